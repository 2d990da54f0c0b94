"""What the user asks for a mail: that it goes out, that it comes back, what became of it.

States: draft, later (goes out at a time, see `outbox_later.py`), held (may be taken back), queued,
talking (with a server), dotted (the final dot may have left), accepted, filed; aside: refused,
uncertain. `dotted` is on the disk before the dot leaves, so a crash can never send twice. From
`held` on the mail counts as an answer, an uncertain one too. See `outbox_states.py` for what the
daemon does, `outbox_copies.py` for the copy in Sent.
"""

import json
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.addresses import written
from store.config import Account
from store.message.model import Address
from store.records import outbox_groups
from store.records.after import settle_after
from store.records.database import Connection, Store, bump
from store.records.drafts import OutboxError, account_of
from store.records.outbox_later import own_second
from store.records.outbox_rows import one
from store.records.outbox_said import say, unsay
from store.records.rows import Outgoing
from store.rules.instant import Instant
from store.there import is_file

if TYPE_CHECKING:
    from store.message.compose import Draft

HOLD_SECONDS = 10
"""So long `z` takes a mail back."""
_UNSENT = frozenset({"later", "held", "queued", "talking"})
"""States of what nobody can have by the attempt of now; in the last, no dot follows any more."""
_ROLES = ("to", "cc", "bcc")


def queue(
    store: Store, draft_id: int, now: Instant | None = None, until: Instant | None = None
) -> int:
    """Sends it after the hold, and what it answers is answered at once; or at `until`, and then
    that is answered when it goes. Its id. Raises OutboxError; then the draft stays as it was."""
    draft = one(store, draft_id)
    if draft is None or draft.state not in {"draft", "refused"}:
        raise OutboxError("gone")
    people = {role: list(getattr(draft, role)) for role in _ROLES}
    if until is not None:
        until = own_second(store, account_of(store.reader(), draft.account), until)
    _hold(store, draft, people, was="", now=now, until=until)
    return draft_id


def to_the_others(store: Store, id_: int, now: Instant | None = None) -> None:
    """A mail that was kept back since a server refused some of its recipients goes to the rest;
    who was left out stays on its row."""
    mail = one(store, id_)
    if mail is None or mail.state != "refused":
        raise OutboxError("settled")
    said = {r["address"].casefold(): r["text"] for r in mail.error.get("refusals", ())}
    people: dict[str, Any] = {role: [] for role in _ROLES}
    people["refused"] = [list(gone) for gone in mail.refused]
    for role in _ROLES:
        for who in getattr(mail, role):
            text = said.get(_address(who).email.casefold())
            if text is None:
                people[role].append(who)
            else:
                people["refused"].append([role, who, text])
    _hold(store, mail, people, was="refused", now=now)


def _hold(
    store: Store,
    mail: Outgoing,
    people: dict[str, Any],
    *,
    was: str,
    now: Instant | None,
    until: Instant | None = None,
) -> None:
    """Out of the hands of whoever writes it; once, whatever other screens do."""
    from store.message.compose import compose

    at = int(time.time()) if now is None else now
    account = _account(store, mail.account)
    whole = _compose(store, mail, people, account, at if until is None else until)
    try:
        raw, copy = compose(whole), compose(whole, keep_bcc=True)
    except OSError as error:
        raise OutboxError("attachment", path=str(error.filename)) from None
    values = {
        "state": "held" if until is None else "later", "message_id": whole.message_id,
        "sender": account.address, "raw": raw, "sent_copy": copy,
        "recipients": json.dumps(people, ensure_ascii=False), "was": was,
        "not_before": at + HOLD_SECONDS if until is None else until,
        "since": at, "tries": 0, "seen": 0, "modified_at": at, "row_id": None,
    }  # fmt: skip
    if was != "refused":
        values["error"] = "{}"
    touched: list[int] = []
    with store.transaction(durable=True) as conn:
        if until is None:
            values["row_id"], touched = say(store, conn, account_of(conn, account.name), copy, at)
        sets = ", ".join(f"{column} = ?" for column in values)
        cursor = conn.execute(
            f"UPDATE outbox SET {sets} WHERE id = ? AND state = ?",
            (*values.values(), mail.id, mail.state),
        )
        if cursor.rowcount == 0:
            raise OutboxError("gone")
        bump(conn, "outbox", "mail")
    settle_after(store, touched)


def _account(store: Store, name: str) -> Account:
    account = next((a for a in store.config.accounts if a.name == name), None)
    if account is None:
        raise OutboxError("no-account", account=name)
    if account.smtp is None:
        raise OutboxError("no-smtp", account=account.name)
    return account


