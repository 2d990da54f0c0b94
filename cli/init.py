"""`owed init`"""

from typing import Any

import click

from cli.asked import Asked, subcommand
from cli.person import Nobody, person
from cli.printing import print_object
from cli.refusals import fail
from store.words.i18n import _


@click.command(
    short_help=_("Asks for an address and writes the configuration."),
    help=_(
        "Asks for an address, finds the servers, tries the login, writes the configuration. "
        "What is given as an option is not asked."
    ),
)
@click.option("--address", help=_("Your e-mail address."))
@click.option("--from", "from_name", help=_("Your name, as others see it."))
@click.option("--imap", metavar="HOST[:PORT]", help=_("The server that holds your mail."))
@click.option("--smtp", metavar="HOST[:PORT]", help=_("The server that sends it; empty: none."))
@click.option("--user", help=_("The login name; default: the address."))
@click.option("--password-command", help=_("A command that prints the password."))
@click.option("--password-env", metavar="NAME", help=_("A variable that holds the password."))
@click.option("--keyring", is_flag=True, help=_("The password is in the keyring, or goes there."))
@click.option(
    "--oauth",
    type=click.Choice(["google", "microsoft"]),
    help=_("OAuth2 instead of a password, at this provider."),
)
@click.option(
    "--oauth-client", metavar="ID", help=_("The id of the client that you registered there.")
)
@click.option(
    "--oauth-tenant", metavar="ID", help=_("Of Microsoft's, for which alone it is registered.")
)
@click.option("--client-secret", is_flag=True, help=_("Ask for the client's secret, too."))
@click.option("--region", help=_("Country of numbers without a country code, as HU."))
@click.option("--timezone", help=_("Of your working day, as Europe/Budapest."))
@click.option("--holidays", help=_("Of which country, as HU or DE-BY; empty: none."))
@click.option("--no-check", is_flag=True, help=_("Do not try the servers."))
@subcommand
def command(asked: Asked, /, no_check: bool, **told: Any) -> None:
    from store.config import default_path
    from store.words import starting

    somebody = write_config(asked, told, check=not no_check)
    if asked.json:
        print_object({"config": str(asked.config or default_path())})
    if somebody.agrees(starting.SYNC, default=True):
        from cli import sync

        click.get_current_context().invoke(sync.command, once=True, account=None)


def write_config(asked: Asked, told: dict[str, Any], *, check: bool) -> Nobody:
    """What was told is not asked; who was asked the rest."""
    from store.config import default_path
    from sync.beginning import begin
    from sync.interview import Ended, Told

    def net() -> Any:
        from sync.net import REAL  # late: only a look-up needs it

        return REAL

    somebody = person()
    try:
        begin(asked.config or default_path(), Told(**told, check=check), somebody, net)
    except Ended as ended:
        fail(ended.sentence, ended.status)
    return somebody
