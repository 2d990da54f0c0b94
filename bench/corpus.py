"""What the benchmarks work on: a mailbox to be fetched, and a store with years of mail in it.

The store takes minutes to make, so it is kept in the folder that $OWED_BENCH names, else in one
of the temporary folder, and used again.
"""

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.letters import CLIENTS, DAY, Letter, exchange
from store.config import load
from store.records import judging, mail, mailboxes, verdicts
from store.records.book_csv import import_csv
from store.records.database import Store
from store.records.file_opening import open_store
from store.records.incoming import Fetched
from store.records.mailboxes import ListedMailbox
from store.records.reframing import reframe
from sync.reading import read

CONVERSATIONS: Final = 100_000
OWED: Final = 1_000
"""Of these, not answered."""
IN_BOOK: Final = 300
"""Clients in the book; the others who write are strangers."""

_CONFIG: Final = """\
region = "HU"
timezone = "Europe/Budapest"
database = "owed.db"
[[accounts]]
name = "work"
address = "jane@kontor.example"
[accounts.imap]
host = "imap.kontor.example"
password_env = "NO_SUCH_VARIABLE"
"""


def folder() -> Path:
    """Where the benchmarks keep what is dear to make."""
    named = os.environ.get("OWED_BENCH")
    found = Path(named) if named else Path(tempfile.gettempdir()) / "owed-bench"
    found.mkdir(parents=True, exist_ok=True)
    return found


def mailbox(many: int, now: int, *, rich: bool = True) -> Iterator[Letter]:
    """So many letters, oldest first, of the year before `now`; seven in ten lie in INBOX."""
    letters: list[Letter] = []
    number = 0
    while len(letters) < many:
        at = now - random.Random(-number).randrange(2 * 3600, 365 * DAY)
        letters += exchange(number, at, answered=number % 7 < 3, rich=rich)
        number += 1
    yield from sorted(letters[:many], key=lambda letter: letter.at)


def store_folder() -> Path:
    """With config.toml and owed.db: 100,000 conversations, 1,000 of them owed, judged by the rules
    of today: who looks at an older one would measure how it is judged again."""
    found = folder() / f"store-{CONVERSATIONS}"
    if not (found / "config.toml").exists():
        print(f"making a store with {CONVERSATIONS:,} conversations, once", file=sys.stderr)
        half = found.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir()
        _fill(half)
        half.rename(found)
    store = open_in(found)
    verdicts.up_to_date(store)
    store.close()
    return found


def copy_of_store(into: Path) -> Path:
    """A store of one's own, to write into; its configuration."""
    for file in store_folder().iterdir():
        shutil.copy(file, into)
    return into / "config.toml"


def open_in(place: Path) -> Store:
    return open_store(load(place / "config.toml"))


def _fill(place: Path) -> None:
    (place / "config.toml").write_text(_CONFIG, encoding="utf-8")
    (place / "config.toml").chmod(0o600)
    store = open_in(place)
    account = mailboxes.accounts_sync(store, store.config)["work"]
    now = int(time.time())
    reframe(store)
    mailboxes.start_first_sync(store, now)
    _clients(store, place)
    boxes = _boxes(store, account, now)
    batch: list[Fetched] = []
    for uid, letter in enumerate(_letters(now), 1):
        batch.append(fetched(letter, boxes[letter.mailbox], uid))
        if len(batch) == 200:
            mail.add(store, batch)
            batch.clear()
            _progress(uid)
    mail.add(store, batch)
    while judging.settle(store):
        pass
    store.close()


def _clients(store: Store, place: Path) -> None:
    tiers = ("key", "", "", "")
    lines = [f"Client {n},{tiers[n % 4]},c{n}.example" for n in range(min(IN_BOOK, CLIENTS))]
    book = place / "book.csv"
    book.write_text("name,tier,domain\n" + "\n".join(lines) + "\n", encoding="utf-8")
    import_csv(store, book)


def _boxes(store: Store, account: int, now: int) -> dict[str, int]:
    listed = [
        ListedMailbox(name.encode(), name, "/", name.lower(), "attribute", True)
        for name in ("INBOX", "Sent")
    ]
    return {box.name: box.id for box in mailboxes.save_listed(store, account, listed, now)}


def _letters(now: int) -> Iterator[Letter]:
    """What is owed came in these five days; the rest was answered in the year before."""
    for number in range(CONVERSATIONS):
        owed = number < OWED
        ago = random.Random(-number).randrange(3 * 3600, 5 * DAY if owed else 365 * DAY)
        yield from exchange(number, now - ago, answered=not owed, rich=False)


def fetched(letter: Letter, mailbox_id: int, uid: int) -> Fetched:
    known = read(letter.raw)
    return Fetched(
        mailbox_id=mailbox_id,
        uidvalidity=1,
        uid=uid,
        flags=frozenset({"\\Seen"}),
        internaldate=letter.at,
        raw=letter.raw,
        parsed=known.parsed,
        said=known.said,
        machine=known.machine,
        packed=known.packed,
        folded=known.folded,
    )


def _progress(messages: int) -> None:
    if messages % 20_000 == 0:
        print(f"  {messages:,} messages", file=sys.stderr)
