"""Promises, reminders and cases in the store: what is refused, undone, found and shown."""

import json
from collections.abc import Callable

import pytest

from store.records import (
    calls,
    clients,
    decisions,
    followups,
    linking,
    merging,
    paying,
    search,
    snoozing,
    undo,
    undoing,
    views,
)
from store.records.calls import NewCall
from store.records.followups import FollowUpError, NewFollowUp
from store.records.items import FollowUp
from store.records.rows import Row
from store.words.contract import row_object
from store.words.contract_whole import whole_object
from tests.store.records.dumps import items, ledger, lists
from tests.store.records.firm import Firm, at

NOW = at("Wed 10:00")
FRIDAY = at("Fri 10:00")
BEA = "+36 1 234 5678"


@pytest.fixture
def asked(firm: Firm) -> Firm:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send me the list?", id="a"),
        firm.mail("Mon 9:30", "reka@papp.example", "When do you come?", subject="Visit"),
    )
    return firm


def note(firm: Firm, what: str = "the list", when: str = "Mon 10:00", **more: object) -> int:
    new = NewFollowUp(**{"kind": "promise", "what": what, "due": FRIDAY, **more})  # type: ignore[arg-type]
    return followups.add(firm.store, new, at(when))


def rows(firm: Firm, which: str = "owed", now: int = NOW) -> list[Row]:
    when = views.at(firm.store, now)
    return views.rows(firm.store, views.keys(firm.store, which, when), when)


def key(firm: Firm, subject: str) -> int:
    (found,) = [row.key for row in rows(firm, "all") if row.subject == subject]
    return found


def client(firm: Firm, name: str) -> int:
    found = clients.by_name(firm.store, name)
    assert found is not None
    return found.id


def told(firm: Firm) -> tuple[object, ...]:
    found = search.search(firm.store, "drawings", views.at(firm.store, NOW))
    return ledger(firm.store), lists(firm.store, NOW), items(firm.store, NOW), found


def test_without_words_it_is_refused(asked: Firm) -> None:
    with pytest.raises(FollowUpError, match="no-words"):
        note(asked, " \n ")
    assert not undoing.undo_stack(asked.store)


def test_a_date_that_is_over_is_refused(asked: Firm) -> None:
    with pytest.raises(FollowUpError, match="past"):
        note(asked, when="Fri 10:00")


def test_of_its_own_it_is_a_row_of_the_contract(asked: Firm) -> None:
    note(asked, "the drawings", client_id=client(asked, "Acme Kft."), whom="Bea")
    (row,) = [row for row in rows(asked) if row.kind == "promise"]
    shown = row_object(row, asked.config.timezone, NOW)
    assert shown | {"id": "", "loops": [], "reason": {}} == {
        "id": "", "kind": "promise", "client": "Acme Kft.", "tier": "key",
        "subject": "the drawings", "root": None, "with": [], "messages": 0, "calls": 0,
        "unread": 0, "last": "2024-11-04T10:00:00+01:00", "snoozed_until": None, "state": "owed",
        "since": "2024-11-04T10:00:00+01:00", "due": "2024-11-08T10:00:00+01:00",
        "band": "fine", "overdue": False, "reason": {}, "loops": [],
    }  # fmt: skip
    (loop,) = json.loads(json.dumps(shown))["loops"]
    assert (loop["kind"], loop["who"]) == ("promise", "Bea")


def test_theirs_waits(asked: Firm) -> None:
    note(asked, "the drawings", kind="theirs", client_id=client(asked, "Papp Optika"))
    assert [(row.kind, row.state) for row in rows(asked, "waiting")] == [("promise", "waiting")]


def test_a_case_is_a_row_of_its_kind(asked: Firm) -> None:
    note(asked, "ten lenses", kind="case", topic="order")
    assert [row.kind for row in rows(asked, "all")].count("case") == 1


