"""When a meeting that comes again is next."""

from datetime import UTC, datetime, timedelta

import pytest

from store.message.recurring import next_start

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def found(rule: str, start: str, after: str, *skipped: str) -> str | None:
    """Minutes are enough."""
    clocks = {datetime.fromisoformat(f"{one}+00:00") for one in skipped}
    begins, since = (datetime.fromisoformat(f"{one}+00:00") for one in (start, after))
    when = next_start(rule, begins, since, clocks, lambda clock: clock)
    return None if when is None else f"{when:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("rule", "start", "then"),
    [
        ("FREQ=DAILY", "2020-01-06 09:00", "2026-12-01 09:00"),
        ("FREQ=DAILY;INTERVAL=10", "2026-11-22 09:00", "2026-12-02 09:00"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "2026-11-27 11:00", "2026-11-30 11:00"),
        ("FREQ=WEEKLY", "2020-01-07 09:00", "2026-12-01 09:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "2020-01-06 09:00", "2026-12-03 09:00"),
        ("FREQ=MONTHLY", "2020-01-31 09:00", "2026-12-31 09:00"),
        ("FREQ=MONTHLY;BYDAY=2TU", "2020-01-14 09:00", "2026-12-08 09:00"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2020-01-31 09:00", "2026-12-25 09:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=3", "2026-01-31 09:00", "2027-01-31 09:00"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2020-01-31 09:00", "2026-11-30 09:30"),
        ("FREQ=YEARLY", "2020-11-29 09:00", "2027-11-29 09:00"),
        ("FREQ=YEARLY", "2020-02-29 09:00", "2028-02-29 09:00"),
        ("FREQ=YEARLY;BYMONTH=12;BYDAY=MO;BYSETPOS=2", "2020-12-14 09:00", "2026-12-14 09:00"),
    ],
)
def test_the_next_one_is_found(rule: str, start: str, then: str) -> None:
    start = start.replace("09:00", then[-5:])
    assert found(rule, start, "2026-11-30 09:15") == then


@pytest.mark.parametrize(
    ("begins", "then"), [("MO", "1997-08-10 09:00"), ("SU", "1997-08-17 09:00")]
)
def test_with_which_day_a_week_begins_matters(begins: str, then: str) -> None:
    """The example of RFC 5545 3.3.10."""
    rule = f"FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST={begins}"
    assert found(rule, "1997-08-05 09:00", "1997-08-06 09:00") == then


def test_one_that_begins_just_now_is_the_next() -> None:
    assert found("FREQ=DAILY", "2026-11-02 09:00", "2026-11-30 09:00") == "2026-11-30 09:00"


def test_what_is_left_out_is_not_the_next() -> None:
    left_out = ("2026-12-01 09:00", "2026-12-02 09:00")
    then = found("FREQ=DAILY", "2026-11-02 09:00", "2026-11-30 10:00", *left_out)
    assert then == "2026-12-03 09:00"


@pytest.mark.parametrize(
    ("rule", "then"),
    [
        ("FREQ=DAILY;COUNT=30", "2026-12-01 09:00"),
        ("FREQ=DAILY;COUNT=29", None),
        ("FREQ=DAILY;UNTIL=20261201", "2026-12-01 09:00"),
        ("FREQ=DAILY;UNTIL=20261201T090000Z", "2026-12-01 09:00"),
        ("FREQ=DAILY;UNTIL=20261201T085959Z", None),
        ("FREQ=DAILY;UNTIL=20261130", None),
    ],
)
def test_a_series_that_is_over_has_no_next(rule: str, then: str | None) -> None:
    assert found(rule, "2026-11-02 09:00", "2026-11-30 10:00") == then


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;INTERVAL=6",
        "FREQ=DAILY;BYHOUR=9,15",
        "FREQ=YEARLY;BYYEARDAY=300",
        "FREQ=YEARLY;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=WEEKLY;BYDAY=MONDAY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;UNTIL=never",
        "FREQ=DAILY;X-ELSE=1",
        "FREQ=DAILY;COUNT=-7",
        f"FREQ=DAILY;COUNT={'9' * 50_000}",
    ],
)
def test_of_a_rule_that_is_not_understood_nothing_is_known(rule: str) -> None:
    assert found(rule, "2026-11-02 09:00", "2026-11-30 10:00") is None


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=999999999999999999",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;INTERVAL=7",
        "FREQ=MONTHLY;BYSETPOS=99",
    ],
)
@pytest.mark.parametrize("start", ["0001-01-01 09:00", "1997-01-01 09:00"])
def test_the_search_for_a_day_that_never_comes_ends(rule: str, start: str) -> None:
    assert found(rule, start, "2026-11-30 10:00") is None


def test_a_billion_times_are_not_counted() -> None:
    asked: list[datetime] = []

    def instant(clock: datetime) -> datetime:
        asked.append(clock)
        return clock

    start, after = datetime(1, 1, 1, tzinfo=UTC), datetime(2026, 11, 30, 10, tzinfo=UTC)
    then = next_start("FREQ=DAILY;COUNT=1000000000", start, after, (), instant)
    assert then == datetime(2026, 12, 1, tzinfo=UTC)
    assert len(asked) <= 3


def test_at_the_end_of_all_days_there_is_no_next() -> None:
    last = datetime(9999, 12, 31, 10, tzinfo=UTC)
    assert next_start("FREQ=DAILY", MONDAY, last, (), lambda clock: clock) is None


@pytest.mark.parametrize("hours", [-14, 12])
def test_a_day_that_begins_elsewhere_at_another_hour_is_not_missed(hours: int) -> None:
    after = datetime(2026, 11, 30, 12, tzinfo=UTC)

    def instant(clock: datetime) -> datetime:
        return clock + timedelta(hours=hours)

    then = next_start("FREQ=DAILY", MONDAY, after, (), instant)
    assert then is not None
    assert timedelta(0) <= then - after < timedelta(days=1)
