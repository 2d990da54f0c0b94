"""What the user asks for a mail, and that no two askers double it or lose it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.message.parse import parse
from store.records import (
    outbox,
    outbox_copies,
    outbox_groups,
    outbox_rows,
    outbox_states,
    outbox_steps,
    undoing,
    views,
)
from store.records.database import Connection
from store.records.draft_mail import draft_mail
from store.records.drafts import Letter, OutboxError, discard, save_draft
from store.records.outbox_said import say
from store.records.outbox_steps import NotOurs
from store.records.rows import NotTaken, Outgoing, Row
from tests.store.records.firm import CONFIG, ME, Firm, at

BEA, GONE = "Bea Nagy <bea@acme.example>", "Old Friend <gone@acme.example>"
NOW = at("Wed 10:00")
FULL = 2
"""SQLite's number for `synchronous`."""


@pytest.fixture
def desk(firms: Callable[..., Firm]) -> Firm:
    smtp = '[accounts.smtp]\nhost = "smtp.kontor.example"\n'
    firm: Firm = firms(CONFIG + smtp)
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send it?", id="a"))
    return firm


def draft(desk: Firm, *to: str, **fields: Any) -> int:
    """An answer to Bea."""
    (asked,) = desk.store.reader().execute("SELECT id FROM messages").fetchone()
    given = {"in_reply_to": asked, "references": ("<a@x>",), "subject": "Re: Price list", **fields}
    return save_draft(desk.store, Letter("work", to or (BEA,), text="Here.", **given))


def queued(desk: Firm, *to: str) -> int:
    id_ = outbox.queue(desk.store, draft(desk, *to), NOW)
    outbox_states.release(desk.store, [id_])
    return id_


def refused(desk: Firm) -> int:
    """One of two recipients was not taken."""
    id_ = queued(desk, BEA, GONE)
    outbox_states.claim(desk.store, id_, NOW)
    facts = {"text": "no", "refusals": [{"address": "gone@acme.example", "text": "no such user"}]}
    outbox_states.refused(desk.store, id_, "recipient", facts)
    return id_


def unsure(desk: Firm) -> int:
    id_ = queued(desk)
    outbox_states.claim(desk.store, id_, NOW)
    outbox_states.dotted(desk.store, id_)
    outbox_states.uncertain(desk.store, id_, NOW)
    return id_


def mail(desk: Firm, id_: int) -> Outgoing:
    found = outbox_rows.one(desk.store, id_)
    assert found is not None
    return found


def row(desk: Firm) -> Row:
    when = views.at(desk.store, at("Fri 10:00"))
    (found,) = views.rows(desk.store, views.keys(desk.store, "all", when), when)
    return found


def owed(desk: Firm) -> list[str]:
    """Their subjects."""
    when = views.at(desk.store, at("Fri 10:00"))
    found = views.rows(desk.store, views.keys(desk.store, "owed", when), when)
    return [row.subject for row in found]


@pytest.mark.parametrize("threaded", [True, False])
def test_an_answer_to_a_mail_without_an_id_names_no_other_and_closes_what_it_answers(
    desk: Firm, threaded: bool
) -> None:
    """RFC 5322 3.6.4: References only, where there are any."""
    known = ("<a@x>",) if threaded else ()
    desk.receive(
        desk.mail(
            "Tue 9:00", "bea@acme.example", "And could you send the drawings?",
            subject="Drawings",
            more=[("References", "<a@x>")] if threaded else [],
        )
    )  # fmt: skip
    newest = "SELECT max(id) FROM messages"
    (asked,) = desk.store.reader().execute(newest).fetchone()
    assert "Drawings" in owed(desk)
    id_ = draft(desk, in_reply_to=asked, references=known, subject="Re: Drawings")
    account = desk.config.accounts[0]
    kept = parse(draft_mail(desk.config, account, mail(desk, id_), "<d@x>", NOW).raw)
    assert (kept.in_reply_to, kept.references) == ((), known)
    outbox.queue(desk.store, id_, NOW)
    outbox_states.release(desk.store, [id_])
    letter = outbox_states.claim(desk.store, id_, NOW)
    assert letter is not None
    gone = parse(letter.raw)
    assert (gone.in_reply_to, gone.references) == ((), known)
    assert "Drawings" not in owed(desk)


