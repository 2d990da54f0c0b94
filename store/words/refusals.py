"""What the store refuses, as sentences: which thing, what is wrong, what to do."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from store.records.rows import SHORTEST_ID, ImportProblem
from store.words.clean import clean
from store.words.i18n import _, ngettext

_STORE = {
    "missing": _("There is no store at {path} yet; `owed sync --once` makes one"),
    "moved": _(
        "The store {path} was moved, deleted or replaced while it was in use; start Owed again"
    ),
    "newer": _("The store {path} was written by a newer Owed; update this one"),
    "locked": _("The store {path} is locked by another program; try again in a moment"),
    "readonly": _(
        "The store {path} cannot be written ({said}); the file and its folder must be yours and "
        "writable: `ls -la {folder}` says whose they are"
    ),
    "readonly-disk": _(
        "The store {path} cannot be written: its disk is mounted read-only, as one becomes that "
        "fails; `df {folder}` says which it is"
    ),
    "full": _("The disk is full; nothing was lost, make room and try again ({path})"),
    "in-use": _(
        "The store {path} is open in another process (pid {pid}), the daemon or a screen; end it "
        "and try again"
    ),
    "damaged": _(
        "The store {path} is damaged ({said}); `owed doctor --repair` makes a new one of all that "
        "can be read, or put a backup in its place"
    ),
    "hopeless": _(
        "The store {path} could not be repaired ({said}) and was left as it is; put a backup in "
        "its place"
    ),
    "folder": _("{path} is a folder; set `database` to a file in it"),
    "network-fs": _(
        "{path} lies on a network file system ({kind}), where the store would break; set "
        "`database` to a local folder"
    ),
    "too-open": _(
        "The store {path} can be read by others (mode {mode}), and all your mail is in it: "
        "chmod 600 {quoted}"
    ),
    "io": _("The store {path} cannot be used: {said}"),
    "exists": _("{path} exists already; a copy never takes the place of a file"),
    "backup": _("The copy {path} could not be made: {said}"),
    "daemon": _("Another daemon is running already (pid {pid})"),
}
_BOOK = {
    "unknown-client": _("No client is called “{value}”"),
    "several": _("Several clients fit “{value}”: {names}"),
    "taken": _("{value} belongs to the client “{client}” already"),
    "not-claimed": _("No other client claims it"),
    "no-stranger": _("This row has no stranger's address or number"),
    "not-theirs": _("The client “{client}” does not have {value}"),
    "free-mail": _("Anybody may have an address at {value}; give the client an address instead"),
    "unknown-tier": _("There is no tier “{tier}”; known are {known}"),
    "bad-address": _("“{value}” is no mail address"),
    "bad-domain": _("“{value}” is no domain"),
    "bad-number": _("“{value}” is no telephone number"),
    "bad-span": _("{key} takes 30m, 4h or 2d, not “{value}”"),
    "no-name": _("A client needs a name"),
    "same": _("There is a client of this name already"),
    "itself": _("A client can't be merged with itself"),
}
_UNDO = {
    "moved-on": _("It cannot be taken back: what it changed has changed since"),
    "not-yet": _("It cannot be taken back just now: the server is at it; try again in a moment"),
}
_ROWS = {
    "fields": _("more fields than the header has, or a broken quotation"),
    "no-name": _("no client's name"),
    "unknown-tier": _("no tier is called “{value}”; known are {other}"),
    "bad-span": _("{field} takes 30m, 4h or 2d, not “{value}”"),
    "bad-address": _("“{value}” is no mail address"),
    "odd-address": _("“{value}” is an unusual address; kept, and matched exactly"),
    "bad-domain": _("“{value}” is no domain"),
    "free-mail": _("“{value}” is a mail provider's domain and will not link mail"),
    "bad-number": _("“{value}” is no telephone number"),
    "odd-number": _("“{value}” is no number of this region; kept, and matched exactly"),
    "taken": _("{field} “{value}” belongs to the client “{other}”"),
    "bad-instant": _("“{value}” is no date and time; write 2026-11-24T09:30"),
    "not-allowed": _("{field} is “{value}”; allowed are {other}"),
    "unknown-client": _("no client is called “{value}”"),
    "bad-minutes": _("minutes is “{value}”; it takes a whole number"),
    "to-come": _("{value} has not come yet; it shows from then on"),
    "other-client": _("{value} is a row of {other}, and the call was with another client"),
}
_NAMED = 12
"""Columns of a file."""
_TABLES = {
    "missing": _("There is no file {path}"),
    "unreadable": _("{path} cannot be read: {said}"),
    "header": _("The first line of {path} lacks {absent}; it has {has}"),
    "twice": _("The first line of {path} has the column {column} twice"),
    "empty": _("{path} is empty"),
    "nul": _("{path} is no text: it holds NUL bytes"),
    "rows": _("{path} has more than {most} rows; nothing was taken"),
}
_QUERY = {
    "empty": _("“{token}” wants a word right behind it, as in {token}word"),
    "value": _("“{token}” cannot be searched; allowed are: {allowed}"),
    "date": _("“{token}” is no date; write 2026-11-24, 2026-11 or 2026"),
}


def store_sentence(code: str, facts: Mapping[str, Any]) -> str:
    """Whoever only read the store may not know its path."""
    path = str(facts.get("path", ""))
    quoted = {"quoted": shlex.quote(path), "folder": shlex.quote(str(Path(path).parent))}
    said = _fill(_STORE.get(code, code), {"path": "", "said": code, **facts, **quoted})
    if taken := facts.get("taken"):
        said += ". " + ngettext(
            "{n} row was taken; the same import takes the rest",
            "{n} rows were taken; the same import takes the rest",
            taken,
        ).format(n=taken)
    return " ".join(said.split())


def book_sentence(code: str, facts: Mapping[str, Any]) -> str:
    said = _fill(_BOOK.get(code, code), facts)
    if nearest := facts.get("nearest"):
        said += _("; did you mean {nearest}?").format(nearest=_fill("“{it}”", {"it": nearest}))
    return said


def undo_sentence(code: str) -> str:
    return _UNDO.get(code, code)


def table_sentence(code: str, facts: Mapping[str, Any]) -> str:
    return _fill(_TABLES.get(code, code), {"absent": "", **facts})


def imported(rows: int, added: int, updated: int) -> str:
    said = ngettext(
        "{rows} row read, {added} added, {updated} updated",
        "{rows} rows read, {added} added, {updated} updated",
        rows,
    )
    return said.format(rows=rows, added=added, updated=updated)


def noted(columns: Sequence[str]) -> str:
    names = ", ".join(columns[:_NAMED]) + ("…" if len(columns) > _NAMED else "")
    return _fill(_("Kept as notes on the client's card: {names}"), {"names": names})


def left_out(columns: int) -> str:
    said = ngettext(
        "{n} other column of the address book was left out",
        "{n} other columns of the address book were left out",
        columns,
    )
    return said.format(n=columns)


def row_sentence(problem: ImportProblem) -> str:
    kind = _("line {line}, kept: {said}") if problem.warning else _("line {line}, refused: {said}")
    return kind.format(line=problem.line, said=problem_sentence(problem))


def problem_sentence(problem: ImportProblem) -> str:
    facts = {"field": problem.field, "value": problem.value, "other": problem.other}
    return field_sentence(problem.code, facts)


def field_sentence(code: str, facts: Mapping[str, str]) -> str:
    """Of a row that was typed, not read from a file."""
    return _fill(_ROWS.get(code, code), facts)


def no_row(id_: str, *, several: bool = False) -> str:
    if several:
        return _("Several rows begin with {id}; write more of it").format(id=clean(id_))
    if len(id_) < SHORTEST_ID:
        said = _("“{id}” is too short; a row is named by {n} characters of its id or more")
        return said.format(id=clean(id_), n=SHORTEST_ID)
    return _("There is no row {id}").format(id=clean(id_))


def query_sentence(code: str, token: str, allowed: tuple[str, ...]) -> str:
    fenced = ", ".join(map(clean, allowed))  # one by one, lest one turn the others around
    return _fill(_QUERY.get(code, code), {"token": token, "allowed": fenced})


def _fill(sentence: str, facts: Mapping[str, Any]) -> str:
    return sentence.format(**{key: clean(str(value)) for key, value in facts.items()})
