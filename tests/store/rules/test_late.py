"""How late something is: in working time, as a person says it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.hours import EARLIEST, Span, WorkingHours, add, between, midnight, next_opening
from store.rules.instant import Instant
from store.rules.timing import late
from tests.store.rules.test_hours import (
    ALWAYS,
    LUNCHING,
    NEW_YORK,
    OFFICE,
    at,
    office,
)

HUNGARY = replace(OFFICE, holidays="HU")


def said(hours: WorkingHours, due: str, now: str) -> str:
    """'40m'; of what was due then, as a loop keeps it."""
    late_from = next_opening(hours, at(due, hours.zone))
    return "{0.n}{0.unit}".format(late(hours, late_from, at(now, hours.zone)))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-27T16:20", "0m"),
        ("2026-11-27T16:21", "1m"),
        ("2026-11-27T20:00", "40m"),
        ("2026-11-29T12:00", "40m"),
        ("2026-11-30T09:00", "40m"),
        ("2026-11-30T09:20", "1h"),
        ("2026-11-30T16:19", "7h"),
        ("2026-11-30T16:20", "1d"),
        ("2026-12-01T09:00", "1d"),
        ("2026-12-01T16:20", "2d"),
    ],
)
def test_what_was_due_on_friday_evening_is_hardly_late_on_monday(now: str, told: str) -> None:
    assert said(OFFICE, "2026-11-27T16:20", now) == told


@pytest.mark.parametrize(
    ("due", "now", "told"),
    [
        ("2026-11-27T17:00", "2026-11-29T12:00", "0m"),  # at the closing of Friday
        ("2026-11-28T10:00", "2026-11-30T09:30", "30m"),  # on a Saturday
        ("2026-11-24T20:00", "2026-11-25T09:15", "15m"),
        ("2026-11-24T23:59", "2026-11-25T08:00", "0m"),
    ],
)
def test_what_is_due_while_nobody_works_is_late_from_the_next_opening(
    due: str, now: str, told: str
) -> None:
    assert said(OFFICE, due, now) == told


def test_a_whole_day_since_the_closing_is_over_at_the_next_closing() -> None:
    assert said(OFFICE, "2026-11-27T17:00", "2026-11-30T16:59") == "7h"
    assert said(OFFICE, "2026-11-27T17:00", "2026-11-30T17:00") == "1d"
    assert said(OFFICE, "2026-11-30T09:00", "2026-12-01T08:00") == "1d"
    assert said(OFFICE, "2025-12-31T17:00", "2026-01-02T17:00") == "2d"
    assert said(ALWAYS, "2026-11-27T00:00", "2026-11-28T00:00") == "1d"


def test_a_break_is_no_working_time() -> None:
    assert said(LUNCHING, "2026-11-24T11:50", "2026-11-24T12:59") == "10m"
    assert said(LUNCHING, "2026-11-24T11:50", "2026-11-24T13:50") == "1h"


def test_weeks_are_of_as_many_days_as_one_works() -> None:
    assert said(OFFICE, "2026-11-02T10:00", "2026-11-20T10:00") == "14d"
    assert said(OFFICE, "2026-11-02T10:00", "2026-11-23T10:00") == "3w"
    assert said(OFFICE, "2026-11-02T10:00", "2026-11-30T09:59") == "3w"
    assert said(ALWAYS, "2026-11-02T10:00", "2026-11-22T10:00") == "20d"
    assert said(ALWAYS, "2026-11-02T10:00", "2026-11-23T10:00") == "3w"
    four = office(fri=())
    assert said(four, "2026-11-02T10:00", "2026-11-19T10:00") == "11d"
    assert said(four, "2026-11-02T10:00", "2026-11-23T10:00") == "3w"


def test_who_works_round_the_clock_counts_a_day_and_a_night_as_a_day() -> None:
    assert said(ALWAYS, "2026-11-27T16:20", "2026-11-28T16:19") == "23h"
    assert said(ALWAYS, "2026-11-27T16:20", "2026-11-28T16:20") == "1d"


def test_a_short_day_is_a_working_day() -> None:
    short = office(fri=((9 * 60, 12 * 60),))
    assert said(short, "2026-11-26T16:00", "2026-11-27T11:59") == "3h"
    assert said(short, "2026-11-26T16:00", "2026-11-27T12:00") == "1d"
    assert said(short, "2026-11-26T16:00", "2026-11-30T16:00") == "2d"


def test_a_holiday_does_not_count() -> None:
    """Friday, 23 October is one in Hungary."""
    assert said(HUNGARY, "2026-10-22T16:20", "2026-10-26T09:00") == "40m"
    assert said(OFFICE, "2026-10-22T16:20", "2026-10-26T09:00") == "1d"


def test_a_saturday_that_is_worked_counts() -> None:
    """As 7 December 2024 was in Hungary."""
    assert said(HUNGARY, "2024-12-06T16:20", "2024-12-07T16:20") == "1d"
    assert said(OFFICE, "2024-12-06T16:20", "2024-12-07T16:20") == "40m"


def test_my_leave_does_not_count() -> None:
    away = replace(OFFICE, away=((date(2026, 11, 16), date(2026, 11, 27)),))
    assert said(away, "2026-11-13T16:20", "2026-11-30T09:00") == "40m"
    assert said(away, "2026-11-13T16:20", "2026-11-25T12:00") == "40m"
    assert said(away, "2026-11-18T12:00", "2026-11-25T12:00") == "0m"
    for_ever = replace(OFFICE, away=((date(2026, 11, 16), date(9999, 12, 31)),))
    assert said(for_ever, "2026-11-13T16:20", "2026-12-25T12:00") == "40m"


def test_where_the_clocks_change_a_day_is_a_day_and_an_hour_an_hour() -> None:
    """On 29 March 2026 the hour from two is skipped, on 25 October it comes twice."""
    assert said(OFFICE, "2026-03-27T16:20", "2026-03-30T16:20") == "1d"
    assert said(OFFICE, "2026-10-22T16:20", "2026-10-26T16:20") == "2d"
    assert said(ALWAYS, "2026-03-29T01:00", "2026-03-29T05:00") == "3h"
    assert said(ALWAYS, "2026-10-25T01:00", "2026-10-25T05:00") == "5h"
    assert said(ALWAYS, "2026-03-28T12:00", "2026-03-29T12:00") == "1d"
    assert said(ALWAYS, "2026-10-24T12:00", "2026-10-25T11:59") == "24h"


def test_it_hangs_on_where_one_works() -> None:
    """Nine in the evening in Budapest is three in the afternoon in New York."""
    there = replace(OFFICE, zone=NEW_YORK)
    due, now = at("2026-11-24T16:30"), at("2026-11-24T21:00")
    assert late(OFFICE, due, now) == (30, "m")
    assert late(there, due, now) == (4, "h")


def test_it_says_nothing_else_over_a_new_year() -> None:
    assert said(OFFICE, "2025-12-30T10:00", "2026-01-05T10:00") == "4d"
    assert said(OFFICE, "2023-12-29T10:00", "2026-01-05T10:00") == "105w"


def test_a_target_of_days_that_is_missed_by_as_many_is_late_by_as_many() -> None:
    due = add(OFFICE, at("2026-11-24T10:00"), Span.parse("2d"))
    assert late(OFFICE, due, add(OFFICE, due, Span.parse("2d"))) == (2, "d")


@pytest.mark.parametrize("due", [-(1 << 62), EARLIEST, 1 << 62])
def test_an_instant_of_a_damaged_store_is_late_somehow(due: Instant) -> None:
    assert late(OFFICE, due, at("2026-11-24T10:00")).n >= 0


_DUE = st.integers(at("2026-09-01"), at("2026-12-31"))
_HOURS = st.sampled_from([OFFICE, LUNCHING, ALWAYS, HUNGARY, office(fri=((9 * 60, 12 * 60),))])
_SIZE = {"m": 1, "h": 60, "d": 100_000, "w": 10_000_000}


@given(_HOURS, _DUE, _DUE, st.integers(0, 60 * 86400))
def test_what_is_said_of_two_never_contradicts_their_order(
    hours: WorkingHours, one: Instant, other: Instant, passed: int
) -> None:
    """Nor does it grow less as time goes on."""

    def size(due: Instant, now: Instant) -> int:
        found = late(hours, next_opening(hours, due), now)
        return found.n * _SIZE[found.unit]

    first, second = sorted((one, other))
    assert size(first, second + passed) >= size(second, second + passed)
    assert size(first, second) <= size(first, second + passed)


@given(_HOURS, _DUE, st.integers(0, 60 * 86400))
def test_days_are_those_of_a_target(hours: WorkingHours, due: Instant, passed: int) -> None:
    due = next_opening(hours, due)
    now = due + passed
    found = late(hours, due, now)
    if found.unit == "d":
        at_opening = due == next_opening(hours, midnight(hours, due))
        assert at_opening or add(hours, due, Span(found.n, "d")) <= now
        assert now < add(hours, due, Span(found.n + 1, "d"))
    if found.unit == "h":
        assert found.n == between(hours, due, now) // 3600 > 0
