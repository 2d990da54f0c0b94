"""Every action that does something here, by its name; what does nothing says why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.words.i18n import _
from tui.actions import Action, Scope, applying
from tui.bars import ALWAYS
from tui.cells import fit
from tui.doing.going import to_place
from tui.page import Span
from tui.places import Place
from tui.safe import line
from tui.screens.picker import Picker
from tui.situation import why_not
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

_KEYS, _NAME = 8, 22
"""Cells of what stands before the words on what it does."""


class Palette(Picker[None]):
    HINT = _("what do you want to do?")
    WIDE = TALL = True

    def __init__(self, main: "MainScreen") -> None:
        super().__init__(_("Actions"))
        self._main = main
        scope: Scope = "reader" if main.reading.on else "list"
        self._actions = applying(scope)

    def narrow(self, typed: str) -> None:
        here = self._main.situation()
        ranked = sorted(
            (
                (place, _guessed(place, action), bool(why_not(action, here)), _order(action), n),
                action,
            )
            for n, action in enumerate(self._actions)
            if (place := rank(action, typed)) is not None
        )
        picks = [self._pick_of(action, off=off) for (_place, _far, off, *_), action in ranked]
        wanted = typed.casefold().split()
        kept = [
            self._pick_of_search(place, n)
            for n, place in enumerate(self._main.tabs, 1)
            if place.name and all(word in place.name.casefold() for word in wanted)
        ]
        picks = [*kept, *picks] if wanted else [*picks, *kept]
        nothing = Pick((Span(line(" " + _("There is no such action.")), "dim"),), None)
        self.offer(picks or [nothing])

    def pick(self, value: object) -> None:
        self.dismiss(None)
        if isinstance(value, Place):
            self._main.call_later(to_place, self._main, value)
            return
        assert isinstance(value, Action)
        self._main.call_later(self._main.dispatch.run, value)

    def _pick_of(self, action: Action, *, off: bool) -> Pick:
        keys = fit(line(f" {self._main.keys.shown(action.id)}"), _KEYS)
        words = (
            Span(keys, "dim" if off else "accent"),
            Span(fit(line(action.name), _NAME), "dim" if off else "bright"),
            Span(line(f" {action.help}"), "dim"),
        )
        return Pick(words, action)

    def _pick_of_search(self, place: Place, n: int) -> Pick:
        keys = fit(line(f" {self._main.keys.shown(f'tab-{n}') if n < 10 else ''}"), _KEYS)
        said = _("Search “{name}”: {query}").format(name=place.name, query=place.query)
        return Pick((Span(keys, "accent"), Span(line(said), "text")), place)


def _order(action: Action) -> int:
    """As the footer ranks them; what always stands there needs no place here."""
    return -action.rank if action.rank < ALWAYS else 1


def rank(action: Action, typed: str) -> int | None:
    """How well what was typed fits, the best first; None if it does not."""
    wanted = typed.casefold().split()
    if not wanted:
        return 0
    name, text = action.name.casefold(), f"{action.name} {action.help} {action.id}".casefold()
    words = text.replace("-", " ").split()
    if name.startswith(" ".join(wanted)):
        return 0
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 1
    if all(part in text for part in wanted):
        return 2
    letters = "".join(wanted)
    if any(_near(letters, word) for word in words):
        return _FAR
    named = f"{action.name} {action.id}".casefold().replace("-", " ").split()
    return _FAR if _initials(letters, named) else None


_FAR = 3


def _guessed(place: int, action: Action) -> bool:
    """A far-fetched hit that changes something; those come last."""
    return place == _FAR and action.changes


def _near(letters: str, word: str) -> bool:
    """Whether the letters stand in the word in that order, from its first one on and close."""
    at, ends = 0, 2 * len(letters)
    for letter in letters:
        at = word.find(letter, at, ends) + 1
        if not at:
            return False
    return word.startswith(letters[:1])


def _initials(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters are the beginnings of words, in their order."""
    if not letters:
        return True
    return any(
        letters.startswith(word[:n]) and _initials(letters[n:], words[at + 1 :])
        for at, word in enumerate(words)
        for n in range(1, len(word) + 1)
    )
