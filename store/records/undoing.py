"""Taking steps back, and doing them again: rows as they were, then all verdicts that hang on them.

Whether every row of a step is still as the step left it is looked at before any is written.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from store.records import calls, followup_states, links, parting, placements, unwishing
from store.records import undo as steps
from store.records.acting import UNJUDGED, again, shown
from store.records.database import Connection, IntegrityError, Store
from store.records.rejudging import changed, rejudge_client, rejudge_sender
from store.records.rows import Undo
from store.records.settling import mark_changed, mark_followups, settle_after, settle_all
from store.records.touched import (
    Touched,
    conversations_of,
    followups_of,
    mails_wished,
    spoken_at,
)
from store.records.undo import Row, Step, UndoError

BOOK = (
    "merge", "set", "import", "create", "attach", "detach", "alone", "never", "pin", "person",
)  # fmt: skip
"""Actions that change the client book, or whose a row is."""
SAID = (
    "no-answer", "elsewhere", "owe", "done", "sender-always", "sender-never", "sender-forget",
)  # fmt: skip
"""What the user says of a row."""


def undo(
    store: Store,
    actions: Sequence[str] = (),
    key: int | None = None,
    below: int | None = None,
) -> Undo | None:
    """Takes the newest step back, of these actions if any are named, of the row `key` and older
    than `below` if those are; None if there is none. An import, which was written in parts, is
    taken back in parts, the newest first. Raises UndoError; then nothing was."""
    with store.snapshot() as conn:
        newest = steps.newest(conn, "done", actions, key, below)
        if newest is None:
            return None
        parts = steps.parts(conn, newest)
        with _named(newest):
            if len(parts) > 1:
                _check_parts(conn, parts)
    touched: list[int] = []
    for part in parts:
        with _named(newest), store.transaction(durable=part == parts[-1]) as conn:
            touched += _take_back(store, conn, part)
    _settle(store, touched, newest)
    return newest


def undo_to(store: Store, id_: int) -> tuple[Undo | None, list[Undo]]:
    """Takes back that step and all newer ones, the newest first; and which of the newer ones stay,
    since history has moved on there. Raises UndoError."""
    stay: list[Undo] = []
    while True:
        try:
            undone = undo(store, below=stay[-1].id if stay else None)
        except UndoError as refused:
            if refused.code != "moved-on" or refused.step is None or refused.step.id <= id_:
                raise
            stay.append(refused.step)
        else:
            if undone is None or undone.id <= id_:
                return undone, stay


@contextmanager
def _named(step: Undo) -> Iterator[None]:
    """A refusal says which step it is about."""
    try:
        yield
    except UndoError as refused:
        refused.step = step
        raise


def _take_back(store: Store, conn: Connection, part: Undo) -> list[int]:
    if not steps.is_done(conn, part.id):
        raise UndoError("moved-on")
    made = steps.steps_of(conn, part.id)
    _check(conn, [(step, step.after) for step in made])
    _unwish(conn, made)
    _write(store, conn, part, [(step, step.before) for step in reversed(made)])
    steps.mark(conn, part.id, "undone")
    return _follow(store, conn, part, made)


def _unwish(conn: Connection, made: Sequence[Step]) -> None:
    """Where other programs have moved some mails on, the others come back, and what was decided
    with it is taken back all the same."""
    said = [unwishing.take_back(conn, step.id) for step in made if step.table == "intents"]
    if "not-yet" in said:
        raise UndoError("not-yet")
    if made and said == ["moved-on"] * len(made):
        raise UndoError("moved-on")


def _check_parts(conn: Connection, parts: Sequence[Undo]) -> None:
    """Of each row its newest state, before the first part is taken back."""
    seen: set[tuple[str, int]] = set()
    made: list[Step] = []
    for part in parts:
        some = steps.steps_of(conn, part.id)
        made += some
        fresh = [step for step in some if (step.table, step.id) not in seen]
        _check(conn, [(step, step.after) for step in fresh])
        seen |= {(step.table, step.id) for step in fresh}
    new = {step.id for step in made if step.table == "clients" and step.before is None}
    known = Touched(made)
    for client in sorted(new):
        if _still_used(
            conn, client, {name: known.of(name) for name in ("contacts", "identifiers")}
        ):
            raise UndoError("moved-on")


def redo(store: Store) -> Undo | None:
    """Does again what was just taken back; None if nothing was. Raises UndoError."""
    with store.transaction(durable=True) as conn:
        found = steps.newest(conn, "undone")
        if found is None:
            return None
        made = steps.steps_of(conn, found.id)
        if any(step.table == "calls" and step.before is None for step in made):
            raise UndoError("moved-on")
        _check(conn, [(step, step.before) for step in made])
        wished = [step.id for step in made if step.table == "intents"]
        now = [new for old in wished for new in unwishing.wish_again(conn, old)]
        alone = len(wished) == len(made) and not now
        if alone and placements.adrift(conn, mails_wished(conn, wished)):
            raise UndoError("not-yet")
        made = [step for step in made if step.table != "intents"] + steps.of_intents(now)
        steps.keep(conn, found.id, made)  # what is undone next is what was wished last
        _write(store, conn, found, [(step, step.after) for step in made])
        steps.mark(conn, found.id, "done")
        touched = _follow(store, conn, found, made)
    _settle(store, touched, found)
    return found


def undo_stack(store: Store) -> list[Undo]:
    """What can be taken back, newest first."""
    return steps.stack(store)


def _check(conn: Connection, sides: Sequence[tuple[Step, Row | None]]) -> None:
    for step, row in sides:
        # A row of the list that came of a name may be another by now, under which it goes on.
        derived = step.table == "intents" or (step.table == "conversations" and row is not None)
        if not derived and not steps.stands(conn, step, _own(step, row)):
            raise UndoError("moved-on")


_DERIVED = {"head_id", "modified_at"}
"""Columns that no person fills: with which call a row begins is judged, and may be another once an
older call comes to be known; and a step that was taken back does not say that it never was."""


def _own(step: Step, row: Row | None) -> Row | None:
    """What of the row is a person's word. Whose a call or a mail is that no person gave away, the
    book says, which may have changed since, or was asked only after the step; and where a name of
    the user's leads, the mails that bear it."""
    if row is None:
        return None
    other = set(_DERIVED)
    given = {"calls": ("named", 0), "messages": ("link_rule", "")}.get(step.table)
    if given is not None and row.get(given[0]) == given[1]:
        other |= {"client_id", "contact_id"}
    if "pin" in row or step.table == "conversation_names":
        other.add("conversation_id")
    return {name: row[name] for name in row if name not in other}


