"""A mail that goes out at a time: it is whole from the beginning, and says nothing until then."""

from email import message_from_bytes
from email.utils import parsedate_to_datetime

import pytest

from store.records import outbox, outbox_later, outbox_rows, outbox_states
from store.records.drafts import OutboxError
from store.records.pending import Pending, pending
from tests.store.records.firm import Firm, at
from tests.store.records.test_outbox import NOW, desk, draft, mail, row

__all__ = ["desk"]
THEN = at("Thu 9:00")


def scheduled(desk: Firm, **fields: object) -> int:
    return outbox.queue(desk.store, draft(desk, **fields), NOW, until=THEN)


def account(desk: Firm) -> int:
    return int(desk.store.reader().execute("SELECT id FROM accounts").fetchone()[0])


def test_it_waits_and_what_it_answers_stays_owed(desk: Firm) -> None:
    id_ = scheduled(desk)
    assert mail(desk, id_).state == "later"
    assert row(desk).state == "owed"
    assert outbox_later.waiting(desk.store, account(desk)) == [(id_, THEN)]
    assert outbox_states.due(desk.store, account(desk), THEN + 1) == []
    assert pending(desk.store, THEN + 1) == Pending(0, 0)


def test_when_its_time_comes_it_answers_and_may_be_sent(desk: Firm) -> None:
    id_ = scheduled(desk)
    outbox_later.begin(desk.store, [id_], THEN)
    assert row(desk).state == "done"
    (due,) = outbox_states.due(desk.store, account(desk), THEN)
    assert due.id == id_
    assert outbox_states.claim(desk.store, id_, THEN) is not None


def test_its_date_is_the_time_at_which_it_goes(desk: Firm) -> None:
    """Rule 4.3/12: date and Message-ID never change after the user has sent it."""
    id_ = scheduled(desk)
    outbox_later.begin(desk.store, [id_], THEN + 60)
    letter = outbox_states.claim(desk.store, id_, THEN + 60)
    assert letter is not None
    made = message_from_bytes(letter.raw)
    assert parsedate_to_datetime(made["Date"]).timestamp() == THEN
    assert made["Message-ID"] == letter.message_id == mail(desk, id_).message_id


def test_two_for_the_same_time_go_a_second_apart(desk: Firm) -> None:
    """A copy is told from another by its Date, where nothing else differs."""
    both = [scheduled(desk), scheduled(desk)]
    assert [mail(desk, id_).not_before for id_ in both] == [THEN, THEN + 1]


def test_taken_back_it_is_a_draft_and_is_never_sent(desk: Firm) -> None:
    id_ = scheduled(desk)
    assert outbox.take_back(desk.store, id_)
    outbox_later.begin(desk.store, [id_], THEN)
    assert mail(desk, id_).state == "draft"
    assert row(desk).state == "owed"


def test_begun_twice_it_is_one_mail(desk: Firm) -> None:
    id_ = scheduled(desk)
    outbox_later.begin(desk.store, [id_, id_], THEN)
    outbox_later.begin(desk.store, [id_], THEN)
    assert row(desk).messages == 2


def test_its_conversation_tells_of_it(desk: Firm) -> None:
    id_ = scheduled(desk)
    (found,) = outbox_rows.of_conversation(desk.store.reader(), row(desk).key)
    assert (found.id, found.not_before) == (id_, THEN)


def test_what_cannot_be_sent_is_told_at_once_and_stays_a_draft(desk: Firm) -> None:
    with pytest.raises(OutboxError, match="attachment"):
        scheduled(desk, attachments=("/there/is/no.pdf",))
    (kept,) = outbox_rows.drafts(desk.store)
    assert kept.state == "draft"
