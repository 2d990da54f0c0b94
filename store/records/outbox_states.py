"""What the daemon does with a mail, each step in one transaction that is on the disk.

A step is taken only from the states that it may follow, so that whoever comes late (an attempt
that was thought dead, a look into Sent that took its time) changes nothing.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store.records import outbox_groups, outbox_restored
from store.records.after import settle_after
from store.records.database import Connection, Store, bump
from store.records.outbox_rows import read
from store.records.outbox_said import answered, unsay
from store.records.outbox_steps import TRIED, UNDER_WAY, NotOurs, step
from store.records.rows import FOR_SOMEBODY, Outgoing
from store.rules.instant import Instant


@dataclass(frozen=True, slots=True)
class Claimed:
    """A mail that nobody else may send now."""

    id: int
    message_id: str
    sender: str
    recipients: tuple[str, ...]
    """Bcc too; without those who have it."""
    raw: bytes
    """Without Bcc: what goes over the wire."""
    sent_copy: bytes


def held(store: Store, account_id: int) -> list[tuple[int, Instant]]:
    """Mails in their hold, and until when by the clock on the wall."""
    rows = store.reader().execute(
        "SELECT id, not_before FROM outbox WHERE account_id = ? AND state = 'held'", (account_id,)
    )
    return [(id_, until) for id_, until in rows.fetchall()]


def release(store: Store, ids: Sequence[int]) -> None:
    """Their hold is over."""
    if not ids:
        return
    with store.transaction(durable=True) as conn:
        for id_ in ids:
            step(conn, id_, ("held",), "queued")


LONGEST_WAIT = 4_000
"""Seconds until another attempt, or look into Sent, at most."""

# What lies further ahead was put there before the clock was set back.
_FROM = f"iif(not_before BETWEEN ? + {LONGEST_WAIT + 1} AND {FOR_SOMEBODY - 1}, 0, not_before)"


def due(store: Store, account_id: int, now: Instant) -> list[Outgoing]:
    """What there is to do now: to send, to file in Sent, or to look for there. What was tried most
    comes last: what keeps it back, and all others with it, may be its own affair."""
    return read(
        store.reader(),
        "o.account_id = ? AND o.state IN ('queued', 'accepted', 'uncertain') "
        f"AND {_FROM} <= ? ORDER BY o.tries, o.id",
        account_id,
        now,
        now,
    )


def next_due(store: Store, account_id: int, now: Instant) -> Instant | None:
    """When there is something to do, beside what is held."""
    row = store.reader().execute(
        f"SELECT min({_FROM}) FROM outbox WHERE account_id = ? "
        "AND state IN ('queued', 'accepted', 'uncertain')",
        (now, account_id),
    )
    found = row.fetchone()[0]
    return None if found is None else int(found)


def stopped(store: Store, account_id: int, now: Instant) -> int | None:
    """A mail for which the server has refused the password: the account's others would meet the
    same, and too many refusals lock an account."""
    row = store.reader().execute(
        f"SELECT id FROM outbox WHERE account_id = ? AND state = 'queued' AND {_FROM} > ? "
        "AND json_extract(error, '$.code') = 'bad-password' LIMIT 1",
        (account_id, now, now),
    )
    found = row.fetchone()
    return None if found is None else int(found[0])


def claim(store: Store, id_: int, now: Instant) -> Claimed | None:
    """Takes it for sending; None if somebody else has it, or the user took it back."""
    with store.transaction(durable=True) as conn:
        if not step(conn, id_, ("queued",), "talking"):
            return None
        # Of one that was perhaps sent before, the time of that attempt stays: a later one that is
        # refused, and did not send it, changes nothing about it.
        conn.execute(
            "UPDATE outbox SET tries = tries + (json_extract(error, '$.scheduled') IS NULL), "
            "since = iif(was = 'uncertain', since, ?) WHERE id = ?",
            (now, id_),
        )
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
    recipients = outbox_groups.waiting(json.loads(row[2]))
    return Claimed(id_, row[0], row[1], tuple(recipients), row[3], row[4])


def dotted(store: Store, id_: int, left: Sequence[str] = ()) -> None:
    """On the disk before the final dot leaves; NotOurs where that must not leave. left: bare
    addresses of those to whom the mail goes after that."""
    with store.transaction(durable=True) as conn:
        if not step(conn, id_, ("talking",), "dotted"):
            raise NotOurs(id_)
        outbox_groups.begun(conn, id_, left, again=_doubtful(conn, id_))


def accepted(store: Store, id_: int, at: Instant) -> None:
    """The server took it, or it has turned out that it did."""
    touched: list[int] = []
    with store.transaction(durable=True) as conn:
        from_ = ("dotted",) if outbox_groups.parted(conn, id_) else (*TRIED, "uncertain", "held")
        if step(conn, id_, from_, "accepted"):
            touched = outbox_groups.all_have_it(conn, id_, at)
            answered(conn, id_)
    settle_after(store, touched)


def refused(
    store: Store,
    id_: int,
    code: str,
    facts: Mapping[str, Any],
    *,
    from_: Iterable[str] = UNDER_WAY,
) -> None:
    """For good: what it answered is owed again, and the user is told. One that an earlier attempt
    may have sent stays uncertain."""
    error = {"code": code, **facts}
    touched: list[int] = []
    with store.transaction(durable=True) as conn:
        if _doubtful(conn, id_):
            if step(conn, id_, from_, "uncertain", error=error, seen=0, was=""):
                outbox_groups.doubted_as_before(conn, id_)
        elif outbox_groups.some_have_it(conn, id_):
            touched = outbox_groups.missed(conn, id_, from_, error)
        elif step(conn, id_, from_, "refused", error=error, seen=0, was=""):
            touched = unsay(conn, id_)
        bump(conn, "failures", "mail")
    settle_after(store, touched)


def _doubtful(conn: Connection, id_: int) -> bool:
    row = conn.execute("SELECT was FROM outbox WHERE id = ?", (id_,)).fetchone()
    return row is not None and row[0] == "uncertain"


def temporary(
    store: Store,
    id_: int,
    code: str,
    facts: Mapping[str, Any],
    retry_at: Instant,
    *,
    from_: Iterable[str] = UNDER_WAY,
) -> None:
    """Not sent; the next attempt at `retry_at`."""
    with store.transaction(durable=True) as conn:
        step(conn, id_, from_, "queued", error={"code": code, **facts}, not_before=retry_at)


def uncertain(store: Store, id_: int, at: Instant) -> None:
    """Perhaps sent: never again by itself; Sent is looked into at once."""
    with store.transaction(durable=True) as conn:
        conn.execute(  # The newest attempt that may have sent it counts, from the dot on.
            "UPDATE outbox SET since = modified_at "
            "WHERE id = ? AND state = 'dotted' AND was = 'uncertain'",
            (id_,),
        )
        done = step(
            conn, id_, ("dotted",), "uncertain",
            not_before=at, modified_at=at, seen=0, was="", error={},
        )  # fmt: skip
        if done:
            outbox_groups.doubted_anew(conn, id_)


def not_found(store: Store, id_: int, again: Instant, at: Instant) -> None:
    """An uncertain mail was looked for, and is looked for again later."""
    with store.transaction() as conn:
        conn.execute(
            "UPDATE outbox SET error = json_set(error, '$.looked', ?), not_before = ? "
            "WHERE id = ? AND state = 'uncertain'",
            (at, again, id_),
        )
        bump(conn, "outbox")


def knock(store: Store, account_id: int, code: str, now: Instant) -> None:
    """Mails that were kept back for this reason are due now: something may have changed."""
    with store.transaction() as conn:
        moved = conn.execute(
            "UPDATE outbox SET not_before = ? WHERE account_id = ? "
            "AND state = 'queued' AND json_extract(error, '$.code') = ?",
            (now, account_id, code),
        )
        if moved.rowcount:
            bump(conn, "outbox")


HURRY_SECONDS = 10
"""An account's mails are not tried sooner than this after their last attempt, whoever asks."""


