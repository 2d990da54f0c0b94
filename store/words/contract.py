"""Rows <-> the JSON of the command line: a public contract, field by field."""

import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from store.records.rows import OpenLoop, Row, Settled
from store.rules.instant import Instant
from store.rules.loop import Reason
from store.words.reasons import sentence
from store.words.stamps import iso

if TYPE_CHECKING:
    from store.records.client import Card, Client
    from store.records.items import CallItem

Object = dict[str, object]


def row_text(row: Row | Settled, zone: ZoneInfo, now: Instant) -> str:
    """`row_object` as JSON for `stream`. Nineteen in twenty rows of a long list are settled, and
    of these nothing but a few fields ever differs."""
    if isinstance(row, Row):
        return dump(row_object(row, zone, now))
    _, id_, subject, root, people, messages, calls, unread, last, _, client, tier = row
    mail = (
        f'"subject": {_quoted(subject)}, "root": {"null" if root is None else _quoted(root)}, '
        f'"with": {people}'
    )
    return (
        f'{{"id": "{id_}", "kind": "mail", {_whose(client, tier)}, {_visible(mail)}, '
        f'"messages": {messages}, "calls": {calls}, "unread": {unread}, '
        f'"last": "{iso(last, zone)}", "snoozed_until": null, "state": "done", "since": null, '
        '"due": null, "band": null, "overdue": false, "reason": null, "loops": []}'
    )


@lru_cache(maxsize=10_000)
def _whose(client: str | None, tier: str) -> str:
    return _visible(f'"client": {_encode(client)}, "tier": {_encode(tier)}')


def row_object(row: Row, zone: ZoneInfo, now: Instant) -> Object:
    loops = [loop_object(loop, zone, now) for loop in row.loops]
    return {
        "id": row.id,
        "kind": row.kind,
        "client": row.client,
        "tier": row.tier,
        "subject": row.subject,
        "root": row.root,
        "with": list(row.with_),
        "messages": row.messages,
        "calls": row.calls,
        "unread": row.unread,
        "last": iso(row.last, zone),
        "snoozed_until": _iso(row.snoozed_until, zone),
        "state": row.state,
        "since": _iso(row.since, zone),
        "due": _iso(row.due, zone),
        "band": row.band,
        "overdue": row.overdue,
        "reason": _main_reason(row, loops, zone, now),
        "loops": loops,
    }


def _main_reason(row: Row, loops: list[Object], zone: ZoneInfo, now: Instant) -> object:
    """That of the most pressing loop, else why it is for information."""
    if row.reason is None:
        return None
    if row.loops and row.loops[0].reason is row.reason:
        return loops[0]["reason"]
    return _reason(row.loops[0].kind if row.loops else "fyi", row.reason, zone, now)


def loop_object(loop: OpenLoop, zone: ZoneInfo, now: Instant) -> Object:
    return {
        "kind": loop.kind,
        "who": loop.who,
        "client": loop.client,
        "since": iso(loop.since, zone),
        "due": iso(loop.due, zone),
        "overdue": loop.overdue,
        "reason": _reason(loop.kind, loop.reason, zone, now),
    }


def _reason(kind: str, reason: Reason, zone: ZoneInfo, now: Instant) -> Object:
    facts = {
        key: iso(value, zone) if key in _INSTANTS and isinstance(value, int) else value
        for key, value in reason.facts.items()
        if key not in _ROW_IDS
    }
    return {
        "code": reason.code,
        "rule": reason.rule,
        "facts": facts,
        "text": sentence(kind, reason, zone, now),
    }


_INSTANTS = {"since", "due", "tried_last", "spoke", "wrote", "crossed", "other_at"}
_ROW_IDS = {"mail", "call", "followup"}
"""Numbers of rows mean nothing outside of the store."""


def _iso(at: Instant | None, zone: ZoneInfo) -> str | None:
    return None if at is None else iso(at, zone)


def call_object(call: "CallItem", zone: ZoneInfo) -> Object:
    """With the field names of the calls CSV."""
    return {
        "id": call.uuid,
        "at": iso(call.at, zone),
        "direction": call.direction,
        "outcome": call.outcome,
        "number": call.e164 or call.number,
        "client": call.client or "",
        "summary": call.summary,
        "channel": call.channel,
        "minutes": call.minutes,
        "contact": call.contact or "",
        "notes": call.notes,
    }


def client_object(client: "Client") -> Object:
    """With the field names of the clients CSV; who has which address stands in `contacts`."""
    fields: Object = {
        "name": client.name,
        "tier": client.tier or "standard",
        "contact": [c.name for c in client.contacts if c.name],
        "email": [address for c in client.contacts for address in c.addresses],
        "domain": list(client.domains),
        "phone": [number for c in client.contacts for number in c.numbers],
        "contacts": [
            {"contact": c.name, "email": list(c.addresses), "phone": list(c.numbers)}
            for c in client.contacts
        ],
    }
    own = {**client.policy, **client.notes}
    return {**fields, **{key: value for key, value in own.items() if key not in fields}}


def card_object(card: "Card", zone: ZoneInfo, now: Instant) -> Object:
    return {
        **client_object(card.client),
        "open": [row_object(row, zone, now) for row in card.open],
        "recent": [
            {"at": iso(one.at, zone), "kind": one.kind, "who": one.who, "subject": one.subject}
            for one in card.recent
        ],
    }


_quoted = json.encoder.encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False).encode


def dump(one: Object) -> str:
    return _visible(_encode(one))


def stream(lines: Iterable[str], write: Callable[[str], object]) -> None:
    """A JSON array of what `dump` or `row_text` wrote, an object a line, without ever holding it
    whole."""
    before, rest = "[\n", iter(lines)
    while piece := list(islice(rest, PIECE)):
        write(before + ",\n".join(piece))
        before = ",\n"
    write("[]\n" if before == "[\n" else "\n]\n")


_UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")


def _visible(text: str) -> str:
    """JSON says the same without the characters that command a terminal or turn its text around;
    those below U+0020 it never has as they are."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


PIECE = 500
"""Objects that are written at once."""
