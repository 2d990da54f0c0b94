import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from store.records import clients, drafts, linking, outbox_rows
from store.records.file_opening import open_store
from tests.tui.conftest import Running, Screen
from tests.tui.world import BEA, DAY, DENES, MINUTE, World, firm
from tui.screens import compose
from tui.screens.compose import Compose
from tui.sent import MOMENT


async def test_an_answer_goes_to_who_wrote_and_quotes_the_new_text_only(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        form = screen.app.screen
        assert isinstance(form, Compose)
        assert form.letter.to == ("Bea Nagy <bea@acme.example>",)
        assert form.letter.subject == "Re: Price list for Q1"
        assert "> could you look into this, please?" in form.letter.text
        assert "We need it" not in form.letter.text


async def test_of_a_thousand_recipients_none_is_cut(running: Running) -> None:
    people = tuple(f"somebody.{number}@acme.example" for number in range(1_000))

    def written(folder: Path) -> World:
        world = firm(folder)
        drafts.save_draft(world.store, drafts.Letter("work", to=people, text="Half a thought"))
        return world

    async with running(written) as screen:
        await screen.press("g", "d", "enter")
        form = screen.app.screen
        assert isinstance(form, Compose) and form.letter.to == people


async def test_a_draft_that_a_crash_left_is_told_at_the_start(running: Running) -> None:
    def crashed(folder: Path) -> World:
        world = firm(folder)
        drafts.save_draft(world.store, drafts.Letter("work", text="Half a thought"))
        return world

    async with running(crashed) as screen:
        assert "1 draft waits; gd shows it" in screen.text()


async def test_sending_holds_it_and_undo_brings_it_back(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Here it is.")
        await screen.press("escape", "y")
        assert "Sending to Bea Nagy" in screen.text() and "z undo" in screen.text()
        (held,) = outbox_rows.outgoing(screen.world.store)
        assert held.state == "held"
        assert "Price list for Q1" not in "\n".join(screen.lines()[:-3])
        await screen.press("z")
        assert isinstance(screen.app.screen, Compose)
        assert not outbox_rows.outgoing(screen.world.store)
        assert "Here it is." in screen.app.screen.letter.text


async def test_what_was_refused_meanwhile_is_not_what_undo_takes_back(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the mail, and nothing that was done before it."""
    from store.records import decisions, handling, undoing

    def refused(*_args: object) -> int:
        raise decisions.DecisionError("nowhere")

    async with running() as screen:
        await screen.press("e", "r")
        await screen.type("Here it is.")
        await screen.press("escape", "y")
        await screen.seen()
        monkeypatch.setattr(handling, "star", refused)
        await screen.press("G")
        await screen.press("k", "s")
        assert "just being found out" in screen.text()
        await screen.press("z")
        assert isinstance(screen.app.screen, Compose)
        assert not outbox_rows.outgoing(screen.world.store)
        assert undoing.undo_stack(screen.world.store)[0].action == "done"


async def begin(screen: Screen, text: str) -> None:
    """An answer, left as a draft."""
    await screen.press("r")
    await screen.type(text)
    await screen.press("escape", "q")


async def test_an_answer_that_was_begun_goes_on_and_says_so(running: Running) -> None:
    async with running(size=(140, 40)) as screen:
        await begin(screen, "Here it is.")
        await screen.press("r")
        form = screen.app.screen
        assert isinstance(form, Compose) and form.letter.text.startswith("Here it is.")
        assert re.search(r"Your draft of \d\d:\d\d goes on; Esc D throws it away", screen.text())
        await screen.type("So. ")
        await screen.press("escape", "q")
        (draft,) = outbox_rows.drafts(screen.world.store)
        assert draft.text.startswith("So. Here it is.")


async def test_an_answer_that_was_thrown_away_does_not_go_on(running: Running) -> None:
    async with running() as screen:
        await begin(screen, "Here it is.")
        await screen.press("r", "escape", "D", "r")
        form = screen.app.screen
        assert isinstance(form, Compose) and "Here it is." not in form.letter.text
        assert "goes on" not in screen.text()


async def test_no_draft_to_others_goes_on_as_an_answer(running: Running) -> None:
    def begun_to_another(folder: Path) -> World:
        world = firm(folder)
        rows = world.store.reader().execute("SELECT id FROM messages WHERE sender = ?", (BEA[1],))
        letter = drafts.Letter("work", ("denes@acme.example",), text="Which?")
        for (id_,) in rows.fetchall():
            drafts.save_draft(world.store, replace(letter, in_reply_to=id_))
        return world

    async with running(begun_to_another) as screen:
        await screen.press("r")
        form = screen.app.screen
        assert isinstance(form, Compose) and form.letter.to == ("Bea Nagy <bea@acme.example>",)
        assert "Which?" not in form.letter.text


async def test_the_reader_shows_that_an_answer_is_begun(running: Running) -> None:
    async with running(size=(140, 40)) as screen:
        assert "your draft to Bea Nagy" not in screen.text()
        await begin(screen, "Here it is.")
        await screen.press("enter", "G")
        assert "your draft to Bea Nagy" in screen.text()


async def test_a_mail_can_be_sent_at_a_time_and_undo_brings_it_back(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Here it is.")
        await screen.press("escape", "l", "2")
        assert "Goes to Bea Nagy" in screen.text() and "09:00 · z undo" in screen.text()
        (waits,) = outbox_rows.outgoing(screen.world.store)
        assert waits.state == "later" and waits.not_before > screen.world.now
        assert screen.subject() == "Price list for Q1"  # Owed still: nobody has it yet.
        await screen.press("z")
        form = screen.app.screen
        assert isinstance(form, Compose) and "Here it is." in form.letter.text
        assert not outbox_rows.outgoing(screen.world.store)


async def test_a_mail_for_a_time_stands_in_its_conversation_and_among_the_drafts(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Here it is.")
        await screen.press("escape", "l")
        await screen.type("in 3 days")
        await screen.press("enter")
        assert [line for line in screen.lines() if "✉ Bea Nagy    goes " in line]
        (mail,), held = outbox_rows.outgoing(screen.world.store), screen.main.sent
        assert held.held == mail.id
        with monkeypatch.context() as later:
            soon = time.monotonic
            later.setattr(time, "monotonic", lambda: soon() + DAY + MOMENT)
            assert held.held is None  # The next day `z` takes nothing back unawares.
        await screen.press("enter", "G")
        assert "to go to Bea Nagy" in screen.text()
        assert "until then what it answers stays owed. (S)" in screen.text()
        await screen.press("S")
        assert "Goes out later" in screen.text()
        await screen.press("escape", "g", "d")
        assert "goes " in screen.line("Re: Price list for Q1   ")
        await screen.press("enter", "e")
        assert isinstance(screen.app.screen, Compose)


async def test_a_time_that_is_not_said_leaves_the_mail_where_it_was(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Here it is.")
        await screen.press("escape", "l", "escape")
        assert isinstance(screen.app.screen, Compose)
        assert not outbox_rows.outgoing(screen.world.store)
        await screen.press("y")
        assert "Sending to Bea Nagy" in screen.text()


async def test_an_attachment_that_is_spoken_of_and_missing_is_told(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("The list is attached.")
        await screen.press("escape")
        assert "speaks of an attachment" in screen.text()
        await screen.press("e")
        assert "speaks of an attachment" not in screen.text()


async def test_recipients_are_completed_from_the_book(running: Running) -> None:
    async with running() as screen:
        store = screen.world.store
        acme = clients.by_name(store, "Acme Kft.")
        assert acme is not None
        linking.attach(store, acme.id, "address", "denes@acme.example", "Dénes Kiss")
        await screen.press("c", *"den")
        assert "Dénes Kiss <denes@acme.example>" in screen.text()
        await screen.press("enter")
        form = screen.app.screen
        assert isinstance(form, Compose)
        assert form.letter.to == ("Dénes Kiss <denes@acme.example>",)


async def test_a_mail_to_nobody_stays_open_and_among_the_drafts(running: Running) -> None:
    async with running() as screen:
        await screen.press("c", "tab", "tab")
        await screen.type("Subject only")
        await screen.press("escape", "y")
        assert "Nobody stands in To" in screen.text()
        assert len(outbox_rows.drafts(screen.world.store)) == 1
        await screen.type("bea@acme.example")
        await screen.press("escape", "y")
        assert "Sending to bea@acme.example" in screen.text()


def _with_snippets(folder: Path) -> World:
    world = firm(folder)
    world.config = replace(world.config, snippets={"thanks": "Thank you.\n", "iban": "HU42 1177"})
    world.store = open_store(world.config)
    return world


async def test_a_snippet_goes_where_the_cursor_is(running: Running) -> None:
    async with running(_with_snippets) as screen:
        await screen.press("r")
        await screen.type("Dear Bea, ")
        await screen.press("ctrl+t")
        assert "HU42 1177" in screen.text()
        await screen.type("thank")
        await screen.press("enter")
        await screen.type("Jane")
        form = screen.app.screen
        assert isinstance(form, Compose)
        assert form.letter.text.startswith("Dear Bea, Thank you.\nJane\n")


async def test_without_snippets_the_key_says_where_they_are_kept(running: Running) -> None:
    async with running() as screen:
        await screen.press("r", "ctrl+t")
        assert "[snippets]" in screen.text() and "snippet" not in screen.lines()[-2]


async def test_a_domain_that_looks_like_a_clients_is_warned_of(running: Running) -> None:
    async with running() as screen:
        await screen.press("c")
        await screen.type("bea@pappoptlka.example")
        await screen.press("escape")
        assert "only looks like" in screen.text() and "pappoptika.example" in screen.text()


def _came_back(folder: Path) -> World:
    """A mail to an address that nobody has any more, and the report of it."""
    world = firm(folder)
    acme = clients.by_name(world.store, "Acme Kft.")
    assert acme is not None
    for name, address in (BEA, DENES):
        linking.attach(world.store, acme.id, "address", address, name)
    sent = world.sent(BEA, "Invoice 900", "Here is the invoice 900.", 20 * MINUTE)
    report = f"""From: mailer-daemon@mx.example
Return-Path: <>
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

It could not be delivered.
--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; {BEA[1]}
Action: failed
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: {sent}
--b--
"""
    world.raw(report.encode(), 10 * MINUTE)
    return world


async def test_an_address_that_mail_came_back_from_is_marked_and_warned_of(
    running: Running,
) -> None:
    async with running(_came_back) as screen:
        await screen.press("c", *"acm")
        offered = screen.text()
        assert "Bea Nagy <bea@acme.example>  ⚠ mail came back" in offered
        assert offered.index("Dénes Kiss <denes") < offered.index("Bea Nagy <bea")
        await screen.press("down", "enter", "escape")
        assert "Mail to bea@acme.example came back" in screen.text()
        await screen.press("e")
        assert "came back" not in screen.text()


async def test_what_is_no_address_is_told_before_it_goes(running: Running) -> None:
    async with running() as screen:
        await screen.press("c")
        await screen.type("Bea Nagy")
        await screen.press("escape")
        assert "“Bea Nagy” is no mail address." in screen.text()


@pytest.mark.parametrize("field", ["to", "cc", "bcc"])
async def test_the_field_that_hinders_it_has_the_focus(running: Running, field: str) -> None:
    async with running() as screen:
        await screen.press("r", "ctrl+b")
        screen.app.screen.query_one(f"#{field}", Input).focus()
        await screen.type(", nobody")
        await screen.press("escape", "y")
        assert "“nobody” is no mail address." in screen.text()
        assert screen.app.focused is screen.app.screen.query_one(f"#{field}")


async def test_a_subject_without_end_is_pasted_as_far_as_a_line_may_be_long(
    running: Running,
) -> None:
    """And addresses whole: the last of those that were cut would be another one."""
    many = ", ".join(f"client{n}@acme.example" for n in range(1_000))
    async with running() as screen:
        await screen.press("c")
        screen.app.post_message(events.Paste(many))
        await screen.settle()
        await screen.press("tab", "tab")
        screen.app.post_message(events.Paste("word á " * 150_000))
        await screen.settle()
        form = screen.app.screen
        assert isinstance(form, Compose)
        assert len(form.letter.to) == 1_000
        assert form.letter.subject.startswith("word á word") and len(form.letter.subject) < 5_000


async def test_no_part_of_a_quote_stands_without_its_sign(running: Running) -> None:
    def long(folder: Path) -> World:
        world = firm(folder)
        world.mail(BEA, "Long", "Could you tell us " + "when it will be here, " * 20, 40 * DAY)
        return world

    async with running(long) as screen:
        await screen.press("r")
        quoted = [one for one in screen.lines() if "will be" in one]
        assert quoted and all(one.lstrip("│ ").startswith(">") for one in quoted)


async def test_what_was_done_after_a_mail_is_taken_back_before_it(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Yes")
        await screen.press("escape", "y")
        await screen.seen()  # The answered row has left; a key just then does nothing.
        await screen.press("e")
        assert "Angebot" not in "\n".join(screen.lines()[:-3])
        await screen.press("z")
        assert "Angebot" in "\n".join(screen.lines()[:-3])
        assert not isinstance(screen.app.screen, Compose)
        await screen.press("z")
        assert isinstance(screen.app.screen, Compose)


async def test_on_a_tiny_screen_the_text_and_the_keys_are_in_sight(running: Running) -> None:
    async with running(size=(20, 6)) as screen:
        await screen.press("r")
        await screen.type("Yes, of course")
        assert "Yes, of" in screen.text()
        await screen.press("escape")
        assert "y send" in screen.text()


@pytest.mark.parametrize("typed", ["x" * 300, "~nobody-of-that-name/offer.pdf"])
async def test_a_path_that_leads_nowhere_is_no_file(running: Running, typed: str) -> None:
    async with running(size=(100, 30)) as screen:
        await screen.press("r", "ctrl+o")
        await screen.type(typed)
        await screen.press("enter")
        assert "There is no file" in screen.text()


async def test_a_file_is_attached_by_its_path_and_taken_off_again(
    running: Running, tmp_path: Path
) -> None:
    (tmp_path / "offer.pdf").write_bytes(b"%PDF-1.7")
    async with running(size=(100, 30)) as screen:
        await screen.press("r", "ctrl+o")
        await screen.type(f"{tmp_path}/nothing")
        await screen.press("enter")
        assert "There is no file" in screen.text()
        await screen.type(["backspace"] * len("nothing") + list("off"))
        await screen.press("tab")
        await screen.type(["enter", *"Here"])
        assert "▪ offer.pdf" in screen.text()
        form = screen.app.screen
        assert isinstance(form, Compose) and form.letter.text.startswith("Here")
        assert form.letter.attachments == (f"{tmp_path}/offer.pdf",)
        await screen.press("ctrl+r")
        assert "Taken off: offer.pdf" in screen.text() and not form.letter.attachments


async def _writes_meanwhile(screen: Screen, **how: object) -> None:
    """A mail comes into the conversation of the answer that stands open."""
    world = screen.world
    form = screen.app.screen
    assert isinstance(form, Compose)
    subject, first = "Re: Price list for Q1", form.letter.references[-1]
    if how.get("ours"):
        world.sent(BEA, subject, "Here it is, from my telephone.", 0, answers=f"{first}")
    else:
        world.mail(
            BEA, subject, "Never mind, we have found it.", 0, answers=f"{first}",
            extra=[("Auto-Submitted", "auto-replied")] if how.get("machine") else (),
        )  # fmt: skip
    await screen.settle()


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        (False, "⚠ A newer mail of Bea Nagy came while you wrote."),
        (True, "⚠ An answer of Jane Kovács went out while you wrote."),
    ],
)
async def test_what_came_while_one_wrote_is_told_before_it_goes(
    running: Running, monkeypatch: pytest.MonkeyPatch, ours: bool, said: str
) -> None:
    monkeypatch.setattr(compose, "UNSEEN", 0)
    async with running(size=(100, 30)) as screen:
        await screen.press("r")
        await screen.type("It comes")
        await _writes_meanwhile(screen, ours=ours)
        await screen.press("escape")
        assert said in screen.text()
        await screen.press("y")
        assert "Sending to" in screen.text()


async def test_what_comes_while_the_review_stands_open_shows_itself(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compose, "UNSEEN", 0)
    async with running(size=(100, 30)) as screen:
        await screen.press("r")
        await screen.type("It comes")
        await screen.press("escape")
        assert "while you wrote" not in screen.text()
        await _writes_meanwhile(screen)
        await screen.shows("⚠ A newer mail of Bea Nagy came while you wrote.")
        await screen.press("y")
        assert "Sending to" in screen.text()


async def test_an_answer_goes_past_nothing_that_nobody_can_have_read(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key for sending comes as the mail does, before it is shown or with it."""
    monkeypatch.setattr(compose, "UNSEEN", 1_000.0)
    async with running(size=(100, 30)) as screen:
        monkeypatch.setattr(screen.main.feed, "poll", lambda _changed: None)
        await screen.press("r")
        await screen.type("It comes")
        await screen.press("escape")
        await _writes_meanwhile(screen)
        await screen.press("y")
        assert "⚠ A newer mail of Bea Nagy came while you wrote." in screen.text()
        await screen.press("y")
        assert isinstance(screen.app.screen, Compose)
        assert not outbox_rows.outgoing(screen.world.store)
        monkeypatch.setattr(compose, "UNSEEN", 0)
        await screen.press("y")
        assert "Sending to" in screen.text()


async def test_of_what_was_there_before_and_of_machines_nothing_is_told(running: Running) -> None:
    async with running(size=(100, 30)) as screen:
        await screen.press("r")
        await screen.type("It comes")
        await _writes_meanwhile(screen, machine=True)
        await screen.press("escape")
        assert "while you wrote" not in screen.text()
