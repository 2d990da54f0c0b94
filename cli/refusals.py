"""What the rooms refuse, as one sentence on stderr and an exit status."""

import contextlib
import sys
from collections.abc import Iterator
from typing import NoReturn

import click

from store.words.i18n import _

FAILED, USAGE, NO_STORE = 1, 2, 3
_FAILURES = {"full", "exists", "backup", "daemon", "damaged", "hopeless", "moved"}
"""Of the store, though it is there and nobody else holds it."""


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """Ends the program in words instead of a traceback."""
    from store.records.database import failures_named

    try:
        with failures_named():
            yield
    except Exception as error:
        refused = _refused(error)
        if refused is None:
            raise
        sentences, status = refused
        for sentence in sentences:
            click.echo(sentence, err=True)
        sys.exit(status)


def fail(sentence: str, status: int) -> NoReturn:
    """What it quotes may have been pasted: it commands no terminal."""
    from store.words.clean import clean_lines

    click.echo(clean_lines(sentence), err=True)
    sys.exit(status)


def _store_path() -> str:
    """Of the store that this command was reading."""
    context = click.get_current_context(silent=True)
    return str(getattr(context.obj if context else None, "database", None) or "")


def _refused(error: Exception) -> tuple[list[str], int] | None:
    """What to say of it, and the exit status; None where it is no refusal."""
    from store.config_check import ConfigError
    from store.records.entries import BookError
    from store.records.failures import StoreError
    from store.records.query import QueryError
    from store.records.table import Refused, TableError
    from store.records.undo import UndoError
    from store.records.views import NoSuchRow
    from store.words import problems
    from store.words import refusals as words

    match error:
        case UnicodeEncodeError():
            return [_("The command line holds bytes that are no text")], USAGE
        case ConfigError():
            return [problems.sentence(problem) for problem in error.problems], USAGE
        case StoreError():
            status = FAILED if error.code in _FAILURES else NO_STORE
            facts = {**error.facts, "path": error.facts.get("path") or _store_path()}
            return [words.store_sentence(error.code, facts)], status
        case BookError():
            return [words.book_sentence(error.code, error.facts)], FAILED
        case NoSuchRow():
            return [words.no_row(error.id, several=error.several)], FAILED
        case UndoError():
            return [words.undo_sentence(error.code)], FAILED
        case TableError():
            return [words.table_sentence(error.code, error.facts)], FAILED
        case Refused():
            return [words.field_sentence(error.code, error.facts)], FAILED
        case QueryError():
            return [words.query_sentence(error.code, error.token, error.allowed)], USAGE
    return None
