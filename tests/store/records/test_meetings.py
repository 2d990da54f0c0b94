"""Invitations as calendars send them: the meeting's own id ties them together."""

from email.utils import formatdate
from zoneinfo import ZoneInfo

import pytest

from store.message.model import Calendar
from store.records import hydrate, invitations, mail, reports, snoozing, views
from store.records.hearing_again import hear_again
from store.records.incoming import Fetched
from store.records.items import MailItem
from store.records.settled import settled
from store.words.reasons import sentence
from store.words.settled import sentence as closing
from tests.store.records.dumps import lists
from tests.store.records.firm import ME, Firm, at

BEA = "bea@acme.example"


def invitation(
    firm: Firm,
    when: str,
    method: str,
    subject: str,
    *,
    uid: str = "m1",
    mine: bool = False,
    start: str = "20241115T090000Z",
    more: str = "",
) -> Fetched:
    sender, to = (ME, BEA) if mine else (BEA, ME)
    lines = [
        f"From: {sender}", f"To: {to}", f"Subject: {subject}",
        f"Message-ID: <{method}-{when.replace(' ', '-')}@x>",
        f"Date: {formatdate(at(when))}",
        f"Content-Type: text/calendar; method={method}", "",
        "BEGIN:VCALENDAR", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{uid}",
        f"DTSTART:{start}", more, "SUMMARY:Planning", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    raw = "\r\n".join(lines).encode()
    return firm.fetched(raw, at(when), "sent" if mine else "inbox")


def states(firm: Firm) -> dict[str, str]:
    rows = lists(firm.store, at("Tue 9:00"))["all"]
    return {row["subject"]: row["state"] for row in rows}


@pytest.mark.parametrize("subject", ["Accepted: Planning", "Zusage zur Besprechung"])
def test_our_calendar_reply_closes_the_invitation_though_it_names_no_mail(
    firm: Firm, subject: str
) -> None:
    firm.book()
    mail.add(
        firm.store,
        [
            invitation(firm, "Mon 10:00", "REQUEST", "Planning"),
            invitation(firm, "Mon 11:00", "REPLY", subject, mine=True),
        ],
    )
    assert states(firm) == {"Planning": "done"}


def test_a_reply_to_another_meeting_closes_nothing(firm: Firm) -> None:
    firm.book()
    mail.add(
        firm.store,
        [
            invitation(firm, "Mon 10:00", "REQUEST", "Planning"),
            invitation(firm, "Mon 11:00", "REPLY", "Accepted: Lunch", uid="m2", mine=True),
        ],
    )
    assert states(firm) == {"Planning": "owed", "Accepted: Lunch": "done"}


def answered(
    firm: Firm, partstat: str, text: str = "", *, method: str = "REPLY", more: str = ""
) -> tuple[str, str]:
    """What becomes of my invitation, and why, once Bea's calendar has answered it."""
    firm.book()
    reply = "\r\n".join([
        f"From: Bea <{BEA}>", f"To: {ME}", "Subject: Can you come? Planning",
        "Message-ID: <answer@x>", "Content-Type: multipart/alternative; boundary=b", "",
        "--b", "Content-Type: text/plain; charset=utf-8", "", text, "",
        "--b", f"Content-Type: text/calendar; method={method}", "",
        "BEGIN:VCALENDAR", f"METHOD:{method}", "BEGIN:VEVENT", "UID:m1",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:someone@acme.example",
        f"ATTENDEE;PARTSTAT={partstat}:mailto:{BEA}",
        "DTSTART:20241115T090000Z", *([more] if more else []), "END:VEVENT", "END:VCALENDAR", "",
        "--b--", "",
    ])  # fmt: skip
    firm.receive(
        invitation(firm, "Mon 10:00", "REQUEST", "Planning", mine=True),
        firm.fetched(reply.encode(), at("Mon 11:00"), "inbox"),
    )
    when = views.at(firm.store, at("Mon 12:00"))
    (key,) = views.keys(firm.store, "all", when)
    row = hydrate.row(firm.store, key, when)
    assert row is not None
    if row.reason is not None:
        return row.state, sentence(row.state, row.reason, ZoneInfo("UTC"), when.now)
    return row.state, closing(settled(firm.store, row, when), ZoneInfo("UTC"), when.now)


@pytest.mark.parametrize(
    ("partstat", "state", "why"),
    [
        ("ACCEPTED", "done", "accepted the invitation"),
        ("DECLINED", "fyi", "declined the invitation"),
        ("TENTATIVE", "fyi", "tentatively"),
        ("DELEGATED", "fyi", "answered the invitation"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bea Nagy has declined this invitation.\n\nPlanning\nFri 15 Nov",
        "Bea Nagy hat Ihre Termineinladung mit Vorbehalt angenommen.",
        "Nagy Bea elfogadta az eseménymeghívását.",
    ],
)
def test_what_they_answered_to_my_invitation_is_said(
    partstat: str, state: str, why: str, text: str, firm: Firm
) -> None:
    found, said = answered(firm, partstat, text)
    assert (found, why in said) == (state, True), said


@pytest.mark.parametrize("partstat", ["ACCEPTED", "DECLINED", "TENTATIVE"])
@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("I am at the fair that day. Could we meet on Monday instead?", ""),
        ("Können Sie mir vorher noch die Zeichnungen schicken?", ""),
        ("Akkor nem vagyok itt. Jó lenne szerdán?", ""),
        ('Bea has declined this invitation with a note:\n"Could we meet on Monday?"', ""),
        ("Bea hat diese Einladung abgelehnt.", "COMMENT:Geht es auch am Montag?"),
        ("Bea Nagy has declined your invitation.", "COMMENT:Is Monday possible?"),
    ],
)
def test_what_they_ask_beside_their_answer_is_owed(
    partstat: str, text: str, more: str, firm: Firm
) -> None:
    assert answered(firm, partstat, text, more=more)[0] == "owed"


