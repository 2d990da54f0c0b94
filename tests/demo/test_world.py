"""The sample firm: big enough, and with everything that a mailbox can hold."""

import csv
import email
import io
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest

from demo.firm import CLIENTS
from demo.world import World, build

BUDAPEST = ZoneInfo("Europe/Budapest")
NOW = datetime(2026, 11, 24, 11, 20, tzinfo=BUDAPEST)
MOMENTS = (
    NOW,
    datetime(2026, 11, 22, 3, 0, tzinfo=BUDAPEST),  # A Sunday night.
    datetime(2026, 11, 23, 9, 0, tzinfo=BUDAPEST),  # Monday, at the opening.
    datetime(2026, 10, 23, 15, 0, tzinfo=BUDAPEST),  # A Hungarian holiday.
    datetime(2027, 1, 4, 8, 30, tzinfo=BUDAPEST),  # After the holidays of Christmas.
)


@pytest.fixture(scope="module")
def world() -> World:
    return build(NOW)


@pytest.fixture(scope="module", params=MOMENTS, ids=str)
def any_world(request: pytest.FixtureRequest) -> tuple[datetime, World]:
    return request.param, build(request.param)


@pytest.fixture(scope="module")
def mails(world: World) -> dict[str, list[Message]]:
    return {
        name: [email.message_from_bytes(mail.raw) for mail in box]
        for name, box in world.mailboxes.items()
    }


def every(mails: dict[str, list[Message]]) -> Iterator[Message]:
    for box in mails.values():
        yield from box


def subject(mail: Message) -> str:
    return str(make_header(decode_header(mail["Subject"])))


def sender(mail: Message) -> str:
    return email.utils.parseaddr(str(mail["From"]))[1]


def types(mail: Message) -> set[str]:
    return {part.get_content_type() for part in mail.walk()}


def text(mail: Message) -> str:
    """Of the first part that has one."""
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            return content.decode(part.get_content_charset("utf-8"))
    return ""


def test_the_same_instant_and_seed_give_the_same_world(world: World) -> None:
    assert build(NOW) == world


def test_another_seed_gives_another_year(world: World) -> None:
    assert build(NOW, seed=2).mailboxes["Archive"] != world.mailboxes["Archive"]


def test_it_has_its_size_whenever_it_starts(any_world: tuple[datetime, World]) -> None:
    _, world = any_world
    assert 1400 <= sum(map(len, world.mailboxes.values())) <= 1600
    assert 110 <= len(list(csv.DictReader(io.StringIO(world.calls_csv)))) <= 130
    assert all(len(box) > 2 for box in world.mailboxes.values())


def test_nothing_comes_from_the_future(any_world: tuple[datetime, World]) -> None:
    now, world = any_world
    assert all(mail.when <= now for box in world.mailboxes.values() for mail in box)
    rows = csv.DictReader(io.StringIO(world.calls_csv))
    assert all(datetime.fromisoformat(row["at"]) <= now for row in rows)


def test_the_book_has_forty_clients_of_three_tiers_and_languages(world: World) -> None:
    rows = list(csv.DictReader(io.StringIO(world.clients_csv)))
    assert len({row["name"] for row in rows}) >= 38
    assert {row["tier"] for row in rows} == {tier for tier, _ in world.config.tiers}
    assert Counter(client.language for client in CLIENTS).keys() == {"hu", "de", "en"}
    assert all(1 <= len(client.people) <= 4 for client in CLIENTS)


def test_no_number_or_address_belongs_to_two_clients(world: World) -> None:
    owners: dict[str, set[str]] = {}
    for row in csv.DictReader(io.StringIO(world.clients_csv)):
        for key in ("email", "phone", "domain"):
            owners.setdefault(row[key], set()).add(row["name"])
    owners.pop("")
    assert all(len(names) == 1 for names in owners.values())


def test_every_address_is_of_a_domain_that_cannot_exist(mails: dict[str, list[Message]]) -> None:
    names = ("From", "To", "Cc", "Reply-To")
    headers = [str(mail[name]) for mail in every(mails) for name in names if mail[name]]
    assert all(address.endswith(".example") for _, address in email.utils.getaddresses(headers))


def test_every_mail_parses_and_says_what_a_mail_has_to(mails: dict[str, list[Message]]) -> None:
    for mail in every(mails):
        assert not any(part.defects for part in mail.walk()), subject(mail)
        assert all(mail[name] for name in ("From", "To", "Subject", "Date", "Message-ID"))
        assert text(mail).strip()


def test_no_placeholder_is_left_in_any_text(mails: dict[str, list[Message]]) -> None:
    for mail in every(mails):
        said = subject(mail) + text(mail)
        assert not any(mark in said for mark in ("{", "}", "a(z)", "[|"))


def test_a_message_id_stands_for_one_mail(world: World) -> None:
    found: dict[str, set[bytes]] = {}
    for box in world.mailboxes.values():
        for mail in box:
            number = email.message_from_bytes(mail.raw)["Message-ID"]
            found.setdefault(number, set()).add(mail.raw)
    assert all(len(raws) == 1 for raws in found.values())


def test_answers_refer_to_mails_that_are_there(mails: dict[str, list[Message]]) -> None:
    known = {mail["Message-ID"] for mail in every(mails)}
    answers = [mail for mail in every(mails) if mail["In-Reply-To"]]
    assert len(answers) > 600
    for mail in answers:
        assert mail["In-Reply-To"] == mail["References"].split()[-1]
        assert mail["In-Reply-To"] in known


