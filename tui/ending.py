"""Ending when the system asks for it, with the terminal as it was before."""

import asyncio
import os
import signal
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

SIGNALS = (signal.SIGTERM, signal.SIGHUP)
LOOK = 1.0
"""Seconds between looks at whether the terminal is still there."""


def heed(app: "App[None]") -> None:
    """From now on a `kill`, or the end of the terminal, is an end as by `q`: what was typed is
    written, the alternate screen, the cursor and the mouse are given back."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, _end, app, number)
    loop.add_signal_handler(signal.SIGCONT, _go_on, app)
    if _has_terminal(app):
        app.set_interval(LOOK, lambda: _look(app))


def _look(app: "App[None]") -> None:
    """A window that is closed tells only the program that it was opened for: one that `make` or a
    script has started would read an end without end."""
    if not _has_terminal(app):
        _end(app, signal.SIGHUP)


def _has_terminal(app: "App[None]") -> bool:
    driver = app._driver
    return isinstance(driver, LinuxDriver) and os.isatty(driver.fileno)


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
    # The terminal has begun this screen anew, and empty: Textual would write into it only what
    # changes from now on.
    app.refresh(layout=True)
