"""The day of return that an out-of-office text names (rule 10)."""

from datetime import date

import pytest

from store.rules.said import said

SENT = date(2026, 11, 18)


def back(text: str, sent: date | None = SENT) -> str:
    return said(text, "", 0, sent=sent).return_date


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-12-07", "I am out of the office, returning Monday 7 December 2026."),
        ("2026-12-07", "I am on annual leave and will be back on December 7th."),
        ("2026-12-07", "I'm away from 23 November. I return on 7 Dec."),
        ("2026-12-07", "I will be out of office until 7 December with limited access to email."),
        ("2026-12-08", "Ich bin bis einschließlich 07.12.2026 abwesend."),
        ("2026-12-08", "Ich bin bis 7.12. nicht im Büro."),
        ("2026-12-07", "Bin im Urlaub und ab 7. Dezember wieder da."),
        (
            "2026-12-07",
            "Ich bin vom 23.11. bis 6.12. in Urlaub, ab dem 7.12. bin ich wieder erreichbar.",
        ),
        ("2026-12-07", "Szabadságon vagyok, legközelebb december 7-én leszek elérhető."),
        ("2026-12-08", "2026. december 7-ig szabadságon vagyok."),
        ("2026-12-07", "Házon kívül vagyok. Visszatérek: 2026.12.07."),
        ("2026-12-03", "2026.12.02-ig szabadságon vagyok."),
        ("2026-12-05", "2026.12.04-éig szabadságon vagyok."),
        ("2026-12-05", "Szabadságon vagyok 2026.12.04.-ig."),
        ("2026-12-07", "Szabadságon vagyok, 2026.12.07-től vagyok ismét elérhető."),
        ("2026-12-05", "Ich bin bis 2026-12-04 nicht im Büro."),
        ("2026-12-08", "November 23-tól december 7-ig nem vagyok elérhető, helyettesít Kis Anna."),
    ],
)
def test_the_day_of_return_is_read(day: str, text: str) -> None:
    assert back(text) == day


def test_a_day_without_a_year_is_the_next_one_after_sending() -> None:
    text = "I am on vacation and back on 4 January."
    assert back(text, date(2026, 12, 20)) == "2027-01-04"


def test_a_day_without_a_year_needs_the_day_of_sending() -> None:
    assert back("I am on vacation and back on 4 January.", None) == ""
    assert back("I am on vacation and back on 4 January 2027.", None) == "2027-01-04"


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office and will be back on Monday.",
        "Ich bin außer Haus und am Montag wieder da.",
        "Házon kívül vagyok, hétfőn leszek újra elérhető.",
    ],
)
def test_a_bare_weekday_is_the_next_one(text: str) -> None:
    assert back(text) == "2026-11-23"


@pytest.mark.parametrize(
    "text",
    [
        "The crane comes back on 7 December 2026.",
        "Die Ware ist ab 7.12.2026 wieder lieferbar.",
        "A szerződés 2026. december 7-ig érvényes.",
    ],
)
def test_a_date_in_another_text_is_none(text: str) -> None:
    assert back(text) == ""


@pytest.mark.parametrize("text", ["I am out of the office.", "I am on leave until 31.02.2026."])
def test_no_day_is_made_up(text: str) -> None:
    assert back(text) == ""
