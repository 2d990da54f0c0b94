"""The program on the screen: themes, threads, and which screen a key goes to."""

import sys
from collections.abc import Callable
from time import monotonic
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from store.records.database import Store
from store.settings import Config
from tui.beginning import Beginning
from tui.ending import heed
from tui.feed import Feed
from tui.keys import Keys
from tui.safe import line, own
from tui.screens.dialog import Dialog
from tui.screens.main import MainScreen
from tui.strips import let_go
from tui.themes import DEFAULT, THEMES, for_terminal, ours, without_hues
from tui.tidying import EVERY, Tidying
from tui.troubles import trouble
from tui.widths import count_as_terminals

_SWITCH = 0.0005
"""Seconds after which the thread that reads the store gives way to a key; Python's own 5 ms are
waited for several times on the way to a frame."""
_ROUNDS = 3
"""Ways up behind a key, each behind what the one before it may have met: a field says what stands
in it now, and who hears that says it to the screen."""
_LOOK = 0.01
"""Seconds between looks at whether the next key may go."""
_PATIENCE = 2.0
"""Seconds after which a key counts as gone that never came up."""
_PASTED = 4_096
"""Characters that a field of one line takes at once: as long as a path may be. Of a megabyte each
key after it would take a second, and a search for its words no end."""
_PEOPLE = {"to", "cc", "bcc"}
"""Fields whose text is never cut: the last of many addresses would be another one."""
BEHIND = 5.0
"""Seconds between looks at what is to run behind the screen."""


class Way(NamedTuple):
    """A key's, through the widgets."""

    field: Widget
    screen: Widget
    until: float
    """When it counts as gone, on the monotonic clock."""

    @property
    def open(self) -> bool:
        """What a dialog closed passes nothing on."""
        return self.field.is_running and self.screen.is_running and monotonic() < self.until


class Gone(Message):
    """Follows a key from widget to widget, up to the program."""

    def __init__(self, way: Way, rounds: int) -> None:
        """rounds: of them this is the first."""
        super().__init__()
        self.way, self.rounds = way, rounds
        # As the field's own, since a message goes no higher than who sent it.
        self.set_sender(way.field)


