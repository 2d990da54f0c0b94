import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from store.records import notices, status, views, whereabouts
from store.records.database import Store
from store.settings import Notify
from tests.tui.conftest import Running
from tests.tui.world import BEA, DAY, HOUR, MINUTE, REKA, World, firm
from tui.app import OwedApp


async def test_on_a_narrow_screen_it_still_says_that_nothing_syncs(running: Running) -> None:
    async with running(size=(70, 24)) as screen:
        assert "○ as of" in screen.lines()[0]  # as `--no-sync` asks for
        with status.daemon_lock(screen.world.store):
            screen.main.reload()
            await screen.settle()
        screen.main.reload()
        await screen.settle()
        assert screen.lines()[0].endswith("○ not syncing")


async def test_a_daemon_that_was_stopped_is_not_said_to_sync(running: Running) -> None:
    """By Ctrl-Z, as a rule: it holds its lock, and gives no sign of life."""
    async with running() as screen:
        store = screen.world.store
        with status.daemon_lock(store):
            screen.main.reload()
            await screen.settle()
            assert "not syncing" not in screen.lines()[0]
            status.heartbeat(store, int(time.time()) - 3600)
            os.utime(f"{store.path}.daemon.lock", (0, 0))
            screen.main.reload()
            await screen.settle()
            assert "○ not syncing" in screen.lines()[0]


async def test_the_first_list_says_whom_one_owes(running: Running) -> None:
    async with running() as screen:
        assert "Owed 5" in screen.lines()[0]
        assert "OVERDUE 3" in screen.text()
        acme = screen.line("Price list for Q1")
        assert "over" in acme and "★ Acme Kft." in acme and "Bea Nagy" in acme
        assert "? j.weber@" in screen.line("Angebot 2231")
        assert "Jonas Weber" in screen.line("Angebot 2231")
        assert "☎" in screen.line("missed call")


async def test_the_reason_of_the_row_stands_below_the_list(running: Running) -> None:
    async with running() as screen:
        assert "has no answer" in screen.text()


async def test_columns_stand_below_each_other(running: Running) -> None:
    async with running() as screen:
        rows = [line for line in screen.lines() if "✉" in line or "☎" in line]
        places = {line.index("✉" if "✉" in line else "☎") for line in rows}
        assert len(rows) == 5 and len(places) == 1


async def test_moving_steps_over_headings(running: Running) -> None:
    async with running() as screen:
        seen = []
        for _ in range(5):
            seen.append(screen.main.rows.cursor)
            await screen.press("j")
        assert len(set(seen)) == 5
        await screen.press("g", "g")
        assert screen.main.rows.cursor == seen[0]
        await screen.press("G")
        assert screen.main.rows.cursor == seen[-1]


async def test_enter_opens_the_conversation_and_marks_it_read(running: Running) -> None:
    async with running() as screen:
        await screen.press("enter")
        assert "could you send us the price list" in screen.text()
        assert "Angebot 2231" not in screen.text()
        row = screen.main.row
        assert row is not None and row.unread == 0
        await screen.press("escape")
        assert "Angebot 2231" in screen.text()


async def test_undo_does_not_stop_at_what_was_only_opened(running: Running) -> None:
    async with running() as screen:
        await screen.press("j", "e", "g", "g", "enter", "escape")
        when = views.at(screen.world.store)
        assert screen.main.row is not None and screen.main.row.unread == 0
        await screen.press("z")
        assert "Taken back: done · Jonas Weber · Angebot 2231" in screen.text()
        opened = screen.main.rows.listing.keys[0]
        row = views.row(screen.world.store, opened, when)
        assert row is not None and row.unread == 0


async def test_quotes_are_folded_until_asked_for(running: Running) -> None:
    async with running(size=(80, 50)) as screen:
        await screen.press("enter")
        assert "quoted lines" in screen.text() and "We need it.\n" not in screen.text()
        await screen.press("enter")
        assert "> We need it." in screen.text()


async def test_done_leaves_at_once_and_undo_brings_it_back(running: Running) -> None:
    async with running() as screen:
        await screen.press("e")
        assert "Price list for Q1" not in "\n".join(screen.lines()[:-3])
        assert "z undo" in screen.text() and "no answer needed" in screen.text()
        await screen.press("z")
        assert "Price list for Q1" in "\n".join(screen.lines()[:-3])
        assert screen.subject() == "Price list for Q1"


async def test_a_change_by_another_process_is_seen_by_itself(running: Running) -> None:
    async with running() as screen:
        screen.world.mail(REKA, "While you look", "Could you call me, please?", MINUTE)
        await screen.shows("While you look")


async def test_marked_rows_are_the_target(running: Running) -> None:
    async with running() as screen:
        await screen.press("x", "x")
        assert "2 marked" in screen.text()
        await screen.press("minus")
        assert "Price list" not in screen.text() and "Angebot" not in screen.text()
        assert "2 rows" in screen.text()


