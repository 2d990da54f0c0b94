"""A store that cannot be written: nothing counts as done, and all goes on when it can again."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

import pytest

from store.records import database, status
from store.records.database import Store
from store.records.failures import StoreError
from store.records.file_opening import open_store
from store.words import syncing
from sync import daemon, pauses
from sync.ingest import Ingest
from sync.progress import Finished
from sync.workers import Worker
from tests.faults.hostile import Asked, Hostile
from tests.faults.lives import living, standing
from tests.faults.loop import call
from tests.faults.truth import messages, same, whole
from tests.store.records import damage
from tests.sync.office import Office, letter, wait_until
from tests.sync.running import environment, write_config

ROOM = 1 << 30


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """How many pages the store may have from now on."""
    most = [ROOM]
    really = Store._writer

    def writer(store: Store) -> database.Connection:
        conn = really(store)
        conn.execute(f"PRAGMA max_page_count={most[0]}")
        return conn

    def limit(pages: int) -> None:
        most[0] = pages

    monkeypatch.setattr(Store, "_writer", writer)
    monkeypatch.setattr(pauses, "FIRST", 0.05)
    monkeypatch.setattr(pauses, "LONGEST", 0.05)
    return limit


def pages(office: Office) -> int:
    return int(office.store.reader().execute("PRAGMA page_count").fetchone()[0])


def fat(number: int) -> bytes:
    return letter(f"mail {number}", text=os.urandom(20_000).hex())


def test_a_full_disk_ends_the_round_and_the_next_one_begins_where_it_was(
    server: Hostile, office: Office, disk: Callable[[int], None]
) -> None:
    """Fault 58"""
    office.synced()
    server.change(lambda boxes: [boxes[b"INBOX"].add(fat(number)) for number in range(10)])
    disk(pages(office) + 30)
    result = office.sync()
    assert (result.code, result.facts["code"]) == ("store", "full")
    assert len(messages(office)) < 10
    assert office.boxes()["INBOX"].top == 1
    whole(office)
    disk(ROOM)
    office.synced()
    same(office, server)


def test_a_daemon_with_a_full_disk_says_so_and_goes_on_when_there_is_room(
    server: Hostile,
    office: Office,
    disk: Callable[[int], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Fault 58"""
    caplog.set_level(logging.WARNING)
    with living(office):
        wait_until(lambda: standing(office).phase == "watching")
        disk(pages(office) + 10)
        server.change(lambda boxes: [boxes[b"INBOX"].add(fat(number)) for number in range(10)])
        wait_until(lambda: "(store full)" in caplog.text)
        assert len(messages(office)) < 10
        disk(ROOM)
        wait_until(lambda: len(messages(office)) == 10)
        wait_until(lambda: standing(office).phase == "watching")
    same(office, server)


