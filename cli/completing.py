"""What a shell puts into its line for TAB. Bash puts it there as it comes, and runs it with the
line: a client's name is foreign text, so it is escaped. zsh and fish do that themselves."""

import os
import re
from typing import Any

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

from cli.refusals import USAGE, fail
from store.words.i18n import _

_READ_BY_BASH = re.compile(r"[^\w@%+=:,./-]")


class _Bash(BashComplete):
    """Its lines read each proposal by `read`, which takes one backslash away from each two."""

    def format_completion(self, item: CompletionItem[Any]) -> str:
        escaped = _READ_BY_BASH.sub(r"\\\g<0>", item.value).replace("\\", "\\\\")
        return f"{item.type},{escaped}"


def begin() -> None:
    """Before click answers a shell, which says what stands in its line and where the cursor is."""
    add_completion_class(_Bash)
    shell, _sep, wanted = os.environ["_OWED_COMPLETE"].partition("_")
    if wanted != "complete":
        return
    at = os.environ.get("COMP_CWORD", "")
    if "COMP_WORDS" not in os.environ or not (shell == "fish" or at.isdecimal()):
        fail(_("This asks as a shell does: `owed completion` says how yours is set up"), USAGE)