def test_an_answer_names_what_it_answers(desk: Firm) -> None:
    letter = outbox_states.claim(desk.store, queued(desk), NOW)
    assert letter is not None
    assert parse(letter.raw).in_reply_to == ("<a@x>",)


def test_what_may_have_left_can_be_taken_back_no_more(desk: Firm) -> None:
    """Rule 4.3/3: as a draft it would be written anew, and perhaps go out twice."""
    id_ = queued(desk)
    outbox_states.claim(desk.store, id_, NOW)
    outbox_states.dotted(desk.store, id_)
    assert not outbox.take_back(desk.store, id_)
    assert mail(desk, id_).state == "dotted"


def test_what_a_server_took_can_be_taken_back_no_more(desk: Firm) -> None:
    id_ = unsure(desk)
    outbox.send_again(desk.store, id_, NOW)
    outbox_states.release(desk.store, [id_])
    outbox_states.claim(desk.store, id_, NOW)
    outbox_states.dotted(desk.store, id_)
    outbox_states.accepted(desk.store, id_, NOW)
    assert not outbox.take_back(desk.store, id_)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bea@acme.example", ""),
        ("old@acme.example <bea@acme.example>", "old@acme.example"),
        ("Bea [Acme] <bea@acme.example>", "Bea [Acme]"),
        ('"Nagy, Bea \\"B\\"" <bea@acme.example>', 'Nagy, Bea "B"'),
        ('Bea "B" Nagy <bea@acme.example>', 'Bea "B" Nagy'),
        ("<bea@acme.example>.", ""),
    ],
)
def test_a_recipient_is_who_stands_in_angle_brackets_whatever_the_name(
    desk: Firm, typed: str, name: str
) -> None:
    letter = outbox_states.claim(desk.store, queued(desk, typed), NOW)
    assert letter is not None
    assert letter.recipients == ("bea@acme.example",)
    (to,) = parse(letter.raw).to
    assert (to.name, to.email) == (name, "bea@acme.example")


