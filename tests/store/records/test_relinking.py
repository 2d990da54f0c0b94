"""A change of the book moves history in slices: each is whole, and a kill only interrupts."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from cli import catching_up
from store.records import (
    book_csv,
    book_rows,
    calls,
    calls_csv,
    clients,
    followups,
    linking,
    mail_rows,
    rejudging,
    relinking,
    settling,
    threads,
    turn,
    undoing,
    views,
)
from store.records.calls import NewCall
from store.records.followups import NewFollowUp
from store.records.rows import Imported, Row
from store.records.undo import UndoError
from store.records.verdicts import behind, up_to_date
from store.words.stamps import from_iso
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import ZONE, Firm, at

NOW = at("Wed 10:00")
HEADER = "name,tier,contact,email,domain,phone\n"
NORD = [
    "Nord Ltd,key,Udo,udo@nord.example,,+49 30 901820\n",
    "Nord Ltd,,Ute,ute@nord.example,nord.example,\n",
    "Sued Ltd,,Susi,susi@sued.example,sued.example,\n",
    "Sued Ltd,,Sepp,sepp@sued.example,,\n",
    "West Ltd,,,,west.example,\n",
]


def received(firm: Firm) -> Firm:
    firm.receive(
        firm.mail("Mon 9:00", "udo@nord.example", "When do they come?", subject="Doors"),
        firm.mail("Mon 9:10", "new@nord.example", "And when do these?", subject="Locks"),
        firm.mail("Mon 9:20", "sepp@sued.example", "Could you send it?", subject="List"),
        firm.mail("Mon 9:30", "w@west.example", "What does it cost?", subject="Price"),
    )
    return firm


def whose(firm: Firm) -> dict[str, str | None]:
    return {row["subject"]: row["client"] for row in lists(firm.store, NOW)["all"]}


def row_of(firm: Firm, subject: str) -> Row:
    when = views.at(firm.store, NOW)
    rows = views.rows(firm.store, views.keys(firm.store, "all", when), when)
    return next(row for row in rows if row.subject == subject)


def test_a_mail_without_ids_joins_its_subject_whichever_of_many_addresses_wrote_it(
    firm: Firm,
) -> None:
    people = "".join(f"Many Ltd,,P{n},p{n:03}@gmail.com,,\n" for n in range(threads.NEAR + 10))
    firm.book(HEADER + people)
    last = f"p{threads.NEAR + 9:03}@gmail.com"
    firm.receive(firm.mail("Mon 9:00", last, "When do they come?", subject="Order 4711"))
    firm.receive(firm.mail("Tue 9:00", last, "And when?", subject="Re: Order 4711"))
    assert [row["messages"] for row in lists(firm.store, NOW)["all"]] == [2]


LINKED = {"Doors": "Nord Ltd", "Locks": "Nord Ltd", "List": "Sued Ltd", "Price": "West Ltd"}


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_csv, "AT_ONCE", 2)


@pytest.mark.usefixtures("small_parts")
def test_an_import_that_is_killed_has_taken_its_first_rows_and_goes_on_when_repeated(
    firms: Callable[..., Firm], monkeypatch: pytest.MonkeyPatch
) -> None:
    firm, other = received(firms()), received(firms())
    other.book(HEADER + "".join(NORD))
    taken = []

    def killed(conn: object, row: book_rows.BookRow) -> object:
        taken.append(row.line)
        if len(taken) == 4:
            raise KeyboardInterrupt
        return real(conn, row)  # type: ignore[arg-type]

    real = book_rows.take
    with monkeypatch.context() as patched:
        patched.setattr(book_csv, "take", killed)
        with pytest.raises(KeyboardInterrupt):
            firm.book(HEADER + "".join(NORD))
    assert [one.name for one in clients.clients(firm.store) if "Ltd" in one.name] == ["Nord Ltd"]
    assert behind(firm.store)
    up_to_date(firm.store)
    assert whose(firm) == {**dict.fromkeys(LINKED), "Doors": "Nord Ltd", "Locks": "Nord Ltd"}
    firm.book(HEADER + "".join(NORD))
    assert whose(firm) == LINKED
    assert ledger(firm.store) == ledger(other.store)
    assert book_csv.export_rows(firm.store) == book_csv.export_rows(other.store)


@pytest.mark.usefixtures("small_parts")
def test_an_import_in_parts_is_taken_back_as_one(firms: Callable[..., Firm]) -> None:
    firm = received(firms())
    before = ledger(firm.store), lists(firm.store, NOW), book_csv.export_rows(firm.store)
    firm.book(HEADER + "".join(NORD))
    assert whose(firm) == LINKED
    undone = undoing.undo(firm.store, undoing.BOOK)
    assert undone is not None and undone.action == "import"
    assert (
        ledger(firm.store), lists(firm.store, NOW), book_csv.export_rows(firm.store)
    ) == before  # fmt: skip


@pytest.mark.usefixtures("small_parts")
def test_an_import_in_parts_is_taken_back_whole_or_not_at_all(firms: Callable[..., Firm]) -> None:
    firm = received(firms())
    firm.book(HEADER + "".join(NORD))
    nord = clients.by_name(firm.store, "nord ltd")
    assert nord is not None
    clients.set_value(firm.store, nord.id, "tier", "standard")
    linking.attach(firm.store, nord.id, "address", "u@elsewhere.example")
    with firm.store.transaction() as conn:
        conn.execute("DELETE FROM undo WHERE action <> 'import'")
    before = book_csv.export_rows(firm.store)
    with pytest.raises(UndoError):
        undoing.undo(firm.store, undoing.BOOK)
    assert book_csv.export_rows(firm.store) == before


def test_a_row_whose_history_waits_shows_its_old_verdict_and_says_so(
    firms: Callable[..., Firm], monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = received(firms())
    with monkeypatch.context() as patched:
        patched.setattr(settling, "settle_some", lambda _: False)
        clients.create(firm.store, "Nord Ltd", identifiers=[("domain", "nord.example")])
    doors, price = (row_of(firm, subject) for subject in ("Doors", "Price"))
    assert (doors.client, doors.pending) == (None, True)
    assert not price.pending
    up_to_date(firm.store)
    assert not row_of(firm, "Doors").pending
    assert whose(firm)["Doors"] == "Nord Ltd"


def test_who_has_no_patience_leaves_the_rest_to_whoever_goes_on(
    firms: Callable[..., Firm],
) -> None:
    firm, other = received(firms()), received(firms())
    other.book(HEADER + NORD[1])
    firm.store.patience = 0.0
    firm.book(HEADER + NORD[1])
    assert behind(firm.store)
    while settling.settle_some(firm.store):
        pass
    assert ledger(firm.store) == ledger(other.store)


def test_a_preview_says_what_would_move_and_writes_nothing(firms: Callable[..., Firm]) -> None:
    firm = received(firms())
    before = book_csv.export_rows(firm.store)
    path = firm.folder / "new.csv"
    path.write_text(HEADER + "".join(NORD) + "Bad,,,no address,,\n", encoding="utf-8")
    done, moves = book_csv.preview(firm.store, path)
    assert (done.rows, done.added, done.updated, len(done.problems)) == (6, 3, 2, 1)
    assert moves == (4, 0)
    assert book_csv.export_rows(firm.store) == before
    assert book_csv.import_csv(firm.store, path) == done
    assert book_csv.preview(firm.store, path)[1] == (0, 0)


def test_an_address_that_another_client_has_does_not_move_with_its_domain(
    firms: Callable[..., Firm],
) -> None:
    firm = received(firms())
    firm.book(HEADER + NORD[0] + NORD[2])
    sued = clients.by_name(firm.store, "sued ltd")
    assert sued is not None
    assert linking.preview(firm.store, sued.id, "domain", "nord.example") == (1, 0)
    assert linking.attach(firm.store, sued.id, "domain", "nord.example") == (1, 0)
    assert whose(firm) == {**LINKED, "Locks": "Sued Ltd", "Price": None}


CALLS = """\
at,direction,outcome,number,client,summary
2024-11-04T09:00,in,missed,06 1 234 5678,,
2024-11-04T10:00,out,answered,06 1 234 5678,,prices
2024-11-04T11:00,in,missed,06 20 123 4567,,
2024-11-04T11:00,in,missed,06 20 123 4567,,
2024-11-04T12:00,in,missed,,Papp Optika,
"""


def test_an_import_of_calls_that_is_killed_is_judged_by_whoever_comes_next_and_goes_on(
    firms: Callable[..., Firm], monkeypatch: pytest.MonkeyPatch
) -> None:
    firm, other = received(firms()), received(firms())
    for one in (firm, other):
        one.book()
    file = firm.folder / "calls.csv"
    file.write_text(CALLS)

    def import_() -> Imported:
        return calls_csv.import_csv(firm.store, file, lambda text: from_iso(text, ZONE))

    assert calls_csv.import_csv(other.store, file, lambda text: from_iso(text, ZONE)).added == 5
    monkeypatch.setattr(calls_csv, "AT_ONCE", 2)
    monkeypatch.setattr(settling, "CALLS_AT_ONCE", 1)
    file.write_text("".join(CALLS.splitlines(keepends=True)[:4]))
    with monkeypatch.context() as patched:
        patched.setattr(calls_csv, "settle_all", lambda store: None)
        import_()
    assert behind(firm.store) and ledger(firm.store) != ledger(other.store)
    up_to_date(firm.store)
    file.write_text(CALLS)
    assert import_().added == 2
    assert not behind(firm.store) and ledger(firm.store) == ledger(other.store)
    assert import_().added == 0


def test_two_imports_of_one_file_at_once_add_it_once(
    firms: Callable[..., Firm], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of calls that are alike in all but their place, which need not be written together."""
    firm = received(firms())
    firm.book()
    file = firm.folder / "calls.csv"
    file.write_text(CALLS)
    monkeypatch.setattr(calls_csv, "AT_ONCE", 1)
    late, transaction = [True], firm.store.transaction

    def import_() -> Imported:
        return calls_csv.import_csv(firm.store, file, lambda text: from_iso(text, ZONE))

    def between(**facts: Any) -> Any:
        """The other import begins before the fourth row of this one, the second of the twins."""
        taken = len(calls.calls(firm.store))
        if taken == 3 and late:
            late.clear()
            import_()
        return transaction(**facts)

    monkeypatch.setattr(firm.store, "transaction", between)
    assert import_().added == 3
    assert len(calls.calls(firm.store)) == 5


