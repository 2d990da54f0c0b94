"""Whose a row is, as a person says it: by an identifier of the book, by a pin, or nobody's."""

import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.records import followup_states, links, undo
from store.records.database import Connection, Store, bump
from store.records.entries import (
    BookError,
    add_identifier,
    contact,
    identifier,
    refuse_taken,
)
from store.records.links import Relink
from store.records.placements import mark_stale
from store.records.rejudging import changed
from store.records.rowkeys import is_followup, split
from store.records.settling import mark_changed, mark_followups, settle_all
from store.records.undo import Scope
from store.rules.free_mail import is_free_mail, is_public

__all__ = [
    "Claim",
    "Relink",
    "attach",
    "give",
    "never",
    "pin",
    "preview",
    "preview_give",
    "preview_new",
    "preview_pin",
]


class Claim(NamedTuple):
    """A row, and what of it goes into the book; without an identifier the row alone is given."""

    key: int
    kind: str = ""
    typed: str = ""
    person: str = ""


def attach(
    store: Store,
    client_id: int,
    kind: str,
    typed: str,
    person: str = "",
    row: int | None = None,
    *,
    shared: bool = False,
) -> Relink:
    """Gives a client one more identifier and links the history that it claims. Raises BookError,
    also for a domain at which anybody may have an address.

    row: of the list, from which it was done; shared: another client may have it, too, and then it
    is asked whose each row is.
    """
    form = identifier(store, kind, typed)
    moves = preview(store, client_id, kind, typed)
    if kind == "domain" and never_links(store, form[1]):
        raise BookError("free-mail", value=typed)
    with store.transaction(durable=True) as conn:
        if not shared:
            refuse_taken(conn, *form, client_id)
        facts = {"client": client_name(conn, client_id), "what": typed, "keys": keys_of(row)}
        with undo.recorded(
            conn, "attach", _scopes(client_id, [form]), {**facts, **moves._asdict()}
        ):
            who = contact(conn, client_id, person) if kind != "domain" else None
            if not _has(conn, client_id, who, form):
                add_identifier(conn, client_id, who, *form, typed)
            conn.execute("DELETE FROM never WHERE kind = ? AND value = ?", form)
        changed(store, conn, [form])
    settle_all(store)
    return moves


def never_links(store: Store, domain: str) -> bool:
    return is_free_mail(domain, frozenset(store.config.links.free_mail)) or is_public(domain)


def _has(conn: Connection, client_id: int, who: int | None, form: tuple[str, str]) -> bool:
    row = conn.execute(
        "SELECT 1 FROM identifiers WHERE client_id = ? AND contact_id IS ? AND kind = ? "
        "AND value = ?",
        (client_id, who, *form),
    )
    return row.fetchone() is not None


def _scopes(client_id: int, forms: Iterable[tuple[str, str]]) -> list[Scope]:
    return [
        Scope("contacts", "client_id = ?", (client_id,)),
        Scope("identifiers", "client_id = ?", (client_id,)),
        *(Scope("never", "kind = ? AND value = ?", form) for form in forms),
    ]


def client_name(conn: Connection, client_id: int) -> str:
    row = conn.execute("SELECT name FROM clients WHERE id = ?", (client_id,)).fetchone()
    if row is None:
        raise BookError("unknown-client", value="")
    return str(row[0])


def keys_of(row: int | None) -> list[int]:
    return [] if row is None else [row]


def preview(store: Store, client_id: int, kind: str, typed: str) -> Relink:
    """What `attach` would move to the client; 0 for one who is not in the book yet."""
    form = identifier(store, kind, typed)
    with store.snapshot() as conn:
        return links.affected(conn, form, client_id)


def preview_new(store: Store, known: Iterable[tuple[str, str]]) -> Relink:
    """What a new client of whom all this is known, by kind and as typed, would have at once."""
    forms = [(identifier(store, kind, typed), 0) for kind, typed in known]
    with store.snapshot() as conn:
        return links.moved(conn, forms)


def preview_pin(store: Store, key: int) -> Relink:
    """What `pin` would move: the mails of others in the row, else ours, or its call."""
    if is_followup(key):
        return Relink(0, 0)
    if key < 0:
        return Relink(0, 1)
    row = (
        store.reader()
        .execute(f"SELECT count(*) FROM messages WHERE {_PINNABLE}", (key, key))
        .fetchone()
    )
    return Relink(int(row[0]), 0)


def never(store: Store, kind: str, typed: str, row: int | None = None) -> None:
    """This stranger is nobody's client: no more asked about."""
    never_all(store, [(kind, typed)], keys_of(row))


