from datetime import date

import pytest

from tui.completing import last_of, offers

TODAY = date(2026, 3, 1)


def shown(typed: str) -> list[str]:
    last = last_of(typed)
    return [one.shown for one in offers(last, TODAY)] if last else []


def text(typed: str) -> str:
    last = last_of(typed)
    assert last is not None
    return offers(last, TODAY)[0].text


def test_an_operator_is_offered_by_its_beginning() -> None:
    assert shown("price fr") == ["from:"] and text("price fr") == "price from:"
    assert shown("") == shown("price ") == shown("price") == []


def test_what_is_not_wanted_is_completed_as_well() -> None:
    assert text("-is:sn") == "-is:snoozed "


def test_a_word_that_is_whole_offers_nothing_more() -> None:
    assert shown("is:owed ") == shown("has:attachment") == []


def test_dates_are_offered_relative_to_today() -> None:
    assert shown("after:") == [
        "2026-03-01", "2026-02-28", "2026-02-22", "2026-03", "2026-02", "2026", "2025",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ['"a phrase', "http://x", "10:30"])
def test_what_is_no_operator_offers_nothing(typed: str) -> None:
    assert shown(typed) == []