def _compose(
    store: Store, mail: Outgoing, people: dict[str, Any], account: Account, at: Instant
) -> "Draft":
    from store.message.compose import Draft, new_message_id

    to, cc, bcc = (tuple(_address(who) for who in people[role]) for role in _ROLES)
    if not (to or cc or bcc):
        raise OutboxError("no-recipient")
    files = tuple(Path(path).expanduser() for path in mail.attachments)
    for path in files:
        if not is_file(path):
            raise OutboxError("attachment", path=str(path))
    return Draft(
        from_=Address(account.from_name, account.address),
        to=to,
        cc=cc,
        bcc=bcc,
        subject=mail.subject,
        text=mail.text,
        in_reply_to=mail.answers,
        references=mail.references,
        attachments=files,
        message_id=new_message_id(account.address),
        date=datetime.fromtimestamp(at, store.config.timezone),
    )


def _address(typed: str) -> Address:
    from store.rules.links import check_address

    name, email = written(typed)
    _, standing = check_address(email)
    if standing == "bad":
        raise OutboxError("bad-address", value=typed)
    return Address(name, email)


def take_back(store: Store, id_: int) -> bool:
    """Before the final dot of an attempt: what it was before, and what it answered is owed again,
    if it was not sent by then. False if it is too late."""
    with store.transaction(durable=True) as conn:
        row = conn.execute(
            "SELECT state, was, copy_uid, json_array_length(recipients, '$.taken') > 0 "
            "FROM outbox WHERE id = ?",
            (id_,),
        ).fetchone()
        if row is None or not _may_come_back(*row):
            return False
        touched = _back(conn, id_, row[1])
        bump(conn, "outbox", "mail")
    settle_after(store, touched)
    return True


def _may_come_back(state: str, was: str, copy_uid: int | None, some_have_it: bool) -> bool:
    """What the user called sent can be doubted again until our copy goes to Sent: found there, it
    would prove what nobody knows. What some have is no draft any more."""
    doubted = state == "accepted" and was == "uncertain" and copy_uid is None
    unsent = state in _UNSENT and (was == "uncertain" or not some_have_it)
    return doubted or unsent


def _back(conn: Connection, id_: int, was: str) -> list[int]:
    if was == "uncertain":
        conn.execute(
            "UPDATE outbox SET state = 'uncertain', was = '', not_before = ? WHERE id = ?",
            (int(time.time()), id_),
        )
        outbox_groups.doubted_as_before(conn, id_)
        return []
    if was == "refused":
        _take_in_again(conn, id_)
    conn.execute(
        "UPDATE outbox SET state = ?, was = '', raw = NULL, sent_copy = NULL, not_before = 0, "
        "recipients = json_remove(recipients, '$.taken', '$.left', '$.doubted') WHERE id = ?",
        (was or "draft", id_),
    )
    return unsay(conn, id_)


def _take_in_again(conn: Connection, id_: int) -> None:
    """Those who were left out are recipients as before."""
    row = conn.execute("SELECT recipients FROM outbox WHERE id = ?", (id_,)).fetchone()
    people = json.loads(row[0])
    for role, who, _ in people.pop("refused", ()):
        people[role].append(who)
    conn.execute(
        "UPDATE outbox SET recipients = ? WHERE id = ?",
        (json.dumps(people, ensure_ascii=False), id_),
    )


def look_again(store: Store, id_: int, now: Instant | None = None) -> None:
    """An uncertain mail is looked for in Sent at once. Raises OutboxError, as do the next two."""
    at = int(time.time()) if now is None else now
    _settle(store, id_, "state = 'uncertain', not_before = ?", at)


def was_sent(store: Store, id_: int, now: Instant | None = None) -> None:
    """The user knows that an uncertain mail went out: after the undo window it is filed."""
    at = int(time.time()) if now is None else now
    _settle(
        store, id_, "state = 'accepted', was = 'uncertain', not_before = ?, modified_at = ?",
        at + HOLD_SECONDS, at,
    )  # fmt: skip


def send_again(store: Store, id_: int, now: Instant | None = None) -> None:
    """The user wants an uncertain mail sent once more, after the hold and under its old id."""
    at = int(time.time()) if now is None else now
    _settle(
        store, id_, "state = 'held', was = 'uncertain', tries = 0, error = '{}', not_before = ?",
        at + HOLD_SECONDS,
    )  # fmt: skip


def _settle(store: Store, id_: int, sets: str, *values: object) -> None:
    with store.transaction(durable=True) as conn:
        cursor = conn.execute(
            f"UPDATE outbox SET {sets}, seen = 1 WHERE id = ? AND state = 'uncertain'",
            (*values, id_),
        )
        if cursor.rowcount == 0:
            raise OutboxError("settled")
        bump(conn, "outbox", "failures")
