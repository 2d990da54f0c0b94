"""A promise and a call, typed as one line, in their parts; what is in doubt is not guessed."""

from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.words.called import is_line, read_called, said_after
from store.words.said import read_said
from store.words.when import parse_due, parse_when, typed_when

BUDAPEST = ZoneInfo("Europe/Budapest")
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=BUDAPEST)
"""A Tuesday."""


def closes(day: date) -> time:
    return time(14) if day.weekday() == 4 else time(17)


when = partial(parse_due, now=NOW, closes=closes)


def told(due: datetime | None) -> str:
    return f"{due:%m-%d %H:%M}" if due else ""


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("wed", "11-25 17:00"),
        ("by friday", "11-27 14:00"),
        ("fri 10", "11-27 10:00"),
        ("tomorrow morning", "11-25 12:00"),
        ("holnap délután", "11-25 14:00"),
        ("today", "11-24 17:00"),
        ("2d", "11-26 17:00"),
        ("jövő hét hétfő", "11-30 17:00"),
        ("übermorgen 14 Uhr", "11-26 14:00"),
        ("in two weeks", "12-08 17:00"),
    ],
)
def test_what_is_due_on_a_day_is_due_when_the_office_closes(text: str, due: str) -> None:
    assert told(when(text)) == due


def test_what_is_due_today_after_closing_is_due_at_midnight() -> None:
    late = NOW.replace(hour=18)
    assert told(parse_due("today", late, closes)) == "11-24 23:59"


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("send the revised quote fri 10", "send the revised quote", "11-27 10:00"),
        ("send the revised quote by friday", "send the revised quote", "11-27 14:00"),
        ("fri 10 send the quote", "send the quote", "11-27 10:00"),
        ("send the list of monday tue 9", "send the list of monday", "12-01 09:00"),
        ("send offer; fri", "send offer", "11-27 14:00"),
        ("send 2 parts 3d", "send 2 parts", "11-27 14:00"),
        ("send it may 5", "send it", "05-05 17:00"),
        ("the list, do 10", "the list", "11-26 10:00"),
        ("quote by end of month", "quote", "11-30 17:00"),
        ("Angebot bis Monatsende", "Angebot", "11-30 17:00"),
        ("ajánlat a hét végéig", "ajánlat", "11-27 14:00"),
        ("ajánlatot küldeni péntek 9", "ajánlatot küldeni", "11-27 09:00"),
        ("Angebot schicken bis Freitag", "Angebot schicken", "11-27 14:00"),
        ("Angebot morgen 14 Uhr", "Angebot", "11-25 14:00"),
    ],
)
def test_a_promise_in_a_line(text: str, what: str, due: str) -> None:
    said = read_said(text, when)
    assert (said.what, told(said.due), said.theirs) == (what, due, False)


@pytest.mark.parametrize(
    "text",
    [
        "what to do",
        "order 12",
        "send part 2",
        "call back about the sun",
        "reply so",
        "what we may",
        "fri",
        "",
        "send 5 lenses",
    ],
)
def test_what_may_be_no_time_is_not_taken_for_one(text: str) -> None:
    said = read_said(text, when)
    assert (said.what, said.due) == (text, None)


@pytest.mark.parametrize("text", ["they send the drawings wed", "ők küldik a rajzot szerda"])
def test_who_begins_with_they_notes_a_promise_of_theirs(text: str) -> None:
    said = read_said(text, when)
    assert (said.theirs, told(said.due)) == (True, "11-25 17:00")


def test_a_call_in_a_line() -> None:
    line = read_called("> acme anna spoke 5m price ok; send offer fri", when)
    assert (line.direction, line.who, line.known) == ("out", ("acme", "anna"), True)
    assert (line.outcome, line.minutes, line.summary) == ("answered", 5, "price ok")
    assert line.said is not None
    assert (line.said.what, told(line.said.due)) == ("send offer", "11-27 14:00")


