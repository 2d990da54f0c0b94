"""Reading a TOML document so that every mistake in it is noted, each with its key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

Code = Literal[
    "missing",
    "no-config",
    "unreadable",
    "too-open",
    "open-folder",
    "not-ours",
    "encoding",
    "syntax",
    "unquoted",
    "backslash",
    "no-home",
    "unknown-key",
    "secret-in-file",
    "required",
    "wrong-type",
    "one-bracket",
    "empty",
    "unprintable",
    "not-one-of",
    "out-of-range",
    "duplicate",
    "several-secrets",
    "plain-to-remote",
    "bad-address",
    "odd-address",
    "bad-host",
    "bad-domain",
    "free-mail",
    "bad-number",
    "bad-key",
    "bad-query",
    "bad-variable",
    "bad-tenant",
    "no-tenant",
    "bad-span",
    "bad-size",
    "bad-interval",
    "overlap",
    "no-open-hours",
    "bad-dates",
    "bad-country",
    "unknown-holidays",
    "unknown-region",
    "unknown-zone",
]
T = TypeVar("T")
D = TypeVar("D")

SHOWN = 80
"""Characters of what was given that a problem repeats."""
_TYPES: Mapping[type, str] = {
    str: "text",
    int: "number",
    float: "fraction",
    bool: "true-false",
    list: "list",
    dict: "table",
}
_UNSAID: tuple[Code, ...] = ("bad-variable",)
"""A password may have been written where the name of its variable belongs."""
_SECRETS = frozenset({"password", "passwd", "pass", "secret", "token", "client_secret"})


class Problem(NamedTuple):
    """One mistake, or one oddity, as data; worded only where it is shown."""

    file: Path
    key: str
    """Dotted, as in 'accounts[0].imap.port'; '' for the whole file."""
    code: Code
    given: str = ""
    allowed: tuple[str, ...] = ()
    nearest: str = ""
    """The known key or value that was probably meant."""
    line: int = 0
    column: int = 0


class ConfigError(Exception):
    """Every mistake of one file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


