from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual import events
from textual.widgets import Input

from tests.tui.conftest import Running
from tests.tui.world import config
from tui.noting import instant_of
from tui.screens import snooze
from tui.screens.snooze import Snooze, presets

ZONE = ZoneInfo("Europe/Budapest")


@pytest.fixture
def swift(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types, types on before the pause is over."""
    monkeypatch.setattr(snooze, "PAUSE", 60.0)


def test_the_four_ready_answers(tmp_path: Path) -> None:
    wednesday = datetime(2026, 11, 25, 10, 47, tzinfo=ZONE)
    said = [when.strftime("%a %d %H:%M") for _word, when in presets(wednesday, config(tmp_path))]
    assert said == ["Wed 25 13:30", "Thu 26 09:00", "Mon 30 09:00", "Wed 02 09:00"]


def test_what_is_after_midnight_is_not_called_today(tmp_path: Path) -> None:
    late = datetime(2026, 11, 25, 21, 34, tzinfo=ZONE)
    assert presets(late, config(tmp_path))[0][0] == "in some hours"


def test_monday_on_a_monday_is_the_next_one(tmp_path: Path) -> None:
    monday = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
    assert presets(monday, config(tmp_path))[2][1].day == 30


async def test_a_time_is_typed_as_one_says_it(running: Running) -> None:
    async with running() as screen:
        await screen.press("b")
        await screen.type("tomorrow 14:00")
        await screen.press("enter")
        assert "Snoozed until" in screen.text() and "14:00" in screen.text()


async def test_a_time_that_begins_with_a_digit_is_typed_after_a_space(running: Running) -> None:
    async with running() as screen:
        await screen.press("b", "space")
        await screen.type("2d")
        await screen.press("enter")
        assert "Snoozed until" in screen.text()


@pytest.mark.usefixtures("swift")
async def test_a_time_that_begins_with_a_digit_is_typed_in_one_go(running: Running) -> None:
    """It was the second answer, and the letter behind it threw the next row away."""
    async with running() as screen:
        rows = list(screen.main.rows.listing.keys)
        await screen.type("b2d")
        dialog = screen.app.screen
        assert isinstance(dialog, Snooze) and dialog.query_one(Input).value == "2d"
        await screen.press("enter")
        assert "Snoozed until" in screen.text() and "To Trash" not in screen.text()
        assert list(screen.main.rows.listing.keys) == rows[1:]
        (until,) = screen.world.store.reader().execute("SELECT until FROM snoozes").fetchone()
        assert until == instant_of("2d", dialog._now, screen.world.config)


async def test_what_is_typed_stands_there_with_its_spaces(running: Running) -> None:
    async with running() as screen:
        await screen.press("b")
        await screen.type("4 dec")
        assert screen.app.screen.query_one(Input).value == "4 dec"


async def test_a_digit_alone_is_an_answer(running: Running) -> None:
    async with running() as screen:
        rows = list(screen.main.rows.listing.keys)
        await screen.type("b2")
        assert list(screen.main.rows.listing.keys) == rows[1:]


@pytest.mark.usefixtures("swift")
async def test_a_digit_with_enter_is_an_answer(running: Running) -> None:
    async with running() as screen:
        rows = list(screen.main.rows.listing.keys)
        await screen.type(["b", "2", "enter"])
        assert list(screen.main.rows.listing.keys) == rows[1:]
        assert not screen.main.reading.on


@pytest.mark.usefixtures("swift")
async def test_row_after_row_is_snoozed_as_fast_as_one_types(running: Running) -> None:
    async with running() as screen:
        rows = list(screen.main.rows.listing.keys)
        await screen.type("b2b3b2j")
        assert list(screen.main.rows.listing.keys) == rows[3:]
        assert screen.main.is_current


async def test_a_digit_is_forgotten_with_the_dialog(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[Callable[[], None]] = []
    monkeypatch.setattr(Snooze, "set_timer", lambda _self, _delay, over: pauses.append(over))
    async with running() as screen:
        rows = list(screen.main.rows.listing.keys)
        await screen.type(["b", "2", "escape"])
        (over,) = pauses
        over()
        await screen.settle()
        assert list(screen.main.rows.listing.keys) == rows


async def test_what_is_no_time_is_told(running: Running) -> None:
    async with running() as screen:
        await screen.press("b")
        await screen.type("whenever")
        await screen.press("enter")
        assert "not understood, or over" in screen.text()


async def test_a_snooze_past_due_warns(running: Running) -> None:
    async with running() as screen:
        await screen.press("G", "b")
        assert "after it is due" in screen.text()


async def test_a_snooze_past_due_of_what_is_marked_warns_wherever_the_cursor_is(
    running: Running,
) -> None:
    async with running() as screen:
        await screen.press("G", "x", "g", "g", "b")
        assert "after it is due" in screen.text()
        await screen.press("escape", "g", "g", "x", "b")
        assert "after it is due" in screen.text()


async def test_a_time_that_is_typed_in_one_go_is_read_whole(running: Running) -> None:
    async with running() as screen:
        await screen.press("b")
        day = screen.world.weekday(3)
        for char in f"{day.lower()} 9":
            screen.app.post_message(events.Key("space" if char == " " else char, char))
        await screen.settle()
        assert f"{day} 09:00" in screen.text()
        assert screen.app.screen.query_one(Input).value == f"{day.lower()} 9"


def test_on_a_sunday_no_answer_is_there_twice(tmp_path: Path) -> None:
    sunday = datetime(2026, 11, 29, 10, 0, tzinfo=ZONE)
    answers = presets(sunday, config(tmp_path))
    assert len({when for _word, when in answers}) == len(answers)
    assert answers[1][1].day == 30
    assert (answers[2][0], answers[2][1].day) == ("the Monday after", 7)


async def test_on_a_monday_next_monday_stands_there_once_and_both_keys_choose_it(
    running: Running,
) -> None:
    monday = int(datetime(2026, 11, 23, 10, 0, tzinfo=ZONE).timestamp())
    async with running() as screen:
        for key in "34":
            chosen: list[int | None] = []
            ask = Snooze(monday, screen.world.config, None, asleep=False)
            screen.app.push_screen(ask, chosen.append)
            await screen.settle()
            shown = [line for line in screen.lines() if "30 Nov 09:00" in line]
            assert len(shown) == 1 and "3 Monday" in shown[0], screen.text()
            await screen.press(key, "enter")
            assert chosen == [int(datetime(2026, 11, 30, 9, 0, tzinfo=ZONE).timestamp())]
