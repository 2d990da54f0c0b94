"""What a person says about clients and links is taken back exactly: book, links and ledger."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.records import (
    calls,
    claims,
    clients,
    decisions,
    judging,
    linking,
    merging,
    undo,
    undoing,
    views,
)
from store.records.calls import NewCall
from store.records.links import Relink
from store.records.undo import UndoError
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import ME, Firm, at, once

NOW = at("Wed 10:00")
BOOK = """\
name,tier,contact,email,domain,phone,remark
Acme Kft.,key,Bea Nagy,bea@acme.example,acme.example,+36 1 234 5678,mornings
Acme Kft.,,Dénes Kiss,denes@acme.example,,06 20 123 4567,
Papp Optika,standard,Réka Papp,reka@papp.example,papp.example,+36 30 444 5555,evenings
Papp Optika,,Bea Nagy,bea@papp.example,,,
"""
TABLES = (
    "SELECT * FROM clients",
    "SELECT * FROM contacts",
    "SELECT * FROM identifiers",
    "SELECT * FROM never",
    "SELECT id, message_id, call_id, at, kind, who FROM decisions",
    "SELECT id, conversation_id, client_id, link_rule FROM messages",
    "SELECT id, client_id, contact_id, contact, named, head_id FROM calls",
    "SELECT id, uuid, subject, client_id, messages FROM conversations",
)


@once
def busy(folder: Path) -> Firm:
    firm = Firm(folder)
    firm.book(BOOK)
    m = firm.mail
    firm.receive(
        m("Mon 9:00", "bea@acme.example", "Could you send me the list?", id="a"),
        m("Mon 9:30", "reka@papp.example", "When do you come?", subject="Visit", id="b"),
        m("Mon 9:35", ME, "Shall I come on Friday?", to="reka@papp.example", answers="b",
          subject="Re: Visit"),
        m("Mon 9:40", "x@stranger.example", "Could you supply paper?", subject="Paper", id="s"),
        m("Mon 9:45", "y@stranger.example", "Could you supply ink?", subject="Ink",
          cc="denes@acme.example"),
        m("Mon 9:50", "bea@papp.example", "Could you ring me?", subject="Ring"),
        m("Tue 13:00", "x@stranger.example", "Thank you!", subject="Thanks"),
    )  # fmt: skip
    for when, way, outcome, number in (
        ("Tue 9:00", "in", "missed", "+36 1 234 5678"),
        ("Tue 9:05", "in", "missed", "+36 30 444 5555"),
        ("Tue 9:10", "in", "missed", ""),
        ("Tue 9:20", "in", "missed", "+36 70 999 8888"),
        ("Tue 12:00", "out", "answered", "+36 70 999 8888"),
    ):
        calls.add(firm.store, NewCall(at(when), way, outcome, number=number))
    papp = named(firm, "papp optika")
    calls.add(firm.store, NewCall(at("Tue 9:30"), "in", "missed", client_id=papp))
    paid = NewCall(at("Tue 10:00"), "out", "answered", client_id=papp)
    calls.add(firm.store, paid, answers="all")
    return firm


def named(firm: Firm, name: str) -> int:
    found = clients.by_name(firm.store, name)
    assert found is not None
    return found.id


def told(firm: Firm) -> tuple[object, ...]:
    conn = firm.store.reader()
    rows = {sql: sorted(map(repr, conn.execute(sql).fetchall())) for sql in TABLES}
    return rows, ledger(firm.store), lists(firm.store, NOW)


def row(firm: Firm, subject: str) -> int:
    (key,) = (
        firm.store.reader()
        .execute("SELECT id FROM conversations WHERE subject = ?", (subject,))
        .fetchone()
    )
    return int(key)


def call(firm: Firm, when: str) -> int:
    found = firm.store.reader().execute("SELECT -id FROM calls WHERE at = ?", (at(when),))
    return int(found.fetchone()[0])


Act = Callable[[Firm], object]


def merge(firm: Firm) -> object:
    return merging.merge(firm.store, named(firm, "acme kft."), named(firm, "papp optika"))


def merge_the_other_way(firm: Firm) -> object:
    return merging.merge(firm.store, named(firm, "papp optika"), named(firm, "acme kft."))


def attach(kind: str, value: str, person: str = "") -> Act:
    return lambda firm: linking.attach(
        firm.store, named(firm, "acme kft."), kind, value, person, row(firm, "Paper")
    )


def create(*identifiers: tuple[str, str]) -> Act:
    return lambda firm: clients.create(
        firm.store, "Stranger Ltd", tier="key", identifiers=identifiers, contact="Mr. X"
    )


def assign(key: str, value: str) -> Act:
    return lambda firm: clients.set_value(firm.store, named(firm, "papp optika"), key, value)


def share(kind: str, value: str) -> Act:
    return lambda firm: linking.attach(
        firm.store, named(firm, "acme kft."), kind, value, shared=True
    )


def alone(firm: Firm) -> object:
    form = ("domain", "acme.example")
    linking.attach(firm.store, named(firm, "papp optika"), *form, shared=True)
    return claims.alone(firm.store, named(firm, "papp optika"), form)


def who_rang(firm: Firm) -> object:
    acme = clients.by_name(firm.store, "acme kft.")
    assert acme is not None
    claims.who_rang(firm.store, call(firm, "Tue 9:00"), acme.contacts[1].id)
    return None


ACTS: dict[str, Act] = {
    "merge": merge,
    "merge the other way": merge_the_other_way,
    "attach an address": attach("address", "x@stranger.example", "Mr. X"),
    "attach a domain": attach("domain", "stranger.example"),
    "attach a number": attach("number", "+36 70 999 8888", "Bea Nagy"),
    "create": create(("address", "x@stranger.example"), ("number", "+36 70 999 8888")),
    "create bare": create(),
    "give mail to a new client": lambda firm: clients.create(
        firm.store, "Typo Ltd", row=row(firm, "Price list"), gives=True
    ),
    "give a call to a new client": lambda firm: clients.create(
        firm.store, "Typo Ltd", row=call(firm, "Tue 9:05"), gives=True
    ),
    "never": lambda firm: linking.never(firm.store, "address", "x@stranger.example"),
    "never several": lambda firm: linking.never_all(
        firm.store, [("domain", "stranger.example"), ("number", "+36 70 999 8888")], []
    ),
    "take a domain off": lambda firm: claims.take_off(
        firm.store, named(firm, "papp optika"), "domain", "papp.example"
    ),
    "take a number off": lambda firm: claims.take_off(
        firm.store, named(firm, "papp optika"), "number", "06 30 444 5555"
    ),
    "share a domain": share("domain", "papp.example"),
    "share a number": share("number", "+36 30 444 5555"),
    "take what is shared alone": alone,
    "say who rang": who_rang,
    "pin mail": lambda firm: linking.pin(
        firm.store, row(firm, "Price list"), named(firm, "papp optika")
    ),
    "pin a stranger": lambda firm: linking.pin(
        firm.store, row(firm, "Paper"), named(firm, "papp optika")
    ),
    "pin a call": lambda firm: linking.pin(
        firm.store, call(firm, "Tue 9:10"), named(firm, "papp optika")
    ),
    "pin a client's call": lambda firm: linking.pin(
        firm.store, call(firm, "Tue 9:05"), named(firm, "acme kft.")
    ),
    "pin a spoken call": lambda firm: linking.pin(
        firm.store, call(firm, "Tue 12:00"), named(firm, "papp optika")
    ),
    "tier": assign("tier", "key"),
    "target": assign("answer_within", "30m"),
    "note": assign("remark", "never"),
    "name": assign("name", "Papp Zrt."),
    "decide on a call": lambda firm: decisions.decide(
        firm.store, [call(firm, "Tue 9:05")], "no-answer", now=at("Tue 12:00")
    ),
    "decide": lambda firm: decisions.decide(
        firm.store, [row(firm, "Visit"), row(firm, "Paper")], "no-answer", now=at("Tue 12:00")
    ),
}  # fmt: skip


TWO_STEPS = {"take what is shared alone"}


@pytest.mark.parametrize("name", sorted(ACTS))
def test_undo_and_redo_of(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    firm = busy(tmp_path)
    judge = judging.calls_verdict

    def while_others_may_write(*words: Any) -> judging.CallsVerdict:
        with firm.store.transaction():  # refused inside another one
            return judge(*words)

    monkeypatch.setattr(judging, "calls_verdict", while_others_may_write)
    before = told(firm)
    ACTS[name](firm)
    after = told(firm)
    assert after != before
    steps = len(undoing.undo_stack(firm.store))
    for _ in range(steps):
        undoing.undo(firm.store)
    assert told(firm) == before
    for _ in range(steps):
        undoing.redo(firm.store)
    assert told(firm) == after


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(sorted({*ACTS} - TWO_STEPS)), min_size=2, max_size=5))
def test_any_number_of_them_in_any_order(names: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        firm = busy(Path(folder))
        states = []
        for name in names:
            states.append(told(firm))
            try:
                ACTS[name](firm)
            except (clients.BookError, AssertionError):
                assert told(firm) == states.pop()
        depth = len(undoing.undo_stack(firm.store))
        states = changes(states, told(firm))[-depth:]
        for state in reversed(states):
            assert undoing.undo(firm.store)
            assert told(firm) == state
        firm.store.close()


def changes(states: list[tuple[object, ...]], last: tuple[object, ...]) -> list[tuple[object, ...]]:
    """Without the states that the next act did not change: such an act is no step."""
    return [a for a, b in zip(states, [*states[1:], last], strict=True) if a != b]


def test_what_holds_already_is_no_step_however_late_it_is_said_again(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    papp = named(firm, "papp optika")
    clients.set_value(firm.store, papp, "answer_within", "2h")
    with firm.store.transaction() as conn:
        conn.execute("UPDATE clients SET modified_at = 7")
    before, depth = told(firm), len(undoing.undo_stack(firm.store))
    clients.set_value(firm.store, papp, "answer_within", "2h")
    assert told(firm) == before
    assert len(undoing.undo_stack(firm.store)) == depth


def test_an_import_is_taken_back_where_it_is_asked_for_and_not_by_a_key(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    before = told(firm)
    firm.book("name,tier,email\nAcme Kft.,,x@stranger.example\nNew Ltd,key,y@stranger.example\n")
    assert told(firm) != before
    assert undoing.undo(firm.store) is None
    done = undoing.undo(firm.store, undoing.BOOK)
    assert done is not None and done.action == "import"
    assert told(firm) == before


def test_a_debt_that_a_call_paid_stays_paid_in_a_merge(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    (ring,) = [row_ for row_ in lists(firm.store, NOW)["all"] if row_["subject"] == "Ring"]
    assert ring["state"] == "done"
    merge(firm)
    (ring,) = [row_ for row_ in lists(firm.store, NOW)["all"] if row_["subject"] == "Ring"]
    assert ring["state"] == "done"


def test_people_of_one_name_are_one_in_the_union(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    done = merge(firm)
    assert done == merging.Merged("Acme Kft.", "Papp Optika", Relink(3, 3), ("tier", "remark"))
    acme = clients.by_name(firm.store, "acme kft.")
    assert acme is not None
    assert [(one.name, one.addresses) for one in acme.contacts] == [
        ("Bea Nagy", ("bea@acme.example", "bea@papp.example")),
        ("Dénes Kiss", ("denes@acme.example",)),
        ("Réka Papp", ("reka@papp.example",)),
    ]
    assert acme.domains == ("acme.example", "papp.example")


def test_mail_that_came_since_goes_to_the_client_that_is_back(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    merge(firm)
    firm.receive(firm.mail("Tue 15:00", "reka@papp.example", "Could you wait?", subject="Wait"))
    undoing.undo(firm.store)
    (wait,) = [one for one in lists(firm.store, NOW)["owed"] if one["subject"] == "Wait"]
    assert wait["client"] == "Papp Optika"


def test_a_call_that_is_given_back_goes_to_whom_the_book_names_by_now(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    missed = NewCall(at("Tue 14:00"), "in", "missed", number="+36 30 111 2222")
    call = calls.add(firm.store, missed)
    linking.pin(firm.store, -call, named(firm, "acme kft."))
    firm.book(BOOK + "Papp Optika,,Bea Nagy,,,+36 30 111 2222,\n")
    undoing.undo(firm.store, ("pin",))
    sql = "SELECT client_id FROM calls WHERE id = ?"
    (whose,) = firm.store.reader().execute(sql, (call,)).fetchone()
    assert whose == named(firm, "papp optika")


def test_a_pin_that_was_taken_back_is_done_again_though_the_book_names_another_by_now(
    tmp_path: Path,
) -> None:
    firm = busy(tmp_path)
    missed = NewCall(at("Tue 14:00"), "in", "missed", number="+36 30 111 2222")
    call = calls.add(firm.store, missed)
    linking.pin(firm.store, -call, named(firm, "acme kft."))
    firm.book(BOOK + "Papp Optika,,Bea Nagy,,,+36 30 111 2222,\n")
    undoing.undo(firm.store, ("pin",))
    undoing.redo(firm.store)
    when = views.at(firm.store, NOW)
    assert [row.client for row in views.rows(firm.store, [-call], when)] == ["Acme Kft."]


def test_a_mail_that_was_given_back_is_given_again_though_the_book_names_another_by_now(
    tmp_path: Path,
) -> None:
    firm = busy(tmp_path)
    ACTS["pin a stranger"](firm)
    firm.book(BOOK + "Acme Kft.,,Mr. X,x@stranger.example,,,\n")
    undoing.undo(firm.store, ("pin",))
    assert client_of(firm, "Paper", "owed") == "Acme Kft."
    undoing.redo(firm.store)
    assert client_of(firm, "Paper", "owed") == "Papp Optika"


def test_that_the_book_decides_again_of_a_row_can_be_taken_back(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    ACTS["pin mail"](firm)
    given = told(firm)
    linking.pin(firm.store, row(firm, "Price list"), None)
    assert client_of(firm, "Price list", "owed") == "Acme Kft."
    undoing.undo(firm.store)
    assert told(firm) == given


def test_a_new_client_who_was_given_a_call_since_is_not_taken_away(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    create(("address", "x@stranger.example"))(firm)
    given_to = named(firm, "stranger ltd")
    calls.add(firm.store, NewCall(at("Tue 16:00"), "out", "answered", client_id=given_to))
    before = told(firm)
    with pytest.raises(UndoError):
        undoing.undo(firm.store)
    assert told(firm) == before


def test_taking_back_returns_to_the_row(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    paper = row(firm, "Paper")
    attach("address", "x@stranger.example")(firm)
    (step,) = undoing.undo_stack(firm.store)
    assert (step.facts["keys"], step.facts["mails"]) == ([paper], 2)
    assert views.row(firm.store, paper, views.at(firm.store, NOW))


def unlinked(firm: Firm) -> list[str]:
    found = [one["subject"] for one in lists(firm.store, NOW)["unlinked"]]
    assert views.totals(firm.store, views.at(firm.store, NOW)).unlinked == len(found)
    return sorted(found)


def test_who_is_never_asked_about_leaves_the_strangers_and_stays_owed(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    before = unlinked(firm)
    owed = lists(firm.store, NOW)["owed"]
    linking.never(firm.store, "address", "X@stranger.example")
    assert set(before) - set(unlinked(firm)) == {"Paper"}
    linking.never(firm.store, "domain", "stranger.example")
    assert set(before) - set(unlinked(firm)) >= {"Paper"}
    linking.never(firm.store, "number", "06 70 999 8888")
    assert lists(firm.store, NOW)["owed"] == owed
    for _ in range(3):
        undoing.undo(firm.store)
    assert unlinked(firm) == before


def test_a_pin_holds_for_what_the_same_person_writes_later(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    ACTS["pin a stranger"](firm)
    late = firm.mail("Tue 18:00", "x@stranger.example", "So?", answers="s", subject="Re: Paper")
    firm.receive(late)
    (paper,) = [one for one in lists(firm.store, NOW)["owed"] if one["subject"] == "Paper"]
    assert (paper["client"], paper["messages"]) == ("Papp Optika", 2)
    assert [loop["client"] for loop in paper["loops"]] == ["Papp Optika"]
    undoing.undo(firm.store)
    (paper,) = [one for one in lists(firm.store, NOW)["owed"] if one["subject"] == "Paper"]
    assert (paper["client"], len(paper["loops"])) == (None, 1)


def test_a_row_in_which_only_we_wrote_is_given_with_all_that_comes_of_it(tmp_path: Path) -> None:
    firm, z = busy(tmp_path), "z@stranger.example"
    firm.receive(firm.mail("Tue 9:00", ME, "Did it come?", to=z, id="w", subject="Ask"))
    before = told(firm)
    assert whose(firm, "waiting") == [None]
    pinned = linking.pin(firm.store, row(firm, "Ask"), named(firm, "papp optika"))
    assert (pinned, whose(firm, "waiting")) == (Relink(1, 0), ["Papp Optika"])
    undoing.undo(firm.store)
    assert told(firm) == before
    undoing.redo(firm.store)
    more = firm.mail("Tue 10:00", z, "No. Did you send it?", answers="w", subject="Re: Ask")
    firm.receive(more)
    assert whose(firm, "owed") == ["Papp Optika"]
    linking.pin(firm.store, row(firm, "Ask"), None)
    assert whose(firm, "owed") == [None]


def whose(firm: Firm, which: str) -> list[str | None]:
    some = [one for one in lists(firm.store, NOW)[which] if one["subject"] == "Ask"]
    return [loop["client"] for one in some for loop in one["loops"]]


def test_what_a_colleague_passes_on_of_a_stranger_can_be_given_to_a_client(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    passed = "\n\n-------- Forwarded Message --------\nSubject: Ask\nFrom: z@stranger.example\n"
    text = f"Could you take this?{passed}To: tom@kontor.example\n"
    firm.receive(firm.mail("Tue 9:00", "tom@kontor.example", text + "\nWhen?", subject="Ask"))
    assert whose(firm, "internal") == [None]
    linking.pin(firm.store, row(firm, "Ask"), named(firm, "papp optika"))
    assert whose(firm, "owed") == ["Papp Optika"]


def test_however_many_are_given_away_at_once_the_client_is_looked_at_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm, looked, real = busy(tmp_path), [], undo._rows

    def counted(conn: Any, table: str, *more: Any) -> Any:
        looked.append(table)
        return real(conn, table, *more)

    monkeypatch.setattr(undo, "_rows", counted)
    papp = named(firm, "papp optika")
    some = [linking.Claim(row(firm, "Price list"))]
    for name in ("x", "y", "z"):
        some.append(linking.Claim(row(firm, "Paper"), "address", f"{name}@stranger.example"))
    before = told(firm)
    linking.give(firm.store, papp, some)
    assert (looked.count("contacts"), looked.count("identifiers")) == (2, 2)
    undoing.undo(firm.store)
    assert told(firm) == before


@pytest.mark.parametrize(
    ("key", "theirs", "to"),
    [("Paper", "s", "x@stranger.example"), ("Price list", "a", "bea@acme.example")],
)
@pytest.mark.parametrize(("text", "which"), [("Which?", "waiting"), ("Done.", "done")])
def test_a_row_that_was_given_away_stays_with_that_client_when_we_write_in_it(
    key: str, theirs: str, to: str, text: str, which: str, tmp_path: Path
) -> None:
    firm = busy(tmp_path)
    linking.pin(firm.store, row(firm, key), named(firm, "papp optika"))
    ours = firm.mail("Tue 15:00", ME, text, to=to, answers=theirs, subject=f"Re: {key}")
    firm.receive(ours)
    assert client_of(firm, key, which) == "Papp Optika"
    late = firm.mail("Tue 16:00", to, "And when?", answers=theirs, subject=f"Re: {key}")
    firm.receive(late)
    assert client_of(firm, key, "owed") == "Papp Optika"


def test_a_row_in_which_only_we_wrote_stays_with_its_client_when_we_write_again(
    tmp_path: Path,
) -> None:
    firm, z = busy(tmp_path), "z@stranger.example"
    firm.receive(firm.mail("Tue 9:00", ME, "Did it come?", to=z, id="w", subject="Ask"))
    linking.pin(firm.store, row(firm, "Ask"), named(firm, "papp optika"))
    again = firm.mail("Tue 15:00", ME, "Did it?", to=z, answers="w", subject="Re: Ask")
    firm.receive(again)
    assert whose(firm, "waiting") == ["Papp Optika"]


def test_an_answer_to_what_a_colleague_passed_on_is_to_the_client_that_it_was_given(
    tmp_path: Path,
) -> None:
    firm, z = busy(tmp_path), "z@stranger.example"
    passed = f"\n\n-------- Forwarded Message --------\nSubject: Ask\nFrom: {z}\n"
    text = f"Could you take this?{passed}To: tom@kontor.example\n\nWhen?"
    firm.receive(firm.mail("Tue 9:00", "tom@kontor.example", text, subject="Ask", id="t"))
    linking.pin(firm.store, row(firm, "Ask"), named(firm, "papp optika"))
    answer = firm.mail("Tue 15:00", ME, "Which do you mean?", to=z, answers="t", subject="Re: Ask")
    firm.receive(answer)
    assert whose(firm, "waiting") == ["Papp Optika"]


def test_whom_we_ask_beside_them_stays_who_the_book_says(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    linking.pin(firm.store, row(firm, "Paper"), named(firm, "papp optika"))
    ours = firm.mail("Tue 15:00", ME, "Do you have any?", to="denes@acme.example", answers="s",
                     subject="Re: Paper")  # fmt: skip
    firm.receive(ours)
    (paper,) = [one for one in lists(firm.store, NOW)["owed"] if one["subject"] == "Paper"]
    assert [loop["client"] for loop in paper["loops"]] == ["Papp Optika", "Acme Kft."]


def client_of(firm: Firm, subject: str, which: str) -> str | None:
    (found,) = [one for one in lists(firm.store, NOW)[which] if one["subject"] == subject]
    client: str | None = found["client"]
    return client


def test_what_a_call_paid_of_a_stranger_stays_paid_when_they_become_a_client(
    tmp_path: Path,
) -> None:
    firm = busy(tmp_path)
    paper = views.row(firm.store, row(firm, "Paper"), views.at(firm.store, at("Tue 16:00")))
    assert paper is not None
    spoken = NewCall(at("Tue 16:00"), "out", "answered", number="+36 70 999 8888")
    calls.add(firm.store, spoken, answers=[loop.id for loop in paper.loops])
    create(("address", "x@stranger.example"))(firm)
    states = {one["subject"]: one["state"] for one in lists(firm.store, NOW)["all"]}
    assert states["Paper"] == "done"


def test_who_rang_is_asked_of_old_calls_too_once_another_person_has_the_number(
    tmp_path: Path,
) -> None:
    """Else it would hang on which of the two was known first."""
    firm = busy(tmp_path)
    assert who_is_asked(firm) == ()
    firm.book("name,contact,phone\nPapp Optika,Bea Nagy,06 30 444 5555\n")
    assert who_is_asked(firm) == ("Réka Papp", "Bea Nagy")
    claims.take_off(firm.store, named(firm, "papp optika"), "number", "06 30 444 5555")
    undoing.undo(firm.store)
    assert who_is_asked(firm) == ("Réka Papp", "Bea Nagy")


def test_who_rang_stays_who_a_person_said_it_was_and_can_be_taken_back(tmp_path: Path) -> None:
    firm = busy(tmp_path)
    firm.book("name,contact,phone\nPapp Optika,Bea Nagy,06 30 444 5555\n")
    before = told(firm)
    papp = clients.by_name(firm.store, "papp optika")
    assert papp is not None
    claims.who_rang(firm.store, call(firm, "Tue 9:05"), papp.contacts[1].id)
    assert who_is_asked(firm) == ()
    claims.take_off(firm.store, papp.id, "number", "06 30 444 5555")
    firm.book("name,contact,phone\nPapp Optika,Réka Papp,06 30 444 5556\n")
    undoing.undo(firm.store)
    assert who_is_asked(firm) == ()
    undoing.undo(firm.store)
    assert who_is_asked(firm) == ("Réka Papp", "Bea Nagy")
    assert told(firm)[1] == before[1]


def who_is_asked(firm: Firm) -> tuple[str, ...]:
    """Of the call of Papp's number."""
    key = call(firm, "Tue 9:05")
    (found,) = views.rows(firm.store, [key], views.at(firm.store, NOW))
    return found.question.names if found.question else ()


def test_what_names_a_client_that_is_merged_away_stays_where_the_merge_does(
    tmp_path: Path,
) -> None:
    firm = busy(tmp_path)
    papp = named(firm, "papp optika")
    spoken = NewCall(at("Tue 11:00"), "out", "answered", number="06 30 444 5555")
    calls.log(firm.store, spoken, ())
    claims.take_off(firm.store, papp, "address", "reka@papp.example")
    linking.pin(firm.store, row(firm, "Paper"), papp)
    linking.pin(firm.store, row(firm, "Paper"), named(firm, "acme kft."))
    merge(firm)
    assert undoing.undo(firm.store, ("call",))  # so the merge is not what it was
    before = told(firm)
    for actions in (("merge",), ("pin",), ("detach",)):
        with pytest.raises(UndoError):
            undoing.undo(firm.store, actions)
    assert told(firm) == before
