from tests.tui.conftest import Running


async def test_help_lists_keys_and_enter_runs_one(running: Running) -> None:
    async with running() as screen:
        await screen.press("question_mark")
        assert "Moving" in screen.text()
        await screen.type("gl")
        assert "gl" in screen.line("The call log")
        await screen.press("enter")
        assert screen.main.place.which == "calls"


async def test_remapped_keys_show_remapped(running: Running) -> None:
    async with running(keys={"done": "y"}) as screen:
        assert "y done" in screen.text()
        await screen.press("y")
        assert "z undo" in screen.text()


async def test_a_mistake_in_the_keys_is_told_at_the_start(running: Running) -> None:
    async with running(keys={"dnoe": "y"}) as screen:
        assert "dnoe" in screen.text()


async def test_the_palette_shows_keys_and_runs(running: Running) -> None:
    async with running() as screen:
        await screen.press("colon")
        await screen.type("The inbox")
        assert "gi" in screen.text()
        await screen.press("enter")
        assert screen.main.place.which == "inbox"


async def test_the_mutt_set_has_its_own_keys(running: Running) -> None:
    async with running(preset="mutt") as screen:
        await screen.press("c", "i")
        assert screen.main.place.which == "inbox"
        await screen.press("t")
        assert "1 marked" in screen.text()
