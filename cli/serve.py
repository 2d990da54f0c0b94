"""`owed serve`"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from cli.again import again
from cli.asked import Asked, subcommand
from cli.opened import opened_config
from cli.printing import print_object
from cli.refusals import FAILED, USAGE, fail
from store.words.i18n import _


@click.command(help=_("The screen in a browser, for the desk without a terminal."))
@click.option("--host", default="127.0.0.1", show_default=True, help=_("The address to listen at."))
@click.option(
    "--port",
    default=8765,
    show_default=True,
    type=click.IntRange(1, 65535),
    help=_("And its port."),
)
@click.option(
    "--password",
    is_flag=True,
    help=_(
        "Ask for a password that opens the page; without a terminal it is the first line of the "
        "input."
    ),
)
@subcommand
def command(asked: Asked, /, host: str, port: int, password: bool) -> None:
    from store.words import serving

    opened_config(asked)
    try:
        from sync import browser
    except ImportError:
        from store.machine import adding

        fail(serving.EXTRA.format(command=adding("textual-serve<2")), FAILED)
    if not password and not browser.is_loopback(host):
        fail(serving.NEEDS_PASSWORD.format(host=host), USAGE)
    with _usable(host, port):
        browser.try_port(host, port)
    door = browser.door(host, port, _new_password() if password else "")
    address = f"http://{host}:{port}/"
    if not password:
        address += f"?token={door.token}"
    said = serving.OPEN_ELSEWHERE if password else serving.OPEN
    if asked.json:
        print_object({"address": address})
    else:
        click.echo(said.format(address=address))
    with _usable(host, port):
        python, *words = again(asked)
        # What Python warns of when a browser goes away would stand on this terminal.
        browser.serve([python, "-W", "ignore", *words], host, port, door)


@contextmanager
def _usable(host: str, port: int) -> Iterator[None]:
    from store.words import serving

    try:
        yield
    except OSError as error:
        fail(serving.TAKEN.format(host=host, port=port, text=error.strerror), FAILED)


def _new_password() -> str:
    from store.words import serving

    if sys.stdin.isatty():
        word = str(
            click.prompt(serving.NEW_PASSWORD, hide_input=True, confirmation_prompt=True, err=True)
        )
    else:
        word = sys.stdin.readline(1000).rstrip("\r\n")
        if not word:
            fail(serving.NO_PASSWORD, USAGE)
    if len(word) < 12:
        fail(serving.SHORT, USAGE)
    return word
