"""Whose a mail is beyond what the book says of its sender: by a pin, or by the thread it is in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.records.message_rows import MessageRow
from store.rules.events import Mail, Party


def by_thread(rows: list[MessageRow]) -> list[MessageRow]:
    """A sender whom the book does not name belongs to the client of the thread, while one of that
    client's addresses still takes part in the mail; that their domain is another client's comes
    after it (links, rule 2). A client's mail makes it theirs from its instant on."""
    clients: dict[int, set[int]] = defaultdict(set)
    found = []
    for row, given in _by_pin(rows):
        known = row if given else _adopted(row, clients[row.conversation])
        if known.event.sender.client is not None:
            clients[row.conversation].add(known.event.sender.client)
        found.append(known)
    return found


_Pins = Mapping[tuple[int, str], int | None]
"""(conversation, address) -> client"""


def _by_pin(rows: list[MessageRow]) -> list[tuple[MessageRow, bool]]:
    """A pin holds for the same person in the same conversation: for what they write there, also
    later, and for what we write to them. One on our mail is of those whom it went to, or whose
    mail it passes on. With whether the sender is one."""
    pins = {
        (row.conversation, party.address): row.client
        for row in rows
        if row.pinned
        for party in _meant(row.event)
    }
    return [_given(row, pins) for row in rows]


def _meant(mail: Mail) -> Sequence[Party]:
    """Of whom the user said something, with a pin on this mail."""
    if not mail.sender.us:
        return [mail.sender]
    return [*mail.to, mail.forwarded] if mail.forwarded else mail.to


def _given(row: MessageRow, pins: _Pins) -> tuple[MessageRow, bool]:
    if row.pinned or not pins:
        return row, row.pinned

    def given(party: Party) -> Party:
        client = None if party.us else pins.get((row.conversation, party.address))
        named = client is not None and party.address
        return party._replace(client=client) if named else party

    mail = row.event
    event = replace(
        mail,
        sender=given(mail.sender),
        to=tuple(given(one) for one in mail.to),
        cc=tuple(given(one) for one in mail.cc),
        forwarded=mail.forwarded and given(mail.forwarded),
    )
    return replace(row, event=event), event.sender is not mail.sender


def _adopted(row: MessageRow, clients: set[int]) -> MessageRow:
    sender = row.event.sender
    theirs = sender.client is not None and (sender.named or sender.client in clients)
    if sender.us or theirs or not sender.address:
        return row
    beside = {p.client for p in (*row.event.to, *row.event.cc)} & clients
    if len(beside) != 1:
        return row
    event = replace(row.event, sender=sender._replace(client=beside.pop()))
    return replace(row, event=event)
