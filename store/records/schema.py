"""The tables as they began; what changed since is in `migrations.py`. Never edited any more.

Rules that hold in every table: STRICT; AUTOINCREMENT, so that the number of a deleted row never
names another one (undo steps and intents hold row ids); a UUID and `modified_at` for what may be
shared with other machines; instants are whole seconds since the epoch, UTC. `closed_at` of an
open loop is FOREVER, so that 'open at T' is one range of an index.
"""

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
