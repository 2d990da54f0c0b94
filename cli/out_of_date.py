"""Why a list may lack what came last, on stderr: what the daemon met at the servers."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from store.records.database import Store


def tell_what_is_in_the_way(store: "Store") -> None:
    """Overdue without the newest mail may be a false accusation, so no list is silent about it."""
    from store.records.status import account_states, running

    states = [state for state in account_states(store) if state.phase in _WRONG]
    for state in states:
        if state.phase != "offline" or running(store) is not None:
            from store.words import servers
            from store.words.clean import clean

            if said := servers.sentence(state.name, state.detail):
                click.echo(f"{clean(state.name)}: {said}", err=True)


_WRONG = ("offline", "bad-password", "bad-certificate", "error")
