"""What a store works out from the rest, worked out anew: threads, whom I wrote to, the search
index, all verdicts."""

from collections import defaultdict
from collections.abc import Iterable

from store.records import awaited, reframing
from store.records.database import Connection, Store
from store.records.folding import INDEXED, SOUGHT, indexed
from store.records.indexing import index_call, index_followup
from store.records.placements import marks, slices
from store.records.written import WROTE

ROLES = ("from", "reply-to", "to", "cc", "bcc", "inside")


def derive(conn: Connection) -> None:
    _threads(conn)
    _written(conn)
    _index_mail(conn)
    for (id_,) in conn.execute("SELECT id FROM calls").fetchall():
        index_call(conn, id_)
    for (id_,) in conn.execute("SELECT id FROM followups").fetchall():
        index_followup(conn, id_)


def judge(store: Store) -> None:
    """All verdicts; the store knows no frame, so none is believed."""
    with store.transaction() as conn:
        conn.execute("DELETE FROM meta WHERE key = 'frame'")
    reframing.reframe(store)


def _threads(conn: Connection) -> None:
    """By all ids that make a message one thread with others; see `incoming`."""
    conn.execute("DELETE FROM threads WHERE thread_id NOT IN (SELECT thread_id FROM messages)")
    rows = conn.execute(
        "SELECT thread_id, message_id, refs, bounce_of, thread_index FROM messages ORDER BY id"
    )
    conn.executemany(
        "INSERT OR IGNORE INTO threads (ref, thread_id) VALUES (?, ?)",
        [
            (ref, thread)
            for thread, own, refs, bounce, index in rows.fetchall()
            for ref in {own, *refs.split(), bounce, f"ti:{index}" if index else ""}
            if ref
        ],
    )


def _written(conn: Connection) -> None:
    conn.execute(
        "INSERT OR IGNORE INTO written (canonical, at) SELECT p.canonical, m.at FROM messages m "
        f"JOIN participants p ON p.message_id = m.id WHERE {WROTE}"
    )


def _index_mail(conn: Connection) -> None:
    ids = [
        row[0]
        for row in conn.execute(
            "SELECT id FROM messages WHERE body <> ? ORDER BY id", (awaited.BODY,)
        ).fetchall()
    ]
    for part in slices(ids):
        people, files = _people(conn, part), _files(conn, part)
        rows = conn.execute(
            "SELECT m.id, m.subject, substr(t.text, 1, ?) FROM messages m "
            f"JOIN texts t ON t.message_id = m.id WHERE m.id IN ({marks(part)}) ORDER BY m.id",
            (INDEXED, *part),
        ).fetchall()
        conn.executemany(
            "INSERT INTO words (rowid, subject, people, body) VALUES (?, ?, ?, ?)",
            [
                (id_, indexed(f"{subject} {' '.join(files[id_])}"), indexed(" ".join(people[id_])),
                 indexed(text))
                for id_, subject, text in rows
            ],
        )  # fmt: skip


def _people(conn: Connection, ids: Iterable[int]) -> dict[int, list[str]]:
    some = list(ids)
    rows = conn.execute(
        "SELECT message_id, role, place, name, address FROM participants "
        f"WHERE message_id IN ({marks(some)})",
        some,
    ).fetchall()
    found: dict[int, list[str]] = defaultdict(list)
    for id_, _, _, name, address in sorted(rows, key=lambda row: (ROLES.index(row[1]), row[2])):
        if len(found[id_]) < SOUGHT:
            found[id_].append(f"{name} {address}")
    return found


def _files(conn: Connection, ids: Iterable[int]) -> dict[int, list[str]]:
    some = list(ids)
    rows = conn.execute(
        f"SELECT message_id, name FROM attachments WHERE message_id IN ({marks(some)}) "
        "ORDER BY message_id, part",
        some,
    ).fetchall()
    found: dict[int, list[str]] = defaultdict(list)
    for id_, name in rows:
        if len(found[id_]) < SOUGHT:
            found[id_].append(name)
    return found
