from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from store.records.items import Invitation
from store.words.invitation import sentence

ZONE = ZoneInfo("Europe/Budapest")


def at(*when: int) -> int:
    return int(datetime(*when, tzinfo=UTC).timestamp())  # type: ignore[misc,arg-type]


NOW = at(2026, 11, 28)
START = at(2026, 12, 1, 9)


def said(start: int | None, end: int | None, *, days: bool = False, place: str = "") -> str:
    return sentence(Invitation(False, start, end, days, place, "Hans", ""), ZONE, NOW)


@pytest.mark.parametrize(
    ("start", "end", "days", "when"),
    [
        (START, at(2026, 12, 1, 10), False, "Tue 1 Dec 10:00-11:00"),
        (START, None, False, "Tue 1 Dec 10:00"),
        (START, START - 60, False, "Tue 1 Dec 10:00"),
        (START, at(2026, 12, 2, 10), False, "Tue 1 Dec 10:00 - Wed 2 Dec 11:00"),
        (at(2027, 1, 4), at(2027, 1, 5), True, "Mon 4 Jan 2027"),
        (at(2026, 12, 1), at(2026, 12, 4), True, "Tue 1 Dec - Thu 3 Dec"),
        (at(2026, 12, 1), None, True, "Tue 1 Dec"),
        (None, None, False, "at a time that cannot be read"),
    ],
)
def test_a_meeting_is_told_by_its_local_time(
    start: int | None, end: int | None, days: bool, when: str
) -> None:
    assert said(start, end, days=days) == f"Invitation: {when} · Hans"


def test_a_place_obeys_no_terminal() -> None:
    assert said(START, None, place="\x1b[2JWerk\n2") == (
        "Invitation: Tue 1 Dec 10:00 · Werk 2 · Hans"
    )


def test_an_answer_that_names_no_time_says_what_it_answers() -> None:
    answer = Invitation(False, None, None, False, "", "Hans", "", "declined")
    assert sentence(answer, ZONE, NOW) == "Declined: the invitation"


def test_a_meeting_that_is_called_off_says_so() -> None:
    gone = Invitation(True, START, None, False, "", "", "")
    assert sentence(gone, ZONE, NOW) == "Called off: Tue 1 Dec 10:00"
