"""The call register as CSV: what a telephone system, or a person, wrote down."""

from collections.abc import Callable
from pathlib import Path

from store.records import links
from store.records.calls import NewCall, check_number, client_named, insert, touch_mail, update
from store.records.database import Connection, Store, bump
from store.records.rejudging import rejudge_calls
from store.records.rows import Imported, ImportProblem
from store.records.settling import settle_all
from store.records.table import Line, Refused, lines
from store.rules.instant import Instant
from store.rules.phone import normal

DIRECTIONS = ("in", "out")
OUTCOMES = ("answered", "missed", "voicemail", "no-answer", "busy", "wrong-number")
CHANNELS = ("call", "meeting", "chat", "letter", "fax")
MOST_ROWS = 200_000
"""Ten years of eighty calls a day."""
ParseAt = Callable[[str], Instant]
"""An instant as a file writes it; ValueError if it is none."""


def import_csv(store: Store, path: Path, parse_at: ParseAt) -> Imported:
    """A second import adds nothing; a changed summary updates. Raises TableError."""
    _, found = lines(path, ("at", "direction", "outcome"), MOST_ROWS)
    problems: list[ImportProblem] = []
    read = added = updated = 0
    seen: dict[tuple[object, ...], int] = {}
    touched: list[int] = []
    with store.transaction(durable=True) as conn:
        for line in found:
            read += 1
            try:
                call = _parse(store, conn, line, parse_at)
            except Refused as refused:
                problems.append(refused.at(line.number))
                continue
            known, twin = _known(store, conn, call, seen)
            if known is None:
                touched.append(insert(store, conn, call, twin))
                added += 1
            elif _refresh(conn, known, call):
                updated += 1
        for start in range(0, len(touched), 400):
            links.relink_calls(store, conn, touched[start : start + 400])
            touch_mail(conn, touched[start : start + 400])
        rejudge_calls(store, conn, touched)
    settle_all(store)
    return Imported(read, added, updated, tuple(problems))


def _known(
    store: Store, conn: Connection, call: NewCall, seen: dict[tuple[object, ...], int]
) -> tuple[int | None, int]:
    """The call that is the same by instant, direction, outcome, number, client and its place
    among equal ones; and that place."""
    number = normal(call.number, store.config.region).key
    key = (call.at, call.direction, call.outcome, number, call.client_id)
    twin = seen.get(key, -1) + 1
    seen[key] = twin
    row = conn.execute(
        "SELECT id FROM calls WHERE at = ? AND direction = ? AND outcome = ? AND number = ? "
        "AND (CASE named WHEN 1 THEN client_id END) IS ? ORDER BY id LIMIT 1 OFFSET ?",
        (*key, twin),
    ).fetchone()
    return (None if row is None else int(row[0])), twin


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
