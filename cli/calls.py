"""`owed calls`"""

from pathlib import Path
from typing import Any

import click

from cli.asked import Asked, shared, subcommand
from cli.names import client_names
from cli.opened import at, instant, opened_store
from cli.printing import print_imported, print_object, print_objects
from cli.refusals import USAGE, fail
from store.words.i18n import _

OUTCOMES = ("answered", "missed", "voicemail", "no-answer", "busy", "wrong-number")
CHANNELS = ("call", "meeting", "chat", "letter", "fax")


@click.group(help=_("The call register."))
@shared
def command() -> None:
    pass


@command.command(help=_("Logs a call and prints its id."))
@click.option("--at", "at_", metavar="INSTANT", help=_("When; default: now."))
@click.option(
    "--direction",
    type=click.Choice(["in", "out"]),
    required=True,
    help=_("Who rang: in, they; out, we."),
)
@click.option("--outcome", type=click.Choice(OUTCOMES), required=True, help=_("What became of it."))
@click.option(
    "--channel",
    type=click.Choice(CHANNELS),
    default="call",
    show_default=True,
    help=_("A meeting closes what an answered call does; the others close nothing."),
)
@click.option("--number", default="", help=_("As typed; empty is withheld."))
@click.option("--client", default="", shell_complete=client_names,
              help=_("The client's name; it beats the number."))  # fmt: skip
@click.option("--contact", default="", help=_("With whom."))
@click.option("--minutes", type=click.IntRange(0, 99999), help=_("How long."))
@click.option("--summary", default="", help=_("One line."))
@click.option("--notes", default="", help=_("Whatever else is worth keeping."))
@click.option("--answers", metavar="ID|all", multiple=True,
              help=_("The rows that this call answers, or all of the client."))  # fmt: skip
@subcommand
def add(asked: Asked, /, at_: str | None, answers: tuple[str, ...], **fields: Any) -> None:
    from store.records import calls, paying
    from store.words import contract, refusals

    if answers and fields["outcome"] != "answered":
        fail(_("Only a call that was answered can answer something"), USAGE)
    store = opened_store(asked, create=True)
    when = at(asked, store)
    moment = when.now if at_ is None else instant(at_, store.config)
    call = calls.checked(store, moment, **fields)
    pays = paying.answered(store, when, answers, call.client_id)
    if at_ is not None and moment > when.now:
        click.echo(refusals.field_sentence("to-come", {"value": at_}), err=True)
    made = calls.add(store, call, answers=pays)
    item = calls.item(store, made)
    if asked.json:
        print_object(contract.call_object(item, store.config.timezone))
    else:
        click.echo(item.uuid)


@command.command(
    "import", help=_("Takes a CSV file into the register; a second time adds nothing.")
)
@click.argument("file", type=click.Path(path_type=Path))
@subcommand
def import_(asked: Asked, file: Path) -> None:
    from store.records.calls_csv import import_csv
    from store.words.stamps import from_iso

    store = opened_store(asked, create=True)
    zone = store.config.timezone
    now = at(asked, store).now
    print_imported(asked, import_csv(store, file, lambda text: from_iso(text, zone), now))


@command.command("list", help=_("All calls, newest first."))
@click.option("--limit", type=click.IntRange(min=0), help=_("At most so many rows."))
@subcommand
def list_(asked: Asked, limit: int | None) -> None:
    from store.records.calls import calls
    from store.words import contract, listing

    store = opened_store(asked)
    when = at(asked, store)
    zone, found = store.config.timezone, calls(store, when.now)[:limit]
    if asked.json:
        print_objects(contract.call_object(call, zone) for call in found)
        return
    for line in listing.call_lines(found, zone, when.now):
        click.echo(line)
