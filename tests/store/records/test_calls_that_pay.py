"""A spoken call closes what was ticked in it, and nothing that nobody can have meant (rule 6)."""

import pytest

from store.records import calls, claims, clients, linking, undoing, views
from store.records.calls import NewCall
from store.records.items import DecisionItem
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import BOOK, ME, Firm, at

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
    calls.log(firm.store, spoken, "all")
    assert owed(firm) == before == [at("Mon 9:00"), at("Mon 9:10")]


def test_a_call_of_another_number_is_paid_where_it_was_ticked_and_at_once(firm: Firm) -> None:
    ring(firm, "Mon 9:00")
    rang = ring(firm, "Mon 9:10", "+36 70 999 8888")
    before = ledger(firm.store)
    spoken = NewCall(at("Mon 10:00"), "out", "answered", number="+36 30 111 2222")
    calls.log(firm.store, spoken, [loop_of(firm, rang)])
    assert owed(firm) == [at("Mon 9:00")]
    undoing.undo(firm.store)
    assert ledger(firm.store) == before


def of(firm: Firm, name: str) -> int:
    found = clients.by_name(firm.store, name)
    assert found is not None
    return found.id


def paid(firm: Firm, kind: str, client: str) -> int:
    """A call of Tuesday pays the loops of that kind; the row."""
    some = firm.store.reader().execute(
        "SELECT id, conversation_id FROM loops WHERE kind = ?", (kind,)
    )
    ((loop, key),) = some.fetchall()
    call = NewCall(at("Tue 9:00"), "out", "answered", client_id=of(firm, client))
    calls.log(firm.store, call, [loop])
    return int(key)


def test_of_two_loops_of_one_person_in_one_row_only_the_ticked_one_is_paid(firm: Firm) -> None:
    firm.book()
    lines = [
        "From: bea@acme.example", f"To: {ME}", "Subject: Re: Price list",
        "In-Reply-To: <a@x>", "References: <a@x>",
        "Content-Type: text/calendar; method=REQUEST", "",
        "BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:m1",
        "DTSTART:20241115T090000Z", "SUMMARY:Planning", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send me the list?", id="a"),
        firm.fetched("\r\n".join(lines).encode(), at("Mon 10:00"), "inbox"),
    )
    key = paid(firm, "reply", "Acme Kft.")
    (row,) = lists(firm.store, NOW)["owed"]
    assert [loop["kind"] for loop in row["loops"]] == ["invitation"]
    whole = views.whole(firm.store, key, views.at(firm.store, NOW))
    assert whole is not None
    said = [item for item in whole.items if isinstance(item, DecisionItem)]
    assert [(item.kind, item.word) for item in said] == [("by-call", "")]


def test_what_a_call_paid_stays_paid_when_the_row_is_given_to_another(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", "x@acme.example", "Could you send me the list?"))
    key = paid(firm, "reply", "Acme Kft.")
    linking.pin(firm.store, key, of(firm, "Papp Optika"))
    assert owed(firm) == []


def test_what_a_call_paid_stays_paid_when_the_book_forgets_the_address(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", "reka@papp.example", "Could you send me the list?"))
    paid(firm, "reply", "Papp Optika")
    claims.take_off(firm.store, of(firm, "Papp Optika"), "address", "reka@papp.example")
    assert owed(firm) == []


@pytest.mark.parametrize("answer", ["", "Thank you."])
def test_what_a_call_paid_stays_paid_where_the_book_parts_the_row(firm: Firm, answer: str) -> None:
    """Whoever of the two opened it."""
    zoe, re = "zoe@other.example", "Re: Price list"
    firm.book(BOOK + f"Acme Kft.,,Zoe,{zoe},,\n")
    firm.receive(
        firm.mail("Mon 9:00", zoe, "We have moved.", id="a", cc="x@third.example"),
        firm.mail("Mon 10:00", "bea@acme.example", "When is it?", answers="a", subject=re),
    )
    if answer:
        firm.receive(firm.mail("Mon 9:30", ME, answer, to=zoe, answers="a", subject=re))
    (loop,) = firm.store.reader().execute("SELECT max(id) FROM loops").fetchone()
    call = NewCall(at("Tue 9:00"), "out", "answered", client_id=of(firm, "Acme Kft."))
    calls.log(firm.store, call, [loop])
    claims.take_off(firm.store, of(firm, "Acme Kft."), "address", zoe)
    assert owed(firm) == []
