"""`owed report`"""

import click

from cli.asked import Asked, subcommand
from cli.opened import at, opened_store
from cli.printing import print_object
from cli.refusals import USAGE, fail
from store.words.i18n import _


@click.command(help=_("The month in figures."))
@click.option("--month", metavar="YYYY-MM", help=_("Default: this month."))
@subcommand
def command(asked: Asked, month: str | None) -> None:
    from store.records import reports
    from store.words import figures

    store = opened_store(asked)
    try:
        found = reports.month(store, at(asked, store), month)
    except ValueError:
        fail(_("“{text}” is no month; write 2026-11").format(text=month), USAGE)
    if asked.json:
        print_object(reports.plain(found))
    else:
        click.echo(figures.month(found))
