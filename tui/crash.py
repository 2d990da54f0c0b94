"""What is left of a fault of ours: a report in a private file, and one sentence on the terminal.

The report names the lines of the program, never the values in them: those are people's mails.
"""

import os
import tempfile
import traceback
from pathlib import Path

from store.words.clean import clean_lines
from store.words.i18n import _


def report(error: BaseException) -> Path:
    """Writes the report, for this user alone."""
    lines = traceback.format_exception(error)
    descriptor, name = tempfile.mkstemp(prefix="owed-crash-", suffix=".txt")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
        file.write(clean_lines("".join(lines)))
    return Path(name)


def sentence(path: Path) -> str:
    return _(
        "Owed met a fault of its own and ended; your data are safe. The report: {path}"
    ).format(path=path)
