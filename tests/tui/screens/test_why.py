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


async def test_it_is_laid_out_anew_for_another_width(running: Running) -> None:
    async with running(size=(140, 40)) as screen:
        await screen.press("w")
        await screen.pilot.resize_terminal(60, 24)
        await screen.settle()
        narrow = screen.lines()
        await screen.press("q", "w")
        assert screen.lines() == narrow
