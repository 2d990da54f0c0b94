"""`owed sync`"""

import sys

import click

from cli.asked import Asked, subcommand
from cli.opened import opened_store
from cli.refusals import USAGE, fail
from store.words.i18n import _


@click.command(help=_("The daemon, in the foreground."))
@click.option("--once", is_flag=True, help=_("One whole round, then end."))
@click.option("--account", metavar="NAME", help=_("This account only."))
@subcommand
def command(asked: Asked, once: bool, account: str | None) -> None:
    from store.config import closer_look
    from store.words import problems
    from sync.command import run

    store = opened_store(asked, create=True)
    known = [one.name for one in store.config.accounts]
    if not known:
        fail(_("There is no account in {path} yet").format(path=store.config.path), USAGE)
    if account is not None and account not in known:
        nobody = _("There is no account “{name}”; known are {names}")
        fail(nobody.format(name=account, names=", ".join(known)), USAGE)
    # No list waits for these questions; a sync may, and holidays move what is due.
    for problem in closer_look(store.config):
        click.echo(problems.sentence(problem), err=True)
    sys.exit(run(store, store.config, once=once, account=account))
