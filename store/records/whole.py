"""A row with all that happened in it: mails, calls and decisions in their place in time."""

import zlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from store.records import followup_states
from store.records.book import book
from store.records.cautions import with_cautions
from store.records.database import Connection, Store
from store.records.hydrate import row
from store.records.invitations import invitations
from store.records.items import (
    PEOPLE,
    AttachmentItem,
    CallItem,
    DecisionItem,
    Invitation,
    Item,
    MailItem,
    Whole,
)
from store.records.outbox_rows import of_conversation
from store.records.placements import marks
from store.records.rowkeys import is_followup
from store.records.standing import At
from store.rules.events import REPLIES

SHOWN = 1000
"""Mails of one conversation that are read at most, the newest."""


def whole(store: Store, key: int, when: At) -> Whole | None:
    """None if there is no such row, or was none at that instant."""
    found = row(store, key, when)
    if found is None:
        return None
    with store.snapshot() as conn:
        read = with_cautions(conn, book(store, conn), mails(conn, key, when))
        items: list[Item] = [*read, *_decisions(conn, key, when)]
        noted = followup_states.states(conn, followup_states.on_row(conn, key), when.now)
        items += noted
        if is_followup(key):
            said = [(one.call_id, when.now) for one in noted[:1] if one.call_id is not None]
            items += [call for one in said for call in calls(store, conn, _call_where(-1), one)]
        else:
            items += calls(store, conn, _call_where(key), (abs(key), when.now))
        outgoing = [] if when.past else of_conversation(conn, key)
    return Whole(found, tuple(sorted(items, key=lambda item: item.at)), tuple(outgoing))


def _call_where(key: int) -> str:
    if key > 0:
        return "conversation_id = ? AND at <= ?"
    return "(head_id = ?1 OR id = ?1) AND at <= ?2"


_MAIL = (
    "m.id, m.at, m.ours, m.from_name, m.from_address, m.subject, m.message_id, m.seen, m.flagged, "
    "m.machine, m.place, m.html, m.problems, m.body, t.text, t.new_text"
)


_INVITING = {"invitation", "cancelled", *REPLIES}


def mails(conn: Connection, key: int, when: At) -> list[MailItem]:
    if key < 0:
        return []
    rows = conn.execute(
        f"SELECT {_MAIL} FROM messages m JOIN texts t ON t.message_id = m.id "
        "WHERE m.conversation_id = ? AND m.at <= ? AND m.place NOT IN ('drafts', 'unsent') "
        "ORDER BY m.at DESC, m.ours DESC, m.digest DESC, m.id DESC LIMIT ?",
        (key, when.now, SHOWN),
    ).fetchall()[::-1]
    ids = [item[0] for item in rows]
    people = _people(conn, ids)
    attached = files(conn, ids)
    read = [_mail(item, people[item[0]], attached[item[0]]) for item in rows]
    read = [_to_everybody(conn, mail) if _to_many(mail) else mail for mail in read]
    inviting = [mail.id for mail in read if mail.machine in _INVITING]
    if not inviting:
        return read
    meetings = invitations(conn, inviting)
    return [_meeting(mail, meetings.get(mail.id)) for mail in read]


def _meeting(mail: MailItem, found: Invitation | None) -> MailItem:
    if found is not None and mail.machine in REPLIES:  # The agenda is the inviter's.
        found = found._replace(answer=mail.machine, agenda="")
    return mail._replace(invitation=found)


def _mail(
    item: tuple[Any, ...], people: Sequence[tuple[str, str]], files: Sequence[AttachmentItem]
) -> MailItem:
    (id_, at, ours, name, address, subject, message_id, seen, flagged, machine, place, html,
     problems, body, text, new_text) = item  # fmt: skip
    return MailItem(
        id=id_,
        at=at,
        ours=bool(ours),
        from_name=name,
        from_address=address,
        to=tuple(who for role, who in people if role == "to"),
        cc=tuple(who for role, who in people if role == "cc"),
        subject=subject,
        message_id=message_id,
        text=text,
        new_text=new_text,
        unread=not seen and not ours,
        starred=bool(flagged),
        machine=machine,
        attachments=tuple(files),
        place=place,
        html=bool(html),
        problems=tuple(problems.split()),
        body=body,
        forwards=any(role == "inside" for role, _ in people),
    )


def _to_many(mail: MailItem) -> bool:
    return max(len(mail.to), len(mail.cc)) >= PEOPLE


