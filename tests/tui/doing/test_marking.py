"""What is decided about marked rows is done to each of them, and undone as one."""

from pathlib import Path

from store.records import views
from tests.tui.conftest import Running, Screen
from tests.tui.world import BEA, DAY, World, firm
from tui.listing import FOLD

Fact = tuple[object, ...]


def facts(screen: Screen) -> dict[int, Fact]:
    """Of each row that a list shows, what a key can change."""
    when = views.at(screen.world.store)
    rows = views.rows(screen.world.store, views.keys(screen.world.store, "all", when), when)
    return {row.key: (row.state, row.starred, row.snoozed_until, row.unread) for row in rows}


def changed(screen: Screen, before: dict[int, Fact]) -> set[int]:
    after = facts(screen)
    return {key for key, fact in before.items() if after.get(key) != fact}


async def test_each_decision_is_of_all_marked_rows_and_one_step_of_undo(running: Running) -> None:
    async with running() as screen:
        rows = screen.main.rows
        for key in ("exclamation_mark", "s", "I", "d", "e", "minus", "g minus"):
            before = facts(screen)
            rows.select(rows.listing.keys[0])
            meant = set(rows.listing.keys[:2])
            await screen.press("x", "x", *key.split())
            assert changed(screen, before) == meant, key
            assert not rows.marks
            await screen.press("z")
            assert not changed(screen, before), key


async def test_again_does_the_last_decision_to_the_row_under_the_cursor(running: Running) -> None:
    async with running() as screen:
        before = facts(screen)
        await screen.press("s", "j", "full_stop")
        assert changed(screen, before) == set(screen.main.rows.listing.keys[:2])


async def test_a_range_goes_from_its_beginning_to_its_end(running: Running) -> None:
    async with running() as screen:
        rows = screen.main.rows
        await screen.press("v", "j", "v")
        assert rows.marks == set(rows.listing.keys[:3])
        await screen.press("asterisk", "n")
        assert not rows.marks


async def test_what_is_overdue_is_marked_and_nothing_else(running: Running) -> None:
    async with running() as screen:
        rows = screen.main.rows
        await screen.press("asterisk", "o")
        marked = [row for key in rows.marks if (row := rows.row_of(key)) is not None]
        assert marked and {row.band for row in marked} <= {"overdue", "far"}


async def test_a_marked_conversation_means_all_its_mails(running: Running) -> None:
    async with running() as screen:
        rows = screen.main.rows
        (first, second), before = rows.listing.keys[:2], facts(screen)
        assert [before[key][-1] for key in (first, second)] == [2, 1]
        await screen.press("x", "x", "I")
        assert [facts(screen)[key][-1] for key in (first, second)] == [0, 0]
        await screen.press("x", "U")
        await screen.press("z", "z")
        assert facts(screen) == before


async def test_all_marks_are_rows_and_never_the_backlog_that_one_row_stands_for(
    running: Running,
) -> None:
    def old(folder: Path) -> World:
        world = firm(folder)
        world.mail(BEA, "From long ago", "Could you answer, please?", 200 * DAY)
        return world

    async with running(old) as screen:
        rows = screen.main.rows
        *shown, folded = rows.listing.keys
        await screen.press("*", "a")
        assert folded == FOLD and rows.marks == set(shown)
        await screen.press("*", "n", "G", "x", "v")
        assert not rows.marks
