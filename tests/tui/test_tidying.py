import gc
from collections.abc import Iterator

import pytest

from tui import tidying
from tui.tidying import AWAY, LATEST, PAUSE, Tidying


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0
        self.looks: list[float] = []
        """At all that there is."""

    def look(self, generation: int = 2) -> int:
        if generation == 2:
            self.looks.append(self.now)
        return 0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(tidying, "monotonic", lambda: found.now)
    monkeypatch.setattr(gc, "collect", found.look)
    return found


@pytest.fixture
def collector() -> Iterator[None]:
    """As it was, for the tests that follow."""
    yield
    gc.unfreeze()


def test_each_look_gives_back_what_was_freed(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    monkeypatch.setattr(tidying, "give_back", lambda: given.append(clock.now))
    Tidying().look()
    assert given == [clock.now]


def test_it_waits_for_a_pause_in_the_typing(clock: Clock) -> None:
    one = Tidying()
    clock.now += PAUSE / 2
    one.key()
    one.look()
    assert not clock.looks
    clock.now += PAUSE * 2
    one.look()
    one.look()  # Nothing was done since.
    assert len(clock.looks) == 1


def test_whoever_never_pauses_is_met_in_the_end(clock: Clock) -> None:
    one = Tidying()
    for _ in range(int(LATEST) + 10):
        clock.now += 1.0
        one.key()
        one.look()
    assert len(clock.looks) == 1


def test_what_it_has_seen_it_does_not_go_through_again(clock: Clock, collector: None) -> None:
    seen, one = gc.get_freeze_count(), Tidying()
    kept = [[n] for n in range(1000)]
    for typed, still in ((True, True), (True, False), (False, False)):
        assert gc.get_freeze_count() <= seen  # What a dialog is made of goes soon.
        clock.now += PAUSE * 2
        one.key(above=typed)
        clock.now += PAUSE * 2
        one.look(above=still)
    assert gc.get_freeze_count() >= seen + len(kept)


def test_all_is_gone_through_while_nobody_sits_here(
    clock: Clock, collector: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = []
    monkeypatch.setattr(gc, "unfreeze", lambda: aside.append(len(clock.looks)))
    one = Tidying()
    clock.now += 1.0
    one.key()
    clock.now += AWAY + 1
    one.look(above=True)
    one.look(above=True)  # Once is enough, until somebody comes back.
    assert aside == [0] and len(clock.looks) == 1
