"""What reaches the screen while it closes, when parts of it are gone already."""

from textual.events import Key

from tests.tui.conftest import Running


async def test_a_commit_that_is_heard_of_while_a_review_closes_is_nobodys(running: Running) -> None:
    async with running() as screen:
        await screen.press("r", "x", "escape")
        screen.app._running = False
        await screen.app.screen.remove_children()
        screen.app._answered(screen.main._changed)


async def test_a_key_that_comes_up_from_a_field_once_no_screen_is_left_is_nobodys(
    running: Running,
) -> None:
    async with running() as screen:
        key = Key("x", "x")
        key._set_forwarded()
        screen.app._running = False
        await screen.app._close_all()
        await screen.app.on_event(key)
