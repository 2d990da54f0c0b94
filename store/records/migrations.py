"""What changed of the tables since they began, in order. One step a change; none is ever edited
after it was released. The rules that hold in every table stand in `schema.py`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

VERSION = 20
"""Of the newest migration; kept in `PRAGMA user_version` so that opening need not load them."""

WORDS = """
CREATE VIRTUAL TABLE words USING fts5(
  subject, people, body, content='', prefix='2 3', tokenize="unicode61 remove_diacritics 0"
)
"""

OUTBOX = """
ALTER TABLE outbox ADD COLUMN was TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN copy_validity INTEGER;
ALTER TABLE outbox ADD COLUMN copy_uid INTEGER;
CREATE INDEX outbox_states ON outbox (state);
CREATE INDEX outbox_row ON outbox (row_id);
CREATE INDEX outbox_unseen ON outbox (state) WHERE seen = 0;
ALTER TABLE accounts DROP COLUMN files_sent;
"""
"""was: the state that taking back returns to, if not `draft`. copy_uid: of the copy that we put
into Sent; 0: begun, and not known. What the server does by itself is in the account's memory."""

REMOTE = """
CREATE TABLE remote (
  message_id INTEGER NOT NULL REFERENCES messages(id),
  part INTEGER NOT NULL, section TEXT NOT NULL, encoding TEXT NOT NULL, octets INTEGER NOT NULL,
  got INTEGER NOT NULL DEFAULT 0, here INTEGER NOT NULL DEFAULT 0,
  wanted_at INTEGER, error TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (message_id, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX remote_wanted ON remote (wanted_at) WHERE wanted_at IS NOT NULL;
CREATE INDEX remote_absent ON remote (message_id) WHERE here = 0;
CREATE TABLE pieces (
  message_id INTEGER NOT NULL REFERENCES messages(id),
  part INTEGER NOT NULL, start INTEGER NOT NULL, packed BLOB NOT NULL,
  PRIMARY KEY (message_id, part, start)
) STRICT;
ALTER TABLE messages ADD COLUMN email_id TEXT NOT NULL DEFAULT '';
CREATE INDEX messages_email_id ON messages (email_id) WHERE email_id <> '';
ALTER TABLE mailboxes ADD COLUMN object_id TEXT NOT NULL DEFAULT '';
"""
"""remote: what of large mails lies on the server; pieces: what has come of it, as encoded there.
email_id, object_id: names that a server gives for good (RFC 8474; at Gmail X-GM-MSGID)."""

FOLLOWUPS = """
CREATE TABLE followups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL DEFAULT '',
  message_id INTEGER,
  call_id INTEGER,
  client_id INTEGER,
  keeps INTEGER NOT NULL DEFAULT 0,
  modified_at INTEGER NOT NULL
) STRICT;
CREATE INDEX followups_message ON followups (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX followups_call ON followups (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX followups_client ON followups (client_id) WHERE client_id IS NOT NULL;
CREATE TABLE followup_states (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  followup_id INTEGER NOT NULL REFERENCES followups(id),
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  whom TEXT NOT NULL DEFAULT '',
  due INTEGER NOT NULL,
  closed TEXT NOT NULL DEFAULT '',
  by_call INTEGER
) STRICT;
CREATE INDEX followup_states_of ON followup_states (followup_id, at);
ALTER TABLE loops ADD COLUMN followup_id INTEGER;
CREATE INDEX loops_followup ON loops (followup_id) WHERE followup_id IS NOT NULL;
ALTER TABLE snoozes ADD COLUMN followup_id INTEGER;
"""
"""A follow-up hangs on a message, so that it follows its conversation wherever that goes; or it
came of a call; or stands alone. What it says and when it is due are states, the newest of which
holds: so the ledger of a past instant knows the date that held then."""


ADRIFT = """
CREATE TABLE adrift (message_id INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER placements_gone AFTER DELETE ON placements WHEN old.message_id IS NOT NULL
  BEGIN INSERT OR IGNORE INTO adrift VALUES (old.message_id); END;
CREATE TRIGGER placements_taken AFTER UPDATE OF message_id ON placements
  WHEN old.message_id IS NOT NULL AND old.message_id IS NOT new.message_id
  BEGIN INSERT OR IGNORE INTO adrift VALUES (old.message_id); END;
INSERT INTO adrift SELECT id FROM messages
  WHERE place NOT IN ('gone', 'outbox', 'unsent') AND id NOT IN (
    SELECT message_id FROM placements WHERE message_id IS NOT NULL);
"""
"""adrift: what has lost a place on the server since all mailboxes were last looked at; it is gone
if it has found none by then. The database itself takes note, so that none is missed."""

SENDERS = """
CREATE TABLE senders (address TEXT PRIMARY KEY, owed TEXT NOT NULL, since INTEGER NOT NULL,
  at INTEGER NOT NULL) STRICT;
"""
"""What the user said of a canonical address: owed 'always' or 'never', for mails from since on."""

UPLOADS = """
ALTER TABLE outbox ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN continues INTEGER;
CREATE INDEX outbox_continues ON outbox (continues) WHERE continues IS NOT NULL;
CREATE TABLE uploads (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  draft TEXT NOT NULL, revision INTEGER NOT NULL,
  message_id TEXT NOT NULL, digest BLOB NOT NULL, size INTEGER NOT NULL,
  state TEXT NOT NULL,
  mailbox_id INTEGER NOT NULL REFERENCES mailboxes(id),
  uidvalidity INTEGER NOT NULL, uid INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL, not_before INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX uploads_account ON uploads (account_id);
"""
"""uploads: versions of drafts that lie in Drafts by our doing, see `uploads.py`. draft: the uuid of
its row in the outbox, which the copy may outlive. revision of an outbox row: counts its changes;
continues: the mail of another program in Drafts that it goes on with."""


