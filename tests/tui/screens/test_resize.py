"""The terminal takes any size at any instant, whatever is open."""

import random

from rich.cells import cell_len

from tests.tui.conftest import Running
from tui.screens.call import CallForm

KEYS = (
    *"jkGezxvblPwtrfoAOJKpBi]-+.7cqny2", "enter", "escape", "colon", "question_mark", "slash",
    "backslash", "tab", "pagedown", "pageup", "ctrl+l",
)  # fmt: skip
EDGES = ((1, 1), (20, 5), (39, 6), (80, 13), (99, 21), (100, 22), (139, 7), (140, 40), (200, 60))


async def test_no_size_and_no_key_ends_the_program(running: Running) -> None:
    chance = random.Random(1)
    async with running() as screen:
        for _ in range(70):
            if chance.random() < 0.4:
                anywhere = (chance.randint(1, 200), chance.randint(1, 60))
                await screen.pilot.resize_terminal(*chance.choice([*EDGES, anywhere]))
            else:
                screen.send(chance.choice(KEYS))
                await screen.pilot.pause(chance.choice((0, 0.03)))
            assert screen.app._exception is None
            if screen.app._exit:
                break


async def test_a_click_chooses_a_row_and_a_list(running: Running) -> None:
    async with running(size=(140, 40)) as screen:
        rows = screen.main.rows
        second = rows.listing.keys[1]
        at = rows.listing.line_of(1, rows.tall)
        await screen.pilot.click("#rows", offset=(5, at))
        await screen.settle()
        assert rows.cursor == second
        await screen.pilot.click("#tabs", offset=(12, 0))
        await screen.settle()
        assert screen.main.place.which == "inbox"


async def test_a_click_on_what_the_foot_and_a_form_offer_is_its_key(running: Running) -> None:
    async with running(size=(100, 24)) as screen:

        async def click(widget: str, words: str) -> None:
            row = next(n for n, said in enumerate(screen.lines()) if words in said)
            region = screen.app.screen.query_one(widget).region
            column = cell_len(screen.lines()[row].partition(words)[0])
            await screen.pilot.click(widget, offset=(column - region.x, row - region.y))
            await screen.settle()

        await click("#footer", "log a call")
        assert isinstance(screen.app.screen, CallForm)
        await screen.press(*"pap")
        await click("Outcome", "missed")
        assert "▸m missed" in screen.text()
        await screen.pilot.click(offset=(0, 0))
        await screen.settle()
        assert isinstance(screen.app.screen, CallForm)
        await screen.press("enter")
        assert "Call logged · Papp Optika Zrt. · missed" in screen.text()
        await screen.press("P")
        await screen.press("escape", "w")
        assert "since" in screen.text()
        await screen.pilot.click(offset=(0, 0))
        await screen.settle()
        assert len(screen.app.screen_stack) == 1
