"""What a shell puts into its line for TAB. Bash puts it there as it comes, and runs it with the
line: a client's name is foreign text, so it is escaped. zsh and fish do that themselves."""

import re
from typing import Any

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

_READ_BY_BASH = re.compile(r"[^\w@%+=:,./-]")


class _Bash(BashComplete):
    """Its lines read each proposal by `read`, which takes one backslash away from each two."""

    def format_completion(self, item: CompletionItem[Any]) -> str:
        escaped = _READ_BY_BASH.sub(r"\\\g<0>", item.value).replace("\\", "\\\\")
        return f"{item.type},{escaped}"


def begin() -> None:
    """Before click answers a shell."""
    add_completion_class(_Bash)
