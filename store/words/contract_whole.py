"""A row with all that happened in it -> the JSON of `owed show`."""

from zoneinfo import ZoneInfo

from store.records.items import DecisionItem, FollowUp, Item, MailItem, Whole
from store.rules.instant import Instant
from store.words import cautions
from store.words.contract import Object, call_object, row_object
from store.words.stamps import iso


def whole_object(whole: Whole, zone: ZoneInfo, now: Instant) -> Object:
    return {
        **row_object(whole.row, zone, now),
        "items": [_item_object(item, zone) for item in whole.items],
    }


def _item_object(item: Item, zone: ZoneInfo) -> Object:
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
            "cautions": [
                {"code": one.code, "text": cautions.sentence(one)} for one in item.cautions
            ],
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
    if isinstance(item, FollowUp):
        return {
            "kind": "case" if item.kind == "case" else "promise",
            "at": iso(item.at, zone),
            "promise": item.topic or item.kind,
            "what": item.what,
            "who": item.whom,
            "due": iso(item.due, zone),
            "closed": item.closed or None,
        }
    return {"kind": "call", **call_object(item, zone)}
