from pathlib import Path

import pytest

from tests.tui.conftest import Running
from tests.tui.world import REKA, World, firm
from tui import openers


def lured(folder: Path) -> World:
    world = firm(folder)
    page = '<p>Sign in at <a href="https://evil.example/x">www.bank.example</a></p>'
    world.raw(
        (
            f"From: {REKA[0]} <{REKA[1]}>\r\nTo: jane@kontor.example\r\nSubject: sign in\r\n"
            f"Message-ID: <lure@evil.example>\r\nContent-Type: text/html\r\n\r\n{page}\r\n"
        ).encode(),
        3_000,
    )
    return world


async def test_a_link_shows_where_it_leads_before_it_is_opened(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_link(target: str) -> bool:
        opened.append(target)
        return True

    monkeypatch.setattr(openers, "open_link", open_link)
    async with running(lured) as screen:
        await screen.press("slash", *"sign", "enter", "O")
        assert "≠ evil.example" in screen.text()
        await screen.press("enter")
        assert "https://evil.example/x" in screen.text()
        assert "names another host" in screen.text()
        assert not opened
        await screen.press("o")
        assert opened == ["https://evil.example/x"]


async def test_a_link_can_be_copied(running: Running) -> None:
    async with running(lured) as screen:
        await screen.press("slash", *"sign", "enter", "O", "enter", "y")
        assert screen.app.clipboard == "https://evil.example/x"


async def test_without_links_or_attachments_it_says_so_and_asks_nothing(running: Running) -> None:
    async with running() as screen:
        await screen.press("j", "O")
        assert "There is no link in it." in screen.text()
        await screen.press("A")
        assert "There is no attachment in it." in screen.text()
        assert screen.app.screen is screen.main
