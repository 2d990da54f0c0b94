"""Accounts and their mailboxes: names, roles, and how far sync has come in each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from store.records import placements
from store.records.database import Connection, Store, bump, meta, set_meta
from store.rules.instant import Instant

if TYPE_CHECKING:
    from store.config import Config


@dataclass(frozen=True, slots=True)
class MailboxState:
    """One mailbox of the server, and what we know of it."""

    id: int
    account_id: int
    raw_name: bytes
    """As the server sent it; it goes back unchanged."""
    name: str
    delimiter: str
    role: str
    role_how: str
    """By what it was found; `CHANGING` while what lies there is not shown by it yet."""
    selectable: bool
    uidvalidity: int
    top: int
    """Every UID below it was seen."""
    low: int
    highestmodseq: int
    permanent_flags: tuple[str, ...]
    readonly: bool
    horizon: Instant | None
    complete: bool
    synced_at: Instant | None
    compared_at: Instant | None
    flags_from: int
    object_id: str
    """The server's name for it, which outlasts a rename (RFC 8474 4); empty where it has none."""


class ListedMailbox(NamedTuple):
    raw_name: bytes
    name: str
    delimiter: str
    role: str
    role_how: str
    selectable: bool


CHANGING = "changing"

_COLUMNS = (
    "id, account_id, raw_name, name, delimiter, role, role_how, selectable, uidvalidity, top, low, "
    "highestmodseq, permanent_flags, readonly, horizon, complete, synced_at, compared_at, "
    "flags_from, object_id"
)


def accounts_sync(store: Store, config: "Config") -> dict[str, int]:
    """The store's ids of the configured accounts, by name; new ones are added, and what stands
    with those that were taken out is no news any more. What was to be moved in one that goes, or
    comes back, is not moved, and told."""
    configured = [account.name for account in config.accounts]
    with store.snapshot() as conn:
        known = account_ids(conn)
        phases = conn.execute("SELECT name, phase FROM accounts").fetchall()
    left = {name for name, phase in phases if phase == "left"}
    if known.keys() >= set(configured) and left == known.keys() - configured:
        return {name: known[name] for name in configured}
    from store.records import recalled  # late: it needs the accounts from here
    from store.records.after import settle_after

    with store.transaction(durable=True) as conn:
        _rename(conn, config)
        for account in config.accounts:
            conn.execute(
                "INSERT INTO accounts (name, address) VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET address = excluded.address",
                (account.name, account.address),
            )
        named = json.dumps(configured)
        flips = conn.execute(
            "UPDATE accounts SET phase = iif(phase = 'left', 'never', 'left'), detail = '{}' "
            "WHERE (name IN (SELECT value FROM json_each(?))) = (phase = 'left') "
            "RETURNING id, name",
            (named,),
        ).fetchall()
        touched = [one for id_, name in flips for one in recalled.stranded(conn, id_, name)]
        bump(conn, "status")
        known = account_ids(conn)
    settle_after(store, touched)
    return {name: known[name] for name in configured}


def _rename(conn: Connection, config: "Config") -> None:
    """A new name for the address of one that is taken out is that account: what lies in its
    mailboxes, what is on its way and what was wished there stay its own."""
    names = {account.name for account in config.accounts}
    rows = conn.execute("SELECT name, address FROM accounts ORDER BY phase = 'left', id DESC")
    known = {name: address.casefold() for name, address in rows.fetchall()}
    free = {name: address for name, address in known.items() if name not in names}
    for account in config.accounts:
        mine = account.address.casefold()
        old = next((name for name, address in free.items() if address == mine), None)
        if account.name not in known and old is not None:
            conn.execute("UPDATE accounts SET name = ? WHERE name = ?", (account.name, old))
            del free[old]


def account_ids(conn: Connection) -> dict[str, int]:
    return dict(conn.execute("SELECT name, id FROM accounts").fetchall())


