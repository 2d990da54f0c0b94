"""Until when a row is hidden: four ready answers, or a time as one says it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from store.settings import Config
from store.words import stamps
from store.words.i18n import _
from store.words.when_vocabulary import UNITS
from tui.noting import instant_of
from tui.page import Line, Span
from tui.safe import Safe, line
from tui.screens.picker import Picker
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from tui.app import OwedApp

LATER = timedelta(hours=3)
MORNING = 9
PAUSE = 0.4
"""Seconds in which whoever types a time has typed what follows its first digit."""
_GOES_ON = frozenset("0123456789.:/ aó") | {word[0] for word in UNITS}
"""What may stand behind the first digit of a time. Any other key is meant for what comes after the
answer: whoever snoozes row after row types 'b2b2'."""
AWAKE, WAKE = 0, -1
"""The answer, and the pick, that stand for 'show it again now'."""


class Snooze(Picker[int | None]):
    """Returns an instant, AWAKE, or None. `due`: the next that comes of the rows that are meant."""

    HINT = _("or type: fri 9, tomorrow 14:00, 2d, 3 dec")
    DEFAULT_CSS = "Snooze > .box { width: 62; }"

    def __init__(
        self, now: int, config: Config, due: int | None, asleep: bool, title: str = ""
    ) -> None:
        super().__init__(title or _("Snooze until"))
        self._config = config
        self._now, self._zone, self._due, self._asleep = now, config.timezone, due, asleep
        self._digit = ""
        self._presets = presets(stamps.local(now, config.timezone), config)

    def first(self) -> None:
        return None

    def narrow(self, typed: str) -> None:
        if typed.strip():
            self.offer(self._typed(typed))
            return
        there = [when for _word, when in self._presets]
        picks = [self._pick(str(n), word, int(when.timestamp()))
                 for n, (word, when) in enumerate(self._presets, 1)
                 if when not in there[: n - 1]]  # fmt: skip
        if self._asleep:
            picks.append(Pick((Span(Safe(" 0 "), "accent"), Span(line(_("now")), "text")), WAKE))
        self.offer(picks)

    def pick(self, value: object) -> None:
        assert isinstance(value, int)
        self.dismiss(AWAKE if value == WAKE else value)

    @property
    def waits(self) -> bool:
        """A digit is one of the answers unless more follows."""
        return bool(self._digit)

    def on_key(self, event: events.Key) -> None:
        """A digit is one of the answers, unless what follows at once makes a time of it ('2d'),
        which must not fall on the row that comes next; a letter, or Space, begins a time."""
        if self.focused is not None and event.is_printable and event.character:
            # It was on its way when the field got the focus, so it did not pass through that.
            self.query_one(Input).insert_text_at_cursor(event.character)
            event.stop()
            event.prevent_default()
            return
        if self.focused is not None:
            super().on_key(event)
            return
        digit, self._digit = self._digit, ""
        if digit and event.key == "enter":
            self._take(digit)
        elif digit and event.is_printable and event.character not in _GOES_ON:
            self._take(digit)
            app: OwedApp = self.app  # type: ignore[assignment]
            app.put_back([events.Key(event.key, event.character)])
        elif not digit and event.character in self._answers:
            self._digit = event.character or ""
            self.set_timer(PAUSE, lambda: self._take(self._digit))
        elif event.key == "enter" and self.picks.picked is not None:
            self.pick(self.picks.picked)
        elif event.key == "tab" or event.is_printable:
            field = self.query_one(Input)
            self.set_focus(field)
            field.insert_text_at_cursor((digit + (event.character or "")).lstrip())
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def _take(self, digit: str) -> None:
        if digit:
            self.pick(self._answers[digit])

    @property
    def _answers(self) -> dict[str, int]:
        found = {str(n): int(when.timestamp()) for n, (_word, when) in enumerate(self._presets, 1)}
        return {**found, "0": WAKE} if self._asleep else found

    def _typed(self, typed: str) -> list[Pick]:
        when = instant_of(typed, self._now, self._config)
        if when is None:
            said = Span(line(_("That time is not understood, or over.")), "soon")
            return [Pick((Span(Safe(" "), "text"), said), None)]
        return [self._pick("⏎", _("then"), when)]

    def _pick(self, key: str, word: str, at: int) -> Pick:
        late = self._due is not None and at > self._due > self._now
        shown: Line = (
            Span(Safe(f" {key} "), "accent"),
            Span(line(f"{word:<18}"), "text"),
            Span(line(stamps.full(at, self._now, self._zone)), "bright"),
            Span(line("  " + _("after it is due") if late else ""), "soon"),
        )
        return Pick(shown, at)


def presets(now: datetime, config: Config) -> list[tuple[str, datetime]]:
    """Later today (which late at night is tomorrow), tomorrow, Monday, in a week; in the morning of
    each. On a Sunday, whose tomorrow is a Monday, the one after; on a Monday 3 and 4 are one."""

    def morning(days: int) -> datetime:
        day = (now + timedelta(days=days)).date()
        opens = config.hours.week[day.weekday()]
        hour, minute = divmod(opens[0][0], 60) if opens else (MORNING, 0)
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=config.timezone)

    later = (now + LATER).replace(minute=now.minute // 30 * 30, second=0, microsecond=0)
    monday = 7 - now.weekday()
    named = _("Monday") if monday > 1 else _("the Monday after")
    monday += 0 if monday > 1 else 7
    return [
        (_("later today") if later.date() == now.date() else _("in some hours"), later),
        (_("tomorrow"), morning(1)),
        (named, morning(monday)),
        (_("in a week"), morning(7)),
    ]
