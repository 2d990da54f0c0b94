"""`gd`: what was begun here and elsewhere, and how it is gone on with."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from store.records import mailboxes, outbox_rows, uploads, uploads_todo
from store.records.drafts import Letter, save_draft
from store.records.mailboxes import ListedMailbox
from tests.tui.conftest import Running
from tests.tui.world import BEA, HOUR, ME, World, firm
from tui.screens.compose import Compose
from tui.screens.drafts import Drafts

PHONE = f"From: Jane <{ME}>\r\nTo: Bea Nagy <bea@acme.example>\r\nBcc: boss@kontor.example\r\n"
PHONE += "Subject: Re: Price list for Q1\r\nMessage-ID: <phone@kontor.example>\r\n"


def begun_elsewhere(folder: Path) -> World:
    """An answer that was begun on the telephone."""
    world = firm(folder)
    listed = [
        ListedMailbox(box.raw_name, box.name, box.delimiter, box.role, box.role_how, True)
        for box in world.boxes.values()
    ]
    listed.append(ListedMailbox(b"Drafts", "Drafts", "/", "drafts", "special-use", True))
    boxes = mailboxes.save_listed(world.store, world.account, listed, world.now)
    world.boxes = {box.name: box for box in boxes}
    asked = world.mail(BEA, "Price list for Q1", "And the terms?", HOUR)
    raw = f"{PHONE}In-Reply-To: {asked}\r\n\r\nDear \x1b[31mBea,\r\n"
    world.raw(raw.encode(), HOUR, seen=True, box="Drafts")
    return world


def changed_elsewhere(folder: Path) -> World:
    world = firm(folder)
    id_ = save_draft(world.store, Letter("work", ("bea@acme.example",), subject="Offer", text="x"))
    box = world.boxes["Archive"]
    (wanted,) = uploads_todo.todo(world.store, world.account, world.now, kept=True).wanted
    row = uploads.begun(world.store, wanted, box, ("<a@b>", b"digest", 10), world.now)
    uploads.there(world.store, row, 99, 1)
    with world.store.transaction() as conn:
        conn.execute("UPDATE mailboxes SET uidvalidity = 1, complete = 1 WHERE id = ?", (box.id,))
    uploads.take_leave(world.store, world.account)
    assert id_
    return world


async def test_a_draft_of_another_program_stands_in_the_list_and_goes_on_here(
    running: Running,
) -> None:
    async with running(begun_elsewhere) as screen:
        await screen.press("g", "d")
        assert "Bea Nagy" in screen.line("begun elsewhere")
        await screen.press("enter")
        assert isinstance(screen.app.screen, Compose)
        assert screen.app.screen.query_one("#to", Input).value == "Bea Nagy <bea@acme.example>"
        assert screen.app.screen.query_one("#bcc", Input).value == "boss@kontor.example"
        assert screen.app.screen.query_one(TextArea).text == "Dear Bea,"
        await screen.press("x", "escape", "q")
        (draft,) = outbox_rows.drafts(screen.world.store)
        assert draft.text == "xDear Bea,"
        assert draft.in_reply_to is not None
        ((place,),) = (
            screen.world.store.reader()
            .execute("SELECT place FROM messages WHERE id = ?", (draft.continues,))
            .fetchall()
        )
        assert place == "drafts"  # until ours is safe
        await screen.press("g", "d")
        assert "begun elsewhere" not in screen.text()


async def test_whom_a_draft_reaches_by_bcc_alone_stands_in_the_list(running: Running) -> None:
    def hidden(folder: Path) -> World:
        world = firm(folder)
        save_draft(world.store, Letter("work", bcc=("Bea Nagy <b@acme.example>",), subject="News"))
        return world

    async with running(hidden) as screen:
        await screen.press("g", "d")
        assert "Bea Nagy" in screen.line("News")
        await screen.type("bea news")
        assert "Bea Nagy" in screen.line("News")


async def test_what_no_draft_holds_does_not_say_that_there_is_none(
    running: Running, tmp_path: Path
) -> None:
    async with running(begun_elsewhere) as screen:
        await screen.press("g", "d", *"zzz")
        assert "No draft holds that." in screen.text()


async def test_it_does_not_say_that_nothing_waits_before_that_is_known(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Drafts, "_arrived", lambda self, found: None)
    async with running(begun_elsewhere) as screen:
        await screen.press("g", "d")
        assert isinstance(screen.app.screen, Drafts)
        assert "Nothing is waiting here." not in screen.text()
        await screen.press(*"zzz")
        assert "No draft holds that." not in screen.text()


async def test_looked_at_and_left_a_draft_of_another_program_stays_theirs(
    running: Running,
) -> None:
    async with running(begun_elsewhere) as screen:
        await screen.press("g", "d", "enter", "escape")
        assert not isinstance(screen.app.screen, Compose)
        assert outbox_rows.drafts(screen.world.store) == []


async def test_one_that_was_changed_elsewhere_says_so_in_the_list_and_where_it_is_written(
    running: Running,
) -> None:
    async with running(changed_elsewhere) as screen:
        await screen.press("g", "d")
        assert "Offer" in screen.line("changed elsewhere")
        await screen.press("enter")
        assert "Another program has changed, sent or thrown away" in screen.text()
        await screen.press("x", "escape")
        assert "Another program has changed, sent or thrown away" in screen.text()
