"""Large threads are parted into conversations outside of the lock."""

import pytest

from store.records import grouping, mail, refitting, settling
from store.records.book import Book
from store.records.database import Connection
from tests.store.records.firm import ME, Firm

BEA = "bea@acme.example"


def conversations(firm: Firm) -> list[int]:
    """How many mails each one has."""
    found = firm.store.reader().execute(
        "SELECT count(*) FROM messages GROUP BY conversation_id ORDER BY 1 DESC"
    )
    return [row[0] for row in found]


def receive(firm: Firm, first: int, many: int) -> None:
    """Mails of which each answers the one before."""
    for n in range(first, first + many):
        one = firm.mail(
            f"Mon {8 + n}:00", BEA, "And this?", subject="Re: Order", id=f"{n}", answers=f"{n - 1}"
        )
        mail.add(firm.store, [one])


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "LARGE", 1)


def test_after_a_kill_whoever_comes_next_goes_on(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.book()
    receive(firm, 1, 2)
    with monkeypatch.context() as killed:
        killed.setattr(refitting, "settle", lambda *_: set())
        receive(firm, 3, 2)
    assert conversations(firm) == [2, 1, 1]
    settling.settle_all(firm.store)
    assert conversations(firm) == [4]


def test_a_conversation_that_was_in_no_list_leaves_no_name(firm: Firm) -> None:
    firm.book()
    receive(firm, 1, 3)
    names = "SELECT count(*) FROM conversation_names"
    assert firm.store.reader().execute(names).fetchone() == (0,)


def test_mail_that_comes_while_a_thread_is_looked_at_is_parted_with_it(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.book()
    receive(firm, 1, 2)
    really = grouping.parts
    late = [firm.mail("Mon 15:00", ME, "Yes.", to=BEA, subject="Re: Order", answers="2")]

    def parts(conn: Connection, nets: list[set[int]], book: Book) -> grouping.Parts:
        found = really(conn, nets, book)
        if late:
            mail.add(firm.store, [late.pop()])
        return found

    monkeypatch.setattr(grouping, "parts", parts)
    receive(firm, 3, 1)
    assert conversations(firm) == [4]


def test_an_exchange_that_never_ends_is_cut_and_does_not_fall_apart(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "GROUPED", 3)
    firm.book()
    receive(firm, 1, 5)
    assert conversations(firm) == [3, 2]


def test_what_is_closed_for_good_in_it_is_not_written_again(firm: Firm) -> None:
    firm.book()
    receive(firm, 1, 1)
    answer = firm.mail("Mon 9:30", ME, "Yes.", to=BEA, subject="Re: Order", answers="1", id="2")
    mail.add(firm.store, [answer])
    sql = "SELECT id FROM loops WHERE closed_how <> ''"
    closed = firm.store.reader().execute(sql).fetchall()
    receive(firm, 3, 2)
    assert closed and firm.store.reader().execute(sql).fetchall() == closed
