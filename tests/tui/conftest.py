"""The screen on a real store, without a terminal."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.settings import KeySet
from tests.tui.world import World, firm
from tui.app import OwedApp
from tui.screens.main import MainScreen


@dataclass
class Screen:
    """A running screen, and words for what one does with it."""

    app: OwedApp
    pilot: "Pilot[None]"
    world: World

    @property
    def main(self) -> MainScreen:
        assert self.app.main is not None
        return self.app.main

    async def settle(self) -> None:
        """Until no thread has work, and what it answered is drawn: the picture stands still."""
        before = None
        while before != (before := self.lines()):
            await self.pilot.pause()
            while self.app.feed.busy or self.main.reading.waits:
                await self.pilot.pause(0.005)
            await self.pilot.pause(0.01)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str | Sequence[str]) -> None:
        """Keys one after the other, without a pause between them."""
        await self.pilot.press(*text)
        await self.settle()

    def lines(self) -> list[str]:
        """What the terminal shows, line by line."""
        rendered = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in rendered]

    def text(self) -> str:
        return "\n".join(self.lines())

    def line(self, part: str) -> str:
        """The one line that holds `part`."""
        found = [line for line in self.lines() if part in line]
        assert len(found) == 1, (part, self.text())
        return found[0]

    def subject(self) -> str:
        row = self.main.row
        assert row is not None
        return row.subject


Running = Callable[..., AbstractAsyncContextManager[Screen]]


@pytest.fixture
def running(tmp_path: Path) -> Running:
    """`async with running(size=(80, 24)) as screen`."""

    @asynccontextmanager
    async def run(
        make: Callable[[Path], World] = firm,
        size: tuple[int, int] = (80, 24),
        now: int | None = None,
        preset: KeySet = "vim+gmail",
        keys: dict[str, str] | None = None,
    ) -> AsyncIterator[Screen]:
        world = make(tmp_path)
        shown = replace(world.config.screen, keys=preset)
        config = replace(world.config, screen=shown, keys=keys or {})
        app = OwedApp(world.store, config, now=now, sync=False)
        async with app.run_test(size=size) as pilot:
            screen = Screen(app, pilot, world)
            await screen.settle()
            yield screen

    return run
