"""`owed sync` in a terminal: a bar for what is fetched, a sentence for what went wrong."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from store.records.database import Store
from store.settings import Config
from sync.progress import Elsewhere, Event, Finished, NotDone, Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars


def run(
    store: Store,
    config: Config,
    *,
    once: bool,
    account: str | None,
    wait: bool = False,
    also: Callable[[Event], None] | None = None,
) -> int:
    """Exit status: 0 all done, 1 something failed (each named on stderr), 3 another daemon has
    the store. wait: for that one's end. also: hears what the terminal is told."""
    from sync import daemon

    if not once:
        from sync import logs

        logs.begin()
    teller = _Teller()

    def tell(event: Event) -> None:
        teller.tell(event)
        if also is not None:
            also(event)

    try:
        return daemon.run(store, config, once=once, account=account, progress=tell, wait=wait)
    finally:
        teller.stop()


class _Teller:
    """Draws on a terminal; elsewhere only says what failed."""

    def __init__(self) -> None:
        self._bars: Bars | None = None
        self._tasks: dict[str, Any] = {}

    def tell(self, event: Event) -> None:
        if isinstance(event, Finished) and not event.code:
            return
        from store.words import syncing  # late: a round that goes well says nothing

        match event:
            case Progress():
                self._draw(*syncing.bar(event.account, event.mailbox), event)
            case Finished():
                self._say(syncing.finished(event.account, event.code, event.facts))
            case NotDone():
                self._say(syncing.not_done(event.what, event.code, event.facts))
            case Elsewhere():
                self._say(syncing.elsewhere(event.pid, event.asked))

    def stop(self) -> None:
        if self._bars is not None:
            self._bars.stop()

    def _say(self, sentence: str) -> None:
        if not sentence:
            return
        if self._bars is not None:
            self._bars.console.print(sentence, markup=False, highlight=False)
        else:
            print(sentence, file=sys.stderr)

    def _draw(self, label: str, mailbox: str, event: Progress) -> None:
        if not sys.stderr.isatty() or not event.total:
            return
        if self._bars is None:
            self._bars = _bars()
            self._bars.start()
        if event.account not in self._tasks:
            self._tasks[event.account] = self._bars.add_task(label, total=event.total, where="")
        self._bars.update(
            self._tasks[event.account],
            where=mailbox,
            completed=event.done,
            total=event.total,
        )


def _bars() -> "Bars":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    return Bars(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[where]}", markup=False),
        console=Console(stderr=True),
    )
