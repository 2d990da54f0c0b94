from tests.tui.conftest import Running, Screen
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


async def _moved_on(screen: Screen) -> None:
    """Two rows are snoozed, and the newer is changed by another hand since."""
    await screen.press("b", "1", "enter", "b", "1", "enter")
    assert len(screen.main.rows.listing.keys) == 3
    with screen.world.store.transaction() as conn:
        conn.execute(
            "UPDATE snoozes SET until = until + 1 WHERE id = (SELECT max(id) FROM snoozes)"
        )


async def test_what_cannot_be_taken_back_any_more_is_named_with_the_way_past_it(
    running: Running,
) -> None:
    async with running() as screen:
        await _moved_on(screen)
        await screen.press("z")
        assert "“snooze” has changed since and stays; gz takes back older ones" in screen.text()
        assert len(screen.main.rows.listing.keys) == 3


async def test_an_older_action_is_taken_back_though_a_newer_one_cannot_be(running: Running) -> None:
    async with running(size=(100, 24)) as screen:
        await _moved_on(screen)
        await screen.press("g", "z", "down", "enter", "y")
        assert "Taken back: snooze · not, since changed: snooze" in screen.text()
        assert len(screen.main.rows.listing.keys) == 4
