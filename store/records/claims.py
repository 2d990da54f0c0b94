"""What a person says of an identifier that the book knows already: it is taken off a client, it is
of one alone, or of one more; and who of a client rang from the number that several share."""

from store.records import links, undo
from store.records.calls import update
from store.records.database import Connection, Store
from store.records.entries import BookError, Identifier, identifier
from store.records.linking import client_name, keys_of
from store.records.links import Relink
from store.records.rejudging import changed
from store.records.rowkeys import split
from store.records.settling import mark_changed, settle_all
from store.records.undo import Scope


def owners(store: Store, kind: str, typed: str) -> list[tuple[int, str]]:
    """The clients that have the identifier, with their names. Raises BookError."""
    form = identifier(store, kind, typed)
    return (
        store.reader()
        .execute(
            "SELECT DISTINCT c.id, c.name FROM identifiers i JOIN clients c ON c.id = i.client_id "
            "WHERE i.kind = ? AND i.value = ? ORDER BY c.name",
            form,
        )
        .fetchall()
    )


def preview_take_off(store: Store, client_id: int, kind: str, typed: str) -> Relink:
    """What would no longer be the client's. Raises BookError."""
    form = identifier(store, kind, typed)
    with store.snapshot() as conn:
        _check(conn, form, client_id, typed)
        return links.held(conn, form, client_id)


def take_off(store: Store, client_id: int, kind: str, typed: str) -> Relink:
    """The client no longer has the identifier; the history that it claimed is linked anew."""
    moves = preview_take_off(store, client_id, kind, typed)
    form = identifier(store, kind, typed)
    theirs = "kind = ? AND value = ? AND client_id = ?"
    with store.transaction(durable=True) as conn:
        _check(conn, form, client_id, typed)
        facts = {"client": client_name(conn, client_id), "what": typed, **moves._asdict()}
        scope = Scope("identifiers", theirs, (*form, client_id))
        with undo.recorded(conn, "detach", [scope], facts):
            conn.execute(f"DELETE FROM identifiers WHERE {theirs}", (*form, client_id))
        changed(store, conn, [form])
    settle_all(store)
    return moves


def _check(conn: Connection, form: Identifier, client_id: int, typed: str) -> None:
    row = conn.execute(
        "SELECT 1 FROM identifiers WHERE kind = ? AND value = ? AND client_id = ?",
        (*form, client_id),
    )
    if row.fetchone() is None:
        raise BookError("not-theirs", value=typed, client=client_name(conn, client_id))


def preview_alone(store: Store, client_id: int, form: Identifier) -> Relink:
    with store.snapshot() as conn:
        return links.affected(conn, form, client_id)


def alone(store: Store, client_id: int, form: Identifier, row: int | None = None) -> Relink:
    """What several clients claim is this one's from now on."""
    moves = preview_alone(store, client_id, form)
    others = "kind = ? AND value = ? AND client_id <> ?"
    with store.transaction(durable=True) as conn:
        facts = {"client": client_name(conn, client_id), "what": form[1], "keys": keys_of(row)}
        scope = Scope("identifiers", others, (*form, client_id))
        with undo.recorded(conn, "alone", [scope], {**facts, **moves._asdict()}):
            conn.execute(f"DELETE FROM identifiers WHERE {others}", (*form, client_id))
        changed(store, conn, [form])
    settle_all(store)
    return moves


def who_rang(store: Store, key: int, contact_id: int) -> None:
    """The person of the client in the call of this row."""
    call = split([key]).calls[0]
    with store.transaction(durable=True) as conn:
        (name,) = conn.execute("SELECT name FROM contacts WHERE id = ?", (contact_id,)).fetchone()
        scope = Scope("calls", "id = ?", (call,), "id, contact_id, contact, named")
        with undo.recorded(conn, "person", [scope], {"what": name, "keys": [key]}):
            update(conn, call, {"contact_id": contact_id, "contact": name})
        mark_changed(conn, [call])
    settle_all(store)
