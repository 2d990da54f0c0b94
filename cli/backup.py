"""`owed backup`"""

from pathlib import Path

import click

from cli.asked import Asked, subcommand
from cli.opened import opened_store
from cli.printing import print_object
from store.words.i18n import _


@click.command(help=_("A consistent copy of the store, also while the daemon runs."))
@click.argument("file", type=click.Path(path_type=Path))
@subcommand
def command(asked: Asked, file: Path) -> None:
    from store.records.backup import backup

    backup(opened_store(asked), file)
    if asked.json:
        print_object({"file": str(file.absolute()), "bytes": file.stat().st_size})
