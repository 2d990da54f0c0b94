from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from store.rules.loop import Fact, Reason
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


def test_where_there_is_little_room_when_it_is_due_is_said_last_of_all_to_go() -> None:
    facts: dict[str, Fact] = {
        "since": 1_730_700_000, "due": 1_730_714_400, "target": "4h", "tier": "key",
        "asks": "request", "again": 2, "spoke": 1_730_800_000,
    }  # fmt: skip
    reason = Reason("asks", "1", facts)
    now = 1_730_810_000
    whole = sentence("reply", reason, ZONE, now)
    assert "key clients: 4h" in whole and "wrote 2 times since" in whole

    def short(cells: int) -> str:
        return sentence("reply", reason, ZONE, now, lambda said: len(said) <= cells)

    due = whole.rpartition("; ")[2]
    for cells in (len(whole) - 1, 105, 20):
        assert short(cells).endswith(f"; {due}")
    assert "you spoke" in short(105) and "key clients" not in short(105)


@pytest.mark.parametrize(
    ("now", "back", "ends"),
    [
        (25, "2026-12-07", "back on Mon 7 Dec"),
        (30, "2026-12-07", "back on Mon 7 Dec"),
        (25, "2026-11-26", "ask again Fri 10:00"),
        (30, "2026-11-30", "ask again Fri 10:00"),
        (25, "soon", "ask again Fri 10:00"),
    ],
    ids=["not-yet-due", "overdue", "back-before", "back", "no-date"],
)
def test_while_they_are_away_nobody_is_to_ask_again(now: int, back: str, ends: str) -> None:
    due = int(datetime(2026, 11, 27, 10, tzinfo=ZONE).timestamp())
    at = int(datetime(2026, 11, now, 10, tzinfo=ZONE).timestamp())
    facts: dict[str, Fact] = {"since": NOW, "due": due, "back": back}
    assert sentence("chase", Reason("asked", "14", facts), ZONE, at).split("; ")[-1] == ends
    noted = sentence("chase", Reason("reminder", "14", facts), ZONE, at)
    assert noted.endswith("ask again Fri 10:00")
