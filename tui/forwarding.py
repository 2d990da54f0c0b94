"""The files of a mail that is forwarded, or gone on with, kept beside the store until it has gone
out.

Each lies under its mail and part, so that forwarding again makes no second copy.
"""

import time
from collections.abc import Iterable
from pathlib import Path

from store.records import outbox_rows
from store.records.database import Store
from store.records.items import AttachmentItem
from store.words.clean import safe_filename
from store.words.i18n import ngettext
from tui.files import FileError, contents

KEPT = 30 * 86_400
"""Seconds after which a copy that no draft names goes."""


def folder(store: Store) -> Path:
    return store.path.parent / "forwarded"


def keep(
    store: Store, message: int, files: Iterable[AttachmentItem]
) -> tuple[tuple[str, ...], int]:
    """In a lane's thread: the paths of a mail's attachments, and how many could not be had."""
    _tidy(store)
    paths, missing, content = [], 0, contents(store, message)
    for file in files:
        if file.inline:
            continue
        try:
            data = content(file.part)
            paths.append(str(_write(folder(store) / f"{message}-{file.part}", file.name, data)))
        except (FileError, OSError):
            missing += 1
    return tuple(paths), missing


def _write(place: Path, name: str, data: bytes) -> Path:
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = place / safe_filename(name)
    path.touch(mode=0o600)
    path.write_bytes(data)
    return path


def _tidy(store: Store) -> None:
    written = [*outbox_rows.drafts(store), *outbox_rows.outgoing(store)]
    named = {path for mail in written for path in mail.attachments}
    old = time.time() - KEPT
    for path in _files(folder(store)):
        if str(path) not in named and path.stat().st_mtime < old:
            path.unlink(missing_ok=True)


def _files(place: Path) -> Iterable[Path]:
    return [path for path in place.glob("*/*") if path.is_file()] if place.is_dir() else []


def not_fetched(missing: int) -> str:
    return ngettext(
        "{n} attachment does not go with it: it has not been fetched.",
        "{n} attachments do not go with it: they have not been fetched.",
        missing,
    ).format(n=missing)
