"""Whatever the user did, undo gives back the old ledger exactly, and redo the new one."""

import itertools
import time
from collections.abc import Callable

import pytest

from store.records import (
    acting,
    calls,
    calls_csv,
    clients,
    decisions,
    followups,
    handling,
    intents,
    intents_done,
    judging,
    linking,
    parting,
    placements,
    snoozing,
    undo,
    undoing,
    views,
)
from store.records.book import book, frame
from store.records.calls import NewCall
from store.records.followups import NewFollowUp
from store.records.rows import Row
from store.words.stamps import from_iso
from tests.store.records.dumps import items, ledger, lists
from tests.store.records.firm import ME, ZONE, Firm, at

NOW = at("Wed 10:00")
Act = Callable[[Firm, list[int]], object]


@pytest.fixture
def busy(firm: Firm) -> Firm:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send me the list?", id="a"),
        firm.mail("Mon 9:30", "reka@papp.example", "When do you come?", subject="Visit"),
        firm.mail("Mon 9:40", "x@stranger.example", "We have moved.", subject="News"),
        firm.mail("Mon 9:50", ME, "Did it come?", to="denes@acme.example", subject="Parcel"),
    )
    calls.add(firm.store, NewCall(at("Tue 9:00"), "in", "missed", number="+36 1 234 5678"))
    calls.add(firm.store, NewCall(at("Tue 9:10"), "in", "missed"))
    return firm


def told(firm: Firm) -> tuple[object, ...]:
    return ledger(firm.store), lists(firm.store, NOW), items(firm.store, NOW)


def decide(kind: str) -> Act:
    return lambda firm, keys: decisions.decide(firm.store, keys, kind, now=at("Tue 12:00"))


def spoken(firm: Firm, _keys: list[int]) -> object:
    call = NewCall(at("Tue 12:00"), "out", "answered", number="+36 1 234 5678")
    return calls.log(firm.store, call, "all")


ACTS: dict[str, Act] = {
    **{kind: decide(kind) for kind in decisions.KINDS},
    "archive": lambda firm, keys: handling.archive(firm.store, keys),
    "trash": lambda firm, keys: handling.trash(firm.store, keys),
    "junk": lambda firm, keys: handling.junk(firm.store, keys),
    "read": lambda firm, keys: handling.read(firm.store, keys, True),
    "star": lambda firm, keys: handling.star(firm.store, keys, True),
    "snooze": lambda firm, keys: snoozing.snooze(firm.store, keys, at("Fri 9:00"), at("Tue 12:00")),
}


@pytest.mark.parametrize("name", sorted(ACTS))
def test_undo_and_redo_of(name: str, busy: Firm) -> None:
    keys = views.keys(busy.store, "all", views.at(busy.store, NOW))
    before = told(busy)
    ACTS[name](busy, keys)
    after = told(busy)
    assert after != before
    undoing.undo(busy.store)
    assert told(busy) == before
    undoing.redo(busy.store)
    assert told(busy) == after
    undoing.undo(busy.store)
    assert told(busy) == before


UNJUDGED: dict[str, Act] = {
    "read": lambda firm, keys: handling.read(firm.store, keys, True),
    "unread": lambda firm, keys: handling.read(firm.store, keys, False),
    "star": lambda firm, keys: handling.star(firm.store, keys, True),
    "snooze": lambda firm, keys: snoozing.snooze(firm.store, keys, at("Fri 9:00"), at("Tue 12:00")),
    "unsnooze": lambda firm, keys: snoozing.unsnooze(firm.store, keys, at("Tue 12:00")),
    "archive": lambda firm, keys: handling.archive(firm.store, keys),
}


