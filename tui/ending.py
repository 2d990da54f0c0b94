"""Ending when the system asks for it, with the terminal as it was before."""

import asyncio
import os
import signal
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

SIGNALS = (signal.SIGTERM, signal.SIGHUP)


def heed(app: "App[None]") -> None:
    """From now on a `kill`, or the end of the terminal, is an end as by `q`: what was typed is
    written, the alternate screen, the cursor and the mouse are given back."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, _end, app, number)
    loop.add_signal_handler(signal.SIGCONT, _go_on, app)


def _end(app: "App[None]", number: signal.Signals) -> None:
    app.exit(return_code=128 + number)


def _go_on(app: "App[None]") -> None:
    """After a stop. Textual would begin to read the keys a second time, beside the first, unless
    it was stopped by itself; and a terminal that ends says 'go on', too, after it has hung up. Of
    two readers one would never end."""
    driver = app._driver
    if not isinstance(driver, LinuxDriver) or not os.isatty(driver.fileno):
        return
    if driver._auto_restart and not driver._must_signal_resume:
        driver.suspend_application_mode()
    driver._sigcont_application()
