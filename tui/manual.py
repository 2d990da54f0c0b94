"""The manual's page of keys, written from the table of actions: `python -m tui.manual`."""

import sys
from itertools import groupby

from tui.actions import ACTIONS, Action
from tui.keys import Keys

HEAD = """# Keys

Made from the table of actions by `make manual`; the same table feeds the footer and `?`.
`[keys]` in the configuration changes a key by its action's name; `keys = "mutt"` under `[screen]`
chooses the second set.
"""
_WHERE = {
    "main": "",
    "list": "in the list",
    "reader": "while reading",
    "compose": "while writing",
    "review": "before sending",
    "call": "in the call form",
    "outgoing": "on a mail on its way",
}


def page() -> str:
    """Markdown, a table a group, in the order of the actions."""
    usual, mutt = Keys("vim+gmail"), Keys("mutt")
    parts = [HEAD]
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        parts.append(
            f"\n## {group}\n\n| key | mutt | does | where | action |\n|---|---|---|---|---|\n"
        )
        parts += [_row(action, usual, mutt) for action in actions]
    return "".join(parts)


def _row(action: Action, usual: Keys, mutt: Keys) -> str:
    cells = (
        _code(usual.shown(action.id, 4)),
        _code(mutt.shown(action.id, 4)),
        action.help,
        _WHERE[action.scope],
        f"`{action.id}`",
    )
    return "| " + " | ".join(cells) + " |\n"


def _code(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.replace("|", "\\|").split()) if keys else ""


if __name__ == "__main__":
    sys.stdout.write(page())
