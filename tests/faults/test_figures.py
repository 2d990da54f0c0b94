"""Numbers that can be none: they cost what they are about, and no other mail or mailbox."""

import re

import pytest

from store.records import status
from tests.faults.hostile import Asked, Hostile
from tests.faults.truth import messages, same
from tests.sync.office import Office

BEYOND = (b"0", b"4294967296", b"9223372036854775808")


def of_inbox(server: Hostile, command: str, what: bytes, instead: bytes) -> None:
    """One thing that is said of INBOX is another."""

    def how(asked: Asked) -> bytes:
        opened = [line for line in server.lines if line.split()[1].upper() == b"SELECT"]
        named = asked.command if command == "SELECT" else opened[-1]
        return re.sub(what, instead, asked.whole) if b"INBOX" in named else asked.whole

    server.twist(command, how)


def filled(server: Hostile, office: Office, *, first: bool) -> None:
    server.deliver("one", "two")
    server.deliver("filed", box=b"Archive")
    if not first:
        office.synced()
    server.deliver("three")
    server.deliver("also filed", box=b"Archive")
    server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Flagged"]))


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("command", "what", "instead"),
    [
        *(("UID FETCH", rb"MODSEQ \(\d+\)", b"MODSEQ (%s)" % n) for n in (BEYOND[-1], b"NIL")),
        *(("SELECT", rb"FETCH \(UID \d+", b"FETCH (UID " + n) for n in BEYOND),
        ("SELECT", rb"UIDVALIDITY \d+", b"UIDVALIDITY " + BEYOND[-1]),
        ("SELECT", rb"\d+ EXISTS", b"4294967295 EXISTS"),
    ],
)
def test_where_it_says_nothing_of_the_mails_they_are_there(
    server: Hostile, office: Office, first: bool, command: str, what: bytes, instead: bytes
) -> None:
    filled(server, office, first=first)
    of_inbox(server, command, what, instead)
    office.synced()
    assert messages(office) == ["also filed", "filed", "one", "three", "two"]
    assert office.flags("INBOX")[1] == {"\\Flagged"}
    server.straight()
    office.ahead += 90_000
    office.synced()
    same(office, server)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("command", "what", "instead"),
    [
        ("UID FETCH", rb"RFC822.SIZE \d+", b"RFC822.SIZE " + BEYOND[-1]),
        *(("UID SEARCH", rb"ALL [0-9:,]+", b"ALL " + n) for n in BEYOND),
        ("UID SEARCH", rb"ALL [0-9:,]+", b"ALL 1:4294967295"),
    ],
)
def test_where_it_keeps_mails_away_those_of_other_mailboxes_come_in_the_same_round(
    server: Hostile, office: Office, first: bool, command: str, what: bytes, instead: bytes
) -> None:
    filled(server, office, first=first)
    of_inbox(server, command, what, instead)
    for _ in range(2):
        assert office.sync().code != "lost"
        assert {"filed", "also filed"} <= set(messages(office))
    assert first or {office.place(subject) for subject in ("one", "two")} == {"here"}
    assert status.failures(office.store) == []
    server.straight()
    office.ahead += 90_000
    office.synced()
    same(office, server)
