"""Searching while one types: hits with every key, and what may follow."""

import pytest
from textual import events

from tests.tui.conftest import Running
from tui.widgets import prompt
from tui.widgets.prompt import Prompt


async def test_hits_show_with_every_key_and_no_pause(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompt, "PAUSE", 60.0)
    async with running() as screen:
        await screen.press("slash")
        await screen.type("ang")
        assert screen.main.place.hasty and "Angebot 2231" in screen.text()
        assert "Price list" not in screen.text()
        assert "Tab complete" in screen.lines()[-1] and "e done" not in screen.text()
        await screen.press("enter")
        assert "e done" in screen.lines()[-1]
        assert not screen.main.place.hasty and "Search: ang 1" in screen.text()


async def test_the_first_hit_is_under_the_cursor_and_opens_at_once(running: Running) -> None:
    async with running() as screen:
        await screen.press("G", "slash")
        await screen.type("price")
        await screen.type(["enter", "enter"])
        assert screen.main.reading.on and screen.subject() == "Price list for Q1"


async def test_what_cannot_be_read_yet_keeps_the_hits_there_are(running: Running) -> None:
    async with running() as screen:
        await screen.press("slash")
        await screen.type("angebot is:ow")
        assert "Angebot 2231" in screen.text() and "wants" not in screen.text()
        await screen.press("enter")
        assert "is:ow" in screen.text() and "overdue" in screen.text()


async def test_tab_completes_an_operator_and_its_value(running: Running) -> None:
    async with running() as screen:
        await screen.press("slash")
        await screen.type("cl")
        assert "Tab: client:" in screen.text()
        await screen.press("tab")
        await screen.type("opt")
        assert "Tab: Papp Optika Zrt." in screen.text()
        await screen.press("tab", "enter")
        assert screen.main.place.query == 'client:"Papp Optika Zrt."'
        assert "Szerződés 1187" in screen.text() and "Angebot" not in screen.text()


async def test_an_operator_says_all_that_may_stand_behind_it(running: Running) -> None:
    async with running(size=(120, 24)) as screen:
        await screen.press("slash")
        await screen.type("is:")
        assert "Tab: owed" in screen.text() and "snoozed" in screen.text()
        await screen.press("escape")
        assert "Tab:" not in screen.text() and screen.main.place.which == "owed"


async def test_the_store_is_not_looked_at_between_two_letters(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    monkeypatch.setattr(prompt, "PAUSE", 60.0)
    async with running() as screen:
        monkeypatch.setattr(screen.main.feed, "poll", looked.append)
        await screen.press("slash", "a")
        looked.clear()
        screen.main._poll()
        assert not looked
        monkeypatch.setattr(prompt, "PAUSE", 0.01)
        await screen.type("n")
        field = screen.main.query_one(Prompt)
        await screen.until(lambda: not field.busy)
        looked.clear()
        screen.main._poll()
        assert looked


async def test_a_search_for_a_pasted_text_without_end_comes_to_one(running: Running) -> None:
    async with running() as screen:
        await screen.press("slash")
        screen.app.post_message(events.Paste("price list " * 100_000))
        await screen.settle()
        await screen.press("enter")
        assert "Price list for Q1" in screen.text()
