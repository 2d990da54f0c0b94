"""Connections that break between two bytes, before a real Dovecot."""

import pytest

from sync.progress import Finished
from tests.faults.conftest import Behind
from tests.faults.lives import Clock, living, standing
from tests.faults.proxy import Break
from tests.faults.truth import same
from tests.sync.office import deliver, wait_until

pytestmark = pytest.mark.dovecot

MAILS = [b"Subject: %s\r\n\r\n" % subject for subject in (b"one", b"two", b"three")]
ANSWER = b"FETCH (UID 1 BODY[]"


def test_a_literal_that_stalls_for_ever_is_waited_for_no_longer_than_its_time(
    behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 23"""
    office, _ = behind(Break("stall", at=b"BODY[] {", after=40))
    deliver(office.peer, "INBOX", ["one", "two"])
    with monkeypatch.context() as hasty:
        hasty.setattr("sync.transport.COMMAND", 0.5)
        result = office.sync()
    assert (result.code, result.facts["code"]) == ("lost", "timeout")
    assert office.sync() == Finished("work")
    same(office, office.peer)


def test_a_literal_that_drips_slower_than_any_patience_in_all_goes_on(
    behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 23"""
    monkeypatch.setattr("sync.transport.COMMAND", 3.0)
    office, proxy = behind(Break("drip", at=b"BODY[] {", gap=0.006))
    deliver(office.peer, "INBOX", ["one", "two"])
    assert office.sync() == Finished("work")
    assert len(proxy.wires) == 1
    same(office, office.peer)


def test_a_fetch_cut_at_every_byte_ends_in_the_same_store(behind: Behind, clock: Clock) -> None:
    """Fault 24"""
    clock.ends_at = float("inf")
    office, proxy = behind()
    office.peer.deliver_all("INBOX", [(raw, (), None) for raw in MAILS])
    before, length = len(b"* 1 " + ANSWER), sum(map(len, MAILS)) + 200
    proxy.breaks += [Break("cut", at=ANSWER, after=byte - before) for byte in range(length)]
    with living(office):
        wait_until(lambda: standing(office).phase == "watching")
    same(office, office.peer)
    # One cut lies behind each byte of the answer, its tagged end included; then it comes whole.
    happened = [cut.happened for cut in proxy.breaks]
    assert happened == sorted(happened, reverse=True)
    assert sum(happened) > sum(map(len, MAILS)) + 3 * len(ANSWER)
    assert len(proxy.wires) == sum(happened) + 1
