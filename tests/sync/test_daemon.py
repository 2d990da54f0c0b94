"""The daemon as a process, against a real Dovecot."""

import contextlib
import os
import re
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from store.config import load
from store.records import (
    checkup,
    handling,
    intents,
    intents_done,
    outbox,
    outbox_states,
    status,
    verdicts,
    views,
    whereabouts,
)
from store.records.database import meta, set_meta
from store.records.drafts import Letter, save_draft
from store.records.failures import StoreError
from store.records.rows import AccountState
from sync import daemon as program
from sync import hearing, reach, watch
from sync.daemon import RULES, Supervisor
from sync.desk import SILENCE_SECONDS
from sync.workers import Worker
from tests.peers import smtp
from tests.peers.account import Account
from tests.peers.dovecot import Dovecot
from tests.sync.mailing import mail, state, write
from tests.sync.office import Office, deliver, wait_until
from tests.sync.office import office as new_office
from tests.sync.running import Wire, daemon, once, start, write_config

pytestmark = pytest.mark.dovecot

RESTLESS = "from sync import daemon\ndaemon.BEAT_SECONDS = 0.0\n"
"""Said before a daemon begins: it looks around with each tick."""


def standing(office: Office) -> AccountState:
    (state,) = status.account_states(office.store)
    return state


def phase(office: Office) -> str:
    return standing(office).phase


@pytest.fixture
def watched(office: Office) -> Iterator[Office]:
    """An office whose daemon has synced, and watches."""
    deliver(office.peer, "INBOX", ["first"])
    with daemon(office):
        wait_until(lambda: phase(office) == "watching" and office.subjects() == ["first"])
        yield office


def test_new_mail_is_seen_while_it_watches(watched: Office) -> None:
    deliver(watched.peer, "INBOX", ["second"])
    wait_until(lambda: watched.subjects() == ["first", "second"])


def test_flags_and_expunges_of_other_programs_are_seen_while_it_watches(watched: Office) -> None:
    with watched.peer.client() as client:
        client.select_folder("INBOX")
        client.add_flags([1], ["\\Flagged"])
        wait_until(lambda: watched.flags("INBOX") == {1: frozenset({"\\Flagged"})})
        client.delete_messages([1])
        client.expunge([1])
        wait_until(lambda: watched.uids("INBOX") == set())


