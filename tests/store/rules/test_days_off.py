"""Public holidays and worked weekend days."""

import os
import subprocess
import sys
from datetime import date

from store.rules.days_off import days_off, known

MONDAY, TUESDAY, FRIDAY = 0, 1, 4


def test_no_code_has_no_holidays_nor_has_one_that_nobody_knows() -> None:
    assert days_off("", 2026) == days_off("DE-ZZ", 2026) == (frozenset(), {})


def test_a_year_holds_the_holidays_of_that_year_alone() -> None:
    found = days_off("HU", 2026).holidays
    assert date(2026, 10, 23) in found
    assert {day.year for day in found} == {2026}


def test_a_worked_saturday_names_the_weekday_that_it_replaces() -> None:
    """Of a year that has passed: of one to come, more is decreed."""
    assert days_off("HU", 2024).worked == {
        date(2024, 8, 3): MONDAY,
        date(2024, 12, 7): TUESDAY,
        date(2024, 12, 14): FRIDAY,
    }


def test_a_country_without_worked_weekends_has_none() -> None:
    assert days_off("DE-BY", 2026).worked == {}


def test_countries_and_their_subdivisions_are_known_or_not() -> None:
    assert known("HU")
    assert known("DE-BY")
    assert known("")
    assert not known("XX")
    assert not known("DE-ZZ")
    assert not known("hu/..")


def test_the_language_of_the_user_changes_nothing() -> None:
    code = "from store.rules.days_off import days_off; print(len(days_off('HU', 2024).worked))"
    for language in ("en_US", "hu", "uk"):
        child = subprocess.run(
            (sys.executable, "-c", code),
            env=os.environ | {"LANG": language, "LANGUAGE": language},
            capture_output=True,
            text=True,
            check=True,
        )
        assert child.stdout.strip() == "3"


def test_the_calendar_is_loaded_by_the_first_question_and_not_before() -> None:
    code = "import sys, store.rules.hours; print('holidays' in sys.modules)"
    child = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert child.stdout.strip() == "False"
