"""The ledger of a hundred thousand conversations worked out anew, as after a change of the working
hours: how long until no verdict is old, and how long one mail takes.

The peer is SQLite's own shell, which writes the same rows of `loops` again and judges nothing.
"""

import subprocess
import tempfile
import time
from pathlib import Path
from typing import Final

from bench import corpus
from bench.measure import microseconds, missing, tell, tell_peer, whole_seconds
from store.records import judging
from store.records.database import Store

_REWRITE: Final = (
    "CREATE TEMP TABLE kept AS SELECT * FROM loops; DELETE FROM loops; "
    "INSERT INTO loops SELECT * FROM kept;"
)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        corpus.copy_of_store(place)
        store = corpus.open_in(place)
        mails = _mails(store)
        print(f"ledger: {corpus.CONVERSATIONS:,} conversations, {mails:,} mails")
        with store.transaction() as conn:
            conn.execute("UPDATE conversations SET stale = stale + 1")
        begun, worked = time.perf_counter(), time.process_time()
        while judging.settle(store):
            pass
        took, cost = time.perf_counter() - begun, time.process_time() - worked
        store.close()
        tell("all of it, from nothing", took, whole_seconds)
        tell("  a hundred thousand mails", took / mails * 1e5, whole_seconds, "goal: < 20 s")
        tell("  of it for a mail", cost / mails, microseconds, "goal: < 500 µs")
        if not missing("sqlite3"):
            begun = time.perf_counter()
            subprocess.run(["sqlite3", str(place / "owed.db"), _REWRITE], check=True)
            peer = time.perf_counter() - begun
            tell_peer("sqlite3, the same rows written again", peer, whole_seconds, took / peer)


def _mails(store: Store) -> int:
    row = store.reader().execute("SELECT count(*) FROM messages").fetchone()
    return int(row[0])