@pytest.mark.parametrize("name", sorted(UNJUDGED))
def test_nothing_is_judged_anew_where_no_verdict_hangs_on_it(
    name: str, busy: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = views.keys(busy.store, "all", views.at(busy.store, NOW))
    judged: list[int] = []
    monkeypatch.setattr(judging, "_write", lambda _conn, some, _final: judged.extend(some))
    UNJUDGED[name](busy, keys)
    rows = views.rows(busy.store, keys, views.at(busy.store, NOW))
    assert not any(row.pending for row in rows)
    undoing.undo(busy.store)
    assert judged == []


@pytest.mark.parametrize("name", ["read", "star", "archive"])
def test_a_verdict_that_was_under_way_meanwhile_does_not_bring_the_old_counts_back(
    name: str, busy: Firm
) -> None:
    store, keys = busy.store, views.keys(busy.store, "inbox", views.at(busy.store, NOW))
    with store.transaction() as conn:
        placements.mark_stale(conn, keys)
    with store.snapshot() as conn:
        who = book(store, conn)
        verdicts = judging.judge(conn, keys, who, frame(store, who, {1: "work"}))
    with pytest.MonkeyPatch.context() as others:  # who is at it writes first
        others.setattr(acting, "settle_after", lambda _store, _touched: None)
        ACTS[name](busy, keys)
    with store.transaction() as conn:
        judging._write(conn, verdicts, True)
    judging.settle(store, keys)
    counts = "SELECT total(unread), total(starred), total(inbox) FROM conversations"
    mails = (
        "SELECT total(seen = 0 AND mine = 0), total(flagged), total(inbox) FROM messages "
        "WHERE place = 'here'"
    )
    conn = store.reader()
    assert conn.execute(counts).fetchone() == conn.execute(mails).fetchone()


def test_undo_of_a_call_that_paid(busy: Firm) -> None:
    before = told(busy)
    spoken(busy, [])
    assert told(busy) != before
    undoing.undo(busy.store)
    assert told(busy) == before


def test_steps_are_taken_back_from_the_newest(busy: Firm) -> None:
    keys = views.keys(busy.store, "owed", views.at(busy.store, NOW))
    states = [told(busy)]
    for name in ("read", "snooze", "no-answer"):
        ACTS[name](busy, keys)
        states.append(told(busy))
    for state in reversed(states[:-1]):
        assert undoing.undo(busy.store)
        assert told(busy) == state
    assert undoing.undo(busy.store) is None


def test_what_happened_since_is_not_taken_back(busy: Firm) -> None:
    keys = views.keys(busy.store, "owed", views.at(busy.store, NOW))
    decide("no-answer")(busy, keys)
    busy.receive(busy.mail("Tue 13:00", "bea@acme.example", "Hello?", answers="a"))
    undoing.undo(busy.store)
    (row,) = [
        row
        for row in lists(busy.store, NOW)["owed"]
        if row["kind"] == "mail" and row["client"] == "Acme Kft."
    ]
    assert (row["since"], row["messages"]) == (at("Mon 9:00"), 2)


def test_the_stack_outlives_a_restart(busy: Firm) -> None:
    keys = views.keys(busy.store, "owed", views.at(busy.store, NOW))
    before = told(busy)
    decide("done")(busy, keys)
    again = Firm(busy.folder)
    assert [step.action for step in undo.stack(again.store)] == ["done"]
    undoing.undo(again.store)
    assert told(again) == before
    again.store.close()


def test_what_is_opened_is_read_and_undo_does_not_stop_at_it(busy: Firm) -> None:
    when = views.at(busy.store, NOW)
    key = views.keys(busy.store, "inbox", when)[0]
    assert [row.unread for row in views.rows(busy.store, [key], when)] == [1]
    before = ledger(busy.store), undoing.undo_stack(busy.store)
    handling.opened(busy.store, key)
    assert [row.unread for row in views.rows(busy.store, [key], when)] == [0]
    assert (ledger(busy.store), undoing.undo_stack(busy.store)) == before
    asked = "SELECT count(*) FROM intents WHERE kind = 'flags' AND add_flags = '\\Seen'"
    assert busy.store.reader().execute(asked).fetchone() == (1,)


def test_what_was_read_is_unread_again_though_its_conversation_was_joined_and_parted_since(
    firm: Firm,
) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "When do they come?", id="a"),
        firm.mail("Mon 9:10", "x@stranger.example", "And ours?", subject="Re: Price list",
                  answers="a"),
    )  # fmt: skip
    acme = clients.by_name(firm.store, "acme kft.")
    assert acme is not None
    before = lists(firm.store, NOW)
    key = views.keys(firm.store, "unlinked", views.at(firm.store, NOW))[0]
    handling.read(firm.store, [key], on=True)
    linking.attach(firm.store, acme.id, "address", "x@stranger.example")
    undoing.undo(firm.store)
    undoing.undo(firm.store)
    assert lists(firm.store, NOW) == before


