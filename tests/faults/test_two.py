"""Two accounts, one of them on a server out of its mind: the other does not notice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from store.config import Secret, Server
from store.records import handling, mailboxes, status
from sync import daemon, session, transport
from sync.pauses import Pauses
from tests.faults.hostile import Asked, Hostile, hostile
from tests.faults.lives import supervised
from tests.peers.dovecot import Dovecot
from tests.sync.office import Office, deliver, wait_until
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

FOREVER = 1_000_000.0


def wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time-out of a server ends, and no rest after a fault."""
    for place in (transport, session):
        monkeypatch.setattr(place, "COMMAND", FOREVER)
    monkeypatch.setattr(transport, "GREETING", FOREVER)
    monkeypatch.setattr(Pauses, "after_fault", lambda pauses: FOREVER)


def silent(server: Hostile) -> None:
    server.greeting = b""


def deaf(server: Hostile) -> None:
    server.twist("LOGIN", lambda asked: b"")


def flooding(server: Hostile) -> None:
    server.twist("LIST", lambda asked: (b"* OK " + b"x" * 1_000_000 + b"\r\n") * 70)


def rude(server: Hostile) -> None:
    server.greeting = b"* BYE go away\r\n"


def stalling(server: Hostile) -> None:
    server.deliver("bait")

    def stall(asked: Asked) -> bytes:
        return asked.whole[:-40] if b"BODY.PEEK[]" in asked.command else asked.whole

    server.twist("UID FETCH", stall)


def restless(server: Hostile) -> None:
    server.deliver("bait")

    def renumber(asked: Asked) -> bytes:
        box = server.boxes[b"INBOX"]
        box.renumber(box.uidvalidity + 1, 1)
        return asked.whole

    server.twist("SELECT", renumber)
    server.twist("IDLE", b"BAD what")


def absurd(server: Hostile) -> None:
    server.deliver("bait")
    server.twist("UID FETCH", lambda asked: b"* 1 FETCH (UID 1 BODY[] {99999999999}\r\n")


def with_another(office: Office, port: int) -> Office:
    """The same store with a second account."""
    first = office.config.accounts[0]
    imap = Server("127.0.0.1", port, "none", "jane", Secret("env", "OWED_TEST_SECRET"))
    second = replace(first, name="other", address="jane@other.example", imap=imap)
    config = replace(office.config, accounts=(second, first))
    mailboxes.accounts_sync(office.store, config)
    return replace(office, config=config)


@pytest.mark.parametrize("madness", [silent, deaf, flooding, rude, stalling, restless, absurd])
def test_an_account_on_a_mad_server_keeps_no_other_waiting(
    dovecot: Dovecot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    madness: Callable[[Hostile], None],
) -> None:
    """Fault 60. What waited for a time-out or a rest of the other's would not come at all."""
    monkeypatch.setenv("OWED_TEST_SECRET", "secret")
    wait_for_ever(monkeypatch)
    monkeypatch.setattr(daemon, "TICK_SECONDS", 0.02)
    monkeypatch.setattr(daemon, "END_SECONDS", 0.2)
    monkeypatch.setattr("store.records.intents.UNDO_SECONDS", 0)
    with hostile() as server:
        madness(server)
        office = with_another(new_office(dovecot.account(), tmp_path), server.port)
        deliver(office.peer, "INBOX", ["one"])
        with supervised(office):
            wait_until(lambda: server.connections)
            wait_until(lambda: phases(office)["work"] == "watching")
            deliver(office.peer, "INBOX", ["two"])
            wait_until(lambda: "two" in office.subjects())
            handling.star(office.store, [office.key("two")], True)
            wait_until(lambda: "\\Flagged" in office.flags("INBOX")[2])
            assert phases(office)["other"] in {"connecting", "offline", "syncing", "watching"}
        assert office.flags("INBOX")[1] == frozenset()


def phases(office: Office) -> dict[str, str]:
    return {state.name: state.phase for state in status.account_states(office.store)}
