"""Words sought in the conversation that is read."""

from pathlib import Path

from tests.tui.conftest import Running, Screen
from tests.tui.world import BEA, HOUR, World, firm

LONG = "\n".join(f"Item {n}: nothing to see." for n in range(60))


def long(folder: Path) -> World:
    world = firm(folder)
    text = f"Could you check the valve?\n{LONG}\nThe VALVE of the pump.\n{LONG}\nA valve again.\n"
    quote = "\nOn Monday Jane wrote:\n> The gasket is in stock.\n"
    world.mail(BEA, "Price list for Q1", text + quote, 30 * 24 * HOUR)
    return world


async def reading(screen: Screen) -> None:
    assert screen.subject() == "Price list for Q1"
    await screen.press("enter", "backslash")


async def test_hits_are_shown_while_words_are_typed_and_n_goes_on(running: Running) -> None:
    async with running(long) as screen:
        await reading(screen)
        await screen.type("valve")
        assert "hit 1 of 3" in screen.text()
        await screen.press("enter", "n")
        assert "The VALVE of the pump" in screen.text() and "hit 2 of 3" in screen.text()
        await screen.press("n", "n")
        assert "A valve again" in screen.text() and "That is the last hit." in screen.text()
        await screen.press("N")
        assert "hit 2 of 3" in screen.text()


async def test_what_only_the_quotes_hold_is_found_there(running: Running) -> None:
    async with running(long) as screen:
        await reading(screen)
        await screen.type("gasket")
        await screen.press("enter")
        assert "> The gasket is in stock." in screen.text() and "the only hit" in screen.text()


async def test_what_is_nowhere_is_said_to_be(running: Running) -> None:
    async with running(long) as screen:
        await reading(screen)
        await screen.type("crane")
        assert "That is not in this text." in screen.text()


async def test_giving_up_goes_back_to_where_one_was(running: Running) -> None:
    async with running(long) as screen:
        await reading(screen)
        before = screen.main.reading.paper.scroll_offset
        await screen.type("again")
        assert screen.main.reading.paper.scroll_offset != before
        await screen.press("escape")
        assert screen.main.reading.on and screen.main.reading.paper.scroll_offset == before
        await screen.press("n")
        assert "There is no search" in screen.text()


async def test_another_conversation_has_no_hits_of_this_one(running: Running) -> None:
    async with running(long) as screen:
        await reading(screen)
        await screen.type("valve")
        await screen.press("enter", "escape", "j", "enter")
        assert not screen.main.reading.paper.sought
