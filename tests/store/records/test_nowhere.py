"""Mail that lies nowhere just now: it was taken out of one mailbox, and no round has met it in
another yet. What is wished of it meanwhile cannot be kept, so it is refused in words."""

from collections.abc import Callable

import pytest

from store.records import decisions, handling, intents, intents_done, undoing, views, whereabouts
from store.records.undo import UndoError
from tests.store.records.dumps import ledger
from tests.store.records.firm import ME, Firm, at

NOW = at("Wed 10:00")
BEA = "bea@acme.example"
Wish = Callable[[Firm, int], int]

WISHES: dict[str, Wish] = {
    "trash": lambda firm, key: handling.trash(firm.store, [key]),
    "junk": lambda firm, key: handling.junk(firm.store, [key]),
    "archive": lambda firm, key: handling.archive(firm.store, [key]),
    "read": lambda firm, key: handling.read(firm.store, [key], True),
    "star": lambda firm, key: handling.star(firm.store, [key], True),
}
wishes = pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)


@pytest.fixture
def adrift(firm: Firm) -> Firm:
    """Of two mails one was taken out of its mailbox."""
    firm.book()
    firm.receive(firm.mail("Mon 9:00", BEA, "Could you send me the list?"))
    firm.receive(firm.mail("Mon 9:30", BEA, "When do you come?", subject="Visit"))
    whereabouts.unplace(firm.store, firm.boxes["inbox"], 1, [1])
    return firm


def key(firm: Firm, subject: str = "Price list") -> int:
    when = views.at(firm.store, NOW)
    rows = views.rows(firm.store, views.keys(firm.store, "all", when), when)
    return next(row.key for row in rows if row.subject == subject)


def wished(firm: Firm) -> int:
    ((n,),) = firm.store.reader().execute("SELECT count(*) FROM intents").fetchall()
    return int(n)


def found(firm: Firm) -> None:
    """The round meets it in the archive."""
    ((id_,),) = firm.store.reader().execute("SELECT id FROM messages WHERE subject = 'Price list'")
    whereabouts.place(firm.store, firm.boxes["archive"], 1, [(7, frozenset(), id_)])


@wishes
def test_what_is_wished_of_mail_that_lies_nowhere_just_now_is_refused(
    adrift: Firm, wish: Wish
) -> None:
    before = ledger(adrift.store)
    with pytest.raises(decisions.DecisionError) as refused:
        wish(adrift, key(adrift))
    assert refused.value.code == "nowhere"
    assert (ledger(adrift.store), wished(adrift)) == (before, 0)
    assert undoing.undo_stack(adrift.store) == []


@pytest.mark.parametrize("wish", [WISHES["trash"], WISHES["star"]], ids=["trash", "star"])
def test_once_a_round_has_met_it_it_can_be_wished(adrift: Firm, wish: Wish) -> None:
    found(adrift)
    wish(adrift, key(adrift))
    assert wished(adrift) == 1


@wishes
def test_beside_mail_that_lies_somewhere_it_keeps_nothing_back(adrift: Firm, wish: Wish) -> None:
    adrift.receive(adrift.mail("Mon 11:00", BEA, "And the plan?", subject="Plan"))
    both = [key(adrift), key(adrift, "Plan")]
    act = next(name for name, one in WISHES.items() if one is wish)
    more = (True,) if act in {"read", "star"} else ()
    getattr(handling, act)(adrift.store, both, *more)
    assert wished(adrift) == 1


def test_a_debt_is_settled_all_the_same(adrift: Firm) -> None:
    decisions.decide(adrift.store, [key(adrift)], "done", now=at("Tue 9:00"))
    assert [step.action for step in undoing.undo_stack(adrift.store)] == ["done"]


def test_a_conversation_can_be_opened_all_the_same(adrift: Firm) -> None:
    handling.opened(adrift.store, key(adrift))
    assert wished(adrift) == 0


@pytest.mark.parametrize("flag", ["read", "star"])
def test_what_is_so_already_is_not_refused(firm: Firm, flag: str) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", BEA, "Well?", flags=["\\Seen", "\\Flagged"]))
    whereabouts.unplace(firm.store, firm.boxes["inbox"], 1, [1])
    getattr(handling, flag)(firm.store, [key(firm)], True)
    assert wished(firm) == 0


def test_what_is_gone_for_good_is_none_that_is_looked_for(adrift: Firm) -> None:
    row = key(adrift)
    whereabouts.sweep(adrift.store, whereabouts.nowhere(adrift.store, adrift.account))
    handling.trash(adrift.store, [row])


@pytest.mark.parametrize("act", sorted({*WISHES} - {"junk"}))  # which is for mail of others
@pytest.mark.parametrize("place", ["outbox", "unsent", "drafts"])
def test_mail_that_was_written_here_is_none_that_is_looked_for(
    firm: Firm, place: str, act: str
) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", ME, "Here it is.", to=BEA))
    whereabouts.unplace(firm.store, firm.boxes["sent"], 1, [1])
    with firm.store.transaction() as conn:
        conn.execute("UPDATE messages SET place = ?, seen = 0", (place,))
    ((row,),) = firm.store.reader().execute("SELECT conversation_id FROM messages")
    WISHES[act](firm, row)
    assert wished(firm) == 0


@wishes
def test_mail_that_never_lay_on_a_server_is_none_that_is_looked_for(
    adrift: Firm, wish: Wish
) -> None:
    with adrift.store.transaction() as conn:
        conn.execute("DELETE FROM adrift")
    wish(adrift, key(adrift))
    assert wished(adrift) == 0


@pytest.mark.parametrize("act", ["trash", "junk"])
def test_so_is_what_a_move_was_broken_off_about_once_it_was_copied(firm: Firm, act: str) -> None:
    """It is marked as deleted where it lay, and no round has met it where it was put."""
    firm.book()
    firm.receive(firm.mail("Mon 9:00", BEA, "Could you send me the list?"))
    row = key(firm)
    handling.archive(firm.store, [row])
    (wish,) = intents.due(firm.store, firm.account, 2**40)
    intents.started(firm.store, [wish.id], 5)
    whereabouts.set_flags(firm.store, firm.boxes["inbox"], 1, [(1, frozenset({"\\Deleted"}))])
    with pytest.raises(decisions.DecisionError) as refused:
        WISHES[act](firm, row)
    assert refused.value.code == "nowhere"
    intents_done.confirm(firm.store, wish.id, [(firm.boxes["archive"], 1, 7, frozenset())])
    WISHES[act](firm, row)
    assert wished(firm) == 2


def test_what_cannot_be_done_again_just_now_stays_undone(adrift: Firm) -> None:
    found(adrift)
    handling.star(adrift.store, [key(adrift)], True)
    undoing.undo(adrift.store)
    whereabouts.unplace(adrift.store, adrift.boxes["archive"], 1, [7])
    with pytest.raises(UndoError) as refused:
        undoing.redo(adrift.store)
    assert refused.value.code == "not-yet"
    found(adrift)
    assert undoing.redo(adrift.store)
    due = intents.due(adrift.store, adrift.account, 2**40)
    assert [sorted(wish.add) for wish in due] == [["\\Flagged"]]
