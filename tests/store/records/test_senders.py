"""'Always' or 'never owed from this sender': remembered, undone in one, and about nobody else."""

import pytest

from store.records import senders, undoing
from store.records.decisions import DecisionError
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import ME, Firm, at

NOW = at("Wed 10:00")
BEA, DENES = "bea@acme.example", "denes@acme.example"
SHOP = [("Auto-Submitted", "auto-generated")]


@pytest.fixture
def busy(firm: Firm) -> Firm:
    firm.book()
    m = firm.mail
    firm.receive(
        m("Mon 9:00", "shop@acme.example", "Order 17", subject="Old", more=SHOP),
        m("Tue 9:00", "shop@acme.example", "Order 18", subject="Order", more=SHOP),
        m("Tue 9:10", BEA, "Could you send the list?", subject="List", id="a"),
        m("Tue 9:20", DENES, "When do you come?", subject="Visit"),
        m("Tue 9:30", ME, "Here are the minutes.", to=BEA, subject="Minutes"),
    )
    return firm


def row(firm: Firm, subject: str) -> int:
    found = firm.store.reader().execute(
        "SELECT id FROM conversations WHERE subject = ?", (subject,)
    )
    return int(found.fetchone()[0])


def state(firm: Firm, subject: str) -> tuple[str, str]:
    (found,) = [one for one in lists(firm.store, NOW)["all"] if one["subject"] == subject]
    return found["state"], found["reason"]["code"] if found["reason"] else ""


def test_always_makes_a_debt_of_what_a_system_sends_from_this_mail_on(busy: Firm) -> None:
    before = ledger(busy.store)
    assert state(busy, "Order")[0] == "fyi"
    assert senders.say(busy.store, row(busy, "Order"), "always") == "shop@acme.example"
    assert state(busy, "Order") == ("owed", "always-owed")
    assert state(busy, "Old")[0] == "fyi"
    busy.receive(busy.mail("Tue 15:00", "shop@acme.example", "19", subject="Next", more=SHOP))
    assert state(busy, "Next") == ("owed", "always-owed")
    busy.receive(busy.mail("Tue 16:00", ME, "Done.", to="shop@acme.example", subject="Re: Next"))
    assert state(busy, "Next")[0] == "done"
    undoing.undo(busy.store)
    assert set(before) <= set(ledger(busy.store))
    assert state(busy, "Order")[0] == "fyi"


def test_never_is_about_this_sender_alone_and_is_taken_back(busy: Firm) -> None:
    before = ledger(busy.store)
    senders.say(busy.store, row(busy, "List"), "never")
    assert state(busy, "List") == ("fyi", "never-owed")
    assert state(busy, "Visit")[0] == "owed"
    after = ledger(busy.store)
    undoing.undo(busy.store)
    assert ledger(busy.store) == before
    undoing.redo(busy.store)
    assert ledger(busy.store) == after
    senders.say(busy.store, row(busy, "List"), "")
    assert ledger(busy.store) == before
    assert senders.said_of(busy.store, row(busy, "List")) == (BEA, "")


def test_never_holds_for_all_that_the_row_is_owed_for(busy: Firm) -> None:
    busy.receive(busy.mail("Tue 15:00", BEA, "Any news?", answers="a", subject="Re: List"))
    senders.say(busy.store, row(busy, "List"), "never")
    assert state(busy, "List") == ("fyi", "never-owed")


def test_always_leaves_thanks_and_absence_what_they_are(busy: Firm) -> None:
    senders.say(busy.store, row(busy, "List"), "always")
    away = [("Auto-Submitted", "auto-replied")]
    busy.receive(
        busy.mail("Tue 10:00", ME, "Here.", to=BEA, answers="a", subject="Re: List", id="b"),
        busy.mail("Tue 11:00", BEA, "Thank you!", answers="b", subject="Re: List"),
        busy.mail("Tue 12:00", BEA, "I am away.", subject="Out of office", more=away),
    )
    assert state(busy, "List")[0] == "done"
    assert state(busy, "Out of office")[0] == "fyi"


def test_where_nobody_else_wrote_nothing_can_be_said(busy: Firm) -> None:
    with pytest.raises(DecisionError):
        senders.say(busy.store, row(busy, "Minutes"), "never")
    assert senders.said_of(busy.store, row(busy, "Minutes")) == ("", "")


def test_of_several_rows_it_is_one_step_and_rows_of_nobody_are_left_out(busy: Firm) -> None:
    before = ledger(busy.store)
    some = [row(busy, subject) for subject in ("List", "Minutes", "Visit")]
    assert senders.say_all(busy.store, some, "never") == [BEA, DENES]
    assert state(busy, "List") == state(busy, "Visit") == ("fyi", "never-owed")
    (step,) = undoing.undo_stack(busy.store)
    assert step.facts == {"what": f"{BEA}, {DENES}", "keys": some}
    undoing.undo(busy.store)
    assert ledger(busy.store) == before


def test_of_two_rows_of_one_sender_it_holds_for_both(busy: Firm) -> None:
    some = [row(busy, subject) for subject in ("Order", "Old")]
    assert senders.say_all(busy.store, some, "always") == ["shop@acme.example"]
    assert state(busy, "Order") == state(busy, "Old") == ("owed", "always-owed")
