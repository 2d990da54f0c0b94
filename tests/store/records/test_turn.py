"""What is left to be judged is judged by one at a time."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.records import judging, settling, turn, verdicts
from store.records.database import Store
from tests.store.records.firm import Firm


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    found = Firm(tmp_path)
    found.receive(
        *(found.mail(f"Mon {hour}:00", "x@stranger.example", "Which?") for hour in (8, 9))
    )
    with found.store.transaction() as conn:
        conn.execute("UPDATE conversations SET stale = 1")
    yield found
    found.store.close()


@pytest.fixture
def other(firm: Firm) -> Iterator[threading.Event]:
    """Somebody else is at it, until this is set."""
    had, over = threading.Event(), threading.Event()

    def hold() -> None:
        with turn.turn(Store(firm.store.path, firm.store.config)) as mine:
            assert mine
            had.set()
            over.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    assert had.wait(60)
    yield over
    over.set()
    thread.join()


def test_what_another_is_at_is_left_to_it(firm: Firm, other: threading.Event) -> None:
    ids = [row[0] for row in firm.store.reader().execute("SELECT id FROM conversations")]
    assert verdicts.go_on_alone(firm.store) is None
    assert judging.settle(firm.store, ids[:1]) == 1  # What the user has just touched, at once.
    assert verdicts.left(firm.store) == 1
    firm.store.patience = 5.0
    settling.settle_all(firm.store)  # After a change on the screen, which waits for nobody.
    assert verdicts.left(firm.store) == 1


def test_who_waits_for_all_goes_on_when_the_other_is_through(
    firm: Firm, other: threading.Event
) -> None:
    threading.Timer(0.05, other.set).start()
    verdicts.up_to_date(firm.store)
    assert verdicts.left(firm.store) == 0


def test_one_that_has_stopped_in_the_middle_is_not_waited_for(
    firm: Firm, other: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "PATIENCE", 0.01)
    verdicts.up_to_date(firm.store)
    assert verdicts.left(firm.store) == 0
