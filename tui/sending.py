"""What composing does beside the screen: giving a mail to the outbox, and the user's editor."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from store.records import outbox
from store.records.database import Store
from store.records.drafts import Letter, save_draft
from store.words.clean import clean_own
from store.words.i18n import _

if TYPE_CHECKING:
    from textual.app import App


def send(
    store: Store, letter: Letter, draft: int | None, over: str | None, until: int | None = None
) -> int:
    """In the writer's thread: the newest text becomes the draft, and the draft goes out, now or at
    that instant. over: the text that it has seen there."""
    id_ = save_draft(store, letter, draft, over)
    return outbox.queue(store, id_, until=until)


def editor() -> list[str]:
    """$VISUAL or $EDITOR; vim without its modelines: a quoted mail could set its options."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "") or ["vi"]
    program = Path(shutil.which(command[0]) or command[0]).resolve().name
    if program.startswith(("vim", "nvim", "gvim", "mvim")):
        command += ["--cmd", "set nomodeline"]
    return command


def edit_outside(app: "App[None]", text: str) -> tuple[str, str]:
    """The text after $VISUAL or $EDITOR, and what went wrong, if anything did."""
    command = editor()
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="owed-", suffix=".eml.txt", delete=False
    ) as file:
        file.write(clean_own(text))
    path = Path(file.name)
    try:
        with app.suspend():
            done = subprocess.run([*command, str(path)], check=False)
        if done.returncode != 0:
            return text, _("The editor ended with an error; the text is as it was.")
        return path.read_text(encoding="utf-8", errors="replace"), ""
    except SuspendNotSupported:
        return text, _("An editor of your own cannot run in this kind of terminal.")
    except OSError as error:
        return text, _("The editor {name} does not start: {said}").format(
            name=command[0], said=error.strerror
        )
    finally:
        path.unlink(missing_ok=True)
