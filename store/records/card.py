"""What one wants to see while the client rings: found from three letters or four digits."""

import re
from collections.abc import Sequence
from itertools import islice

from store.records import standing, urgency
from store.records.book import Book, book
from store.records.came_back import came_back
from store.records.client import Card, Contacted, Match, SentLately
from store.records.clients import client
from store.records.database import Connection, Store
from store.records.folding import fold
from store.records.hydrate import rows
from store.records.signed import signed
from store.records.standing import At
from store.records.ties import steady

OPEN, RECENT = 50, 12
LATELY, FEW = 30 * 86_400, 20
"""Seconds for which a mail of ours is looked through for what it promises, and how many are."""
_DIGITS = re.compile(r"\D+")


def card(store: Store, client_id: int, when: At, *, most: int | None = OPEN) -> Card | None:
    """Open loops first, `most` of them whole, then the last contacts. None if there is no such
    client."""
    known = client(store, client_id)
    if known is None:
        return None
    with store.snapshot() as conn:
        open_, who = standing.everything(store, conn, when), book(store, conn)
        mine = {
            key: loops
            for key, loops in open_.items()
            if any(loop.client == client_id and loop.kind != "fyi" for loop in loops)
        }
        keys = steady(conn, sorted((urgency.place_of_row(mine[key]), key) for key in mine))
        shown = rows(store, keys[:most], when)
        tops = [top for loops in mine.values() if (top := urgency.pressing(loops)) is not None]
        states = [
            "backlog" if top.standing.band == "backlog" else urgency.state_by(top) for top in tops
        ]
        addresses = [one for contact in known.contacts for one in contact.addresses]
        return Card(
            client=known,
            open=tuple(shown),
            keys=tuple(keys),
            recent=tuple(_recent(conn, who, client_id, when)),
            owed=states.count("owed"),
            waiting=states.count("waiting"),
            backlog=states.count("backlog"),
            sent=() if when.past else tuple(_sent(conn, "m.client_id = ?", client_id, when)),
            came_back=came_back(store, addresses, when.now),
            signed=None if when.past else signed(store, conn, who, client_id, when),
        )


def sent_last(store: Store, key: int, when: At) -> SentLately | None:
    """The mail of ours to look through on one row, as for a client's card; None if there is none,
    or it is none of mine and goes to no client."""
    with store.snapshot() as conn:
        found = _sent(conn, "m.conversation_id = ? AND (m.mine OR m.client_id > 0)", key, when)
        return next(iter(found), None)


def _sent(conn: Connection, whose: str, id_: int, when: At) -> list[SentLately]:
    rows_ = conn.execute(
        "SELECT m.conversation_id, m.at, m.subject, t.new_text FROM messages m "
        f"JOIN texts t ON t.message_id = m.id WHERE {whose} AND m.at BETWEEN ? AND ? "
        "AND m.ours = 1 AND m.machine = '' AND m.place IN ('here', 'outbox') "
        "AND NOT EXISTS (SELECT 1 FROM messages l WHERE l.conversation_id = m.conversation_id "
        "AND l.ours = 1 AND (l.at, l.id) > (m.at, m.id)) "
        "AND NOT EXISTS (SELECT 1 FROM messages l JOIN followups f ON f.message_id = l.id "
        "WHERE l.conversation_id = m.conversation_id AND f.modified_at >= m.at) "
        "ORDER BY m.at DESC LIMIT ?",
        (id_, when.now - LATELY, when.now, FEW),
    )
    return [SentLately(*found) for found in rows_.fetchall()]


def _recent(conn: Connection, who: Book, client_id: int, when: At) -> list[Contacted]:
    """What we pass on among ourselves is linked to the client, and no contact with them."""
    every = conn.execute(
        "SELECT at, ours, sender_name, sender, subject, conversation_id, "
        "(SELECT group_concat(canonical, ' ') FROM participants "
        "WHERE message_id = messages.id AND role IN ('to', 'cc', 'bcc')) FROM messages "
        "WHERE client_id = ? AND at <= ? AND place IN ('here', 'outbox') ORDER BY at DESC",
        (client_id, when.now),
    )
    mails = islice(
        (
            mail
            for *mail, to in every
            if not mail[1] or any(not who.party(one).us for one in (to or "").split())
        ),
        RECENT,
    )
    found = [
        Contacted(at, "mail-out" if ours else "mail-in", name or sender, subject, key)
        for at, ours, name, sender, subject, key in mails
    ]
    calls = conn.execute(
        "SELECT at, channel, direction, outcome, contact, summary, conversation_id, id FROM calls "
        "WHERE client_id = ? AND at <= ? ORDER BY at DESC LIMIT ?",
        (client_id, when.now, RECENT),
    ).fetchall()
    found += [
        Contacted(at, f"{channel}-{direction}", contact, summary or outcome, conversation or -id_)
        for at, channel, direction, outcome, contact, summary, conversation, id_ in calls
    ]
    return sorted(found, key=lambda one: -one.at)[:RECENT]


def match(store: Store, typed: str, most: int = 12) -> list[Match]:
    """Clients and contacts whose words begin so, or whose number ends so; best first."""
    with store.snapshot() as conn:
        digits = _DIGITS.sub("", typed)
        if len(digits) >= 3 and not re.search(r"[^\W\d_]", typed):
            return _by_digits(store, conn, digits)[:most]
        return _by_words(store, conn, fold(typed).split())[:most]


def _by_digits(store: Store, conn: Connection, digits: str) -> list[Match]:
    rows_ = conn.execute(
        "SELECT i.client_id, i.contact_id, c.name, i.raw, i.value FROM identifiers i "
        "LEFT JOIN contacts c ON c.id = i.contact_id WHERE i.kind = 'number' AND i.value LIKE ?",
        (f"%{digits}",),
    ).fetchall()
    return [_match(store, conn, row[0], row[1], row[2] or "", row[3]) for row in rows_]


def _by_words(store: Store, conn: Connection, words: Sequence[str]) -> list[Match]:
    if not words:
        return []
    found: list[tuple[int, str, Match]] = []
    contacts = conn.execute("SELECT id, client_id, name FROM contacts ORDER BY id").fetchall()
    for id_, facts in book(store, conn).clients.items():
        score = _score(words, facts.name)
        if score:
            found.append((score, facts.name, _match(store, conn, id_, None, "", "")))
    for contact, id_, name in contacts:
        score = _score(words, name) or _score(words, f"{name} {_name(store, conn, id_)}")
        if score and (score > 1 or not _score(words, _name(store, conn, id_))):
            found.append((score, name, _match(store, conn, id_, contact, name, "")))
    return [one for _, _, one in sorted(found, key=lambda item: (-item[0], item[1].casefold()))]


def _score(words: Sequence[str], name: str) -> int:
    """3: begins with what was typed; 2: each word begins one of its words; 0: it does not fit."""
    plain = fold(name)
    if plain.startswith(" ".join(words)):
        return 3
    have = plain.split()
    return 2 if all(any(word.startswith(part) for word in have) for part in words) else 0


def _name(store: Store, conn: Connection, client_id: int) -> str:
    facts = book(store, conn).clients.get(client_id)
    return facts.name if facts else ""


def _match(
    store: Store, conn: Connection, client_id: int, contact: int | None, name: str, number: str
) -> Match:
    facts = book(store, conn).clients[client_id]
    return Match(client_id, facts.name, facts.tier or "standard", contact, name, number)
