"""Why a list may lack what came last, on stderr: what the daemon met at the servers."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from store.records.database import Store


def tell_what_is_in_the_way(store: "Store") -> None:
    """Overdue without the newest mail may be a false accusation, so no list is silent about it."""
    from store.records.status import account_states, running

    states = [state for state in account_states(store) if state.phase in _WRONG or not state.come]
    daemon = bool(states) and running(store) is not None
    for state in states:
        from store.words import servers, syncing
        from store.words.clean import clean

        said = ""
        if state.phase in _WRONG and (daemon or state.phase != "offline"):
            said = servers.sentence(state.name, state.detail)
        if said:
            click.echo(f"{clean(state.name)}: {said}", err=True)
        elif not state.come:
            click.echo(syncing.coming(state, daemon=daemon), err=True)


_WRONG = ("offline", "bad-password", "bad-certificate", "error")
