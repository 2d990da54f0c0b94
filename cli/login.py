"""`owed login`"""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from cli.asked import Asked, subcommand
from cli.opened import opened_config
from cli.person import Somebody
from cli.refusals import fail
from store.words.i18n import _

if TYPE_CHECKING:
    from store.settings import Config


@click.command(
    short_help=_("Lets Owed into a mailbox by OAuth2."),
    help=_("Lets Owed into a mailbox by OAuth2: at the start, and when a consent has run out."),
)
@click.argument("account", required=False)
@click.option("--client-secret", is_flag=True, help=_("Ask for the client's secret, too."))
@subcommand
def command(asked: Asked, account: str | None, client_secret: bool) -> None:
    from store.records.failures import StoreError
    from store.words import starting
    from sync.beginning import Ended, log_in

    somebody = Somebody()
    secret = somebody.hidden(starting.CLIENT_SECRET) if client_secret else None
    config = opened_config(asked)
    try:
        name = log_in(config, account, secret, somebody)
    except Ended as ended:
        fail(ended.sentence, ended.status)
    with suppress(StoreError):
        _go_on(config, name)


def _go_on(config: "Config", account: str) -> None:
    """A daemon that was refused without this consent does not ask for it by itself."""
    from store.records import status
    from store.records.file_opening import open_store

    store = open_store(config, create=False)
    if status.running(store) is not None:
        status.request_round(store, account)
