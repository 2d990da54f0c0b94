import re
from pathlib import Path

import pytest

from store.records import calls, clients, paying, views
from store.records.items import CallItem
from tests.tui.conftest import Running, Screen
from tests.tui.world import BEA, HOUR, World, firm

NUMBERS = "+36 1 700 1001", "+36 1 700 1002"


def busy(folder: Path) -> World:
    """Bea has many things open, and two numbers of another firm rang in vain."""
    world = firm(folder)
    world.client("Malom Kft.", "malom.example", "", *(("number", one) for one in NUMBERS))
    for n in range(7):
        world.mail(BEA, f"Matter {n}", f"Could you send number {n}, please?", (n + 1) * HOUR)
    for number in NUMBERS:
        world.call(4 * HOUR, "in", "missed", number)
    return world


def ticks(screen: Screen) -> list[str]:
    """'1 [x] what', as far as it stands on the screen."""
    found = re.findall(r"(\d \[[x ]\] [^│]*)", screen.text())
    return [one.strip() for one in found]


def ticked(screen: Screen) -> list[str]:
    return [one for one in ticks(screen) if "[x]" in one]


def logged(screen: Screen) -> CallItem:
    return max(calls.calls(screen.world.store), key=lambda call: call.id)


async def test_a_call_takes_at_most_ten_keys_beside_the_summary(running: Running) -> None:
    keys = ["P", *"pap", "enter", "enter", "enter"]
    assert len(keys) <= 10
    async with running() as screen:
        await screen.press(*keys[:-1])
        await screen.type("wants the contract today")
        await screen.press(keys[-1])
        call = logged(screen)
        assert (call.client, call.direction, call.outcome) == (
            "Papp Optika Zrt.", "in", "answered",
        )  # fmt: skip
        assert call.summary == "wants the contract today"
        assert "Call logged · Papp Optika Zrt." in screen.text()


