"""Lists stay index scans, whatever the instant: none reads through a table that grows with mail."""

from collections.abc import Callable

import pytest

from store.records import meanwhile, remote, senders, status, views, wishing
from store.records.came_back import came_back
from store.records.database import Store
from store.records.search import search
from tests.store.records.firm import Firm, at

SMALL = {
    "accounts", "changes", "clients", "contacts", "f", "found", "mailboxes", "meta", "never",
}  # fmt: skip
"""Tables that may be read whole: settings, the book, follow-ups (`f`), and what was found."""
NOW, THEN = None, "Wed 12:00"


def plans(firm: Firm, asks: Callable[[], object]) -> list[list[str]]:
    """How each question is answered that this asks of the store, step by step."""
    conn = firm.store.reader()
    statements: list[str] = []
    conn.set_trace_callback(statements.append)
    try:
        asks()
    finally:
        conn.set_trace_callback(None)
    asked = [sql for sql in statements if sql.lstrip().startswith(("SELECT", "WITH"))]
    assert asked
    return [[step[3] for step in conn.execute(f"EXPLAIN QUERY PLAN {sql}")] for sql in asked]


def scanned(firm: Firm, asks: Callable[[], object]) -> list[str]:
    """Tables that are read from end to end without an index while this is asked."""
    steps = [step for plan in plans(firm, asks) for step in plan]
    plain = [step.split()[1] for step in steps if step.startswith("SCAN") and "USING" not in step]
    return [table for table in plain if table not in SMALL and not table.startswith("(")]


@pytest.fixture
def busy(firm: Firm) -> Firm:
    """With a debt of each kind of row, so that nothing is left unasked."""
    firm.book()
    firm.receive(
        firm.mail("Tue 9:00", "bea@acme.example", "When do you deliver?"),
        firm.mail("Tue 9:30", "w@weber.example", "What does a desk cost?", subject="Desks"),
    )
    return firm


@pytest.mark.parametrize("when", [NOW, THEN])
@pytest.mark.parametrize("which", views.LISTS)
def test_a_list_reads_no_table_of_mail_from_end_to_end(
    which: str, when: str | None, busy: Firm
) -> None:
    instant = views.at(busy.store, at(when) if when else None)
    assert not scanned(busy, lambda: views.keys(busy.store, which, instant))


@pytest.mark.parametrize("when", [NOW, THEN])
def test_counts_and_rows_read_no_table_of_mail_from_end_to_end(
    when: str | None, busy: Firm
) -> None:
    instant = views.at(busy.store, at(when) if when else None)
    keys = views.keys(busy.store, "all", instant)
    assert len(keys) == 2
    assert not scanned(busy, lambda: views.totals(busy.store, instant))
    assert not scanned(busy, lambda: views.rows(busy.store, keys, instant))
    assert not scanned(busy, lambda: views.whole(busy.store, keys[0], instant))


def test_what_came_meanwhile_is_looked_for_in_its_conversation_alone(busy: Firm) -> None:
    for ask in (meanwhile.newest, lambda store, answered: meanwhile.since(store, answered, 0)):
        found = plans(busy, lambda ask=ask: ask(busy.store, 1))  # type: ignore[misc]
        assert any("messages_conversation" in step for plan in found for step in plan), found


def test_what_is_said_of_a_sender_looks_through_one_row_of_all_that_is_open(busy: Firm) -> None:
    conn = busy.store.reader()
    steps = [
        step
        for plan in plans(busy, lambda: senders._owed_since(conn, 1, "bea@acme.example", 0))
        for step in plan
    ]
    assert any("loops_conversation" in step for step in steps), steps


@pytest.mark.parametrize(
    "asks", [remote.next_wanted, remote.wanted_since, remote.next_absent, remote.lost]
)
def test_what_is_to_come_of_large_mails_is_found_without_looking_through_the_others(
    asks: Callable[[Store, int], object], busy: Firm
) -> None:
    """Each step of a round asks."""
    ((first, *_),) = plans(busy, lambda: asks(busy.store, 1))
    assert first.split()[1] == "r"


def test_what_was_wished_is_found_among_all_wishes_of_years(busy: Firm) -> None:
    assert not scanned(busy, lambda: status.failures(busy.store))
    conn = busy.store.reader()
    assert not scanned(busy, lambda: wishing.wish_flags(conn, [1, 2], (), ()))
    assert not scanned(busy, lambda: wishing.wish_move(conn, [1, 2], "inbox"))


def test_what_has_documents_is_found_without_looking_through_the_rest(busy: Firm) -> None:
    instant = views.at(busy.store)
    assert not scanned(busy, lambda: search(busy.store, "has:attachment", instant))


def test_who_got_no_mail_is_found_among_the_reports_and_not_among_all_mail(busy: Firm) -> None:
    """Each letter of a recipient asks."""
    steps = [
        step
        for plan in plans(
            busy, lambda: came_back(busy.store, ["bea@acme.example"], at("Tue 10:00"))
        )
        for step in plan
    ]
    assert any("messages_bounce" in step for step in steps), steps


def test_a_scan_would_be_seen(busy: Firm) -> None:
    conn = busy.store.reader()
    assert scanned(busy, lambda: conn.execute("SELECT * FROM messages").fetchall()) == ["messages"]
