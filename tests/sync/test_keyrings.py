"""A keyring that may wait for its user: how often it is asked, and what is known meanwhile."""

from collections.abc import Iterator

import keyring
import pytest

from sync import keyrings
from sync.keyrings import NoAnswer
from tests.sync.office import wait_until
from tests.sync.rings import WaitingRing


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[WaitingRing]:
    ring = WaitingRing("hunter2")
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
    monkeypatch.setattr(keyrings, "PATIENCE", 0.05)
    monkeypatch.setattr(keyrings, "_open", {})
    yield ring
    ring.unlocked.set()
    wait_until(lambda: not keyrings.unanswered("owed:work"))


def unlocked(ring: WaitingRing, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on it answers, and is given the time to."""
    ring.unlocked.set()
    wait_until(lambda: not keyrings.unanswered("owed:work"))
    monkeypatch.setattr(keyrings, "PATIENCE", 60.0)


def why() -> str:
    with pytest.raises(NoAnswer) as none:
        keyrings.get("owed:work", "jane")
    return none.value.text


def test_however_often_it_is_asked_it_shows_one_prompt(
    ring: WaitingRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (why(), why()) == ("timeout", "timeout")
    wait_until(lambda: ring.asked)
    assert ring.asked == 1
    assert keyrings.unanswered("owed:work") and not keyrings.unanswered("owed:home")
    unlocked(ring, monkeypatch)
    assert keyrings.get("owed:work", "jane") == "hunter2"


def test_whoever_closes_its_prompt_late_sees_no_other_at_once(
    ring: WaitingRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert why() == "timeout"
    ring.refuses = True
    unlocked(ring, monkeypatch)
    assert (why(), ring.asked) == ("KeyringLocked", 1)
    ring.refuses = False
    assert (keyrings.get("owed:work", "jane"), ring.asked) == ("hunter2", 2)


def test_nothing_that_it_told_is_kept(ring: WaitingRing, monkeypatch: pytest.MonkeyPatch) -> None:
    assert why() == "timeout"
    unlocked(ring, monkeypatch)
    ring.kept = "another"
    assert keyrings.get("owed:work", "jane") == "another"


def test_whoever_no_longer_wants_an_answer_waits_for_none(
    ring: WaitingRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyrings, "PATIENCE", 1_000.0)
    with pytest.raises(NoAnswer):
        keyrings.get("owed:work", "jane", lambda: True)
