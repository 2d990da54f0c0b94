from textual.app import App, ComposeResult

from tui.page import Page, say
from tui.themes import DARK
from tui.widgets.paper import Paper

LETTERS = Page(tuple(say(f"line {n}") for n in range(60)), (2, 20, 40), pinned=2, start=20)


class Alone(App[None]):
    CSS = "Screen { background: $owed-ground; } #paper { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield Paper(id="paper")

    @property
    def paper(self) -> Paper:
        return self.query_one(Paper)

    def below_the_title(self) -> str:
        return self.paper.render_line(2).text.strip()


async def test_a_page_that_came_before_the_pane_was_shown_opens_where_it_should() -> None:
    app = Alone()
    async with app.run_test(size=(60, 20)) as pilot:
        app.paper.show(LETTERS)
        app.paper.display = True
        await pilot.pause()
        assert app.below_the_title() == "line 20"


async def test_who_has_scrolled_stays_there_when_the_pane_gets_smaller() -> None:
    app = Alone()
    async with app.run_test(size=(60, 20)) as pilot:
        app.paper.display = True
        app.paper.show(LETTERS)
        await pilot.pause()
        app.paper.scroll_by(5)
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        assert app.below_the_title() == "line 25"


async def test_a_page_laid_out_anew_keeps_its_part_on_top() -> None:
    app = Alone()
    async with app.run_test(size=(60, 20)) as pilot:
        app.paper.display = True
        app.paper.show(LETTERS)
        await pilot.pause()
        wrapped = Page(tuple(say(f"half {n}") for n in range(120)), (2, 40, 80), pinned=2, start=80)
        app.paper.show(wrapped, keep=True)
        await pilot.pause()
        assert app.below_the_title() == "half 40"