def migrations() -> "Migrations":
    """All of them, in order; loads sqlite-utils (100 ms)."""
    from sqlite_utils.migrations import Migrations

    from store.records import schema

    steps = Migrations("owed")

    steps(name="first")(_each(schema.FIRST))

    @steps()
    def late_from(db: "Database") -> None:
        """What overdue loops are sorted by; worked out when verdicts are next looked at. A meeting
        called off has a kind of its own."""
        db.execute("ALTER TABLE loops ADD COLUMN late_from INTEGER NOT NULL DEFAULT 0")
        db.execute("UPDATE loops SET late_from = due")
        db.execute(
            "UPDATE messages SET machine = 'cancelled' "
            "WHERE machine = 'invitation' AND event_start IS NULL"
        )

    steps(name="outbox")(_each(OUTBOX))

    @steps()
    def pins(db: "Database") -> None:
        """What a person joined and parted is sought by its name; it is little."""
        db.execute("CREATE INDEX messages_pin ON messages (pin) WHERE pin IS NOT NULL")

    @steps()
    def loose(db: "Database") -> None:
        """Threads that a change of the book, or of who we are, may join or part."""
        db.execute("CREATE TABLE loose (thread_id INTEGER PRIMARY KEY) STRICT")

    steps(name="remote")(_each(REMOTE))
    steps(name="followups")(_each(FOLLOWUPS))
    steps(name="adrift")(_each(ADRIFT))
    steps(name="senders")(_each(SENDERS))
    steps(name="uploads")(_each(UPLOADS))

    @steps()
    def pinned(db: "Database") -> None:
        """What a person gave a client by hand, among all that is linked to it."""
        db.execute("CREATE INDEX messages_pinned ON messages (client_id) WHERE link_rule = 'pin'")

    @steps()
    def lean(db: "Database") -> None:
        """How far a mail leans towards asking, for the ledger to weigh with what stands before it.
        NULL: a mail that was read before; what the lists found in it goes on to hold."""
        db.execute("ALTER TABLE messages ADD COLUMN lean INTEGER")
        db.execute(
            "UPDATE messages SET lean = CASE asks WHEN 'perhaps' THEN 0 ELSE -170 END, asks = '' "
            "WHERE asks IN ('perhaps', 'maybe')"
        )

    @steps()
    def leans_after(db: "Database") -> None:
        """`lean` is after a mail of ours that told something; these, after one that waits for a
        deed, for a fact, or that offered. What was weighed before counts each alike for all mails.
        """
        for name in ("lean_waits", "lean_fact", "lean_offer"):
            db.execute(f"ALTER TABLE messages ADD COLUMN {name} INTEGER")
        db.execute(
            "UPDATE messages SET lean_waits = lean - 37, lean_fact = lean - 251, "
            "lean_offer = lean + 237 WHERE lean IS NOT NULL"
        )

    @steps()
    def came_at(db: "Database") -> None:
        """When a part had come whole; NULL: before this was noted."""
        db.execute("ALTER TABLE remote ADD COLUMN came_at INTEGER")

    @steps()
    def heard_by(db: "Database") -> None:
        """By which rules a mail was heard, see `verdicts.HEARD_BY`; 0: before this was noted."""
        db.execute("ALTER TABLE messages ADD COLUMN heard_by INTEGER NOT NULL DEFAULT 0")

    @steps()
    def merged_with_mail(db: "Database") -> None:
        """By itself the index of words merges seldom and then much, while the lock is held; see
        `mail._merge`."""
        db.execute("INSERT INTO words (words, rank) VALUES ('automerge', 0)")

    @steps()
    def of_few(db: "Database") -> None:
        """What few rows have is sought among them: that a call closed it, and documents."""
        for table in ("decisions", "followup_states"):
            db.execute(
                f"CREATE INDEX {table}_by_call ON {table} (by_call) WHERE by_call IS NOT NULL"
            )
        db.execute(
            "CREATE INDEX messages_documents ON messages (conversation_id, at) WHERE documents > 0"
        )

    @steps()
    def merged_by_sixteen(db: "Database") -> None:
        """Sixteen segments of the index of words become one, instead of four: each word is written
        half as often. What FTS5 would merge at once, however long it takes, is far away."""
        db.execute("INSERT INTO words (words, rank) VALUES ('usermerge', 16)")
        db.execute("INSERT INTO words (words, rank) VALUES ('crisismerge', 64)")

    @steps()
    def beginnings_of_two_and_three(db: "Database") -> None:
        """Only those have an index of their own: one of four letters begins few words, and took a
        fifth of the index. Where there is mail already it stays, since all would be read anew."""
        if db.execute("SELECT 1 FROM words_docsize LIMIT 1").fetchone() is None:
            db.execute("DROP TABLE words")
            db.execute(WORDS)
            for setting, value in (("automerge", 0), ("usermerge", 16), ("crisismerge", 64)):
                db.execute("INSERT INTO words (words, rank) VALUES (?, ?)", (setting, value))

    @steps()
    def given_as(db: "Database") -> None:
        """Whose a call was said to be when it was logged or imported: by that a second import knows
        it, whoever's a person says that it is since."""
        db.execute("ALTER TABLE calls ADD COLUMN given_as INTEGER")
        db.execute("UPDATE calls SET given_as = client_id WHERE named = 1")
        db.execute("CREATE INDEX calls_given_as ON calls (given_as) WHERE given_as IS NOT NULL")

    return steps


def _each(statements: str) -> "Callable[[Database], None]":
    def step(db: "Database") -> None:
        for statement in statements.split(";\n"):
            if statement.strip():
                db.execute(statement)

    return step