async def test_a_chord_shows_what_may_follow_and_escape_cancels_it(running: Running) -> None:
    async with running() as screen:
        await screen.press("g")
        assert "i inbox" in screen.text()
        await screen.press("escape", "i")
        assert screen.main.place.which == "owed"
        await screen.press("g", "i")
        assert screen.main.place.which == "inbox"


async def test_a_chord_of_many_words_takes_lines_of_the_list_for_a_while(running: Running) -> None:
    async with running(size=(50, 24)) as screen:
        rows = screen.main.rows.size.height
        await screen.press("g")
        assert "g top" in screen.text() and "r cleared" in screen.text()
        await screen.press("escape")
        assert screen.main.rows.size.height == rows and "cleared" not in screen.text()


async def test_a_key_that_does_nothing_says_why(running: Running) -> None:
    async with running() as screen:
        await screen.press("y")
        assert "y does nothing here" in screen.text()
        await screen.press("j", "E")
        assert "of no client yet" in screen.text()


async def test_q_at_the_root_asks_for_a_second_time(running: Running) -> None:
    async with running() as screen:
        await screen.press("q")
        assert "q again quits" in screen.text()
        await screen.press("j", "q")
        assert screen.app.is_running
        await screen.press("q")
        assert screen.app._exit


async def test_textuals_own_quit_key_goes_the_way_of_q(running: Running) -> None:
    async with running() as screen:
        await screen.press("ctrl+q")
        assert "again quits" in screen.text() and not screen.app._exit


async def test_letters_are_text_while_a_field_has_the_focus(running: Running) -> None:
    async with running() as screen:
        await screen.press("slash")
        await screen.type("edq")
        assert screen.app.is_running
        assert screen.main.standing is not None and screen.main.standing.totals.owed == 5


async def test_keys_typed_while_a_dialog_opens_are_the_dialogs(running: Running) -> None:
    async with running() as screen:
        await screen.type("Pacm")
        assert screen.app.screen.query_one("#who").value == "acm"  # type: ignore[attr-defined]
        await screen.press("escape")
        totals = screen.main.standing
        assert totals is not None and totals.totals.owed == 5


