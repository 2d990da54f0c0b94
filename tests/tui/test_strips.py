import gc

from tests.tui.conftest import Running


async def test_lines_that_were_drawn_go_at_once_and_leave_nothing_to_look_for(
    running: Running,
) -> None:
    async with running(size=(120, 30)) as screen:
        await screen.press("j", "k")
        gc.collect()
        gc.disable()
        try:
            await screen.press(*"jkjkjkjk")
            assert gc.collect() < 100  # It was five hundred a key.
        finally:
            gc.enable()
