"""What belongs to the program and not to a row."""

import os
import signal
from typing import TYPE_CHECKING

from store.words.i18n import _
from tui.doing.going import one_back

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


def _quit(main: "MainScreen") -> None:
    """One level back; at the root it asks for a second time."""
    if main.dispatch.asked_to_leave:
        main.app.exit()
    elif not one_back(main):
        main.dispatch.leave_next()
        main.voice.say(_("{quit} again quits").format(quit=main.keys.shown("quit")))


def _palette(main: "MainScreen") -> None:
    from tui.screens.palette import Palette

    main.app.push_screen(Palette(main))


def _help(main: "MainScreen") -> None:
    from tui.screens.help import Help

    main.app.push_screen(Help(main))


def _redraw(main: "MainScreen") -> None:
    main.app.refresh(repaint=True, layout=True)
    main.reload()


def _suspend(main: "MainScreen") -> None:
    """As a terminal does it, with whoever started the screen in this job (the demo, a wrapper):
    else the shell would go on waiting for those, in front of a terminal that nobody reads."""
    driver = main.app._driver
    if driver is not None and driver.can_suspend:
        # The shell may have the terminal before it is given back in order; who touches it then
        # would be stopped once more, and `fg` would not be enough.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        os.killpg(0, signal.SIGTSTP)


HANDLERS = {
    "sync": lambda main: main.hurry.ask(),
    "palette": _palette,
    "help": _help,
    "redraw": _redraw,
    "suspend": _suspend,
    "quit": _quit,
}
