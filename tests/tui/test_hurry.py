"""A key that has the servers asked now, by the daemon and through the store."""

import time
from collections.abc import Mapping
from typing import Any

import pytest

from store.records import outbox, outbox_states, status
from store.records.drafts import Letter, save_draft
from tests.tui.conftest import Running, Screen
from tui import hurry

SENTENCE = "All is in step with the servers."


async def answered(screen: Screen, result: Mapping[str, Any]) -> None:
    """As the daemon does at the end of a round."""
    (wanted,) = status.rounds_wanted(screen.world.store)
    status.round_done(screen.world.store, wanted.ticket, {"work": result})
    screen.main.reload()
    await screen.settle()


@pytest.mark.parametrize("key", ["$", "f5"])
async def test_the_daemon_is_asked_for_a_round_of_every_account(running: Running, key: str) -> None:
    async with running() as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press(key)
            assert [one.account for one in status.rounds_wanted(screen.world.store)] == [None]
            assert "The servers are asked now." in screen.text()
            await answered(screen, {"code": ""})
            assert SENTENCE in screen.text()
            (left,) = (
                screen.world.store.reader()
                .execute("SELECT count(*) FROM meta WHERE key LIKE 'result:%'")
                .fetchone()
            )
            assert left == 0


async def test_what_came_in_its_way_is_told(running: Running) -> None:
    async with running(size=(140, 40)) as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press("$")
            facts = {"code": "no-host", "kind": "unreachable", "host": "imap.kontor.example"}
            await answered(screen, {"code": "unreachable", "facts": facts})
            assert "work: there is no server imap.kontor.example" in screen.text()


@pytest.mark.parametrize(
    ("code", "why"),
    [("timeout", "the server does not answer"), ("refused", "the server refuses connections")],
)
async def test_a_mail_that_waits_all_the_same_is_told(
    running: Running, code: str, why: str
) -> None:
    async with running(size=(140, 40)) as screen:
        store = screen.world.store
        letter = Letter("work", ("bea@acme.example",), subject="offer", text="Here it is.")
        id_ = outbox.queue(store, save_draft(store, letter))
        outbox_states.release(store, [id_])
        with status.daemon_lock(store):
            await screen.press("$")
            at = int(time.time()) + 60
            outbox_states.temporary(store, id_, code, {}, at, from_=("queued",))
            await answered(screen, {"code": ""})
            assert f"“offer” is not sent yet: {why}" in screen.text()
            assert SENTENCE not in screen.text()


async def test_a_configuration_that_was_changed_and_is_wrong_is_told(running: Running) -> None:
    """The daemon goes on with the one before, and nobody reads what it writes down."""
    async with running(size=(140, 40)) as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press("$")
            screen.world.store.config.path.write_text("timezone = Europe/Budapest\n")
            await answered(screen, {"code": ""})
            assert "config.toml: line 1: a text stands in quotes" in screen.text()
            assert SENTENCE not in screen.text()


async def test_a_key_that_is_held_down_asks_once(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hurry, "AGAIN", 1_000.0)
    async with running() as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press("$", "$", "$")
            assert len(status.rounds_wanted(screen.world.store)) == 1
            assert "asked already" in screen.text()


async def test_once_all_is_in_step_it_asks_again(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one does who has just moved something on the telephone."""
    monkeypatch.setattr(hurry, "AGAIN", 1_000.0)
    async with running() as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press("$")
            await answered(screen, {"code": ""})
            await screen.press("$")
            assert len(status.rounds_wanted(screen.world.store)) == 1
            assert "The servers are asked now." in screen.text()


async def test_who_was_refused_just_now_is_told_so_again_and_not_asked(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Servers lock accounts, and nobody is being asked."""
    monkeypatch.setattr(hurry, "AGAIN", 1_000.0)
    async with running(size=(140, 40)) as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press("$")
            facts = {"code": "no-host", "kind": "unreachable", "host": "imap.kontor.example"}
            await answered(screen, {"code": "unreachable", "facts": facts})
            screen.main.voice.hush()
            await screen.press("$")
            assert status.rounds_wanted(screen.world.store) == []
            assert "work: there is no server imap.kontor.example" in screen.text()


async def test_without_a_daemon_it_says_what_starts_one(running: Running) -> None:
    async with running() as screen:
        await screen.press("$")
        assert "No daemon runs; `owed sync` starts one" in screen.text()
        assert status.rounds_wanted(screen.world.store) == []


async def test_a_daemon_that_ends_meanwhile_is_not_waited_for(running: Running) -> None:
    async with running() as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press("$")
            status.ended(screen.world.store)
        screen.main.voice.hush()
        screen.main.reload()
        await screen.settle()
        assert "No daemon runs" in screen.text()


async def test_one_that_starts_itself_anew_is_waited_for_a_moment(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it does where the configuration was changed; it answers then."""
    monkeypatch.setattr(hurry, "AWAY", 1_000.0)
    async with running() as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press("$")
        screen.main.voice.hush()
        screen.main.reload()
        await screen.settle()
        assert "No daemon runs" not in screen.text()
        with status.daemon_lock(screen.world.store):
            await answered(screen, {"code": ""})
        assert SENTENCE in screen.text()


async def test_one_that_died_is_waited_for_no_longer(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hurry, "AWAY", 0.0)
    async with running() as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press("$")
        screen.main.voice.hush()
        for _ in range(2):
            screen.main.reload()
            await screen.settle()
        assert "No daemon runs" in screen.text()


async def test_what_it_says_hides_no_word_of_what_was_done(running: Running) -> None:
    async with running() as screen:
        with status.daemon_lock(screen.world.store):
            await screen.press("$", "e")
            assert "z undo" in screen.text()
            await answered(screen, {"code": ""})
            assert "z undo" in screen.text() and SENTENCE not in screen.text()


async def test_the_palette_has_it_by_its_name(running: Running) -> None:
    async with running() as screen:
        with status.daemon_lock(screen.world.store):
            await screen.type(":sync now")
            assert "sync now" in screen.text()
            await screen.press("enter")
            assert len(status.rounds_wanted(screen.world.store)) == 1