def test_what_is_taken_back_as_it_is_found_to_be_so_already_stays_taken_back(busy: Firm) -> None:
    """Rule 4.2/10: else what was wished before would count as done."""
    key = views.keys(busy.store, "inbox", views.at(busy.store, NOW))[0]
    for on in (True, False):
        handling.star(busy.store, [key], on)
    star, unstar = intents.due(busy.store, busy.account, 2**40)
    undoing.undo(busy.store)
    intents_done.confirm(busy.store, unstar.id, None)
    assert intents.due(busy.store, busy.account, 2**40) == [star]


# What went on meanwhile, and is no reason to refuse


@pytest.fixture
def goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second passes whenever anybody looks at the clock."""
    seconds = itertools.count(int(time.time()))
    monkeypatch.setattr(time, "time", lambda: float(next(seconds)))


@pytest.mark.parametrize(("direction", "outcome"), [("in", "missed"), ("out", "no-answer")])
def test_a_call_is_taken_back_though_an_older_one_came_to_be_known(
    direction: str, outcome: str, busy: Firm
) -> None:
    """The row begins with that by now: nothing that a person said has changed."""
    number = "+36 70 999 8888"
    calls.log(busy.store, NewCall(at("Tue 10:00"), direction, outcome, number=number), ())
    file = busy.folder / "calls.csv"
    file.write_text(f"at,direction,outcome,number\n2024-11-05T09:30,in,missed,{number}\n")
    calls_csv.import_csv(busy.store, file, lambda text: from_iso(text, ZONE))
    assert undoing.undo(busy.store)
    left = [row for row in rows(busy, "owed") if row.with_ == ("+36709998888",)]
    assert [(row.since, row.calls) for row in left] == [(at("Tue 9:30"), 1)]


@pytest.mark.usefixtures("goes_on")
def test_a_promise_is_taken_back_after_what_was_done_to_it_was(busy: Firm) -> None:
    before = told(busy)
    acme = clients.by_name(busy.store, "acme kft.")
    assert acme is not None
    key = followups.add(busy.store, NewFollowUp("promise", "ring", at("Fri 10:00")), at("Tue 9:00"))
    linking.pin(busy.store, key, acme.id)
    kept = [
        row[0] for row in busy.store.reader().execute("SELECT id FROM loops WHERE kind = 'promise'")
    ]
    calls.log(busy.store, NewCall(at("Tue 9:30"), "out", "answered"), kept)
    for _ in range(3):
        assert undoing.undo(busy.store)
    assert told(busy) == before


def test_a_decision_is_taken_back_though_late_mail_has_joined_its_row_to_another(
    firm: Firm,
) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send me the list?", id="a"),
        firm.mail("Mon 11:00", "bea@acme.example", "And the pipes?", id="c", answers="b"),
    )
    (key,) = [row.key for row in rows(firm) if row.last == at("Mon 11:00")]
    decisions.decide(firm.store, [key], "no-answer", now=at("Tue 12:00"))
    late = firm.mail("Mon 10:00", "bea@acme.example", "The pipes, too.", subject="Re: Price list",
                     id="b", answers="a")  # fmt: skip
    firm.receive(late)
    (joined,) = rows(firm)
    assert (joined.messages, joined.loops) == (3, ())
    undoing.undo(firm.store)
    (row,) = rows(firm, "owed")
    assert row.since == at("Mon 9:00")


def test_a_join_is_taken_back_after_a_link_was_that_had_led_a_mail_into_another_row(
    firm: Firm,
) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?", id="a"),
        firm.mail("Mon 11:00", "x@stranger.example", "And ours?", subject="Re: Price list",
                  answers="a"),
        firm.mail("Tue 9:00", "reka@papp.example", "Could you ring me?", subject="Frames"),
    )  # fmt: skip
    before = lists(firm.store, NOW)
    acme = clients.by_name(firm.store, "acme kft.")
    assert acme is not None
    shown = {row.subject: row.key for row in rows(firm)}
    parting.join(firm.store, [shown["Price list"], shown["Re: Price list"]])
    undoing.undo(firm.store)
    parting.join(firm.store, [shown["Frames"], shown["Re: Price list"]])
    linking.attach(firm.store, acme.id, "domain", "stranger.example")
    for _ in range(2):
        assert undoing.undo(firm.store)
    assert lists(firm.store, NOW) == before


def rows(firm: Firm, which: str = "all") -> list[Row]:
    when = views.at(firm.store, NOW)
    return views.rows(firm.store, views.keys(firm.store, which, when), when)
