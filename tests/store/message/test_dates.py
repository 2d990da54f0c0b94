"""Dates of headers."""

from datetime import UTC, datetime

import pytest

from store.message.dates import instant, received

WANTED = datetime(2026, 11, 3, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "sent",
    [
        "Tue, 3 Nov 2026 14:05:00 +0100",
        "Tue, 3 Nov 2026 14:05:00 +0100 (CET)",
        "3 Nov 2026 14:05 +01:00",
        "Tue,3 Nov 2026 14:05:00 GMT+0100",
        "Tue, 03-Nov-26 13:05:00 GMT",
        "Tue, 3 Nov 2026 13:05:00 UT",
        "Tue, 3 Nov 2026 14:05:00 CET",
        "Di, 3. November 2026 14:05:00 MEZ",
        "Tue Nov  3 13:05:00 2026",
        "Tue Nov 3 14:05:00 CET 2026",
        "Tue Nov 3 14:05:00 2026 +0100",
        "November 3, 2026 1:05 PM",
        "2026-11-03T14:05:00+01:00",
        "2026-11-03 13:05:00.123Z",
        "Tue, 3 Nov 2026 08:05:00 EST",
        "Tue, 3 Nov 2026 13.05.00 +0000",
        "Tue, 3 Nov 2026 13:05:00 -0000",
        "Tue, 3 Nov 2026 13:05:00",
        "Tue, 3 Nov 2026 13:05:00 XYZ",
    ],
)
def test_a_date_is_read_in_utc(sent: str) -> None:
    assert instant(sent) == WANTED


def test_a_zone_that_is_nowhere_on_earth_counts_as_utc() -> None:
    assert instant("Tue, 3 Nov 2026 13:05:00 +9999") == WANTED


def test_a_leap_second_is_the_second_before() -> None:
    assert instant("Sat, 31 Dec 2016 23:59:60 +0000") == datetime(
        2016, 12, 31, 23, 59, 59, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "yesterday",
        "Tue, 31 Feb 2026 14:05:00 +0100",
        "Tue, 3 Nov 2026 25:05:00 +0100",
        "Mon, 1 Jan 1900 00:00:00 +0000",
        "Fri, 1 Jan 2100 00:00:00 +0000",
        "Fri, 2 Jan 1970 00:00:00 +0100",
        "Tue, 1 Jan 1980 00:00:12 +0000",
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "Tue, 3 Nov 2026",
        "3 Foo 2026 14:05:00",
        "9" * 10_000,
    ],
)
def test_what_is_no_possible_date_is_none(sent: str) -> None:
    assert instant(sent) is None


def test_received_carries_its_date_behind_the_last_semicolon() -> None:
    field = "from x (HELO y; z) by mx.acme.example id 1; Tue, 3 Nov 2026 14:05:00 +0100 (CET)"
    assert received(field) == WANTED
