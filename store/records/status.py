"""How sync stands, for the screen's line; the daemon's lock; rounds that others ask for."""

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from store.records.database import Store, bump, meta, set_meta, words_for_failures
from store.records.failures import StoreError, is_full
from store.records.pending import WAITS
from store.records.rows import AccountState, Failure
from store.records.standing import start_line
from store.rules.instant import Instant

KEPT = 20
"""Of so many rounds it is kept what came of them: some ask for one and do not stay."""
SILENT_SECONDS = 120
"""A daemon beats every five seconds, unless the machine sleeps or the disk is slow."""
_OUTBOX = {"filed": "no-copy", "accepted": "no-room"}
"""What else than its state is to be said of a mail: sent, but Sent would not have its copy, or has
no room for it just now."""
_COME = (
    "coalesce(horizon <= ?, synced_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mailboxes b "
    "WHERE b.account_id = accounts.id AND b.role IN ('inbox', 'sent') AND b.gone_at IS NULL))"
)
"""Of an account without either mailbox nobody waits for one."""


class DaemonRunning(StoreError):
    """Another daemon has this store."""

    def __init__(self, pid: int) -> None:
        super().__init__("daemon", pid=pid)
        self.pid = pid


class Round(NamedTuple):
    """A whole round that somebody waits for."""

    ticket: int
    account: str | None


def account_states(store: Store, *, left: bool = False) -> list[AccountState]:
    """left: also of those that were taken out of the configuration, with the phase `left`. On a
    disk that has not even room for a phase what stands written is older than that fault."""
    rows = store.reader().execute(
        f"SELECT name, phase, detail, synced_at, sent_at, no_sent, {_COME} FROM accounts "
        "ORDER BY id",
        (start_line(store, int(time.time())),),
    )
    found = [
        AccountState(row[0], row[1], json.loads(row[2]), row[3], row[4], bool(row[5]), bool(row[6]))
        for row in rows.fetchall()
        if left or row[1] != "left"
    ]
    return [_without_room(one, store.path) for one in found] if is_full(store.path) else found


def _without_room(account: AccountState, path: Path) -> AccountState:
    if account.phase == "left":
        return account
    return account._replace(
        phase="offline", detail={"kind": "store", "code": "full", "path": str(path)}
    )


def set_phase(store: Store, account_id: int, phase: str, detail: Mapping[str, Any]) -> None:
    with store.transaction() as conn:
        conn.execute(
            "UPDATE accounts SET phase = ?, detail = ? WHERE id = ?",
            (phase, json.dumps(dict(detail), ensure_ascii=False), account_id),
        )
        bump(conn, "status")


def synced(
    store: Store, account_id: int, at: Instant, sent_at: Instant | None, no_sent: bool
) -> None:
    """The end of a good round over all mailboxes; of Sent, where there is one."""
    with store.transaction() as conn:
        conn.execute(
            "UPDATE accounts SET synced_at = ?, sent_at = coalesce(?, sent_at), no_sent = ? "
            "WHERE id = ?",
            (at, sent_at, int(no_sent), account_id),
        )
        bump(conn, "status")


