"""A list at an instant says what it said then, though more has happened since."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.records import calls, search, views
from store.records.calls import NewCall
from tests.store.records.dumps import items, lists
from tests.store.records.firm import Firm, at
from tests.store.records.test_arrival import LINES, Line, a_week, made_of

NUMBER = "+36 1 234 5678"
CALLS = (
    NewCall(at("Tue 9:00"), "in", "missed", number=NUMBER),
    NewCall(at("Tue 9:20"), "in", "missed", number=NUMBER),
    NewCall(at("Wed 9:20"), "out", "no-answer", number=NUMBER),
    NewCall(at("Wed 11:30"), "out", "answered", number=NUMBER),
)


def a_firm(folder: Path, until: int) -> Firm:
    """Where only what happened until then is known."""
    firm = Firm(folder)
    firm.book()
    firm.receive(*(mail for mail in a_week(firm) if mail.internaldate <= until))
    for call in CALLS:
        if call.at <= until:
            calls.add(firm.store, call)
    return firm


@pytest.mark.parametrize(
    "then", ["Mon 8:00", "Mon 9:00", "Mon 12:00", "Tue 9:15", "Tue 9:30", "Tue 11:10", "Wed 9:10",
             "Wed 9:30", "Wed 11:15", "Wed 11:40", "Fri 12:00"],
)  # fmt: skip
def test_every_list_and_every_row(
    then: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = at(then)
    before, after = a_firm(tmp_path / "before", now), a_firm(tmp_path / "after", at("Fri 12:00"))
    assert lists(after.store, now) == lists(before.store, now)
    assert items(after.store, now) == items(before.store, now)
    for query in ("price", "from:bea", "is:owed", "acme"):
        found = [
            [row.subject for row in views.rows(one.store, keys, views.at(one.store, now))]
            for one in (before, after)
            for keys in [search.search(one.store, query, views.at(one.store, now))]
        ]
        assert found[0] == found[1], query
        hits = search.search(after.store, query, views.at(after.store, now))
        with monkeypatch.context() as many:
            many.setattr(search, "_MANY", -1)
            assert search.search(after.store, query, views.at(after.store, now)) == hits
    before.store.close()
    after.store.close()


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(st.lists(LINES, min_size=2, max_size=6), st.integers(9, 13), st.data())
def test_of_mails_that_nobody_thought_of(lines: list[Line], hour: int, data: st.DataObject) -> None:
    """They answer what came before them, or what nobody holds."""
    lines = sorted(lines, key=lambda line: line.hours)
    known = [["", "9", *map(str, range(place))] for place in range(len(lines))]
    lines = [
        line._replace(answers=data.draw(st.sampled_from(earlier)))
        for line, earlier in zip(lines, known, strict=True)
    ]
    now = at(f"Tue {hour}:00")
    with tempfile.TemporaryDirectory() as folder:
        told = []
        for name, until in (("before", now), ("after", at("Fri 12:00"))):
            firm = Firm(Path(folder) / name)
            firm.book()
            mails = [made_of(firm, number, line) for number, line in enumerate(lines)]
            firm.receive(*(mail for mail in mails if mail.internaldate <= until))
            found = lists(firm.store, now)
            told.append({which: sorted(map(repr, rows)) for which, rows in found.items()})
            firm.store.close()
        assert told[0] == told[1]