def start_first_sync(store: Store, now: Instant) -> None:
    """Remembers when the first sync of all began: the start line of backlog hangs on it."""
    if meta(store.reader(), "first_sync"):
        return
    with store.transaction(durable=True) as conn:
        if not meta(conn, "first_sync"):
            set_meta(conn, "first_sync", str(now))
            bump(conn, "status")


def mailboxes(store: Store, account_id: int) -> list[MailboxState]:
    """Those that the server still has."""
    rows = store.reader().execute(
        f"SELECT {_COLUMNS} FROM mailboxes WHERE account_id = ? AND gone_at IS NULL ORDER BY id",
        (account_id,),
    )
    return [_state(row) for row in rows.fetchall()]


def save_listed(
    store: Store, account_id: int, listed: Sequence[ListedMailbox], now: Instant
) -> list[MailboxState]:
    """Takes over a LIST. What is not listed any more loses its placements; messages stay. What lies
    in a mailbox with another role now is where that says, and what was passed over as junk is to
    come."""
    known = mailboxes(store, account_id)
    roles = {box.raw_name: box.role for box in listed}
    gone = [box.id for box in known if box.raw_name not in roles]
    for mailbox_id in gone:  # first: a mailbox that is gone is not emptied any more
        placements.drop_mailbox(store, mailbox_id)
    for old in known:
        if old.role == "junk" and roles.get(old.raw_name, "junk") != "junk":
            _read_anew(store, old.id)  # first, too: afterwards nobody knows that it was Junk
    with store.transaction() as conn:
        for box in listed:
            conn.execute(
                "INSERT INTO mailboxes (account_id, raw_name, name, delimiter, role, role_how, "
                "selectable) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, raw_name) "
                "DO UPDATE SET name = excluded.name, delimiter = excluded.delimiter, "
                "role = excluded.role, role_how = iif(role = excluded.role AND role_how <> ?, "
                "excluded.role_how, ?), selectable = excluded.selectable, gone_at = NULL",
                (account_id, *box[:5], int(box.selectable), CHANGING, CHANGING),
            )
        for mailbox_id in gone:
            _gone(conn, mailbox_id, now)
        bump(conn, "status")
    _change(store, account_id, listed)
    return mailboxes(store, account_id)


def _read_anew(store: Store, mailbox_id: int) -> None:
    """What is no message of ours is a mail that nobody has seen."""
    placements.drop_passed_over(store, mailbox_id)
    with store.transaction() as conn:
        conn.execute(
            "UPDATE mailboxes SET complete = 0, horizon = NULL WHERE id = ?", (mailbox_id,)
        )


def _change(store: Store, account_id: int, listed: Sequence[ListedMailbox]) -> None:
    """A kill leaves what is not done yet `CHANGING`, which no LIST ever says."""
    from store.records.judging import settle  # late: it needs the accounts from here

    how = {box.raw_name: box.role_how for box in listed}
    changing = [box for box in mailboxes(store, account_id) if box.role_how == CHANGING]
    for box in changing:
        settle(store, placements.refresh_mailbox(store, box.id))
        with store.transaction() as conn:
            conn.execute(
                "UPDATE mailboxes SET role_how = ? WHERE id = ?", (how[box.raw_name], box.id)
            )


def renamed(store: Store, mailbox_id: int, raw_name: bytes) -> None:
    """The server has it under another name: all that we know of it stays. Whatever had that name
    before is gone, and takes the old one."""
    with store.transaction() as conn:
        (old,) = conn.execute(
            "SELECT raw_name FROM mailboxes WHERE id = ?", (mailbox_id,)
        ).fetchone()
        earlier = conn.execute(
            "SELECT m.id FROM mailboxes m JOIN mailboxes n ON n.account_id = m.account_id "
            "WHERE n.id = ? AND m.raw_name = ?",
            (mailbox_id, raw_name),
        ).fetchone()
        if earlier is not None:
            conn.execute(_NAME, (b"\0", earlier[0]))
        conn.execute(_NAME, (raw_name, mailbox_id))
        if earlier is not None:
            conn.execute(_NAME, (old, earlier[0]))
        bump(conn, "status")


