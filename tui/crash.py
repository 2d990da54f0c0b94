"""What is left of a fault of ours: a report in a private file, and one sentence on the terminal.

The report names the lines of the program, never the values in them: those are people's mails.
"""

import os
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from store.words.clean import clean_lines
from store.words.i18n import _

_OF_THE_PROGRAM = (AttributeError, ImportError, MemoryError, NameError, RecursionError, TypeError)
"""What these say is about the program. Others quote: \"invalid literal for int(): 'my secret'\"."""
_DEPTH = 10


def report(error: BaseException) -> Path:
    """Writes the report, for this user alone."""
    descriptor, name = tempfile.mkstemp(prefix="owed-crash-", suffix=".txt")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
        file.write(clean_lines("".join(_told(error, _DEPTH))))
    return Path(name)


def sentence(path: Path) -> str:
    return _(
        "Owed met a fault of its own and ended; your data are safe. The report: {path}"
    ).format(path=path)


def _told(error: BaseException, depth: int) -> Iterator[str]:
    """As Python prints it, what it came from first, without what it says of values."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and depth:
        yield from _told(before, depth - 1)
        yield "\nand then:\n\n"
    if isinstance(error, BaseExceptionGroup) and depth:
        for one in error.exceptions[:_DEPTH]:
            yield from _told(one, depth - 1)
            yield "\nin a group:\n\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{_named(error)}\n"


def _named(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    code = getattr(error, "code", None)
    if isinstance(error, _OF_THE_PROGRAM):
        return f"{kind}: {error}"
    if isinstance(error, OSError):
        return f"{kind}: {error.strerror}"
    return f"{kind}: {code}" if isinstance(code, str) else kind
