"""Mail in any order, in any portions, any number of times, gives the same rows."""

import contextlib
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.records import grouping, mail
from store.records.database import Connection
from store.records.file_opening import open_store
from store.records.incoming import Fetched
from tests.store.records.dumps import items, ledger, lists
from tests.store.records.firm import ME, Firm, at

BEA, DENES, REKA = "Bea Nagy <bea@acme.example>", "denes@acme.example", "reka@papp.example"
STRANGER, TOM = "x@stranger.example", "tom@kontor.example"
NOW = at("Mon+1 10:00")
TEXTS = ("Could you send me the price list?", "Thank you!", "We have moved.", "Shall I send it?",
         "OK", "Here it is.")  # fmt: skip


def a_week(firm: Firm) -> list[Fetched]:
    """What joins, parts and answers in every way that arrival could upset."""
    m = firm.mail
    return [
        m("Mon 9:00", BEA, "Could you send me the price list?", id="a"),
        m("Mon 10:00", f"Jane <{ME}>", "Here. Shall I send the samples?", to=BEA, id="b",
          answers="a", subject="Re: Price list"),
        m("Mon 11:00", BEA, "OK", id="c", answers="b", subject="Re: Price list"),
        m("Mon 11:00", STRANGER, "Can I come, too?", id="d", answers="b", subject="Re: Price list"),
        m("Tue 9:00", REKA, "Could you call me?", subject="Frames", cc=DENES),
        m("Tue 9:30", REKA, "Any news?", subject="Re: Frames"),
        m("Tue 10:00", TOM, "Done: they come on Friday.", to=REKA, subject="Re: Frames"),
        m("Tue 11:00", DENES, "When will it come?", id="f", answers="e", subject="Order 17"),
        m("Tue 11:30", "robot@acme.example", "Order 18", subject="Order 18",
          more=[("Auto-Submitted", "auto-generated")]),
        m("Wed 9:00", f"Jane <{ME}>", "Do you need it soon?", to=DENES, id="e", subject="Order 17"),
        m("Wed 10:00", STRANGER, "Can you supply paper?", id="s", subject="Paper"),
        m("Wed 11:00", ME, "Yes we can.", to=STRANGER, answers="s", subject="Re: Paper"),
        m("Wed 12:00", STRANGER, "Thank you!", subject="Great"),
        m("Wed 12:00", STRANGER, "Thank you!", subject="Great"),
    ]  # fmt: skip


def told(firm: Firm) -> tuple[object, ...]:
    found = lists(firm.store, NOW)
    return (
        ledger(firm.store),
        {name: sorted(map(repr, rows)) for name, rows in found.items()},
        sorted(map(repr, items(firm.store, NOW))),
    )


