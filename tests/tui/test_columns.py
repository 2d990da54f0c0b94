import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.columns import pieces
from tui.rowtext import RowText
from tui.safe import Safe, line


def row(client: str = "Acme Kft.", subject: str = "Price list", *, unread: bool = True) -> RowText:
    return RowText(
        Safe("2d over"), "overdue", Safe("★"), line(client), Safe("✉"), Safe("Bea Nagy"),
        line(subject), Safe("3"), Safe("Tue"), unread, False,
    )  # fmt: skip


def drawn(text: RowText, width: int, *, cursor: bool = False, marked: bool = False) -> str:
    return "".join(piece.text for piece in pieces(text, width, cursor=cursor, marked=marked))


@pytest.mark.parametrize("width", [20, 33, 46, 60, 69, 70, 80, 100, 140, 250])
@pytest.mark.parametrize(
    "client", ["Acme", "漢字漢字漢字漢字漢字", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "e\u0301" * 30]
)
def test_every_row_is_as_wide_as_the_list(width: int, client: str) -> None:
    assert cell_len(drawn(row(client, client), width)) == width


@given(st.text(max_size=50), st.text(max_size=50), st.integers(16, 200))
def test_no_text_breaks_a_column(client: str, subject: str, width: int) -> None:
    plain, odd = drawn(row(), width), drawn(row(client, subject), width)
    assert cell_len(odd) == cell_len(plain) == width


def test_the_most_important_comes_first_and_stays_longest() -> None:
    narrow = drawn(row(), 30)
    assert "2d over" in narrow and "Acme" in narrow and "Price" not in narrow
    assert "Bea Nagy" not in drawn(row(), 60)
    wide = drawn(row(), 80)
    assert all(part in wide for part in ("2d over", "★", "Acme", "✉", "Bea", "Price", "3", "Tue"))


def test_cursor_and_mark_have_shapes_of_their_own() -> None:
    assert drawn(row(), 80, cursor=True).startswith("▌")
    assert drawn(row(), 80, marked=True).startswith("✓")
    assert drawn(row(), 80).startswith(" ")


def test_unread_is_told_by_weight() -> None:
    assert {p.style for p in pieces(row(), 80, cursor=False, marked=False)} >= {"unread"}
    read = pieces(row(unread=False), 80, cursor=False, marked=False)
    assert "unread" not in {p.style for p in read}
