"""Keys that are typed before a dialog is there are the dialog's, never the list's."""

from threading import Event
from time import sleep

import pytest
from textual import events
from textual.widgets import Input

from store.records import views
from store.records.card import match
from store.records.client import Match
from store.records.database import Store
from store.records.paying import Payable, open_loops
from store.records.rows import Row, Undo
from store.records.standing import At
from store.records.undo import UndoError
from tests.tui.conftest import Running, Screen
from tui.listing import Listing, load
from tui.places import Place
from tui.screens import history
from tui.screens.compose import Compose
from tui.screens.dialog import Dialog
from tui.widgets.prompt import Prompt


@pytest.mark.parametrize("key", ["r", "a", "f", "c"])
async def test_what_is_typed_right_after_the_key_stands_in_the_mail(
    running: Running, key: str
) -> None:
    async with running() as screen:
        rows = list(screen.main.rows.listing.keys)
        for letter in (key, *"ed#x"):
            await screen.app.on_event(_key(letter))
        await screen.settle()
        composing = screen.app.screen
        assert isinstance(composing, Compose)
        letter_ = composing.letter
        assert "ed#x" in (*letter_.to, letter_.text[:4])
        assert list(screen.main.rows.listing.keys) == rows and not screen.main.rows.marks


async def test_keys_that_wait_when_the_program_has_ended_are_nobodys(running: Running) -> None:
    async with running() as screen:
        pass
    screen.app._waiting.append(_key("e"))
    await screen.app._look()
    assert not screen.app.typing


async def test_keys_behind_those_that_end_the_program_do_nothing(running: Running) -> None:
    async with running() as screen:
        first = screen.main.rows.listing.keys[0]
        for key in ("q", "q", "e"):
            screen.send(key)
        await screen.settle()
    keys = views.keys(screen.world.store, "owed", views.at(screen.world.store))
    assert first in keys


async def test_where_no_dialog_comes_the_keys_do_nothing(running: Running) -> None:
    async with running() as screen:
        rows = list(screen.main.rows.listing.keys)
        for letter in ("S", *"eed"):
            await screen.app.on_event(_key(letter))
        await screen.settle()
        assert "No mail of this conversation is on its way." in screen.text()
        assert list(screen.main.rows.listing.keys) == rows
        await screen.press("e")
        assert list(screen.main.rows.listing.keys) != rows


async def test_all_of_a_client_is_done_by_the_answer_that_was_typed_at_once(
    running: Running,
) -> None:
    async with running() as screen:
        before = len(screen.main.rows.listing.keys)
        for letter in "Ey":
            await screen.app.on_event(_key(letter))
        await screen.settle()
        assert len(screen.main.rows.listing.keys) < before


@pytest.mark.parametrize("key", ["w", "b", "?", "P", "l"])
async def test_a_dialog_is_left_once_however_often_one_asks(running: Running, key: str) -> None:
    async with running() as screen:
        before = screen.main.rows.cursor
        await screen.press(key)
        assert isinstance(screen.app.screen, Dialog)
        for _ in range(3):
            await screen.app.on_event(events.Key("escape", None))
        await screen.settle()
        assert not isinstance(screen.app.screen, Dialog)
        assert screen.main.rows.cursor == before


async def test_what_is_typed_behind_tab_stands_in_the_next_field(running: Running) -> None:
    async with running() as screen:
        await screen.press("c")
        for letter in ("B", "tab", "tab", "S", "tab", "T"):
            await screen.app.on_event(_key(letter))
        await screen.settle()
        composing = screen.app.screen
        assert isinstance(composing, Compose)
        assert composing.letter.to == ("B",) and composing.letter.subject == "S"
        assert composing.letter.text.startswith("T")


async def test_enter_ends_a_search_and_what_follows_is_the_lists(running: Running) -> None:
    async with running() as screen:
        await screen.press("slash")
        await screen.type("price")
        for letter in ("enter", "enter"):
            await screen.app.on_event(_key(letter))
        await screen.settle()
        assert screen.main.reading.on and screen.subject() == "Price list for Q1"


