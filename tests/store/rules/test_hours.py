"""Working hours: the golden vectors, the odd days, and what must hold for all."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules.hours import (
    EARLIEST,
    LATEST,
    Span,
    Week,
    WorkingHours,
    add,
    back,
    between,
    is_open,
    midnight,
    next_opening,
    share,
)
from store.rules.instant import Instant

BUDAPEST = ZoneInfo("Europe/Budapest")
NEW_YORK = ZoneInfo("America/New_York")
NINE_TO_FIVE = ((9 * 60, 17 * 60),)
WITH_LUNCH = ((9 * 60, 12 * 60), (13 * 60, 17 * 60))
ROUND_THE_CLOCK = ((0, 24 * 60),)
OFFICE = WorkingHours((NINE_TO_FIVE,) * 5 + ((), ()), BUDAPEST)
LUNCHING = WorkingHours((WITH_LUNCH,) * 5 + ((), ()), BUDAPEST)
ALWAYS = WorkingHours((ROUND_THE_CLOCK,) * 7, BUDAPEST)
HOUR = 3600


def at(text: str, zone: ZoneInfo = BUDAPEST) -> Instant:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())


def wall(instant: Instant, zone: ZoneInfo = BUDAPEST) -> str:
    return datetime.fromtimestamp(instant, zone).strftime("%a %Y-%m-%d %H:%M")


def after(hours: WorkingHours, start: str, span: str) -> str:
    return wall(add(hours, at(start), Span.parse(span)))


def before(hours: WorkingHours, due: str, span: str) -> str:
    return wall(back(hours, at(due), Span.parse(span)))


def office(**week: tuple[tuple[int, int], ...]) -> WorkingHours:
    """The office of nine to five, some weekdays otherwise."""
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    usual = dict(zip(days, OFFICE.week, strict=True)) | week
    return WorkingHours(tuple(usual[day] for day in days), BUDAPEST)


# Spans


@pytest.mark.parametrize(
    ("text", "amount", "unit"), [("30m", 30, "m"), ("4h", 4, "h"), (" 2 d ", 2, "d")]
)
def test_a_span_is_a_number_of_minutes_hours_or_days(text: str, amount: int, unit: str) -> None:
    assert Span.parse(text) == (amount, unit)


@pytest.mark.parametrize(
    "text", ["", "4", "h", "0h", "-1h", "1.5h", "1w", "2H", "4h 30m", "99999h", "٤h"]
)
def test_anything_else_is_no_span(text: str) -> None:
    with pytest.raises(ValueError, match="is no span"):
        Span.parse(text)


def test_a_span_prints_as_it_is_written() -> None:
    assert str(Span.parse(" 2 d")) == "2d"


def test_a_span_in_days_has_no_seconds() -> None:
    assert Span(90, "m").seconds == 5400
    with pytest.raises(ValueError, match="no fixed length"):
        _ = Span(1, "d").seconds


# Hours that cannot be


@pytest.mark.parametrize(
    "week",
    [
        (NINE_TO_FIVE,) * 6,
        ((),) * 7,
        (((17 * 60, 9 * 60),),) * 7,
        (((9 * 60, 9 * 60),),) * 7,
        (((9 * 60, 12 * 60), (11 * 60, 17 * 60)),) * 7,
        (((20 * 60, 25 * 60),),) * 7,
        (((-60, 60),),) * 7,
    ],
)
def test_a_week_that_cannot_be_is_refused(week: Week) -> None:
    with pytest.raises(ValueError, match=r"week|intervals"):
        WorkingHours(week, BUDAPEST)


def test_a_leave_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="leave"):
        WorkingHours(OFFICE.week, BUDAPEST, away=((date(2026, 1, 2), date(2026, 1, 1)),))


# Golden vectors


def test_friday_half_past_four_and_an_hour_is_monday_half_past_nine() -> None:
    assert after(OFFICE, "2026-11-06T16:30", "1h") == "Mon 2026-11-09 09:30"


def test_from_half_past_four_to_the_next_morning_half_past_ten_are_two_hours() -> None:
    assert between(OFFICE, at("2026-11-04T16:30"), at("2026-11-05T10:30")) == 2 * HOUR


def test_from_eight_in_the_evening_to_a_quarter_past_nine_are_fifteen_minutes() -> None:
    assert between(OFFICE, at("2026-11-04T20:00"), at("2026-11-05T09:15")) == 15 * 60


def test_before_opening_the_clock_starts_at_the_opening() -> None:
    assert after(OFFICE, "2026-11-04T07:00", "2h") == "Wed 2026-11-04 11:00"


def test_holidays_in_between_stop_the_clock() -> None:
    closed = tuple((day, day) for day in (date(2026, 11, 11), date(2026, 11, 13)))
    shop = WorkingHours((((9 * 60, 21 * 60),),) * 7, BUDAPEST, away=closed)
    assert after(shop, "2026-11-09T23:00", "48h") == "Sun 2026-11-15 21:00"


# The clock


def test_time_that_ends_with_a_closing_ends_at_that_closing() -> None:
    assert after(OFFICE, "2026-11-06T16:00", "1h") == "Fri 2026-11-06 17:00"


def test_at_the_closing_itself_it_is_closed_already() -> None:
    assert not is_open(OFFICE, at("2026-11-06T17:00"))
    assert after(OFFICE, "2026-11-06T17:00", "1h") == "Mon 2026-11-09 10:00"


def test_at_the_opening_itself_it_is_open() -> None:
    assert is_open(OFFICE, at("2026-11-06T09:00"))
    assert next_opening(OFFICE, at("2026-11-06T09:00")) == at("2026-11-06T09:00")


def test_a_lunch_break_stops_the_clock() -> None:
    assert after(LUNCHING, "2026-11-04T11:30", "1h") == "Wed 2026-11-04 13:30"
    assert between(LUNCHING, at("2026-11-04T11:30"), at("2026-11-04T13:30")) == HOUR


def test_from_one_year_into_the_next() -> None:
    assert after(OFFICE, "2025-12-31T16:00", "2h") == "Thu 2026-01-01 10:00"
    assert before(OFFICE, "2026-01-01T10:00", "2h") == "Wed 2025-12-31 16:00"
    assert between(OFFICE, at("2025-12-31T16:00"), at("2026-01-01T10:00")) == 2 * HOUR


def test_nothing_passes_backwards() -> None:
    assert between(OFFICE, at("2026-11-05T10:00"), at("2026-11-04T10:00")) == 0


def test_leave_stops_the_clock_on_its_first_and_on_its_last_day() -> None:
    away = WorkingHours(OFFICE.week, BUDAPEST, away=((date(2026, 12, 22), date(2027, 1, 2)),))
    assert after(away, "2026-12-21T16:00", "2h") == "Mon 2027-01-04 10:00"
    assert after(away, "2026-12-21T16:00", "1d") == "Mon 2027-01-04 16:00"


# Working days


def test_two_days_are_the_same_wall_time_two_working_days_later() -> None:
    assert after(OFFICE, "2026-11-05T14:05", "2d") == "Mon 2026-11-09 14:05"


def test_a_day_ends_at_most_with_the_closing_of_a_shorter_day() -> None:
    short_friday = office(fri=((9 * 60, 14 * 60),))
    assert after(short_friday, "2026-11-05T16:00", "1d") == "Fri 2026-11-06 14:00"


def test_a_day_that_lands_in_a_break_ends_after_it() -> None:
    lunch_on_friday = office(fri=WITH_LUNCH)
    assert after(lunch_on_friday, "2026-11-05T12:30", "1d") == "Fri 2026-11-06 13:00"
    assert after(lunch_on_friday, "2026-11-05T12:00", "1d") == "Fri 2026-11-06 13:00"


def test_a_day_that_lands_before_opening_ends_at_the_opening() -> None:
    late_friday = office(fri=((11 * 60, 17 * 60),))
    assert after(late_friday, "2026-11-05T09:30", "1d") == "Fri 2026-11-06 11:00"


def test_days_from_outside_hours_count_from_the_next_opening() -> None:
    assert after(OFFICE, "2026-11-07T22:00", "1d") == "Tue 2026-11-10 09:00"
    assert after(OFFICE, "2026-11-06T17:00", "1d") == "Tue 2026-11-10 09:00"
    assert after(LUNCHING, "2026-11-05T12:30", "1d") == "Fri 2026-11-06 13:00"


def test_days_over_the_end_of_the_year() -> None:
    assert after(OFFICE, "2025-12-30T10:00", "3d") == "Fri 2026-01-02 10:00"


# Holidays


HUNGARIAN = WorkingHours(OFFICE.week, BUDAPEST, "HU")


def test_holidays_are_closed_by_the_local_date() -> None:
    assert after(HUNGARIAN, "2026-10-22T16:30", "1h") == "Mon 2026-10-26 09:30"
    assert after(OFFICE, "2026-10-22T16:30", "1h") == "Fri 2026-10-23 09:30"


def test_a_subdivision_has_holidays_of_its_own() -> None:
    epiphany = "2026-01-05T16:30"
    bavarian = WorkingHours(OFFICE.week, BUDAPEST, "DE-BY")
    berliner = WorkingHours(OFFICE.week, BUDAPEST, "DE-BE")
    assert after(bavarian, epiphany, "1h") == "Wed 2026-01-07 09:30"
    assert after(berliner, epiphany, "1h") == "Tue 2026-01-06 09:30"


def test_a_worked_saturday_has_the_hours_of_the_weekday_that_it_replaces() -> None:
    """Saturday 8 August 2026 is worked for Friday 21 August."""
    week = office(fri=((9 * 60, 14 * 60),)).week
    hours = WorkingHours(week, BUDAPEST, "HU")
    assert between(hours, at("2026-08-08T00:00"), at("2026-08-09T00:00")) == 5 * HOUR
    assert not is_open(hours, at("2026-08-21T10:00"))
    assert not is_open(hours, at("2026-08-15T10:00"))


def test_a_worked_december_saturday_may_replace_a_day_of_january() -> None:
    """Saturday 29 December 2001 was worked in China for Wednesday 2 January 2002."""
    week = ((), (), NINE_TO_FIVE, (), (), (), ())
    hours = WorkingHours(week, ZoneInfo("Asia/Shanghai"), "CN")
    assert is_open(hours, at("2001-12-29T10:00", ZoneInfo("Asia/Shanghai")))


# Clocks that change


def test_a_night_without_an_hour_is_an_hour_shorter() -> None:
    assert between(ALWAYS, at("2026-03-29T00:00"), at("2026-03-30T00:00")) == 23 * HOUR
    assert after(ALWAYS, "2026-03-29T01:30", "1h") == "Sun 2026-03-29 03:30"


def test_a_night_with_an_hour_twice_is_an_hour_longer() -> None:
    assert between(ALWAYS, at("2026-10-25T00:00"), at("2026-10-26T00:00")) == 25 * HOUR


def test_a_working_day_keeps_its_wall_time_over_the_change() -> None:
    assert after(ALWAYS, "2026-03-28T14:05", "1d") == "Sun 2026-03-29 14:05"
    assert after(ALWAYS, "2026-10-24T14:05", "1d") == "Sun 2026-10-25 14:05"


def test_office_hours_do_not_notice_the_change() -> None:
    assert after(OFFICE, "2026-03-27T16:30", "1h") == "Mon 2026-03-30 09:30"
    assert between(OFFICE, at("2026-10-23T09:00"), at("2026-10-26T17:00")) == 16 * HOUR


def test_an_opening_in_the_missing_hour_is_the_instant_of_the_change() -> None:
    nights = WorkingHours((((150, 240),),) * 7, BUDAPEST)
    assert next_opening(nights, at("2026-03-29T00:00")) == at("2026-03-29T03:00")
    assert between(nights, at("2026-03-29T00:00"), at("2026-03-29T12:00")) == HOUR


def test_an_interval_inside_the_missing_hour_is_not_there() -> None:
    nights = WorkingHours((((120, 180),),) * 7, BUDAPEST)
    assert between(nights, at("2026-03-29T00:00"), at("2026-03-29T12:00")) == 0


def test_intervals_around_the_missing_hour_do_not_overlap() -> None:
    nights = WorkingHours((((60, 165), (180, 240)),) * 7, BUDAPEST)
    assert between(nights, at("2026-03-29T00:00"), at("2026-03-29T12:00")) == 2 * HOUR


def test_a_day_that_a_country_skipped_has_no_hours() -> None:
    apia = ZoneInfo("Pacific/Apia")
    samoan = WorkingHours((NINE_TO_FIVE,) * 7, apia)
    ended = add(samoan, at("2011-12-29T16:30", apia), Span(1, "h"))
    assert wall(ended, apia) == "Sat 2011-12-31 09:30"


# Shares, and time back from due


def test_three_quarters_of_an_eight_hour_day_are_six_hours() -> None:
    start, due = at("2026-11-04T13:00"), at("2026-11-05T13:00")
    assert wall(share(OFFICE, start, due, 0.75)) == "Thu 2026-11-05 11:00"


def test_a_share_of_no_working_time_is_due_itself() -> None:
    saturday, sunday = at("2026-11-07T10:00"), at("2026-11-08T10:00")
    assert share(OFFICE, saturday, sunday, 0.75) == sunday


def test_an_hour_back_from_monday_ten_is_monday_nine_and_not_friday_five() -> None:
    assert before(OFFICE, "2026-11-09T10:00", "1h") == "Mon 2026-11-09 09:00"
    assert before(OFFICE, "2026-11-09T10:00", "2h") == "Fri 2026-11-06 16:00"


def test_back_from_outside_hours_counts_from_the_closing_before() -> None:
    assert before(OFFICE, "2026-11-08T12:00", "1h") == "Fri 2026-11-06 16:00"


def test_working_days_back_keep_the_wall_time() -> None:
    assert before(OFFICE, "2026-11-09T14:05", "1d") == "Fri 2026-11-06 14:05"
    assert before(OFFICE, "2026-11-08T14:05", "1d") == "Fri 2026-11-06 14:05"
    assert before(OFFICE, "2026-01-02T14:05", "3d") == "Tue 2025-12-30 14:05"


def test_midnight_is_the_start_of_the_local_day() -> None:
    assert wall(midnight(OFFICE, at("2026-11-09T14:05"))) == "Mon 2026-11-09 00:00"


# Bounds


def test_what_a_century_of_closed_days_holds_up_ends_with_time_itself() -> None:
    gone = WorkingHours(OFFICE.week, BUDAPEST, away=((date(2026, 1, 1), date(2300, 1, 1)),))
    for span in (Span(1, "h"), Span(1, "d")):
        assert add(gone, at("2026-03-02T10:00"), span) == LATEST
        assert back(gone, at("2200-03-02T10:00"), span) == EARLIEST
    assert next_opening(gone, at("2026-03-02T10:00")) == LATEST


@pytest.mark.parametrize("span", ["1h", "9999h", "1d", "9999d"])
def test_nothing_ends_after_the_last_instant_or_before_the_first(span: str) -> None:
    assert add(OFFICE, LATEST - HOUR, Span.parse(span)) == LATEST
    assert next_opening(OFFICE, LATEST - HOUR) == LATEST
    assert back(OFFICE, EARLIEST + HOUR, Span.parse(span)) == EARLIEST


def test_an_instant_far_outside_of_history_is_an_error() -> None:
    for instant in (-(10**18), -(10**11), 10**11, 10**18):
        with pytest.raises(ValueError, match="1900 to 2500"):
            add(OFFICE, instant, Span(1, "h"))


# What must hold for all

minutes = st.integers(0, 24 * 60)


@st.composite
def days(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    cuts = sorted(draw(st.lists(minutes, max_size=6, unique=True)))
    return tuple(zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def any_hours(draw: st.DrawFn) -> WorkingHours:
    week = draw(st.lists(days(), min_size=7, max_size=7).filter(any))
    zone = draw(st.sampled_from((BUDAPEST, NEW_YORK, ZoneInfo("Australia/Lord_Howe"))))
    first = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    away = ((first, first + timedelta(days=draw(st.integers(0, 20)))),)
    holidays = draw(st.sampled_from(("", "HU", "DE-BY", "US")))
    return WorkingHours(tuple(week), zone, holidays, away)


starts = st.integers(at("2026-01-01T00:00"), at("2026-12-31T00:00"))
clock_spans = st.builds(Span, st.integers(1, 200), st.sampled_from(("m", "h")))
quick = settings(max_examples=25)
CROSSED: Counter[str] = Counter()
before_a_change = st.builds(
    lambda day, later: at(day) + later,
    st.sampled_from(("2026-03-05", "2026-03-26", "2026-04-02", "2026-10-01", "2026-10-22")),
    st.integers(0, 3 * 24 * HOUR),
)


@settings(max_examples=150)
@given(any_hours(), starts | before_a_change, clock_spans, st.integers(0, 9))
def _added(hours: WorkingHours, start: Instant, span: Span, until_leave: int) -> None:
    gone = datetime.fromtimestamp(start, hours.zone).date() + timedelta(days=until_leave)
    hours = replace(hours, away=(*hours.away, (gone, gone + timedelta(days=3))))
    due = add(hours, start, span)
    assert between(hours, start, due) == span.seconds
    CROSSED["change of the clocks"] += offset(hours, start) != offset(hours, due)
    for what, other in (
        ("holiday", replace(hours, holidays="")),
        ("leave", replace(hours, away=())),
    ):
        CROSSED[what] += add(other, start, span) < due


def offset(hours: WorkingHours, instant: Instant) -> timedelta | None:
    return datetime.fromtimestamp(instant, hours.zone).utcoffset()


def test_what_was_added_lies_between_whatever_day_off_or_change_of_the_clocks_it_crosses() -> None:
    CROSSED.clear()
    _added()
    assert min(CROSSED[what] for what in ("change of the clocks", "holiday", "leave")) > 3, CROSSED


@quick
@given(any_hours(), starts, clock_spans)
def test_what_was_taken_back_lies_between(hours: WorkingHours, due: Instant, span: Span) -> None:
    warned = back(hours, due, span)
    assert between(hours, warned, due) == span.seconds
    assert is_open(hours, warned)


@quick
@given(any_hours(), starts, st.integers(0, 10**6), clock_spans)
def test_a_later_start_is_never_due_earlier(
    hours: WorkingHours, start: Instant, later: int, span: Span
) -> None:
    assert add(hours, start, span) <= add(hours, start + later, span)


@quick
@given(any_hours(), starts, clock_spans, clock_spans)
def test_a_longer_span_is_never_due_earlier(
    hours: WorkingHours, start: Instant, one: Span, other: Span
) -> None:
    short, long = sorted((one, other), key=lambda span: span.seconds)
    assert add(hours, start, short) <= add(hours, start, long)


@quick
@given(any_hours(), starts, st.integers(1, 30))
def test_more_days_are_never_due_earlier(hours: WorkingHours, start: Instant, count: int) -> None:
    assert add(hours, start, Span(count, "d")) <= add(hours, start, Span(count + 1, "d"))


@quick
@given(any_hours(), starts, clock_spans, st.integers(0, 6), days())
def test_longer_hours_never_make_it_due_later(
    hours: WorkingHours, start: Instant, span: Span, weekday: int, more: tuple[tuple[int, int], ...]
) -> None:
    week = list(hours.week)
    week[weekday] = union(week[weekday] + more)
    longer = replace(hours, week=tuple(week))
    assert add(longer, start, span) <= add(hours, start, span)


def union(intervals: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for opens, closes in sorted(intervals):
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return tuple(joined)


@quick
@given(any_hours(), starts, starts, starts)
def test_working_time_adds_up(
    hours: WorkingHours, one: Instant, two: Instant, three: Instant
) -> None:
    a, b, c = sorted((one, two, three))
    assert between(hours, a, b) + between(hours, b, c) == between(hours, a, c)


@quick
@given(any_hours(), starts, starts, st.floats(0, 1))
def test_a_share_lies_between_start_and_due(
    hours: WorkingHours, one: Instant, other: Instant, fraction: float
) -> None:
    start, due = sorted((one, other))
    assert start <= share(hours, start, due, fraction) <= due


@quick
@given(any_hours(), starts)
def test_the_next_opening_is_open_and_nothing_passes_until_then(
    hours: WorkingHours, instant: Instant
) -> None:
    opening = next_opening(hours, instant)
    assert is_open(hours, opening)
    assert between(hours, instant, opening) == 0


@quick
@given(any_hours(), starts)
def test_open_agrees_with_the_clock_on_the_wall(hours: WorkingHours, instant: Instant) -> None:
    hours = replace(hours, holidays="")
    local = datetime.fromtimestamp(instant, hours.zone)
    away = any(first <= local.date() <= last for first, last in hours.away)
    minute = local.hour * 60 + local.minute
    expected = not away and any(a <= minute < b for a, b in hours.week[local.weekday()])
    if local.utcoffset() == (local - timedelta(hours=3)).astimezone(hours.zone).utcoffset():
        assert is_open(hours, instant) == expected
