"""The call register as CSV: what a telephone system, or a person, wrote down."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from store.records import links
from store.records.book import book
from store.records.calls import NewCall, check_number, client_named, insert, touch_mail, update
from store.records.database import Connection, Store, bump
from store.records.failures import StoreError
from store.records.rows import Imported, ImportProblem
from store.records.settling import mark_calls, settle_all
from store.records.table import Line, Refused, lines
from store.rules.instant import Instant
from store.rules.phone import normal

DIRECTIONS = ("in", "out")
OUTCOMES = ("answered", "missed", "voicemail", "no-answer", "busy", "wrong-number")
CHANNELS = ("call", "meeting", "chat", "letter", "fax")
MOST_ROWS = 200_000
"""Ten years of eighty calls a day."""
AT_ONCE = 25
"""Rows that are written in one transaction."""
ParseAt = Callable[[str], Instant]
"""An instant as a file writes it; ValueError if it is none."""
_Key = tuple[int, str, str, str, int | None]
_Seen = Counter[_Key]
"""How many equal calls of the file were taken: another import of it may be under way, so which
ones the register has is looked up for each."""


def import_csv(store: Store, path: Path, parse_at: ParseAt, now: Instant | None = None) -> Imported:
    """A second import adds nothing; a changed summary updates. What is later than `now` is taken,
    with a warning.

    What is killed on the way has taken the first rows; the same import again takes the rest.
    Raises TableError if the file as a whole cannot be read, and StoreError, among whose facts
    `taken` says how many rows were.
    """
    _, rows = lines(path, ("at", "direction", "outcome"), MOST_ROWS)
    with store.snapshot() as reader:
        book(store, reader)  # Read before anything is locked.
    done, taken = Imported(len(rows), 0, 0, ()), 0
    seen: _Seen = Counter()
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        try:
            # The last commit goes to the disk, and all before it with it.
            with store.transaction(durable=start + AT_ONCE >= len(rows)) as conn:
                part = _take(store, conn, some, parse_at, seen, now)
        except StoreError as error:
            raise StoreError(error.code, **{**error.facts, "taken": taken}) from error
        done, taken = _sum(done, part), taken + len(some)
    settle_all(store)
    return done


def _take(
    store: Store,
    conn: Connection,
    some: Sequence[Line],
    parse_at: ParseAt,
    seen: _Seen,
    now: Instant | None,
) -> Imported:
    """Rows into the register; what is new there is linked, and marked to be judged."""
    problems: list[ImportProblem] = []
    updated = 0
    new: list[int] = []
    for line in some:
        try:
            call = _parse(store, conn, line, parse_at)
        except Refused as refused:
            problems.append(refused.at(line.number))
            continue
        if now is not None and call.at > now:
            typed = line.values.get("at", "")
            problems.append(ImportProblem(line.number, "to-come", "at", typed, "", warning=True))
        known, twin = _known(store, conn, call, seen)
        if known is None:
            new.append(insert(store, conn, call, twin))
        elif _refresh(conn, known, call):
            updated += 1
    if new:
        links.relink_calls(store, conn, new)
        touch_mail(conn, new)
        mark_calls(conn, new[0])
        bump(conn, "calls")
    return Imported(len(some), len(new), updated, tuple(problems))


def _sum(done: Imported, part: Imported) -> Imported:
    return Imported(
        done.rows,
        done.added + part.added,
        done.updated + part.updated,
        (*done.problems, *part.problems),
    )


def _known(store: Store, conn: Connection, call: NewCall, seen: _Seen) -> tuple[int | None, int]:
    """The call that is the same by instant, direction, outcome, number, client and its place
    among equal ones, whoever's a person said that it is since; and that place."""
    number = normal(call.number, store.config.region).key
    key = (call.at, call.direction, call.outcome, number, call.client_id)
    place = seen[key]
    seen[key] += 1
    row = conn.execute(
        "SELECT id FROM calls WHERE at = ? AND direction = ? AND outcome = ? AND number = ? "
        "AND given_as IS ? ORDER BY id LIMIT 1 OFFSET ?",
        (*key, place),
    ).fetchone()
    return None if row is None else int(row[0]), place


def _refresh(conn: Connection, known: int, call: NewCall) -> bool:
    """What a second import says anew of a call; an empty field says nothing."""
    columns = ("summary", "notes", "contact", "minutes", "channel")
    have = dict(
        zip(
            columns,
            conn.execute(
                f"SELECT {', '.join(columns)} FROM calls WHERE id = ?", (known,)
            ).fetchone(),
            strict=True,
        )
    )
    said = {
        "summary": call.summary.strip(),
        "notes": call.notes.strip(),
        "contact": call.contact.strip(),
        "minutes": call.minutes,
    }
    fresh = {key: value for key, value in said.items() if value and value != have[key]}
    if fresh:
        update(conn, known, fresh)
        bump(conn, "calls")
    return bool(fresh)


def _parse(store: Store, conn: Connection, line: Line, parse_at: ParseAt) -> NewCall:
    if line.extra:
        raise Refused("fields")
    get = line.values.get
    try:
        at = parse_at(get("at", ""))
    except ValueError:
        raise Refused("bad-instant", "at", get("at", "")) from None
    channel = get("channel", "").lower() or "call"
    direction, outcome = get("direction", "").lower(), get("outcome", "").lower()
    for field, value, allowed in (
        ("direction", direction, DIRECTIONS),
        ("outcome", outcome, OUTCOMES),
        ("channel", channel, CHANNELS),
    ):
        if value not in allowed:
            raise Refused("not-allowed", field, value, ", ".join(allowed))
    return NewCall(
        at=at,
        direction=direction,
        outcome=outcome,
        channel=channel,
        number=check_number(store, get("number", "")),
        client_id=client_named(conn, get("client", "")),
        contact=get("contact", ""),
        minutes=_minutes(get("minutes", "")),
        summary=get("summary", ""),
        notes=get("notes", ""),
    )


def _minutes(typed: str) -> int | None:
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit() or len(typed) > 5:
        raise Refused("bad-minutes", "minutes", typed)
    return int(typed)
