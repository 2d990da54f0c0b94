"""Every key of the table, pressed where it means something and where it means nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.conftest import Running, Screen
from tests.tui.world import DAY, World, firm
from tui.actions import BY_ID, Action, Scope, applying
from tui.places import Place
from tui.screens.main import MainScreen

QUIET = {"redraw", "suspend"}
"""What shows nothing of its own, or leaves the program."""
ALIKE = {BY_ID["go-owed"].group, BY_ID["help"].group}
"""Groups that do in the reader what they do in the list."""


def enough(folder: Path) -> World:
    """So many calls that there is one left when each key has had its own."""
    world = firm(folder)
    for n in range(8):
        world.call(5 * DAY + n, "in", "missed", f"+36 70 310 {4500 + n}")
    return world


def on_a_mail(screen: Screen) -> None:
    _on(screen, lambda key: key > 0)


def on_a_call(screen: Screen) -> None:
    _on(screen, lambda key: key < 0)


def on_nothing(screen: Screen) -> None:
    assert not screen.main.rows.listing.keys


def reading(screen: Screen) -> None:
    if not screen.main.reading.on:
        on_a_mail(screen)
        screen.main.reading.open()


def _on(screen: Screen, fits: Callable[[int], bool]) -> None:
    main = screen.main
    main.rows.select(next(key for key in main.rows.listing.keys if fits(key)))


async def stand(screen: Screen, place: Callable[[Screen], None]) -> None:
    """Back in the owed list, with nothing said, nothing marked and no dialog open."""
    main = screen.main
    wanted = Place("snoozed" if place is on_nothing else "owed")
    stays = screen.app.screen is main and main.place == wanted
    while not isinstance(screen.app.screen, MainScreen):
        screen.app.pop_screen()
        await screen.pilot.pause(0)
    main.lists.came_from, main.mark_from = [], None
    main.sent.forget()
    main.rows.mark(list(main.rows.marks), on=False)
    if place is not reading:
        main.reading.close()
    if main.place != wanted:
        main.lists.go(wanted, back=True)
        await screen.settle()
    place(screen)
    main.voice.hush()
    if place is not on_nothing or not stays:
        await screen.settle()


def keys_of(screen: Screen, action: Action) -> tuple[str, ...]:
    return screen.main.keys.of(action.id)[0]


@pytest.mark.parametrize("place", [on_a_call, on_nothing, reading])
async def test_no_key_is_without_an_answer(
    running: Running, place: Callable[[Screen], None]
) -> None:
    silent = []
    scope: Scope = "reader" if place is reading else "list"
    async with running(enough) as screen:
        for action in applying(scope):
            if action.id in QUIET or not (action.needs or place is on_nothing or scope != "list"):
                continue  # Without a need, a call under the cursor is as good as nothing.
            if place is reading and action.scope == "main" and action.group in ALIKE:
                continue
            await stand(screen, place)
            before = (screen.text(), screen.app.screen)
            await screen.type(keys_of(screen, action))
            if screen.main.query_one("#prompt").display:
                await screen.press("escape")
            elif (screen.text(), screen.app.screen) == before:
                silent.append(action.id)
    assert not silent
