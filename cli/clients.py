"""`owed clients`"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.asked import Asked, shared, subcommand
from cli.clients_link import link, unlink
from cli.moving import DRY_RUN, agreed
from cli.names import client_names
from cli.opened import at, opened_store
from cli.printing import (
    end_if_refused,
    print_imported,
    print_object,
    print_objects,
    tell_imported,
    terminal_width,
)
from cli.refusals import FAILED, USAGE, fail
from store.words.i18n import _

if TYPE_CHECKING:
    from store.records.database import Store
    from store.records.links import Relink


@click.group(help=_("The client book."))
@shared
def command() -> None:
    pass


@command.command(
    "import",
    short_help=_("Takes a CSV file into the book."),
    help=_("Takes a CSV file into the book; empty fields are filled, nothing is overwritten."),
)
@click.argument("file", type=click.Path(path_type=Path))
@DRY_RUN
@subcommand
def import_(asked: Asked, file: Path, dry_run: bool) -> None:
    from store.records import book_csv

    store = opened_store(asked, create=True)
    seen = []

    def look() -> "Relink":
        done, moves = book_csv.preview(store, file)
        seen.append(done)
        if dry_run:
            tell_imported(done)
        return moves

    if agreed(asked, look, dry_run=dry_run):
        print_imported(asked, book_csv.import_csv(store, file))
    elif dry_run:
        end_if_refused(seen[0])


@command.command(help=_("The book as CSV, as `import` reads it."))
@subcommand
def export(asked: Asked) -> None:
    import sys

    from store.records.book_csv import export_rows
    from store.words import outcomes
    from store.words.clean import clean_lines

    header, rows = export_rows(opened_store(asked))
    if asked.json:
        print_objects(outcomes.table_objects(header, rows))
    else:
        text = outcomes.table_text(header, rows)
        click.echo(clean_lines(text, len(text)) if sys.stdout.isatty() else text, nl=False)


@command.command("list", help=_("All clients, by name."))
@subcommand
def list_(asked: Asked) -> None:
    from store.records.clients import clients
    from store.words import contract, listing

    book = clients(opened_store(asked))
    if asked.json:
        print_objects(contract.client_object(one) for one in book)
        return
    for one in book:
        click.echo(listing.client_line(one))


@command.command(
    help=_(
        "A client's card: who they are, what is open, the last contacts. A part of the name will "
        "do, if no other client's has it."
    )
)
@click.argument("name", shell_complete=client_names)
@subcommand
def show(asked: Asked, name: str) -> None:
    from store.records.card import card
    from store.records.clients import meant
    from store.words import contract, listing

    store = opened_store(asked)
    when = at(asked, store)
    found = card(store, meant(store, name).id, when, most=None)
    assert found is not None
    if asked.json:
        print_object(contract.card_object(found, store.config.timezone, when.now))
    else:
        shown = listing.card(found, store.config.timezone, when.now, terminal_width())
        click.echo(shown)


@command.command(
    "set",
    short_help=_("Sets a tier, a target or a note."),
    help=_("Sets tier, a key of a tier (answer_within …) or a note; an empty value clears."),
)
@click.argument("name", shell_complete=client_names)
@click.argument("assignment", metavar="KEY=VALUE")
@subcommand
def set_(asked: Asked, name: str, assignment: str) -> None:
    from store.records.book_rows import SEVERAL
    from store.records.clients import client, set_value
    from store.words import contract

    written, equals, value = assignment.partition("=")
    key = " ".join(written.split()).lower()  # as the columns of an import
    if not equals or not key:
        fail(_("Write KEY=VALUE, as in tier=key"), USAGE)
    if key in SEVERAL:
        several = _(
            "A client may have several of {key}; `owed clients link` adds one, "
            "`owed clients import` many"
        )
        fail(several.format(key=key), USAGE)
    store = opened_store(asked)
    id_ = _named(store, name)
    set_value(store, id_, key, value.strip())
    if asked.json and (changed := client(store, id_)) is not None:
        print_object(contract.client_object(changed))


@command.command(
    short_help=_("Makes one client of two."), help=_("OTHER becomes part of SURVIVOR.")
)
@click.argument("survivor", shell_complete=client_names)
@click.argument("other", shell_complete=client_names)
@DRY_RUN
@subcommand
def merge(asked: Asked, survivor: str, other: str, dry_run: bool) -> None:
    from store.records import merging
    from store.words import outcomes, steps

    store = opened_store(asked)
    pair = _named(store, survivor), _named(store, other)
    if not agreed(asked, lambda: merging.preview(store, *pair), dry_run=dry_run):
        return
    done = merging.merge(store, *pair)
    for field in done.conflicts:
        click.echo(steps.differed(field, done.survivor), err=True)
    facts = {"client": done.survivor, "other": done.other, **done.moved._asdict()}
    click.echo(steps.named("merge", facts), err=True)
    click.echo(_("`owed clients undo` takes it back"), err=True)
    if asked.json:
        print_object(outcomes.merged_object(done.survivor, done.other, *done.moved, done.conflicts))


@command.command(
    short_help=_("Takes back the newest change of the book."),
    help=_("Takes back the newest change of the book: a merge, a value, an import, a link."),
)
@subcommand
def undo(asked: Asked) -> None:
    from store.records import undoing
    from store.records.undo import UndoError
    from store.words import outcomes, steps

    store = opened_store(asked)
    try:
        undone = undoing.undo(store, undoing.BOOK)
    except UndoError as refused:
        if refused.step is not None:
            what = steps.named(refused.step.action, refused.step.facts)
            click.echo(_("The newest change of the book: {what}").format(what=what), err=True)
        raise
    if undone is None:
        fail(_("Nothing in the book was changed that could be taken back"), FAILED)
    said = steps.named(undone.action, undone.facts)
    click.echo(_("Taken back: {what}").format(what=said), err=True)
    if asked.json:
        print_object(outcomes.undone_object(undone, said, store.config.timezone))


def _named(store: "Store", name: str) -> int:
    from store.records.clients import exactly

    return exactly(store, name).id


command.add_command(link)
command.add_command(unlink)
