"""What is told as due: once a band, in working hours."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from store.records import decisions, notices, snoozing, views
from store.words.notices import notices as worded
from tests.store.records.firm import ME, ZONE, Firm, at

BEA = "Bea Nagy <bea@acme.example>"


@pytest.fixture
def firm(tmp_path: Path) -> Firm:
    """A key client, who is answered within four hours."""
    firm = Firm(tmp_path)
    firm.book()
    return firm


def asked(firm: Firm, when: str = "Tue 9:00", number: int = 1) -> None:
    firm.receive(
        firm.mail(when, BEA, "Could you send it?", subject=f"Offer {number}", id=f"{number}")
    )


def told(firm: Firm, when: str) -> list[str]:
    """One look: what is said then."""
    found = notices.due(firm.store, at(when))
    notices.told(firm.store, found.until, news=bool(found.rows))
    return [f"{one.title} | {one.body}" for one in worded(found.rows, ZONE, at(when))]


def test_each_band_is_told_once(firm: Firm) -> None:
    asked(firm, "Tue 15:00")
    assert told(firm, "Tue 15:01") == []
    assert told(firm, "Wed 9:00") == ["Acme Kft.: due 11:00 | Bea Nagy: Offer 1"]
    assert told(firm, "Wed 10:59") == []
    assert told(firm, "Wed 11:01") == ["Acme Kft.: 1m over | Bea Nagy: Offer 1"]
    assert told(firm, "Wed 11:02") == []
    assert told(firm, "Wed 15:00") == ["Acme Kft.: 4h over | Bea Nagy: Offer 1"]


def test_an_open_screen_can_count_how_often_there_was_something(firm: Firm) -> None:
    asked(firm, "Tue 15:00")
    counted = []
    for when in ("Tue 15:01", "Wed 9:00", "Wed 10:59", "Wed 11:01", "Wed 11:02"):
        told(firm, when)
        counted.append(notices.times(firm.store))
    assert counted == [0, 1, 1, 2, 2]


def test_the_first_look_tells_nothing(firm: Firm) -> None:
    asked(firm)
    assert told(firm, "Tue 14:00") == []


def stored(firm: Firm, when: str) -> None:
    """What the store has got since was stored then."""
    with firm.store.transaction() as conn:
        conn.execute("UPDATE messages SET first_seen = ?1 WHERE first_seen > ?1", (at(when),))


def test_what_came_late_and_was_overdue_by_then_is_told(firm: Firm) -> None:
    asked(firm, "Mon 8:00", 0)
    stored(firm, "Mon 8:01")
    told(firm, "Tue 9:00")
    asked(firm, "Tue 9:01", 1)
    stored(firm, "Tue 13:30")
    assert told(firm, "Tue 14:01") == ["Acme Kft.: 1h over | Bea Nagy: Offer 1"]
    asked(firm, "Tue 9:02", 2)
    stored(firm, "Tue 14:02")
    assert told(firm, "Tue 14:03") == ["Acme Kft.: 1h over | Bea Nagy: Offer 2"]
    assert told(firm, "Tue 14:04") == []


def test_what_was_there_before_its_account_is_no_news(firm: Firm) -> None:
    told(firm, "Tue 9:00")
    asked(firm, "Mon 8:00")
    stored(firm, "Tue 9:01")
    assert told(firm, "Tue 9:02") == []


def test_what_the_user_says_himself_that_he_owes_is_no_news(firm: Firm) -> None:
    news = firm.mail("Mon 9:00", BEA, "For your information: the office moved.", id="n", cc=ME,
                     to="papp@acme.example")  # fmt: skip
    firm.receive(news)
    stored(firm, "Mon 9:01")
    told(firm, "Mon 9:05")
    told(firm, "Thu 9:00")
    when = views.at(firm.store, at("Thu 9:00"))
    decisions.decide(firm.store, views.keys(firm.store, "all", when), "owe", now=at("Thu 9:30"))
    assert told(firm, "Thu 9:31") == []


def test_what_was_stored_by_a_clock_that_was_ahead_is_not_told_again_and_again(
    firm: Firm,
) -> None:
    asked(firm, "Mon 8:00", 0)
    stored(firm, "Mon 8:01")
    told(firm, "Tue 9:00")
    asked(firm)
    stored(firm, "Wed 9:00")
    assert told(firm, "Tue 13:01") == ["Acme Kft.: 1m over | Bea Nagy: Offer 1"]
    assert told(firm, "Tue 13:02") == []


def test_a_clock_that_was_ahead_for_a_while_silences_nothing(firm: Firm) -> None:
    told(firm, "Wed 9:00")
    asked(firm, "Tue 9:01")
    told(firm, "Tue 9:02")
    assert told(firm, "Tue 13:02") == ["Acme Kft.: 1m over | Bea Nagy: Offer 1"]


def test_what_becomes_late_at_night_is_told_in_the_morning(firm: Firm) -> None:
    asked(firm, "Tue 12:59")
    told(firm, "Tue 16:30")
    assert told(firm, "Tue 20:00") == []
    assert told(firm, "Wed 8:59") == []
    assert told(firm, "Wed 9:00") == ["Acme Kft.: 1m over | Bea Nagy: Offer 1"]


def test_what_is_answered_meanwhile_is_not_told(firm: Firm) -> None:
    asked(firm)
    told(firm, "Tue 9:01")
    firm.receive(
        firm.mail(
            "Tue 12:00", "jane@kontor.example", "Here.", subject="Re: Offer 1", to=BEA, answers="1"
        )
    )
    assert told(firm, "Tue 13:01") == []


def test_what_is_snoozed_is_not_told(firm: Firm) -> None:
    asked(firm)
    told(firm, "Tue 9:01")
    snoozing.snooze(
        firm.store,
        views.keys(firm.store, "owed", views.at(firm.store)),
        at("Wed 9:00"),
        at("Tue 9:02"),
    )
    assert told(firm, "Tue 13:01") == []


def test_many_are_told_as_one(firm: Firm) -> None:
    for number in range(1, 6):
        asked(firm, number=number)
    told(firm, "Tue 9:01")
    assert told(firm, "Tue 13:01") == ["5 are overdue | Acme Kft."]


@pytest.mark.parametrize("subject", ["\x1b]52;c;x\x07$(rm -rf)", "`id`; \r\n"])
def test_foreign_text_is_told_without_what_commands_a_terminal(firm: Firm, subject: str) -> None:
    firm.receive(firm.mail("Tue 9:00", BEA, "Could you?", subject=subject.replace("\r\n", " ")))
    told(firm, "Tue 9:01")
    lines: Sequence[str] = told(firm, "Tue 13:01")
    assert lines
    assert all(line.isprintable() for line in lines)


def test_a_stranger_s_name_is_no_option_and_no_markup(firm: Firm) -> None:
    who = '"--icon=y" <--icon=x@stranger.example>'
    asks = "Could you send it?"
    firm.receive(firm.mail("Tue 9:00", who, asks, subject="<img src='http://x'> &#60;b> A & B"))
    told(firm, "Tue 9:01")
    (line,) = told(firm, "Wed 13:01")
    assert line.startswith("–-icon=x@stranger.example: ") and "| –-icon=y: " in line
    assert "‹img" in line and "A ＆ B" in line
    assert not set("<>&") & set(line)
