"""`owed show`"""

import click

from cli.asked import Asked, subcommand
from cli.opened import at, opened_store
from cli.printing import print_object
from store.words.i18n import _


@click.command(help=_("One row whole: all mails, calls and decisions in it."))
@click.argument("row_id", metavar="ID")
@subcommand
def command(asked: Asked, row_id: str) -> None:
    from store.records import views
    from store.words.contract_whole import whole_object
    from store.words.whole import whole as text

    store = opened_store(asked)
    when = at(asked, store)
    whole = views.whole(store, views.named(store, row_id), when)
    if whole is None:
        raise views.NoSuchRow(row_id)
    if asked.json:
        print_object(whole_object(whole, store.config.timezone, when.now))
    else:
        click.echo(text(whole, store.config.timezone, when.now))