def test_a_file_that_cannot_be_read_is_named_and_the_draft_stays(
    desk: Firm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(b"%PDF")

    def read_bytes(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    id_ = draft(desk, attachments=(str(path),))
    with pytest.raises(OutboxError, match="attachment") as error:
        outbox.queue(desk.store, id_, NOW)
    assert error.value.facts == {"path": str(path)}
    assert mail(desk, id_).state == "draft"


def test_a_mail_that_was_not_taken_comes_after_those_that_had_to_wait_with_it(desk: Firm) -> None:
    """Else one that no server takes today would keep all others back for the day."""
    first, second = queued(desk), queued(desk)
    outbox_states.claim(desk.store, first, NOW)
    for id_, state in ((first, "talking"), (second, "queued")):
        outbox_states.temporary(desk.store, id_, "451", {}, NOW + 60, from_=(state,))
    found = outbox_states.due(desk.store, 1, NOW + 60)
    assert [one.id for one in found] == [second, first]


def test_two_screens_that_send_one_draft_send_it_once(
    desk: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = draft(desk)

    def meanwhile(*arguments: Any) -> Any:
        arguments[1].execute("UPDATE outbox SET state = 'talking' WHERE id = ?", (id_,))
        return say(*arguments)

    monkeypatch.setattr("store.records.outbox.say", meanwhile)
    with pytest.raises(OutboxError, match="gone"):
        outbox.queue(desk.store, id_, NOW)
    assert mail(desk, id_).state == "draft"
    assert row(desk).messages == 1


def test_a_mail_is_claimed_once(desk: Firm) -> None:
    id_ = queued(desk)
    assert outbox_states.claim(desk.store, id_, NOW) is not None
    assert outbox_states.claim(desk.store, id_, NOW) is None


def test_the_newest_attempt_that_may_have_sent_it_is_the_one_that_is_told(desk: Firm) -> None:
    id_ = unsure(desk)
    assert mail(desk, id_).tried_at == NOW
    outbox.send_again(desk.store, id_, NOW + 600)
    outbox_states.release(desk.store, [id_])
    outbox_states.claim(desk.store, id_, NOW + 620)
    outbox_states.dotted(desk.store, id_)
    at_the_dot = mail(desk, id_).updated_at
    outbox_states.uncertain(desk.store, id_, at_the_dot + 60)
    assert mail(desk, id_).tried_at == at_the_dot


def test_no_dot_leaves_for_a_mail_that_somebody_else_has_settled(desk: Firm) -> None:
    id_ = unsure(desk)
    outbox.send_again(desk.store, id_, NOW)
    outbox_states.release(desk.store, [id_])
    outbox_states.claim(desk.store, id_, NOW)
    outbox_states.accepted(desk.store, id_, NOW)
    with pytest.raises(NotOurs):
        outbox_states.dotted(desk.store, id_)


def test_a_step_is_on_the_disk_before_what_follows_it(
    desk: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.3/1: what a power cut took back would be sent once more."""
    levels: list[int] = []

    def step(conn: Connection, *arguments: Any, **columns: Any) -> bool:
        levels.extend(conn.execute("PRAGMA synchronous").fetchone())
        return outbox_steps.step(conn, *arguments, **columns)

    id_ = queued(desk)
    monkeypatch.setattr(outbox_states, "step", step)
    outbox_states.claim(desk.store, id_, NOW)
    outbox_states.dotted(desk.store, id_)
    outbox_states.uncertain(desk.store, id_, NOW)
    outbox_states.accepted(desk.store, id_, NOW)
    assert levels == [FULL] * 4


def test_what_is_filed_can_become_nothing_else(desk: Firm) -> None:
    id_ = queued(desk)
    outbox_states.accepted(desk.store, id_, NOW)
    outbox_copies.filed(desk.store, id_, NOW)
    for step in (outbox_states.refused, outbox_states.temporary):
        step(desk.store, id_, "550", {}, *([NOW] if step is outbox_states.temporary else []))
    outbox_states.uncertain(desk.store, id_, NOW)
    assert not outbox.take_back(desk.store, id_)
    assert mail(desk, id_).state == "filed"


def test_a_refused_mail_answers_nothing(desk: Firm) -> None:
    id_ = queued(desk)
    assert row(desk).state == "done"
    outbox_states.claim(desk.store, id_, NOW)
    outbox_states.refused(desk.store, id_, "550", {"text": "no"})
    assert row(desk).state == "owed"


@pytest.mark.parametrize("twice", [False, True])
def test_nobody_thanks_for_a_refused_mail_unless_another_went(desk: Firm, twice: bool) -> None:
    desk.book()
    reka = "reka@papp.example"
    asked = {"in_reply_to": None, "references": (), "subject": "Frames"}
    id_ = outbox.queue(desk.store, draft(desk, reka, **asked), NOW)
    outbox_states.release(desk.store, [id_])
    if twice:
        desk.receive(desk.mail("Wed 10:00", ME, "Here.", to=reka))
    desk.receive(desk.mail("Wed 11:00", reka, "Thank you!", subject="Great"))
    assert owed(desk) == ["Price list"]
    outbox_states.claim(desk.store, id_, NOW)
    outbox_states.refused(desk.store, id_, "550", {"text": "no"})
    assert owed(desk) == (["Price list"] if twice else ["Price list", "Great"])


def test_an_uncertain_mail_is_taken_for_an_answer(desk: Firm) -> None:
    unsure(desk)
    assert row(desk).state == "done"


def test_a_refused_mail_that_is_rewritten_is_one_draft_and_goes_out_anew(desk: Firm) -> None:
    id_ = refused(desk)
    before = mail(desk, id_).message_id
    assert save_draft(desk.store, Letter("work", (BEA,), text="Here it is."), id_) == id_
    assert (mail(desk, id_).state, mail(desk, id_).error) == ("draft", {})
    outbox.queue(desk.store, id_, NOW)
    assert mail(desk, id_).message_id != before
    assert outbox_rows.drafts(desk.store) == []


def test_a_draft_keeps_what_it_answers(desk: Firm) -> None:
    assert mail(desk, draft(desk)).references == ("<a@x>",)


def test_the_others_get_it_and_who_was_refused_stays_on_the_row(desk: Firm) -> None:
    """Rule 4.3/7"""
    id_ = refused(desk)
    outbox.to_the_others(desk.store, id_, NOW)
    found = mail(desk, id_)
    assert (found.state, found.to) == ("held", (BEA,))
    assert found.refused == (NotTaken("to", GONE, "no such user"),)
    outbox_states.release(desk.store, [id_])
    letter = outbox_states.claim(desk.store, id_, NOW)
    assert letter is not None
    assert letter.recipients == ("bea@acme.example",)
    assert b"gone@" not in letter.sent_copy
    assert row(desk).state == "done"


def test_sending_it_to_the_others_can_be_taken_back(desk: Firm) -> None:
    id_ = refused(desk)
    before = mail(desk, id_)
    outbox.to_the_others(desk.store, id_, NOW)
    assert outbox.take_back(desk.store, id_)
    after = mail(desk, id_)
    assert (after.state, after.to, after.error) == (before.state, before.to, before.error)
    assert row(desk).state == "owed"


def test_with_no_others_it_goes_to_nobody(desk: Firm) -> None:
    id_ = queued(desk)
    outbox_states.claim(desk.store, id_, NOW)
    facts = {"refusals": [{"address": "BEA@acme.example", "text": "no"}]}
    outbox_states.refused(desk.store, id_, "recipient", facts)
    with pytest.raises(OutboxError, match="no-recipient"):
        outbox.to_the_others(desk.store, id_, NOW)
    assert mail(desk, id_).state == "refused"


@pytest.mark.parametrize("made", [draft, refused])
def test_what_is_thrown_away_can_be_had_back(desk: Firm, made: Callable[[Firm], int]) -> None:
    id_ = made(desk)
    before = mail(desk, id_)
    discard(desk.store, id_)
    assert outbox_rows.one(desk.store, id_) is None
    undoing.undo(desk.store)
    assert mail(desk, id_) == before


@pytest.mark.parametrize("made", [queued, unsure])
def test_nothing_that_may_be_sent_is_thrown_away(desk: Firm, made: Callable[[Firm], int]) -> None:
    id_ = made(desk)
    discard(desk.store, id_)
    assert outbox_rows.one(desk.store, id_) is not None
    assert undoing.undo_stack(desk.store) == []


def test_what_only_the_user_can_settle_is_counted(desk: Firm) -> None:
    assert outbox_rows.unsettled(desk.store) == (0, 0)
    unsure(desk)
    refused(desk)
    refused(desk)
    assert outbox_rows.unsettled(desk.store) == (1, 2)


def test_once_filed_only_its_message_keeps_the_bytes(desk: Firm) -> None:
    id_ = queued(desk)
    outbox_states.accepted(desk.store, id_, NOW)
    outbox_copies.filed(desk.store, id_, NOW)
    rows = desk.store.reader().execute("SELECT raw, sent_copy FROM outbox")
    assert rows.fetchall() == [(None, None)]
    assert desk.store.reader().execute("SELECT count(*) FROM raws").fetchone() == (2,)


def test_what_was_called_sent_and_is_doubted_again_goes_to_nobody_more(desk: Firm) -> None:
    """The daemon may have begun to see to it just then."""
    id_ = queued(desk, BEA, GONE)
    outbox_states.claim(desk.store, id_, NOW)
    outbox_states.dotted(desk.store, id_, ["gone@acme.example"])
    outbox_states.uncertain(desk.store, id_, NOW)
    outbox.was_sent(desk.store, id_, NOW)
    assert outbox.take_back(desk.store, id_)
    outbox_groups.called_sent(desk.store, id_, NOW)
    left = mail(desk, id_)
    assert (left.state, left.taken, left.left) == ("uncertain", (), ("gone@acme.example",))


@pytest.mark.parametrize("code", ["recipient", "451"])
def test_what_an_attempt_meets_is_not_told_of_what_was_written_anew_since(
    desk: Firm, code: str
) -> None:
    """A server may take minutes for an answer; meanwhile the mail was taken back and put right."""
    id_ = queued(desk, GONE)
    old = outbox_states.claim(desk.store, id_, NOW)
    assert old and outbox.take_back(desk.store, id_)
    outbox.queue(desk.store, id_, NOW)
    outbox_states.release(desk.store, [id_])
    if code == "recipient":
        outbox_states.refused(desk.store, id_, code, {})
    else:
        outbox_states.temporary(desk.store, id_, code, {}, NOW + 60)
    left = mail(desk, id_)
    assert (left.state, left.error) == ("queued", {})
