"""Ending when the system asks for it, with the terminal as it was before."""

import asyncio
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

SIGNALS = (signal.SIGTERM, signal.SIGHUP)


def heed(app: "App[None]") -> None:
    """From now on a `kill`, or the end of the terminal, is an end as by `q`: what was typed is
    written, the alternate screen, the cursor and the mouse are given back."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, _end, app, number)


def _end(app: "App[None]", number: signal.Signals) -> None:
    app.exit(return_code=128 + number)
