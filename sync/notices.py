"""Tells what became due, as `[notify]` wants it: by a command, or on the desktop.

Either gets a title and a line as arguments. What mail says is never part of what a shell, or
another interpreter, reads. An open screen hears of it from the store.
"""

import logging
import subprocess
import threading
from collections.abc import Callable, Sequence

from store import desktop
from store.records import notices as due
from store.records.database import Store
from store.rules.instant import Instant
from store.settings import Notify
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
    due.told(store, found.until, news=bool(found.rows))


def as_wanted(notify: Notify) -> Tell:
    ways = [by_command(notify.command)] if notify.command else []
    ways += [on_desktop] if notify.desktop else []

    def tell(some: Sequence[Notice]) -> None:
        for way in ways:
            way(some)

    return tell


def by_command(command: str) -> Tell:
    """Runs it once for each notice, one after the other, while the daemon goes on."""

    def tell(some: Sequence[Notice]) -> None:
        _begin("command", [("/bin/sh", "-c", f'{command} "$@"', "owed", *one) for one in some])

    return tell


def on_desktop(some: Sequence[Notice]) -> None:
    shown = [words for one in some if (words := desktop.shows(*one)) is not None]
    if len(shown) < len(some):
        log.warning("[notify] desktop: there is no %s", desktop.program())
    _begin("desktop", shown)


def _begin(way: str, commands: Sequence[Sequence[str]]) -> None:
    threading.Thread(target=_run_all, args=(way, commands), daemon=True).start()


def _run_all(way: str, commands: Sequence[Sequence[str]]) -> None:
    for words in commands:
        try:
            done = subprocess.run(
                words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, timeout=PATIENCE, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            log.warning("[notify] %s: %s", way, type(error).__name__)
        else:
            if done.returncode:
                log.warning("[notify] %s: exit status %d", way, done.returncode)
