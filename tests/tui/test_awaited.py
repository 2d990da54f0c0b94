"""Files of large mails, which lie on the server until somebody wants one."""

import base64
import zlib
from pathlib import Path

import pytest

from store.records import remote
from store.records.remote import Remote
from tests.tui.conftest import Running
from tests.tui.test_files import mail_with_file
from tests.tui.world import MINUTE, REKA, World, firm
from tui import files
from tui.screens import attachments
from tui.screens.compose import Compose

FOUND = ("slash", *"blueprints", "enter")
DATA = b"%PDF-1.7 " + b"x" * 3_000


@pytest.fixture(autouse=True)
def _downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (files, attachments):
        monkeypatch.setattr(module, "downloads", lambda: tmp_path)


def with_remote_file(folder: Path) -> World:
    """Found by 'blueprints': it stands alone in its conversation."""
    world = firm(folder)
    world.mail(REKA, "Blueprints", "Could you look at these?", MINUTE, files=["plan.pdf"])
    mail = mail_with_file(world, "plan.pdf")
    with world.store.transaction() as conn:
        remote.insert(conn, mail.id, [Remote(mail.attachments[0].part, "2", "base64", 4_100)])
    return world


def daemon_brings(world: World, octets: int | None = None) -> None:
    """What the daemon does about a wish: a piece, or all of it."""
    wanted = remote.next_wanted(world.store, world.account)
    assert wanted is not None
    encoded = base64.encodebytes(DATA)
    piece = encoded[wanted.got : octets]
    remote.take(
        world.store, wanted, zlib.compress(piece), len(piece), world.now, last=octets is None
    )


async def test_a_file_on_the_server_is_marked(running: Running) -> None:
    async with running(with_remote_file) as screen:
        await screen.press(*FOUND, "enter")
        assert "on the server" in screen.line("plan.pdf")


async def test_it_is_fetched_when_it_is_wanted_and_then_saved(
    running: Running, tmp_path: Path
) -> None:
    async with running(with_remote_file) as screen:
        await screen.press(*FOUND, "A")
        assert "on the server" in screen.line("plan.pdf")
        await screen.press("enter")
        assert "on the server" in screen.line("it is") and "fetch it and save" in screen.text()
        await screen.press("s")
        await screen.shows("as soon as sync runs")
        daemon_brings(screen.world, 2_050)
        daemon_brings(screen.world)
        await screen.shows("Saved: ")
        assert (tmp_path / "plan.pdf").read_bytes() == DATA


async def test_nothing_is_wished_for_by_looking(running: Running) -> None:
    async with running(with_remote_file) as screen:
        await screen.press(*FOUND, "A", "enter", "escape")
        assert remote.next_wanted(screen.world.store, screen.world.account) is None


async def test_that_it_cannot_be_had_is_told(running: Running) -> None:
    async with running(with_remote_file) as screen:
        await screen.press(*FOUND, "A", "enter", "s")
        wanted = remote.next_wanted(screen.world.store, screen.world.account)
        assert wanted is not None
        remote.fail(screen.world.store, wanted.message, wanted.part, "gone")
        await screen.shows("not on the server any more")


async def test_a_forward_fetches_the_files_first(running: Running) -> None:
    async with running(with_remote_file) as screen:
        await screen.press(*FOUND, "f")
        assert not isinstance(screen.app.screen, Compose)
        daemon_brings(screen.world)
        await screen.shows("plan.pdf")
        assert isinstance(screen.app.screen, Compose)
        (path,) = screen.app.screen.letter.attachments
        assert Path(path).read_bytes() == DATA


async def test_a_forward_that_had_to_wait_takes_nobody_off_another_row(running: Running) -> None:
    async with running(with_remote_file) as screen:
        await screen.press(*FOUND, "f", "escape")
        daemon_brings(screen.world)
        await screen.shows("it can be forwarded")
        assert not isinstance(screen.app.screen, Compose)
