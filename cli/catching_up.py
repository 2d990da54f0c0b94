"""What a change has left to be judged, with a line of progress for whoever sits at a terminal."""

import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import click

from store.words.i18n import _

if TYPE_CHECKING:
    from rich.progress import Progress

    from store.records.database import Store

MOMENT: Final = 0.5
"""Seconds after which one wants to know what takes so long."""


def at_the_end(store: "Store") -> None:
    """At a terminal a change says at once what it did; what it has left to be judged after a moment
    is judged when the command is through, and shown. A kill leaves it to the next command."""
    command = click.get_current_context(silent=True)  # none where a shell asks what it may complete
    if command is not None and sys.stderr.isatty():
        store.patience = MOMENT
        command.call_on_close(lambda: _end(store))


def _end(store: "Store") -> None:
    """The change is made: that the disk is full just now must not tell that it failed, and Ctrl-C
    ends the command and not only this."""
    from store.records.failures import StoreError

    if store.patience is not None and not isinstance(sys.exc_info()[1], KeyboardInterrupt):
        with suppress(StoreError):
            shown(store)


def shown(store: "Store") -> None:
    """Judges all that is marked. Raises StoreError."""
    from store.records.verdicts import go_on, left

    until = time.monotonic() + MOMENT
    while go_on(store):
        if sys.stderr.isatty() and time.monotonic() > until:
            break
    else:
        return
    with _bars() as bars:
        most = left(store)
        task = bars.add_task(_("history judged anew"), total=most)
        while go_on(store):
            most = max(most, now := left(store))
            bars.update(task, total=most, completed=most - now)
        bars.update(task, completed=most)


def _bars() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
