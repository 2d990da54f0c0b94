"""Conversations joined and split by hand: late mail lands right, and undo is exact."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.records import calls, clients, decisions, linking, parting, undoing, views
from store.records.calls import NewCall
from store.records.incoming import Fetched
from store.records.parting import PartError
from store.words.reasons import sentence
from tests.store.records.dumps import items, ledger, lists
from tests.store.records.firm import ME, ZONE, Firm, at

NOW = at("Fri 10:00")
BEA, REKA, X = "bea@acme.example", "reka@papp.example", "x@stranger.example"


def week(firm: Firm) -> list[Fetched]:
    """Two conversations with clients, one with a stranger, each a chain of answers."""
    m = firm.mail
    return [
        m("Mon 9:00", BEA, "Could you send me the list?", id="a1"),
        m("Mon 10:00", ME, "Here it is.", to=BEA, id="a2", answers="a1", subject="Re: Price list"),
        m("Mon 11:00", BEA, "And when do the pipes come?", id="a3", answers="a2",
          subject="Re: Price list"),
        m("Mon 12:00", ME, "Shall I ask?", to=BEA, id="a4", answers="a3", subject="Re: Price list"),
        m("Tue 9:00", BEA, "Could you ask today?", id="a5", answers="a4",
          subject="Re: Price list"),
        m("Mon 10:30", BEA, "Where are the pipes?", id="b1", subject="Pipes"),
        m("Tue 10:00", ME, "On their way.", to=BEA, id="b2", answers="b1", subject="Re: Pipes"),
        m("Tue 11:00", X, "Can I have the pipes?", id="s1", subject="Pipes for us"),
    ]  # fmt: skip


@pytest.fixture
def busy(firm: Firm) -> Firm:
    firm.book()
    firm.receive(*week(firm))
    return firm


def key_of(firm: Firm, message: str) -> int:
    return int(_one(firm, "SELECT conversation_id FROM messages WHERE message_id = ?", message))


def id_of(firm: Firm, message: str) -> int:
    return int(_one(firm, "SELECT id FROM messages WHERE message_id = ?", message))


def _one(firm: Firm, sql: str, message: str) -> int:
    row = firm.store.reader().execute(sql, (f"<{message}@x>",)).fetchone()
    assert row is not None, message
    return int(row[0])


def parts(firm: Firm) -> list[str]:
    """The conversations by the names of their mails: 'a1 a2', 'b1'."""
    rows = firm.store.reader().execute(
        "SELECT group_concat(substr(message_id, 2, 2), ' ') FROM "
        "(SELECT * FROM messages ORDER BY at, digest) GROUP BY conversation_id"
    )
    return sorted(row[0] for row in rows.fetchall())


def told(firm: Firm) -> tuple[object, ...]:
    """With the ids by which rows are shown."""
    conn = firm.store.reader()
    ids = conn.execute(
        "SELECT m.message_id, m.pin, c.id, c.uuid FROM messages m "
        "JOIN conversations c ON c.id = m.conversation_id ORDER BY 1"
    ).fetchall()
    stray = conn.execute(
        "SELECT id FROM conversations WHERE id NOT IN (SELECT conversation_id FROM messages)"
    ).fetchall()
    return ids, stray, ledger(firm.store), lists(firm.store, NOW), items(firm.store, NOW)


A, B, S = "a1 a2 a3 a4 a5", "b1 b2", "s1"


def test_before_anything_is_done(busy: Firm) -> None:
    assert parts(busy) == [A, B, S]


def test_joined_rows_are_one_conversation_under_the_older_id(busy: Firm) -> None:
    old = [views.row(busy.store, key_of(busy, m), views.at(busy.store, NOW)) for m in ("a1", "b1")]
    keys = [key_of(busy, "b1"), key_of(busy, "a1")]
    assert parting.join(busy.store, keys) == min(keys)
    assert parts(busy) == ["a1 a2 b1 a3 a4 a5 b2", S]
    assert [views.key_of(busy.store, one.id) for one in old if one] == [min(keys)] * 2


def another_address(firm: Firm) -> tuple[int, int]:
    """I ask Bea, and she answers from an address that nobody knows; the two rows."""
    firm.receive(
        firm.mail("Wed 9:00", ME, "How many doors do you need?", to=BEA, id="q1", subject="Doors"),
        firm.mail("Wed 10:00", "bea@home.example", "Ten, the wide ones.", id="q2", answers="q1",
                  subject="Re: Doors"),
    )  # fmt: skip
    return key_of(firm, "q1"), key_of(firm, "q2")


def waiting(firm: Firm) -> list[object]:
    return [row["subject"] for row in lists(firm.store, NOW)["waiting"]]


def test_who_waits_is_told_that_another_address_answered(firm: Firm) -> None:
    firm.book()
    asked, _ = another_address(firm)
    firm.receive(firm.mail("Wed 9:30", ME, "Which ones?", to=BEA, id="q3", subject="Lamps"))

    def reason(key: int, when: str) -> str:
        row = views.row(firm.store, key, views.at(firm.store, at(when)))
        assert row is not None and row.reason is not None
        return sentence("chase", row.reason, ZONE, at(when))

    said = "bea@home.example, who has no part here, answered on Wed 10:00"
    assert said in reason(asked, "Wed 12:00")
    assert "no part here" not in reason(asked, "Wed 9:59")
    assert "no part here" not in reason(key_of(firm, "q3"), "Wed 12:00")


def test_an_answer_from_another_address_ends_the_wait_once_it_is_joined(firm: Firm) -> None:
    firm.book()
    asked, answer = another_address(firm)
    assert asked != answer and waiting(firm) == ["Doors"]
    parting.join(firm.store, [asked, answer])
    assert waiting(firm) == []


def test_and_once_that_address_is_linked(firm: Firm) -> None:
    firm.book()
    another_address(firm)
    client = firm.store.reader().execute("SELECT id FROM clients WHERE name LIKE 'Acme%'")
    linking.attach(firm.store, client.fetchone()[0], "address", "bea@home.example")
    assert key_of(firm, "q1") == key_of(firm, "q2") and waiting(firm) == []


def test_from_the_shown_message_on_it_is_a_conversation_of_its_own(busy: Firm) -> None:
    new = parting.split(busy.store, id_of(busy, "a3"))
    assert parts(busy) == ["a1 a2", "a3 a4 a5", B, S]
    assert new == key_of(busy, "a4") != key_of(busy, "a1")
    rows = lists(busy.store, NOW)["owed"]
    assert [row["messages"] for row in rows if row["subject"] == "Re: Price list"] == [3]


def test_what_was_joined_is_split_again(busy: Firm) -> None:
    parting.join(busy.store, [key_of(busy, "a1"), key_of(busy, "s1")])
    parting.split(busy.store, id_of(busy, "s1"))
    assert parts(busy) == [A, B, S]


def test_late_mail_goes_to_the_part_that_it_answers(busy: Firm) -> None:
    parting.split(busy.store, id_of(busy, "a3"))
    m = busy.mail
    busy.receive(
        m("Wed 9:00", BEA, "Still nothing?", id="a6", answers="a5", subject="Re: Price list"),
        m("Wed 10:00", BEA, "The list is old.", id="a7", answers="a2", subject="Re: Price list"),
        m("Mon 8:00", BEA, "Hello", id="a0", subject="Price list"),
    )
    assert parts(busy) == ["a0", "a1 a2 a7", "a3 a4 a5 a6", B, S]


def test_who_was_joined_may_answer_in_the_other_half(busy: Firm) -> None:
    parting.join(busy.store, [key_of(busy, "s1"), key_of(busy, "b1")])
    busy.receive(
        busy.mail("Wed 9:00", X, "And now?", id="s2", answers="b2", subject="Re: Pipes"),
    )
    assert parts(busy) == [A, "b1 b2 s1 s2"]


def test_what_was_decided_holds_for_both_parts(busy: Firm) -> None:
    decisions.decide(busy.store, [key_of(busy, "a1")], "no-answer", now=at("Tue 12:00"))
    calls.add(busy.store, NewCall(at("Tue 13:00"), "out", "answered", number="+36 1 234 5678"))
    owed = [row["subject"] for row in lists(busy.store, NOW)["owed"]]
    for message in ("a5", "a3", "a2"):
        parting.split(busy.store, id_of(busy, message))
        assert [row["subject"] for row in lists(busy.store, NOW)["owed"]] == owed


def test_what_cannot_be_joined_or_split_is_said(busy: Firm) -> None:
    before = told(busy)
    for code, keys in (("one", [key_of(busy, "a1")]), ("one", [-1, -2]), ("gone", [1, 999])):
        with pytest.raises(PartError) as refused:
            parting.join(busy.store, keys)
        assert refused.value.code == code
    for code, message in (("first", id_of(busy, "a1")), ("gone", 999)):
        with pytest.raises(PartError) as refused:
            parting.split(busy.store, message)
        assert refused.value.code == code
    assert told(busy) == before


def test_undo_of_a_join_brings_both_back_under_their_ids(busy: Firm) -> None:
    before = told(busy)
    parting.join(busy.store, [key_of(busy, "a1"), key_of(busy, "b1"), key_of(busy, "s1")])
    after = told(busy)
    undoing.undo(busy.store)
    assert told(busy) == before
    undoing.redo(busy.store)
    assert told(busy) == after


def test_undo_of_a_split_leaves_no_trace_and_its_id_answers(busy: Firm) -> None:
    before = told(busy)
    new = parting.split(busy.store, id_of(busy, "a3"))
    shown = views.row(busy.store, new, views.at(busy.store, NOW))
    after = told(busy)
    undoing.undo(busy.store)
    assert told(busy) == before
    assert shown and views.key_of(busy.store, shown.id) == key_of(busy, "a1")
    undoing.redo(busy.store)
    assert told(busy) == after
    assert views.key_of(busy.store, shown.id) == new


def test_undo_takes_along_what_came_since(busy: Firm) -> None:
    old = {message: key_of(busy, message) for message in ("a1", "b1")}
    parting.join(busy.store, list(old.values()))
    busy.receive(busy.mail("Wed 9:00", BEA, "So?", id="b3", answers="b2", subject="Re: Pipes"))
    undoing.undo(busy.store)
    assert parts(busy) == [A, "b1 b2 b3", S]
    assert {message: key_of(busy, message) for message in old} == old
    parting.split(busy.store, id_of(busy, "a3"))
    busy.receive(busy.mail("Wed 9:00", BEA, "So?", id="a6", answers="a5", subject="Re: Price list"))
    assert key_of(busy, "a6") == key_of(busy, "a3")
    undoing.undo(busy.store)
    assert key_of(busy, "a6") == key_of(busy, "a1") == old["a1"]
    assert told(busy)[1] == []


def test_a_split_is_taken_back_after_a_link_was_that_had_led_mail_into_the_new_part(
    firm: Firm,
) -> None:
    firm.book()
    firm.receive(
        *week(firm),
        firm.mail("Tue 9:30", X, "Could I have it?", id="x1", answers="a4",
                  subject="Re: Price list"),
    )  # fmt: skip
    before = parts(firm), ledger(firm.store), lists(firm.store, NOW)
    parting.split(firm.store, id_of(firm, "a3"))
    acme = clients.by_name(firm.store, "acme kft.")
    assert acme is not None
    linking.attach(firm.store, acme.id, "address", X)
    for _ in range(2):
        undoing.undo(firm.store)
    assert (parts(firm), ledger(firm.store), lists(firm.store, NOW)) == before


MESSAGES = ("a1", "a2", "a3", "a4", "a5", "b1", "b2", "s1")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("split"), st.sampled_from(MESSAGES), st.just("")),
        st.tuples(st.just("join"), st.sampled_from(MESSAGES), st.sampled_from(MESSAGES)),
    ),
    min_size=1,
    max_size=5,
)


def act(firm: Firm, step: tuple[str, str, str]) -> bool:
    kind, one, other = step
    try:
        if kind == "split":
            parting.split(firm.store, id_of(firm, one))
        else:
            parting.join(firm.store, [key_of(firm, one), key_of(firm, other)])
    except PartError:
        return False
    return True


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_any_joins_and_splits_are_taken_back_one_by_one(
    steps: Sequence[tuple[str, str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        firm = Firm(Path(folder))
        firm.book()
        firm.receive(*week(firm))
        states = [told(firm)]
        for step in steps:
            if act(firm, step):
                states.append(told(firm))
        done = states[1:]
        for state in reversed(states[:-1]):
            assert undoing.undo(firm.store)
            assert told(firm) == state
        for state in done:
            assert undoing.redo(firm.store)
            assert told(firm) == state
        firm.store.close()


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_comes_later_comes_in_any_order(data: st.DataObject) -> None:
    """What was done to the mails that were there holds for those that come, whatever their order:
    each goes with the mail that it answers."""
    known = data.draw(st.integers(2, 4))
    step = data.draw(st.sampled_from(("split", "join")))
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for name in "12":
            firm = Firm(Path(folder) / name)
            firm.book()
            mails = week(firm)
            first, late = [*mails[:known], mails[5]], [*mails[known:5], *mails[6:]]
            firm.receive(*first)
            if step == "split":
                parting.split(firm.store, id_of(firm, "a2"))
            else:
                parting.join(firm.store, [key_of(firm, "a1"), key_of(firm, "b1")])
            for one in data.draw(st.permutations(late)):
                firm.receive(one)
            found.append((parts(firm), ledger(firm.store)))
            firm.store.close()
        whole = {"split": ["a1", "a2 a3 a4 a5", B, S], "join": ["a1 a2 b1 a3 a4 a5 b2", S]}
        assert found[0][0] == whole[step]
        assert found[1] == found[0]
