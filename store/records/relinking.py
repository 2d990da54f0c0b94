"""Marks on history that a change of the book moves, by what it is known by. Made in the transaction
of the change, worked off after it; see `settling`.

A mark is one row of `slices`, whatever it moves, so a change holds the lock no longer for a client
of a hundred thousand mails.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.records.database import Connection
from store.records.placements import MANY, marks
from store.rules.links import canonical, domain_of, suffixes

Identifier = tuple[str, str]

_TASK = "relink "


def mark(conn: Connection, identifiers: Iterable[Identifier]) -> None:
    """All mail in which one of these takes part, and calls of these numbers."""
    _mark(
        conn,
        {(kind, canonical(value) if kind == "address" else value) for kind, value in identifiers},
    )


def mark_clients(conn: Connection, client_ids: Iterable[int]) -> None:
    """All mail, calls and follow-ups that are these clients', or on which they wait."""
    _mark(conn, {("client", str(id_)) for id_ in client_ids})


def mark_mails(conn: Connection) -> None:
    """All mail, and neither calls nor follow-ups."""
    _mark(conn, {("all", "mails")})


def mark_everything(conn: Connection, *, threads: bool) -> None:
    """All mail, all calls, and all follow-ups; threads: also what belongs together."""
    _mark(conn, {("all", "threads"), ("all", "rows")} if threads else {("all", "rows")})


def _mark(conn: Connection, some: Iterable[Identifier]) -> None:
    conn.executemany(
        "INSERT INTO slices (task, next_id) VALUES (?, 0) "
        "ON CONFLICT (task) DO UPDATE SET next_id = next_id + 1",
        [(f"{_TASK}{kind} {value}",) for kind, value in some],
    )


class Marked(NamedTuple):
    """Some of the marks that wait."""

    rows: tuple[tuple[str, int], ...]
    """As they are stored, with how often each was set again."""
    addresses: tuple[str, ...]
    """Canonical."""
    domains: tuple[str, ...]
    numbers: tuple[str, ...]
    clients: tuple[int, ...]
    all: tuple[str, ...]
    """rows, threads, mails."""


def marked(conn: Connection, most: int) -> Marked | None:
    """None if there are none."""
    rows = conn.execute(
        "SELECT task, next_id FROM slices WHERE task >= ? AND task < ? LIMIT ?",
        (_TASK, _TASK[:-1] + "!", most),
    ).fetchall()
    if not rows:
        return None

    def of(kind: str) -> tuple[str, ...]:
        start = f"{_TASK}{kind} "
        return tuple(task.removeprefix(start) for task, _ in rows if task.startswith(start))

    clients = tuple(map(int, of("client")))
    return Marked(tuple(rows), of("address"), of("domain"), of("number"), clients, of("all"))


def unmark(conn: Connection, done: Marked) -> None:
    """One that was set again meanwhile stays."""
    conn.executemany("DELETE FROM slices WHERE task = ? AND next_id = ?", done.rows)


def named(conn: Connection, some: Marked) -> tuple[set[int], set[int]]:
    """Conversations, and threads; those of a client alone change no thread."""
    ids: set[int] = set()
    nets: set[int] = set()
    if not {"rows", "mails"}.isdisjoint(some.all):
        ids |= {row[0] for row in conn.execute("SELECT id FROM conversations")}
    if "threads" in some.all:
        nets |= {row[0] for row in conn.execute("SELECT DISTINCT thread_id FROM messages")}
    domains = below(conn, some.domains)
    for column, values in (("canonical", some.addresses), ("domain", domains)):
        for start in range(0, len(values), MANY):
            part = values[start : start + MANY]
            for conversation, thread in conn.execute(
                "SELECT DISTINCT m.conversation_id, m.thread_id FROM participants p "
                f"JOIN messages m ON m.id = p.message_id WHERE p.{column} IN ({marks(part)})",
                part,
            ):
                ids.add(conversation)
                nets.add(thread)
    for client in some.clients:
        for sql in (
            "SELECT id FROM conversations WHERE client_id = ?",
            "SELECT conversation_id FROM loops WHERE client_id = ? AND conversation_id NOT NULL",
        ):
            ids |= {row[0] for row in conn.execute(sql, (client,))}
    return ids, nets


def below(conn: Connection, domains: Sequence[str]) -> list[str]:
    """Of all domains that ever wrote, those that are one of these, or below one."""
    if not domains:
        return []
    wanted = set(domains)
    every = conn.execute("SELECT DISTINCT domain FROM participants")
    return [one for (one,) in every if not wanted.isdisjoint(suffixes(one))]


class Waiting(NamedTuple):
    """What the history of is not marked yet: a row of these is about to be judged anew."""

    addresses: frozenset[str]
    domains: frozenset[str]
    clients: frozenset[int]
    all: bool

    def holds(self, people: Iterable[str], client: int | None) -> bool:
        """people: the addresses of a row."""
        return (
            self.all
            or client in self.clients
            or any(
                canonical(one) in self.addresses
                or not self.domains.isdisjoint(suffixes(domain_of(one)))
                for one in people
            )
        )


def waiting(conn: Connection) -> Waiting | None:
    """None where no history waits, as nearly always."""
    some = marked(conn, 1_000_000)
    if some is None:
        return None
    clients = frozenset(some.clients)
    return Waiting(frozenset(some.addresses), frozenset(some.domains), clients, bool(some.all))
