"""Promises typed as one line, with their parts in sight; reminders; what the list says of them."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.records import followups, views
from store.records.followups import NewFollowUp
from store.records.items import FollowUp
from tests.tui.conftest import Running, Screen
from tests.tui.world import BEA, DAY, HOUR, REKA, World, firm


def noted(screen: Screen) -> list[FollowUp]:
    store = screen.world.store
    keys = views.keys(store, "all", views.at(store))
    return [one for key in keys for one in followups.open_on(store, key)]


def days_ahead(one: FollowUp) -> float:
    return (one.due - time.time()) / DAY


async def test_a_line_makes_a_promise_on_the_row(running: Running) -> None:
    async with running() as screen:
        await screen.press("t")
        await screen.type("send the revised quote 3d")
        text = screen.text()
        assert "the mail counts as answered" in text and "Bea Nagy" in text
        await screen.press("enter")
        (one,) = noted(screen)
        assert (one.kind, one.what) == ("promise", "send the revised quote")
        assert 2 < days_ahead(one) < 4
        assert "I promised · send the revised quote" in screen.lines()[-3]
        assert "✎ promised" in "\n".join(screen.lines()[:-4])


async def test_undo_takes_it_back(running: Running) -> None:
    async with running() as screen:
        before = screen.main.rows.listing.keys
        await screen.press("t")
        await screen.type("send the quote 3d")
        await screen.press("enter")
        after, cursor = screen.main.rows.listing.keys, screen.main.rows.cursor
        assert (after[0], after.index(before[0]) > 0) == (cursor, True)
        await screen.press("z")
        assert noted(screen) == [] and screen.main.rows.listing.keys == before


async def test_without_a_date_it_asks_and_saves_nothing(running: Running) -> None:
    async with running() as screen:
        await screen.press("t")
        await screen.type("what to do")
        await screen.press("enter")
        assert "By when?" in screen.text() and noted(screen) == []
        await screen.type("tomorrow")
        await screen.press("enter")
        (one,) = noted(screen)
        assert one.what == "what to do" and 0 < days_ahead(one) < 2


async def test_a_time_that_is_not_understood_is_said_so(running: Running) -> None:
    async with running() as screen:
        await screen.press("t")
        await screen.type("send it 2d")
        await screen.press("tab", "tab", "tab")
        await screen.type(" or so")
        assert "That time is not understood, or over." in screen.text()
        await screen.press("enter")
        assert noted(screen) == []


async def test_a_part_that_was_put_right_stays_as_it_is(running: Running) -> None:
    async with running() as screen:
        await screen.press("t")
        await screen.type("send it 2d")
        await screen.press("tab")
        await screen.type(" by post")
        await screen.press("shift+tab")
        await screen.type(" 14:00")
        await screen.press("enter")
        (one,) = noted(screen)
        assert one.what == "send it by post"


async def test_partly_answered_keeps_the_mail_owed(running: Running) -> None:
    async with running() as screen:
        await screen.press("t")
        await screen.type("send the quote 3d")
        await screen.press("ctrl+y")
        assert "partly answered" in screen.text()
        await screen.press("enter")
        row = screen.main.row
        assert row is not None and [loop.kind for loop in row.loops] == ["reply", "promise"]


async def test_they_promised_waits(running: Running) -> None:
    async with running() as screen:
        await screen.press("t")
        await screen.type("they send the drawings 3d")
        await screen.press("enter")
        (one,) = noted(screen)
        assert (one.kind, one.what) == ("theirs", "send the drawings")


async def test_another_client_than_the_rows_makes_it_stand_alone(running: Running) -> None:
    async with running() as screen:
        await screen.press("t")
        await screen.type("send the offer 3d")
        await screen.press("tab", "tab")
        await screen.press("ctrl+u")
        await screen.type("papp")
        await screen.press("enter", "enter")
        store = screen.world.store
        when = views.at(store)
        (row,) = [
            row
            for row in views.rows(store, views.keys(store, "owed", when), when)
            if row.kind == "promise"
        ]
        assert (row.client, row.subject) == ("Papp Optika Zrt.", "send the offer")
        assert "send the offer" in screen.text()


async def test_the_promise_that_is_there_is_changed_or_kept(running: Running) -> None:
    async with running() as screen:
        key = screen.main.rows.cursor
        new = NewFollowUp("promise", "send the quote", int(time.time()) + 3 * DAY, key)
        followups.add(screen.world.store, new)
        screen.main.reload()
        await screen.settle()
        screen.main.rows.select(key or 0)
        await screen.press("t")
        assert "Change: I promised" in screen.text()
        await screen.press("tab", "tab", "tab", "ctrl+u")
        await screen.type("10d")
        await screen.press("enter")
        (one,) = noted(screen)
        assert days_ahead(one) > 8
        screen.main.rows.select(key or 0)
        await screen.press("t", "ctrl+s")
        assert noted(screen) == []


async def test_done_says_and_closes_the_promise_too(running: Running) -> None:
    async with running() as screen:
        await screen.press("t")
        await screen.type("send the quote 3d")
        await screen.press("enter")
        screen.main.rows.select(noted_key(screen))
        await screen.press("e")
        assert noted(screen) == [] and "Done, what was promised, too" in screen.text()


def noted_key(screen: Screen) -> int:
    store = screen.world.store
    keys = views.keys(store, "all", views.at(store))
    return next(key for key in keys if followups.open_on(store, key))


async def test_remind_me_sets_the_date_of_a_wait(running: Running) -> None:
    async with running() as screen:
        await screen.press("B")
        assert "Remind me if no answer by" in screen.text()
        await screen.press("4")
        (one,) = noted(screen)
        assert one.kind == "reminder" and days_ahead(one) > 5
        assert "Reminded if no answer by" in screen.text()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_it_fits_and_reads(size: tuple[int, int], running: Running) -> None:
    async with running(size=size) as screen:
        day = screen.world.weekday(3)
        await screen.press("t")
        await screen.type(f"send the revised quote {day.lower()} 10")
        text = screen.text()
        assert "Enter saves" in text and f"{day} 10:00" in text and "they promised" in text


async def test_where_nothing_stands_it_stands_alone(running: Running) -> None:
    async with running() as screen:
        screen.main.rows.select(0)
        await screen.press("g", "s", "t")
        await screen.type("ring the tax office 2d")
        await screen.press("enter")
        store = screen.world.store
        assert any(
            row.kind == "promise"
            for row in views.rows(
                store, views.keys(store, "owed", views.at(store)), views.at(store)
            )
        )


async def test_an_answer_that_buys_time_offers_its_promise_and_notes_none(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("I will send the list by tomorrow noon.")
        await screen.press("escape", "y")
        assert "t promise: send the list" in screen.text() and noted(screen) == []
        await screen.press("t")
        assert "send the list by tomorrow noon" in screen.text()
        await screen.press("enter")
        (one,) = noted(screen)
        assert one.what == "send the list"
        row = views.row(screen.world.store, noted_key(screen), views.at(screen.world.store))
        assert row is not None and row.subject == "Price list for Q1"


async def test_a_key_just_after_its_offer_means_what_was_offered(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.sent.MOMENT", 60.0)
    async with running() as screen:
        await screen.press("j", "e", "k", "r")
        await screen.type("I will send the list by tomorrow noon.")
        await screen.press("escape", "y")
        sent = screen.main.sent
        assert sent.suggested is not None and sent.held is not None
        over = time.monotonic()
        sent.suggested = sent.suggested._replace(until=over)
        sent._held = (sent.held, over)
        await screen.press("t")
        assert "send the list by tomorrow noon" in screen.text()
        await screen.press("escape", "z")
        assert sent.held is None and "Taken back: done" in screen.text()


async def test_undo_just_after_its_offer_takes_back_nothing_older(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.sent.MOMENT", 60.0)
    async with running() as screen:
        await screen.press("j", "e", "k", "r")
        await screen.type("Here it is.")
        await screen.press("escape", "y")
        sent = screen.main.sent
        assert sent.held is not None
        sent._held = (sent.held, time.monotonic())
        await screen.press("z")
        assert "Not sent; here it is again" in screen.text() or "Here it is." in screen.text()
        assert "Taken back" not in screen.text()


async def test_an_answer_that_promises_nothing_offers_nothing(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Here it is.")
        await screen.press("escape", "y")
        assert "t promise:" not in "\n".join(screen.lines()[:-1])


async def test_what_a_mail_promised_and_nobody_noted_is_suggested_on_the_card(
    running: Running,
) -> None:
    def promised(folder: Path) -> World:
        world = firm(folder)
        asked = world.mail(BEA, "Samples", "Could you send samples?", 26 * HOUR)
        text = "I will send the samples in 3 days.\n"
        world.sent(BEA, "Re: Samples", text, 25 * HOUR, answers=asked)
        return world

    async with running(promised, size=(140, 40)) as screen:
        assert "promised?" in screen.text() and "send the samples, " in screen.text()
        assert noted(screen) == []
        await screen.press("/", *"subject:samples", "enter", "t")
        await screen.press("enter")
        (one,) = noted(screen)
        assert one.what == "send the samples" and 1 < days_ahead(one) < 4
        assert "promised?" not in screen.text()


def promised_in(subject: str, text: str, ago: int, *others: str) -> Callable[[Path], World]:
    """Papp asked and got that text; other questions of theirs were answered in full since."""

    def tell(folder: Path) -> World:
        world = firm(folder)
        asked = world.mail(REKA, subject, "Could you send it?", ago + HOUR)
        world.sent(REKA, f"Re: {subject}", text, ago, answers=asked)
        for n, other in enumerate(others):
            asked = world.mail(REKA, other, "Could you send it?", ago - (2 * n + 1) * HOUR)
            world.sent(REKA, f"Re: {other}", "Here it is.", ago - (2 * n + 2) * HOUR, answers=asked)
        return world

    return tell


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Sure, I will send you the samples in 3 days.", "Sure, I will send you the samples"),
        ("Gern, ich schicke Ihnen die Muster in 3 Tagen.", "Gern, ich schicke Ihnen die Muster"),
        ("Persze, 3 napon belül elküldöm a mintákat.", "Persze, elküldöm a mintákat"),
    ],
)
async def test_the_key_finds_on_its_row_what_a_mail_of_mine_promised_there(
    running: Running, text: str, what: str
) -> None:
    async with running(promised_in("Samples", text, 25 * HOUR)) as screen:
        await screen.press("/", *"subject:samples", "enter", "t")
        assert what in screen.text() and noted(screen) == []
        await screen.press("enter")
        (one,) = noted(screen)
        assert one.what == what and 1 < days_ahead(one) < 3


async def test_a_promise_whose_day_has_passed_is_found_and_asks_for_another(
    running: Running,
) -> None:
    text = "I will send you the samples by tomorrow noon."
    async with running(promised_in("Samples", text, 3 * DAY)) as screen:
        await screen.press("/", *"subject:samples", "enter", "t")
        assert "send you the samples" in screen.text() and "past due: " in screen.text()
        await screen.press("enter")
        assert "By when?" in screen.text() and noted(screen) == []
        await screen.type("2d")
        await screen.press("enter")
        (one,) = noted(screen)
        assert one.what == "send you the samples" and 1 < days_ahead(one) < 4


async def test_the_card_says_on_every_row_of_a_client_that_the_day_of_a_promise_has_passed(
    running: Running,
) -> None:
    text = "I will send you the samples by tomorrow noon."
    others = ("Prices", "Colours", "Terms", "Address")
    async with running(promised_in("Samples", text, 3 * DAY, *others), size=(140, 40)) as screen:
        await screen.press("/", *"subject:terms", "enter")
        card = " ".join(screen.text().split())
        assert "promised?" in card and "send you the samples" in card and "past due" in card


async def test_what_is_promised_for_later_is_not_forgotten_before(running: Running) -> None:
    text = "I will send you the samples in 4 weeks."
    async with running(promised_in("Samples", text, 20 * DAY)) as screen:
        await screen.press("/", *"subject:samples", "enter", "t")
        assert "send you the samples" in screen.text()


async def test_an_old_answer_that_named_no_day_promises_nothing_any_more(running: Running) -> None:
    text = "I will check with the workshop and get back to you."
    async with running(promised_in("Samples", text, 20 * DAY)) as screen:
        await screen.press("/", *"subject:samples", "enter", "t")
        assert "check with" not in screen.text() and "what, and by when" in screen.text()


async def test_where_a_promise_is_noted_the_key_changes_it(running: Running) -> None:
    text = "I will send you the samples in 3 days."
    async with running(promised_in("Samples", text, 25 * HOUR)) as screen:
        await screen.press("/", *"subject:samples", "enter", "t", "enter", "t")
        assert "Change: I promised" in screen.text()
