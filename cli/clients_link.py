"""`owed clients link`, `owed clients unlink`: whose an address, a domain, a number or a row is."""

from typing import TYPE_CHECKING

import click

from cli.asked import Asked, subcommand
from cli.moving import DRY_RUN, agreed
from cli.names import client_names
from cli.opened import opened_store
from cli.printing import print_object
from cli.refusals import USAGE, fail
from store.words.i18n import _

if TYPE_CHECKING:
    from store.records.database import Store
    from store.records.links import Relink
    from store.records.rows import Given

_WHAT = _("WHAT is an address, a domain, a number, or the id of a row. ")


@click.command(
    short_help=_("Makes an address, a number or a row a client's."),
    help=_WHAT
    + _(
        "It becomes the client's, with all history; a row that has a client already is given away "
        "alone."
    ),
)
@click.argument("what")
@click.argument("name", required=False, shell_complete=client_names)
@click.option("--new", is_flag=True, help=_("NAME is a client whom the book does not have."))
@click.option("--never", is_flag=True, help=_("It is nobody's client; do not ask again."))
@click.option("--shared", is_flag=True, help=_("Another client may have it, too; each is asked."))
@click.option("--alone", is_flag=True, help=_("No other client has it any more."))
@DRY_RUN
@subcommand
def link(
    asked: Asked, what: str, name: str | None, new: bool, never: bool, shared: bool, alone: bool,
    dry_run: bool,
) -> None:  # fmt: skip
    from store.records import whose

    if never == (name is not None) or sum((new, never, shared, alone)) > 1:
        fail(_("Write WHAT NAME, WHAT NAME --new or WHAT --never"), USAGE)
    store = opened_store(asked)
    target = whose.target(store, what)
    if never:
        whose.never(store, target)
        _tell(asked, target, "", None)
        return
    assert name is not None
    if (person := whose.person(target, name)) is not None:
        whose.rang(store, target, person)
        _tell(asked, target, name, None)
        return
    client = None if new else _id(store, name)
    how = "shared" if shared else "alone" if alone else ""
    answer = whose.Answer(target, client, name, how)
    moves: list[Relink] = []

    def look() -> "Relink":
        moves.append(whose.preview(store, answer))
        return moves[-1]

    if agreed(asked, look, dry_run=dry_run):
        _tell(asked, target, name, whose.give(store, answer))


@click.command(
    short_help=_("Takes one of these off a client."),
    help=_WHAT + _("It is taken off the client, with the history that it linked."),
)
@click.argument("what")
@click.argument("name", required=False, shell_complete=client_names)
@DRY_RUN
@subcommand
def unlink(asked: Asked, what: str, name: str | None, dry_run: bool) -> None:
    from store.records import claims, linking, whose

    store = opened_store(asked)
    target = whose.target(store, what)
    if target.key is not None:
        key = target.key
        if agreed(asked, lambda: linking.preview_pin(store, key), dry_run=dry_run):
            _tell(asked, target, "", linking.pin(store, key, None))
        return
    owners = claims.owners(store, target.kind, target.typed)
    client = owners[0][0] if len(owners) == 1 and name is None else None
    if client is None:
        if name is None and owners:
            fail(_("Several clients have it; write WHAT NAME"), USAGE)
        client = _id(store, name or what)
    moves = claims.preview_take_off(store, client, target.kind, target.typed)
    if agreed(asked, lambda: moves, dry_run=dry_run):
        done = claims.take_off(store, client, target.kind, target.typed)
        _tell(asked, target, "", done)


def _id(store: "Store", name: str) -> int:
    from store.records.clients import exactly

    return exactly(store, name).id


def _tell(asked: Asked, target: "Given", client: str, moved: "Relink | None") -> None:
    from store.words.clean import clean
    from store.words.steps import history

    what = clean(target.typed or target.shown, 80)
    if client:
        said = _("{what} is of {client}").format(what=what, client=clean(client))
    elif moved is None:
        said = _("No longer asked about {what}").format(what=what)
    else:
        said = _("{what} is linked by the book again").format(what=what)
        if not target.key:
            said = _("{what} is of no client now").format(what=what)
    tail = f": {history(*moved)}" if moved is not None else ""
    click.echo(said + tail, err=True)
    click.echo(_("`owed clients undo` takes it back"), err=True)
    if asked.json:
        print_object(
            {
                "what": target.typed or target.shown,
                "client": client or None,
                "mails": moved.mails if moved else 0,
                "calls": moved.calls if moved else 0,
            }
        )
