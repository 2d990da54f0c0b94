from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from store.rules.timing import Late
from store.words import stamps

ZONE = ZoneInfo("Europe/Budapest")
NOW = int(datetime(2026, 11, 25, 10, 40, tzinfo=ZONE).timestamp())  # A Wednesday


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=ZONE).timestamp())


@pytest.mark.parametrize(
    ("instant", "said"),
    [(at(11, 25, 9, 5), "09:05"), (at(11, 24, 23), "Tue"), (at(11, 19, 9), "Thu"),
     (at(11, 26, 0), "Thu"), (at(11, 18, 12), "18 Nov"), (at(3, 1, 12, year=2024), "1 Mar 24")],
)  # fmt: skip
def test_an_instant_in_few_cells(instant: int, said: str) -> None:
    assert stamps.short(instant, NOW, ZONE) == said


@pytest.mark.parametrize(
    ("instant", "said"),
    [(at(11, 25, 16), "due 16:00"), (at(11, 26, 10), "Thu 10:00"), (at(12, 9, 10), "9 Dec")],
)
def test_when_something_is_due(instant: int, said: str) -> None:
    assert stamps.due(instant, NOW, ZONE) == said


@pytest.mark.parametrize(
    ("late", "said"),
    [(Late(0, "m"), "past due"), (Late(59, "m"), "59m over"), (Late(1, "h"), "1h over"),
     (Late(14, "d"), "14d over"), (Late(3, "w"), "3w over")],
)  # fmt: skip
def test_how_late_something_is(late: Late, said: str) -> None:
    assert stamps.over(late) == said


@pytest.mark.parametrize("instant", [-(1 << 62), -(1 << 40), 1 << 40, 1 << 62])
def test_an_instant_of_a_damaged_store_is_said_as_far_as_clocks_go(instant: int) -> None:
    assert stamps.iso(instant, ZONE)[:4] == ("1900" if instant < 0 else "2500")
    assert stamps.short(instant, NOW, ZONE) and stamps.due(instant, NOW, ZONE)
