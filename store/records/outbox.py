"""Mails on their way out: each at most once, and never unsaid.

States: draft, held (may be taken back), queued, talking, dotted (the final dot may have left),
accepted, filed; aside: refused, uncertain. `dotted` is on the disk before the dot leaves, so a
crash can never send twice. From `held` on the mail counts as an answer.
"""

import json
import time
import uuid
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.message.model import Address
from store.records import judging, placements
from store.records.book import book
from store.records.database import Connection, Store, bump
from store.records.incoming import Fetched, incoming
from store.records.mail import insert
from store.records.rows import Outgoing
from store.records.threads import regroup
from store.rules.instant import Instant

if TYPE_CHECKING:
    from store.message.compose import Draft

# What writes and reads mails is imported where one is sent: a round with an empty outbox should
# not pay for it.

HOLD_SECONDS = 10
"""So long `z` takes a mail back."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the user writes."""

    account: str
    to: tuple[str, ...] = ()
    """As typed: 'Bea Nagy <bea@acme.example>' or the bare address."""
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    attachments: tuple[str, ...] = ()
    """Paths."""
    in_reply_to: int | None = None
    """The message (our id) that it answers."""
    references: tuple[str, ...] = ()
    """Message-IDs, oldest first; the last one is what it answers."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A mail that nobody else may send now."""

    id: int
    message_id: str
    sender: str
    recipients: tuple[str, ...]
    """Bcc too."""
    raw: bytes
    """Without Bcc: what goes over the wire."""
    sent_copy: bytes


