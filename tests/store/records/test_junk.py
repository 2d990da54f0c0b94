"""A row that is spam: what others wrote goes to Junk, where filters learn from it. What we wrote
stays, or they would learn that we write spam."""

import pytest

from store.records import handling, intents, intents_done, undoing, views, whereabouts
from store.records.decisions import DecisionError
from store.records.settling import settle_after
from tests.store.records.dumps import ledger
from tests.store.records.firm import ME, Firm, at

NOW = at("Wed 10:00")
BEA = "bea@acme.example"


def stands(firm: Firm) -> set[str]:
    """The lists in which the row with this subject is."""
    when = views.at(firm.store, NOW)
    return {which for which in views.LISTS if key(firm) in views.keys(firm.store, which, when)}


def key(firm: Firm) -> int:
    ((found,),) = firm.store.reader().execute("SELECT DISTINCT conversation_id FROM messages")
    return int(found)


def places(firm: Firm) -> list[str]:
    rows = firm.store.reader().execute("SELECT place FROM messages ORDER BY at")
    return [place for (place,) in rows.fetchall()]


def begun(firm: Firm, mine: str) -> Firm:
    """They wrote, I answered, they wrote again."""
    firm.receive(
        firm.mail("Mon 9:00", BEA, "Could you send me the list?", id="a"),
        firm.mail("Mon 10:00", ME, mine, to=BEA, id="b", answers="a"),
    )
    return firm


def test_what_i_wrote_stays_where_it_lies(firm: Firm) -> None:
    begun(firm, "Here it is.")
    firm.receive(firm.mail("Mon 11:00", BEA, "Could you send another?", id="c", answers="b"))
    assert {"owed", "inbox", "sent"} <= stands(firm)
    handling.junk(firm.store, [key(firm)])
    assert places(firm) == ["junk", "here", "junk"]
    assert stands(firm) == {"all", "done", "sent"}
    wished = intents.due(firm.store, firm.account, NOW * 2)
    assert [one.mailbox_id for one in wished] == [firm.boxes["inbox"]] * 2


def test_i_no_longer_wait_for_whoever_writes_spam(firm: Firm) -> None:
    begun(firm, "Who are you?")
    before = ledger(firm.store)
    assert "waiting" in stands(firm)
    handling.junk(firm.store, [key(firm)], at("Wed 9:00"))
    assert stands(firm) == {"all", "done", "sent"}
    after = ledger(firm.store)
    undoing.undo(firm.store)
    assert (ledger(firm.store), places(firm)) == (before, ["here", "here"])
    undoing.redo(firm.store)
    assert (ledger(firm.store), places(firm)) == (after, ["junk", "here"])


def test_what_another_program_fetches_out_of_junk_is_owed_again(firm: Firm) -> None:
    begun(firm, "Here it is.")
    firm.receive(firm.mail("Mon 11:00", BEA, "Could you send another?", id="c", answers="b"))
    handling.junk(firm.store, [key(firm)])
    for wish in intents.due(firm.store, firm.account, NOW * 2):
        intents_done.confirm(firm.store, wish.id, [(firm.boxes["junk"], 1, wish.uid, frozenset())])
        whereabouts.unplace(firm.store, firm.boxes["junk"], 1, [wish.uid])
        there = [(wish.uid + 50, frozenset[str](), wish.message)]
        whereabouts.place(firm.store, firm.boxes["inbox"], 1, there)
    settle_after(firm.store, [key(firm)])
    assert "owed" in stands(firm)


def test_a_row_in_which_i_alone_have_written_is_no_spam(firm: Firm) -> None:
    firm.receive(firm.mail("Mon 9:00", ME, "Did it come?", to=BEA, box="sent"))
    with pytest.raises(DecisionError, match="all-mine"):
        handling.junk(firm.store, [key(firm)])
    assert (places(firm), undoing.undo_stack(firm.store)) == (["here"], [])


COLLEAGUE = "gabor@kontor.example"


def test_what_a_colleague_wrote_stays_too(firm: Firm) -> None:
    begun(firm, "Here it is.")
    firm.receive(
        firm.mail("Mon 11:00", COLLEAGUE, "Is that not spam?", to=f"{ME}, {BEA}", id="c",
                  answers="b", box="inbox"),
        firm.mail("Mon 12:00", BEA, "Could you send another?", id="d", answers="c"),
    )  # fmt: skip
    handling.junk(firm.store, [key(firm)])
    assert places(firm) == ["junk", "here", "here", "junk"]
    assert handling.stay(firm.store, [key(firm)]) == 2
    undoing.undo(firm.store)
    assert places(firm) == ["here"] * 4


def test_spam_that_comes_in_a_colleague_s_name_goes_and_my_answer_stays(firm: Firm) -> None:
    """Where nobody else wrote it is what the key is meant for."""
    firm.receive(
        firm.mail("Mon 9:00", COLLEAGUE, "Could you buy a voucher?", to=ME, id="a", box="inbox"),
        firm.mail("Mon 10:00", ME, "What for?", to=COLLEAGUE, id="b", answers="a"),
        firm.mail("Mon 11:00", ME, "Well?", to=COLLEAGUE, id="c", answers="b", box="inbox"),
    )
    handling.junk(firm.store, [key(firm)])
    assert places(firm) == ["junk", "here", "here"]


def test_spam_that_comes_in_my_own_name_goes(firm: Firm) -> None:
    firm.receive(firm.mail("Mon 9:00", ME, "I know your password.", to=ME, box="inbox"))
    handling.junk(firm.store, [key(firm)])
    assert places(firm) == ["junk"]


def test_a_mail_to_myself_that_lies_in_sent_too_stays(firm: Firm) -> None:
    firm.receive(firm.mail("Mon 9:00", ME, "Buy milk.", to=ME, id="a", box="sent"))
    ((id_,),) = firm.store.reader().execute("SELECT id FROM messages")
    whereabouts.place(firm.store, firm.boxes["inbox"], 1, [(70, frozenset(), id_)])
    with pytest.raises(DecisionError, match="all-mine"):
        handling.junk(firm.store, [key(firm)])