def test_a_daemon_that_cannot_write_what_somebody_waits_for_tries_it_with_each_heartbeat_only(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look writes a line into the journal, which has no end."""
    waits: list[float] = []

    def wait(supervisor: daemon.Supervisor, seconds: float) -> bool:
        waits.append(seconds)
        return len(waits) > 4

    def full(*_: object) -> None:
        raise StoreError("full")

    monkeypatch.setattr(daemon.Supervisor, "_ended_within", wait)
    monkeypatch.setattr(status, "round_done", full)
    status.request_round(office.store, "nobody")
    assert not daemon.Supervisor(office.store, office.config, []).run()
    assert waits == [daemon.TICK_SECONDS, daemon.BEAT_SECONDS] * 2 + [daemon.TICK_SECONDS]


def test_a_round_on_a_damaged_store_says_so(server: Hostile, office: Office) -> None:
    office.synced()
    path = damage.fold(office.store)
    damage.zero(path, damage.root(path, "mailboxes"))
    result = office.sync()
    assert (result.code, result.facts["code"]) == ("store", "damaged")
    said = syncing.finished(result.account, result.code, result.facts)
    assert said.startswith(f"work: The store {path} is damaged (")


def test_a_daemon_whose_store_is_damaged_says_so_and_ends(server: Hostile, office: Office) -> None:
    config = write_config(office)
    daemon = subprocess.Popen(
        [sys.executable, "-m", "owed", "--config", str(config), "sync"],
        stderr=subprocess.PIPE, text=True, env=environment(office),
    )  # fmt: skip
    try:
        wait_until(lambda: standing(office).phase == "watching")
        path = damage.checkpoint(office.store)
        damage.zero(path, *range(2, path.stat().st_size // damage.PAGE + 1))
        server.deliver("one more")
        _, err = daemon.communicate(timeout=60)
    finally:
        daemon.kill()
    assert daemon.returncode == 1
    assert f"The store {office.config.database} is damaged (" in err
    assert "fault of its own" not in err


def test_a_store_that_another_process_holds_ends_the_round_and_loses_nothing(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 58"""
    server.deliver("one", "two")
    other, held = open_store(office.config), ExitStack()
    patience = database.LOCK_SECONDS

    def hold(asked: Asked) -> bytes:
        if b"BODY.PEEK[]" in asked.command:
            held.enter_context(other.locked())
            monkeypatch.setattr(database, "LOCK_SECONDS", 0.05)
        return asked.whole

    server.twist("UID FETCH", hold, times=2)
    result = office.sync()
    monkeypatch.setattr(database, "LOCK_SECONDS", patience)
    assert (result.code, result.facts["code"]) == ("store", "locked")
    assert messages(office) == []
    call(held.close)
    assert office.sync() == Finished("work")
    same(office, server)


def test_a_wait_that_was_given_up_takes_the_lock_from_nobody_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 58"""
    other = open_store(office.config)
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.05)
    threads = threading.active_count()
    with other.locked():
        for _ in range(3):
            with pytest.raises(StoreError), office.store.locked():
                pass
    wait_until(lambda: threading.active_count() <= threads)
    with office.store.locked(), pytest.raises(StoreError), other.locked():
        pass


def test_a_store_that_is_held_while_the_server_is_away_ends_no_account(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 58"""
    for name, value in (("FIRST", 0.05), ("LONGEST", 0.05), ("LOGINS", 1_000)):
        monkeypatch.setattr(pauses, name, value)
    with living(office):
        wait_until(lambda: standing(office).phase == "watching")
        server.twist("LOGIN", b"NO [UNAVAILABLE] later")
        with open_store(office.config).locked(), monkeypatch.context() as hasty:
            hasty.setattr(database, "LOCK_SECONDS", 0.05)
            server.hang_up()
            wait_until(lambda: len(server.said("LOGIN")) > 2)
        server.straight()
        server.deliver("one")
        wait_until(lambda: office.subjects() == ["one"])


def test_a_round_whose_fault_cannot_be_written_down_is_no_good_one(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, held = open_store(office.config), ExitStack()

    def hold(asked: Asked) -> bytes:
        held.enter_context(other.locked())
        monkeypatch.setattr(database, "LOCK_SECONDS", 0.05)
        return asked.says(b"NO [UNAVAILABLE] later")

    server.twist("LOGIN", hold)
    result = office.sync()
    call(held.close)
    assert result.code == "busy"


def test_a_round_that_ends_without_a_word_is_no_good_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Worker, "start", lambda worker: None)
    assert office.sync() == Finished("work", "error")


def test_whatever_keeps_mail_from_the_store_leaves_no_connection_open(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(ingest: Ingest, *of: int) -> None:
        raise RuntimeError("no idea")

    monkeypatch.setattr(Ingest, "drain", stumble)
    assert office.sync().code == "error"
    assert server.said("LOGOUT")


SCREEN = """
import sys
from pathlib import Path
from store.config import load
from store.records import calls, handling, snoozing, views
from store.records.file_opening import open_store
store = open_store(load(Path(sys.argv[1])))
for number in range(8):
    when = views.at(store)
    keys = [key for key in views.keys(store, "inbox", when) if key > 0]
    views.rows(store, keys[:40], when)
    calls.add(store, calls.NewCall(when.now, "in", "missed", summary=f"{sys.argv[2]} {number}"))
    if keys:
        key = keys[number % len(keys)]
        snoozing.snooze(store, [key], when.now + 9000 + number)
        handling.star(store, [key], number % 2 == 0)
"""


def holds(office: Office, mails: int) -> bool:
    return len(messages(office)) >= mails


def test_two_screens_and_a_daemon_at_once_lose_nothing(server: Hostile, office: Office) -> None:
    server.deliver(*(f"old {number}" for number in range(60)))
    office.synced()
    config = write_config(office)
    screens = [
        subprocess.Popen([sys.executable, "-c", SCREEN, str(config), name],
                         stderr=subprocess.PIPE, text=True, env=environment(office))
        for name in ("left", "right")
    ]  # fmt: skip
    with living(office):
        for part in range(3):
            server.deliver(*(f"new {part} {number}" for number in range(20)))
            wait_until(partial(holds, office, 80 + 20 * part))
        said = [screen.communicate(timeout=60)[1] for screen in screens]
    assert said == ["", ""]
    office.synced()
    same(office, server)
    conn = office.store.reader()
    assert conn.execute("SELECT count(DISTINCT summary) FROM calls").fetchone() == (16,)
    assert conn.execute("SELECT count(*) FROM snoozes").fetchone() == (16,)
    assert conn.execute("SELECT count(*) FROM undo").fetchone() == (32,)
