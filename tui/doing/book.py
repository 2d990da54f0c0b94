"""The client book, from a row: its client and another entry are one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


def _merge(main: "MainScreen") -> None:
    row = main.row
    if row is None or row.client_id is None:
        return
    from tui.screens.merge import Merge

    main.app.push_screen(Merge(main, row.client_id, row.client or ""))


HANDLERS = {"merge-client": _merge}
