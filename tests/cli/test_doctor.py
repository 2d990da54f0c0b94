"""`owed doctor --offline`: what is wrong with the configuration and the store, and what to do."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.config import load
from store.finding import Finding
from store.records import mailboxes, outbox_copies, status, whereabouts
from store.records.drafts import Letter, save_draft
from store.words.stamps import stamp
from tests.cli.conftest import Cli
from tests.store.records.firm import CONFIG, Firm


def doctor(cli: Cli) -> tuple[int, list[str]]:
    said = cli("doctor", "--offline")
    assert said.err == ""
    return said.status, said.out.splitlines()


def bad(cli: Cli) -> list[str]:
    return [line for line in doctor(cli)[1] if line.startswith("✗")]


def private(cli: Cli) -> Cli:
    cli.firm.path.chmod(0o600)
    return cli


def test_a_firm_in_order_ends_with_nothing_to_mend(clis: Callable[..., Cli]) -> None:
    cli = private(clis(synced=""))
    assert (bad(cli), doctor(cli)[0]) == ([], 0)


def test_one_is_counted_as_one(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    (line,) = [line for line in doctor(private(cli))[1] if "is sound" in line]
    assert line.endswith("is sound: 1 mail, 0 calls, 2 clients")


def test_mail_that_is_on_its_way_is_not_called_complete(firm: Firm, cli: Cli) -> None:
    private(cli)
    status.synced(firm.store, firm.account, int(time.time()), None, False)
    assert any("is as of" in line for line in doctor(cli)[1])
    mailboxes.set_horizon(firm.store, firm.account, None)
    lines = doctor(cli)[1]
    assert not any("is as of" in line for line in lines)
    assert any("work: not all of its mail has come" in line for line in lines)


def test_a_configuration_that_others_may_read_is_named(cli: Cli) -> None:
    cli.firm.path.chmod(0o644)
    (line,) = [line for line in bad(cli) if "chmod" in line]
    assert f"chmod 600 {cli.firm.path}" in line


def test_a_store_that_others_may_read_is_named_once(cli: Cli) -> None:
    path = cli.firm.config.database
    path.chmod(0o644)
    (line,) = [line for line in bad(private(cli)) if str(path) in line]
    assert line.endswith(f"chmod 600 {path}")


def test_the_log_of_a_linked_store_that_others_may_read_is_named(cli: Cli) -> None:
    path = cli.firm.config.database
    real = path.rename(cli.firm.folder / "real.db")
    path.symlink_to(real)
    log = real.with_name("real.db-wal")
    log.touch()
    log.chmod(0o644)
    (line,) = [line for line in bad(private(cli)) if "chmod" in line]
    assert line.endswith(f"chmod 600 {log}")


def test_a_store_that_may_not_be_written_is_named_though_it_can_be_read(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.access

    def by_mode(path: str, wanted: int) -> bool:  # for root, whom no mode stops
        writes = not wanted & os.W_OK or Path(path).stat().st_mode & 0o200
        return bool(writes) and really(path, wanted)

    monkeypatch.setattr(os, "access", by_mode)
    path = cli.firm.config.database
    path.chmod(0o400)
    (line,) = [line for line in bad(private(cli)) if str(path) in line]
    assert f"The store {path} cannot be written (Permission denied)" in line
    assert line.endswith(f"`ls -la {path.parent}` says whose they are")


def test_a_folder_in_place_of_the_store_is_not_to_be_closed(cli: Cli) -> None:
    folder = cli.firm.folder / "data"
    folder.mkdir()
    folder.chmod(0o755)
    config = CONFIG.replace('"owed.db"', f'"{folder}"')
    cli.firm.path.write_text(config)
    said = f"{folder} is a folder; set `database` to a file in it"
    assert bad(private(cli)) == [f"✗ {said}"]
    assert cli("list").err == f"{said}\n"


def test_that_others_may_list_its_folder_is_no_fault(cli: Cli) -> None:
    cli.firm.folder.chmod(0o755)
    assert not any("chmod" in line for line in bad(private(cli)))


def test_mails_that_could_not_be_read_are_counted_by_mailbox(firm: Firm, cli: Cli) -> None:
    before = bad(private(cli))
    box = firm.store.reader().execute(
        "SELECT id, uidvalidity, name FROM mailboxes WHERE role = 'inbox'"
    )
    id_, validity, name = box.fetchone()
    whereabouts.unreadable(firm.store, id_, validity, [(7, "no answer"), (8, "NO gone")], now=1)
    whereabouts.unreadable(firm.store, id_, validity + 1, [(9, "of an older life")], now=1)
    (line,) = [line for line in bad(cli) if line not in before]
    assert f"2 mails in {name} could not be read" in line
    assert "NO gone" in line


def test_of_mails_that_could_not_be_read_it_is_said_from_when_on_they_are_asked_for_again(
    firm: Firm, cli: Cli
) -> None:
    """One that is put aside for an hour is noted as one that was found so 23 hours ago."""
    box = firm.store.reader().execute("SELECT id, uidvalidity FROM mailboxes WHERE role = 'inbox'")
    id_, validity = box.fetchone()
    now, day = int(time.time()), 86_400
    whereabouts.unreadable(firm.store, id_, validity, [(7, "BAD")], now)
    whereabouts.unreadable(firm.store, id_, validity, [(8, "UNAVAILABLE")], now - day + 3_600)
    (line,) = [line for line in bad(cli) if "could not be read" in line]
    zone = firm.store.config.timezone
    assert f"again from {stamp(now + 3_600, zone, now)} on" in line


def test_a_mailbox_that_is_numbered_anew_all_the_time_is_named(firm: Firm, cli: Cli) -> None:
    before = bad(private(cli))
    ((box, account, name),) = firm.store.reader().execute(
        "SELECT id, account_id, name FROM mailboxes WHERE role = 'inbox'"
    )
    mailboxes.remember(firm.store, account, **{f"unstable:{box}": int(time.time())})
    (line,) = [line for line in bad(cli) if line not in before]
    assert f"the mails in {name} other numbers" in line


def test_a_mailbox_over_which_the_server_hangs_up_is_named(firm: Firm, cli: Cli) -> None:
    before = bad(private(cli))
    ((box, account, name),) = firm.store.reader().execute(
        "SELECT id, account_id, name FROM mailboxes WHERE role = 'inbox'"
    )
    now = int(time.time())
    hung = [
        ["flags", box, [2, 0], now + 600, 600, "x"],
        ["past", box, [2, 0], now + 600, 600, "x"],
        ["round", box, [2, 0], now - 5, 600, "x"],
        ["copy", box, [2, 0], now + 600, 600, "x"],
    ]
    mailboxes.remember(firm.store, account, hung=hung)
    flags, past = [line for line in bad(cli) if line not in before]
    assert f"asked for the flags in {name}" in flags
    assert f"asked for old mail in {name}" in past


def test_a_sent_without_room_for_the_copies_of_sent_mail_is_named(firm: Firm, cli: Cli) -> None:
    before = bad(private(cli))
    id_ = save_draft(firm.store, Letter("work", ("bea@acme.example",), subject="Offer", text="x"))
    with firm.store.transaction() as conn:
        conn.execute("UPDATE outbox SET state = 'accepted'")
    outbox_copies.waits(firm.store, id_, int(time.time()) + 3_600, "Sent", "Quota exceeded")
    (line,) = [line for line in bad(cli) if line not in before]
    assert "there is no room in Sent" in line


def test_a_desktop_that_nothing_shows_anything_on_is_named(
    clis: Callable[..., Cli], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    cli = private(clis(f"{CONFIG}[notify]\ndesktop = true\n"))
    (line,) = bad(cli)
    assert "[notify] desktop: there is no " in line
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert bad(cli) == []


def test_a_theme_and_keys_that_the_screen_does_not_know(clis: Callable[..., Cli]) -> None:
    cli = private(
        clis(CONFIG + '[screen]\ntheme = "owed-drak"\n[keys]\narchve = "x"\ndone = "hyper+q"\n')
    )
    found = "\n".join(bad(cli))
    assert "screen.theme: “owed-drak” is none of" in found
    assert "did you mean owed-dark?" in found
    assert "keys.archve: there is no such setting" in found
    assert "keys.done: “hyper+q” is no key" in found


def test_known_themes_and_keys_are_nothing_to_mend(clis: Callable[..., Cli]) -> None:
    cli = private(clis(CONFIG + '[screen]\ntheme = "nord"\n[keys]\ndone = "y"\n', synced=""))
    assert bad(cli) == []


@pytest.mark.parametrize(
    ("phase", "secret", "asked"),
    [
        ("bad-password", 'password_command = "pass work"', ["cloud"]),
        ("error", "", ["cloud"]),
        ("watching", "", []),
        ("bad-password", 'password_env = "PASSWORD"', []),
    ],
)
def test_a_daemon_that_stands_still_is_told_that_the_server_lets_us_in(
    clis: Callable[..., Cli], monkeypatch: pytest.MonkeyPatch, phase: str, secret: str,
    asked: list[str],
) -> None:  # fmt: skip
    """It does not look for another password by itself, and sends people here."""
    facts = {"account": "cloud", "protocol": "IMAP", "host": "imap.cloud.example", "user": "jane"}
    monkeypatch.setattr("sync.doctor.findings", lambda _path: [Finding("login-ok", False, facts)])
    address = '[[accounts]]\nname = "cloud"\naddress = "jane@cloud.example"\n'
    server = f'[accounts.imap]\nhost = "imap.cloud.example"\n{secret}\n'
    cli = clis(f"{CONFIG}\n{address}{server}")
    store = cli.firm.store
    cli("doctor")  # no daemon runs
    id_ = mailboxes.accounts_sync(store, load(cli.firm.path))["cloud"]
    status.set_phase(store, id_, phase, {})
    with status.daemon_lock(store):
        cli("doctor")
    assert [wanted.account for wanted in status.rounds_wanted(store)] == asked


def test_a_daemon_that_was_stopped_is_not_said_to_run(cli: Cli) -> None:
    """By Ctrl-Z, as a rule; nothing is synced, and no other daemon can start."""
    store = cli.firm.store

    def said() -> list[str]:
        return [line for line in doctor(cli)[1] if "(pid" in line]

    with status.daemon_lock(store):
        status.heartbeat(store, int(time.time()) - 3600)
        assert "The daemon runs" in said()[0]  # it has begun, and will beat
        os.utime(f"{store.path}.daemon.lock", (0, 0))
        assert "gives no sign of life since" in said()[0]
        status.heartbeat(store, int(time.time()))
        assert "The daemon runs" in said()[0]


def test_a_daemon_that_cannot_write_on_a_full_disk_is_not_said_to_have_stopped(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = cli.firm.store
    monkeypatch.setattr(status, "is_full", lambda _path: True)
    with status.daemon_lock(store):
        os.utime(f"{store.path}.daemon.lock", (0, 0))
        assert "gives no sign of life" not in cli("doctor", "--offline").out