async def test_what_is_typed_before_a_list_is_there_is_for_that_list(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def slow(store: Store, place: Place, now: int | None) -> Listing:
        assert place.which != "inbox" or goes_on.wait(60)
        return load(store, place, now)

    monkeypatch.setattr("tui.feed.load", slow)
    async with running() as screen:
        old = screen.main.row
        for letter in "gijs":
            await screen.app.on_event(_key(letter))
        while screen.main.place.which != "inbox":
            await screen.pilot.pause()
        goes_on.set()
        await screen.settle()
        now = {row.key: row for row in _rows(screen)}
        rows = screen.main.rows
        assert rows.cursor == rows.listing.keys[1] and now[rows.cursor].starred
        assert old is not None and now[old.key].starred == old.starred


@pytest.mark.parametrize("keys", ["zs", "z1ggs", "zjks"])
async def test_what_is_typed_behind_undo_is_for_the_list_with_the_rows_that_came_back(
    running: Running, keys: str
) -> None:
    async with running() as screen:
        first = screen.main.rows.listing.keys[0]
        await screen.press("x", "x", "x", "e")
        await screen.seen()
        await screen.type(keys)
        assert screen.main.rows.cursor == screen.main.rows.listing.keys[0] == first
        assert [row.key for row in _rows(screen) if row.starred] == [first]


async def test_rows_of_the_list_as_it_was_are_not_the_list_that_an_undo_brings_back(
    running: Running,
) -> None:
    async with running() as screen:
        lists, keys = screen.main.lists, screen.main.rows.listing.keys
        lists.return_to(keys[1])
        lists.fetch(keys)
        while screen.app.feed.reader.busy:
            await screen.pilot.pause(0.005)
        assert lists.awaited
        lists.read()
        await screen.until(lambda: not lists.awaited)
        assert screen.main.rows.cursor == keys[1]


async def test_what_is_typed_behind_an_undo_that_takes_nothing_back_is_for_the_list_as_it_is(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.records.undoing.undo_stack", lambda store: [])
    async with running() as screen:
        await screen.type("zjs")
        second = screen.main.rows.listing.keys[1]
        assert screen.main.rows.cursor == second
        assert [row.key for row in _rows(screen) if row.starred] == [second]


async def test_what_is_typed_behind_an_undo_that_fails_does_nothing(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(store: Store) -> Undo:
        raise UndoError("not-yet")

    async with running() as screen:
        await screen.press("e")
        await screen.seen()
        monkeypatch.setattr("store.records.undoing.undo", fails)
        await screen.type("zee")
        assert len(screen.main.rows.listing.keys) == 4
        await screen.press("j", "e")
        assert len(screen.main.rows.listing.keys) == 3


async def test_what_is_typed_behind_an_undo_that_asks_first_answers_it(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as screen:
        await screen.press("e")
        await screen.seen()
        monkeypatch.setattr("tui.doing.undoing.DAY", 0)
        await screen.type("ze")
        assert "Take it back?" in screen.text() and len(screen.main.rows.listing.keys) == 4
        await screen.press("escape")
        await screen.type("zy")
        assert len(screen.main.rows.listing.keys) == 5


async def test_what_is_typed_behind_the_undo_of_a_mail_stands_in_the_mail(
    running: Running,
) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Yes.")
        await screen.press("escape", "y")
        await screen.type("ze#")
        composing = screen.app.screen
        assert isinstance(composing, Compose) and composing.letter.text.startswith("e#Yes.")
        assert len(screen.main.rows.listing.keys) == 5


async def test_enter_takes_the_recipient_that_fits_the_last_letter(running: Running) -> None:
    async with running() as screen:
        screen.world.client("Tisza", "tisza.example", "", ("address", "peter@tisza.example"))
        await screen.press("f")
        for letter in (*"tisza", "enter", "x"):
            await screen.app.on_event(_key(letter))
        await screen.settle()
        composing = screen.app.screen
        assert isinstance(composing, Compose)
        assert composing.letter.to == ("peter@tisza.example", "x")


async def test_enter_links_to_the_client_who_fits_the_last_letter(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long the store takes to find it."""

    def takes_long(store: Store, typed: str) -> list[Match]:
        sleep(0.05)
        return match(store, typed)

    monkeypatch.setattr("store.records.card.match", takes_long)
    async with running() as screen:
        await screen.press("l")
        for letter in (*"balogh", "enter"):
            await screen.app.on_event(_key(letter))
        await screen.settle()
        assert "Linked to Balogh Bútor" in screen.text()


async def test_a_call_that_is_logged_in_haste_settles_what_it_answers(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def takes_long(store: Store, client: int, when: At) -> list[Payable]:
        sleep(0.3)
        return open_loops(store, client, when)

    monkeypatch.setattr("store.records.paying.open_loops", takes_long)
    async with running() as screen:
        before = len(screen.main.rows.listing.keys)
        await screen.press("P")
        for letter in ("enter", "a", "enter"):
            await screen.app.on_event(_key(letter))
        await screen.settle()
        assert "1 settled" in screen.text()
        assert len(screen.main.rows.listing.keys) == before - 1


async def test_enter_waits_for_the_list_that_it_chooses_from(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = history.read

    def takes_long(store: Store) -> list[tuple[Undo, str]]:
        sleep(0.3)
        return at_once(store)

    monkeypatch.setattr("tui.screens.history.read", takes_long)
    async with running() as screen:
        await screen.press("e", "e")
        for letter in ("g", "z", "enter"):
            await screen.app.on_event(_key(letter))
        await screen.settle()
        assert "Taken back" in screen.text()


async def test_tab_in_a_search_completes_what_the_book_has_yet_to_find(running: Running) -> None:
    async with running() as screen:
        await screen.press("slash")
        for letter in (*"client:pap", "tab", *"order"):
            await screen.app.on_event(_key(letter))
        await screen.settle()
        assert screen.app.query_one(Prompt).query_one(Input).value == (
            'client:"Papp Optika Zrt." order'
        )


def _key(letter: str) -> events.Key:
    return events.Key(letter, letter if len(letter) == 1 else None)


def _rows(screen: Screen) -> list[Row]:
    when = views.at(screen.world.store)
    return views.rows(screen.world.store, views.keys(screen.world.store, "all", when), when)