_NAME = "UPDATE mailboxes SET raw_name = ? WHERE id = ?"


def _gone(conn: Connection, mailbox_id: int, now: Instant) -> None:
    """Also forgets how far sync had come: were it to come back, it is read anew."""
    conn.execute(
        "UPDATE mailboxes SET gone_at = ?, uidvalidity = 0, top = 1, low = 0, highestmodseq = 0, "
        "complete = 0, horizon = NULL WHERE id = ?",
        (now, mailbox_id),
    )


def save_state(store: Store, state: MailboxState) -> None:
    """As it begins, be it anew: a UIDNEXT that a move has noted here says nothing of these UIDs."""
    with store.transaction() as conn:
        conn.execute(
            "UPDATE intents SET target_uidnext = 1 WHERE account_id = ? "
            "AND state IN ('queued', 'started') AND kind <> 'flags' AND target_uidnext > 1 "
            "AND (target_id = ? OR (target_id IS NULL AND target_role = ?))",
            (state.account_id, state.id, state.role),
        )
        write_state(conn, state)


def write_state(conn: Connection, state: MailboxState) -> None:
    """In the transaction of the rows that the state describes."""
    conn.execute(
        "UPDATE mailboxes SET uidvalidity = ?, top = ?, low = ?, highestmodseq = ?, "
        "permanent_flags = ?, readonly = ?, horizon = ?, complete = ?, synced_at = ?, "
        "compared_at = ?, flags_from = ?, object_id = ? WHERE id = ?",
        (
            state.uidvalidity, state.top, state.low, state.highestmodseq,
            " ".join(state.permanent_flags), int(state.readonly), state.horizon,
            int(state.complete), state.synced_at, state.compared_at, state.flags_from,
            state.object_id, state.id,
        ),
    )  # fmt: skip


def flags_read(store: Store, mailbox_id: int, flags_from: int) -> None:
    """Where older flags are to be read on; 0: from the top."""
    with store.transaction() as conn:
        conn.execute("UPDATE mailboxes SET flags_from = ? WHERE id = ?", (flags_from, mailbox_id))


def set_horizon(store: Store, account_id: int, instant: Instant | None) -> None:
    """INBOX and Sent are complete back to there; 0: all of them. None: not yet."""
    with store.transaction() as conn:
        conn.execute("UPDATE accounts SET horizon = ? WHERE id = ?", (instant, account_id))
        bump(conn, "status")


def memory(store: Store, account_id: int) -> Mapping[str, Any]:
    """What sync learned of the account's server."""
    row = (
        store.reader().execute("SELECT memory FROM accounts WHERE id = ?", (account_id,)).fetchone()
    )
    known: Mapping[str, Any] = json.loads(row[0]) if row else {}
    return known


def remember(store: Store, account_id: int, **facts: Any) -> None:
    """Adds to what sync learned; None removes a key."""
    with store.transaction() as conn:
        row = conn.execute("SELECT memory FROM accounts WHERE id = ?", (account_id,)).fetchone()
        known = {**json.loads(row[0]), **facts}
        kept = {key: value for key, value in known.items() if value is not None}
        conn.execute("UPDATE accounts SET memory = ? WHERE id = ?", (json.dumps(kept), account_id))


def _state(row: tuple[Any, ...]) -> MailboxState:
    return MailboxState(
        id=row[0],
        account_id=row[1],
        raw_name=row[2],
        name=row[3],
        delimiter=row[4],
        role=row[5],
        role_how=row[6],
        selectable=bool(row[7]),
        uidvalidity=row[8],
        top=row[9],
        low=row[10],
        highestmodseq=row[11],
        permanent_flags=tuple(row[12].split()),
        readonly=bool(row[13]),
        horizon=row[14],
        complete=bool(row[15]),
        synced_at=row[16],
        compared_at=row[17],
        flags_from=row[18],
        object_id=row[19],
    )