@pytest.mark.parametrize(
    ("text", "who", "outcome", "minutes", "summary"),
    [
        ("< acme missed", ("acme",), "missed", None, ""),
        ("< 5678 vm ring back", ("5678",), "voicemail", None, "ring back"),
        ("> papp 12m answered lenses 3m wide", ("papp",), "answered", 12, "lenses 3m wide"),
        ("> papp gesprochen 1h30 Preis", ("papp",), "answered", 90, "Preis"),
        ("> papp beszéltünk 5 lencse", ("papp",), "answered", None, "5 lencse"),
        ("> papp spoke in 5m price ok", ("papp",), "answered", 5, "price ok"),
        ("> papp for 5m answered price ok", ("papp",), "answered", 5, "price ok"),
        ("> papp erreicht, kommt in 20m", ("papp",), "answered", None, "kommt in 20m"),
    ],
)
def test_who_stands_before_how_it_went(
    text: str, who: tuple[str, ...], outcome: str, minutes: int | None, summary: str
) -> None:
    line = read_called(text, when)
    assert (line.who, line.outcome, line.minutes, line.summary) == (who, outcome, minutes, summary)


def test_where_no_word_parts_them_the_book_must_tell() -> None:
    line = read_called("> acme anna price ok", when)
    assert not line.known
    told_by_the_book = said_after(line, 2)
    assert (told_by_the_book.who, told_by_the_book.summary) == (("acme", "anna"), "price ok")


@pytest.mark.parametrize(
    ("text", "minutes", "summary"),
    [
        ("> acme anna in 5m price ok", 5, "price ok"),
        ("> acme anna etwa 5m Preis passt", 5, "Preis passt"),
        ("> acme anna rings back in 5m", None, "rings back in 5m"),
    ],
)
def test_a_length_has_no_word_too_many_and_a_time_none_too_few(
    text: str, minutes: int | None, summary: str
) -> None:
    line = read_called(text, when)
    assert not line.known
    line = said_after(line, 2)
    assert (line.minutes, line.summary) == (minutes, summary)


def test_a_name_is_no_line() -> None:
    assert is_line("> acme") and is_line("  <") and not is_line("acme > x") and not is_line("")


@given(st.text())
def test_any_text_keeps_its_words(text: str) -> None:
    read_called(text, when)
    said = read_said(text, when)
    assert len(said.what.split()) <= len(text.split())


@given(
    st.integers(1, 10 * 365 * 24 * 60),
    st.sampled_from(["{}", "send it {}", "holnapra kell {}", "by {}", "bis {}"]),
)
def test_an_instant_that_is_written_is_read_again(minutes: int, around: str) -> None:
    instant = int(NOW.timestamp()) + minutes * 60
    if datetime.fromtimestamp(instant, BUDAPEST).hour < 4:
        return  # Where clocks go back, a wall time comes twice.
    written = typed_when(instant, int(NOW.timestamp()), BUDAPEST)
    read = parse_when(written, NOW)
    assert read is not None and int(read.timestamp()) == instant
    said = read_said(around.format(written), partial(parse_when, now=NOW))
    if around[0] in "sh":
        assert said.due == read


_WEEKDAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "hétfő kedd szerda csütörtök péntek szombat vasárnap",
)
_MONTHS = (
    "January February March April May June July August September October November December",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    (
        "január február március április május június július augusztus szeptember október november "
        "december"
    ),
)
_FORMS = ["{d} {m} {y} {h}:{n:02}", "{d}. {m} {y} {h} Uhr {n:02}", "{y}. {m} {d}. {h}:{n:02}"]


@given(
    st.dates(date(2026, 11, 25), date(2035, 12, 31)),
    st.integers(7, 23), st.integers(0, 59), st.sampled_from([0, 1, 2]),
)  # fmt: skip
def test_a_date_in_words_is_that_date(day: date, hour: int, minute: int, language: int) -> None:
    words = {"d": day.day, "m": _MONTHS[language].split()[day.month - 1], "y": day.year}
    text = _FORMS[language].format(**words, h=hour, n=minute)
    assert parse_when(text, NOW) == datetime(
        day.year, day.month, day.day, hour, minute, tzinfo=BUDAPEST
    )


@given(st.integers(1, 6), st.integers(7, 23), st.sampled_from([0, 1, 2]))
def test_a_weekday_in_words_is_the_next_of_its_name(ahead: int, hour: int, language: int) -> None:
    day = NOW + timedelta(days=ahead)
    text = f"{_WEEKDAYS[language].split()[day.weekday()]} {hour}"
    assert parse_when(text, NOW) == day.replace(hour=hour, minute=0)


@given(st.integers(1, 400), st.sampled_from([("d", 1), ("nap", 1), ("Tage", 1), ("weeks", 7)]))
def test_days_and_weeks_ahead_are_counted(n: int, unit: tuple[str, int]) -> None:
    found = parse_when(f"{n} {unit[0]}", NOW)
    assert found is not None and (found.date() - NOW.date()).days == n * unit[1]
