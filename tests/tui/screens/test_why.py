"""The keys that put a verdict right where it is explained."""

import pytest

from tests.tui.conftest import Running


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("minus", "No answer needed"),
        ("N", "Never owed from this sender"),
        ("A", "Always owed from this sender"),
    ],
)
async def test_a_correction_is_made_from_the_reason_and_undone(
    key: str, said: str, running: Running
) -> None:
    async with running() as screen:
        await screen.press("w")
        assert "no answer needed" in screen.text() and "N never owed" in screen.text()
        await screen.press(key)
        assert said in screen.text()
        await screen.press("z")
        assert "Taken back" in screen.text()


async def test_any_other_key_leaves_it_unchanged(running: Running) -> None:
    async with running() as screen:
        before = screen.text()
        await screen.press("w", "q")
        assert screen.text() == before
