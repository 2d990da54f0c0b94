"""Answers to a FETCH that are not what was asked: each message is judged by itself."""

import re
import tracemalloc
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from sync import stumbling
from sync.progress import Finished
from sync.uidsets import expand
from tests.faults.hostile import HANG_UP, Asked, Hostile, Twist
from tests.faults.truth import messages, same
from tests.sync.office import Office, ago, letter


def body(command: bytes) -> bool:
    return b"BODY.PEEK[]" in command


def unreadable(office: Office) -> list[tuple[int, str]]:
    rows = office.store.reader().execute("SELECT uid, reason FROM unreadable ORDER BY uid")
    return [(uid, reason.partition(":")[0]) for uid, reason in rows.fetchall()]


def test_what_a_search_names_and_a_fetch_never_gives_is_asked_for_once_a_day(
    server: Hostile, office: Office
) -> None:
    """Fault 18"""
    server.deliver("one", "two")

    def more(asked: Asked) -> bytes:
        if b"UID 90" in asked.command:
            return asked.whole.replace(b"UID\r\n", b"UID ALL 90:91\r\n")
        return asked.whole.replace(b" ALL 1:2", b" ALL 1:2,90:91")

    server.twist("UID SEARCH", more)
    server.twist("SELECT", lambda asked: asked.whole.replace(b"UIDNEXT 3", b"UIDNEXT 99"))
    office.synced()
    assert messages(office) == ["one", "two"]
    assert unreadable(office) == [(90, "no-answer"), (91, "no-answer")]
    for _ in range(3):
        asked = len(server.said("UID FETCH 9"))
        office.ahead += 3_600
        office.synced()
        assert len(server.said("UID FETCH 9")) == asked
    server.straight()
    server.change(lambda boxes: setattr(boxes[b"INBOX"], "uidnext", 100))
    server.deliver("three")
    office.synced()
    same(office, server)


