"""How a loop stands at an instant: rules 13 to 18 as far as they compare instants."""

from dataclasses import replace

import pytest

from store.rules.hours import Span
from store.rules.loop import Again
from store.rules.policy import Keys, resolve
from store.rules.timing import as_of, by_date, judge, times
from tests.store.rules.story import OFFICE, at, bands, loops, told

KEY = resolve(Keys(), "key", {}, Keys())
ACME = 'Tue 14:05 in bea@acme "Price?"'
"""Due Wed 10:05; three quarters of its four hours have passed at Wed 9:05."""


@pytest.mark.parametrize(
    ("instant", "band"),
    [
        ("Tue 14:05", "fine"),
        ("Tue 23:59", "fine"),
        ("Wed 0:00", "soon"),
        ("Wed 10:04", "soon"),
        ("Wed 10:05", "overdue"),
        ("Wed 14:04", "overdue"),
        ("Wed 14:05", "far"),
        ("Wed+9 9:00", "far"),
    ],
)
def test_bands_follow_each_other(instant: str, band: str) -> None:
    assert bands(loops(ACME), instant) == [f"reply {band}"]


def test_soon_begins_with_the_last_quarter_on_the_day_before() -> None:
    found = times(OFFICE, at("Mon 16:00"), Span(8, "h"), KEY)
    assert (told(found.due), told(found.soon_at)) == ("Tue 16:00", "Tue 0:00")
    found = times(OFFICE, at("Mon 16:00"), Span(4, "h"), KEY)
    assert (told(found.due), told(found.soon_at)) == ("Tue 12:00", "Tue 0:00")
    long = times(OFFICE, at("Mon 9:00"), Span(40, "h"), KEY)
    assert (told(long.due), told(long.soon_at)) == ("Fri 17:00", "Thu 15:00")


def test_warn_before_takes_the_place_of_the_quarter() -> None:
    policy = replace(KEY, warn_before=Span(16, "h"))
    found = times(OFFICE, at("Mon 9:00"), Span(40, "h"), policy)
    assert told(found.soon_at) == "Thu 9:00"


def test_it_is_never_soon_before_it_began() -> None:
    policy = replace(KEY, warn_before=Span(2, "d"))
    found = times(OFFICE, at("Mon 9:00"), Span(4, "h"), policy)
    assert told(found.soon_at) == "Mon 9:00"


def test_far_is_twice_the_target_or_a_week_after_days_and_dates() -> None:
    assert told(times(OFFICE, at("Mon 9:00"), Span(6, "h"), KEY).far_at) == "Tue 13:00"
    assert told(times(OFFICE, at("Mon 9:00"), Span(2, "d"), KEY).far_at) == "Wed+1 9:00"
    assert told(by_date(OFFICE, at("Mon 9:00"), at("Tue 12:00"), KEY).far_at) == "Tue+1 12:00"


def test_after_hours_the_clock_waits_for_the_morning_and_since_does_not_move() -> None:
    (found,) = loops('Sat 22:00 in bea@acme "Price?"')
    assert (told(found.since), told(found.due)) == ("Sat 22:00", "Mon+1 13:00")


def test_a_chase_of_three_days_skips_the_weekend() -> None:
    (found,) = loops('Thu 10:00 out bea@acme "Did it come?"')
    assert told(found.due) == "Tue+1 10:00"


def test_before_the_start_line_it_is_backlog_and_never_overdue() -> None:
    (found,) = loops(ACME)
    assert judge(found, at("Fri 9:00"), at("Tue 14:05")) == ("far", True)
    assert judge(found, at("Fri 9:00"), at("Tue 14:06")) == ("backlog", False)


def test_a_nag_after_the_start_line_brings_it_out_of_the_backlog() -> None:
    found = loops(ACME + '\nThu 9:00 in bea@acme "Hello?"')
    assert bands(found, "Wed 12:00", start="Wed 0:00") == ["reply backlog"]
    assert bands(found, "Thu 9:00", start="Wed 0:00") == ["reply far"]


def test_as_of_an_instant_knows_nothing_later() -> None:
    found = loops(ACME + '\nWed 9:00 in bea@acme "Hello?"\nWed 11:00 out bea@acme "Ten."')
    assert as_of(found, at("Tue 14:04")) == []
    (before,) = as_of(found, at("Wed 8:59"))
    assert (before.again, before.closed_at) == ((), None)
    (nagged,) = as_of(found, at("Wed 10:59"))
    assert nagged.again == (Again(at("Wed 9:00"), None),)
    assert as_of(found, at("Wed 11:00")) == []


def test_an_open_chase_is_never_backlog() -> None:
    found = loops('Mon 9:00 out bea@acme "Did it come?"')
    assert bands(found, "Fri 9:00", start="Wed 0:00") == ["chase overdue"]
