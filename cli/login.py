"""`owed login`"""

import click

from cli.asked import Asked, subcommand
from cli.going_on import go_on
from cli.opened import opened_config
from cli.person import Somebody
from cli.refusals import fail
from store.words.i18n import _


@click.command(
    short_help=_("Lets Owed into a mailbox."),
    help=_(
        "Lets Owed into a mailbox: by OAuth2, at the start and when a consent has run out, or by "
        "another password in the keyring."
    ),
)
@click.argument("account", required=False)
@click.option("--client-secret", is_flag=True, help=_("Ask for the client's secret, too."))
@subcommand
def command(asked: Asked, account: str | None, client_secret: bool) -> None:
    from store.words import starting
    from sync.interview import Ended
    from sync.letting_in import log_in

    somebody = Somebody()
    secret = somebody.hidden(starting.CLIENT_SECRET) if client_secret else None
    config = opened_config(asked)
    try:
        name = log_in(config, account, secret, somebody)
    except Ended as ended:
        fail(ended.sentence, ended.status)
    go_on(config, {name})  # without it, it does not try by itself
