"""Searches of the configuration, which are tabs of their own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from store.records.file_opening import open_store
from tests.tui.conftest import Running
from tests.tui.world import World, firm


def keeping(**searches: str) -> Callable[[Path], World]:
    def make(folder: Path) -> World:
        world = firm(folder)
        world.config = replace(world.config, searches=searches)
        world.store = open_store(world.config)
        return world

    return make


PRICES = keeping(Prices="price list", Papp="client:papp is:owed")


async def test_a_kept_search_is_a_tab_behind_the_others(running: Running) -> None:
    async with running(PRICES, size=(120, 30)) as screen:
        assert screen.lines()[0].index("All") < screen.lines()[0].index("Prices")
        await screen.press("7")
        assert "Prices 1" in screen.lines()[0] and "All 1" not in screen.lines()[0]
        assert "Price list for Q1" in screen.text()
        assert "Angebot 2231" not in screen.text()
        await screen.press("tab")
        assert "Szerződés 1187" in screen.text() and "Papp 1" in screen.lines()[0]
        await screen.press("tab")
        assert screen.main.place.which == "owed"
        await screen.press("shift+tab")
        assert screen.main.place.name == "Papp"


async def test_a_narrow_screen_names_the_kept_search_that_is_shown(running: Running) -> None:
    async with running(PRICES, size=(62, 24)) as screen:
        assert "Prices" not in screen.lines()[0] and "…" in screen.lines()[0]
        await screen.press("7")
        assert "Prices" in screen.lines()[0] and "Papp" not in screen.lines()[0]


async def test_a_click_on_the_tab_of_a_kept_search_shows_it(running: Running) -> None:
    async with running(PRICES, size=(140, 30)) as screen:
        at = screen.lines()[0].index("Papp")
        await screen.pilot.click("#tabs", offset=(at + 1, 0))
        await screen.settle()
        assert screen.main.place.name == "Papp"


async def test_a_kept_search_that_cannot_be_read_says_so_and_shows_no_row(running: Running) -> None:
    async with running(keeping(Wrong="is:nothing")) as screen:
        await screen.press("7")
        assert "is:nothing" in screen.text() and not screen.main.rows.listing.keys


async def test_a_key_without_its_tab_says_how_to_make_one(running: Running) -> None:
    async with running(PRICES) as screen:
        await screen.press("9")
        assert "[searches]" in screen.text()


async def test_a_kept_search_can_be_refined_and_left_again(running: Running) -> None:
    async with running(PRICES, size=(120, 30)) as screen:
        await screen.press("8")
        await screen.press("slash", "end")
        await screen.type(" nothing")
        await screen.press("enter")
        assert "Search: client:papp is:owed nothing" in screen.text()
        await screen.press("escape")
        assert screen.main.place.name == "Papp" and "Szerződés 1187" in screen.text()


async def test_another_search_needs_no_letter_of_the_one_before_taken_off(
    running: Running,
) -> None:
    async with running(PRICES, size=(120, 30)) as screen:
        for words in ("boiler", "pump"):
            await screen.press("slash")
            await screen.type(words)
            await screen.press("enter")
        assert screen.main.place.query == "pump"


async def test_the_palette_finds_a_kept_search_by_its_name(running: Running) -> None:
    async with running(PRICES) as screen:
        await screen.press(":")
        await screen.type("papp")
        await screen.press("enter")
        assert screen.main.place.name == "Papp"
