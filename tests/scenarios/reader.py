"""A file of scenarios -> what happened, event by event, and the ledgers that must come of it.

The notation is explained in README.md, next to this file.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.store.records.firm import at

_LINE = re.compile(r"(\w{3}(?:[+-]\d+)? \d+:\d\d)\s+(.*?)(?:\s*\{(.*)\})?")
_MAIL = re.compile(r"(.+?) > (.+?)(?: cc (.+?))?: (.*?)(?: \| (.*))?")
_CALL = re.compile(
    r"(?:(?P<caller>.+?) rang|I rang (?P<called>.+?)|I met (?P<met>.+?)"
    r"|(?P<wrote>.+?) sent a (?P<channel>letter|fax|chat))"
    r"(?:, (?P<outcome>[a-z-]+))?(?:: (?P<summary>.+))?"
)
_DECIDE = re.compile(r"I decide on (.+?): (.+)")
_SNOOZE = re.compile(r"I snooze (.+?) until (.+)")
_MOVE = re.compile(r"the mail of (.+?) (?:moves to (\w+)|(is gone)|lies in (\w+), too)")
_BY_HAND = re.compile(r"I (join|attach|pin|split|book|set)(?: off)? (.+)")
_NOTED = re.compile(
    r"(I promise|they promise|I wait|I note an? (order|contract|complaint))"
    r"(?: on (.+?)| to (\w+))?: (.+), by (\w{3}\S* \d+:\d\d)"
)
_CHANGED = re.compile(r"I (keep|drop|open again|put off) (.+?)(?: until (\w{3}\S* \d+:\d\d))?")
_REPORT = re.compile(r"a server reports (failed|delayed|delivered|relayed|read): the mail of (.+)")
_MEETING = re.compile(r"(.+?) (invites|accepts|declines|calls off)(?: (.+?))?: (\w+)(?:, (.+))?")
_KNOWN = {"title", "story", "ledger", "config", "book", "synced", "seen_from", "fails"}


@dataclass(frozen=True)
class Event:
    """One line of a story: what it is, when, and the words of the line by their meaning."""

    kind: str
    """mail, call, decide, snooze, move, by-hand, noted, changed, report or meeting."""
    when: str
    line: str
    words: dict[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    """What stood in braces."""


@dataclass(frozen=True)
class Scenario:
    file: str
    title: str
    story: tuple[Event, ...]
    ledgers: dict[str, str]
    """By the instant as of which each must hold."""
    config: dict[str, Any]
    book: str
    """'first', 'last' (imported after all that happens) or 'none'."""
    synced: str
    seen_from: str
    """How far back mail was fetched so far; '' if all of it was."""
    fails: str
    """Why it is known to fail; '' if it must hold."""


def scenarios(folder: Path) -> list[Scenario]:
    return [one for path in sorted(folder.glob("*.toml")) for one in read(path)]


def read(path: Path) -> list[Scenario]:
    with path.open("rb") as file:
        return [_scenario(path.stem, one) for one in tomllib.load(file)["scenario"]]


def _scenario(file: str, told: dict[str, Any]) -> Scenario:
    unknown = told.keys() - _KNOWN
    if unknown or not told["ledger"]:
        raise ValueError(f"{file}, {told['title']}: {unknown or 'no ledger'}")
    lines = [line.strip() for line in told["story"].splitlines()]
    for instant in told["ledger"]:
        at(instant)
    return Scenario(
        file,
        told["title"],
        tuple(event(line) for line in lines if line),
        told["ledger"],
        told.get("config", {}),
        told.get("book", "first"),
        told.get("synced", "Mon 0:00"),
        told.get("seen_from", ""),
        told.get("fails", ""),
    )


def event(line: str) -> Event:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"no day and hour: {line}")
    when, text = found[1], found[2]
    more = tuple(one.strip() for one in (found[3] or "").split(";") if one.strip())
    kind, words = _read(text)
    return Event(kind, when, line, words, more)


def _read(text: str) -> tuple[str, dict[str, str]]:
    for kind, pattern, names in _FORMS:
        if found := pattern.fullmatch(text):
            groups = [group or "" for group in found.groups()]
            return kind, dict(zip(names, groups, strict=True))
    raise ValueError(f"no such event: {text}")


_FORMS = (
    ("report", _REPORT, ("action", "of")),
    ("decide", _DECIDE, ("row", "what")),
    ("snooze", _SNOOZE, ("row", "until")),
    ("move", _MOVE, ("of", "to", "gone", "too")),
    ("by-hand", _BY_HAND, ("verb", "what")),
    ("noted", _NOTED, ("kind", "topic", "row", "whom", "what", "due")),
    ("changed", _CHANGED, ("verb", "what", "due")),
    ("mail", _MAIL, ("sender", "to", "cc", "subject", "text")),
    ("meeting", _MEETING, ("who", "verb", "whom", "meeting", "starts")),
    ("call", _CALL, ("caller", "called", "met", "wrote", "channel", "outcome", "summary")),
)
