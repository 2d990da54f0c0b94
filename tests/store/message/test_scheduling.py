"""Invitations and answers to them."""

from datetime import UTC, datetime

import pytest

from store.message.model import Calendar
from store.message.parse import calendar_of, parse
from store.message.scheduling import read_calendar
from tests.store.message.mails import multipart


def ics(*event: str, method: str = "REQUEST", before: str = "") -> str:
    lines = ["BEGIN:VCALENDAR", f"METHOD:{method}", before, "BEGIN:VEVENT", *event]
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])


def start(line: str, before: str = "") -> datetime | None:
    calendar = read_calendar(ics(line, before=before), "")
    assert calendar is not None
    return calendar.start


def test_an_invitation_is_read() -> None:
    lines = ("UID:7@acme", "SUMMARY:Übergabe\\, Werk", "DTSTART:20261103T130000Z")
    starts = datetime(2026, 11, 3, 13, tzinfo=UTC)
    wanted = Calendar("REQUEST", starts, "7@acme", "Übergabe, Werk", "")
    assert read_calendar(ics(*lines), "") == wanted


def test_an_invitation_says_until_when_where_by_whom_and_what_about() -> None:
    found = read_calendar(
        ics(
            "DTSTART;TZID=Europe/Budapest:20261201T100000",
            "DTEND;TZID=Europe/Budapest:20261201T110000",
            "LOCATION:Werk 2\\, Győr",
            'ORGANIZER;CN="Hans Müller":mailto:hans@mueller.example',
            "DESCRIPTION:1. Preise\\n2. Termine",
        ),
        "",
    )
    assert found is not None and not found.whole_day
    assert found.end == datetime(2026, 12, 1, 10, tzinfo=UTC)
    assert (found.place, found.organiser) == ("Werk 2, Győr", "Hans Müller")
    assert found.agenda == "1. Preise\n2. Termine"


@pytest.mark.parametrize(
    ("duration", "end"),
    [
        ("PT1H30M", datetime(2026, 11, 3, 14, 30, tzinfo=UTC)),
        ("P1W", datetime(2026, 11, 10, 13, tzinfo=UTC)),
        ("-PT1H", None),
        ("soon", None),
    ],
)
def test_a_duration_tells_the_end(duration: str, end: datetime | None) -> None:
    found = read_calendar(ics("DTSTART:20261103T130000Z", f"DURATION:{duration}"), "")
    assert found is not None and found.end == end


def test_an_organiser_without_a_name_is_an_address() -> None:
    found = read_calendar(ics("DTSTART;VALUE=DATE:20261103", "ORGANIZER:MAILTO:a@b.example"), "")
    assert found is not None and (found.organiser, found.whole_day) == ("a@b.example", True)


def test_an_answer_carries_what_was_answered() -> None:
    line = 'ATTENDEE;CN="Kovács; Anna";PARTSTAT=ACCEPTED:mailto:anna@acme.example'
    calendar = read_calendar(ics("UID:7", line, method="REPLY"), "")
    assert calendar is not None
    assert calendar.partstat == "ACCEPTED"


def test_an_answer_is_of_the_one_who_sends_it_and_carries_what_they_wrote() -> None:
    lines = (
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ben@acme.example",
        'ATTENDEE;PARTSTAT=DECLINED;X-RESPONSE-COMMENT="Not before May":MAILTO:Anna@acme.example',
    )
    text = ics("UID:7", *lines, method="REPLY")
    found = [read_calendar(text, "", None, who) for who in ("anna@acme.example", "x@y.example")]
    told = [(one.partstat, one.comment) for one in found if one]
    assert told == [("DECLINED", "Not before May"), ("ACCEPTED", "")]


def test_what_is_written_with_an_answer_is_no_comment_of_an_invitation() -> None:
    for method, comment in (("REPLY", "In May?\nAnna"), ("REQUEST", "")):
        found = read_calendar(
            ics("COMMENT:In May?\\nAnna", "ATTENDEE;PARTSTAT=DECLINED:mailto:a@b", method=method),
            "",
        )
        assert found is not None and found.comment == comment


