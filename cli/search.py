"""`owed search`"""

import click

from cli.asked import Asked, subcommand
from cli.opened import at, opened_store
from cli.printing import print_rows
from store.words.i18n import _


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
    short_help=_("Searches all mails and calls."),
    help=_(
        'Full-text search: words, "phrases", -not, from: to: client: subject: has:attachment '
        "before: after: is:owed in:"
    ),
)
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=0), help=_("At most so many rows."))
@subcommand
def command(asked: Asked, query: tuple[str, ...], limit: int | None) -> None:
    # '-word' is a part of the query, so no option of one letter can be.
    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    from store.records.search import search

    store = opened_store(asked)
    when = at(asked, store)
    keys = search(store, " ".join(query), when)
    print_rows(asked, store, when, keys if limit is None else keys[:limit])
