"""What each key does here; typing narrows it, Enter runs the action."""

from typing import TYPE_CHECKING

from store.words.i18n import _
from tui.actions import Action, Scope, applying
from tui.cells import fit
from tui.page import Line, Span
from tui.safe import Safe, line
from tui.screens.picker import Picker
from tui.situation import why_not
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

_KEYS = 12


class Help(Picker[None]):
    HINT = _("type to search, Enter runs it, Esc leaves")
    WIDE = TALL = True

    def __init__(self, main: "MainScreen") -> None:
        super().__init__(_("Keys"))
        self._main = main

    def narrow(self, typed: str) -> None:
        scope: Scope = "reader" if self._main.reading.on else "list"
        found = [a for a in applying(scope) if fits(a, typed, self._main.keys.shown(a.id, 9))]
        picks: list[Pick] = []
        group = ""
        for action in sorted(found, key=lambda a: _order(a.group)):
            if action.group != group:
                group = action.group
                if picks:
                    picks.append(Pick((), None))
                picks.append(Pick((Span(line(f" {group}"), "title"),), None))
            picks.append(Pick(self._line(action), action))
        self.offer(picks)

    def pick(self, value: object) -> None:
        assert isinstance(value, Action)
        self.dismiss(None)
        self.app.call_later(self._main.dispatch.run, value)

    def _line(self, action: Action) -> Line:
        off = bool(why_not(action, self._main.situation()))
        keys = fit(line("  " + self._main.keys.shown(action.id, 3)), _KEYS)
        help_ = Span(line(action.help), "dim" if off else "text")
        return (Span(keys, "dim" if off else "accent"), Span(Safe("  "), "text"), help_)


def fits(action: Action, typed: str, keys: str) -> bool:
    """By words of its help or name, or by its key."""
    wanted = typed.strip().casefold()
    if not wanted or typed.strip() in keys.split():
        return True
    text = f"{action.name} {action.help} {action.group} {action.id}".casefold()
    return all(word in text for word in wanted.split())


def _order(group: str) -> int:
    groups = list(dict.fromkeys(action.group for action in applying("list")))
    return groups.index(group) if group in groups else len(groups)