async def test_the_screen_never_touches_the_store_in_its_own_thread(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()
    reader, transaction = Store.reader, Store.transaction

    def watched_reader(store: Store) -> object:
        threads.add(threading.current_thread().name)
        return reader(store)

    def watched_transaction(store: Store, durable: bool = False) -> object:
        threads.add(threading.current_thread().name)
        return transaction(store, durable)

    monkeypatch.setattr(Store, "reader", watched_reader)
    monkeypatch.setattr(Store, "transaction", watched_transaction)
    async with running() as screen:
        threads.clear()
        await screen.press("j", "enter", "J", "q", "s", "e", "z", "g", "a", "G", "i", "w", "escape")
        await screen.press("tab", "3", "slash", "a", "enter", "escape", "l", "a", "escape")
    assert threads and all(name.startswith("owed-") for name in threads)


async def test_an_old_instant_can_be_read_and_not_changed(running: Running, tmp_path: Path) -> None:
    import time

    async with running(now=int(time.time()) - 15 * DAY) as screen:
        assert "as it stood on" in screen.text()
        assert "Price list for Q1" in screen.text() and "Szerződés" not in screen.text()
        await screen.press("e")
        assert "past instant" in screen.text()
        when = views.at(screen.world.store)
        assert len(views.keys(screen.world.store, "owed", when)) == 5


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 12)])
async def test_it_stands_where_there_is_hardly_any_room(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(size=size) as screen:
        await screen.press("j", "enter", "i", "escape", "question_mark", "escape", "P", "escape")
        await screen.press("c", "escape", "b", "escape", "w", "escape", "l", "escape")
        assert screen.app.is_running


async def test_panes_come_with_room(running: Running) -> None:
    async with running(size=(80, 24)) as screen:
        assert "Dear Jane" not in screen.text()
        await screen.pilot.resize_terminal(110, 30)
        await screen.shows("Dear Jane")
        assert "last contacts" not in screen.text()
        await screen.pilot.resize_terminal(150, 40)
        await screen.shows("last contacts")
        assert "Nuances: invoices to" in screen.text()


async def test_the_backlog_is_one_row_until_it_is_opened(running: Running) -> None:
    def old(folder: Path) -> World:
        world = firm(folder)
        for n in range(3):
            world.mail(BEA, f"From long ago {n}", "Could you answer, please?", (200 + n) * DAY)
        return world

    async with running(old) as screen:
        assert "3 older debts" in screen.text() and "From long ago" not in screen.text()
        await screen.press("G")
        assert "6/5" not in screen.text()
        await screen.press("enter")
        assert "From long ago 2" in screen.text()
        assert "never overdue · *a all, - none is owed" in screen.line("BACKLOG 3")
        await screen.press("escape")
        assert screen.main.place.which == "owed"
        assert "3 older debts" in screen.line("BACKLOG")


async def test_a_snooze_hides_and_the_snoozed_list_shows_it(running: Running) -> None:
    async with running() as screen:
        await screen.press("b", "2")
        assert "Price list" not in "\n".join(screen.lines()[:-3])
        await screen.press("5")
        assert "Price list for Q1" in screen.text()
        await screen.press("b", "0")
        await screen.press("1")
        assert "Price list for Q1" in screen.text()


async def test_answered_elsewhere_asks_for_a_word(running: Running) -> None:
    async with running() as screen:
        await screen.press("p")
        await screen.type("phone")
        await screen.press("enter")
        assert "Answered elsewhere: phone" in screen.text()
        assert "Price list" not in "\n".join(screen.lines()[:-3])


async def test_next_owed_finds_the_next_debt_in_any_list(running: Running) -> None:
    async with running() as screen:
        await screen.press("g", "a", "g", "g")
        await screen.press("right_square_bracket")
        row = screen.main.row
        assert row is not None and row.state == "owed"


async def test_more_than_twenty_rows_are_asked_about_first(running: Running) -> None:
    def many(folder: Path) -> World:
        world = firm(folder)
        for n in range(21):
            world.mail(REKA, f"Question {n}", "Could you answer, please?", HOUR + n)
        return world

    async with running(many) as screen:
        await screen.press("asterisk", "a", "minus")
        assert "at once?" in screen.text()
        await screen.press("n")
        assert screen.main.standing is not None and screen.main.standing.totals.owed == 26


async def test_a_refused_write_brings_the_row_back_with_a_sentence(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.records import decisions
    from store.records.failures import StoreError

    def full(*_args: object, **_named: object) -> int:
        raise StoreError("full", path="owed.db")

    monkeypatch.setattr(decisions, "decide", full)
    async with running() as screen:
        await screen.press("e")
        assert "disk is full" in screen.text()
        assert "Price list for Q1" in "\n".join(screen.lines()[:-3])


@pytest.mark.parametrize("key", ["#", "s"], ids=["trash", "star"])
async def test_what_is_wished_of_mail_that_lies_nowhere_just_now_is_seen_not_to_be(
    running: Running, key: str
) -> None:
    async with running() as screen:
        before = [line[1:] for line in screen.lines()[1:-3]]
        store, inbox = screen.world.store, screen.world.boxes["INBOX"]
        whereabouts.unplace(store, inbox.id, 1, whereabouts.uids(store, inbox.id, 1))
        await screen.press(key)
        assert "Where its mail lies now is just being found out" in screen.text()
        assert [line[1:] for line in screen.lines()[1:-3]] == before


def _thanked(folder: Path) -> World:
    world = firm(folder)
    asked = world.mail(REKA, "Lamps", "Could you send the lamps on Monday?", 3 * DAY)
    sent = world.sent(REKA, "Re: Lamps", "They are on their way.", 2 * DAY, answers=asked)
    world.mail(REKA, "Re: Lamps", "Thank you very much!", DAY, answers=sent)
    return world


async def test_thanks_are_listed_and_one_key_says_that_they_are_owed(running: Running) -> None:
    async with running(_thanked) as screen:
        assert "Lamps" not in screen.text()
        await screen.type("gr")
        assert "Lamps" in screen.text() and "They thanked" in screen.text()
        assert "Cleared for you 1" in screen.lines()[0]
        await screen.press("+")
        assert "No thanks came lately" in screen.text()
        await screen.type("go")
        assert "Lamps" in screen.text()
        await screen.press("z")
        await screen.type("gr")
        assert "Lamps" in screen.text()


async def test_thanks_that_were_looked_at_are_listed_no_more(running: Running) -> None:
    async with running(_thanked) as screen:
        await screen.type("gr")
        await screen.press("e")
        screen.main.reload()
        await screen.settle()
        assert "No thanks came lately" in screen.text()


async def test_what_is_opened_first_has_the_width_of_the_screen(running: Running) -> None:
    async with running(size=(80, 24)) as screen:
        await screen.press("enter")
        rules = [len(line) for line in screen.lines() if line.startswith("── ")]
        assert rules and min(rules) > 70


async def test_a_marked_row_under_the_cursor_shows_both_by_its_shape(running: Running) -> None:
    async with running() as screen:
        await screen.press("x", "k")
        acme = screen.line("Price list for Q1")
        assert acme.startswith("▌") and "✓★ Acme Kft." in acme
        await screen.press("j")
        assert screen.line("Price list for Q1").startswith("✓")


@pytest.mark.parametrize("wanted", [True, False])
async def test_the_bell_rings_once_for_what_became_due_while_the_screen_is_open(
    running: Running, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    rung = []

    def bell(app: OwedApp) -> None:
        rung.append(app)

    monkeypatch.setattr(OwedApp, "bell", bell)

    def rings(folder: Path) -> World:
        world = firm(folder)
        notices.told(world.store, 1, news=True)  # before
        world.config = replace(world.config, notify=Notify(bell=wanted))
        world.store.config = world.config
        return world

    async with running(rings) as screen:
        for until, news in ((2, False), (3, True), (4, False)):
            notices.told(screen.world.store, until, news=news)
            screen.main.reload()
            await screen.settle()
    assert len(rung) == wanted