def test_its_id_finds_it(asked: Firm) -> None:
    alone = note(asked, "the drawings")
    (row,) = [row for row in rows(asked) if row.kind == "promise"]
    assert views.key_of(asked.store, row.id) == alone
    whole = views.whole(asked.store, alone, views.at(asked.store, NOW))
    assert whole is not None
    shown = json.loads(json.dumps(whole_object(whole, asked.config.timezone, NOW)))
    (item,) = shown["items"]
    assert (item["kind"], item["what"], item["closed"]) == ("promise", "the drawings", None)


def test_what_it_says_is_found_on_its_row(asked: Firm) -> None:
    talk = key(asked, "Visit")
    note(asked, "the drawings", key=talk)
    alone = note(asked, "other drawings", when="Mon 11:00", client_id=client(asked, "Acme Kft."))
    when = views.at(asked.store, NOW)
    assert set(search.search(asked.store, "drawings", when)) == {talk, alone}
    assert alone in search.search(asked.store, "client:acme", when)
    assert search.search(asked.store, "drawings", views.at(asked.store, at("Mon 9:50"))) == []
    followups.change(asked.store, _id(asked, "other drawings"), what="the plan", now=NOW)
    assert search.search(asked.store, "drawings", when) == [talk]
    assert search.search(asked.store, "plan", when) == [alone]


def _id(firm: Firm, what: str) -> int:
    found = firm.store.reader().execute(
        "SELECT followup_id FROM followup_states WHERE what = ?", (what,)
    )
    return int(found.fetchone()[0])


def test_what_is_open_on_a_row_can_be_asked_for(asked: Firm) -> None:
    talk = key(asked, "Visit")
    note(asked, "the drawings", key=talk)
    note(asked, "the plan", key=talk, due=at("Thu 10:00"))
    assert [one.what for one in followups.open_on(asked.store, talk, NOW)] == [
        "the plan", "the drawings",
    ]  # fmt: skip
    decisions.decide(asked.store, [talk], "done", now=NOW)
    assert followups.open_on(asked.store, talk, NOW) == []


def test_before_it_was_made_there_was_no_row(asked: Firm) -> None:
    alone = note(asked, "the drawings")
    assert alone not in [row.key for row in rows(asked, "all", at("Mon 9:50"))]


Act = Callable[[Firm, int, int], object]
ACTS: dict[str, Act] = {
    "note": lambda firm, talk, alone: note(firm, "drawings again", "Tue 9:00", key=talk),
    "note alone": lambda firm, talk, alone: note(firm, "drawings again", "Tue 9:00"),
    "change": lambda firm, talk, alone: followups.change(
        firm.store, _id(firm, "drawings in talk"), due=at("Sat 9:00"), now=at("Tue 9:00")
    ),
    "change alone": lambda firm, talk, alone: followups.change(
        firm.store, _id(firm, "drawings alone"), what="sketch", now=at("Tue 9:00")
    ),
    "close": lambda firm, talk, alone: followups.close(
        firm.store, _id(firm, "drawings in talk"), "kept", at("Tue 9:00")
    ),
    "done": lambda firm, talk, alone: decisions.decide(
        firm.store, [talk, alone], "done", now=at("Tue 9:00")
    ),
    "snooze": lambda firm, talk, alone: snoozing.snooze(
        firm.store, [talk, alone], at("Thu 9:00"), at("Tue 9:00")
    ),
    "link": lambda firm, talk, alone: linking.pin(
        firm.store, alone, client(firm, "Papp Optika")
    ),
    "merge": lambda firm, talk, alone: merging.merge(
        firm.store, client(firm, "Papp Optika"), client(firm, "Acme Kft.")
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ACTS))
def test_undo_gives_back_the_ledger_and_redo_the_new_one(name: str, asked: Firm) -> None:
    talk = key(asked, "Visit")
    note(asked, "drawings in talk", key=talk)
    alone = note(asked, "drawings alone", client_id=client(asked, "Acme Kft."))
    before = told(asked)
    ACTS[name](asked, talk, alone)
    after = told(asked)
    assert after != before
    undoing.undo(asked.store)
    assert told(asked) == before
    undoing.redo(asked.store)
    assert told(asked) == after