def _to_everybody(conn: Connection, mail: MailItem) -> MailItem:
    """Of so many recipients the first are kept; all stand in its header, where that is here."""
    from store.message.headers import MAX_BLOCK
    from store.message.parse import header_of

    start = _start(conn, mail.id, MAX_BLOCK)
    if not start:
        return mail
    header = header_of(start)
    to, cc = (
        tuple(f"{who.name} <{who.email}>" if who.name else who.email for who in some)
        for some in (header.to, header.cc)
    )
    return mail._replace(to=max(to, mail.to, key=len), cc=max(cc, mail.cc, key=len))


def _people(conn: Connection, ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for start in range(0, len(ids), 400):
        part = ids[start : start + 400]
        for id_, role, name, address in conn.execute(
            "SELECT message_id, role, name, address FROM participants "
            f"WHERE message_id IN ({marks(part)}) AND role IN ('to', 'cc', 'inside') "
            "ORDER BY message_id, role, place",
            part,
        ):
            found[id_].append((role, f"{name} <{address}>" if name else address))
    return found


def files(conn: Connection, ids: Sequence[int]) -> dict[int, list[AttachmentItem]]:
    """The attachments of these mails."""
    found: dict[int, list[AttachmentItem]] = defaultdict(list)
    for start in range(0, len(ids), 400):
        part = ids[start : start + 400]
        for id_, number, name, type_, size, inline, remote in conn.execute(
            "SELECT a.message_id, a.part, a.name, a.type, a.size, a.inline, r.here = 0 "
            "FROM attachments a LEFT JOIN remote r USING (message_id, part) "
            f"WHERE a.message_id IN ({marks(part)}) ORDER BY a.message_id, a.part",
            part,
        ):
            file = AttachmentItem(number, name, type_, size, bool(inline), bool(remote))
            found[id_].append(file)
    return found


def calls(store: Store, conn: Connection, where: str, values: Sequence[object]) -> list[CallItem]:
    """Calls by a condition of this package's own, oldest first."""
    names = book(store, conn).clients
    rows = conn.execute(
        "SELECT id, uuid, at, channel, direction, outcome, raw_number, e164, client_id, contact, "
        f"minutes, summary, notes FROM calls WHERE {where} ORDER BY at, id",
        values,
    ).fetchall()
    return [
        CallItem(
            id=item[0],
            uuid=item[1],
            at=item[2],
            channel=item[3],
            direction=item[4],
            outcome=item[5],
            number=item[6],
            e164=item[7],
            client_id=item[8],
            client=names[item[8]].name if item[8] in names else None,
            contact=item[9] or None,
            minutes=item[10],
            summary=item[11],
            notes=item[12],
        )
        for item in rows
    ]


def _decisions(conn: Connection, key: int, when: At) -> list[DecisionItem]:
    if key > 0:
        rows = conn.execute(
            f"SELECT min(d.id), d.at, d.kind, {_WORD} AS said FROM decisions d "
            "JOIN messages m ON m.id = d.message_id WHERE m.conversation_id = ? AND d.at <= ? "
            "GROUP BY d.at, d.kind, said, d.by_call",  # one may hang on several mails
            (key, when.now),
        )
    else:
        rows = conn.execute(
            f"SELECT id, at, kind, {_WORD} FROM decisions WHERE call_id = ? AND at <= ?",
            (-key, when.now),
        )
    return [DecisionItem(*item) for item in rows.fetchall()]


_WORD = "iif(kind = 'by-call', '', word)"
"""Of by-call it names the loop."""


def raw_bytes(store: Store, message: int) -> bytes | None:
    """A message as it came; None if that is not here, empty if what is kept is spoiled."""
    found = (
        store.reader()
        .execute("SELECT packed FROM raws WHERE message_id = ?", (message,))
        .fetchone()
    )
    try:
        return None if found is None else zlib.decompress(found[0])
    except zlib.error:
        return b""


def raw_start(store: Store, message: int, most: int) -> bytes | None:
    """So many of its first bytes, as `raw_bytes` gives them all, however large it is."""
    return _start(store.reader(), message, most)


def _start(conn: Connection, message: int, most: int) -> bytes | None:
    found = conn.execute(
        "SELECT substr(packed, 1, ?) FROM raws WHERE message_id = ?", (most, message)
    ).fetchone()
    try:
        return None if found is None else zlib.decompressobj().decompress(found[0], most)
    except zlib.error:
        return b""
