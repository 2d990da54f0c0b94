"""Data on stdout: rows as lines or as JSON."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from cli.asked import Asked
from cli.refusals import FAILED

if TYPE_CHECKING:
    from store.records.database import Store
    from store.records.rows import Imported
    from store.records.standing import At
    from store.words.contract import Object


def print_object(one: "Object") -> None:
    from store.words.contract import dump

    click.echo(dump(one))


def print_objects(some: Iterable["Object"]) -> None:
    """As an array, an object a line."""
    from store.words.contract import dump, stream

    stream(map(dump, some), sys.stdout.write)


def print_rows(
    asked: Asked, store: "Store", when: "At", keys: list[int], *, waits: bool = False
) -> None:
    """Of a list, window by window: the first lines stand before the last are read. waits: it is a
    list of who waits."""
    from store.records import views

    zone, now = store.config.timezone, when.now
    windows = (keys[start : start + 1000] for start in range(0, len(keys), 1000))
    if asked.json:
        from store.words import contract

        rows = (row for window in windows for row in views.listed(store, window, when))
        contract.stream((contract.row_text(row, zone, now) for row in rows), sys.stdout.write)
        return
    from store.words import listing

    width = _width()
    for window in windows:
        for row in views.rows(store, window, when):
            click.echo(listing.line(row, zone, now, width, waits=waits))


def print_strangers(store: "Store", when: "At", keys: list[int]) -> None:
    """By their firm; each line that stands above some names what `owed clients link` takes."""
    from store.records import views
    from store.words import listing

    zone, now, width = store.config.timezone, when.now, _width()
    rows = {row.key: row for row in views.rows(store, keys, when)}
    for group in views.grouped(store, when, keys):
        some = [rows[key] for key in group.keys if key in rows]
        if group.firm:
            click.echo(listing.firm(group.firm, len(some)))
        for row in some:
            click.echo(listing.line(row, zone, now, width, waits=True))
    if keys:
        click.echo(listing.answers(), err=True)


def _width() -> int:
    from store.words.listing import WIDTH

    return terminal_width() or WIDTH


def terminal_width() -> int | None:
    """A pipe has none; what is cut there must not hang on where it was started. What COLUMNS says
    is believed as far as a line can be."""
    import shutil

    from store.words.listing import WIDEST

    return min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else None


def print_imported(asked: Asked, done: "Imported") -> None:
    """What came of an import; ends with 1 if a row was refused."""
    from store.words import outcomes

    tell_imported(done)
    if asked.json:
        print_object(outcomes.imported_object(done))
    end_if_refused(done)


def end_if_refused(done: "Imported") -> None:
    if any(not problem.warning for problem in done.problems):
        sys.exit(FAILED)


def tell_imported(done: "Imported") -> None:
    from store.words import refusals

    for problem in done.problems:
        click.echo(refusals.row_sentence(problem), err=True)
    click.echo(refusals.imported(done.rows, done.added, done.updated), err=True)
    if done.notes:
        click.echo(refusals.noted(done.notes), err=True)
    if done.left:
        click.echo(refusals.left_out(done.left), err=True)
