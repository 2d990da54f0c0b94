"""From one list to another, and what stands there when it comes."""

from tests.tui.conftest import Running
from tests.tui.world import BEA, DAY, REKA, World


async def test_the_cursor_goes_to_the_next_row_when_its_own_leaves(running: Running) -> None:
    async with running() as screen:
        await screen.press("e")
        assert screen.subject() == "Angebot 2231"


async def test_new_mail_never_moves_the_cursor_to_another_row(running: Running) -> None:
    async with running() as screen:
        await screen.press("G")
        before = screen.main.rows.cursor
        screen.world.mail(BEA, "An older matter", "Could you look at it, please?", 30 * DAY)
        screen.world.mail(REKA, "Another", "Could you call me, please?", 10 * DAY)
        screen.main.reload()
        await screen.settle()
        assert "An older matter" in screen.text()
        assert screen.main.rows.cursor == before


async def test_a_filter_narrows_as_one_types_and_escape_ends_it(running: Running) -> None:
    async with running() as screen:
        await screen.press("backslash")
        await screen.type("angebot")
        assert "Angebot 2231" in screen.text() and "Price list" not in screen.text()
        await screen.press("escape")
        assert "Price list" in screen.text()


async def test_a_search_finds_everywhere_and_goes_back(running: Running) -> None:
    async with running() as screen:
        await screen.press("slash")
        await screen.type("drawings")
        await screen.press("enter")
        assert "Search: drawings" in screen.text() and "Drawings" in screen.text()
        await screen.press("escape")
        assert screen.main.place.which == "owed" and "Price list" in screen.text()


async def test_a_query_that_cannot_be_read_says_what_can(running: Running) -> None:
    async with running() as screen:
        await screen.press("slash")
        await screen.type("is:green")
        await screen.press("enter")
        assert "allowed are" in screen.text()


async def test_an_empty_list_is_good_news_and_says_where_to_go(running: Running) -> None:
    async with running(World) as screen:
        assert "You owe nobody an answer." in screen.text()
        assert "gi the inbox" in screen.text()


async def test_before_the_first_sync_it_says_what_happens(running: Running) -> None:
    async with running(lambda folder: World(folder, synced=False)) as screen:
        assert "nothing fetches it just now" in screen.text()