async def test_a_missed_call_is_the_client_and_one_key(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", *"pap", "enter")
        assert "▸i they rang" in screen.text() and "▸a spoken" in screen.text()
        await screen.press("m", "enter")
        assert logged(screen).outcome == "missed"
        assert "Call logged · Papp Optika Zrt. · missed" in screen.text()


async def test_the_card_stands_there_before_anything_is_chosen(running: Running) -> None:
    async with running(size=(110, 30)) as screen:
        await screen.press("j", "P", *"acm")
        assert "last contacts" in screen.text() and "invoices to Dénes only" in screen.text()


async def test_no_card_stands_beside_what_fits_nobody(running: Running) -> None:
    async with running(size=(110, 30)) as screen:
        await screen.press("P")
        assert "invoices to Dénes only" in screen.text()
        await screen.press(*"acmx")
        assert "invoices to Dénes only" not in screen.text()
        assert "not in the client book; Enter takes it as typed" in screen.text()
        await screen.press("enter", "m", "enter")
        assert "Call logged · acmx · not in the client book" in screen.text()


async def test_four_digits_find_who_is_ringing(running: Running) -> None:
    async with running() as screen:
        await screen.press("j", "P", *"5678", "enter", "enter", "enter")
        assert logged(screen).client == "Acme Kft."


async def test_client_and_person_are_those_of_the_row(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", "enter", "enter", "enter")
        call = logged(screen)
        assert (call.client, call.contact) == ("Acme Kft.", "Bea Nagy")


async def test_what_the_call_settles_is_ticked_and_closed(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", "enter")
        assert "1 [x] Bea Nagy: Pri" in screen.text()
        assert "2 [ ] Dénes Kiss: D" in screen.text()
        await screen.press("enter", "enter")
        assert "Price list for Q1" not in "\n".join(screen.lines()[:-3])
        assert "Delivery of order" in screen.text()


async def test_a_tick_is_taken_off_by_its_number(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", "enter", "1", "enter", "enter")
        assert "Price list for Q1" in screen.text()


async def test_a_logged_call_is_taken_back_by_undo(running: Running) -> None:
    async with running() as screen:
        before = len(calls.calls(screen.world.store))
        await screen.press("P", "enter", "enter", "enter", "z")
        assert len(calls.calls(screen.world.store)) == before
        when = views.at(screen.world.store)
        assert len(views.keys(screen.world.store, "owed", when)) == 5


async def test_the_instant_is_that_of_the_key_that_opened_it(running: Running) -> None:
    async with running() as screen:
        await screen.press("P")
        form = screen.app.screen
        at = form.at  # type: ignore[attr-defined]
        await screen.pilot.pause(1.1)
        await screen.press("enter", "enter", "enter")
        assert logged(screen).at == at


async def test_a_number_that_nobody_knows_is_kept(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", *"0612345", "enter", "m", "enter")
        call = logged(screen)
        assert call.client is None and call.number == "0612345"


LINE = "> papp réka spoke 5m price ok; send offer 3d"


async def test_a_call_in_one_line_fills_its_parts_while_it_is_typed(running: Running) -> None:
    async with running(size=(110, 30)) as screen:
        await screen.press("P", "ctrl+u")
        await screen.type(LINE)
        text = screen.text()
        assert "Papp Optika" in text and "price ok" in text and " · I promised: send offer" in text
        await screen.press("tab", "enter", "enter")
        call = logged(screen)
        assert (call.client, call.direction, call.outcome, call.minutes, call.summary) == (
            "Papp Optika Zrt.", "out", "answered", 5, "price ok",
        )  # fmt: skip
        assert call.contact == "réka"
        when = views.at(screen.world.store)
        rows = views.rows(screen.world.store, views.keys(screen.world.store, "owed", when), when)
        assert [(row.client, row.subject) for row in rows if row.kind == "promise"] == [
            ("Papp Optika Zrt.", "send offer")
        ]


async def test_one_enter_logs_a_call_in_one_line_however_fast_it_is_typed(
    running: Running,
) -> None:
    async with running() as screen:
        await screen.type(("P", "ctrl+u", *LINE, "enter"))
        call = logged(screen)
        assert (call.client, call.contact, call.minutes, call.summary) == (
            "Papp Optika Zrt.", "réka", 5, "price ok",
        )  # fmt: skip
        assert "Call logged · Papp Optika Zrt." in screen.text()


@pytest.mark.parametrize("line", ["> papp", "> papp lenses", "> nobody spoke 5m price ok"])
async def test_a_call_in_one_line_that_leaves_a_doubt_is_looked_at_first(
    running: Running, line: str
) -> None:
    """That says nothing yet, that fits two clients, or nobody."""

    def two(folder: Path) -> World:
        world = firm(folder)
        world.client("Papp Bútor", "pappbutor.example", "")
        return world

    async with running(make=two) as screen:
        before = len(calls.calls(screen.world.store))
        await screen.press("P", "ctrl+u")
        await screen.type(line)
        await screen.press("enter")
        assert len(calls.calls(screen.world.store)) == before
        await screen.press("enter", *(["enter"] if line == "> papp" else []))
        assert len(calls.calls(screen.world.store)) == before + 1


async def test_a_word_that_may_be_a_name_or_what_was_said_is_looked_at_first(
    running: Running,
) -> None:
    """'can' begins the name of another client, and may just as well be a verb."""

    def candles(folder: Path) -> World:
        world = firm(folder)
        world.client("Papp Candles", "candles.example", "")
        return world

    async with running(make=candles) as screen:
        before = len(calls.calls(screen.world.store))
        await screen.press("P", "ctrl+u")
        await screen.type("> papp can deliver")
        assert "Papp Candles" in screen.text() and "Papp Optika Zrt." in screen.text()
        await screen.press("enter")
        assert len(calls.calls(screen.world.store)) == before


async def test_a_promise_in_the_line_that_has_no_date_is_asked_about(running: Running) -> None:
    async with running() as screen:
        before = len(calls.calls(screen.world.store))
        await screen.press("P", "ctrl+u")
        await screen.type("> papp price ok; send offer")
        await screen.press("enter")
        assert "By when?" in screen.text() and len(calls.calls(screen.world.store)) == before
        await screen.type(" 3d")
        await screen.press("enter")
        assert logged(screen).summary == "price ok"


async def test_a_part_of_the_line_is_put_right_in_its_field(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", "ctrl+u")
        await screen.type("< papp missed 2m ring back")
        await screen.press("tab", "v")
        await screen.type(" today")
        await screen.press("enter")
        call = logged(screen)
        assert (call.direction, call.outcome, call.summary) == (
            "in",
            "voicemail",
            "ring back today",
        )


@pytest.mark.parametrize("line", ["> papp lenses are here", "> papp lenses are here 6m; call 3d"])
async def test_without_a_word_that_parts_them_the_book_knows_the_name(
    running: Running, line: str
) -> None:
    async with running() as screen:
        await screen.press("P", "ctrl+u")
        await screen.type(line)
        await screen.press("enter")
        call = logged(screen)
        assert (call.client, call.summary) == ("Papp Optika Zrt.", "lenses are here")


async def test_a_promise_without_a_date_is_asked_about(running: Running) -> None:
    async with running() as screen:
        before = len(calls.calls(screen.world.store))
        await screen.press("P", *"pap", "enter", "enter", "tab", "tab")
        await screen.type("send the offer")
        await screen.press("enter")
        assert "By when?" in screen.text()
        assert len(calls.calls(screen.world.store)) == before
        await screen.type(" tomorrow")
        await screen.press("enter")
        assert len(calls.calls(screen.world.store)) == before + 1


async def test_undo_takes_the_promise_back_with_its_call(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", "ctrl+u")
        await screen.type(LINE)
        await screen.press("enter", "z")
        when = views.at(screen.world.store)
        rows = views.rows(screen.world.store, views.keys(screen.world.store, "all", when), when)
        assert not [row for row in rows if row.kind == "promise"]


async def test_a_digit_before_anything_is_said_ticks_and_is_no_summary(running: Running) -> None:
    async with running(size=(110, 30)) as screen:
        await screen.press("P", *"acme", "enter", "i", "a")
        assert "Press 1-2" in screen.text()
        await screen.press("2", "1", "1")
        assert "2 [x] answer to Dénes Kiss: Delivery of order" in screen.text()
        assert "1 [x]" in screen.text()
        await screen.press("enter")
        assert logged(screen).summary == ""
        shown = "\n".join(screen.lines()[:-3])
        assert "Delivery of order" not in shown and "Price list for Q1" not in shown


async def test_a_digit_within_what_was_said_is_said(running: Running) -> None:
    async with running(size=(110, 30)) as screen:
        await screen.press("P", "enter", "a")
        await screen.type("by 12")
        assert "Shift+Tab, then 1-2" in screen.text()
        await screen.press("enter")
        assert logged(screen).summary == "by 12"
        assert "Price list for Q1" not in "\n".join(screen.lines()[:-3])


@pytest.mark.parametrize("said", [["a", "9"], [*"prices9"]])
async def test_what_answers_nothing_begins_what_was_said(running: Running, said: list[str]) -> None:
    async with running() as screen:
        await screen.press("P", "enter", *said, "enter")
        assert logged(screen).summary == "".join(said).removeprefix("a")
        assert logged(screen).outcome == "answered"


async def test_beside_the_card_of_a_narrow_screen_every_word_is_whole(running: Running) -> None:
    async with running(size=(80, 24)) as screen:
        await screen.press("P", *"acm")
        shown = screen.text()
        assert "last contacts" in shown and "w wrong number" in shown
        assert "who; or > and all in one line" in shown


SIZES = [(80, 24), (80, 16), (110, 30), (140, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_of_many_debts_the_row_s_own_stands_first_and_those_of_the_person_are_ticked(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(size=size, make=busy) as screen:
        subject = screen.subject()
        await screen.press("P", "enter")
        first, *others = ticks(screen)
        assert "[x]" in first and subject[:3] in first
        assert others and all(("Bea" in one) == ("[x]" in one) for one in others)


async def test_of_missed_calls_those_of_the_number_that_rings_are_ticked(running: Running) -> None:
    async with running(size=(110, 30), make=busy) as screen:
        await screen.press("P", *"1002", "enter")
        assert [one.rpartition(",")[0] for one in ticks(screen)] == [
            "1 [x] call back: +36 1 700 1002", "2 [ ] call back: +36 1 700 1001",
        ]  # fmt: skip
        await screen.press("enter", "enter")
        store = screen.world.store
        when = views.at(store)
        rows = views.rows(store, views.keys(store, "owed", when), when)
        assert [row.with_ for row in rows if row.kind == "call" and row.client == "Malom Kft."] == [
            ("+3617001001",)
        ]


async def test_of_missed_calls_those_of_the_person_who_rings_are_ticked(running: Running) -> None:
    def two(folder: Path) -> World:
        world = firm(folder)
        acme = clients.exactly(world.store, "Acme Kft.").id
        for number, who in zip(NUMBERS, ("Bea Nagy", "Dénes Kiss"), strict=True):
            world.call(4 * HOUR, "in", "missed", number, client_id=acme, contact=who)
        return world

    async with running(size=(110, 30), make=two) as screen:
        await screen.press("P", "enter")
        assert len([one for one in ticks(screen) if "call back" in one]) == 2
        assert len([one for one in ticked(screen) if "call back" in one]) == 1


async def test_a_client_alone_is_rung_back_on_every_number(running: Running) -> None:
    async with running(size=(110, 30), make=busy) as screen:
        await screen.press("P", *"malom", "enter")
        assert len(ticked(screen)) == 2
        assert all("call back" in one for one in ticked(screen))


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_settled_stood_on_the_screen(running: Running, size: tuple[int, int]) -> None:
    async with running(size=size, make=busy) as screen:
        await screen.press("P", "enter", *"23456789")
        shown = len(ticked(screen))
        await screen.press("a", "enter")
        settled = re.search(r"(\d) settled", screen.text())
        assert int(settled[1] if settled else 0) == shown


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_line_settles_stood_on_the_screen_while_it_was_typed(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(size=size, make=busy) as screen:
        await screen.press("P", "ctrl+u")
        await screen.type("> acme bea prices")
        shown = len(ticked(screen))
        assert shown and re.search(r"Tab, then 1(-\d)? *(│|$)", screen.text(), re.MULTILINE)
        await screen.press("enter")
        settled = re.search(r"(\d) settled", screen.text())
        assert int(settled[1] if settled else 0) == shown


@pytest.mark.parametrize("size", SIZES)
async def test_what_ticks_are_for_is_said_whole(running: Running, size: tuple[int, int]) -> None:
    async with running(size=size, make=busy) as screen:
        await screen.press("P", "enter", "a", "x")
        assert re.search(r"Shift\+Tab, then 1(-\d)? *(│|$)", screen.text(), re.MULTILINE)


async def test_somebody_else_settles_nothing_of_who_stood_there_before(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", "enter", "shift+tab", "ctrl+u", *"Nobody known", "enter")
        assert not ticks(screen)
        await screen.press("enter", "enter")
        assert "settled" not in screen.text()


@pytest.mark.parametrize("size", [(20, 5), (40, 12), *SIZES])
@pytest.mark.parametrize(
    ("keys", "wrong"),
    [(["tab", "x"], "Minutes are a"), (["tab", "tab", "x"], "By when?")],
    ids=["minutes", "promised"],
)
async def test_what_is_missing_is_said_in_sight_beside_its_field(
    running: Running, size: tuple[int, int], keys: list[str], wrong: str
) -> None:
    async with running(size=size, make=busy) as screen:
        await screen.press("P", "enter", "a", *keys, "enter")
        field = screen.app.screen.focused
        assert wrong in screen.text()
        assert field is not None and field.id in {"minutes", "promised"}
        assert screen.lines()[field.region.y][field.region.x] == "x"


async def test_a_line_that_is_taken_away_takes_its_parts_with_it(running: Running) -> None:
    async with running(size=(110, 30)) as screen:
        await screen.press("P", "ctrl+u")
        await screen.type("< papp réka missed 5m price ok; send offer 3d")
        assert "price ok" in screen.text()
        await screen.press("ctrl+u")
        assert "price ok" not in screen.text() and "send offer" not in screen.text()
        await screen.press(*"papp", "enter", "enter", "enter")
        call = logged(screen)
        assert (call.outcome, call.minutes, call.summary) == ("answered", None, "")


async def test_the_form_says_how_a_call_in_one_line_is_written(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", "ctrl+u")
        assert "> I rang, < they rang, ; a promise" in screen.text()
        await screen.type("> papp")
        assert "> I rang, < they rang, ; a promise" in screen.text()


async def test_one_esc_does_not_lose_what_was_said(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", *"pap", "enter", "enter")
        await screen.type("wants the contract")
        await screen.press("escape")
        assert "Esc again leaves; nothing is logged" in screen.text()
        await screen.type(" today")
        assert "Esc again" not in screen.text()
        await screen.press("escape", "enter")
        assert logged(screen).summary == "wants the contract today"


async def test_a_second_esc_leaves_what_was_said(running: Running) -> None:
    async with running() as screen:
        before = len(calls.calls(screen.world.store))
        await screen.press("P")
        await screen.type("> pap wants the contract")
        await screen.press("escape", "escape")
        assert "A call," not in screen.text()
        assert len(calls.calls(screen.world.store)) == before


async def test_a_form_in_which_nothing_was_said_is_left_by_one_esc(running: Running) -> None:
    async with running() as screen:
        await screen.press("P", *"pap", "enter", "escape")
        assert "A call," not in screen.text()


async def test_debts_for_which_there_is_no_room_are_counted(running: Running) -> None:
    async with running(size=(80, 24), make=busy) as screen:
        await screen.press("P", "enter")
        store, shown = screen.world.store, len(ticks(screen))
        acme = clients.by_name(store, "Acme Kft.")
        assert acme is not None
        more = len(paying.open_loops(store, acme.id, views.at(store))) - shown
        assert more > 0
        assert f"Press 1-{shown} · and {more} more" in screen.text()
