"""Rows for programs: what is settled comes as it is stored, and says what any row would."""

import pytest

from store.records import snoozing, views
from store.records.rows import Row
from store.words.contract import row_text
from tests.store.records.firm import Firm, at
from tests.store.records.test_as_of import a_firm

INSTANTS = ("Mon 12:00", "Tue 9:30", "Wed 9:30", "Wed 11:40", "Fri 12:00", None)


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Firm:
    """With one settled row that is snoozed."""
    firm = a_firm(tmp_path_factory.mktemp("week"), at("Fri 12:00"))
    when = views.at(firm.store, at("Fri 12:00"))
    newest = next(key for key in views.keys(firm.store, "done", when) if key > 0)
    snoozing.snooze(firm.store, [newest], at("Sat 9:00"), at("Fri 11:00"))
    return firm


@pytest.mark.parametrize("which", views.LISTS)
@pytest.mark.parametrize("then", INSTANTS)
def test_every_list_reads_the_same(which: str, then: str | None, week: Firm) -> None:
    store, zone = week.store, week.config.timezone
    when = views.at(store, None if then is None else at(then))
    keys = views.keys(store, which, when)
    assert [row_text(row, zone, when.now) for row in views.listed(store, keys, when)] == [
        row_text(row, zone, when.now) for row in views.rows(store, keys, when)
    ]


def test_what_is_settled_is_no_row(week: Firm) -> None:
    when = views.at(week.store, at("Fri 12:00"))
    found = views.listed(week.store, views.keys(week.store, "all", when), when)
    assert {isinstance(row, Row) for row in found} == {True, False}
