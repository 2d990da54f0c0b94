"""Tells what became due, by the command of `[notify]`.

The command gets two more arguments, a title and a line. What mail says is never part of what
the shell reads.
"""

import logging
import subprocess
import threading
from collections.abc import Callable, Sequence

from store.records import notices as due
from store.records.database import Store
from store.rules.instant import Instant
from store.words.notices import Notice, notices

SECONDS = 30.0
"""Between two looks."""
PATIENCE = 60.0
"""Seconds that a command may take."""

log = logging.getLogger(__name__)
Tell = Callable[[Sequence[Notice]], None]


def look(store: Store, now: Instant, tell: Tell) -> None:
    """What got worse since the last look is told, and is old from then on, whether or not a command
    that has been started comes to its end."""
    found = due.due(store, now)
    if found.rows:
        tell(notices(found.rows, store.config.timezone, now))
    due.told(store, found.until)


def by_command(command: str) -> Tell:
    """Runs it once for each notice, one after the other, while the daemon goes on."""

    def tell(some: Sequence[Notice]) -> None:
        threading.Thread(target=_run_all, args=(command, some), daemon=True).start()

    return tell


def _run_all(command: str, some: Sequence[Notice]) -> None:
    for notice in some:
        words = ["/bin/sh", "-c", f'{command} "$@"', "owed", notice.title, notice.body]
        try:
            done = subprocess.run(
                words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, timeout=PATIENCE, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            log.warning("[notify] command: %s", type(error).__name__)
        else:
            if done.returncode:
                log.warning("[notify] command: exit status %d", done.returncode)
