from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from store.rules.loop import Reason
from store.words.reasons import sentence

ZONE = ZoneInfo("Europe/Budapest")
NOW = int(datetime(2026, 11, 25, 10, tzinfo=ZONE).timestamp())


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2026-12-05", "Sat 5 Dec"), ("2027-01-04", "Mon 4 Jan 2027"), ("soon", "soon")],
)
def test_the_day_of_return_is_told_as_other_days_are(day: str, shown: str) -> None:
    away = sentence("fyi", Reason("away", "9", {"since": NOW, "back": day}), ZONE, NOW)
    assert away == f"They are out of office; back on {shown}"
