"""Old mail comes batch by batch, while others select mailboxes and servers number them anew."""

import pytest

from store.records import mailboxes
from store.records.mailboxes import MailboxState
from sync import bringing, listing, turns, windows
from sync.account import connection
from sync.history import history
from sync.work import Work
from tests.faults.hostile import Hostile
from tests.faults.truth import messages, same
from tests.sync.office import Office, ago

SUBJECTS = ("one", "two", "three", "four")


@pytest.fixture(autouse=True)
def _one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "FIRST_MESSAGES", 1)
    monkeypatch.setattr(windows, "BATCH_MESSAGES", 1)


def all_of(work: Work) -> list[MailboxState]:
    """The mailboxes, after a round over them."""
    turns.whole(work)
    return listing.followed(mailboxes.mailboxes(work.store, work.account_id))


def another(work: Work, boxes: list[MailboxState]) -> None:
    """As a wish does, or a look at new mail."""
    work.select(next(box for box in boxes if box.raw_name != work.selected))


def test_it_goes_on_in_its_own_mailbox_whichever_was_selected_between_two_batches(
    server: Hostile, office: Office
) -> None:
    server.deliver(*SUBJECTS)
    server.deliver(*(f"filed {subject}" for subject in SUBJECTS), box=b"Archive")
    with connection(office.desk()) as work:
        boxes = all_of(work)
        for _ in history(work, boxes):
            another(work, boxes)
    same(office, server)
    assert len(messages(office)) == 8


def test_a_mailbox_of_which_the_first_batch_came_reaches_back_no_further_for_it(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/4: no state is ahead of its rows."""
    server.deliver(*SUBJECTS)
    with connection(office.desk()) as work:
        next(history(work, all_of(work)))
    box = office.boxes()["INBOX"]
    assert (messages(office), box.horizon, box.complete) == (["four"], None, False)
    office.synced()
    same(office, server)


def test_it_ends_where_a_mailbox_has_got_other_uids_between_two_batches(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/24: under the old numbers lie other mails now."""
    server.deliver(*SUBJECTS)
    with connection(office.desk()) as work:
        boxes = all_of(work)
        for number, _ in enumerate(history(work, boxes)):
            if number == 0:
                server.change(lambda boxes: boxes[b"INBOX"].renumber(9, 2))
                another(work, boxes)
    rows = office.store.reader().execute(
        "SELECT p.uid, m.subject FROM placements p JOIN messages m ON m.id = p.message_id "
        "WHERE p.uidvalidity = 7"
    )
    assert set(rows.fetchall()) <= set(enumerate(SUBJECTS, 1))
    for _ in range(2):
        office.synced()
    same(office, server)
    assert sorted(messages(office)) == sorted(SUBJECTS)


def test_it_recognises_what_lies_in_its_own_mailbox_whichever_was_selected_in_between(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/24"""
    monkeypatch.setattr(bringing, "IDENTIFY", 1)
    server.deliver(*SUBJECTS)
    server.deliver(*(f"filed {subject}" for subject in SUBJECTS), box=b"Archive")
    office.synced()
    server.deliver("new")
    server.change(lambda boxes: boxes[b"INBOX"].renumber(9, 1))
    with connection(office.desk()) as work:
        boxes = all_of(work)
        archive = office.boxes()["Archive"]
        for _ in history(work, boxes):
            work.select(archive)
    same(office, server)
    assert len(messages(office)) == 9


def test_an_account_reaches_back_no_further_than_inbox_and_sent_do(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/7: else what was answered would be called owed."""
    for days in (1, 10, 60, 200, 500):
        server.deliver(f"in {days}", when=ago(days=days))
        server.deliver(f"out {days}", box=b"Sent", when=ago(days=days))
    apart = 0
    with connection(office.desk()) as work:
        for _ in history(work, all_of(work)):
            work.ingest.drain()
            reach = [
                box.horizon for box in office.boxes().values() if box.role in {"inbox", "sent"}
            ]
            (told,) = office.store.reader().execute("SELECT horizon FROM accounts").fetchone()
            assert told is None or all(one is not None and told >= one for one in reach)
            apart += told is not None and len(set(reach)) == 2
    assert apart
    assert office.store.reader().execute("SELECT horizon FROM accounts").fetchone() == (0,)