PROMISE = NewFollowUp("promise", "send the plan", at("Tue 12:00"))
MISSED = NewCall(at("Mon 9:00"), "in", "missed", number="06 1 234 5678")
SPOKEN = NewCall(at("Mon 10:00"), "out", "answered", number="06 1 234 5678")


def test_calls_are_judged_while_others_may_write_and_again_if_they_did(
    firms: Callable[..., Firm], monkeypatch: pytest.MonkeyPatch
) -> None:
    firm, other = received(firms()), received(firms())
    for one in (firm, other):
        one.book()
        calls.add(one.store, MISSED)
    judged = rejudging.judged_calls
    late = [SPOKEN]

    def meanwhile(*words: Any) -> Any:
        found = judged(*words)
        if late:
            monkeypatch.setattr(settling, "judged_calls", judged)
            with ThreadPoolExecutor(1) as pool:  # nobody holds the lock
                pool.submit(calls.add, firm.store, late.pop()).result()
        return found

    monkeypatch.setattr(settling, "judged_calls", meanwhile)
    monkeypatch.setattr(turn, "PATIENCE", 0.1)  # whose turn it is waits for the other
    for one in (firm, other):
        calls.add(one.store, replace(MISSED, at=at("Mon 9:30")))
    calls.add(other.store, SPOKEN)
    assert not late and ledger(firm.store) == ledger(other.store)


