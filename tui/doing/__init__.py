"""What each action does, by its id; one file for each group of the table."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tui.doing import (
    app,
    book,
    deciding,
    going,
    looking,
    marking,
    moving,
    noting,
    outgoing,
    parting,
    proposed,
    strangers,
    undoing,
    writing,
)

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

HANDLERS: "Mapping[str, Callable[[MainScreen], None]]" = {
    **moving.HANDLERS,
    **looking.HANDLERS,
    **deciding.HANDLERS,
    **noting.HANDLERS,
    **parting.HANDLERS,
    **strangers.HANDLERS,
    **proposed.HANDLERS,
    **book.HANDLERS,
    **undoing.HANDLERS,
    **marking.HANDLERS,
    **writing.HANDLERS,
    **outgoing.HANDLERS,
    **going.HANDLERS,
    **app.HANDLERS,
}