class OwedApp(App[None]):
    """`now`: a past instant to look at, or None; `sync`: a daemon is meant to run beside it;
    `behind`: sees to it that it does."""

    ENABLE_COMMAND_PALETTE = False  # Opened by its own key, with the actions of the table.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "owed_quit", show=False, priority=True)
    ]
    TITLE = "Owed"

    def __init__(
        self,
        store: Store,
        config: Config,
        *,
        now: int | None = None,
        sync: bool = True,
        beginning: Beginning | None = None,
        behind: Callable[[], None] | None = None,
    ) -> None:
        count_as_terminals()
        let_go()
        super().__init__()
        self.config = config
        self.keys = Keys(config.screen.keys, config.keys)
        self.feed = Feed(store, now, self._post, self._refused, sync=sync, beginning=beginning)
        for theme in THEMES:
            self.register_theme(theme)
        theme = self.available_themes.get(config.screen.theme) or self.available_themes[DEFAULT]
        self.theme = without_hues(theme) if self.no_color else theme.name
        self.main: MainScreen | None = None
        self._behind = behind
        self._tidying = Tidying()
        self._waiting: list[events.Key] = []
        self._way: Way | None = None
        self._looking = False

    def get_css_variables(self) -> dict[str, str]:
        """With our colours where the theme is Textual's, which knows nothing of them."""
        variables = super().get_css_variables()
        if self.current_theme not in THEMES:
            variables |= ours(self.current_theme)
        self.theme_variables = variables
        return variables

    def get_default_screen(self) -> MainScreen:
        self._suit_terminal()
        self.main = MainScreen(self.feed, self.keys)
        return self.main

    def _suit_terminal(self) -> None:
        """Of sixteen colours none is near ours: then they are those that the terminal has."""
        if self.current_theme in THEMES and not self.is_headless and not self.no_color:
            self.theme = for_terminal(self.current_theme, self.console.color_system)

    def on_mount(self) -> None:
        if not self.is_headless:
            heed(self)
        self.call_after_refresh(self._tidying.begin)
        self.set_interval(EVERY, self._tidy)
        if self._behind is not None:
            self.set_interval(BEHIND, self._look_behind)
        self.call_after_refresh(self._tell_of_keys)

    def on_unmount(self) -> None:
        self.feed.close()

    def _tidy(self) -> None:
        self._tidying.look(above=self._above)

    def _look_behind(self) -> None:
        """In the reader's thread: no key waits for a process that is started."""
        if self._behind is not None:
            self.feed.reader.run(self._behind, lambda _none: None, slot="behind")

    @property
    def _above(self) -> bool:
        """A dialog is open."""
        return len(self.screen_stack) > 1

    async def on_event(self, event: events.Event) -> None:
        """Keys are taken here, one at a time and in their order: what is typed while a dialog
        opens is the dialog's, what is typed behind Tab or Enter belongs to where they lead."""
        if isinstance(event, events.Paste):
            a_line = isinstance(self.focused, Input) and self.focused.id not in _PEOPLE
            event.text = own(event.text[:_PASTED] if a_line else event.text)
        if not isinstance(event, events.Key):
            await super().on_event(event)
            return
        if not self.is_running:  # It closes, and may have no screen any more.
            return
        if event.is_forwarded:
            await super().on_event(event)
            return
        self._tidying.key(above=self._above)
        self._waiting.append(event)
        await self._go_on()

    @property
    def typing(self) -> bool:
        """Keys wait, or one is on its way."""
        return bool(self._waiting) or self._under_way

    @property
    def _under_way(self) -> bool:
        return self._way is not None and self._way.open

    async def deliver(self, keys: list[events.Key]) -> None:
        """Keys that a dialog had to wait for; they come before what is typed now."""
        self._waiting[:0] = keys
        await self._go_on()

    def put_back(self, keys: list[events.Key]) -> None:
        """As `deliver`, for who cannot wait."""
        self._waiting[:0] = keys
        self.call_next(self.deliver, [])

    async def _go_on(self) -> None:
        """The next key goes once the one before it has gone all its way up from the field that it
        was for, and once there is what it may choose from."""
        while self._waiting:
            if self._exit or not self.screen_stack:  # It has ended: there is nobody they are for.
                self._waiting.clear()
                return
            if self._under_way or self.feed.asking(self._waiting[0].key):
                self._look_again()
                return
            event = self._waiting.pop(0)
            if self._take(event):
                continue
            field = self.focused or self.screen
            self._way = Way(field, self.screen, monotonic() + _PATIENCE)
            await super().on_event(event)
            self._follow(self._way, _ROUNDS)

    async def on_gone(self, gone: Gone) -> None:
        if gone.way is self._way:
            self._follow(gone.way, gone.rounds - 1)
            await self._go_on()

    def _follow(self, way: Way, rounds: int) -> None:
        if not rounds or not way.field.post_message(Gone(way, rounds)):
            self._way = None

    def _look_again(self) -> None:
        if not self._looking:
            self._looking = True
            self.set_timer(_LOOK, self._look)

    async def _look(self) -> None:
        self._looking = False
        await self._go_on()

    def action_owed_quit(self) -> None:
        """Textual's own key for quitting goes the way of `q`."""
        if isinstance(self.screen, MainScreen):
            self.screen.take_key(events.Key("ctrl+q", None))
        elif isinstance(self.screen, Dialog):
            self.screen.leave()

    def _fatal_error(self) -> None:
        """Textual would print the fault with the values of its variables: pieces of mail."""
        from tui.crash import report, sentence

        if self._exception is not None:
            self.error_console.soft_wrap = True  # a path that is broken leads nowhere
            self._exit_renderables.append(Text(sentence(report(self._exception))))
        self._close_messages_no_wait()

    def _take(self, event: events.Key) -> bool:
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(screen, MainScreen):
            return screen.take_key(event)
        return isinstance(screen, Dialog) and screen.hold(event)

    def _post(self, answer: Callable[[], None]) -> None:
        """From a lane's thread; what comes after the screen has gone is dropped."""
        self.call_later(self._answered, answer)

    def _answered(self, answer: Callable[[], None]) -> None:
        if self.is_running and self.main is not None and self.main.alive:
            answer()

    def _refused(self, error: Exception) -> None:
        if self.main is not None:
            self.main.dispatch.dialog_came()
            self.main.voice.say(trouble(error), "$owed-overdue", seconds=10)

    def _tell_of_keys(self) -> None:
        """A mistake in [keys] is told once, and the defaults hold."""
        if self.main is not None and self.keys.problems:
            from store.words.i18n import _

            problem = self.keys.problems[0]
            said = _("config.toml, [keys]: {action} = “{given}” is not understood ({code})").format(
                action=problem.action, given=problem.given, code=problem.code
            )
            self.main.voice.say(line(said), "$owed-soon", seconds=10)


def run(
    store: Store,
    config: Config,
    beginning: Beginning,
    *,
    now: int | None,
    sync: bool,
    behind: Callable[[], None] | None = None,
) -> int:
    """Opens the screen; returns when the user leaves it, or a signal ends it, with the status."""
    sys.setswitchinterval(_SWITCH)
    app = OwedApp(store, config, now=now, sync=sync, beginning=beginning, behind=behind)
    app.run()
    return app.return_code or 0