@pytest.mark.parametrize("judges", ["_judge_calls", "_judge_followups"])
def test_what_moved_before_a_kill_is_judged_by_whoever_comes_next(
    judges: str, firms: Callable[..., Firm], monkeypatch: pytest.MonkeyPatch
) -> None:
    firm, other = received(firms()), received(firms())
    for one in (firm, other):
        calls.add(one.store, MISSED)

    def change(one: Firm) -> None:
        if judges == "_judge_calls":
            one.book()
        else:
            followups.add(one.store, PROMISE, at("Mon 9:40"))

    with monkeypatch.context() as patched:
        patched.setattr(settling, judges, _killed)
        with pytest.raises(KeyboardInterrupt):
            change(firm)
    change(other)
    assert behind(firm.store) and lists(firm.store, NOW) != lists(other.store, NOW)
    up_to_date(firm.store)
    assert not behind(firm.store) and lists(firm.store, NOW) == lists(other.store, NOW)


def _killed(*_: Any) -> None:
    raise KeyboardInterrupt


def test_a_name_that_is_learned_marks_history_and_writes_to_none_of_it(
    firms: Callable[..., Firm],
) -> None:
    firm = received(firms())
    up_to_date(firm.store)
    stale = "SELECT count(*) FROM conversations WHERE stale > 0"
    with firm.store.transaction() as conn:
        mail_rows.learn_name(conn, "Jane Kovács")
        assert conn.execute(stale).fetchone() == (0,)
    assert behind(firm.store)
    firm.receive(firm.mail("Mon 9:40", "x@stranger.example", "What is new?"))
    assert not behind(firm.store)


def test_at_a_terminal_what_takes_long_is_shown_and_comes_to_its_end(
    firms: Callable[..., Firm], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    firm = received(firms())
    up_to_date(firm.store)
    with firm.store.transaction() as conn:
        relinking.mark_mails(conn)
    monkeypatch.setattr(catching_up, "MOMENT", -1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    catching_up.shown(firm.store)
    assert not behind(firm.store) and "4/4" in capsys.readouterr().err
