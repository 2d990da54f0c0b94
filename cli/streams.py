"""What a command writes to: a terminal, a pipe whose reader has gone, a full disk, nothing."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator

from cli.refusals import FAILED
from store.words.i18n import _

_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}
"""Where no file is named, it is the output: what the store or a file cannot take is said by its
room."""


@contextlib.contextmanager
def streams() -> Iterator[None]:
    """All that was written has arrived when it ends; if it could not, that is said, and it is 1.
    A reader that has seen enough is no fault, and click ends on it without a word."""
    _open()
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _leave()
        sys.exit(FAILED)
    except OSError as error:
        if error.filename is not None or error.errno not in _UNWRITABLE:
            raise
        _leave()
        said = _("The output cannot be written: {text}").format(text=error.strerror)
        with contextlib.suppress(OSError):
            print(said, file=sys.stderr)
        sys.exit(FAILED)


def _open() -> None:
    """One that was closed is open from here, so that no file takes its place. A terminal that
    cannot show a letter gets its number."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        if isinstance(stream := getattr(sys, name), io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _leave() -> None:
    """The interpreter tries once more at its end, and would complain again."""
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