@contextlib.contextmanager
def daemon_lock(store: Store) -> Iterator[None]:
    """Held as long as the daemon lives; raises DaemonRunning with the other one's pid, and
    StoreError `full` or `readonly`."""
    with words_for_failures(store.path):
        fd = os.open(_lock_path(store), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        with words_for_failures(store.path):
            if not _taken(fd):
                raise DaemonRunning(_pid(fd))
            os.ftruncate(fd, 0)
            os.pwrite(fd, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(fd)


def _taken(fd: int) -> bool:
    """Whoever only looks holds it too, for microseconds: a daemon that is still there after many
    times as long is one."""
    for _ in range(10):
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            time.sleep(0.01)
    return False


def running(store: Store) -> int | None:
    """The daemon's pid; None if none has this store. Looks with a shared lock, since a `flock`
    cannot be asked about: two that look do not take each other for a daemon."""
    path = _lock_path(store)
    if not path.exists():
        return None
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _pid(fd)
    finally:
        os.close(fd)
    return None


def ended(store: Store) -> None:
    """For the daemon, at its end in good order: somebody wanted it so."""
    with contextlib.suppress(OSError):
        os.truncate(_lock_path(store), 0)


def died(store: Store) -> bool:
    """Whether the last that had the daemon's lock has left it without such an order: one that was
    killed or could not go on, or that was there for a round only."""
    with contextlib.suppress(OSError):
        return _lock_path(store).stat().st_size > 0
    return False


def _lock_path(store: Store) -> Path:
    return Path(f"{store.path}.daemon.lock")


def _pid(fd: int) -> int:
    """0 in the instant between its taking the lock and writing its number."""
    text = os.pread(fd, 20, 0).decode("ascii", "replace").strip()
    return int(text) if text.isdigit() else 0


def heartbeat(store: Store, now: Instant) -> None:
    with store.transaction() as conn:
        set_meta(conn, "beat", str(now))


def silent_since(store: Store, now: Instant) -> Instant | None:
    """Of a daemon that has the lock: since when it gives no sign of life, as one that was stopped
    by Ctrl-Z; None while it does, or where a full disk takes none. What an earlier one has left is
    older than its lock."""
    if is_full(store.path):
        return None
    try:
        last = max(int(_lock_path(store).stat().st_mtime), int(meta(store.reader(), "beat") or 0))
    except OSError:
        return None
    return last if now - last > SILENT_SECONDS else None


def request_round(store: Store, account: str | None) -> int:
    """Asks the daemon for a whole round; the ticket to ask `round_result` with."""
    with store.transaction() as conn:
        ticket = int(meta(conn, "ticket", "0")) + 1
        set_meta(conn, "ticket", str(ticket))
        set_meta(conn, f"round:{ticket}", json.dumps({"account": account, "at": int(time.time())}))
        bump(conn, "rounds")
    return ticket


def rounds_wanted(store: Store) -> list[Round]:
    rows = store.reader().execute(
        "SELECT key, value FROM meta WHERE key LIKE 'round:%' ORDER BY rowid"
    )
    return [
        Round(int(key.partition(":")[2]), json.loads(value)["account"])
        for key, value in rows.fetchall()
    ]


def round_done(store: Store, ticket: int, results: Mapping[str, Mapping[str, Any]]) -> None:
    """By account: `code`, and the `facts`."""
    with store.transaction() as conn:
        conn.execute("DELETE FROM meta WHERE key = ?", (f"round:{ticket}",))
        conn.execute(
            "DELETE FROM meta WHERE key LIKE 'result:%' AND CAST(substr(key, 8) AS INTEGER) <= ?",
            (ticket - KEPT,),
        )
        set_meta(conn, f"result:{ticket}", json.dumps({k: dict(v) for k, v in results.items()}))
        bump(conn, "rounds")


def round_result(store: Store, ticket: int) -> Mapping[str, Any] | None:
    """What came of it, once; None as long as it is not done."""
    text = meta(store.reader(), f"result:{ticket}")
    if not text:
        return None
    with store.transaction() as conn:
        conn.execute("DELETE FROM meta WHERE key = ?", (f"result:{ticket}",))
    found: Mapping[str, Any] = json.loads(text)
    return found


def failures(store: Store) -> list[Failure]:
    """What servers refused and the user has not seen yet, newest first."""
    conn = store.reader()
    rows = conn.execute(
        "SELECT i.id, i.kind, i.target_role, i.code, i.facts, i.at, m.conversation_id, m.subject "
        "FROM intents i JOIN messages m ON m.id = i.message_id "
        # By their index, among all that was ever wished.
        "WHERE i.account_id IN (SELECT id FROM accounts) AND i.state IN ('failed', 'queued') "
        f"AND (i.state = 'failed' OR ({WAITS} AND json_extract(i.facts, '$.seen') IS NULL)) "
        "ORDER BY i.id DESC"
    ).fetchall()
    found = [
        Failure(
            id_, "intent", code, {**json.loads(facts), "kind": kind, "role": role, "subject": sub},
            at, key,
        )
        for id_, kind, role, code, facts, at, key, sub in rows
    ]  # fmt: skip
    rows = conn.execute(
        "SELECT id, state, error, modified_at, subject FROM outbox "
        "WHERE state IN ('refused', 'uncertain', 'accepted', 'filed') AND seen = 0 "
        "ORDER BY id DESC"
    ).fetchall()
    untold = (row for row in rows if row[1] in {"refused", "uncertain"} or row[2] != "{}")
    found += [_of_mail(*row) for row in untold]
    return sorted(found, key=lambda failure: -failure.at)


def _of_mail(id_: int, state: str, error: str, at: Instant, subject: str) -> Failure:
    facts = json.loads(error)
    code = "not-to-all" if facts.get("partly") else _OUTBOX.get(state, state)
    return Failure(id_, "outbox", code, {**facts, "subject": subject}, at, None)


def dismiss(store: Store, failure: Failure) -> None:
    """The user has seen it. What waits goes on waiting."""
    with store.transaction(durable=True) as conn:
        if failure.what == "intent":
            conn.execute(
                "UPDATE intents SET facts = json_set(facts, '$.seen', 1), "
                "state = CASE WHEN state <> 'failed' THEN state "
                "WHEN facts -> '$.copy' IS NULL THEN 'cancelled' ELSE 'overtaken' END WHERE id = ?",
                (failure.id,),
            )
        else:
            conn.execute("UPDATE outbox SET seen = 1 WHERE id = ?", (failure.id,))
        bump(conn, "failures")
