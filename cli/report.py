"""`owed report`"""

import click

from cli.asked import Asked, subcommand
from cli.opened import at, opened_store
from cli.printing import print_object, print_objects
from cli.refusals import USAGE, fail
from store.words.i18n import _


@click.command(help=_("The month in figures."))
@click.option("--month", metavar="YYYY-MM", help=_("Default: this month."))
@click.option(
    "--targets", is_flag=True, help=_("Targets that your own past answers would have met.")
)
@subcommand
def command(asked: Asked, month: str | None, targets: bool) -> None:
    if targets:
        _targets(asked, month)
        return
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


def _targets(asked: Asked, month: str | None) -> None:
    """Of the year before now, so a month has no place beside it."""
    if month is not None:
        fail(_("--month and --targets do not go together"), USAGE)
    from store.records import targets
    from store.words import targets as words

    store = opened_store(asked)
    found = targets.targets(store, at(asked, store))
    if asked.json:
        print_objects(targets.plain(found))
    else:
        click.echo(words.targets(found))
