"""From message to message of the conversation that is read."""

import pytest

from tests.tui.conftest import Running


@pytest.mark.parametrize("height", [12, 40])
async def test_from_one_message_to_the_next_and_back(running: Running, height: int) -> None:
    """In a text that is longer than the screen, and in one that is all in sight."""
    async with running(size=(80, height)) as screen:
        reading = screen.main.reading
        await screen.press("enter")
        assert reading.whole is not None
        first, second = (item.id for item in reading.whole.items)
        assert reading.message == first
        await screen.press("J")
        assert reading.message == second
        await screen.press("J")
        assert "That is the newest." in screen.text()
        await screen.press("K", "K")
        assert reading.message == first
        assert "That is the oldest." in screen.text()