def test_what_came_in_says_when_and_what_went_out_does_not(world: World) -> None:
    for mail in world.mailboxes["INBOX"]:
        trace = email.message_from_bytes(mail.raw)["Received"]
        arrived = parsedate_to_datetime(trace.rpartition(";")[2].strip())
        assert abs(arrived - mail.when) <= timedelta(seconds=10)
    assert not any(b"\nReceived:" in mail.raw for mail in world.mailboxes["Sent"])


def test_dates_are_written_in_local_time(mails: dict[str, list[Message]]) -> None:
    assert {mail["Date"][-5:] for mail in mails["Sent"]} == {"+0100", "+0200"}


def test_hardly_two_conversations_read_the_same(mails: dict[str, list[Message]]) -> None:
    opening = [
        text(mail)
        for box in ("INBOX", "Archive", "Sent")
        for mail in mails[box]
        if not mail["In-Reply-To"] and not mail["Auto-Submitted"] and not mail["List-Id"]
    ]
    assert len(opening) - len(set(opening)) <= len(opening) // 50


def test_bea_of_acme_has_written_three_times(mails: dict[str, list[Message]]) -> None:
    asked = [mail for mail in mails["INBOX"] if sender(mail) == "bea.nagy@acme.example"]
    nagging = [mail for mail in asked if "Price list for the first quarter" in subject(mail)]
    assert len(nagging) == 3
    assert not any("Price list for the first" in subject(mail) for mail in mails["Sent"])


KINDS: dict[str, Callable[[Message], object]] = {
    "newsletter": lambda mail: mail["List-Unsubscribe"],
    "a client's order system": lambda mail: (
        mail["Auto-Submitted"] == "auto-generated" and "elbe-verpackung" in sender(mail)
    ),
    "absence note": lambda mail: mail["Auto-Submitted"] == "auto-replied" and mail["In-Reply-To"],
    "bounce": lambda mail: mail.get_content_type() == "multipart/report",
    "invitation": lambda mail: "text/calendar" in types(mail),
    "forwarded client's mail": lambda mail: (
        "message/rfc822" in types(mail) and sender(mail) == "mark@kontor.example"
    ),
    "colleague's question": lambda mail: sender(mail) == "zsofi@kontor.example",
    "web form": lambda mail: mail["Reply-To"] and sender(mail).startswith("noreply"),
    "in copy only": lambda mail: "jane@" in str(mail["Cc"]) and "jane@" not in mail["To"],
    "to many": lambda mail: mail["To"].count("@") >= 8,
    "HTML alone": lambda mail: mail.get_content_type() == "text/html",
    "PDF": lambda mail: "application/pdf" in types(mail),
    "picture": lambda mail: "image/png" in types(mail),
    "text file": lambda mail: mail.get_filename() or "stock.txt" in mail.as_string(),
    "emoji in the subject": lambda mail: "🏨" in subject(mail),
    "escape sequence in the subject": lambda mail: "\x1b" in subject(mail),
    "look-alike domain": lambda mail: sender(mail).endswith("@acrne.example"),
    "stranger": lambda mail: sender(mail).endswith("@weber-elektro.example"),
    "another charset": lambda mail: "charset=iso-8859-2" in mail.as_string(),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_inbox_has_one_of_every_kind(kind: str, mails: dict[str, list[Message]]) -> None:
    assert any(KINDS[kind](mail) for mail in mails["INBOX"])


def test_a_bounce_names_a_mail_of_ours(mails: dict[str, list[Message]]) -> None:
    (bounce,) = (mail for mail in mails["INBOX"] if mail.get_content_type() == "multipart/report")
    (failed,) = (
        part for part in bounce.walk() if part.get_content_type().endswith("rfc822-headers")
    )
    header = email.message_from_string(str(failed.get_payload()))
    assert header["Message-ID"] in {mail["Message-ID"] for mail in mails["Sent"]}
    assert bounce["Return-Path"] == "<>"


def test_one_conversation_is_long(mails: dict[str, list[Message]]) -> None:
    threads = Counter(
        (mail["References"] or mail["Message-ID"]).split()[0]
        for mail in every(mails)
        if "Bermondsey" in subject(mail)
    )
    assert sum(threads.values()) > 20


def test_a_mail_lies_in_two_mailboxes(world: World) -> None:
    archived = {mail.raw for mail in world.mailboxes["Archive"]}
    assert any(mail.raw in archived for mail in world.mailboxes["INBOX"])


def test_drafts_spam_and_rubbish_lie_where_they_belong(world: World) -> None:
    assert all("\\Draft" in mail.flags for mail in world.mailboxes["Drafts"])
    assert len(world.mailboxes["Junk"]) > 20
    assert len(world.mailboxes["Trash"]) > 20


def test_the_call_register_has_every_channel_and_outcome(world: World) -> None:
    rows = list(csv.DictReader(io.StringIO(world.calls_csv)))
    assert {row["channel"] for row in rows} == {"call", "meeting", "chat", "letter", "fax"}
    outcomes = {"answered", "missed", "voicemail", "no-answer", "busy", "wrong-number"}
    assert {row["outcome"] for row in rows} == outcomes
    assert {row["direction"] for row in rows} == {"in", "out"}
    assert rows == sorted(rows, key=lambda row: datetime.fromisoformat(row["at"]))


def test_a_client_rang_twice_and_was_not_reached(world: World) -> None:
    balogh = "+36 30 555 0161"
    rows = [row for row in csv.DictReader(io.StringIO(world.calls_csv)) if row["number"] == balogh]
    assert [row["outcome"] for row in rows][-3:] == ["missed", "missed", "no-answer"]
