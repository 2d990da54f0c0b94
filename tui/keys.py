"""Keys as people write them -> sequences, and which action each means under a configuration."""

from collections.abc import Mapping
from typing import NamedTuple

from store.words.i18n import _
from tui.actions import ACTIONS, BY_ID, Action, Scope, applying
from tui.chords import Sequence, Trie, clashes

SCOPES: tuple[Scope, ...] = ("list", "reader", "compose", "review", "outgoing")

_NAMED = {
    "comma": ",", "asterisk": "*", "equals_sign": "=", "plus": "+", "minus": "-", "esc": "escape",
    "return": "enter", "pgdn": "pagedown", "pgup": "pageup", "backtab": "shift+tab",
}  # fmt: skip
_LONG = {
    "enter", "escape", "space", "tab", "up", "down", "left", "right", "home", "end", "pageup",
    "pagedown", "insert", "delete", "backspace",
    *(f"f{n}" for n in range(1, 13)),
}  # fmt: skip
_SHOWN = {
    "enter": "⏎", "escape": "Esc", "space": _("Space"), "tab": "Tab", "shift+tab": "⇧Tab",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "home": "Home", "end": "End",
}  # fmt: skip


class KeyProblem(NamedTuple):
    """A mistake in the configuration's [keys]; the defaults hold in its place."""

    action: str
    given: str
    code: str
    """unknown-action, unknown-key, or clash."""
    other: str = ""
    """The action that has the key already."""


def parse(written: str) -> tuple[Sequence, ...]:
    """'g i', 'gi', 'ctrl+d,pagedown', '^D' -> sequences; ValueError for what is no key."""
    return tuple(_sequence(part) for part in written.split(",") if part.strip())


def _sequence(written: str) -> Sequence:
    parts = written.split()
    if len(parts) == 1 and not _is_one_key(parts[0]):
        parts = list(parts[0])
    return tuple(_key(part) for part in parts)


def _is_one_key(part: str) -> bool:
    lower = part.lower()
    ctrl = len(part) == 2 and part[0] == "^"
    return len(part) == 1 or ctrl or "+" in part[1:] or lower in _LONG or lower in _NAMED


def _key(part: str) -> str:
    if len(part) == 1:
        return part
    if len(part) == 2 and part[0] == "^":
        return f"ctrl+{part[1].lower()}"
    lower = part.lower()
    if lower in _NAMED:
        return _NAMED[lower]
    *modifiers, last = lower.split("+")
    if set(modifiers) <= {"ctrl", "shift", "alt"} and (last in _LONG or len(last) == 1):
        return lower
    raise ValueError(part)


def pressed(key: str, character: str | None) -> str:
    """The name here of a key that Textual reports: the character where it prints one."""
    if key in _LONG or "+" in key:
        return key
    if character is not None and character.isprintable() and character != " ":
        return character
    return key


def show(sequence: Sequence) -> str:
    """A sequence as the footer and the help write it: 'gi', '^D', 'Esc'."""
    return "".join(_show_key(key) for key in sequence)


def _show_key(key: str) -> str:
    if key.startswith("ctrl+"):
        return f"^{key[5:].upper()}"
    return _SHOWN.get(key, key.upper() if key in _LONG else key)


class Keys:
    """The keys of a set, with the changes of the configuration."""

    def __init__(self, preset: str = "vim+gmail", changes: Mapping[str, str] | None = None) -> None:
        self.problems: list[KeyProblem] = []
        self._of: dict[str, tuple[Sequence, ...]] = {a.id: _preset(a, preset) for a in ACTIONS}
        for action, written in (changes or {}).items():
            self._change(action, written)
        self._tries = {scope: self._trie(scope) for scope in SCOPES}

    def trie(self, scope: Scope) -> Trie:
        return self._tries[scope]

    def of(self, action: str) -> tuple[Sequence, ...]:
        return self._of[action]

    def shown(self, action: str, most: int = 1) -> str:
        """Its keys as people read them, the first `most` of them; '' if it has none."""
        return " ".join(show(sequence) for sequence in self._of[action][:most])

    def _change(self, action: str, written: str) -> None:
        if action not in BY_ID:
            self.problems.append(KeyProblem(action, written, "unknown-action"))
            return
        try:
            wanted = parse(written)
        except ValueError:
            wanted = ()
        if not wanted or clashes(wanted):
            self.problems.append(KeyProblem(action, written, "unknown-key"))
            return
        self._take_from_others(action, wanted)
        self._of[action] = wanted

    def _take_from_others(self, action: str, wanted: tuple[Sequence, ...]) -> None:
        """A key that the configuration gives to one action is no longer another's."""
        for other in _neighbours(BY_ID[action]):
            kept = tuple(
                have for have in self._of[other.id] if not any(_in_the_way(have, w) for w in wanted)
            )
            if kept != self._of[other.id] and not kept:
                self.problems.append(KeyProblem(action, show(wanted[0]), "clash", other.id))
            self._of[other.id] = kept

    def _trie(self, scope: Scope) -> Trie:
        return Trie({keys: a.id for a in applying(scope) for keys in self._of[a.id]})


def _preset(action: Action, preset: str) -> tuple[Sequence, ...]:
    return parse(action.keys if preset != "mutt" or action.mutt == "=" else action.mutt)


def _neighbours(action: Action) -> list[Action]:
    """Actions that have their keys where this one has."""
    places = [set(applying(scope)) for scope in SCOPES]
    return [
        other
        for other in ACTIONS
        if other is not action and any({action, other} <= place for place in places)
    ]


def _in_the_way(have: Sequence, wanted: Sequence) -> bool:
    n = min(len(have), len(wanted))
    return have[:n] == wanted[:n]
