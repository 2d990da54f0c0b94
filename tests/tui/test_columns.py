from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.rules.hours import WorkingHours
from store.rules.timing import late
from store.words import stamps
from tui.columns import MARK, pieces, tall, two_lines
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


@pytest.mark.parametrize("width", [34, 46, 51, 60, 77])
@pytest.mark.parametrize("client", ["Acme", "漢字漢字漢字漢字漢字", "e\u0301" * 30])
def test_both_lines_of_a_high_row_are_as_wide_as_the_list(width: int, client: str) -> None:
    for line_ in two_lines(row(client, client), width, cursor=True, marked=False):
        assert cell_len("".join(piece.text for piece in line_)) == width


def test_a_narrow_list_that_is_high_says_who_and_what_below_each_other() -> None:
    upper, lower = two_lines(row(), 46, cursor=False, marked=False)
    assert "Acme Kft." in "".join(piece.text for piece in upper)
    assert "Bea Nagy · Price list" in "".join(piece.text for piece in lower)


def test_rows_have_two_lines_only_where_one_is_too_short_and_lines_are_there() -> None:
    assert (tall(79, 20), tall(51, 34), tall(51, 10), tall(19, 34)) == (1, 2, 1, 1)


@pytest.mark.parametrize("width", [33, 60, 80])
def test_where_nothing_is_due_the_row_has_the_room_of_the_mark(width: int) -> None:
    bare = row(subject="Price list for the first quarter")._replace(mark=None)
    assert cell_len(drawn(bare, width)) == width
    assert "2d over" not in drawn(bare, width)
    assert len(drawn(bare, width).rpartition("Acme")[0]) < MARK
    for line_ in two_lines(bare, width, cursor=True, marked=True):
        assert cell_len("".join(piece.text for piece in line_)) == width


def test_what_nobody_is_named_for_has_the_room_of_both() -> None:
    nameless = row(subject="Contact form: about the delivery")._replace(who=Safe(""))
    assert "Contact form: about the delivery" in drawn(nameless, 80)


def test_no_mark_is_wider_than_its_column() -> None:
    now, zone = int(datetime(2026, 11, 25, 10, 40, tzinfo=UTC).timestamp()), ZoneInfo("UTC")
    marks = [stamps.due(now + hours * 3600, now, zone) for hours in range(0, 24 * 400, 5)]
    always = WorkingHours((((0, 24 * 60),),) * 7, zone)
    marks += [stamps.over(late(always, now - n * 3600, now)) for n in range(0, 24 * 400, 5)]
    assert max(map(len, marks)) <= MARK
