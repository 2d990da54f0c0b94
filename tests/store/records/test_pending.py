from pathlib import Path

from store.records import handling, views
from store.records.pending import Pending, pending
from tests.tui.world import firm

HOUR = 3600


def test_a_change_is_told_once_its_undo_window_is_over(tmp_path: Path) -> None:
    world = firm(tmp_path)
    inbox = views.keys(world.store, "inbox", views.at(world.store))
    handling.archive(world.store, inbox[:1])
    assert pending(world.store, world.now - HOUR) == Pending(0, 0)
    assert pending(world.store, world.now + HOUR).changes >= 1


def test_nothing_is_pending_where_nothing_was_done(tmp_path: Path) -> None:
    assert pending(firm(tmp_path).store, 2**40) == Pending(0, 0)