def test_undo_of_reopening_closes_it_again(asked: Firm) -> None:
    alone = note(asked, "the drawings")
    decisions.decide(asked.store, [alone], "no-answer", now=at("Tue 9:00"))
    before = told(asked)
    decisions.decide(asked.store, [alone], "owe", now=at("Tue 10:00"))
    assert [row.subject for row in rows(asked) if row.kind == "promise"] == ["the drawings"]
    undoing.undo(asked.store)
    assert told(asked) == before


def test_undo_of_a_call_takes_back_what_was_promised_in_it_and_what_it_kept(asked: Firm) -> None:
    note(asked, "the drawings", client_id=client(asked, "Acme Kft."))
    before = told(asked)
    when = views.at(asked.store, at("Tue 9:00"))
    open_ = paying.open_loops(asked.store, client(asked, "Acme Kft."), when)
    kept = [one.loop.id for one in open_ if one.loop.kind == "promise"]
    said = NewFollowUp("promise", "the plan", FRIDAY)
    calls.log(asked.store, NewCall(at("Tue 9:00"), "out", "answered", number=BEA), kept, said)
    assert [row.subject for row in rows(asked) if row.kind == "promise"] == ["the plan"]
    undoing.undo(asked.store)
    assert told(asked) == before


def test_a_call_stays_where_what_was_promised_in_it_was_moved_since(asked: Firm) -> None:
    said = NewFollowUp("promise", "the plan", FRIDAY)
    calls.log(asked.store, NewCall(at("Tue 9:00"), "out", "answered", number=BEA), (), said)
    (promise,) = asked.store.reader().execute("SELECT id FROM followups").fetchone()
    followups.change(asked.store, promise, due=at("Fri 12:00"), now=at("Tue 10:00"))
    before = told(asked)
    with pytest.raises(undo.UndoError):
        undoing.undo(asked.store, ("call",))
    assert told(asked) == before


def test_all_that_a_call_answers_leaves_promises_open(asked: Firm) -> None:
    note(asked, "the drawings", client_id=client(asked, "Acme Kft."))
    calls.add(asked.store, NewCall(at("Tue 9:00"), "out", "answered", number=BEA), answers="all")
    assert [row.kind for row in rows(asked) if row.client == "Acme Kft."] == ["promise"]


def test_one_who_was_given_a_promise_since_is_not_taken_out_of_the_book(asked: Firm) -> None:
    new = clients.create(asked.store, "Novák Steel")
    note(asked, "the drawings", client_id=new)
    with pytest.raises(undo.UndoError):
        undoing.undo(asked.store, ("create",))
    undoing.undo(asked.store)
    undoing.undo(asked.store)
    assert clients.by_name(asked.store, "Novák Steel") is None


def test_another_target_of_its_client_judges_it_anew(asked: Firm) -> None:
    note(asked, "the drawings", client_id=client(asked, "Papp Optika"))
    noon = at("Thu 12:00")
    assert [row.band for row in rows(asked, now=noon) if row.kind == "promise"] == ["soon"]
    clients.set_value(asked.store, client(asked, "Papp Optika"), "warn_before", "30m")
    assert [row.band for row in rows(asked, now=noon) if row.kind == "promise"] == ["fine"]


def test_a_state_says_what_held_from_its_instant_on(asked: Firm) -> None:
    alone = note(asked, "the drawings")
    followups.change(asked.store, _id(asked, "the drawings"), due=at("Sat 9:00"), now=NOW)
    whole = views.whole(asked.store, alone, views.at(asked.store, NOW))
    assert whole is not None
    assert [item.due for item in whole.items if isinstance(item, FollowUp)] == [
        FRIDAY, at("Sat 9:00"),
    ]  # fmt: skip
