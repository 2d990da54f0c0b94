"""The tables, as ordered migrations. One function a released schema; none is ever edited after.

Rules that hold in every table: STRICT; AUTOINCREMENT, so that the number of a deleted row never
names another one (undo steps and intents hold row ids); a UUID and `modified_at` for what may be
shared with other machines; instants are whole seconds since the epoch, UTC. `closed_at` of an
open loop is FOREVER, so that 'open at T' is one range of an index.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

VERSION = 16
"""Of the newest migration; kept in `PRAGMA user_version` so that opening need not load them."""

FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE changes (subject TEXT PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL DEFAULT '',
  phase TEXT NOT NULL DEFAULT 'never',
  detail TEXT NOT NULL DEFAULT '{}',
  synced_at INTEGER,
  sent_at INTEGER,
  no_sent INTEGER NOT NULL DEFAULT 0,
  horizon INTEGER,
  beat_at INTEGER,
  files_sent INTEGER NOT NULL DEFAULT 0,
  memory TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE mailboxes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  raw_name BLOB NOT NULL,
  name TEXT NOT NULL,
  delimiter TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  role_how TEXT NOT NULL DEFAULT '',
  selectable INTEGER NOT NULL DEFAULT 1,
  uidvalidity INTEGER NOT NULL DEFAULT 0,
  top INTEGER NOT NULL DEFAULT 1,
  low INTEGER NOT NULL DEFAULT 0,
  highestmodseq INTEGER NOT NULL DEFAULT 0,
  permanent_flags TEXT NOT NULL DEFAULT '',
  readonly INTEGER NOT NULL DEFAULT 0,
  horizon INTEGER,
  complete INTEGER NOT NULL DEFAULT 0,
  synced_at INTEGER,
  compared_at INTEGER,
  flags_from INTEGER NOT NULL DEFAULT 0,
  gone_at INTEGER,
  UNIQUE (account_id, raw_name)
) STRICT;

CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  message_id TEXT NOT NULL DEFAULT '',
  digest BLOB NOT NULL,
  at INTEGER NOT NULL,
  date INTEGER,
  internal_date INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  from_name TEXT NOT NULL DEFAULT '',
  from_address TEXT NOT NULL DEFAULT '',
  sender TEXT NOT NULL DEFAULT '',
  sender_name TEXT NOT NULL DEFAULT '',
  ours INTEGER NOT NULL DEFAULT 0,
  mine INTEGER NOT NULL DEFAULT 0,
  reply_to TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  bare TEXT NOT NULL DEFAULT '',
  replied INTEGER NOT NULL DEFAULT 0,
  refs TEXT NOT NULL DEFAULT '',
  thread_index TEXT NOT NULL DEFAULT '',
  thread_id INTEGER NOT NULL,
  conversation_id INTEGER NOT NULL DEFAULT 0,
  claims INTEGER,
  pin TEXT,
  quotes_old INTEGER NOT NULL DEFAULT 0,
  machine TEXT NOT NULL DEFAULT '',
  asks TEXT NOT NULL DEFAULT '',
  ack TEXT NOT NULL DEFAULT '',
  offers TEXT NOT NULL DEFAULT '',
  return_date TEXT NOT NULL DEFAULT '',
  form INTEGER NOT NULL DEFAULT 0,
  event_start INTEGER,
  bounce_of TEXT NOT NULL DEFAULT '',
  bounced TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL DEFAULT 0,
  html INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0,
  problems TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT 'here',
  inbox INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0,
  flagged INTEGER NOT NULL DEFAULT 0,
  client_id INTEGER,
  contact_id INTEGER,
  link_rule TEXT NOT NULL DEFAULT '',
  link_value TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX messages_message_id ON messages (message_id);
CREATE INDEX messages_digest ON messages (digest);
CREATE INDEX messages_conversation ON messages (conversation_id, at);
CREATE INDEX messages_thread ON messages (thread_id);
CREATE INDEX messages_bare ON messages (bare);
CREATE INDEX messages_sender ON messages (sender, at);
CREATE INDEX messages_client ON messages (client_id, at);
CREATE INDEX messages_at ON messages (at);
CREATE INDEX messages_bounce ON messages (bounce_of) WHERE bounce_of <> '';

CREATE TABLE participants (
  message_id INTEGER NOT NULL REFERENCES messages(id),
  role TEXT NOT NULL,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  canonical TEXT NOT NULL,
  domain TEXT NOT NULL,
  PRIMARY KEY (message_id, role, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_canonical ON participants (canonical, role);
CREATE INDEX participants_domain ON participants (domain);

CREATE TABLE texts (message_id INTEGER PRIMARY KEY REFERENCES messages(id),
  text TEXT NOT NULL, new_text TEXT NOT NULL) STRICT;
CREATE TABLE raws (message_id INTEGER PRIMARY KEY REFERENCES messages(id),
  packed BLOB NOT NULL) STRICT;
CREATE TABLE attachments (
  message_id INTEGER NOT NULL REFERENCES messages(id),
  part INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  size INTEGER NOT NULL, inline INTEGER NOT NULL,
  PRIMARY KEY (message_id, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE placements (
  mailbox_id INTEGER NOT NULL REFERENCES mailboxes(id),
  uidvalidity INTEGER NOT NULL,
  uid INTEGER NOT NULL,
  message_id INTEGER REFERENCES messages(id),
  flags TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (mailbox_id, uidvalidity, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX placements_message ON placements (message_id);

CREATE TABLE unreadable (
  mailbox_id INTEGER NOT NULL REFERENCES mailboxes(id),
  uidvalidity INTEGER NOT NULL, uid INTEGER NOT NULL,
  reason TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (mailbox_id, uidvalidity, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE threads (ref TEXT PRIMARY KEY, thread_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX threads_thread ON threads (thread_id);

CREATE TABLE conversations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL DEFAULT '',
  root TEXT,
  who TEXT NOT NULL DEFAULT '',
  people TEXT NOT NULL DEFAULT '[]',
  first INTEGER NOT NULL DEFAULT 0,
  last INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0,
  calls INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  starred INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0,
  inbox INTEGER NOT NULL DEFAULT 0,
  sent INTEGER NOT NULL DEFAULT 0,
  client_id INTEGER,
  stale INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX conversations_last ON conversations (last) WHERE messages + calls > 0;
CREATE INDEX conversations_inbox ON conversations (last) WHERE inbox > 0;
CREATE INDEX conversations_unread ON conversations (id) WHERE inbox > 0 AND unread > 0;
CREATE INDEX conversations_starred ON conversations (last) WHERE starred > 0;
CREATE INDEX conversations_sent ON conversations (last) WHERE sent > 0;
CREATE INDEX conversations_client ON conversations (client_id, last);
CREATE INDEX conversations_stale ON conversations (id) WHERE stale > 0;
CREATE TABLE conversation_names (uuid TEXT PRIMARY KEY,
  conversation_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,
  tier TEXT NOT NULL DEFAULT '',
  policy TEXT NOT NULL DEFAULT '{}',
  notes TEXT NOT NULL DEFAULT '{}',
  modified_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE contacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  client_id INTEGER NOT NULL REFERENCES clients(id),
  name TEXT NOT NULL DEFAULT '',
  modified_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contacts_client ON contacts (client_id);
CREATE TABLE identifiers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER REFERENCES clients(id),
  contact_id INTEGER REFERENCES contacts(id),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  raw TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT 'manual',
  modified_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX identifiers_value ON identifiers (kind, value);
CREATE INDEX identifiers_client ON identifiers (client_id);

CREATE TABLE calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  channel TEXT NOT NULL DEFAULT 'call',
  direction TEXT NOT NULL,
  outcome TEXT NOT NULL,
  raw_number TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  e164 TEXT NOT NULL DEFAULT '',
  client_id INTEGER,
  contact_id INTEGER,
  contact TEXT NOT NULL DEFAULT '',
  named INTEGER NOT NULL DEFAULT 0,
  minutes INTEGER,
  summary TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  matched INTEGER NOT NULL DEFAULT 0,
  conversation_id INTEGER,
  twin INTEGER NOT NULL DEFAULT 0,
  head_id INTEGER,
  modified_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX calls_at ON calls (at);
CREATE INDEX calls_number ON calls (number, at);
CREATE INDEX calls_client ON calls (client_id, at);
CREATE INDEX calls_conversation ON calls (conversation_id) WHERE conversation_id IS NOT NULL;

CREATE TABLE loops (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_id INTEGER,
  call_id INTEGER,
  kind TEXT NOT NULL,
  who TEXT NOT NULL,
  address TEXT NOT NULL,
  client_id INTEGER,
  since INTEGER NOT NULL,
  due INTEGER NOT NULL,
  soon_at INTEGER NOT NULL,
  far_at INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_by INTEGER,
  code TEXT NOT NULL,
  rule TEXT NOT NULL,
  facts TEXT NOT NULL,
  policy TEXT NOT NULL,
  closed_at INTEGER NOT NULL,
  closed_by INTEGER,
  closed_how TEXT NOT NULL DEFAULT '',
  again TEXT NOT NULL DEFAULT '[]',
  tried TEXT NOT NULL DEFAULT '[]',
  forget_at INTEGER
) STRICT;
CREATE INDEX loops_open ON loops (kind, closed_at, opened_at, since);
CREATE INDEX loops_conversation ON loops (conversation_id);
CREATE INDEX loops_call ON loops (call_id);
CREATE INDEX loops_client ON loops (client_id, closed_at);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  message_id INTEGER,
  call_id INTEGER,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  who TEXT NOT NULL DEFAULT '',
  word TEXT NOT NULL DEFAULT '',
  by_call INTEGER,
  modified_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX decisions_message ON decisions (message_id);
CREATE INDEX decisions_call ON decisions (call_id);
CREATE TABLE snoozes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER,
  call_id INTEGER,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE INDEX snoozes_until ON snoozes (until);
CREATE INDEX snoozes_message ON snoozes (message_id);
CREATE INDEX snoozes_call ON snoozes (call_id);

CREATE TABLE undo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  facts TEXT NOT NULL DEFAULT '{}',
  steps TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done'
) STRICT;

CREATE TABLE intents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  message_id INTEGER NOT NULL REFERENCES messages(id),
  kind TEXT NOT NULL,
  mailbox_id INTEGER NOT NULL REFERENCES mailboxes(id),
  uidvalidity INTEGER NOT NULL,
  uid INTEGER NOT NULL,
  add_flags TEXT NOT NULL DEFAULT '',
  remove_flags TEXT NOT NULL DEFAULT '',
  target_role TEXT NOT NULL DEFAULT '',
  target_id INTEGER,
  target_uidnext INTEGER,
  not_before INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'queued',
  code TEXT NOT NULL DEFAULT '',
  facts TEXT NOT NULL DEFAULT '{}',
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX intents_due ON intents (account_id, state, not_before);
CREATE INDEX intents_message ON intents (message_id, state);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  state TEXT NOT NULL,
  recipients TEXT NOT NULL DEFAULT '{}',
  subject TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  attachments TEXT NOT NULL DEFAULT '[]',
  in_reply_to INTEGER,
  refs TEXT NOT NULL DEFAULT '',
  message_id TEXT NOT NULL DEFAULT '',
  sender TEXT NOT NULL DEFAULT '',
  raw BLOB,
  sent_copy BLOB,
  row_id INTEGER,
  not_before INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  since INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '{}',
  seen INTEGER NOT NULL DEFAULT 0,
  modified_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX outbox_state ON outbox (account_id, state, not_before);

CREATE TABLE written (canonical TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (canonical, at)) STRICT, WITHOUT ROWID;
CREATE TABLE never (kind TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (kind, value)) STRICT, WITHOUT ROWID;
CREATE TABLE slices (task TEXT PRIMARY KEY, next_id INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE VIRTUAL TABLE words USING fts5(
  subject, people, body, content='', prefix='2 3 4', tokenize="unicode61 remove_diacritics 0"
);
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

    steps = Migrations("owed")

    @steps()
    def first(db: "Database") -> None:
        for statement in FIRST.split(";\n"):
            if statement.strip():
                db.execute(statement)

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

    @steps()
    def outbox(db: "Database") -> None:
        for statement in OUTBOX.split(";\n"):
            if statement.strip():
                db.execute(statement)

    @steps()
    def pins(db: "Database") -> None:
        """What a person joined and parted is sought by its name; it is little."""
        db.execute("CREATE INDEX messages_pin ON messages (pin) WHERE pin IS NOT NULL")

    @steps()
    def loose(db: "Database") -> None:
        """Threads that a change of the book, or of who we are, may join or part."""
        db.execute("CREATE TABLE loose (thread_id INTEGER PRIMARY KEY) STRICT")

    @steps()
    def remote(db: "Database") -> None:
        for statement in REMOTE.split(";\n"):
            if statement.strip():
                db.execute(statement)

    @steps()
    def followups(db: "Database") -> None:
        for statement in FOLLOWUPS.split(";\n"):
            if statement.strip():
                db.execute(statement)

    @steps()
    def adrift(db: "Database") -> None:
        for statement in ADRIFT.split(";\n"):
            if statement.strip():
                db.execute(statement)

    @steps()
    def senders(db: "Database") -> None:
        for statement in SENDERS.split(";\n"):
            if statement.strip():
                db.execute(statement)

    @steps()
    def uploads(db: "Database") -> None:
        for statement in UPLOADS.split(";\n"):
            if statement.strip():
                db.execute(statement)

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

    return steps