def test_a_mail_that_could_not_be_read_and_is_gone_since_is_asked_about_no_more(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/21: it was not asked for any more when it went."""
    server.deliver("one", "two")
    office.synced()
    server.deliver("three")
    refused = b"NO [SERVERBUG] Internal error occurred"
    server.twist("UID FETCH 3", lambda a: a.says(refused) if body(a.command) else a.whole)
    office.synced()
    assert [uid for uid, _ in unreadable(office)] == [3]
    office.ahead += 2 * stumbling.DAY
    server.change(lambda boxes: boxes[b"INBOX"].remove([3]))
    office.synced()
    asked = len(server.said("UID SEARCH"))
    office.synced()
    assert len(server.said("UID SEARCH")) == asked
    assert unreadable(office) == []


def reversed_(asked: Asked) -> bytes:
    return asked.told(*reversed(asked.lines))


def doubled(asked: Asked) -> bytes:
    return asked.told(*asked.lines, *reversed(asked.lines))


def foreign(asked: Asked) -> bytes:
    return asked.told(*(line.replace(b"(UID ", b"(UID 4000") for line in asked.lines), *asked.lines)


def without_uid(asked: Asked) -> bytes:
    nameless = [re.sub(rb"\(UID \d+ ", b"(", line) for line in asked.lines]
    return asked.told(*nameless, *asked.lines, *nameless)


def in_two_lines(asked: Asked) -> bytes:
    """`UID 1 FLAGS ()` and `UID 1 INTERNALDATE …`, `UID 1` and `UID 1 BODY[] …`."""
    halves = [
        re.sub(rb"(\* \d+ FETCH \(UID \d+)(.*?) (INTERNALDATE|BODY\[)", rb"\1\2)\r\n\1 \3", line)
        for line in reversed(asked.lines)
    ]
    return asked.told(*halves)


def uid_last(asked: Asked) -> bytes:
    turned = [
        re.sub(rb"\((UID \d+) (.*)\)\r\n\Z", rb"(\2 \1)\r\n", line, flags=re.DOTALL)
        for line in asked.lines
    ]
    return asked.told(*turned)


def told_anew(asked: Asked) -> bytes:
    """Flags as they were at the beginning of the answer, and as they are at its end."""
    before = [re.sub(rb"FLAGS \([^)]*\)", rb"FLAGS (\\Seen)", line) for line in asked.lines]
    return asked.told(*before, *asked.lines)


SHAPES = [reversed_, doubled, foreign, without_uid, in_two_lines, uid_last, told_anew]


@pytest.mark.parametrize("lie", SHAPES)
def test_answers_in_any_shape_are_stored_once_and_under_their_uid(
    server: Hostile, office: Office, lie: Twist
) -> None:
    """Fault 19"""
    server.deliver("one", "two", "three")
    server.twist("UID FETCH", lie)
    office.synced()
    same(office, server)
    server.change(lambda boxes: boxes[b"INBOX"].flag(2, ["\\Flagged"]))
    server.deliver("four")
    office.synced()
    same(office, server)
    flags = {uid for uid, flags in office.flags("INBOX").items() if flags}
    assert flags == {2}


BROKEN = {
    77: (rb"FLAGS \(\)", b"FLAGS \\Seen"),
    120: (rb"FLAGS \(\)", b"FLAGS (("),
    144: (rb"RFC822.SIZE \d+", b"RFC822.SIZE -1"),
    191: (rb"BODY\[\] \{\d+\}\r\n.*\)", b'BODY[] "without end)'),
}
"""By UID, what is said instead of what."""


def test_a_broken_answer_among_200_costs_its_own_mail_for_one_day(
    server: Hostile, office: Office
) -> None:
    """Fault 20"""
    server.deliver(*(f"mail {number}" for number in range(200)))

    def broken(line: bytes) -> bytes:
        found = re.search(rb"FETCH \(UID (\d+) ", line)
        what, instead = BROKEN.get(int(found[1]) if found else 0, (rb"(?!)", b""))
        return re.sub(what, lambda _: instead, line, flags=re.DOTALL)

    server.twist("UID FETCH", lambda asked: asked.told(*map(broken, asked.lines)))
    office.synced()
    assert len(messages(office)) == 200 - len(BROKEN)
    assert [uid for uid, _ in unreadable(office)] == list(BROKEN)
    server.straight()
    office.ahead += stumbling.DAY + 1
    office.synced()
    same(office, server)


def test_a_mail_whose_flags_are_nil_has_none(server: Hostile, office: Office) -> None:
    """Fault 20: that is no list, and says as much as an empty one."""
    server.deliver("one", "two")
    server.change(lambda boxes: boxes[b"INBOX"].flag(2, ["\\Flagged"]))
    server.twist("UID FETCH", lambda asked: asked.whole.replace(b"FLAGS ()", b"FLAGS NIL"))
    office.synced()
    same(office, server)
    assert unreadable(office) == []
    server.change(lambda boxes: boxes[b"INBOX"].flag(2, []))
    office.synced()
    assert office.flags("INBOX") == {1: frozenset(), 2: frozenset()}


@pytest.mark.parametrize(
    "said", [b"INTERNALDATE NIL ", b'INTERNALDATE "the first of May" ', b"INTERNALDATE (1 2) ", b""]
)
@pytest.mark.parametrize("box", ["INBOX", "Sent"])
def test_a_mail_of_which_the_server_does_not_tell_when_it_came_is_as_of_its_date_or_of_now(
    server: Hostile, office: Office, said: bytes, box: str
) -> None:
    """Fault 20"""
    sent = ago(days=3)
    dates = {"dated": f"Date: {format_datetime(sent)}\r\n", "bare": ""}
    mails = [re.sub(rb"Date: [^\r]*\r\n", dates[s].encode(), letter(s)) for s in dates]
    server.change(lambda boxes: [boxes[box.encode()].add(mail) for mail in mails])
    server.twist(
        "UID FETCH", lambda asked: re.sub(rb'INTERNALDATE "[^"]*" ', lambda _: said, asked.whole)
    )
    before = office.now()
    office.synced()
    same(office, server)
    assert unreadable(office) == []
    rows = office.store.reader().execute("SELECT subject, at FROM messages")
    at = dict(rows.fetchall())
    assert at["dated"] == int(sent.timestamp())
    assert before <= at["bare"] <= office.now()
    assert sum(b"INTERNALDATE" in line for line in server.said("UID FETCH")) == 1


def test_a_mail_that_came_after_all_is_not_noted_as_unreadable_any_more(
    server: Hostile, office: Office
) -> None:
    """Fault 20: the note is counted as a UID that we hold, so the counts never agree again."""
    server.deliver("one")
    server.twist("UID FETCH", lambda asked: asked.told())
    office.synced()
    assert unreadable(office) == [(1, "no-answer")]
    server.straight()
    office.ahead += stumbling.DAY + 1
    office.synced()
    same(office, server)
    assert unreadable(office) == []


@pytest.mark.parametrize("more", [-3, 3, 400])
def test_a_literal_of_another_length_than_said_ends_the_connection_and_stores_nothing_askew(
    server: Hostile, office: Office, more: int
) -> None:
    """Fault 21"""
    server.deliver("one", "two", "three")

    def misstate(asked: Asked) -> bytes:
        if not body(asked.command):
            return asked.whole
        size = re.search(rb"\{(\d+)\}", asked.lines[1])
        assert size
        wrong = asked.lines[1].replace(size[0], b"{%d}" % (int(size[1]) + more))
        return asked.told(asked.lines[0], wrong, asked.lines[2]) + HANG_UP

    server.twist("UID FETCH", misstate, times=2)
    assert office.sync().code == "lost"
    assert messages(office) == []
    server.straight()
    office.synced()
    same(office, server)


def test_a_literal_of_absurd_size_takes_no_memory_and_costs_that_mail_alone(
    server: Hostile, office: Office
) -> None:
    """Fault 22"""
    server.deliver("one", "two", "three")

    def absurd(asked: Asked) -> bytes:
        if not body(asked.command):
            return asked.whole
        return re.sub(rb"(UID 2 BODY\[\] )\{\d+\}", rb"\1{99999999999}", asked.whole)

    server.twist("UID FETCH", absurd)
    tracemalloc.start()
    for _ in range(4):
        office.sync()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000
    assert messages(office) == ["one", "three"]
    assert office.sync() == Finished("work")
    assert [uid for uid, _ in unreadable(office)] == [2]
    asked = [line for line in server.said("UID FETCH") if body(line)]
    office.ahead += stumbling.HOUR + 1
    office.synced()
    assert [line for line in server.said("UID FETCH") if body(line)] == asked
    server.straight()
    office.ahead += stumbling.DAY + 1
    office.synced()
    same(office, server)


STUMBLES = (
    b"NO [SERVERBUG] Internal error occurred",
    b"NO Try again",
    b"NO [UNAVAILABLE] not now",
    b"NO [TEMPFAIL] UID FETCH Temporary failure on server",
)


def stumbling_over(says: bytes, *uids: int) -> Twist:
    """What is said where one of these mails is asked for; any, and a sample, if none is named."""

    def stumble(asked: Asked) -> bytes:
        wanted = expand(asked.command.split()[2].decode())
        named = not uids or any(uid in wanted for uid in uids)
        return asked.says(says) if named and body(asked.command) else asked.whole

    return stumble


@pytest.mark.parametrize("says", STUMBLES)
def test_mails_that_are_all_refused_for_a_minute_are_asked_for_the_next_time(
    server: Hostile, office: Office, says: bytes
) -> None:
    """Rule 4.1/36"""
    refused = stumbling_over(says)

    def in_inbox(asked: Asked) -> bytes:
        opened = next(line for line in reversed(server.lines) if b" SELECT " in line)
        return refused(asked) if b"INBOX" in opened else asked.whole

    server.deliver("one", "two")
    server.deliver("filed", box=b"Archive")
    server.twist("UID FETCH", in_inbox)
    office.sync()
    assert (messages(office), unreadable(office)) == (["filed"], [])
    server.straight()
    office.synced()
    same(office, server)
    server.deliver("three", "four")
    server.deliver("filed later", box=b"Archive")
    server.twist("UID FETCH", in_inbox)
    assert office.sync().code in {"busy", "refused"}
    assert ("filed later" in messages(office), unreadable(office)) == (True, [])
    server.straight()
    office.synced()
    same(office, server)


@pytest.mark.parametrize("says", STUMBLES)
@pytest.mark.parametrize("new", [["two"], ["two", "three", "four"]])
def test_a_mail_that_alone_is_refused_keeps_back_no_other(
    server: Hostile, office: Office, says: bytes, new: list[str]
) -> None:
    """Rule 4.1/36: also where no other is new."""
    server.deliver("one")
    office.synced()
    server.deliver(*new)
    server.twist("UID FETCH", stumbling_over(says, 2))
    office.synced()
    assert messages(office) == sorted(["one", *new[1:]])
    assert [uid for uid, _ in unreadable(office)] == [2]


def test_what_the_server_cannot_give_just_now_is_asked_for_after_minutes_and_then_by_the_hour(
    server: Hostile, office: Office
) -> None:
    server.deliver("one")
    office.synced()
    server.deliver("two")
    server.twist("UID FETCH", stumbling_over(STUMBLES[0], 2))
    tries = []
    for _ in range(24):
        before = len(server.said("UID FETCH 2 (UID BODY"))
        office.synced()
        if len(server.said("UID FETCH 2 (UID BODY")) > before:
            tries.append(office.ahead)
        office.ahead += 601
    assert tries == [0, 601, 7 * 601, 13 * 601, 19 * 601]
    server.straight()
    office.ahead += stumbling.HOUR
    office.synced()
    same(office, server)


@pytest.mark.parametrize("says", STUMBLES)
def test_a_mailbox_of_which_nothing_is_given_for_minutes_is_closed_no_longer(
    server: Hostile, office: Office, says: bytes
) -> None:
    server.deliver("one")
    office.synced()
    server.deliver("two", "three")
    server.twist("UID FETCH", stumbling_over(says))
    assert office.sync().code
    office.ahead += 300
    assert office.sync().code
    assert unreadable(office) == []
    office.ahead += 301
    office.synced()
    assert [uid for uid, _ in unreadable(office)] == [2, 3]
    server.straight()
    office.ahead += stumbling.SOON + 1
    office.synced()
    same(office, server)


@pytest.mark.parametrize("nothing", [b'BODY[] ""', b"BODY[] {0}\r\n", b"BODY[] NIL"])
@pytest.mark.parametrize("which", [(2,), (1, 2, 3)])
def test_a_mail_of_which_nothing_comes_though_it_has_a_size_is_not_an_empty_mail(
    server: Hostile, office: Office, nothing: bytes, which: tuple[int, ...]
) -> None:
    """Servers whose store is away for a moment say so; what is kept is kept for ever."""
    server.deliver("one", "two", "three")
    uids = b"|".join(b"%d" % uid for uid in which)
    body_of = re.compile(rb"(UID (?:%s)) BODY\[\] \{\d+\}\r\n.*\)\r\n\Z" % uids, re.DOTALL)

    def lie(asked: Asked) -> bytes:
        lines = [body_of.sub(rb"\1 " + nothing + rb")\r\n", line) for line in asked.lines]
        return asked.told(*lines)

    server.twist("UID FETCH", lie)
    office.sync()
    assert len(messages(office)) == 3 - len(which)
    server.straight()
    office.ahead += stumbling.DAY + 1
    office.synced()
    same(office, server)


def test_a_mail_without_any_octets_is_one(server: Hostile, office: Office) -> None:
    server.change(lambda boxes: boxes[b"INBOX"].add(b""))
    office.synced()
    assert office.uids("INBOX") == {1}
    assert unreadable(office) == []


STAND_IN = (
    b'MIME-Version: 1.0\r\nContent-Type: text/plain; charset="us-ascii"\r\n'
    b"From: Microsoft Exchange Server 2010\r\nTo: Jane <jane@kontor.example>\r\n"
    b"Subject: Retrieval using the IMAP4 protocol failed for the following\r\n message: 2\r\n\r\n"
    b'The server couldn\'t retrieve the following message:\r\n\r\nSubject: "two"\r\n'
)


def in_place_of_two(asked: Asked) -> bytes:
    head = b"* 2 FETCH (UID 2 BODY[] {%d}\r\n%s)\r\n" % (len(STAND_IN), STAND_IN)
    return asked.told(
        *(head if b"UID 2 BODY[]" in line else line for line in asked.lines if body(asked.command)),
        *(line for line in asked.lines if not body(asked.command)),
    )


def test_what_exchange_says_in_place_of_a_new_mail_is_not_that_mail(
    server: Hostile, office: Office
) -> None:
    """While it looks into files, for example, and cannot give the mail yet."""
    server.deliver("one", "two", "three", when=datetime.now(UTC))
    server.twist("UID FETCH", in_place_of_two)
    office.synced()
    assert messages(office) == ["one", "three"]
    server.straight()
    office.ahead += stumbling.SOON + 1
    office.synced()
    same(office, server)


def test_what_exchange_says_in_place_of_a_mail_for_hours_is_better_than_nothing(
    server: Hostile, office: Office
) -> None:
    server.deliver("one", "two", "three", when=datetime.now(UTC))
    server.twist("UID FETCH", in_place_of_two)
    for _ in range(4):
        office.synced()
        office.ahead += stumbling.HOUR + 1
    assert len(messages(office)) == 3


def test_a_name_that_a_server_gives_to_several_mails_hides_none_of_them(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/3: EMAILID may come out of a server's memory, as Cyrus' MAILBOXID did."""
    server.offers = (*server.offers, "OBJECTID")
    one_name = re.compile(rb"EMAILID \(\w+\)")
    server.twist("UID FETCH", lambda asked: one_name.sub(b"EMAILID (M1)", asked.whole))
    server.deliver("one", "the second")
    office.synced()
    server.deliver("and a third")
    office.synced()
    same(office, server)
    assert messages(office) == ["and a third", "one", "the second"]
