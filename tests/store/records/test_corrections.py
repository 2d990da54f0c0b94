"""What the rules judged wrong is put right with one key, and stays right (rules 7, 8 and 12)."""

from pathlib import Path
from typing import Any

import pytest

from store.records import calls, claims, clients, decisions, undoing, views
from store.records.calls import NewCall
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import BOOK, ME, Firm, at

NOW = at("Thu 10:00")
BEA, X = "bea@acme.example", "x@stranger.example"


@pytest.fixture
def busy(firm: Firm) -> Firm:
    """A row of each kind that owes nothing."""
    firm.book()
    m = firm.mail
    firm.receive(
        m("Mon 9:00", BEA, "Could you send me the list?", id="a", subject="Ack"),
        m("Mon 9:30", ME, "Here it is.", to=BEA, id="a2", answers="a", subject="Re: Ack"),
        m("Mon 10:00", BEA, "Thank you!", id="a3", answers="a2", subject="Re: Ack"),
        m("Mon 9:00", ME, "Could you send me the drawings?", to=BEA, id="c", subject="Chase"),
        m("Mon 9:30", BEA, "Thank you!", id="c2", answers="c", subject="Re: Chase"),
        m("Mon 10:00", "shop@acme.example", "Order 18", subject="Machine",
          more=[("Auto-Submitted", "auto-generated")]),
        m("Mon 10:00", "news@elsewhere.example", "Ten offers", subject="News",
          more=[("List-Unsubscribe", "<https://elsewhere.example/u>"), ("Precedence", "bulk")]),
        m("Mon 10:30", X, "Have you moved?", id="f", subject="Fyi"),
        m("Mon 11:00", ME, "No.", to=X, id="f2", answers="f", subject="Re: Fyi"),
        m("Mon 12:00", X, "We have moved, too.", id="f3", answers="f2", subject="Re: Fyi"),
        m("Mon 13:00", BEA, "Could you wait?", subject="Done"),
    )  # fmt: skip
    decisions.decide(firm.store, [key(firm, "Done")], "done", now=at("Mon 14:00"))
    calls.add(firm.store, NewCall(at("Mon 15:00"), "in", "answered", number="+36 70 999 8888"))
    return firm


SINCE = {
    "Ack": "Mon 10:00", "Chase": "Mon 9:30", "Machine": "Mon 10:00", "News": "Mon 10:00",
    "Fyi": "Mon 12:00", "Done": "Mon 13:00",
}  # fmt: skip
STATES = {"Machine": "fyi", "Fyi": "fyi"}


def key(firm: Firm, subject: str) -> int:
    row = firm.store.reader().execute("SELECT id FROM conversations WHERE subject = ?", (subject,))
    return int(row.fetchone()[0])


def row(firm: Firm, subject: str) -> dict[str, Any]:
    (found,) = [one for one in lists(firm.store, NOW)["all"] if one["subject"] == subject]
    return dict(found)


def owe(firm: Firm, subject: str) -> None:
    decisions.decide(firm.store, [key(firm, subject)], "owe", now=at("Tue 9:00"))


@pytest.mark.parametrize("subject", sorted(SINCE))
def test_i_do_owe_this_opens_it_since_their_newest_mail(subject: str, busy: Firm) -> None:
    before = row(busy, subject)
    assert before["state"] == STATES.get(subject, "done")
    owe(busy, subject)
    after = row(busy, subject)
    assert (after["state"], after["since"]) == ("owed", at(SINCE[subject]))
    assert after["reason"]["code"] == "decided"
    undoing.undo(busy.store)
    assert row(busy, subject) == before


@pytest.mark.parametrize("subject", sorted(SINCE))
def test_it_is_remembered_until_it_is_answered(subject: str, busy: Firm) -> None:
    owe(busy, subject)
    told = ledger(busy.store)
    with busy.store.transaction() as conn:
        conn.execute("UPDATE conversations SET stale = stale + 1")
    again = Firm(busy.folder)
    again.receive(again.mail("Tue 8:00", "reka@papp.example", "Hello", subject="Other"))
    assert set(told) <= set(ledger(again.store))
    again.store.close()


def test_an_answer_settles_what_was_owed_by_ones_word(busy: Firm) -> None:
    owe(busy, "Ack")
    busy.receive(busy.mail("Tue 10:00", ME, "Gladly.", to=BEA, answers="a3", subject="Re: Ack"))
    assert row(busy, "Ack")["state"] == "done"


def test_a_call_is_owed_by_ones_word_too(busy: Firm) -> None:
    (call,) = views.keys(busy.store, "calls", views.at(busy.store, NOW))
    decisions.decide(busy.store, [call], "owe", now=at("Tue 9:00"))
    found = views.row(busy.store, call, views.at(busy.store, NOW))
    assert found and (found.state, found.since) == ("owed", at("Mon 15:00"))
    undoing.undo(busy.store)
    found = views.row(busy.store, call, views.at(busy.store, NOW))
    assert found and found.state == "done"


def test_no_answer_needed_lasts_until_a_person_writes_again(firm: Firm) -> None:
    """A mail that only thanks, but so that the rules see a question in it."""
    firm.book()
    m = firm.mail
    firm.receive(m("Mon 9:00", BEA, "Could you not be kinder? Many thanks!", id="t", subject="T"))
    assert row(firm, "T")["state"] == "owed"
    decisions.decide(firm.store, [key(firm, "T")], "no-answer", now=at("Mon 10:00"))
    firm.receive(
        m("Mon 9:30", BEA, "Could you say when?", answers="t", subject="Re: T", id="late"),
        m("Mon 11:00", BEA, "Away", answers="t", subject="Re: T",
          more=[("Auto-Submitted", "auto-replied")]),
    )  # fmt: skip
    assert row(firm, "T")["state"] in {"done", "fyi"}
    firm.receive(m("Tue 9:00", BEA, "Could you send it?", answers="t", subject="Re: T"))
    after = row(firm, "T")
    assert (after["state"], after["since"]) == ("owed", at("Tue 9:00"))


def test_where_nobody_wrote_there_is_nothing_to_owe(firm: Firm, tmp_path: Path) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", ME, "Here it is.", to=BEA, subject="Mine"))
    before = row(firm, "Mine")
    with pytest.raises(decisions.DecisionError) as refused:
        owe(firm, "Mine")
    assert refused.value.code == "nothing-theirs"
    assert row(firm, "Mine") == before
    assert undoing.undo(firm.store) is None


def test_what_needs_no_answer_needs_none_where_the_book_parts_the_row(firm: Firm) -> None:
    zoe, re = "zoe@other.example", "Re: Price list"
    firm.book(BOOK + f"Acme Kft.,,Zoe,{zoe},,\n")
    firm.receive(
        firm.mail("Mon 9:00", BEA, "Could you send me the list?", id="a"),
        firm.mail("Mon 10:00", zoe, "When does it come?", answers="a", subject=re),
        firm.mail("Mon 11:00", BEA, "Have you seen this?", answers="a", subject=re),
    )
    (shown,) = lists(firm.store, NOW)["owed"]
    decisions.decide(firm.store, [key(firm, "Price list")], "no-answer", now=at("Mon 12:00"))
    acme = clients.by_name(firm.store, "Acme Kft.")
    assert acme is not None
    claims.take_off(firm.store, acme.id, "address", zoe)
    assert len(lists(firm.store, NOW)["all"]) == 2
    assert lists(firm.store, NOW)["owed"] == []
    undoing.undo(firm.store)
    undoing.undo(firm.store)
    assert lists(firm.store, NOW)["owed"] == [shown]
