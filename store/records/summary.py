"""What a list shows of a conversation, from its messages and calls."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from store.records.message_rows import MessageRow
from store.rules.instant import Instant


class Summary(NamedTuple):
    """In the order of the columns of `conversations`."""

    subject: str
    root: str | None
    who: str
    people: tuple[str, ...]
    first: Instant
    last: Instant
    messages: int
    calls: int
    unread: int
    starred: int
    documents: int
    inbox: int
    sent: int
    client: int | None


PEOPLE = 50
"""Addresses and numbers that a row names at most."""


def summary(rows: Sequence[MessageRow], calls: Sequence[tuple[Instant, str]]) -> Summary:
    """rows: by instant; calls: instant and number of each."""
    held = [row for row in rows if row.place != "drafts"] or rows
    counted = [row for row in held if row.place in {"here", "outbox"}]
    oldest = held[0] if held else None
    instants = [row.event.at for row in counted] + [at for at, _ in calls]
    people = dict.fromkeys(address for row in _letters(held) for address in row.addresses)
    people |= dict.fromkeys(number for _, number in calls if number)
    return Summary(
        subject=oldest.subject if oldest else "",
        root=oldest.message_id or None if oldest else None,
        who=_name(_letters(counted or held)),
        people=tuple(people)[:PEOPLE],
        first=min(instants, default=0),
        last=max(instants, default=0),
        messages=len(counted),
        calls=len(calls),
        unread=sum(not row.seen and not row.sent for row in counted),
        starred=sum(row.flagged for row in counted),
        documents=sum(row.documents for row in counted),
        inbox=sum(row.inbox for row in counted),
        sent=sum(row.sent for row in counted),
        client=next((c for row in reversed(held) if (c := client_of(row)) is not None), None),
    )


def columns(found: Summary) -> tuple[object, ...]:
    """As they are stored."""
    return found._replace(people=json.dumps(found.people, ensure_ascii=False))  # type: ignore[arg-type]


def _letters(rows: Sequence[MessageRow]) -> Sequence[MessageRow]:
    """Less the reports of what came back, which nobody wrote; all, if there is nothing else."""
    return [row for row in rows if row.event.machine != "bounce"] or rows


def _name(rows: Sequence[MessageRow]) -> str:
    theirs = next((row.who for row in reversed(rows) if not row.ours), "")
    return theirs or next((row.who for row in reversed(rows)), "")


def client_of(row: MessageRow) -> int | None:
    """Inbound by its sender, outbound by To, then Cc (links, rule 2)."""
    event = row.event
    if row.pinned:
        return row.client
    if not event.sender.us:
        return event.sender.client
    parties = (*event.to, *event.cc)
    linked = (p.client for p in parties if p.client is not None)
    inside = event.forwarded.client if event.forwarded else None
    return next(linked, inside)
