from pathlib import Path

import pytest

from tests.tui.conftest import Running
from tests.tui.world import HOUR, REKA, World, firm
from tui import files, openers
from tui.screens import attachments


@pytest.fixture(autouse=True)
def _downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (files, attachments):
        monkeypatch.setattr(module, "downloads", lambda: tmp_path)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []

    def open_file(path: Path) -> bool:
        paths.append(path)
        return True

    monkeypatch.setattr(openers, "open_file", open_file)
    return paths


async def test_what_an_attachment_is_stands_there_before_anything_is_done(
    running: Running, tmp_path: Path, opened: list[Path]
) -> None:
    async with running() as screen:
        await screen.press("A", "enter")
        assert "Q1 wishes.pdf" in screen.text()
        assert "text, but" not in screen.text() and "says application/pdf" in screen.text()
        await screen.press("escape")
        assert not opened and not list(tmp_path.glob("*.pdf"))


async def test_it_is_saved_and_opened_when_asked(
    running: Running, tmp_path: Path, opened: list[Path]
) -> None:
    async with running() as screen:
        await screen.press("A", "enter", "o")
        assert opened == [tmp_path / "Q1 wishes.pdf"]
        assert "Saved: " in screen.text()


async def test_a_program_that_calls_itself_a_document_can_only_be_saved(
    running: Running, tmp_path: Path, opened: list[Path]
) -> None:
    def forged(folder: Path) -> World:
        world = firm(folder)
        world.raw(_FORGED, 30 * 24 * HOUR)
        return world

    async with running(forged) as screen:
        await screen.press("slash", *"offer", "enter", "A", "enter")
        assert "Its name ends in .pdf, but it is a program." in screen.text()
        await screen.press("o")
        assert not opened and "s save into" in screen.text()
        await screen.press("s")
        assert (tmp_path / "offer.pdf").read_bytes().startswith(b"MZ")


_FORGED = (
    f"From: {REKA[0]} <{REKA[1]}>\r\n".encode()
    + b"""To: jane@kontor.example\r
Subject: our offer\r
Message-ID: <forged@evil.example>\r
Content-Type: application/pdf; name="offer.pdf"\r
Content-Disposition: attachment; filename="offer.pdf"\r
Content-Transfer-Encoding: base64\r
\r
TVqQAAMAAAAEAAAA\r
"""
)
