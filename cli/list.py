"""`owed list`"""

import click

from cli.asked import Asked, subcommand
from cli.opened import at, opened_store
from cli.out_of_date import tell_what_is_in_the_way
from cli.printing import print_rows, print_strangers
from store.words.i18n import _

LISTS = (
    "owed", "inbox", "waiting", "backlog", "internal", "fyi", "calls", "unlinked", "snoozed",
    "done", "all",
)  # fmt: skip


@click.command("list", help=_("The lists that the screen shows, most pressing first."))
@click.argument("which", type=click.Choice(LISTS), default="owed")
@click.option("--limit", type=click.IntRange(min=0), help=_("At most so many rows."))
@click.option("--no-backlog", is_flag=True, help=_("Leave the backlog out."))
@subcommand
def command(asked: Asked, which: str, limit: int | None, no_backlog: bool) -> None:
    from store.records import views
    from store.records.rows import BANDED

    store = opened_store(asked)
    when = at(asked, store)
    tell_what_is_in_the_way(store)
    keys = views.keys(store, which, when, backlog=not no_backlog, pressing_first=which == "all")
    keys = keys if limit is None else keys[:limit]
    if which == "unlinked" and not asked.json:
        print_strangers(store, when, keys)
    else:
        print_rows(asked, store, when, keys, waits=which in BANDED)