@pytest.mark.parametrize(
    "text", ["Gladly!", "Accepted.", "Passt, bis dann!", "Köszönöm, ott leszek."]
)
def test_a_yes_in_words_as_well_is_no_more_than_a_yes(text: str, firm: Firm) -> None:
    assert answered(firm, "ACCEPTED", text)[0] in {"done", "fyi"}


def test_another_time_that_they_propose_is_owed_an_answer(firm: Firm) -> None:
    found, said = answered(firm, "NEEDS-ACTION", method="COUNTER")
    assert (found, "proposes a time" in said) == ("owed", True), said
    firm.receive(invitation(firm, "Mon 12:00", "REQUEST", "Planning", mine=True))
    assert states(firm) == {"Planning": "waiting"}


@pytest.mark.parametrize(("partstat", "wakes"), [("DECLINED", True), ("ACCEPTED", False)])
def test_a_no_wakes_what_is_snoozed(partstat: str, wakes: bool, firm: Firm) -> None:
    firm.book()
    firm.receive(invitation(firm, "Mon 10:00", "REQUEST", "Planning", mine=True))
    (key,) = views.keys(firm.store, "all", views.at(firm.store, at("Mon 10:10")))
    snoozing.snooze(firm.store, [key], at("Fri 9:00"), at("Mon 10:10"))
    line = f"ATTENDEE;PARTSTAT={partstat}:mailto:{BEA}"
    firm.receive(invitation(firm, "Mon 11:00", "REPLY", "Planning", more=line))
    found = lists(firm.store, at("Mon 12:00"))
    assert [bool(found[one]) for one in ("fyi", "snoozed")] == [wakes, not wakes]


def test_an_answer_to_an_invitation_that_nobody_knows_is_news_and_no_debt(firm: Firm) -> None:
    firm.book()
    line = f"ATTENDEE;PARTSTAT=DECLINED:mailto:{BEA}"
    firm.receive(invitation(firm, "Mon 11:00", "REPLY", "Declined: Lunch?", more=line))
    assert states(firm) == {"Declined: Lunch?": "fyi"}


