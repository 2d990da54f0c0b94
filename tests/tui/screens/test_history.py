from tests.tui.conftest import Running
from tests.tui.world import World


async def test_an_older_action_is_taken_back_with_the_newer_ones(running: Running) -> None:
    async with running() as screen:
        first = screen.subject()
        await screen.press("e", "e", "e")
        assert len(screen.main.rows.listing.keys) == 2
        await screen.press("g", "z")
        assert "What was done" in screen.text()
        await screen.press("down", "down", "enter")
        assert "and 2 newer actions?" in screen.text()
        await screen.press("y")
        assert len(screen.main.rows.listing.keys) == 5
        await screen.press("g", "g")
        assert screen.subject() == first


async def test_the_newest_action_is_taken_back_without_a_question(running: Running) -> None:
    async with running() as screen:
        await screen.press("e", "g", "z", "enter")
        assert "Taken back: done" in screen.text()
        assert len(screen.main.rows.listing.keys) == 5


async def test_nothing_done_is_nothing_to_take_back(running: Running) -> None:
    async with running(World) as screen:
        await screen.press("g", "z")
        assert "There is nothing to take back." in screen.text()


async def test_a_logged_call_is_named_by_its_client(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", *"pap", "enter", "enter", "enter", "g", "z")
        assert "Papp Optika Zrt." in screen.line("  call ")
