"""Mail comes with every key: the cursor stays with its conversation, and no key meets another."""

import random
from asyncio import sleep

import pytest

from store.records import views
from tests.tui.conftest import Running, Screen
from tests.tui.world import BEA, DAY, HOUR, MINUTE, World
from tui.widgets import rowlist

ASKS = "Dear Jane,\n\ncould you send us the offer, please?\n\nKind regards\n"
Fact = tuple[object, ...]


class Post:
    """Brings mail: rows come in above, in the middle and below, grow, move, and leave the list."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._chance = random.Random(1)
        self._open: list[tuple[tuple[str, str], str]] = []
        self._n = 0

    def come(self) -> None:
        self._n += 1
        world, n = self._world, self._n
        who = (f"P{n}", f"p{n}@firm{n}.example")
        for ago in (25 * DAY - n * HOUR, 2 * DAY + n * HOUR, n * MINUTE):
            self._open.append((who, world.mail(who, f"Matter {n} of {ago}", ASKS, ago)))
        world.mail(BEA, "Re: Price list for Q1", f"{n} pieces, please?", n, answers=_FIRST)
        if n % 2 == 0:
            whose, asked = self._open.pop(self._chance.randrange(len(self._open)))
            world.sent(whose, "Re: Matter", "Here it is.", 1, answers=asked)


_FIRST = f"<1.{20 * DAY}@acme.example>"


def _facts(world: World) -> dict[int, Fact]:
    """Of each row, what a key can change."""
    when = views.at(world.store)
    rows = views.rows(world.store, views.keys(world.store, "all", when), when)
    return {row.key: (row.state, row.starred, row.snoozed_until, row.unread) for row in rows}


def _changed(before: dict[int, Fact], after: dict[int, Fact]) -> set[int]:
    return {key for key, fact in before.items() if after[key] != fact}


def _under_the_bar(screen: Screen) -> str:
    """What the eye sees under the cursor."""
    return screen.line("▌")


async def test_the_cursor_stays_with_its_conversation(running: Running) -> None:
    async with running() as screen:
        await screen.press("j")  # A list that nobody has touched stays on its first row.
        post, rows = Post(screen.world), screen.main.rows
        moves: list[tuple[list[int], int | None, int]] = []
        move = rows.move

        def watched(by: int) -> None:
            moves.append((list(rows.listing.keys), rows.cursor, by))
            move(by)

        rows.move = watched  # type: ignore[method-assign]
        for key in "jjkjjjkjxjjkj":
            stood = rows.cursor
            post.come()
            screen.main.reload()
            screen.send(key)
            while not moves:
                await sleep(0)
            order, began, by = moves.pop()
            assert began == stood
            there = rows.cursor
            assert there == order[order.index(began or 0) + by]
            await screen.settle()
            assert rows.cursor == there
            assert screen.subject()[:12] in _under_the_bar(screen)


@pytest.mark.parametrize("keys", ["s", "U", "-", "e", "d", "b2"])
async def test_a_key_acts_on_the_row_that_was_seen_and_on_no_other(
    running: Running, keys: str
) -> None:
    async with running() as screen:
        post = Post(screen.world)
        await screen.press("j", "j")
        for _ in range(4):
            seen = screen.main.rows.cursor
            assert seen is not None and screen.subject()[:12] in _under_the_bar(screen)
            post.come()
            before = _facts(screen.world)
            screen.main.reload()
            await screen.type(keys)
            assert _changed(before, _facts(screen.world)) <= {seen}


async def test_what_is_read_stays_open_though_it_leaves_the_list(running: Running) -> None:
    async with running() as screen:
        before = screen.main.rows.listing.count
        await screen.press("enter")
        key = screen.main.rows.cursor
        screen.world.sent(BEA, "Re: Price list for Q1", "Here it is.", 1, answers=_FIRST)
        screen.main.reload()
        await screen.settle()
        assert screen.main.rows.cursor == key
        assert "could you send us the price list" in screen.text()
        await screen.press("escape")
        assert screen.main.rows.cursor != key
        assert screen.main.rows.listing.count == before - 1


async def test_a_key_that_comes_as_its_row_leaves_does_nothing(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as screen:
        monkeypatch.setattr(rowlist, "_GLANCE", 60.0)
        screen.world.sent(BEA, "Re: Price list for Q1", "Here it is.", 1, answers=_FIRST)
        before = _facts(screen.world)
        screen.main.reload()
        await screen.settle()
        await screen.press("e")
        assert "has just come under the cursor" in screen.text()
        assert _facts(screen.world) == before
        screen.main.rows._slipped = 0.0
        await screen.press("e")
        assert _facts(screen.world) != before


async def test_until_the_first_key_the_cursor_stands_on_what_comes_first(running: Running) -> None:
    async with running() as screen:
        rows = screen.main.rows
        began = rows.cursor
        for ago in (25 * DAY, 26 * DAY):
            screen.world.mail(("P", "p@firm.example"), f"Older of {ago}", ASKS, ago)
            screen.main.reload()
            await screen.settle()
            assert rows.cursor == rows.listing.keys[0]
            assert screen.subject()[:12] in _under_the_bar(screen)
        assert rows.cursor != began

        await screen.press("k")
        stood = rows.cursor
        screen.world.mail(("P", "p@firm.example"), "Oldest of all", ASKS, 27 * DAY)
        screen.main.reload()
        await screen.settle()
        assert rows.cursor == stood != rows.listing.keys[0]


async def test_the_first_key_does_nothing_to_a_row_that_came_just_then(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as screen:
        monkeypatch.setattr(rowlist, "_GLANCE", 60.0)
        screen.world.mail(("P", "p@firm.example"), "Older", ASKS, 25 * DAY)
        before = _facts(screen.world)
        screen.main.reload()
        await screen.settle()
        await screen.press("e")
        assert "has just come under the cursor" in screen.text()
        assert not _changed(before, _facts(screen.world))
