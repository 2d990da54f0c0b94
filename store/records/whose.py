"""Whose is it, as a person answers it: of a row, or of an address, a domain or a number. One way
for the screen and the command line."""

from typing import NamedTuple

from store.records import claims, clients, hydrate, linking
from store.records.book import book
from store.records.database import Store
from store.records.entries import BookError, folded_name
from store.records.links import Relink
from store.records.public_ids import NoSuchRow, key_of
from store.records.rows import Given, Linked, Row
from store.records.standing import at
from store.rules.links import exact, firm_of
from store.rules.phone import normal


class Answer(NamedTuple):
    target: Given
    client: int | None
    """None: a new one of that name."""
    name: str
    how: str = ""
    """shared: another client may have it, too; alone: of several that do, only this one."""


def target(store: Store, what: str) -> Given:
    """Raises NoSuchRow, BookError."""
    text = what.strip()
    key = key_of(store, text)
    if key is not None and (row := hydrate.row(store, key, at(store))) is not None:
        return of_row(row)
    if "@" in text.removeprefix("@"):
        return Given(None, "address", text)
    digits = sum(char.isdecimal() for char in text)
    if digits >= 3 and normal(text, store.config.region).key and "." not in text.strip("."):
        return Given(None, "number", text)
    if digits >= 6 and not any(char.isalpha() for char in text):
        return Given(None, "number", text)
    if "." in text or text.startswith("@"):
        return Given(None, "domain", text)
    raise NoSuchRow(text)


def of_row(row: Row) -> Given:
    """By its stranger's address or number; a row that the book has linked already, or that has
    neither, is given away alone."""
    shown = row.who or row.subject
    asked = row.question
    by_row = row.client is not None or not row.with_
    if by_row or (asked is not None and asked.kind in ("address", "number")):
        return Given(row.key, question=asked, shown=row.with_[0] if row.with_ else shown)
    kind = "number" if row.kind == "call" else "address"
    person = row.who if row.who and row.who != row.with_[0] else ""
    return Given(row.key, kind, row.with_[0], person, asked)


def of_firm(store: Store, row: Row) -> Given | None:
    """By the domain of the stranger's firm; None where anybody may have an address there."""
    by_row = of_row(row)
    if by_row.kind != "address":
        return None
    firm = firm_of(by_row.typed, frozenset(store.config.links.free_mail))
    if not firm:
        return None
    return by_row._replace(kind="domain", typed=firm, more=(("address", by_row.typed),))


def preview(store: Store, answer: Answer) -> Relink:
    """What `give` would move. Raises BookError."""
    what, form = answer.target, _contested(answer)
    if form is not None and answer.client is not None:
        return claims.preview_alone(store, answer.client, form)
    if not what.kind:
        return linking.preview_pin(store, what.key or 0)
    if answer.client is None:
        return linking.preview_new(store, _known(what))
    return linking.preview(store, answer.client, what.kind, what.typed)


def give(store: Store, answer: Answer) -> Relink:
    """Raises BookError."""
    what, form = answer.target, _contested(answer)
    if answer.client is None:
        moves = preview(store, answer)
        clients.create(
            store, answer.name, identifiers=_known(what), contact=what.person, row=what.key,
            gives=not what.kind,
        )  # fmt: skip
        return moves
    if form is not None:
        return claims.alone(store, answer.client, form, what.key)
    if not what.kind:
        assert what.key is not None
        return linking.pin(store, what.key, answer.client)
    return linking.attach(
        store, answer.client, what.kind, what.typed, what.person, what.key,
        shared=answer.how == "shared",
    )  # fmt: skip


def _known(what: Given) -> list[tuple[str, str]]:
    """All that goes into the book of a new client."""
    return [(what.kind, what.typed), *what.more] if what.kind else []


def _contested(answer: Answer) -> tuple[str, str] | None:
    """What of several clients is to be one's alone."""
    if answer.how != "alone":
        return None
    what = answer.target
    if what.question is not None and what.question.kind in ("address", "domain", "number"):
        return what.question.kind, what.question.value
    if not what.kind:
        raise BookError("not-claimed")
    return what.kind, what.typed


def person(what: Given, name: str) -> int | None:
    """The contact of that name among those of whom one rang; None where it is not asked, or of
    nobody of that name."""
    asked = what.question
    if asked is None or asked.kind != "person":
        return None
    named = {folded_name(one): id_ for one, id_ in zip(asked.names, asked.ids, strict=True)}
    return named.get(folded_name(name))


def rang(store: Store, what: Given, contact: int) -> None:
    assert what.key is not None
    claims.who_rang(store, what.key, contact)


def never(store: Store, *some: Given) -> None:
    """They are nobody's clients, as one step. Raises BookError."""
    known = list(dict.fromkeys((what.kind, what.typed) for what in some if what.kind))
    if not known:
        raise BookError("no-stranger")
    linking.never_all(store, known, [what.key for what in some if what.key is not None])


def linked_by(store: Store, row: Row) -> Linked | None:
    """None where it has no client, or none that anybody wrote or rang for."""
    if row.client_id is None:
        return None
    with store.snapshot() as conn:
        if row.kind == "call":
            found = conn.execute(
                "SELECT named, number FROM calls WHERE id = ?", (-row.key,)
            ).fetchone()
            return Linked("pin") if found[0] else Linked("number", found[1])
        mail = conn.execute(
            "SELECT m.link_rule, p.address FROM messages m JOIN participants p "
            "ON p.message_id = m.id AND (p.canonical = m.sender AND m.ours = 0 "
            "OR m.ours = 1 AND p.role IN ('to', 'cc')) "
            "WHERE m.conversation_id = ? AND m.client_id = ? "
            "ORDER BY m.ours, m.at DESC, p.role DESC, p.place LIMIT 1",
            (row.key, row.client_id),
        ).fetchone()
        if mail is None:
            return None
        if mail[0] == "pin":
            return Linked("pin")
        hit = book(store, conn).hit(exact(mail[1])).hit
    if hit is None or hit.client != row.client_id:
        return Linked("thread")
    return Linked(hit.rule, hit.value)
