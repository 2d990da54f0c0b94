"""The words of calls and follow-ups in the index of all words; those of mails stand in `mail`."""

from store.records.database import Connection
from store.records.folding import indexed
from store.records.rowkeys import of_followup


def index_call(conn: Connection, call: int) -> None:
    conn.execute(
        "INSERT INTO words (rowid, subject, people, body) VALUES (?, ?, ?, ?)",
        (-call, *_call_words(conn, call)),
    )


def unindex_call(conn: Connection, call: int) -> None:
    """Before the call's row changes: the index wants to be told what it knew."""
    conn.execute(
        "INSERT INTO words (words, rowid, subject, people, body) VALUES ('delete', ?, ?, ?, ?)",
        (-call, *_call_words(conn, call)),
    )


def _call_words(conn: Connection, call: int) -> tuple[str, str, str]:
    summary, contact, number, e164, notes = conn.execute(
        "SELECT summary, contact, raw_number, e164, notes FROM calls WHERE id = ?", (call,)
    ).fetchone()
    return indexed(summary), indexed(f"{contact} {number} {e164}"), indexed(notes)


def index_followup(conn: Connection, id_: int) -> None:
    conn.execute(
        "INSERT INTO words (rowid, subject, people, body) VALUES (?, ?, ?, '')",
        (of_followup(id_), *_noted_words(conn, id_)),
    )


def unindex_followup(conn: Connection, id_: int) -> None:
    """Before a state of it comes or goes."""
    conn.execute(
        "INSERT INTO words (words, rowid, subject, people, body) VALUES ('delete', ?, ?, ?, '')",
        (of_followup(id_), *_noted_words(conn, id_)),
    )


def _noted_words(conn: Connection, id_: int) -> tuple[str, str]:
    """Of its newest state."""
    what, whom = conn.execute(
        "SELECT what, whom FROM followup_states WHERE followup_id = ? "
        "ORDER BY at DESC, id DESC LIMIT 1",
        (id_,),
    ).fetchone()
    return indexed(what), indexed(whom)
