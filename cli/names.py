"""What a shell's TAB proposes."""

import contextlib

import click

from cli.asked import Asked
from cli.opened import opened_store


def client_names(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """Clients that begin so, and are shown as they are written; whatever is wrong, it has nothing
    to propose."""
    from store.records.clients import clients
    from store.records.database import failures_named
    from store.words.clean import clean

    with contextlib.suppress(Exception), failures_named():
        store = opened_store(ctx.ensure_object(Asked))
        folded = begun.casefold()
        begins = (one.name for one in clients(store) if one.name.casefold().startswith(folded))
        return [name for name in begins if clean(name) == name]
    return []
