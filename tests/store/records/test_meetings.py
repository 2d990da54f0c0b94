"""Invitations as calendars send them: the meeting's own id ties them together."""

from email.utils import formatdate

import pytest

from store.message.model import Calendar
from store.records import invitations, mail, reports, views
from store.records.hearing_again import hear_again
from store.records.items import MailItem
from store.records.mail import Fetched
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