def never_all(store: Store, some: Sequence[tuple[str, str]], rows: Sequence[int]) -> None:
    """The same of several, as one step; what was typed, by its kind."""
    forms = [identifier(store, kind, typed) for kind, typed in some]
    scopes = [Scope("never", "kind = ? AND value = ?", form) for form in forms]
    facts = {"what": ", ".join(typed for _, typed in some), "keys": list(rows)}
    with store.transaction(durable=True) as conn:
        with undo.recorded(conn, "never", scopes, facts):
            conn.executemany(
                "INSERT OR IGNORE INTO never VALUES (?, ?, ?)",
                [(*form, int(time.time())) for form in forms],
            )
        bump(conn, "book")


def pin(store: Store, key: int, client_id: int | None) -> Relink:
    """This row is that client's, whatever the book says; None: the book decides again."""
    moves = preview_pin(store, key)
    with store.transaction(durable=True) as conn:
        name = "" if client_id is None else client_name(conn, client_id)
        facts = {"client": name, "keys": [key], **moves._asdict()}
        with undo.recorded(conn, "pin", [scope_of(key)], facts):
            hand_over(store, conn, key, client_id)
        bump(conn, "mail", "calls")
    settle_all(store)
    return moves


def give(store: Store, client_id: int, claims: Sequence[Claim]) -> Relink:
    """Several rows become that client's, as one step. Raises BookError; then none does."""
    known = {identifier(store, c.kind, c.typed): c for c in claims if c.kind}
    keys = [claim.key for claim in claims if not claim.kind]
    moved = preview_give(store, client_id, claims)
    with store.transaction(durable=True) as conn:
        scopes = _scopes(client_id, known) if known else []
        scopes += [scope_of(key) for key in keys]
        facts = {"client": client_name(conn, client_id), "keys": [c.key for c in claims]}
        with undo.recorded(conn, "pin", scopes, {**facts, **moved._asdict()}):
            for form, claim in known.items():
                refuse_taken(conn, *form, client_id)
                who = contact(conn, client_id, claim.person)
                add_identifier(conn, client_id, who, *form, claim.typed)
                conn.execute("DELETE FROM never WHERE kind = ? AND value = ?", form)
            for key in keys:
                hand_over(store, conn, key, client_id)
        changed(store, conn, list(known))
        bump(conn, "mail", "calls")
    settle_all(store)
    return moved


def preview_give(store: Store, client_id: int, claims: Sequence[Claim]) -> Relink:
    """What `give` would move. Raises BookError."""
    known = {identifier(store, c.kind, c.typed) for c in claims if c.kind}
    with store.snapshot() as conn:
        moves = [links.affected(conn, form, client_id) for form in known]
    moves += [preview_pin(store, claim.key) for claim in claims if not claim.kind]
    return Relink(sum(m.mails for m in moves), sum(m.calls for m in moves))


def hand_over(store: Store, conn: Connection, key: int, client_id: int | None) -> None:
    """In the transaction of whoever records it: the row is that client's, as `pin` says."""
    if is_followup(key):
        followup_states.give(conn, split([key]).followups[0], client_id)
        mark_followups(conn, split([key]).followups)
    else:
        (_pin_mail if key > 0 else _pin_call)(store, conn, key, client_id)


def scope_of(key: int) -> Scope:
    """What `hand_over` changes."""
    if is_followup(key):
        return Scope("followups", "id = ?", split([key]).followups, "id, client_id")
    if key > 0:
        return Scope("messages", "conversation_id = ?", (key,), "id, client_id, link_rule")
    return Scope("calls", "id = ?", (-key,), "id, client_id, contact_id, named")


def _pin_mail(_store: Store, conn: Connection, key: int, client_id: int | None) -> None:
    conn.execute(
        f"UPDATE messages SET client_id = ?, link_rule = ? WHERE {_PINNABLE}",
        (client_id, "" if client_id is None else "pin", key, key),
    )
    mark_stale(conn, [key])


_PINNABLE = (
    "conversation_id = ? AND (ours = 0 OR link_rule = 'pin' OR NOT EXISTS "
    "(SELECT 1 FROM messages theirs WHERE theirs.conversation_id = ? AND theirs.ours = 0))"
)
"""Where nobody else has written, ours bear the pin, and keep it when somebody does."""


def _pin_call(store: Store, conn: Connection, key: int, client_id: int | None) -> None:
    """The calls of the client that it leaves are judged anew, too."""
    (before,) = conn.execute("SELECT client_id FROM calls WHERE id = ?", (-key,)).fetchone()
    links.stale_by_moved(conn, [-key])
    conn.execute(
        "UPDATE calls SET client_id = ?, contact_id = NULL, named = ? WHERE id = ?",
        (client_id, int(client_id is not None), -key),
    )
    if client_id is None:
        links.relink_calls(store, conn, [-key])
    links.stale_by_moved(conn, [-key])
    left = [] if before is None else links.a_call_of(conn, [before])
    mark_changed(conn, [-key, *left])
