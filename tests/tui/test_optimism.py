from pathlib import Path

from store.records import views
from tests.tui.world import firm
from tui.listing import Listing
from tui.optimism import Optimism
from tui.places import Place

LIST = Listing(Place("owed"), None, [1, 2, 3])


def shown(optimism: Optimism) -> list[int]:
    return list(optimism.over(LIST).keys)


def test_a_row_leaves_at_once() -> None:
    optimism = Optimism()
    optimism.begin([2], [])
    assert shown(optimism) == [1, 3]


def test_an_answer_from_before_the_write_does_not_bring_it_back() -> None:
    optimism = Optimism()
    asked = optimism.tick
    ticket = optimism.begin([2], [])
    optimism.answered(asked)
    assert shown(optimism) == [1, 3]
    optimism.done(ticket)
    optimism.answered(asked)
    assert shown(optimism) == [1, 3]


def test_an_answer_from_after_the_write_is_the_truth() -> None:
    optimism = Optimism()
    ticket = optimism.begin([2], [])
    optimism.done(ticket)
    optimism.answered(optimism.tick)
    assert shown(optimism) == [1, 2, 3]


def test_a_refused_write_brings_its_rows_back_and_no_others() -> None:
    optimism = Optimism()
    refused = optimism.begin([2], [])
    optimism.begin([3], [])
    optimism.failed(refused)
    assert shown(optimism) == [1, 2]


def test_a_row_that_stays_shows_what_was_done_to_it(tmp_path: Path) -> None:
    store = firm(tmp_path).store
    when = views.at(store)
    (row, *_rest) = views.rows(store, views.keys(store, "owed", when), when)
    optimism = Optimism()
    ticket = optimism.begin([], [(row.key, {"starred": True})])
    assert optimism.over_row(row).starred
    optimism.failed(ticket)
    assert not optimism.over_row(row).starred