def _write(
    store: Store, conn: Connection, done: Undo, sides: Sequence[tuple[Step, Row | None]]
) -> None:
    if done.action in parting.ACTIONS:
        parting.put_back(store, conn, sides)
        return
    noted = followups_of(step for step, _ in sides)
    followup_states.unindex(conn, noted)
    # Rows may name each other, so whether they do rightly shows when all are written.
    conn.execute("PRAGMA defer_foreign_keys=1")
    try:
        for step, row in sides:
            if step.table == "calls" and row is None:
                calls.remove(conn, step.id)
            elif step.table == "calls" and row is not None and "contact" in row:
                calls.update(conn, step.id, row)
            elif step.table != "intents":
                steps.write_row(conn, step, row)
    except IntegrityError:
        raise UndoError("moved-on") from None
    followup_states.index(conn, noted)
    gone = [step.id for step, row in sides if step.table == "clients" and row is None]
    if any(_still_used(conn, client) for client in gone) or _torn(conn, sides):
        raise UndoError("moved-on")


_NAMES = (("client_id", "clients"), ("contact_id", "contacts"), ("followup_id", "followups"))
_NAMED_BY = {
    "followups": "followup_states WHERE followup_id = :id",
    "contacts": "identifiers WHERE client_id = :client_id AND contact_id = :id",
}


def _torn(conn: Connection, sides: Sequence[tuple[Step, Row | None]]) -> bool:
    """Whether a row that was written names one that is gone, or one that went is named still: by
    what a newer step did, which stays. Else nobody would say so before the commit."""
    for step, row in sides:
        own = _own(step, row) or {}
        for column, table in _NAMES:
            named = own.get(column)
            if named is not None and not _any(conn, f"{table} WHERE id = :id", {"id": named}):
                return True
        rest = _NAMED_BY.get(step.table) if row is None else None
        if rest and _any(conn, rest, step.before or step.after or {}):
            return True
    return False


def _any(conn: Connection, rows: str, values: Row) -> bool:
    return conn.execute(f"SELECT 1 FROM {rows} LIMIT 1", dict(values)).fetchone() is not None


def _still_used(
    conn: Connection, client: int, but: Mapping[str, Collection[int]] = MappingProxyType({})
) -> bool:
    """By what was given since to a client who is gone now, or is to go; but: rows that go, too."""
    return any(
        id_ not in but.get(table, ())
        for table, where in (
            ("contacts", ""),
            ("identifiers", ""),
            ("calls", "AND named = 1"),
            ("followups", ""),
            ("messages", "AND link_rule = 'pin'"),
        )
        for (id_,) in conn.execute(f"SELECT id FROM {table} WHERE client_id = ? {where}", (client,))
    )


def _follow(store: Store, conn: Connection, done: Undo, made: Sequence[Step]) -> list[int]:
    """What hangs on these rows is judged anew; gives back the rows to settle first."""
    known = Touched(made)
    if done.action in BOOK:
        changed(store, conn, known.identifiers())
        for client in sorted(known.repoliced()):
            rejudge_client(conn, client)
    for address in known.senders():
        rejudge_sender(conn, address)
    placements.mark_stale(conn, conversations_of(conn, known.of("messages")))
    placements.mark_stale(conn, conversations_of(conn, known.mails_decided_on()))
    placements.mark_stale(conn, known.homes_of_followups(conn))
    mark_followups(conn, sorted(followups_of(made)))
    some = sorted(known.of("calls"))
    moved = links.relink_calls(store, conn, some)  # the book may be another by now
    whose = known.clients_of_calls()
    for at in spoken_at(conn, some):
        links.stale_by_calls(conn, whose, at)
    mark_changed(conn, [*some, *moved, *links.a_call_of(conn, whose)])
    moved = placements.refresh(conn, mails_wished(conn, known.of("intents")))
    keys = done.facts.get("keys", [])
    if done.action in UNJUDGED:
        return [*moved, *shown(conn, keys)]
    return again(store, conn, keys)


def _settle(store: Store, touched: Sequence[int], done: Undo) -> None:
    if done.action in BOOK:
        settle_all(store)
    else:
        settle_after(store, touched)