def parted_aside(data: st.DataObject) -> AbstractContextManager[object]:
    """Threads are parted while mail is written, or as large ones are, after it."""
    return mock.patch.object(grouping, "LARGE", data.draw(st.sampled_from((1, grouping.LARGE))))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_order_and_any_portions_give_the_same_rows(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain, shuffled = Firm(Path(folder) / "1"), Firm(Path(folder) / "2")
        for firm in (plain, shuffled):
            firm.book()
        plain.receive(*a_week(plain))
        week = data.draw(st.permutations(a_week(shuffled)))
        with parted_aside(data):
            while week:
                size = data.draw(st.integers(1, len(week)))
                mail.add(shuffled.store, week[:size])
                week = week[size:]
        assert told(shuffled) == told(plain)
        plain.store.close()
        shuffled.store.close()


SENDERS = (BEA, DENES, REKA, STRANGER, TOM, ME)


class Line(NamedTuple):
    sender: str
    to: str
    text: str
    subject: str
    answers: str
    hours: int


LINES = st.builds(
    Line,
    st.sampled_from(SENDERS),
    st.sampled_from(SENDERS),
    st.sampled_from(TEXTS),
    st.sampled_from(("Order", "Re: Price list", "Price list", "Re: Frames", "")),
    st.sampled_from(("", "0", "1", "2", "9")),
    st.integers(0, 5),
)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(LINES, min_size=2, max_size=7), st.data())
def test_so_do_mails_that_nobody_thought_of(lines: list[Line], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        firms = [Firm(Path(folder) / name) for name in "12"]
        mails: list[list[Fetched]] = []
        for firm in firms:
            firm.book()
            mails.append([made_of(firm, number, line) for number, line in enumerate(lines)])
        firms[0].receive(*mails[0])
        with parted_aside(data):
            for one in data.draw(st.permutations(mails[1])):
                firms[1].receive(one)
        assert told(firms[1]) == told(firms[0])
        for firm in firms:
            firm.store.close()


def made_of(firm: Firm, number: int, line: Line) -> Fetched:
    return firm.mail(
        f"Tue {9 + line.hours}:00",
        line.sender,
        line.text,
        to=line.to,
        subject=line.subject,
        answers=line.answers,
        id=str(number) if number % 3 else "",
    )


def test_a_batch_that_is_repeated_changes_nothing(firm: Firm) -> None:
    firm.book()
    week = a_week(firm)
    assert mail.add(firm.store, week) == (13, 1)
    before, changes = told(firm), firm.store.changed()
    assert mail.add(firm.store, week) == (0, 14)
    assert told(firm) == before
    assert firm.store.changed() != changes


def test_a_colleagues_mail_is_unread_like_any_other_but_mine_is_not(firm: Firm) -> None:
    firm.book()
    mail.add(
        firm.store,
        [
            firm.mail("Mon 9:00", TOM, "Could you look at this?", subject="For you"),
            firm.mail("Mon 9:30", ME, "Buy milk", subject="Note"),
        ],
    )
    rows = lists(firm.store, NOW)["all"]
    assert {row["subject"]: row["unread"] for row in rows} == {"For you": 1, "Note": 0}


def test_what_a_colleague_passed_on_is_the_clients_though_the_book_came_later(firm: Firm) -> None:
    text = (
        "Please take this.\n\n-------- Forwarded Message --------\nSubject: Price\n"
        "From: Bea Nagy <bea@acme.example>\n\nCould you send the price list?"
    )
    mail.add(firm.store, [firm.mail("Mon 9:00", TOM, text, subject="Fwd: Price")])
    firm.book()
    (row,) = lists(firm.store, NOW)["owed"]
    assert (row["client"], row["reason"]["code"]) == ("Acme Kft.", "forwarded")


def test_who_waits_is_named_as_the_book_or_else_the_mail_writes_it(firm: Firm) -> None:
    firm.book("name,contact,email\nPapp,Réka Papp,r.papp@gmail.com\n")
    mail.add(
        firm.store,
        [
            firm.mail("Mon 9:00", "R.Papp+x@googlemail.com", TEXTS[0], subject="In the book"),
            firm.mail("Mon 9:00", "Un.Known@gmail.com", TEXTS[0], subject="In no book"),
        ],
    )
    who = {row["subject"]: row["loops"][0]["who"] for row in lists(firm.store, NOW)["owed"]}
    assert who == {"In the book": "Réka Papp", "In no book": "un.known@gmail.com"}


def test_the_same_mail_in_two_mailboxes_counts_once(firm: Firm) -> None:
    firm.book()
    (first, *_) = a_week(firm)
    again = firm.fetched(first.raw, first.internaldate, "archive")
    assert mail.add(firm.store, [first, again]) == (1, 1)
    (row,) = lists(firm.store, NOW)["all"]
    assert (row["messages"], row["state"]) == (1, "owed")


def test_what_another_process_writes_between_two_pieces_of_a_batch_is_not_doubled(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "HOLD_SECONDS", -1.0)  # each mail is a piece
    batch = [firm.mail(f"Mon {hour}:00", BEA, "Any news?", id=str(hour)) for hour in (9, 10, 11)]
    other = open_store(firm.store.config)
    written = firm.store.transaction
    left = [batch[2]]

    @contextlib.contextmanager
    def interrupted() -> Iterator[Connection]:
        with written() as conn:
            yield conn
        if left:
            mail.add(other, [left.pop()])

    monkeypatch.setattr(firm.store, "transaction", interrupted)
    assert mail.add(firm.store, batch) == (2, 1)
    other.close()


def test_the_index_of_words_is_merged_as_mail_comes(firm: Firm) -> None:
    """Left alone it would have a segment of each, and be merged all at once when it has many."""
    for number in range(40):
        firm.receive(firm.mail("Mon 9:00", BEA, f"Any news of {number}?", id=str(number)))
    conn = firm.store.reader()
    (segments,) = conn.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()
    assert segments < 24
    config = conn.execute("SELECT k, v FROM words_config WHERE k = 'automerge'").fetchall()
    assert config == [("automerge", 0)]
