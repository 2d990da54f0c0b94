"""Textual's palette, fed by the table of actions; each entry shows its key."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from store.words.i18n import _
from tui.actions import Action, Scope, applying
from tui.situation import why_not

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


def palette(main: "MainScreen") -> "CommandPalette":
    return CommandPalette(
        providers=[_provider(main)], placeholder=_("what do you want to do?"), id="--palette"
    )


def _provider(main: "MainScreen") -> Callable[[], type[Provider]]:
    class Actions(Provider):
        """The actions that do something on this row."""

        def __init__(self, screen: Screen[object], match_style: Style | None = None) -> None:
            super().__init__(screen, match_style)
            scope: Scope = "reader" if main.reading.on else "list"
            here = main.situation()
            self._actions = [a for a in applying(scope) if not why_not(a, here)]

        async def discover(self) -> Hits:
            for action in self._actions:
                yield DiscoveryHit(
                    self._shown(Content(action.help), action), self._run(action), action.help
                )

        async def search(self, query: str) -> Hits:
            matcher = self.matcher(query)
            for action in self._actions:
                text = f"{action.help} ({action.name})"
                if (score := matcher.match(text)) > 0:
                    shown = self._shown(matcher.highlight(text), action)
                    yield Hit(score, shown, self._run(action), action.help)

        def _shown(self, text: Content, action: Action) -> Content:
            return Content.assemble((f"{main.keys.shown(action.id):<6}", "$owed-accent"), text)

        def _run(self, action: Action) -> Callable[[], None]:
            return partial(main.dispatch.run, action)

    return lambda: Actions
