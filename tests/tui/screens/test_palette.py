from tests.tui.conftest import Running
from tui.actions import BY_ID, Action
from tui.screens.palette import rank
from tui.widgets.picklist import PickList


async def test_an_action_is_found_by_a_piece_of_its_name_and_run(running: Running) -> None:
    async with running() as screen:
        await screen.press(":", *"wait", "enter")
        assert screen.main.place.which == "waiting"


async def test_every_entry_shows_its_key(running: Running) -> None:
    async with running() as screen:
        await screen.press("ctrl+k", *"snooz")
        assert "▌b  " in screen.line("Hide it until a time")


async def test_what_does_nothing_here_says_why_when_it_is_chosen(running: Running) -> None:
    async with running() as screen:
        await screen.press(":", *"next hit", "enter")
        assert "There is no search; / begins one." in screen.text()


async def test_keys_that_follow_at_once_are_the_palettes(running: Running) -> None:
    async with running() as screen:
        rows = list(screen.main.rows.listing.keys)
        await screen.type(":ed")
        assert list(screen.main.rows.listing.keys) == rows
        assert "Actions" in screen.text()


def test_the_name_counts_more_than_what_it_does() -> None:
    assert rank(BY_ID["star"], "star") == 0
    assert rank(BY_ID["go-starred"], "star") == 0
    assert rank(BY_ID["link"], "client") == 1
    assert rank(BY_ID["snooze"], "snz") == 3
    assert rank(BY_ID["snooze"], "xyz") is None


def test_letters_far_apart_are_no_hit() -> None:
    assert rank(BY_ID["done-client"], "accept") is None
    assert rank(BY_ID["done-client"], "acd") == 3
    assert [one for one in BY_ID.values() if one.changes and rank(one, "accept") is not None] == []


async def test_what_changes_something_is_never_the_first_far_fetched_hit(running: Running) -> None:
    async with running() as screen:
        await screen.press(":", *"snz")
        picks = screen.app.screen.query_one(PickList).picks
        changing = [pick.value.changes for pick in picks if isinstance(pick.value, Action)]
        assert changing and changing == sorted(changing)
