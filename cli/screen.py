"""`owed` alone: the screen, and the daemon behind it."""

import gc
import os
import sys

from cli.again import in_background
from cli.asked import Asked
from cli.opened import instant, store_as_it_is
from cli.refusals import USAGE, fail
from store.freed import keep_little
from store.words.i18n import _


def open_(asked: Asked, *, sync: bool) -> None:
    _offer_init(asked)
    # Nothing that is loaded goes away again; the screen collects from its first frame on.
    gc.disable()
    keep_little()
    from cli.behind import behind
    from store.records import verdicts
    from store.records.failures import StoreError
    from tui.beginning import begin

    store = store_as_it_is(asked, create=True)
    if store.alone:  # its threads could not read
        raise StoreError("full", path=str(store.path))
    if not _on_a_terminal():
        fail(_("The screen needs a terminal; `owed list` says without one what is owed"), USAGE)
    now = None if asked.now is None else instant(asked.now, store.config)
    beginning = begin(store, now)
    daemon = behind(asked, store) if sync and store.config.accounts else None
    if daemon is not None:
        daemon.begin()
    if verdicts.behind(store):
        # In a process of its own: the screen shows what is stored, at once.
        in_background(asked, "list", "--limit", "0")
    _load_without_tls()
    from tui.app import run

    look = None if daemon is None else daemon.look
    if exit_status := run(store, store.config, beginning, now=now, sync=sync, behind=look):
        sys.exit(exit_status)


def _load_without_tls() -> None:
    """The screen opens no socket, and for those that it might asyncio loads 4 MB of OpenSSL."""
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]
        import asyncio  # noqa: F401 - it does without

        del sys.modules["ssl"]


def _on_a_terminal() -> bool:
    """Where Textual reads keys and draws; or in a browser, whose server names another driver."""
    drawn_on = sys.__stderr__
    terminal = sys.stdin.isatty() and drawn_on is not None and drawn_on.isatty()
    return terminal or "TEXTUAL_DRIVER" in os.environ


def _offer_init(asked: Asked) -> None:
    """To somebody who starts it for the first time."""
    from store.config import default_path

    try:
        new = not (asked.config or default_path()).exists()
    except (RuntimeError, OSError):  # no home, or no way there: said when the configuration is read
        return
    if new and sys.stdin.isatty():
        from cli.init import write_config
        from cli.person import agrees
        from store.words import starting

        if agrees(starting.BEGIN, default=True):
            write_config(asked, {}, check=True)
