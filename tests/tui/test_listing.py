from pathlib import Path

import pytest

from tests.tui.world import BEA, DAY, firm
from tui.listing import FOLD, Head, Listing, load
from tui.places import Place

OWED = Listing(
    Place("owed"), None, [11, 12, 21, 31, FOLD],
    (Head(0, "overdue", 2), Head(2, "soon", 1), Head(3, "fine", 1)), 7,
)  # fmt: skip


def test_lines_are_headings_and_rows_in_turn() -> None:
    drawn = [OWED.at_line(line) for line in range(OWED.height() + 1)]
    assert drawn == [OWED.heads[0], 0, 1, OWED.heads[1], 2, OWED.heads[2], 3, 4, None]


def test_each_row_knows_its_line() -> None:
    for row in range(5):
        assert OWED.at_line(OWED.line_of(row)) == row


def test_rows_of_two_lines_are_found_by_either() -> None:
    drawn = [OWED.at_line(line, 2) for line in range(OWED.height(2) + 1)]
    assert drawn[:5] == [OWED.heads[0], 0, 0, 1, 1]
    assert drawn[5] == OWED.heads[1] and drawn[-3:] == [4, 4, None]
    assert all(drawn[OWED.line_of(row, 2)] == row for row in range(5))


def test_the_fold_is_not_counted_as_a_row() -> None:
    assert OWED.count == 4


def test_the_cursor_stays_on_its_key() -> None:
    newer = Listing(Place("owed"), None, [9, 10, 11, 12, 21])
    assert newer.nearest(21, OWED) == 21


def test_a_key_that_is_gone_gives_way_to_the_next_that_is_left() -> None:
    newer = Listing(Place("owed"), None, [11, 31])
    assert newer.nearest(12, OWED) == 31


def test_at_the_end_it_gives_way_to_the_one_before() -> None:
    newer = Listing(Place("owed"), None, [11, 12])
    assert newer.nearest(31, OWED) == 12


def test_nothing_is_left_in_an_empty_list() -> None:
    assert Listing(Place("owed")).nearest(12, OWED) is None


def test_rows_that_left_take_their_heading_with_them() -> None:
    after = OWED.without([12, 21])
    assert list(after.keys) == [11, 31, FOLD]
    assert after.heads == (Head(0, "overdue", 1), Head(1, "fine", 1))


def test_headings_stand_where_the_bands_begin(tmp_path: Path) -> None:
    world = firm(tmp_path)
    listing = load(world.store, Place("owed"), None)
    assert listing.heads[0] == Head(0, "overdue", 3)
    assert sum(head.rows for head in listing.heads) == listing.count == 5


def test_the_backlog_is_folded_into_one_key(tmp_path: Path) -> None:
    world = firm(tmp_path)
    world.mail(BEA, "Long ago", "Could you answer, please?", 300 * DAY)
    listing = load(world.store, Place("owed"), None)
    assert listing.keys[-1] == FOLD and listing.folded == 1
    assert len(load(world.store, Place("backlog"), None).keys) == 1


@pytest.mark.parametrize("key", [1, 2, 3, 5])
def test_a_row_that_is_kept_stands_where_it_stood(key: int) -> None:
    heads = (Head(0, "overdue", 2), Head(2, "fine", 3))
    old = Listing(Place("owed"), None, [1, 2, 3, 4, 5], heads)
    kept = old.without([key]).keeping(key, old)
    assert (list(kept.keys), kept.heads) == (old.keys, heads)


def test_a_row_that_is_kept_alone_is_the_list() -> None:
    old = Listing(Place("owed"), None, [7], (Head(0, "soon", 1),))
    assert list(Listing(Place("owed")).keeping(7, old).keys) == [7]
