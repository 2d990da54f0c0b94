"""python -m bench.beside CONFIG: takes mail in, ten letters at a time, until its input ends.

What the daemon does to the store while somebody looks at the screen.
"""

import select
import sys
import time
from itertools import count
from pathlib import Path
from typing import Final

from bench.corpus import CONVERSATIONS, fetched
from bench.letters import exchange
from store.config import load
from store.records import mail, mailboxes
from store.records.database import open_store

PAUSE: Final = 0.25
LETTERS: Final = 10


def main(config: Path) -> None:
    store = open_store(load(config))
    account = mailboxes.accounts_sync(store, store.config)["work"]
    inbox = next(box.id for box in mailboxes.mailboxes(store, account) if box.role == "inbox")
    numbers = count(10 * CONVERSATIONS)
    while not select.select([sys.stdin], [], [], PAUSE)[0]:
        batch = []
        for _ in range(LETTERS):
            number = next(numbers)
            (letter,) = exchange(number, int(time.time()), answered=False, rich=False)
            batch.append(fetched(letter, inbox, number))
        mail.add(store, batch)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
