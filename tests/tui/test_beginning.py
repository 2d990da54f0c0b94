"""The first list is read while the screen is loaded, and is in its first frame."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from store.records import decisions, views
from store.records.query import QueryError
from store.records.rows import Row
from tests.tui.world import World, firm
from tui.feed import Feed
from tui.listing import FOLD, Listing
from tui.places import Place


class Desk:
    """A feed without a screen: what its threads answer is taken one by one."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._answers: Queue[Callable[[], None]] = Queue()
        self.feed = Feed(world.store, None, self._answers.put, self._failed)
        self.lists: list[Listing | QueryError] = []
        self.rows: list[Row] = []

    def answer(self) -> None:
        self._answers.get(timeout=60)()

    @property
    def keys(self) -> list[int]:
        (listing,) = self.lists
        assert isinstance(listing, Listing)
        return [key for key in listing.keys if key != FOLD]

    def _failed(self, error: Exception) -> None:
        raise error


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Its first frame waits for the list, however busy the machine is."""
    monkeypatch.setattr("tui.feed._PATIENCE", 60.0)
    made = Desk(firm(tmp_path))
    yield made
    made.feed.close()


def test_the_list_and_its_rows_are_there_at_once(desk: Desk) -> None:
    desk.feed.begin()
    desk.feed.listing(Place("owed"), desk.lists.append)
    desk.feed.rows(desk.keys, desk.rows.extend)
    store = desk.world.store
    when = views.at(store)
    assert desk.keys == views.keys(store, "owed", when, backlog=False)
    assert desk.rows == views.rows(store, desk.keys, when)


def test_another_list_is_asked_of_the_store(desk: Desk) -> None:
    desk.feed.begin()
    desk.feed.listing(Place("all"), desk.lists.append)
    assert not desk.lists
    desk.answer()
    assert desk.keys == views.keys(desk.world.store, "all", views.at(desk.world.store))


def test_what_is_written_after_it_was_read_shows_as_a_change(desk: Desk) -> None:
    changes: list[str] = []
    desk.feed.begin()
    desk.feed.poll(lambda: changes.append("before"))
    desk.answer()
    desk.feed.listing(Place("owed"), desk.lists.append)
    decisions.decide(desk.world.store, [desk.keys[0]], "no-answer")
    desk.feed.poll(lambda: changes.append("after"))
    desk.answer()
    assert changes == ["after"]


def test_the_next_list_is_read_with_its_rows_anew(desk: Desk) -> None:
    desk.feed.begin()
    desk.feed.listing(Place("owed"), desk.lists.append)
    done = desk.keys[0]
    decisions.decide(desk.world.store, [done], "no-answer")
    desk.lists.clear()
    desk.feed.listing(Place("owed"), desk.lists.append)
    desk.answer()
    assert done not in desk.keys
    desk.feed.rows([done], desk.rows.extend)
    desk.answer()
    assert [row.state for row in desk.rows] != ["owed"]


@pytest.mark.parametrize(
    ("module", "late"),
    [("tui.beginning", {"textual", "rich"}),
     ("tui.app", {"store.records.judging", "store.rules.loops", "store.message.parse"})],
)  # fmt: skip
def test_what_the_first_frame_does_not_show_is_loaded_later(module: str, late: set[str]) -> None:
    probe = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60
    )
    assert not set(done.stdout.split()) & late
