"""python -m bench.held FILE WORDS…: `owed WORDS…`, with a line in FILE for each time that this
process held the store's lock: how long, of it on a processor, and the statements that took most.
"""

import contextlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

from store.records import database
from store.records.database import Connection, Store

MOST: Final = 6
"""Statements that are named of a time."""


class Held(NamedTuple):
    """Once. Seconds."""

    seconds: float
    processor: float
    """Of this thread; the rest it waited, for the disk, another thread or its turn."""
    queued: float
    """Of it until a processor was free: what others take of the machine. 0 if it is not known."""
    waited: float
    """Until it had the lock."""
    statements: dict[str, float]


class _Timed(Connection):
    """Adds up, by statement, how long each took."""

    spent: dict[str, float]

    def execute(self, sql: str, *values: Any) -> Any:
        return self._timed(sql, super().execute, *values)

    def executemany(self, sql: str, values: Iterable[Any]) -> Any:
        return self._timed(sql, super().executemany, list(values))

    def _timed(self, sql: str, run: Callable[..., Any], *values: Any) -> Any:
        begun = time.perf_counter()
        try:
            return run(sql, *values)
        finally:
            self.spent[_short(sql)] += time.perf_counter() - begun


def _short(sql: str) -> str:
    """Statements that differ only in how many values they have are one."""
    return " ".join(sql.partition("(?")[0].split())[:70]


def _queued() -> float:
    """Seconds that this thread was ready to run and did not."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


def watch(out: IO[str]) -> None:
    """From here on, of every store that this process opens."""
    sqlite3: Any = vars(database)["sqlite3"]  # whichever the store took
    locked, connect = Store.locked, sqlite3.connect

    def timed(*words: Any, **named: Any) -> Any:
        connection = connect(*words, factory=_Timed, **named)
        connection.spent = defaultdict(float)
        return connection

    @contextlib.contextmanager
    def held(self: Store) -> Iterator[None]:
        asked = time.perf_counter()
        spent: dict[str, float] = {}
        with locked(self):
            begun, processor, queued = time.perf_counter(), time.thread_time(), _queued()
            if (writer := getattr(self._local, "writer", None)) is not None:
                writer.spent = spent = defaultdict(float)
            yield
            processor, queued = time.thread_time() - processor, _queued() - queued
            seconds = time.perf_counter() - begun
        most = sorted(spent.items(), key=lambda one: -one[1])[:MOST]
        out.write(json.dumps(Held(seconds, processor, queued, begun - asked, dict(most))) + "\n")

    sqlite3.connect = timed
    Store.locked = held  # type: ignore[method-assign]


def main() -> None:
    with Path(sys.argv[1]).open("a", buffering=1, encoding="utf-8") as out:
        watch(out)
        del sys.argv[1]
        from owed import main as owed

        owed()


if __name__ == "__main__":
    main()
