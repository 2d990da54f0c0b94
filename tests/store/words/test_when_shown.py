"""Instants as a list shows them: short, and in the reader's own time."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from store.words.when import due_word, moment, over, relative

BUDAPEST = ZoneInfo("Europe/Budapest")


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=BUDAPEST).timestamp())


NOW = at("2026-11-24 10:30")
"""A Tuesday."""


@pytest.mark.parametrize(
    ("instant", "column", "sentence"),
    [
        ("2026-11-24 09:05", "09:05", "09:05"),
        ("2026-11-24 23:59", "23:59", "23:59"),
        ("2026-11-23 23:59", "Mon", "Mon 23:59"),
        ("2026-11-18 00:00", "Wed", "Wed 00:00"),
        ("2026-11-17 23:59", "17 Nov", "17 Nov 23:59"),
        ("2026-11-30 09:00", "Mon", "Mon 09:00"),
        ("2026-12-01 09:00", "1 Dec", "1 Dec 09:00"),
        ("2026-01-01 00:00", "1 Jan", "1 Jan 00:00"),
        ("2025-12-31 23:59", "2025-12-31", "2025-12-31 23:59"),
        ("2027-01-02 08:00", "2027-01-02", "2027-01-02 08:00"),
    ],
)
def test_an_instant_is_shown_as_shortly_as_it_is_clear(
    instant: str, column: str, sentence: str
) -> None:
    assert relative(at(instant), NOW, BUDAPEST) == column
    assert moment(at(instant), NOW, BUDAPEST) == sentence


def test_a_day_begins_at_the_readers_midnight() -> None:
    late = at("2026-11-25 00:30")
    assert relative(late, NOW, BUDAPEST) == "Wed"
    assert relative(late, NOW, ZoneInfo("UTC")) == "23:30"


def test_the_last_days_of_a_year_know_the_first_of_the_next() -> None:
    assert relative(at("2027-01-02 09:00"), at("2026-12-31 09:00"), BUDAPEST) == "Sat"


@pytest.mark.parametrize(
    ("due", "word"),
    [
        ("2026-11-24 14:00", "due 14:00"),
        ("2026-11-26 10:00", "Thu 10:00"),
        ("2026-12-03 10:00", "3 Dec"),
        ("2027-02-01 10:00", "2027-02-01"),
        ("2026-11-24 10:30", "1m over"),
        ("2026-11-24 10:10", "20m over"),
        ("2026-11-24 09:31", "59m over"),
        ("2026-11-24 09:30", "1h over"),
        ("2026-11-24 05:15", "5h over"),
        ("2026-11-23 10:31", "23h over"),
        ("2026-11-23 10:30", "1d over"),
        ("2026-11-21 09:30", "3d over"),
    ],
)
def test_what_is_due_says_when_and_what_was_says_for_how_long(due: str, word: str) -> None:
    assert due_word(at(due), NOW, BUDAPEST) == word


def test_over_counts_what_has_passed() -> None:
    assert over(NOW - 3 * 86_400, NOW) == "3d over"


@pytest.mark.parametrize("instant", [-(10**18), 10**18])
def test_dates_of_no_calendar_are_shown_all_the_same(instant: int) -> None:
    assert relative(instant, NOW, BUDAPEST)[:2] in ("19", "24", "25")
