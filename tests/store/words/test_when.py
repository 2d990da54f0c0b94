"""Dates and times as people type them, in three languages."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.words import when_vocabulary as vocabulary
from store.words.when import month_first_in, parse_duration, parse_when

BUDAPEST = ZoneInfo("Europe/Budapest")
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=BUDAPEST)
"""A Tuesday."""


def at(text: str) -> datetime:
    """Wall time in Budapest: '11-27 09:00' of 2026, or with a year."""
    full = text if text.count("-") == 2 else f"2026-{text}"
    return datetime.fromisoformat(full).replace(tzinfo=BUDAPEST)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("16:30", "11-24 16:30"),
        ("9:00", "11-25 09:00"),
        ("10:30", "11-25 10:30"),
        ("at 4pm", "11-24 16:00"),
        ("9 a.m.", "11-25 09:00"),
        ("12am", "11-25 00:00"),
        ("12 pm", "11-24 12:00"),
        ("11 o'clock", "11-24 11:00"),
        ("half past 4", "11-24 16:30"),
        ("quarter to 12", "11-24 11:45"),
        ("noon", "11-24 12:00"),
        ("tonight", "11-24 18:00"),
        ("this afternoon", "11-24 14:00"),
        ("today", "11-24 18:00"),
        ("today 17", "11-24 17:00"),
        ("midnight", "11-25 00:00"),
        ("tomorrow", "11-25 09:00"),
        ("Tomorrow 14:00", "11-25 14:00"),
        ("14:00 tomorrow", "11-25 14:00"),
        ("tomorrow morning", "11-25 09:00"),
        ("tomorrow evening at 8", "11-25 20:00"),
        ("tomorrow 24:00", "11-26 00:00"),
        ("fri 9", "11-27 09:00"),
        ("fri9", "11-27 09:00"),
        ("fri 3", "11-27 15:00"),
        ("fri 3:00", "11-27 03:00"),
        ("fri 9h", "11-27 09:00"),
        ("Fri. 9:15", "11-27 09:15"),
        ("by Friday", "11-27 09:00"),
        ("monday", "11-30 09:00"),
        ("tue", "12-01 09:00"),
        ("tue 9", "12-01 09:00"),
        ("tue 16", "11-24 16:00"),
        ("next fri", "12-04 09:00"),
        ("next week", "11-30 09:00"),
        ("next week thursday 10:00", "12-03 10:00"),
        ("weekend", "11-28 09:00"),
        ("next month", "12-01 09:00"),
        ("2d", "11-26 09:00"),
        ("+2d", "11-26 09:00"),
        ("2d 14:00", "11-26 14:00"),
        ("3 days", "11-27 09:00"),
        ("in two weeks", "12-08 09:00"),
        ("in a week at 10", "12-01 10:00"),
        ("in 3 months", "2027-02-24 09:00"),
        ("3h", "11-24 13:30"),
        ("in 3 hours", "11-24 13:30"),
        ("90m", "11-24 12:00"),
        ("1h30", "11-24 12:00"),
        ("1.5h", "11-24 12:00"),
        ("1d 4h", "11-25 14:30"),
        ("half an hour", "11-24 11:00"),
        ("in an hour and 10 minutes", "11-24 11:40"),
        ("nov 28", "11-28 09:00"),
        ("28 Nov 16:00", "11-28 16:00"),
        ("Fri 27 Nov", "11-27 09:00"),
        ("the 3rd of December", "12-03 09:00"),
        ("January 5, 2028", "2028-01-05 09:00"),
        ("nov 20", "2027-11-20 09:00"),
        ("feb 29", "2028-02-29 09:00"),
        ("fri nov 24", "2028-11-24 09:00"),
        ("the 15th", "12-15 09:00"),
        ("2026-12-01 09:00", "12-01 09:00"),
        ("2026-12-01T16:45:30", "12-01 16:45"),
        ("28/11", "11-28 09:00"),
        ("12/03/27", "2027-03-12 09:00"),
        ("25/12/2026 8:00", "12-25 08:00"),
        ("end of day", "11-24 18:00"),
        ("by end of week", "11-27 09:00"),
        ("at the end of the week", "11-27 09:00"),
        ("end of next week", "12-04 09:00"),
        ("by end of month", "11-30 09:00"),
        ("by the end of the month 12:00", "11-30 12:00"),
        ("end of next month", "12-31 09:00"),
        ("EOM", "11-30 09:00"),
        ("end of January", "2027-01-31 09:00"),
        ("end of the year", "12-31 09:00"),
    ],
)
def test_english(text: str, meant: str) -> None:
    assert parse_when(text, NOW) == at(meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("morgen", "11-25 09:00"),
        ("morgen früh", "11-25 09:00"),
        ("morgen um 9 Uhr 30", "11-25 09:30"),
        ("heute Abend", "11-24 18:00"),
        ("heute 16 Uhr", "11-24 16:00"),
        ("übermorgen", "11-26 09:00"),
        ("uebermorgen 8:15", "11-26 08:15"),
        ("Fr 9", "11-27 09:00"),
        ("am Freitag", "11-27 09:00"),
        ("bis Freitag 15:00", "11-27 15:00"),
        ("Freitag 9.30", "11-27 09:30"),
        ("9.30 Uhr", "11-25 09:30"),
        ("Mo", "11-30 09:00"),
        ("Freitag morgen", "11-27 09:00"),
        ("Freitagnachmittag", "11-27 14:00"),
        ("Donnerstagmorgen um 8", "11-26 08:00"),
        ("nächsten Freitag", "12-04 09:00"),
        ("kommenden Freitag", "11-27 09:00"),
        ("nächste Woche", "11-30 09:00"),
        ("kommende Woche Mittwoch", "12-02 09:00"),
        ("naechsten Monat", "12-01 09:00"),
        ("halb 4", "11-24 15:30"),
        ("Viertel nach 9", "11-25 09:15"),
        ("in 3 Stunden", "11-24 13:30"),
        ("in einer halben Stunde", "11-24 11:00"),
        ("1,5 Stunden", "11-24 12:00"),
        ("in zwei Tagen", "11-26 09:00"),
        ("in einer Woche", "12-01 09:00"),
        ("12.03.", "2027-03-12 09:00"),
        ("12.03.2028", "2028-03-12 09:00"),
        ("12.03.27 10:00", "2027-03-12 10:00"),
        ("12. 3. 16 Uhr", "2027-03-12 16:00"),
        ("10.12", "12-10 09:00"),
        ("25.12.", "12-25 09:00"),
        ("3. Dez.", "12-03 09:00"),
        ("5. März um 11", "2027-03-05 11:00"),
        ("am 15.", "12-15 09:00"),
        ("Mitternacht", "11-25 00:00"),
        ("Ende der Woche", "11-27 09:00"),
        ("bis Ende der Woche", "11-27 09:00"),
        ("bis Ende nächster Woche", "12-04 09:00"),
        ("bis Monatsende", "11-30 09:00"),
        ("bis zum Ende des Monats", "11-30 09:00"),
        ("Ende Dezember", "12-31 09:00"),
        ("bis Jahresende", "12-31 09:00"),
    ],
)
def test_german(text: str, meant: str) -> None:
    assert parse_when(text, NOW) == at(meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("péntek 9", "11-27 09:00"),
        ("pentek 9", "11-27 09:00"),
        ("PÉNTEK 9-kor", "11-27 09:00"),
        ("pénteken 9 órakor", "11-27 09:00"),
        ("péntekre", "11-27 09:00"),
        ("péntekig 12:00", "11-27 12:00"),
        ("p 9", "11-27 09:00"),
        ("hétfőn", "11-30 09:00"),
        ("szerdán 14-kor", "11-25 14:00"),
        ("csüt 10", "11-26 10:00"),
        ("kedden", "12-01 09:00"),
        ("hétvégén", "11-28 09:00"),
        ("ma 16:30", "11-24 16:30"),
        ("ma este 8", "11-24 20:00"),
        ("holnap", "11-25 09:00"),
        ("holnapra", "11-25 09:00"),
        ("holnap délután", "11-25 14:00"),
        ("holnap délután 3-kor", "11-25 15:00"),
        ("holnap reggel 6", "11-25 06:00"),
        ("holnap délelőtt", "11-25 10:00"),
        ("holnap délben", "11-25 12:00"),
        ("holnap 9 óra", "11-25 09:00"),
        ("holnap fél 4", "11-25 15:30"),
        ("holnap éjjel 2", "11-25 02:00"),
        ("holnapután", "11-26 09:00"),
        ("jövő hét", "11-30 09:00"),
        ("jövő héten kedden 10", "12-01 10:00"),
        ("jövő péntek", "12-04 09:00"),
        ("jövő hónapban", "12-01 09:00"),
        ("2 nap múlva", "11-26 09:00"),
        ("két héten belül", "12-08 09:00"),
        ("egy hét múlva", "12-01 09:00"),
        ("3 óra múlva", "11-24 13:30"),
        ("fél óra múlva", "11-24 11:00"),
        ("20 perc", "11-24 10:50"),
        ("dec. 3. 10:00", "12-03 10:00"),
        ("december 3-án", "12-03 09:00"),
        ("dec 3-ig", "12-03 09:00"),
        ("2026. december 3.", "12-03 09:00"),
        ("2026.12.03. 10:00", "12-03 10:00"),
        ("2026. 12. 3-án 9-kor", "12-03 09:00"),
        ("15-én", "12-15 09:00"),
        ("jan. 2.", "2027-01-02 09:00"),
        ("hét végéig", "11-27 09:00"),
        ("a hét végére", "11-27 09:00"),
        ("jövő hét végéig", "12-04 09:00"),
        ("hónap végéig", "11-30 09:00"),
        ("a hónap végén", "11-30 09:00"),
        ("hó végéig", "11-30 09:00"),
        ("december végéig", "12-31 09:00"),
        ("év végéig", "12-31 09:00"),
    ],
)
def test_hungarian(text: str, meant: str) -> None:
    assert parse_when(text, NOW) == at(meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12.03.", "12-03 09:00"),
        ("12/3", "12-03 09:00"),
        ("25.12.", "12-25 09:00"),
        ("9.30", "11-25 09:30"),
        ("12.25", "11-24 12:25"),
        ("2027.03.12.", "2027-03-12 09:00"),
    ],
)
def test_where_the_month_comes_first(text: str, meant: str) -> None:
    assert parse_when(text, NOW, month_first=True) == at(meant)


def test_the_order_of_day_and_month_is_the_regions() -> None:
    assert month_first_in("HU")
    assert not month_first_in("DE")
    assert not month_first_in("")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "fri 25",
        "fri 9:75",
        "fri mon",
        "9:00 10:00",
        "13pm",
        "today 9",
        "2020-01-01",
        "2026-13-01",
        "2026-02-30",
        "30.02.",
        "32nd",
        "next",
        "in",
        "in 3 hours tomorrow",
        "tomorrow in 2 days",
        "-2d",
        "9-10",
        "1.5 days",
        "9999 months",
        "9999 weeks",
        "fri 9 for lunch",
        "vor 2 Tagen",
        "2 days ago",
        "x" * 10_000,
    ],
)
def test_what_is_no_time_ahead_is_not_guessed(text: str) -> None:
    assert parse_when(text, NOW) is None


def test_the_day_starts_when_the_reader_starts() -> None:
    assert parse_when("tomorrow", NOW, day_start=time(8, 15)) == at("11-25 08:15")


def test_a_weekday_alone_is_never_today() -> None:
    early = NOW.replace(hour=7)
    assert parse_when("tue", early) == at("12-01 09:00")
    assert parse_when("tue 9", early) == at("11-24 09:00")
    assert parse_when("today", early) == at("11-24 09:00")


def test_a_month_ends_where_its_days_end() -> None:
    assert parse_when("1 month", at("2027-01-31 10:00")) == at("2027-02-28 09:00")
    assert parse_when("the 31st", at("2027-02-01 10:00")) == at("2027-03-31 09:00")


def test_a_week_that_is_over_ends_a_week_later() -> None:
    saturday = at("11-28 10:00")
    assert parse_when("end of week", saturday) == at("12-04 09:00")
    assert parse_when("hétvégéig", NOW) == at("11-28 09:00")  # The weekend is another word.


def test_at_the_end_of_a_month_it_ends_today_as_long_as_there_is_time() -> None:
    assert parse_when("end of month", at("11-30 10:00")) == at("11-30 18:00")
    assert parse_when("end of month", at("11-30 19:00")) == at("12-31 09:00")


def test_days_keep_the_wall_time_when_clocks_change() -> None:
    saturday = at("2027-03-27 10:00")
    monday = parse_when("2d", saturday)
    assert monday == at("2027-03-29 09:00")
    assert monday is not None
    assert monday.timestamp() - saturday.timestamp() == 46 * 3600


def test_hours_pass_as_they_do_when_clocks_change() -> None:
    night = at("2027-03-28 01:30")
    assert parse_when("in 2 hours", night) == at("2027-03-28 04:30")


def test_a_time_that_clocks_skip_is_as_far_behind_the_change() -> None:
    assert parse_when("tomorrow 2:30", at("2027-03-27 10:00")) == at("2027-03-28 03:30")


def test_a_time_that_comes_twice_is_the_first_one_still_ahead() -> None:
    text, between = "2:30", datetime(2026, 10, 25, 0, 45, tzinfo=UTC).astimezone(BUDAPEST)
    second = parse_when(text, between)
    assert second is not None
    assert second.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    first = parse_when(text, between - timedelta(hours=2))
    assert first is not None
    assert first.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("30m", timedelta(minutes=30)),
        ("6 min", timedelta(minutes=6)),
        ("1h30", timedelta(minutes=90)),
        ("1h 30m", timedelta(minutes=90)),
        ("1,5 Std", timedelta(minutes=90)),
        ("anderthalb Stunden", timedelta(minutes=90)),
        ("másfél óra", timedelta(minutes=90)),
        ("fél óra", timedelta(minutes=30)),
        ("2 nap", timedelta(days=2)),
        ("in 2 weeks", timedelta(days=14)),
        ("1d 4h", timedelta(days=1, hours=4)),
        ("2 months", None),
        ("tomorrow", None),
        ("fri", None),
        ("next week", None),
        ("16:30", None),
        ("0m", None),
        ("30", None),
        ("", None),
    ],
)
def test_durations(text: str, length: timedelta | None) -> None:
    assert parse_duration(text) == length


KNOWN = [
    *vocabulary.WEEKDAYS,
    *vocabulary.MONTHS,
    *vocabulary.DAYS_AHEAD,
    *vocabulary.PARTS,
    *vocabulary.UNITS,
    *vocabulary.NUMBERS,
    *vocabulary.PAST_THE_HOUR,
    *vocabulary.FILLERS,
    *vocabulary.NEXT,
]
pieces = st.one_of(
    st.sampled_from(KNOWN),
    st.integers(0, 40).map(str),
    st.sampled_from(["9:30", "2d", "12.03.", "15.", "am", "2026-12-01", "-kor", "9999"]),
)
typed = st.one_of(st.lists(pieces, max_size=5).map(" ".join), st.text(max_size=20))
moments = st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, BUDAPEST))


@given(text=typed, now=moments)
def test_whatever_is_typed_lies_ahead_or_is_refused(text: str, now: datetime) -> None:
    meant = parse_when(text, now)
    if meant is not None:
        assert meant.timestamp() > now.timestamp()
        assert meant.tzinfo is BUDAPEST
        assert meant.astimezone(UTC).astimezone(BUDAPEST) == meant


@given(text=typed)
def test_a_duration_is_positive_or_refused(text: str) -> None:
    length = parse_duration(text)
    assert length is None or length > timedelta(0)


@pytest.mark.parametrize("weekday", vocabulary.WEEKDAYS)
def test_every_weekday_is_that_day(weekday: str) -> None:
    meant = parse_when(f"{weekday} 8:00", NOW)
    assert meant is not None
    assert meant.weekday() == vocabulary.WEEKDAYS[weekday]


@pytest.mark.parametrize("month", vocabulary.MONTHS)
def test_every_month_is_that_month(month: str) -> None:
    for text in (f"3 {month}", f"{month} 3", f"3. {month}.", f"{month}. 3."):
        meant = parse_when(text, NOW)
        assert meant is not None
        assert (meant.month, meant.day) == (vocabulary.MONTHS[month], 3)
