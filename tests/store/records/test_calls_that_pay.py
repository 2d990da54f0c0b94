"""A spoken call closes what was ticked in it, and nothing that nobody can have meant (rule 6)."""

from store.records import calls, decisions, undoing
from store.records.calls import NewCall
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import Firm, at

NOW = at("Wed 10:00")


def ring(firm: Firm, when: str, number: str = "") -> int:
    return calls.add(firm.store, NewCall(at(when), "in", "missed", number=number))


def owed(firm: Firm) -> list[object]:
    return [row["since"] for row in lists(firm.store, NOW)["owed"]]


def loop_of(firm: Firm, call: int) -> int:
    found = firm.store.reader().execute("SELECT id FROM loops WHERE call_id = ?", (call,))
    return int(found.fetchone()[0])


def test_one_without_number_and_client_pays_for_no_other_withheld_call(firm: Firm) -> None:
    ring(firm, "Mon 9:00")
    ring(firm, "Mon 9:10", "+36 70 999 8888")
    spoken = NewCall(at("Mon 10:00"), "out", "answered")
    before = owed(firm)
    decisions.log_call(firm.store, spoken, "all")
    assert owed(firm) == before == [at("Mon 9:00"), at("Mon 9:10")]


def test_a_call_of_another_number_is_paid_where_it_was_ticked_and_at_once(firm: Firm) -> None:
    ring(firm, "Mon 9:00")
    rang = ring(firm, "Mon 9:10", "+36 70 999 8888")
    before = ledger(firm.store)
    spoken = NewCall(at("Mon 10:00"), "out", "answered", number="+36 30 111 2222")
    decisions.log_call(firm.store, spoken, [loop_of(firm, rang)])
    assert owed(firm) == [at("Mon 9:00")]
    undoing.undo(firm.store)
    assert ledger(firm.store) == before
