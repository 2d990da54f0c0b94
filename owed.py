"""The front door: the `owed` command. Each subcommand is a file of `cli/`, called as it is."""

import cli.interrupts  # noqa: F401 - it works from its import on

# isort: split

import os

import click

from cli.asked import Asked, shared
from cli.faults import faults
from cli.late import Late
from cli.refusals import refusals
from cli.streams import streams
from store import VERSION
from store.words.i18n import _

__version__ = VERSION


@click.group(
    cls=Late,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("The terminal inbox that knows whom you owe an answer. Alone, it opens the screen."),
)
@shared
@click.option("--no-sync", is_flag=True, help=_("Do not start the daemon."))
@click.version_option(__version__, prog_name="owed")
@click.pass_context
def owed(ctx: click.Context, no_sync: bool) -> None:
    if ctx.invoked_subcommand is None:
        from cli import screen

        asked = ctx.ensure_object(Asked)
        with refusals():
            screen.open_(asked, sync=not no_sync)


def main() -> None:
    if "_OWED_COMPLETE" in os.environ:
        from cli import completing

        completing.begin()
    with faults(), streams():
        owed(prog_name="owed")


if __name__ == "__main__":
    main()
