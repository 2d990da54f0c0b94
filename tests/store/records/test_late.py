"""How late rows are said to be: by working time, in the order of the list, without a calendar that
takes time to load."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from unittest.mock import patch

import pytest

from store.records import clock, followups, mailboxes, verdicts, views
from store.records.calls import NewCall, add
from store.records.database import meta, set_meta
from store.records.failures import StoreError
from store.records.followups import NewFollowUp
from store.records.rows import Row
from store.rules.days_off import days_off, days_off_of, is_written
from store.words.listing import band
from tests.store.records.firm import CONFIG, ME, ZONE, Firm, at

BEA, REKA = "Bea Nagy <bea@acme.example>", "Réka Papp <reka@papp.example>"
HOLIDAYS = CONFIG + '[hours]\nholidays = "HU"\n'
AWAY = CONFIG + '[hours]\naway = ["2024-11-11..2024-11-15"]\n'


def rows(firm: Firm, now: str, which: str = "owed") -> Sequence[Row]:
    when = views.at(firm.store, at(now))
    return views.rows(firm.store, views.keys(firm.store, which, when), when)


def said(firm: Firm, now: str, which: str = "owed") -> list[str]:
    return [band(row, ZONE, at(now)) for row in rows(firm, now, which)]


def test_a_mail_that_became_due_on_friday_evening_is_minutes_late_on_monday(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Fri 12:20", BEA, "Could you send it?"))
    assert said(firm, "Fri 16:19") == ["due 16:20"]
    assert said(firm, "Fri 16:20") == ["past due"]
    assert said(firm, "Fri 16:21") == ["1m over"]
    assert said(firm, "Sun 12:00") == ["40m over"]
    assert said(firm, "Mon+1 9:00") == ["40m over"]
    assert said(firm, "Tue+1 9:00") == ["1d over"]


def test_what_is_said_follows_the_order_of_the_list(firm: Firm) -> None:
    firm.book()
    firm.receive(
        firm.mail("Thu 15:30", REKA, "Could you send it?", subject="A day"),
        firm.mail("Fri 12:00", BEA, "Could you send it?", subject="Hours"),
        firm.mail("Fri 12:59", BEA, "Could you send it?", subject="Minutes"),
        firm.mail("Fri 20:00", BEA, "Could you send it?", subject="Later"),
    )
    found = rows(firm, "Mon+1 15:45")
    assert [row.subject for row in found] == ["A day", "Hours", "Minutes", "Later"]
    assert said(firm, "Mon+1 15:45") == ["1d over", "7h over", "6h over", "2h over"]


def test_each_loop_of_a_row_says_how_late_it_is(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Fri 9:00", BEA, "Could you send it?"))
    when = views.at(firm.store, at("Fri 9:30"))
    (key,) = views.keys(firm.store, "owed", when)
    quote = NewFollowUp("promise", "the quote", at("Fri 16:00"), key=key, keeps=True)
    followups.add(firm.store, quote, at("Fri 9:30"))
    (row,) = rows(firm, "Mon+1 10:00")
    assert [loop.late for loop in row.loops] == [(5, "h"), (2, "h")]
    assert row.late == (5, "h")


def test_leave_does_not_make_anything_later(firms: Callable[..., Firm]) -> None:
    firm = firms(AWAY)
    firm.book()
    firm.receive(firm.mail("Fri 12:20", BEA, "Could you send it?"))
    assert said(firm, "Thu+1 12:00") == ["40m over"]
    assert said(firm, "Mon+2 9:00") == ["40m over"]


def test_a_call_that_nobody_rang_back_is_late_by_working_time(firm: Firm) -> None:
    firm.book()
    add(firm.store, NewCall(at("Fri 12:00"), "in", "missed", number="06 1 234 5678"))
    assert said(firm, "Mon+1 9:30") == ["1h over"]


def test_a_promise_for_friday_is_late_from_monday_on_as_all_that_friday_left(firm: Firm) -> None:
    """A day that is typed alone ends when the office closes."""
    firm.book()
    followups.add(
        firm.store,
        NewFollowUp("promise", "the quote", at("Fri 17:00"), client_id=1),
        at("Mon 9:00"),
    )
    firm.receive(firm.mail("Fri 12:59", BEA, "Could you send it?"))
    assert said(firm, "Sat 12:00") == ["1m over", "past due"]
    assert said(firm, "Mon+1 10:00") == ["1h over", "1h over"]
    assert said(firm, "Tue+1 9:00") == ["1d over", "1d over"]
    assert said(firm, "Wed+1 9:00") == ["2d over", "2d over"]


def test_who_has_not_answered_me_is_late_by_working_days(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", ME, "Did it come?", to=BEA))
    assert said(firm, "Thu 10:00", "waiting") == ["1h over"]
    assert said(firm, "Mon+1 9:00", "waiting") == ["2d over"]


def test_a_list_of_the_past_says_what_it_said_then(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Fri 12:20", BEA, "Could you send it?"))
    assert said(firm, "Mon+6 12:20") == ["5w over"]
    assert said(firm, "Mon+1 9:00") == ["40m over"]


def test_what_is_not_overdue_is_not_late(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Fri 12:20", BEA, "Could you send it?"))
    mailboxes.set_horizon(firm.store, firm.account, 0)
    (row,) = rows(firm, "Fri 12:30")
    assert row.late is None and row.loops[0].late is None
    with firm.store.transaction() as conn:
        conn.execute("UPDATE meta SET value = ? WHERE key = 'first_sync'", (at("Mon+9 9:00"),))
    (row,) = rows(firm, "Mon+9 9:00")
    assert (row.band, row.late) == ("backlog", None)


def test_lists_count_by_the_days_off_that_the_store_keeps(firms: Callable[..., Firm]) -> None:
    """None loads a calendar: a Monday that none has is a holiday here."""
    firm = firms(HOLIDAYS)
    firm.book()
    firm.receive(firm.mail("Fri 12:20", BEA, "Could you send it?"))
    kept = '{"code": "HU", "years": {"2024": [["2024-11-11"], {}]}}'
    with firm.store.transaction() as conn:
        set_meta(conn, "days_off", kept)
    assert said(firm, "Mon+1 12:00") == ["40m over"]
    assert said(firm, "Tue+1 9:20") == ["1h over"]


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"code": "HU", "years": 3}', '{"code": "AT"}'])
def test_a_store_that_keeps_none_asks_the_calendar(kept: str, firms: Callable[..., Firm]) -> None:
    """Friday, 1 November was a holiday in Hungary."""
    firm = firms(HOLIDAYS, synced="Mon-1 0:00")
    firm.book()
    firm.receive(firm.mail("Thu-1 12:20", BEA, "Could you send it?"))
    with firm.store.transaction() as conn:
        set_meta(conn, "days_off", kept)
    assert said(firm, "Mon 9:00") == ["40m over"]


def test_what_starts_keeps_the_days_off_of_years_past_and_of_the_next(
    firms: Callable[..., Firm],
) -> None:
    firm = firms(HOLIDAYS)
    assert clock.lacking(firm.store) and verdicts.behind(firm.store)
    verdicts.mark(firm.store)
    assert not clock.lacking(firm.store)
    kept, year = meta(firm.store.reader(), "days_off"), datetime.now(ZONE).year
    assert all(is_written(kept, "HU", one) for one in range(year - 10, year + 2))
    assert days_off_of(kept, "HU", 2024) == days_off("HU", 2024)
    firm.store.config = replace(firm.config, hours=replace(firm.config.hours, holidays="AT"))
    assert clock.lacking(firm.store)
    verdicts.mark(firm.store)
    assert not clock.lacking(firm.store)


def test_on_a_store_that_cannot_be_written_nothing_is_kept_and_nothing_fails(
    firms: Callable[..., Firm],
) -> None:
    firm = firms(HOLIDAYS)
    with patch.object(firm.store, "transaction", side_effect=StoreError("full", path="")):
        clock.keep(firm.store)
    assert clock.lacking(firm.store)