def test_an_invitation_answers_nothing() -> None:
    calendar = read_calendar(ics("UID:7", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@b.example"), "")
    assert calendar is not None
    assert calendar.partstat == ""


@pytest.mark.parametrize(("day", "hour"), [("0115", 9), ("0715", 8), ("0328", 9), ("0329", 8)])
def test_a_named_zone_is_the_worlds(day: str, hour: int) -> None:
    found = start(f"DTSTART;TZID=Europe/Budapest:2026{day}T100000")
    assert found is not None
    assert found.hour == hour


ZONE = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:Own Time",
        "BEGIN:STANDARD",
        "DTSTART:16010101T030000",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010101T020000",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ]
)


@pytest.mark.parametrize(
    ("day", "hour"),
    [("0101", 9), ("0328", 9), ("0329", 8), ("0715", 8), ("1024", 8), ("1025", 9), ("1231", 9)],
)
def test_a_zone_that_the_invitation_brings_is_used(day: str, hour: int) -> None:
    found = start(f"DTSTART;TZID=Own Time:2026{day}T100000", before=ZONE)
    assert found is not None
    assert found.hour == hour


def upcoming(*event: str, before: str = "") -> tuple[bool, datetime | None]:
    came = datetime(2026, 11, 3, 13, tzinfo=UTC)
    found = read_calendar(ics(*event, before=before), "", came)
    assert found is not None
    return found.runs, found.next


BUDAPEST, OWN = "Europe/Budapest", "Own Time"


@pytest.mark.parametrize(("zone", "before"), [(BUDAPEST, ""), (OWN, ZONE)])
def test_of_a_series_that_runs_the_next_time_is_told_by_the_clock_of_its_zone(
    zone: str, before: str
) -> None:
    lines = (f"DTSTART;TZID={zone}:20260706T100000", "RRULE:FREQ=WEEKLY;BYDAY=MO")
    then = datetime(2026, 11, 9, 9, tzinfo=UTC)
    assert upcoming(*lines, before=before) == (True, then)
    left_out = f"EXDATE;TZID={zone}:20261109T100000,20261116T100000"
    then = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert upcoming(*lines, left_out, before=before) == (True, then)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20261104T090000Z", "RRULE:FREQ=DAILY"], (False, None)),
        (["DTSTART:20261102T090000Z"], (False, None)),
        (["DTSTART:20261102T090000Z", "RRULE:FREQ=SECONDLY"], (True, None)),
        (["DTSTART:soon", "RRULE:FREQ=DAILY"], (False, None)),
        (["RRULE:FREQ=DAILY"], (False, None)),
        (["DTSTART:20261102T090000Z", "RRULE:" + "BYDAY=MO;" * 800], (True, None)),
        (
            ["DTSTART;VALUE=DATE:20261102", "RRULE:FREQ=DAILY"],
            (True, datetime(2026, 11, 4, tzinfo=UTC)),
        ),
        (
            ["DTSTART:20261102T090000Z", "RRULE:FREQ=DAILY;COUNT=1000000000"],
            (True, datetime(2026, 11, 4, 9, tzinfo=UTC)),
        ),
    ],
)
def test_whether_a_meeting_comes_again(
    lines: list[str], expected: tuple[bool, datetime | None]
) -> None:
    assert upcoming(*lines) == expected


def test_when_a_mail_came_is_known_by_its_header() -> None:
    text = ics("DTSTART:20261102T090000Z", "RRULE:FREQ=DAILY")
    head = "Date: Tue, 3 Nov 2026 14:00:00 +0100\nContent-Type: text/calendar"
    raw = f"{head}\n\n{text}".encode()
    parsed = parse(raw)
    assert parsed.calendar is not None and parsed.calendar == calendar_of(raw)
    assert parsed.calendar.next == datetime(2026, 11, 4, 9, tzinfo=UTC)


def test_a_whole_day_begins_at_midnight() -> None:
    assert start("DTSTART;VALUE=DATE:20261103") == datetime(2026, 11, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART:20261103T100000",
        "DTSTART;TZID=Nowhere/Land:20261103T100000",
        "DTSTART;TZID=/etc/passwd:20261103T100000",
        "DTSTART:20261399T100000Z",
        "DTSTART:soon",
        "DTSTART;TZID=Europe/Budapest:00010101T000000",
        "UID:7",
    ],
)
def test_a_start_that_cannot_be_known_is_none(line: str) -> None:
    assert start(line) is None


def test_the_calendar_without_zone_of_its_own_uses_the_default_one() -> None:
    found = start("DTSTART:20260715T100000", before="X-WR-TIMEZONE:Europe/Budapest")
    assert found == datetime(2026, 7, 15, 8, tzinfo=UTC)


def test_folded_lines_are_joined() -> None:
    calendar = read_calendar(ics("UID:one", "SUMMARY:long", " er"), "")
    assert calendar is not None
    assert calendar.summary == "longer"


@pytest.mark.parametrize(
    "text", ["", "BEGIN:VCALENDAR\nEND:VCALENDAR", "no calendar", "BEGIN:VTODO"]
)
def test_what_has_no_event_is_none(text: str) -> None:
    assert read_calendar(text, "REQUEST") is None


def test_the_part_of_a_mail_is_found_and_the_method_of_its_type_counts() -> None:
    text = ics("UID:7").replace("METHOD:REQUEST\r\n", "")
    part = f"Content-Type: text/calendar; method=cancel\n\n{text}"
    raw = multipart("\nwords", part, kind="alternative")
    parsed = parse(raw)
    assert parsed.calendar is not None
    assert parsed.calendar.method == "CANCEL"
    assert parsed.calendar == calendar_of(raw)
    assert parsed.attachments == ()
