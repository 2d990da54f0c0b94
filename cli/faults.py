"""A fault of ours ends a command in one sentence: a traceback quotes mail, and to a terminal."""

import contextlib
import sys
from collections.abc import Iterator

import click

from cli.refusals import FAILED


@contextlib.contextmanager
def faults() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever was not foreseen
        from tui.crash import report, sentence

        with contextlib.suppress(OSError):
            click.echo(sentence(report(error)), err=True)
        sys.exit(FAILED)
