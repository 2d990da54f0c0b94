"""What a change of the book moves is told before it is made."""

import sys
from typing import TYPE_CHECKING

import click

from cli.asked import Asked
from cli.printing import print_object
from store.words.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.records.links import Relink

DRY_RUN = click.option(
    "--dry-run", is_flag=True, help=_("Only say what it would do, and what would move.")
)


def agreed(asked: Asked, look: "Callable[[], Relink]", *, dry_run: bool) -> bool:
    """Whether to go on. Whoever sits at a terminal is asked where history moves; a script is not,
    and what moved is told after it."""
    if not (dry_run or sys.stdin.isatty()):
        return True
    from store.words.steps import history

    moves = look()
    if dry_run or any(moves):
        click.echo(_("This moves {what}").format(what=history(*moves)), err=True)
    if dry_run:
        if asked.json:
            print_object(moves._asdict())
        return False
    from cli.person import agrees

    return not any(moves) or agrees(_("Go on?"), default=True)
