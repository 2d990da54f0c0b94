import pytest

from tui.panes import Panes, panes


@pytest.mark.parametrize(
    ("width", "reading", "card", "shown"),
    [
        (80, False, None, Panes(True, False, False)),
        (80, True, None, Panes(False, True, False)),
        (80, True, True, Panes(False, False, True)),
        (100, False, None, Panes(True, True, False)),
        (139, True, None, Panes(True, True, False)),
        (120, False, True, Panes(True, False, True)),
        (140, False, None, Panes(True, True, True)),
        (140, False, False, Panes(True, True, False)),
    ],
)
def test_what_stands_beside_the_list(
    width: int, reading: bool, card: bool | None, shown: Panes
) -> None:
    assert panes(width, reading=reading, card=card) == shown