def sooner(store: Store, account_id: int, now: Instant) -> None:
    """Mails that wait since an attempt failed are due now: the user has asked. That attempt comes
    on top of those of the schedule, which stays. None for which a password was refused."""
    with store.transaction() as conn:
        moved = conn.execute(
            "UPDATE outbox SET error = json_set(error, '$.scheduled', not_before), not_before = ?1 "
            "WHERE account_id = ?2 AND state = 'queued' AND error <> '{}' AND not_before > ?1 "
            "AND json_extract(error, '$.code') <> 'bad-password' "
            "AND NOT EXISTS (SELECT 1 FROM outbox WHERE account_id = ?2 AND state = 'queued' "
            "AND iif(was = 'uncertain', modified_at, since) "
            f"BETWEEN ?1 - {HURRY_SECONDS} AND ?1)",
            (now, account_id),
        )
        if moved.rowcount:
            bump(conn, "outbox")


def scheduled(mail: Outgoing, now: Instant) -> Instant | None:
    """When it is tried again in any case, if this attempt comes before that."""
    at = mail.error.get("scheduled")
    return at if isinstance(at, int) and now < at <= now + LONGEST_WAIT else None


def attempts(mail: Outgoing) -> int:
    """Those of the schedule, with the one that is made now if it is of them."""
    return max(1, mail.tries + ("scheduled" not in mail.error))


def recover(store: Store, account_id: int, now: Instant) -> None:
    """While nobody is sending: an attempt that ended before the dot, by a kill, is to be made
    again; one that ended after it is uncertain."""
    outbox_restored.recover(store, now)
    rows = store.reader().execute(
        "SELECT id, state FROM outbox WHERE account_id = ? AND state IN ('talking', 'dotted')",
        (account_id,),
    )
    for id_, state in rows.fetchall():
        if state == "dotted":
            uncertain(store, id_, now)
        else:
            temporary(store, id_, "interrupted", {}, now)


def stranded(store: Store, senders: Collection[int], now: Instant) -> None:
    """While nobody is sending: what was to go by an account that is not configured any more, or
    has no server that sends, comes back to the user."""
    rows = store.reader().execute(
        "SELECT o.id, o.state, o.account_id, a.name FROM outbox o "
        "JOIN accounts a ON a.id = o.account_id "
        "WHERE o.state IN ('later', 'held', 'queued', 'talking', 'dotted')"
    )
    for id_, state, account_id, name in rows.fetchall():
        if account_id in senders:
            continue
        if state == "dotted":
            uncertain(store, id_, now)
        else:
            refused(store, id_, "no-smtp", {"text": name}, from_=(state,))
