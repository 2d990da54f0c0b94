"""Rows <-> the JSON of the command line: a public contract, field by field."""

import json
from collections.abc import Callable, Iterable, Iterator
from zoneinfo import ZoneInfo

from store.records.rows import (
    CallItem,
    Card,
    Client,
    DecisionItem,
    Item,
    MailItem,
    OpenLoop,
    Row,
    Whole,
)
from store.rules.instant import Instant
from store.words.reasons import sentence
from store.words.stamps import iso

Object = dict[str, object]


def row_object(row: Row, zone: ZoneInfo, now: Instant) -> Object:
    main = row.loops[0].kind if row.loops else "fyi"
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
        "reason": None if row.reason is None else _reason(main, row.reason, zone, now),
        "loops": [loop_object(loop, zone, now) for loop in row.loops],
    }


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


def _reason(kind: str, reason: "object", zone: ZoneInfo, now: Instant) -> Object:
    from store.rules.loop import Reason

    assert isinstance(reason, Reason)
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


_INSTANTS = {"since", "due", "tried_last", "spoke"}
_ROW_IDS = {"mail", "call"}
"""Numbers of rows mean nothing outside of the store."""


def _iso(at: Instant | None, zone: ZoneInfo) -> str | None:
    return None if at is None else iso(at, zone)


def whole_object(whole: Whole, zone: ZoneInfo, now: Instant) -> Object:
    return {
        **row_object(whole.row, zone, now),
        "items": [item_object(item, zone) for item in whole.items],
    }


def item_object(item: Item, zone: ZoneInfo) -> Object:
    if isinstance(item, MailItem):
        return {
            "kind": "mail",
            "at": iso(item.at, zone),
            "direction": "out" if item.ours else "in",
            "from": {"name": item.from_name, "address": item.from_address},
            "to": list(item.to),
            "cc": list(item.cc),
            "subject": item.subject,
            "message_id": item.message_id or None,
            "text": item.text,
            "new_text": item.new_text,
            "unread": item.unread,
            "starred": item.starred,
            "machine": item.machine or None,
            "attachments": [
                {"part": a.part, "name": a.name, "type": a.type, "size": a.size}
                for a in item.attachments
            ],
        }
    if isinstance(item, DecisionItem):
        return {
            "kind": "decision",
            "at": iso(item.at, zone),
            "decision": item.kind,
            "word": item.word,
        }
    return {"kind": "call", **call_object(item, zone)}


def call_object(call: CallItem, zone: ZoneInfo) -> Object:
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


def client_object(client: Client) -> Object:
    """With the field names of the clients CSV; who has which address stands in `contacts`."""
    own = {**client.policy, **client.notes}
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
    return {**own, **fields}


def card_object(card: Card, zone: ZoneInfo, now: Instant) -> Object:
    return {
        **client_object(card.client),
        "open": [row_object(row, zone, now) for row in card.open],
        "recent": [
            {"at": iso(one.at, zone), "kind": one.kind, "who": one.who, "subject": one.subject}
            for one in card.recent
        ],
    }


def dump(one: Object) -> str:
    return json.dumps(one, ensure_ascii=False)


def stream(objects: Iterable[Object], write: Callable[[str], object]) -> None:
    """A JSON array, an object a line, without ever holding it whole."""
    encoder = json.JSONEncoder(ensure_ascii=False)
    first = True
    for part in _lines(objects, encoder):
        write(("[\n" if first else ",\n") + part)
        first = False
    write("[]\n" if first else "\n]\n")


def _lines(objects: Iterable[Object], encoder: json.JSONEncoder) -> Iterator[str]:
    for one in objects:
        yield encoder.encode(one)