@pytest.mark.parametrize("target", ["Trash", ""])
def test_a_debt_whose_mail_another_program_takes_away_is_gone_at_once(
    watched: Office, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.setattr(watch, "GONE_SECONDS", 0.2)
    assert len(owed(watched)) == 1
    with watched.peer.client() as client:
        client.select_folder("INBOX")
        if target:
            client.move([1], target)
        else:
            client.delete_messages([1])
            client.expunge([1])
    wait_until(lambda: owed(watched) == [])


def owed(office: Office) -> list[int]:
    return views.keys(office.store, "owed", views.at(office.store))


def test_a_wish_is_carried_out_as_soon_as_its_undo_window_is_over(
    watched: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intents, "UNDO_SECONDS", 1)
    handling.archive(watched.store, [watched.key("first")])
    wait_until(lambda: len(watched.uids("Archive")) == 1)
    with watched.peer.client() as client:
        assert client.folder_status("Archive", ["MESSAGES"])[b"MESSAGES"] == 1


def test_a_second_daemon_is_refused_with_the_pid_of_the_first(watched: Office) -> None:
    other = start(watched)
    out, _ = other.communicate(timeout=60)
    assert other.returncode == 3
    assert f"pid={status.running(watched.store)}" in out


def test_one_that_is_to_wait_takes_the_place_of_the_first_as_soon_as_that_ends(
    office: Office,
) -> None:
    """As that of `owed service` beside one that a screen has started."""
    with daemon(office) as first:
        wait_until(lambda: status.running(office.store) == first.pid)
        second = start(office, "--wait")
        try:
            wait_until(lambda: tries(second.pid))
            assert status.running(office.store) == first.pid
            first.terminate()
            wait_until(lambda: status.running(office.store) == second.pid)
            deliver(office.peer, "INBOX", ["for the second"])
            wait_until(lambda: office.subjects() == ["for the second"])
        finally:
            second.terminate()
            second.communicate(timeout=60)
    assert second.returncode == 0


def tries(pid: int) -> bool:
    """Whether that process has the daemon's lock open, or wants it."""
    links = Path(f"/proc/{pid}/fd").iterdir()
    with contextlib.suppress(OSError):
        return any(link.readlink().name.endswith(".daemon.lock") for link in links)
    return False


def test_once_beside_a_daemon_asks_that_one_and_waits(watched: Office) -> None:
    deliver(watched.peer, "Archive", ["filed elsewhere"])
    code, out = once(watched)
    assert code == 0
    assert "asked=True" in out and "Finished(account='work', code=''" in out
    assert watched.subjects() == ["filed elsewhere", "first"]


def test_once_beside_a_daemon_waits_for_wishes_within_their_undo_window(
    watched: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intents, "UNDO_SECONDS", 2)
    handling.archive(watched.store, [watched.key("first")])
    assert once(watched)[0] == 0
    assert len(watched.uids("Archive")) == 1


def test_it_gives_signs_of_life(watched: Office) -> None:
    wait_until(lambda: meta(watched.store.reader(), "beat"))
    assert status.silent_since(watched.store, int(time.time())) is None


def test_it_hears_again_what_older_rules_have_read(office: Office) -> None:
    deliver(office.peer, "INBOX", ["first"])
    office.sync()
    with office.store.transaction() as conn:
        conn.execute("UPDATE messages SET heard_by = 1, machine = 'list'")
        conn.execute("DELETE FROM loops")
    assert owed(office) == []
    with daemon(office):
        wait_until(lambda: len(owed(office)) == 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_good_order(office: Office, number: signal.Signals) -> None:
    with daemon(office) as process:
        wait_until(lambda: phase(office) == "watching")
        process.send_signal(number)
        process.wait(timeout=60)
    assert process.returncode == 0
    assert status.running(office.store) is None


def test_a_signal_ends_it_while_another_process_holds_the_store(office: Office) -> None:
    patient = "from store.records import database\ndatabase.LOCK_SECONDS = 1_000.0\n"
    with daemon(office, before=patient + RESTLESS) as process:
        wait_until(lambda: phase(office) == "watching")
        with office.store.locked():
            threading.Timer(2.0, process.terminate).start()  # by then it waits for the lock
            process.wait(timeout=60)
    assert process.returncode == 0


def test_a_signal_that_comes_while_it_is_to_start_anew_ends_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = Supervisor._stop

    def late(supervisor: Supervisor) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        stop(supervisor)

    monkeypatch.setattr(Supervisor, "_tick", lambda _supervisor: True)
    assert Supervisor(office.store, office.config, []).run()
    monkeypatch.setattr(Supervisor, "_stop", late)
    assert not Supervisor(office.store, office.config, []).run()


@pytest.mark.parametrize("words", [(), ("--once",)])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_leaves_no_command_behind_that_asks_for_a_password(
    office: Office, tmp_path: Path, number: signal.Signals, words: tuple[str, ...]
) -> None:
    pid, path = tmp_path / "pid", write_config(office)
    command = f'password_command = "echo $$ >{pid}; sleep 1000 & wait"'
    path.write_text(path.read_text().replace('password_env = "OWED_TEST_SECRET"', command))
    process = start(office, *words)
    try:
        wait_until(lambda: pid.exists() and pid.read_text())
        process.send_signal(number)
        process.communicate(timeout=60)
        wait_until(lambda: not _group(int(pid.read_text())))
    finally:
        process.kill()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(int(pid.read_text()), signal.SIGKILL)


def _group(number: int) -> list[int]:
    """What lives of a group of processes."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, _parent, group = (process / "stat").read_text().rpartition(")")[2].split()[:3]
            if state != "Z" and int(group) == number:
                found.append(int(process.name))
    return found


def test_killed_at_any_batch_the_next_run_ends_with_every_mail_once(office: Office) -> None:
    """Rule 4.1/4"""
    subjects = [f"matter {number}" for number in range(400)]
    deliver(office.peer, "INBOX", subjects[:200], days=1)
    deliver(office.peer, "Archive", subjects[200:], days=30)
    for least in (1, 60, 250):
        _killed_once_it_has(office, least)
    assert office.sync().code == ""
    assert office.subjects() == sorted(subjects)
    rows = office.store.reader().execute("SELECT count(*) FROM placements").fetchone()
    assert rows == (400,)
    assert office.store.reader().execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _killed_once_it_has(office: Office, least: int) -> None:
    def held() -> int:
        boxes = office.boxes().values()
        return sum(whereabouts.count(office.store, box.id, box.uidvalidity) for box in boxes)

    process = start(office, "--once")
    try:
        wait_until(lambda: held() >= least or process.poll() is not None)
    finally:
        process.kill()
        process.communicate(timeout=60)


def test_a_refused_password_is_tried_once_by_a_single_round(
    dovecot: Dovecot, tmp_path: Path
) -> None:
    office = new_office(replace(dovecot.account(), password="wrong"), tmp_path)
    code, out = once(office)
    assert code == 1
    assert "code='bad-password'" in out
    assert phase(office) == "bad-password"
    failed = [line for line in dovecot.log().splitlines() if f"user=<{office.peer.user}>" in line]
    assert sum("auth failed" in line for line in failed) == 1


def test_a_server_that_is_not_there_is_named_and_the_daemon_goes_on(tmp_path: Path) -> None:
    from tests.peers.account import Account

    office = new_office(Account(1, 0, "jane", "secret"), tmp_path)
    code, out = once(office)
    assert code == 1
    assert "code='unreachable'" in out and "'code': 'refused'" in out
    with daemon(office) as process:
        wait_until(lambda: phase(office) == "offline")
        assert process.poll() is None


def test_a_mail_is_sent_by_the_daemon_when_its_hold_is_over(
    dovecot: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "HOLD_SECONDS", 1)
    with smtp.listening() as listener:
        office = new_office(dovecot.account(), tmp_path, smtp_port=listener.port)
        with daemon(office):
            wait_until(lambda: phase(office) == "watching")
            draft = Letter("work", ("bea@acme.example",), subject="offer", text="Here.")
            outbox.queue(office.store, save_draft(office.store, draft))
            wait_until(lambda: listener.envelopes)
    assert [envelope.recipients for envelope in listener.envelopes] == [("bea@acme.example",)]


def test_once_beside_a_daemon_whose_sending_server_is_silent_waits_so_long_only_and_says_so(
    dovecot: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The daemon alone would wait for five minutes."""
    monkeypatch.setattr(outbox, "HOLD_SECONDS", 1)
    impatient = "import sync.desk; sync.desk.SILENCE_SECONDS = 1.0\n"
    with socket.create_server(("127.0.0.1", 0)) as mute:
        office = new_office(dovecot.account(), tmp_path, smtp_port=mute.getsockname()[1])
        with daemon(office, before=impatient):
            wait_until(lambda: phase(office) == "watching")
            id_ = write(office)
            wait_until(lambda: state(office, id_) == "talking")
            code, out = once(office)
            assert (code, state(office, id_)) == (1, "queued")
            assert "NotDone(what='outbox', code='timeout'" in out


def test_once_beside_a_daemon_names_a_mail_that_is_on_its_way_where_no_round_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "HOLD_SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        nobody = Account(1, 0, "jane", "secret")
        office = new_office(nobody, tmp_path, smtp_port=mute.getsockname()[1])
        with daemon(office):
            id_ = write(office)
            wait_until(lambda: state(office, id_) == "talking")
            code, out = once(office)
            assert (code, state(office, id_)) == (1, "talking")
            assert "NotDone(what='outbox', code='waits'" in out


def test_a_changed_configuration_starts_the_daemon_anew_in_the_same_process(
    office: Office,
) -> None:
    with daemon(office, RESTLESS) as process:
        wait_until(lambda: phase(office) == "watching")
        path = office.config.path
        path.write_text(path.read_text().replace('name = "work"', 'name = "office"'))
        wait_until(
            lambda: [state.name for state in status.account_states(office.store)] == ["office"],
        )
        assert process.poll() is None


def test_a_full_disk_is_told_in_the_journal_in_words(
    office: Office, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Supervisor, "_ended_within", lambda *_: True)
    with Supervisor(office.store, office.config, [])._going_on():
        raise StoreError("full")
    said = f"The disk is full; nothing was lost, make room and try again ({office.store.path})"
    assert caplog.messages == [f"{said} (store full)"]


def test_old_mail_that_is_not_heard_again_is_told_in_words(
    office: Office, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise StoreError("locked")

    monkeypatch.setattr(hearing, "heard", locked)
    hearing.hear(office.store)
    said = f"The store {office.store.path} is locked by another program; try again in a moment"
    assert caplog.messages == [f"old mail is not heard again: {said} (store locked)"]


def test_a_configuration_that_becomes_wrong_is_told_as_to_a_person(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    path = write_config(office)
    supervisor = Supervisor(office.store, load(path), [])
    path.write_text("timezone = 5\n")
    assert not supervisor._reconfigured()
    said = f"wrong: {path}: timezone: must be a text in quotes, not a whole number"
    assert [message.partition("is ")[2] for message in caplog.messages] == [said]


def test_one_that_starts_anew_leaves_no_dead_process_behind(office: Office) -> None:
    """What had read its mails would be a zombie as long as it lives."""
    deliver(office.peer, "INBOX", ["first"])
    with daemon(office, RESTLESS) as process:
        wait_until(lambda: phase(office) == "watching" and office.subjects() == ["first"])
        (child,) = children(process.pid)
        path = office.config.path
        path.write_text(path.read_text().replace('name = "work"', 'name = "office"'))
        wait_until(
            lambda: [state.name for state in status.account_states(office.store)] == ["office"],
        )
        assert child not in children(process.pid)


def children(pid: int) -> list[str]:
    found: list[str] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # a thread that has just ended
            found += thread.read_text().split()
    return found


def test_once_beside_a_daemon_whose_configuration_is_older_syncs_the_accounts_of_this_moment(
    office: Office, dovecot: Dovecot
) -> None:
    other = dovecot.account()
    deliver(other, "INBOX", ["of another account"])
    with daemon(office, before="from sync import daemon\ndaemon.BEAT_SECONDS = 1_000.0\n"):
        wait_until(lambda: phase(office) == "watching")
        with_account(office.config.path, "another", other.user)
        code, out = once(office)
    assert (code, out.count("code=''")) == (0, 2)
    assert office.subjects() == ["of another account"]


def test_once_beside_a_daemon_of_another_configuration_names_what_that_does_not_sync(
    watched: Office, tmp_path: Path
) -> None:
    path = tmp_path / "another.toml"
    path.write_text(watched.config.path.read_text())
    path.chmod(0o600)
    with_account(path, "another", "somebody")
    beside = replace(watched, config=replace(watched.config, path=path))
    code, out = once(beside)
    assert code == 1
    assert "account='work', code=''" in out
    assert "account='another', code='unknown'" in out


def with_account(path: Path, name: str, user: str) -> None:
    """The configuration has a second one from now on, on the same server."""
    text = path.read_text()
    first = text[text.index("[[accounts]]") :]
    second = re.sub('user = ".*"', f'user = "{user}"', first).replace('"work"', f'"{name}"')
    path.write_text(text + second)


def test_a_configuration_that_changes_while_the_daemon_starts_is_noticed(office: Office) -> None:
    config = load(write_config(office))
    config.path.write_text(config.path.read_text() + "# changed\n")
    assert Supervisor(office.store, config, [])._outdated()


def test_a_configuration_that_a_link_leads_to_now_is_noticed_however_old_it_is(
    office: Office,
) -> None:
    path = write_config(office)
    one, two = path.with_name("one.toml"), path.with_name("two.toml")
    for file, zone in ((one, "Europe/Budapest"), (two, "Europe/Belgrade")):
        file.write_text(path.read_text().replace("Europe/Budapest", zone))
        file.chmod(0o600)
        os.utime(file, (1, 1))
    path.unlink()
    path.symlink_to(one)
    supervisor = Supervisor(office.store, load(path), [])
    assert not supervisor._outdated()
    path.unlink()
    path.symlink_to(two)
    assert supervisor._outdated()


def test_what_is_wished_in_the_second_in_which_another_wish_was_carried_out_is_rung_for_too(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(office.peer, "INBOX", ["first"])
    office.synced()
    monkeypatch.setattr(intents, "UNDO_SECONDS", 0)
    monkeypatch.setattr("time.time", lambda: 1_800_000_000.0)
    worker = Worker(office.desk(), lambda _desk: None)
    bell = worker.desk.bell
    handling.read(office.store, [office.key("first")], True)
    worker.look()
    assert bell.wait(0)
    worker.look()
    bell.still()
    worker.look()
    assert not bell.wait(0)  # it cannot be done just now
    (wish,) = intents.due(office.store, office.account_id, office.now())
    intents_done.confirm(office.store, wish.id, None)
    worker.look()
    handling.star(office.store, [office.key("first")], True)
    worker.look()
    assert bell.wait(0)


def test_nothing_starts_anew_while_a_mail_is_being_sent(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.daemon.BEAT_SECONDS", 0.0)
    office.config = replace(office.config, path=write_config(office))
    desk = office.desk()
    supervisor = Supervisor(office.store, office.config, [desk])
    office.config.path.write_text(office.config.path.read_text() + "# changed\n")
    os.utime(office.config.path, ns=(1, 1))
    desk.sending.set()
    assert not supervisor._tick()
    desk.sending.clear()
    assert supervisor._tick()


def test_what_is_to_start_anew_begins_no_other_mail_and_waits_for_no_silent_server(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for a round is answered by the program that comes."""
    monkeypatch.setattr("sync.daemon.BEAT_SECONDS", 0.0)
    begun: list[bool] = []

    def look(worker: Worker, *, sends: bool) -> None:
        begun.append(sends)

    monkeypatch.setattr(Worker, "look", look)
    office.config = replace(office.config, path=write_config(office))
    desk = office.desk()
    supervisor = Supervisor(office.store, office.config, [desk])
    desk.sending.set()
    assert not supervisor._tick()
    assert desk.patience() == inf
    office.config.path.write_text(office.config.path.read_text() + "# changed\n")
    assert not supervisor._tick()
    assert not supervisor._tick()
    assert begun == [True, True, False] and desk.patience() == SILENCE_SECONDS


def test_a_network_that_comes_back_has_tried_at_once_what_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.4/7"""
    office = new_office(Account(1, 0, "jane", "secret"), tmp_path, smtp_port=1)
    networks = iter([("10.0.0.2",), ("10.0.0.2",), (), ("10.0.0.7",), ("10.0.0.7",), ("10.0.0.8",)])
    monkeypatch.setattr("sync.daemon.BEAT_SECONDS", 0.0)
    monkeypatch.setattr(reach, "ways_out", lambda: next(networks))
    monkeypatch.setattr(Worker, "look", lambda worker, **_: None)
    desk = office.desk()
    supervisor = Supervisor(office.store, office.config, [desk])
    id_ = write(office, now=office.now() - 60)
    outbox_states.release(office.store, [id_])
    at = office.now() + 3_600
    outbox_states.temporary(office.store, id_, "network", {}, at, from_=("queued",))
    hurries = []
    for _ in range(5):
        supervisor._tick()
        hurries.append((desk.hurry, mail(office, id_).not_before <= office.now()))
        desk.hurry = False
    # The last one comes too soon after the one before.
    assert hurries == [(False, False)] * 2 + [(True, True), (False, True), (False, True)]


def test_a_connection_that_breaks_is_made_again(dovecot: Dovecot, tmp_path: Path) -> None:
    account = dovecot.account()
    wire = Wire(account.port)
    office = new_office(replace(account, port=wire.port), tmp_path)
    with daemon(office):
        wait_until(lambda: phase(office) == "watching")
        wire.cut()
        deliver(account, "INBOX", ["after"])
        wait_until(lambda: office.subjects() == ["after"])
        wait_until(lambda: phase(office) == "watching")


@pytest.mark.parametrize("another", [True, False])
def test_a_daemon_whose_store_is_moved_away_ends_and_says_so(office: Office, another: bool) -> None:
    path = office.config.database
    process = start(office, before=RESTLESS)
    try:
        wait_until(lambda: phase(office) == "watching")
        office.store.close()
        path.rename(path.with_name("away.db"))
        if another:
            assert once(office)[0] == 0  # by itself, as soon as the daemon has ended
            assert checkup.complaints(path) == []
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 1 and "'moved'" in err
    assert path.exists() is another


def test_rules_that_are_not_its_own_start_it_anew_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program was brought up to date, and a command has judged by the new rules."""
    monkeypatch.setenv(RULES, "")
    write_config(office)
    verdicts.up_to_date(office.store)
    supervisor = Supervisor(office.store, office.config, [])
    assert not supervisor._outdated()
    with office.store.transaction() as conn:
        set_meta(conn, "frame", "of newer rules")
    assert supervisor._outdated()
    assert not supervisor._outdated()


def test_one_that_is_told_to_end_before_it_has_begun_ends_in_good_order(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a screen that is open would start it again."""

    def told(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(program, "desks", told)
    monkeypatch.setattr(program, "SWITCH_SECONDS", sys.getswitchinterval())
    ended = program.run(
        office.store, office.config, once=False, account=None, progress=lambda event: None
    )
    assert ended == 0
    assert status.running(office.store) is None and not status.died(office.store)