class Wrong(ValueError):
    """A value that its reader refuses."""

    def __init__(self, code: Code, allowed: tuple[str, ...] = (), nearest: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.allowed = allowed
        self.nearest = nearest


@dataclass
class Notes:
    """What was noted so far of one file, and the tables that were read."""

    file: Path
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    tables: "list[Table]" = field(default_factory=list)

    def unknown_keys(self) -> None:
        """To be asked when everything was read: notes the keys that nobody asked for."""
        homes = {key: table.path(key) for table in reversed(self.tables) for key in table.asked}
        for table in self.tables:
            for key in table.unasked():
                nearest = table.nearest(key) or _anywhere(homes.get(key, ""))
                code: Code = "secret-in-file" if key.lower() in _SECRETS else "unknown-key"
                known = tuple(table.asked)
                self.problems.append(Problem(self.file, table.path(key), code, "", known, nearest))

    def refuse(self) -> None:
        if self.problems:
            raise ConfigError(tuple(self.problems))


class Table:
    """One table: hands out its values, and remembers which keys were asked for.

    Whatever is refused is noted and stands as its default, so that reading goes on.
    """

    def __init__(self, values: Mapping[str, object], at: str, notes: Notes) -> None:
        self.values = values
        self.asked: dict[str, None] = {}
        self._at = at
        self._notes = notes
        notes.tables.append(self)

    @property
    def mistakes(self) -> int:
        """How many the file has so far."""
        return len(self._notes.problems)

    def path(self, key: str) -> str:
        return _dotted(self._at, key)

    def note(self, key: str, wrong: Wrong, given: object = "") -> None:
        shown = "" if wrong.code in _UNSAID else str(given)[:SHOWN]
        self._notes.problems.append(
            Problem(
                self._notes.file, self.path(key), wrong.code, shown, wrong.allowed, wrong.nearest
            )
        )

    def warn(self, key: str, code: Code, given: str) -> None:
        self._notes.warnings.append(Problem(self._notes.file, self.path(key), code, given[:SHOWN]))

    def needs(self, key: str) -> None:
        if key not in self.values:
            self.note(key, Wrong("required"))

    def read(self, key: str, parse: Callable[[str], T], default: D) -> T | D:
        """A text, as `parse` reads it; that raises `Wrong`."""
        text = self._typed(key, str)
        return default if text is None else self._parsed(key, text, parse, default)

    def read_list(self, key: str, parse: Callable[[str], T], default: D) -> tuple[T, ...] | D:
        """A list of texts (dates count as texts); refused elements are left out."""
        values = self._typed(key, list)
        if values is None:
            return default
        read = [self._element(f"{key}[{i}]", value, parse) for i, value in enumerate(values)]
        return tuple(value for some in read for value in some)

    def flag(self, key: str, default: bool) -> bool:
        value = self._typed(key, bool)
        return default if value is None else value

    def number(self, key: str, default: int, least: int, most: int) -> int:
        value = self._typed(key, int)
        if value is None or least <= value <= most:
            return default if value is None else value
        self.note(key, Wrong("out-of-range", (str(least), str(most))), value)
        return default

    def table(self, key: str) -> "Table":
        """A table within; an empty one if it is not written."""
        return Table(self._typed(key, dict) or {}, self.path(key), self._notes)

    def tables(self, key: str) -> "list[Table]":
        """Tables within that were written one by one: [[key]]."""
        found: list[Table] = []
        if type(self.values.get(key)) is dict:
            self.asked[key] = None
            self.note(key, Wrong("one-bracket"), key)
            return found
        for i, value in enumerate(self._typed(key, list) or ()):
            at = f"{key}[{i}]"
            inner = self._of_type(at, value, dict)
            if inner is not None:
                found.append(Table(inner, self.path(at), self._notes))
        return found

    def named(self, key: str) -> "dict[str, Table]":
        """Tables within that the reader names: [key.any_name]."""
        outer = self.table(key)
        return {name: outer.table(name) for name in outer.values}

    def pairs(self, key: str, parse: Callable[[str], T]) -> dict[str, T]:
        """Texts whose keys the reader names, in the order in which they are written."""
        inner = self.table(key)
        read = {name: inner.read(name, parse, None) for name in inner.values}
        return {name: value for name, value in read.items() if value is not None}

    def unasked(self) -> list[str]:
        return [key for key in self.values if key not in self.asked]

    def nearest(self, key: str) -> str:
        return close_to(key.lower().replace("-", "_"), self.asked)

    def _element(self, at: str, value: object, parse: Callable[[str], T]) -> tuple[T, ...]:
        text = str(value) if type(value) is date else self._of_type(at, value, str)
        read = None if text is None else self._parsed(at, text, parse, None)
        return () if read is None else (read,)

    def _parsed(self, key: str, text: str, parse: Callable[[str], T], default: D) -> T | D:
        try:
            return parse(text)
        except Wrong as wrong:
            self.note(key, wrong, text)
            return default

    def _typed(self, key: str, kind: type[T]) -> T | None:
        self.asked[key] = None
        return self._of_type(key, self.values[key], kind) if key in self.values else None

    def _of_type(self, key: str, value: object, kind: type[T]) -> T | None:
        # Exactly: a TOML boolean is no number, though Python's is.
        if type(value) is kind:
            return value
        self.note(key, Wrong("wrong-type", (_TYPES[kind],)), _TYPES.get(type(value), "date"))
        return None


def close_to(word: str, known: "Mapping[str, object] | set[str]") -> str:
    """The known word that is most like this one; '' if none is."""
    from difflib import get_close_matches  # Needed only where something is wrong.

    begun = (name for name in known if len(word) > 2 and name.startswith(word))
    return next(iter(get_close_matches(word, list(known), 1, 0.6)), "") or next(begun, "")


def _dotted(table: str, key: str) -> str:
    if not key:
        return table
    bare = key.partition("[")[0]
    plain = bare.replace("_", "").replace("-", "")
    name = key if plain.isascii() and plain.isalnum() else f'"{key}"'
    return f"{table}.{name}" if table else name


def _anywhere(path: str) -> str:
    """'accounts[0].imap.port' as a place that a key may stand in: 'accounts.imap.port'."""
    return ".".join(part.partition("[")[0] for part in path.split("."))
