"""python -m bench.beside CONFIG RATE [FILE]: takes in so many mails a second, until its input ends.

What a daemon in its first sync does to the store while somebody looks at the screen: other
processes read the mails, a thread writes them. FILE gets what `bench.held` says of the lock.
"""

import select
import sys
import time
from itertools import count
from pathlib import Path
from typing import Final

from bench.corpus import CONVERSATIONS
from bench.held import watch
from bench.letters import exchange
from store.config import load
from store.records import mailboxes
from store.records.file_opening import open_store
from sync.ingest import FIRST, PIPELINE_FROM, Batch, Ingest, Letter

LETTERS: Final = 50
"""Of a batch; one that comes more seldom than each second comes alone."""


def main(config: Path, rate: float) -> None:
    letters = LETTERS if rate >= 1 else 1
    store = open_store(load(config))
    account = mailboxes.accounts_sync(store, store.config)["work"]
    inbox = next(box.id for box in mailboxes.mailboxes(store, account) if box.role == "inbox")
    ingest = Ingest(store, lambda: int(time.time()))
    ingest.expect(max(PIPELINE_FROM, FIRST))
    ingest.start()
    begun, fed = time.monotonic(), 0
    numbers = count(10 * CONVERSATIONS)
    while True:
        ahead = begun + fed / rate - time.monotonic()
        if select.select([sys.stdin], [], [], max(0.0, ahead))[0]:
            break
        ingest.feed(Batch(inbox, 1, [_letter(next(numbers)) for _ in range(letters)]))
        fed += letters
    ingest.drain()
    print(f"{fed / (time.monotonic() - begun):.2f}", flush=True)
    ingest.close()


def _letter(number: int) -> Letter:
    (letter,) = exchange(number, int(time.time()), answered=False, rich=True)
    return Letter(number, frozenset(), letter.at, letter.raw)


if __name__ == "__main__":
    if sys.argv[3:]:
        with Path(sys.argv[3]).open("a", buffering=1, encoding="utf-8") as out:
            watch(out)
            main(Path(sys.argv[1]), float(sys.argv[2]))
    else:
        main(Path(sys.argv[1]), float(sys.argv[2]))
