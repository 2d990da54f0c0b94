"""The first sync of a mailbox of 190 MB from a real Dovecot, and a sync that finds nothing new.

The peers are what people script with today: `mbsync -a && notmuch new` for the first, `mbsync -a`
for the second, against the same server on the same machine.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench import corpus
from bench.letters import ME, Letter
from bench.measure import (
    PROJECT,
    best,
    environment,
    megabytes,
    milliseconds,
    missing,
    owed,
    run,
    tell,
    tell_peer,
    whole_seconds,
)
from store.config import load
from store.records.file_opening import open_store
from tests.peers import dovecot
from tests.peers.account import Account

MAILS: Final = 10_000
NEWEST: Final = 100
SOON: Final = 120.0
"""Seconds after which waiting for the newest is given up."""


def main(mails: int = MAILS) -> None:
    if dovecot.BINARY is None:
        print("first_sync: Dovecot is not installed here")
        return
    letters = list(corpus.mailbox(mails, int(time.time())))
    size = sum(len(letter.raw) for letter in letters)
    print(f"first_sync: {mails:,} mails, {megabytes(size)}, Dovecot on loopback")
    with dovecot.running() as server, tempfile.TemporaryDirectory() as name:
        account = server.account()
        deliver(account, letters)
        _compare(account, letters, Path(name))


def _compare(account: Account, letters: Sequence[Letter], place: Path) -> None:
    config = configuration(account, place)
    ours = run(owed(config, "sync", "--once"), watch=True)
    tell("owed sync --once, from nothing", ours.seconds, whole_seconds, "goal: ratio <= 0.5")
    tell("  its processor time", ours.processor, whole_seconds)
    tell("  its memory, with those who read", ours.together, megabytes, "goal: < 200 MB")
    nothing_new = best(owed(config, "sync", "--once"))
    _newest(account, letters, place)
    tell("owed sync --once, nothing new", nothing_new.seconds, milliseconds, "goal: < 400 ms")
    if missing("mbsync", "notmuch"):
        return
    settings = mbsync_settings(account, place)
    fetched, indexed = run(settings), run(_notmuch(place))
    peer = fetched.seconds + indexed.seconds
    tell_peer("mbsync -a && notmuch new, from nothing", peer, whole_seconds, ours.seconds / peer)
    tell_peer("  of it mbsync -a", fetched.seconds, whole_seconds, ours.seconds / fetched.seconds)
    busy = fetched.processor + indexed.processor
    tell_peer("  their processor time", busy, whole_seconds, ours.processor / busy)
    again = best(settings)
    ratio = nothing_new.seconds / again.seconds
    tell_peer("mbsync -a, nothing new", again.seconds, milliseconds, ratio)


def _newest(account: Account, letters: Sequence[Letter], place: Path) -> None:
    """Into a store of its own: until the newest hundred can be read in it."""
    fresh = place / "newest"
    fresh.mkdir()
    config = configuration(account, fresh)
    since = sorted(letter.at for letter in letters)[-NEWEST]
    begun = time.perf_counter()
    process = subprocess.Popen(
        owed(config, "sync", "--once"), cwd=PROJECT, env=environment(), stderr=subprocess.DEVNULL
    )
    try:
        held = _waited(config, since, begun + SOON)
        seconds = time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait()
    what = "until the newest" if held else "GAVE UP before the newest"
    tell(f"{what} {NEWEST} are in the store", seconds, milliseconds, "goal: < 1,000 ms")


def _waited(config: Path, since: int, deadline: float) -> bool:
    """Looks on as any reader does, a hundred times a second."""
    loaded = load(config)
    while not loaded.database.exists():
        time.sleep(0.005)
    store = open_store(loaded, create=False)
    sql = "SELECT count(*) FROM messages WHERE at >= ?"
    while store.reader().execute(sql, (since,)).fetchone()[0] < NEWEST:
        if time.perf_counter() > deadline:
            return False
        time.sleep(0.01)
    store.close()
    return True


def deliver(account: Account, letters: Sequence[Letter]) -> None:
    for mailbox in ("INBOX", "Sent"):
        mine = [letter for letter in letters if letter.mailbox == mailbox]
        account.deliver_all(
            mailbox,
            ((one.raw, ("\\Seen",), datetime.fromtimestamp(one.at, UTC)) for one in mine),
        )


def configuration(account: Account, place: Path, port: int = 0) -> Path:
    os.environ["OWED_BENCH_PASSWORD"] = account.password
    config = place / "config.toml"
    config.write_text(
        f"""\
region = "HU"
timezone = "Europe/Budapest"
database = "owed.db"
[[accounts]]
name = "work"
address = "{ME}"
[accounts.imap]
host = "{account.host}"
port = {port or account.port}
security = "none"
user = "{account.user}"
password_env = "OWED_BENCH_PASSWORD"
""",
        encoding="utf-8",
    )
    config.chmod(0o600)
    return config


def mbsync_settings(account: Account, place: Path) -> list[str]:
    (place / "mail").mkdir()
    settings = place / "mbsyncrc"
    settings.write_text(
        f"""\
IMAPAccount work
Host {account.host}
Port {account.port}
User {account.user}
Pass {account.password}
SSLType None
AuthMechs LOGIN

IMAPStore far
Account work

MaildirStore near
Path {place}/mail/
Inbox {place}/mail/INBOX
SubFolders Verbatim

Channel work
Far :far:
Near :near:
Patterns *
Create Near
SyncState *
""",
        encoding="utf-8",
    )
    return ["mbsync", "--config", str(settings), "--all"]


def _notmuch(place: Path) -> list[str]:
    settings = place / "notmuchrc"
    settings.write_text(
        f"[database]\npath={place}/mail\n[user]\nname=Jane\nprimary_email={ME}\n"
        "[new]\ntags=new\nignore=.mbsyncstate;.uidvalidity\n",
        encoding="utf-8",
    )
    return ["notmuch", f"--config={settings}", "new"]
