"""The list alone, with a hundred thousand rows and no store."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from textual.app import App, ComposeResult

from store.records.rows import Row
from store.records.standing import At
from tui.keys import Keys
from tui.listing import Head, Listing
from tui.places import Place
from tui.themes import DARK, LIGHT
from tui.widgets.rowlist import RowList

MANY = 100_000
NOW = 1_795_600_000
AT = At(NOW, False, 0, 0, False)


def row(key: int) -> Row:
    return Row(
        key=key, id=str(key), kind="mail", client_id=1, client="Acme Kft.", tier="key",
        key_client=True, who="Bea Nagy", subject=f"Row {key}", root=None, with_=(), messages=1,
        calls=0, unread=0, starred=False, attachments=False, last=NOW - key, snoozed_until=None,
        state="owed", since=NOW, due=NOW + 60, band="fine", overdue=False, reason=None, loops=(),
        pending=False,
    )  # fmt: skip


class Alone(App[None]):
    CSS = "Screen { background: $owed-ground; }"

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield RowList(self.fetch, ZoneInfo("UTC"), Keys(), id="rows")

    def fetch(self, keys: Sequence[int]) -> None:
        self.asked += keys
        self.rows.arrived([row(key) for key in keys])

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)


def listing(keys: Sequence[int]) -> Listing:
    return Listing(Place("all"), AT, keys)


async def test_only_the_rows_in_sight_are_read() -> None:
    async with Alone().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Alone)
        app.rows.show(listing(range(1, MANY + 1)))
        await pilot.pause()
        assert 0 < len(set(app.asked)) < 200
        app.rows.go(MANY)
        await pilot.pause()
        assert app.rows.row is not None and app.rows.row.subject == f"Row {MANY}"
        assert len(set(app.asked)) < 400


async def test_a_line_that_says_the_same_is_not_drawn_again() -> None:
    async with Alone().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Alone)
        app.rows.show(listing(range(1, 1000)))
        await pilot.pause()
        before = app.rows.drawing.drawn
        app.rows.refresh()
        await pilot.pause()
        assert app.rows.drawing.drawn == before
        app.rows.move(1)
        await pilot.pause()
        assert app.rows.drawing.drawn == before + 2


async def test_another_theme_draws_every_line_anew() -> None:
    async with Alone().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Alone)
        app.rows.show(listing(range(1, 10)))
        await pilot.pause()
        before = app.rows.render_line(1)
        app.theme = LIGHT.name
        await pilot.pause()
        after = app.rows.render_line(1)
        assert before.text == after.text and before != after


async def test_rows_that_come_in_above_do_not_move_what_one_looks_at() -> None:
    async with Alone().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Alone)
        app.rows.show(listing(range(100, 400)))
        app.rows.go(60)
        await pilot.pause()
        key, top = app.rows.cursor, app.rows.scroll_offset.y
        app.rows.show(listing([*range(1, 6), *range(100, 400)]))
        await pilot.pause()
        assert app.rows.cursor == key
        assert app.rows.scroll_offset.y == top + 5


async def test_marks_of_rows_that_are_gone_go_too() -> None:
    async with Alone().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Alone)
        app.rows.show(listing([1, 2, 3]))
        app.rows.mark([1, 2])
        app.rows.show(listing([2, 3]))
        assert app.rows.marks == {2}


async def test_the_first_rows_heading_is_seen_with_it() -> None:
    async with Alone().run_test(size=(80, 10)) as pilot:
        app = pilot.app
        assert isinstance(app, Alone)
        heads = (Head(0, "overdue", 50), Head(50, "soon", 50))
        app.rows.show(Listing(Place("owed"), AT, list(range(1, 101)), heads))
        app.rows.go(99)
        await pilot.pause()
        app.rows.go(0)
        await pilot.pause()
        assert "OVERDUE" in app.rows.render_line(0).text


async def test_a_click_moves_the_cursor_to_its_row() -> None:
    async with Alone().run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Alone)
        app.rows.show(listing([1, 2, 3, 4]))
        await pilot.pause()
        await pilot.click(RowList, offset=(10, 2))
        await pilot.pause()
        assert app.rows.cursor == 3