class OutboxError(Exception):
    """The letter cannot be sent. code: no-recipient, bad-address, no-account, no-smtp,
    attachment, gone."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


def save_draft(store: Store, letter: Letter, draft_id: int | None = None) -> int:
    """A new draft, or the new text of an old one."""
    with store.transaction(durable=True) as conn:
        values = {
            "account_id": _account(conn, letter.account),
            "recipients": json.dumps(
                {"to": letter.to, "cc": letter.cc, "bcc": letter.bcc}, ensure_ascii=False
            ),
            "subject": letter.subject,
            "text": letter.text,
            "attachments": json.dumps(letter.attachments, ensure_ascii=False),
            "in_reply_to": letter.in_reply_to,
            "refs": " ".join(letter.references),
            "modified_at": int(time.time()),
        }
        if draft_id is not None and _state(conn, draft_id) == "draft":
            sets = ", ".join(f"{column} = ?" for column in values)
            conn.execute(f"UPDATE outbox SET {sets} WHERE id = ?", (*values.values(), draft_id))
            bump(conn, "outbox")
            return draft_id
        cursor = conn.execute(
            f"INSERT INTO outbox (uuid, state, {', '.join(values)}) "
            f"VALUES (?, 'draft', {placements.marks(list(values))})",
            (uuid.uuid4().hex, *values.values()),
        )
        bump(conn, "outbox")
        return int(cursor.lastrowid or 0)


def discard(store: Store, draft_id: int) -> None:
    """Only what was never on its way."""
    with store.transaction(durable=True) as conn:
        conn.execute(
            "DELETE FROM outbox WHERE id = ? AND state IN ('draft', 'refused')", (draft_id,)
        )
        bump(conn, "outbox")


def queue(store: Store, draft_id: int, now: Instant | None = None) -> int:
    """Sends it after the hold; what it answers is answered at once. Its id. Raises OutboxError;
    then the draft stays as it was."""
    at = int(time.time()) if now is None else now
    draft = one(store, draft_id)
    if draft is None or draft.state not in {"draft", "refused"}:
        raise OutboxError("gone")
    account = next((a for a in store.config.accounts if a.name == draft.account), None)
    if account is None:
        raise OutboxError("no-account", account=draft.account)
    if account.smtp is None:
        raise OutboxError("no-smtp", account=account.name)
    from store.message.compose import compose

    whole = _compose(store, draft, account.address, account.from_name, at)
    raw, copy = compose(whole), compose(whole, keep_bcc=True)
    with store.transaction(durable=True) as conn:
        row, touched = _as_message(store, conn, draft.account, copy, at)
        conn.execute(
            "UPDATE outbox SET state = 'held', message_id = ?, sender = ?, raw = ?, "
            "sent_copy = ?, row_id = ?, not_before = ?, since = ?, tries = 0, error = '{}', "
            "seen = 0, modified_at = ? WHERE id = ?",
            (
                whole.message_id, account.address, raw, copy, row, at + HOLD_SECONDS, at, at,
                draft_id,
            ),
        )  # fmt: skip
        bump(conn, "outbox", "mail")
    judging.settle(store, touched)
    return draft_id


def _compose(store: Store, draft: Outgoing, address: str, name: str, at: Instant) -> "Draft":
    from store.message.compose import Draft, new_message_id

    to, cc, bcc = (tuple(_address(who) for who in some) for some in (draft.to, draft.cc, draft.bcc))
    if not (to or cc or bcc):
        raise OutboxError("no-recipient")
    files = tuple(Path(path).expanduser() for path in draft.attachments)
    for path in files:
        if not path.is_file():
            raise OutboxError("attachment", path=str(path))
    refs = _refs(store, draft.id)
    return Draft(
        from_=Address(name, address),
        to=to,
        cc=cc,
        bcc=bcc,
        subject=draft.subject,
        text=draft.text,
        in_reply_to=refs[-1] if refs else "",
        references=refs,
        attachments=files,
        message_id=new_message_id(address),
        date=datetime.fromtimestamp(at, store.config.timezone),
    )


def _address(typed: str) -> Address:
    from email.utils import parseaddr

    from store.rules.links import check_address

    name, email = parseaddr(typed)
    _, standing = check_address(email)
    if standing == "bad":
        raise OutboxError("bad-address", value=typed)
    return Address(name, email)


def _refs(store: Store, id_: int) -> tuple[str, ...]:
    row = store.reader().execute("SELECT refs FROM outbox WHERE id = ?", (id_,)).fetchone()
    return tuple(row[0].split())


def _as_message(
    store: Store, conn: Connection, account: str, raw: bytes, at: Instant
) -> tuple[int, list[int]]:
    """Our mail in its conversation from the moment it is sent; Sent will only place it."""
    from store.message.parse import parse
    from store.rules.said import said

    parsed = parse(raw)
    who = book(store, conn)
    words = said(parsed.new_text, parsed.subject, len(parsed.attachments))
    fetched = Fetched(0, 0, 0, frozenset(), at, raw, parsed, words, "", zlib.compress(raw))
    mail = incoming(fetched, who, at)
    mail.columns["place"] = "outbox"
    mail.columns["seen"] = 1
    row, thread = insert(conn, mail, fetched, _account(conn, account), who)
    touched = regroup(conn, [thread], who)
    placements.mark_stale(conn, touched)
    return row, sorted(touched)


def take_back(store: Store, id_: int) -> bool:
    """Within the hold, or while no attempt runs: a draft again, and what it answered is owed
    again. False if it is too late."""
    with store.transaction(durable=True) as conn:
        cursor = conn.execute(
            "UPDATE outbox SET state = 'draft', raw = NULL, sent_copy = NULL "
            "WHERE id = ? AND state IN ('held', 'queued')",
            (id_,),
        )
        if cursor.rowcount == 0:
            return False
        touched = _unsay(conn, id_)
        bump(conn, "outbox", "mail")
    judging.settle(store, touched)
    return True


def _unsay(conn: Connection, id_: int) -> list[int]:
    """It was never said: the mail answers nothing any more."""
    row = conn.execute(
        "SELECT m.id, m.conversation_id FROM outbox o JOIN messages m ON m.id = o.row_id "
        "WHERE o.id = ?",
        (id_,),
    ).fetchone()
    if row is None:
        return []
    conn.execute("UPDATE messages SET place = 'unsent' WHERE id = ?", (row[0],))
    conn.execute(
        "DELETE FROM written WHERE at = (SELECT at FROM messages WHERE id = ?) AND canonical IN "
        "(SELECT canonical FROM participants WHERE message_id = ?)",
        (row[0], row[0]),
    )
    placements.mark_stale(conn, [row[1]])
    return [int(row[1])]


def due(store: Store, account_id: int, now: Instant) -> list[Outgoing]:
    """What there is to do now: to send, to file in Sent, or to look for there."""
    with store.transaction(durable=True) as conn:
        # A clock that was set back holds no longer than the hold again.
        conn.execute(
            "UPDATE outbox SET state = 'queued' WHERE account_id = ? AND state = 'held' "
            "AND (not_before <= ? OR not_before > ?)",
            (account_id, now, now + HOLD_SECONDS),
        )
    return _read(
        store,
        "o.account_id = ? AND o.state IN ('queued', 'accepted', 'uncertain') "
        "AND o.not_before <= ? ORDER BY o.id",
        account_id,
        now,
    )


def next_due(store: Store, account_id: int) -> Instant | None:
    row = store.reader().execute(
        "SELECT min(not_before) FROM outbox WHERE account_id = ? "
        "AND state IN ('held', 'queued', 'accepted', 'uncertain')",
        (account_id,),
    )
    found = row.fetchone()[0]
    return None if found is None else int(found)


def claim(store: Store, id_: int) -> Claimed | None:
    """Takes it for sending; None if somebody else has it, or the user took it back."""
    with store.transaction(durable=True) as conn:
        cursor = conn.execute(
            "UPDATE outbox SET state = 'talking', tries = tries + 1 "
            "WHERE id = ? AND state = 'queued'",
            (id_,),
        )
        if cursor.rowcount == 0:
            return None
        bump(conn, "outbox")
    return claimed(store, id_)


def claimed(store: Store, id_: int) -> Claimed | None:
    """The bytes and the envelope of one that is on its way, or was."""
    row = (
        store.reader()
        .execute(
            "SELECT message_id, sender, recipients, raw, sent_copy FROM outbox WHERE id = ? "
            "AND raw IS NOT NULL",
            (id_,),
        )
        .fetchone()
    )
    if row is None:
        return None
    people = json.loads(row[2])
    everyone = [_address(who).email for role in ("to", "cc", "bcc") for who in people[role]]
    return Claimed(id_, row[0], row[1], tuple(dict.fromkeys(everyone)), row[3], row[4])


def dotted(store: Store, id_: int) -> None:
    """On the disk before the final dot leaves."""
    _set(store, id_, "dotted")


def accepted(store: Store, id_: int) -> None:
    """The server took it."""
    _set(store, id_, "accepted", not_before=int(time.time()))


def filed(store: Store, id_: int) -> None:
    """A copy lies in Sent, or none is wanted."""
    _set(store, id_, "filed")


def refused(store: Store, id_: int, code: str, facts: Mapping[str, Any]) -> None:
    """For good: what it answered is owed again, and the user is told."""
    with store.transaction(durable=True) as conn:
        _write(conn, id_, "refused", error={"code": code, **facts}, seen=0)
        touched = _unsay(conn, id_)
        bump(conn, "failures", "mail")
    judging.settle(store, touched)


def temporary(
    store: Store, id_: int, code: str, facts: Mapping[str, Any], retry_at: Instant
) -> None:
    """Not sent; the next attempt at `retry_at`."""
    _set(store, id_, "queued", error={"code": code, **facts}, not_before=retry_at)


def uncertain(store: Store, id_: int, retry_at: Instant) -> None:
    """Perhaps sent: never again by itself; at `retry_at` Sent is looked into."""
    _set(store, id_, "uncertain", not_before=retry_at, seen=0)


def later(store: Store, id_: int, at: Instant) -> None:
    """When to look into Sent again, for one that was accepted or is uncertain."""
    with store.transaction() as conn:
        conn.execute(
            "UPDATE outbox SET not_before = ? WHERE id = ? AND state IN ('accepted', 'uncertain')",
            (at, id_),
        )
        bump(conn, "outbox")


def send_again(store: Store, id_: int) -> None:
    """The user says that an uncertain mail did not go, and wants it sent, under its old id."""
    _set(store, id_, "queued", not_before=int(time.time()))


def recover(store: Store, account_id: int) -> None:
    """At a daemon's start, under its lock: an attempt that a kill ended before the dot is to be
    made again, one that it ended after is uncertain."""
    with store.transaction(durable=True) as conn:
        conn.execute(
            "UPDATE outbox SET state = 'queued' WHERE account_id = ? AND state = 'talking'",
            (account_id,),
        )
        conn.execute(
            "UPDATE outbox SET state = 'uncertain', not_before = ? "
            "WHERE account_id = ? AND state = 'dotted'",
            (int(time.time()), account_id),
        )
        bump(conn, "outbox")


def _set(store: Store, id_: int, state: str, **columns: Any) -> None:
    with store.transaction(durable=True) as conn:
        _write(conn, id_, state, **columns)


def _write(conn: Connection, id_: int, state: str, **columns: Any) -> None:
    values = {
        key: json.dumps(value, ensure_ascii=False) if key == "error" else value
        for key, value in columns.items()
    }
    values |= {"state": state, "modified_at": int(time.time())}
    sets = ", ".join(f"{column} = ?" for column in values)
    conn.execute(f"UPDATE outbox SET {sets} WHERE id = ?", (*values.values(), id_))
    bump(conn, "outbox")


def one(store: Store, id_: int) -> Outgoing | None:
    return next(iter(_read(store, "o.id = ?", id_)), None)


def drafts(store: Store) -> list[Outgoing]:
    """Newest first."""
    return _read(store, "o.state = 'draft' ORDER BY o.modified_at DESC")


def outgoing(store: Store) -> list[Outgoing]:
    """What is on its way, or needs a word from the user; newest first."""
    return _read(
        store,
        "o.state IN ('held', 'queued', 'talking', 'dotted', 'refused', 'uncertain') "
        "ORDER BY o.id DESC",
    )


def _read(store: Store, where: str, *values: object) -> list[Outgoing]:
    rows = store.reader().execute(
        "SELECT o.id, o.state, a.name, o.recipients, o.subject, o.text, o.attachments, "
        "o.in_reply_to, o.message_id, o.not_before, o.tries, o.error, o.modified_at "
        f"FROM outbox o JOIN accounts a ON a.id = o.account_id WHERE {where}",
        values,
    )
    return [_outgoing(row) for row in rows.fetchall()]


def _outgoing(row: Sequence[Any]) -> Outgoing:
    people = json.loads(row[3])
    return Outgoing(
        id=row[0],
        state=row[1],
        account=row[2],
        to=tuple(people.get("to", ())),
        cc=tuple(people.get("cc", ())),
        bcc=tuple(people.get("bcc", ())),
        subject=row[4],
        text=row[5],
        attachments=tuple(json.loads(row[6])),
        in_reply_to=row[7],
        message_id=row[8],
        not_before=row[9],
        tries=row[10],
        error=json.loads(row[11]),
        updated_at=row[12],
    )


def _state(conn: Connection, id_: int) -> str:
    row = conn.execute("SELECT state FROM outbox WHERE id = ?", (id_,)).fetchone()
    return "" if row is None else str(row[0])


def _account(conn: Connection, name: str) -> int:
    row = conn.execute("SELECT id FROM accounts WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise OutboxError("no-account", account=name)
    return int(row[0])
