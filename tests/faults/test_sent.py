"""A mail on its way out over lines that break and servers that say strange things; and its copy
on the way into Sent."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.records import mailboxes, outbox, outbox_copies, status
from store.records.drafts import Letter, save_draft
from store.words.clean import clean
from tests.faults.conftest import behind_proxy
from tests.faults.hostile import HANG_UP, Hostile, hostile
from tests.faults.post import Post, post
from tests.faults.proxy import Break, Proxy, Side, proxied
from tests.faults.truth import same
from tests.faults.world import Box
from tests.peers.dovecot import Dovecot
from tests.sync.mailing import BEA, later, mail, sent, shown, state, write
from tests.sync.office import Office, letter, wait_until
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot


@pytest.fixture
def server() -> Iterator[Post]:
    with post() as server:
        yield server


@pytest.fixture
def wire(server: Post) -> Iterator[Proxy]:
    """The line to the SMTP server."""
    with proxied(server.port) as proxy:
        yield proxy


@pytest.fixture
def office(dovecot: Dovecot, wire: Proxy, tmp_path: Path) -> Office:
    """Its server is known to file nothing in Sent."""
    office = new_office(dovecot.account(), tmp_path, smtp_port=wire.port)
    mailboxes.remember(office.store, office.account_id, files_sent=["127.0.0.1", "never"])
    return office


Point = tuple[Side, bytes, int]
END = b"\r\n.\r\n"
BEFORE_THE_DOT: list[Point] = [
    ("server", b"", 0),
    ("client", b"ehlo", 0),
    ("client", b"MAIL FROM", -9),
    ("client", b"MAIL FROM", 4),
    ("server", b"250 HELP\r\n250", 0),
    ("client", b"RCPT TO", 3),
    ("client", b"DATA\r\n", -6),
    ("client", b"DATA\r\n", 0),
    ("server", b"354 go on\r\n", -4),
]
FROM_THE_DOT: list[Point] = [
    ("client", END, -2),
    ("client", END, 0),
    ("server", b"250 taken", -9),
    ("server", b"250 taken", -3),
]


@pytest.mark.parametrize("act", ["cut", "reset"])
@pytest.mark.parametrize("point", BEFORE_THE_DOT)
def test_a_line_that_breaks_before_the_dot_sends_the_mail_later_and_once(
    office: Office, server: Post, wire: Proxy, point: Point, act: str
) -> None:
    """Fault 45"""
    side, words, after = point
    wire.breaks.append(Break("cut" if act == "cut" else "reset", side, words, after))
    id_ = write(office)
    later(office).synced()
    assert wire.breaks[0].happened
    assert (state(office, id_), len(server.taken)) == ("queued", 0)
    later(office, 61).synced()
    assert (state(office, id_), len(server.taken)) == ("filed", 1)
    later(office, 90_000).synced()
    assert len(server.taken) == len(sent(office)) == 1
    same(office, office.peer)


def test_a_line_that_breaks_in_a_long_text_sends_the_mail_later_and_once(
    office: Office, server: Post, wire: Proxy
) -> None:
    """Fault 45"""
    wire.breaks.append(Break("reset", "client", b"Here it is", 100_000))
    text = "Here it is. " + "So long a text fills every buffer on its way.\n" * 120_000
    draft = save_draft(office.store, Letter("work", (BEA,), subject="offer", text=text))
    id_ = outbox.queue(office.store, draft, office.now())
    later(office).synced()
    assert (state(office, id_), len(server.taken)) == ("queued", 0)
    later(office, 61).synced()
    assert (state(office, id_), len(server.taken)) == ("filed", 1)


@pytest.mark.parametrize("act", ["cut", "reset"])
def test_a_line_that_breaks_in_a_short_text_sends_the_mail_once_or_asks(
    office: Office, server: Post, wire: Proxy, act: str
) -> None:
    """Fault 45: the dot may have left before the end was heard of, or not."""
    wire.breaks.append(Break("cut" if act == "cut" else "reset", "client", b"Here it is"))
    id_ = write(office)
    later(office).synced()
    assert server.taken == []
    later(office, 61).synced()
    later(office, 90_000).synced()
    assert (state(office, id_), len(server.taken)) in {("filed", 1), ("uncertain", 0)}


@pytest.mark.parametrize("act", ["cut", "reset"])
@pytest.mark.parametrize("point", FROM_THE_DOT)
def test_a_line_that_breaks_at_the_dot_never_sends_the_mail_twice(
    office: Office, server: Post, wire: Proxy, point: Point, act: str
) -> None:
    """Fault 45: the server may have it, or not; nobody here can know."""
    side, words, after = point
    wire.breaks.append(Break("cut" if act == "cut" else "reset", side, words, after))
    id_ = write(office)
    later(office).synced()
    assert wire.breaks[0].happened
    assert state(office, id_) == "uncertain"
    for seconds in (61, 300, 900, 90_000):
        later(office, seconds).synced()
    assert state(office, id_) == "uncertain"
    assert len(server.taken) <= 1
    assert [failure.code for failure in status.failures(office.store)] == ["uncertain"]


@pytest.mark.parametrize("verb", ["hello", "EHLO", "MAIL", "RCPT", "DATA", "."])
@pytest.mark.parametrize("end", [b"", HANG_UP])
def test_a_server_that_closes_down_at_any_time_gets_the_mail_later_and_once(
    office: Office, server: Post, verb: str, end: bytes
) -> None:
    """Fault 48"""
    server.twist(verb, b"421 4.3.2 closing down\r\n" + end, times=1)
    id_ = write(office)
    later(office).synced()
    assert (state(office, id_), len(server.taken)) == ("queued", 0)
    for _ in range(3):
        later(office, 301).synced()
    assert (state(office, id_), len(server.taken)) == ("filed", 1)
    assert status.failures(office.store) == []


SHOUT = b"550 5.1.1 \x1b[31mno\x1b]0;title\x07 \xff\x00 such user\r\n"


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "."])
def test_what_a_server_shouts_is_safe_to_show(office: Office, server: Post, verb: str) -> None:
    """Fault 55"""
    server.twist(verb, SHOUT)
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "refused"
    assert clean(str(mail(office, id_).error.get("text", ""))).isprintable()
    assert server.taken == []


@pytest.mark.parametrize("verb", ["hello", "EHLO", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    "reply", [b"2" * 1_100_000 + b"\r\n", b"250-x\r\n" * 400_000, b"\0\0\0\r\n"]
)
def test_a_reply_without_measure_ends_the_attempt_and_loses_nothing(
    office: Office, server: Post, verb: str, reply: bytes
) -> None:
    """Fault 55"""
    server.twist(verb, reply + HANG_UP, times=1)
    id_ = write(office)
    later(office).synced()
    code = "greeting" if verb == "hello" and reply.startswith(b"\0") else "lost"
    assert (state(office, id_), mail(office, id_).error["code"], len(server.taken)) == (
        "queued",
        code,
        0,
    ), mail(office, id_).error
    later(office, 61).synced()
    assert (state(office, id_), len(server.taken)) == ("filed", 1), mail(office, id_).error


LITERAL = b"Subject: offer\r\n"


@pytest.mark.parametrize(
    ("point", "stored"),
    [
        (("client", b"APPEND", -6), False),
        (("client", LITERAL, 0), False),
        (("client", b"Here it is.\r\n", 2), True),
        (("server", b"[APPENDUID", -4), True),
        (("server", b"Append completed", 0), True),
    ],
)
def test_a_copy_that_is_cut_on_its_way_into_sent_lies_there_once(
    office: Office, server: Post, point: Point, stored: bool
) -> None:
    """Fault 43"""
    side, words, after = point
    with proxied(office.peer.port, Break("cut", side, words, after)) as imap:
        id_ = write(office)
        later(behind_proxy(office, imap)).sync()
        assert imap.breaks[0].happened
    wait_until(lambda: len(sent(office)) == int(stored))  # The server may still be at it.
    later(office).synced()
    later(office, 3_000).synced()
    assert (state(office, id_), len(server.taken)) == ("filed", 1)
    assert len(sent(office)) == 1
    assert list(shown(office, "offer")) == ["here"]
    same(office, office.peer)


def letters(server: Hostile) -> list[str]:
    """What Sent shows."""
    mails = server.boxes[b"Sent"].mails.values()
    return [mail.subject for mail in mails if "\\Deleted" not in mail.flags]


def theirs_goes(server: Hostile) -> None:
    """Another program removes it."""
    server.change(lambda boxes: boxes[b"Sent"].remove([2]))


def others_come(server: Hostile) -> None:
    """The mailbox is made anew, and other mails lie there under those numbers."""

    def other(boxes: dict[bytes, Box]) -> None:
        boxes[b"Sent"] = Box(uidvalidity=9, attributes=b"\\Sent")
        for subject in ("one", "two"):
            boxes[b"Sent"].add(letter(subject))

    server.change(other)


@pytest.mark.parametrize(
    ("happens", "left"), [(theirs_goes, ["offer"]), (others_come, ["one", "two"])]
)
def test_of_two_copies_ours_goes_only_where_both_lie_there_still(
    server: Post,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    happens: Callable[[Hostile], None],
    left: list[str],
) -> None:
    """Rule 4.2/16"""
    with hostile() as imap:
        office = new_office(imap.account, tmp_path, smtp_port=server.port)
        mailboxes.remember(office.store, office.account_id, files_sent=["127.0.0.1", "never"])
        write(office)
        later(office).synced()
        assert letters(imap) == ["offer"]
        imap.change(lambda boxes: boxes[b"Sent"].add(server.taken[0].content[:-3]))
        really = outbox_copies.seen

        def just_before(*asked: Any) -> list[outbox_copies.Seen]:
            found = really(*asked)
            if any(len(one.places) > 1 for one in found):
                monkeypatch.undo()
                happens(imap)
            return found

        monkeypatch.setattr(outbox_copies, "seen", just_before)
        later(office, 300).synced()
        assert letters(imap) == left
