"""The screen on a real store, without a terminal."""

from asyncio import sleep
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any
from unicodedata import lookup

import pytest
from rich.console import RenderableType
from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import UPDATE_PERIOD
from textual.screen import Screen as TextualScreen

from store.settings import KeySet
from tests.tui.world import World, firm
from tui.app import OwedApp
from tui.screens.dialog import Dialog
from tui.screens.main import MainScreen
from tui.screens.snooze import Snooze
from tui.sent import Sent
from tui.themes import DEFAULT
from tui.voice import Voice

FRAME = UPDATE_PERIOD + 0.002
"""Seconds after which what has changed is laid out anew."""
WITHIN = 90.0
"""Seconds after which what was waited for does not happen. A limit, not a measure."""
LASTS = 1_000.0


@dataclass
class Screen:
    """A running screen, and words for what one does with it."""

    app: OwedApp
    pilot: "Pilot[None]"
    world: World
    drawn: int = 0
    """How often something new was."""

    def __post_init__(self) -> None:
        display = self.app._display

        def counted(screen: TextualScreen[Any], renderable: RenderableType | None) -> None:
            self.drawn += renderable is not None
            display(screen, renderable)

        self.app._display = counted  # type: ignore[method-assign]

    @property
    def main(self) -> MainScreen:
        assert self.app.main is not None
        return self.app.main

    async def settle(self) -> None:
        """Until no thread has work, and what it answered is drawn: the picture stands still."""
        before: list[str] = []
        still = 0
        while still < 2:  # an answer may ask the next question, and be drawn a moment later
            drawn = self.drawn
            await self.pilot.pause(0)
            while self._busy():
                await sleep(0.003)
            await self.pilot.pause(FRAME)
            same = drawn == self.drawn or before == (before := self.lines())
            still = still + 1 if same else 0

    async def seen(self) -> None:
        """Until a person has seen that another row has come under the cursor."""
        await self.settle()
        while self.main.rows.slipped:
            await sleep(0.05)

    async def until(self, happened: Callable[[], object]) -> None:
        """What a timer, or another hand at the store, is to bring about."""
        end = monotonic() + WITHIN
        while not happened():
            assert monotonic() < end, self.text()
            await sleep(0.01)
        await self.settle()

    async def shows(self, words: str) -> None:
        await self.until(lambda: words in self.text())

    def _busy(self) -> bool:
        """A question to the store, a key on its way, or a dialog that opens has no answer yet."""
        app, top = self.app, self.app.screen
        opens = isinstance(top, Dialog) and not top._ready
        opens |= isinstance(top, Snooze) and top.waits
        asked = app.feed.busy or self.main.reading.waits
        ended = app._exit or app._exception is not None  # and nobody hears of an answer any more
        kept = self.main.dispatch._for_list is not None
        return not ended and (asked or app.typing or opens or kept)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.type((key,))

    async def type(self, text: str | Sequence[str]) -> None:
        """Keys one after the other, without a pause between them: Textual's own pilot waits for
        an idle processor after each, which takes long on a busy machine."""
        for key in text:
            self.send(key)
        await self.settle()

    def send(self, key: str) -> None:
        assert self.app._driver is not None
        self.app._driver.send_message(_key(key))

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


def _key(key: str) -> Key:
    """As the terminal sends it: by its name, as 'colon', or as what it types."""
    name = _character_to_key(key) if len(key) == 1 else key
    if len(key) == 1:
        return Key(name, key)
    try:
        return Key(name, lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name))))
    except KeyError:
        return Key(name, None)


Running = Callable[..., AbstractAsyncContextManager[Screen]]


@pytest.fixture
def lasting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said, and offered, goes with the next word, and not after seconds that a busy machine
    may take to draw it."""
    say, hold = Voice.say, Sent.hold

    def said(voice: Voice, text: str, tone: str = "$owed-bright", seconds: float = 0.0) -> None:
        say(voice, text, tone, max(seconds, LASTS))

    def held(sent: Sent, id_: int, said: str, seconds: float = 0.0) -> None:
        hold(sent, id_, said, max(seconds, LASTS))

    monkeypatch.setattr(Voice, "say", said)
    monkeypatch.setattr(Sent, "hold", held)
    monkeypatch.setattr("tui.sent.SEND_SECONDS", LASTS)


@pytest.fixture
def running(tmp_path: Path, lasting: None) -> Running:
    """`async with running(size=(80, 24)) as screen`."""

    @asynccontextmanager
    async def run(
        make: Callable[[Path], World] = firm,
        size: tuple[int, int] = (80, 24),
        now: int | None = None,
        preset: KeySet = "vim+gmail",
        keys: dict[str, str] | None = None,
        theme: str = DEFAULT,
    ) -> AsyncIterator[Screen]:
        world = make(tmp_path)
        shown = replace(world.config.screen, keys=preset, theme=theme)
        config = replace(world.config, screen=shown, keys=keys or {})
        app = OwedApp(world.store, config, now=now, sync=False)
        async with app.run_test(size=size) as pilot:
            screen = Screen(app, pilot, world)
            await screen.settle()
            # Asked for after the first frame.
            while screen.main.standing is None and app.is_running:
                await screen.settle()
            yield screen

    return run