def test_a_meeting_called_off_asks_for_no_answer(firm: Firm) -> None:
    firm.book()
    mail.add(firm.store, [invitation(firm, "Mon 10:00", "CANCEL", "Canceled: Planning")])
    assert states(firm) == {"Canceled: Planning": "fyi"}


@pytest.mark.parametrize(("uid", "expected"), [("m1", {"Planning": "fyi"}),
    ("m2", {"Planning": "owed", "Canceled: Planning": "fyi"})])  # fmt: skip
def test_calling_it_off_closes_the_invitation_to_that_meeting(
    firm: Firm, uid: str, expected: dict[str, str]
) -> None:
    firm.book()
    mail.add(
        firm.store,
        [
            invitation(firm, "Mon 11:00", "CANCEL", "Canceled: Planning", uid=uid),
            invitation(firm, "Mon 10:00", "REQUEST", "Planning"),
        ],
    )
    assert states(firm) == expected


def test_a_meeting_that_is_moved_up_is_one_debt_in_the_report(firm: Firm) -> None:
    firm.book()
    firm.receive(
        invitation(firm, "Mon 10:00", "REQUEST", "Planning"),
        invitation(firm, "Mon 10:30", "REQUEST", "Planning", start="20241104T110000Z"),
    )
    when = views.at(firm.store, at("Mon 11:00"))
    (row,) = lists(firm.store, when.now)["owed"]
    assert (row["since"], row["due"]) == (at("Mon 10:00"), at("Mon 12:00"))
    found = reports.month(firm.store, when, "2024-11").all
    assert (found.opened, found.open, found.closed) == (1, 1, {})


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("FREQ=WEEKLY;BYDAY=TH", "Mon 14:00"),
        ("FREQ=DAILY", "Mon 12:00"),
        ("FREQ=SECONDLY;COUNT=1000000000", "Mon 14:00"),
    ],
)
def test_an_invitation_to_a_series_that_runs_is_due_by_its_next_time(
    rule: str, due: str, firm: Firm
) -> None:
    firm.book()
    start = "20230102T110000Z"
    firm.receive(
        invitation(firm, "Mon 10:00", "REQUEST", "Planning", start=start, more=f"RRULE:{rule}"),
    )
    (row,) = lists(firm.store, at("Mon 10:30"))["owed"]
    assert (row["overdue"], row["due"]) == (False, at(due))


def test_a_series_that_was_read_by_its_first_time_is_read_again(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.book()
    with monkeypatch.context() as older:
        older.setattr("store.records.incoming.HEARD_BY", 1)
        older.setattr("store.message.scheduling.next_start", lambda *_: None)
        series = "RRULE:FREQ=DAILY"
        start = "20230102T110000Z"
        firm.receive(invitation(firm, "Mon 10:00", "REQUEST", "Planning", start=start, more=series))
    list(hear_again(firm.store, at("Mon 10:30")))
    (row,) = lists(firm.store, at("Mon 10:30"))["owed"]
    assert row["due"] == at("Mon 12:00")


def test_a_calendar_is_read_once_however_often_its_mail_is(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail.add(firm.store, [invitation(firm, "Mon 10:00", "REQUEST", "Planning", uid="once")])
    read: list[bytes] = []
    real = invitations._calendar

    def counted(packed: bytes) -> Calendar | None:
        read.append(packed)
        return real(packed)

    monkeypatch.setattr(invitations, "_calendar", counted)
    when = views.at(firm.store, at("Mon 12:00"))
    (key,) = views.keys(firm.store, "all", when)
    both = [views.whole(firm.store, key, when) for _ in range(2)]
    assert len(read) == 1 and both[0] == both[1]
    assert [item.invitation.start for one in both if one for item in one.items
            if isinstance(item, MailItem) and item.invitation] == [1731661200] * 2  # fmt: skip
