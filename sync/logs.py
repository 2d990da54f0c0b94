"""What the daemon writes down as it goes: on its standard error, which a terminal or the system's
journal shows. Names of mailboxes and words of servers stand in it, so it goes through the gate.
"""

import logging
import threading
from pathlib import Path
from types import TracebackType

from store.records.failures import StoreError
from store.words.clean import clean, clean_lines

LONGEST = 4_000
"""Characters of one line."""

Raised = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)  # fmt: skip


class CleanFormatter(logging.Formatter):
    """One line for each thing that is told, however many lines a server puts into it; below it
    the traceback, if it is a fault of ours."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        return clean(super().formatMessage(record), LONGEST)

    def formatException(self, ei: Raised) -> str:
        return clean_lines(super().formatException(ei))


def of_store(error: StoreError, path: Path) -> str:
    """What is wrong with the store at `path`, as a person is told, and the code, for whoever looks
    into the journal."""
    from store.words.refusals import store_sentence  # late: it is well most times

    facts = {**error.facts, "path": error.facts.get("path") or path}
    return f"{store_sentence(error.code, facts)} (store {error.code})"


def begin() -> None:
    """For a process that is all daemon: what any library tells goes the same way."""
    handler = logging.StreamHandler()
    handler.setFormatter(CleanFormatter())
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    threading.excepthook = _of_thread


def _of_thread(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None:
        raised = (ended.exc_type, ended.exc_value, ended.exc_traceback)
        logging.getLogger(__name__).error("a thread has ended", exc_info=raised)
