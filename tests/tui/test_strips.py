import gc

from rich.segment import Segment
from textual.strip import Strip

from tests.tui.conftest import Running
from tui.strips import let_go


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


def test_a_line_has_places_only_for_what_it_remembers() -> None:
    let_go()
    strip = Strip([Segment("a word")])
    before = len(gc.get_referents(strip))
    assert strip.crop(1, 3) is strip.crop(1, 3)  # Remembered, as Textual does.
    assert len(gc.get_referents(strip)) == before + 1
