"""Exit statuses, options before and after the subcommand, configuration, the store's state."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.again import again
from cli.asked import Asked
from owed import __version__
from store.records import database
from tests.cli.conftest import Cli
from tests.store.records.firm import CONFIG, ME, Firm, iso


@pytest.fixture
def asked(firm: Firm) -> Firm:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    return firm


# Options


def test_options_stand_before_and_after_the_subcommand(asked: Firm, cli: Cli) -> None:
    now = iso("Mon 10:00")
    config = ("--config", asked.path)
    expected = cli.bare(*config, "--json", "--now", now, "list")
    assert len(expected.json) == 1
    assert cli.bare("list", *config, "--json", "--now", now) == expected
    assert cli.bare(*config, "list", "owed", "--json", "--now", now) == expected
    assert cli.bare("--now", now, "list", *config, "--json") == expected
    assert cli.bare("--json", "--now", now, "list", "owed", *config) == expected


def test_they_stand_at_every_depth_of_a_nested_one(cli: Cli) -> None:
    config = ("--config", cli.firm.path)
    expected = cli.bare(*config, "--json", "clients", "list")
    assert len(expected.json) == 2
    assert cli.bare("clients", *config, "--json", "list") == expected
    assert cli.bare("clients", "list", *config, "--json") == expected


def test_a_home_that_the_shell_left_unsaid_is_that_of_the_configuration(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(cli.firm.folder))
    monkeypatch.setenv("OWED_TEST_PASSWORD", "x")
    monkeypatch.chdir(tmp_path)
    said = cli.bare(
        "--config=~/new.toml", "init", "--no-check", "--address", "jane@kontor.example",
        "--imap", "imap.kontor.example", "--smtp", "", "--password-env", "OWED_TEST_PASSWORD",
    )  # fmt: skip
    assert said.status == 0, said
    assert (cli.firm.folder / "new.toml").is_file() and not (tmp_path / "~").exists()


def test_a_configuration_with_oauth_is_begun_without_a_question(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    said = cli.bare(
        "--config", path, "init", "--no-check", "--address", "jane@kontor.example",
        "--imap", "outlook.office365.com", "--oauth", "microsoft", "--oauth-client", "id",
        "--oauth-tenant", "Kontor.example",
    )  # fmt: skip
    assert said.status == 0, said
    assert {
        'oauth = "microsoft"', 'oauth_client = "id"', 'oauth_tenant = "kontor.example"',
    } <= set(path.read_text().splitlines())  # fmt: skip


@pytest.mark.parametrize(
    ("provider", "tenant"), [("microsoft", "not a tenant"), ("google", "kontor.example")]
)
def test_a_tenant_that_cannot_be_one_is_named(
    cli: Cli, tmp_path: Path, provider: str, tenant: str
) -> None:
    said = cli.bare(
        "--config", tmp_path / "new.toml", "init", "--no-check", "--address",
        "jane@kontor.example", "--imap", "outlook.office365.com", "--oauth", provider,
        "--oauth-client", "id", "--oauth-tenant", tenant,
    )  # fmt: skip
    assert said.status == 2
    assert "oauth_tenant: " in said.err


def test_now_without_an_offset_is_in_the_configured_zone(asked: Firm, cli: Cli) -> None:
    for now, count in (
        ("2024-11-04T08:59", 0),
        ("2024-11-04T09:00", 1),
        ("2024-11-04T09:00:00+01:00", 1),
        ("2024-11-04T08:00:00Z", 1),
        ("2024-11-04T07:59:59+00:00", 0),
        ("2024-11-04T09:00:00-05:00", 1),
        ("2024-11-04", 0),
        ("2024-11-05", 1),
    ):
        assert len(cli.good("list", "--json", "--now", now).json) == count, now


def test_instants_have_the_zones_offset_of_that_day(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon-20 9:00", "bea@acme.example", "Could you send the list?"))
    (row,) = cli.rows("owed", "Mon 10:00")
    assert row["since"] == "2024-06-17T09:00:00+02:00"


def test_now_writes_nothing(asked: Firm, cli: Cli) -> None:
    cli.good("list")
    before = asked.store.changed()
    for now in ("Mon 8:00", "Mon 12:00", "Fri+9 12:00"):
        for which in ("owed", "all", "done"):
            cli.rows(which, now)
    assert asked.store.changed() == before


# 2: usage and configuration


@pytest.mark.parametrize(
    "words",
    [
        ("list", "nonsense"),
        ("list", "--limit", "-1"),
        ("list", "--limit", "some"),
        ("list", "--nonsense"),
        ("nonsense",),
        ("show",),
        ("search",),
        ("clients", "nonsense"),
        ("--now", "yesterday", "list"),
        ("--now", "", "list"),
        ("list", "--now", "2024-13-01"),
        ("list", "--now", "9999-01-01"),
        ("report", "--month", "2024-13"),
        ("sync", "--account", "nobody", "--once"),
    ],
)
def test_wrong_usage_is_2_and_says_so_on_stderr(words: tuple[str, ...], cli: Cli) -> None:
    said = cli(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err


def test_all_mistakes_of_a_configuration_are_told_at_once(clis: Callable[..., Cli]) -> None:
    cli = clis()
    cli.firm.path.write_text(
        CONFIG.replace('password_env = "NO_SUCH_VARIABLE"', 'password = "secret"\nport = 0')
        + '[ledger]\nbacklog_day = 3\n[tiers.gold]\nanswer_within = "soon"\n'
        + '[hours]\nmon = ["9-17"]\n'
    )
    said = cli("list")
    assert (said.status, said.out) == (2, "")
    lines = said.err.splitlines()
    for key in ("imap.password", "imap.port", "ledger.backlog_day", "tiers.gold.answer_within",
                "hours.mon"):  # fmt: skip
        assert any(key in line for line in lines), (key, lines)
    assert "backlog_days" in said.err
    assert not any("secret" in line.partition("a secret")[0] for line in lines)


@pytest.mark.parametrize("content", ["[[accounts", "a = ", "\0", "region = HU"])
def test_what_is_no_toml_is_named_with_its_line(content: str, cli: Cli) -> None:
    cli.firm.path.write_text(content)
    said = cli("list")
    assert (said.status, said.out) == (2, "")
    assert "line 1" in said.err


def test_a_configuration_that_is_not_there_is_named(cli: Cli, tmp_path: Path) -> None:
    said = cli.bare("--config", tmp_path / "nothing.toml", "list")
    assert said.status == 2
    assert "nothing.toml" in said.err


def test_what_is_odd_in_a_configuration_is_said_and_goes_on(clis: Callable[..., Cli]) -> None:
    cli = clis(CONFIG.replace(ME, "jane@kontor.local"))
    said = cli.good("list", "--json")
    assert "jane@kontor.local" in said.err
    assert said.json == []


# 3: the store


@pytest.mark.parametrize(
    "words", [("list",), ("show", "feedfeed"), ("search", "x"), ("clients", "list"),
              ("clients", "export"), ("calls", "list"), ("report",), ("backup", "copy.db")],
)  # fmt: skip
def test_where_there_is_no_store_it_is_3(words: tuple[str, ...], cli: Cli) -> None:
    cli.firm.store.close()
    cli.firm.config.database.unlink()
    said = cli(*words)
    assert (said.status, said.out) == (3, "")
    assert str(cli.firm.config.database) in said.err
    assert not cli.firm.config.database.exists()


NO_WAY = "x" * 300
"""The name of a folder that nobody comes to, as of one that this user may not enter."""


@pytest.mark.parametrize(
    ("words", "status"), [(("list",), 3), (("sync", "--once"), 3), (("doctor", "--repair"), 3),
                          (("doctor", "--offline"), 1)],
)  # fmt: skip
def test_a_store_to_which_there_is_no_way_is_named(
    words: tuple[str, ...], status: int, clis: Callable[..., Cli]
) -> None:
    cli = clis()
    cli.firm.path.write_text(CONFIG.replace("owed.db", f"{NO_WAY}/owed.db"))
    said = cli(*words)
    assert said.status == status
    assert f"{NO_WAY}/owed.db cannot be used: File name too long" in said.out + said.err


def test_a_configuration_to_which_there_is_no_way_is_named(cli: Cli) -> None:
    said = cli.bare("--config", f"{NO_WAY}/config.toml")
    assert (said.status, said.out) == (2, "")
    assert "the file cannot be read: File name too long" in said.err


@pytest.mark.parametrize("words", ["status", "remove"])
def test_a_daemon_at_login_to_which_there_is_no_way_is_named(
    words: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", f"/{NO_WAY}")
    said = cli("service", words)
    assert (said.status, said.out) == (1, "")
    assert f"/{NO_WAY}/" in said.err and said.err.endswith("File name too long\n")


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where `owed service install` writes it, on a machine whose systemd says yes to all."""
    if sys.platform == "darwin":
        pytest.skip("launchd")
    (tmp_path / "systemctl").write_text("#!/bin/sh\n")
    (tmp_path / "systemctl").chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "systemd/user/owed.service"


def test_the_daemon_at_login_waits_for_one_that_a_screen_has_started(cli: Cli, unit: Path) -> None:
    """Refused, it would not be started again before the next login."""
    cli.good("service", "install")
    assert '"sync" "--wait"\n' in unit.read_text()


def test_the_daemon_at_login_makes_no_store_where_that_was_moved_away(cli: Cli, unit: Path) -> None:
    """Its disk may not be there just now: it is looked for again in half a minute."""
    cli.good("service", "install")
    store = cli.firm.config.database
    cli.firm.store.close()
    store.unlink()
    words = unit.read_text().partition('"-m" "owed" ')[2].partition("\n")[0]
    assert words.endswith('"sync" "--wait"')
    said = cli("sync", "--wait")
    assert (said.status, said.out) == (3, "")
    assert said.err.startswith(f"There is no store at {store}: the daemon at login makes none")
    assert cli("service", "install").status != 0  # nor does who renews it
    assert not store.exists()


def test_installing_the_daemon_at_login_makes_the_store_that_it_is_to_fill(
    cli: Cli, unit: Path
) -> None:
    cli.firm.store.close()
    cli.firm.config.database.unlink()
    cli.good("service", "install")
    assert unit.exists()
    assert cli.good("list").out == ""


def test_without_a_systemd_of_ones_own_cron_is_named(cli: Cli, unit: Path) -> None:
    """As in a container, and after `su`."""
    script = "#!/bin/sh\necho Failed to connect to bus >&2; exit 1\n"
    (unit.parents[2] / "systemctl").write_text(script)
    said = cli("service", "install")
    assert (said.status, said.out) == (1, "")
    refused, cron = said.err.splitlines()
    assert refused.endswith("failed: Failed to connect to bus")
    assert cron.endswith(f" @reboot {sys.executable} -P -m owed --config {cli.firm.path} sync")


def test_imports_and_calls_make_the_store(cli: Cli) -> None:
    cli.firm.store.close()
    cli.firm.config.database.unlink()
    cli.good("clients", "import", cli.firm.folder / "book.csv")
    assert len(cli.good("clients", "list", "--json").json) == 2
    assert cli.firm.config.database.stat().st_mode & 0o777 == 0o600


def test_a_store_that_another_holds_is_3(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.good("list")
    held = os.open(f"{cli.firm.config.database}.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    with monkeypatch.context() as hasty:
        hasty.setattr(database, "LOCK_SECONDS", 0.05)
        said = cli("clients", "set", "acme kft.", "tier=standard")
    assert (said.status, said.out) == (3, "")
    assert "locked" in said.err
    assert cli("clients", "list").status == 0
    os.close(held)
    cli.good("clients", "set", "acme kft.", "tier=standard")


def test_a_newer_store_is_refused_in_words(cli: Cli) -> None:
    with cli.firm.store.transaction() as conn:
        conn.execute("PRAGMA user_version=999")
    said = cli("list")
    assert (said.status, said.out) == (3, "")
    assert "newer" in said.err


@pytest.mark.parametrize("mode", [0o640, 0o644, 0o666, 0o604])
def test_a_store_that_others_may_read_is_refused_with_what_mends_it(cli: Cli, mode: int) -> None:
    path = cli.firm.config.database
    path.chmod(mode)
    said = cli("list")
    assert (said.status, said.out) == (3, "")
    assert f"chmod 600 {path}" in said.err
    path.chmod(0o600)
    assert cli("list").status == 0


@pytest.mark.parametrize("mode", [0o602, 0o666, 0o777])
def test_a_configuration_that_others_may_change_is_refused_with_what_mends_it(
    cli: Cli, mode: int
) -> None:
    cli.firm.path.chmod(mode)
    said = cli("list")
    assert (said.status, said.out) == (2, "")
    assert f"chmod go-w {cli.firm.path}" in said.err
    cli.firm.path.chmod(mode & ~0o022)
    assert cli("list").status == 0


def test_a_configuration_that_others_may_replace_is_refused_with_what_mends_it(cli: Cli) -> None:
    folder = cli.firm.path.parent
    before = folder.stat().st_mode
    folder.chmod(0o777)
    said = cli("list")
    assert (said.status, said.out) == (2, "")
    assert f"chmod go-w {folder}" in said.err
    folder.chmod(0o1777)
    assert cli("list").status == 0
    folder.chmod(before)


def test_another_user_s_configuration_is_refused_and_root_s_is_not(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.private.os.geteuid", lambda: os.getuid() + 1)
    said = cli("list")
    if os.getuid() == 0:
        assert said.status == 0
        os.chown(cli.firm.path, 12_345, -1)
        said = cli("list")
    assert (said.status, said.out) == (2, "")
    assert f"chown $USER {cli.firm.path}" in said.err


def test_a_group_that_is_nobody_else_may_change_it(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.firm.path.chmod(0o660)
    monkeypatch.setattr("store.private._own_group", lambda number: True)
    assert cli("list").status == 0
    monkeypatch.setattr("store.private._own_group", lambda number: False)
    assert cli("list").status == 2


def test_a_damaged_store_is_1_and_not_a_traceback(asked: Firm, cli: Cli) -> None:
    asked.store.reader().execute("PRAGMA query_only=0")
    asked.store.reader().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    asked.store.close()
    content = asked.config.database.read_bytes()
    half = len(content) // 2
    asked.config.database.write_bytes(content[:4096] + b"\xff" * half + content[4096 + half :])
    said = cli("list", "--json")
    assert (said.status, said.out) == (1, "")
    assert f"The store {asked.config.database} is damaged" in said.err
    assert "owed doctor --repair" in said.err


# 1: something failed


def test_a_backup_never_takes_the_place_of_a_file(asked: Firm, cli: Cli) -> None:
    target = asked.folder / "copy.db"
    assert cli.good("backup", target).out == ""
    before = target.read_bytes()
    said = cli("backup", target)
    assert (said.status, said.out) == (1, "")
    assert str(target) in said.err
    assert target.read_bytes() == before


def test_a_backup_that_cannot_be_written_is_1(asked: Firm, cli: Cli) -> None:
    said = cli("backup", asked.folder / "no" / "such" / "folder.db")
    assert said.status == 1
    assert "folder.db" in said.err


# report, doctor


def test_the_month_in_figures(asked: Firm, cli: Cli) -> None:
    found = cli.good("report", "--json", "--now", iso("Mon 18:00")).json
    assert (found["month"], found["mails"]["in"], found["open"], found["overdue"]) == (
        "2024-11", 1, 1, 1,
    )  # fmt: skip
    assert cli.good("report", "--month", "2024-10", "--json").json["mails"]["in"] == 0
    said = cli.good("report", "--month", "2024-11").out
    assert "2024-11" in said and "1 mail, 0 calls" in said


def test_doctor_names_what_is_wrong_and_what_to_do(asked: Firm, cli: Cli) -> None:
    said = cli("doctor", "--offline")
    assert (said.status, said.err) == (0, "")
    asked.path.chmod(0o644)
    cli.good("clients", "set", "papp optika", "tier=key")
    said = cli("doctor", "--offline")
    assert said.status == 1
    assert f"chmod 600 {asked.path}" in said.out


def test_doctor_tells_the_mistakes_of_the_configuration(cli: Cli) -> None:
    cli.firm.path.write_text("[ledger]\nbacklog_day = 3\n")
    said = cli("doctor")
    assert said.status == 1
    assert "ledger.backlog_day" in said.out


def test_doctor_finds_tiers_that_nobody_knows(clis: Callable[..., Cli]) -> None:
    cli = clis(CONFIG + '[tiers.gold]\nanswer_within = "1h"\n')
    cli.good("clients", "set", "papp optika", "tier=gold")
    cli.firm.path.write_text(CONFIG)
    said = cli("doctor", "--offline")
    assert said.status == 1
    assert "gold" in said.out
    assert "Papp Optika" in said.out


def test_doctor_finds_damage(asked: Firm, cli: Cli) -> None:
    asked.store.close()
    asked.config.database.write_bytes(b"not a database" * 1000)
    said = cli("doctor", "--offline")
    assert said.status == 1
    assert "damaged" in said.out


# As a process


def test_a_script_reads_json_and_the_status(asked: Firm) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "owed", "list", "--config", asked.path, "--json"],
        capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert [row["subject"] for row in json.loads(done.stdout.decode())] == ["Price list"]
    done = subprocess.run(
        [sys.executable, "-m", "owed", "search", b"\xff", "--config", asked.path],
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) in ((0, b""), (2, b""))
    assert b"fault of its own" not in done.stderr


def test_sync_without_an_account_says_so(clis: Callable[..., Cli], tmp_path: Path) -> None:
    nobody = tmp_path / "nobody.toml"
    nobody.write_text(f'database = "{tmp_path}/owed.db"\n')
    said = clis().bare("--config", nobody, "sync", "--once")
    assert (said.status, said.out) == (2, "")
    assert f"no account in {nobody}" in said.err


def test_sync_names_holidays_and_regions_that_nobody_knows(clis: Callable[..., Cli]) -> None:
    odd = CONFIG.replace('region = "HU"', 'region = "XX"') + '[hours]\nholidays = "DE-XY"\n'
    odd = odd.replace('host = "imap.kontor.example"', 'host = "127.0.0.1"\nport = 1')
    said = clis(odd, book=False)("sync", "--once")
    assert (said.status, said.out) == (1, "")
    assert "region: no telephone numbers are known for “XX”" in said.err
    assert "hours.holidays: no public holidays are known for “DE-XY”" in said.err


def test_a_round_that_was_asked_for_in_json_tells_of_each_account(
    clis: Callable[..., Cli],
) -> None:
    nowhere = CONFIG.replace('host = "imap.kontor.example"', 'host = "127.0.0.1"\nport = 1')
    said = clis(nowhere, book=False)("sync", "--once", "--json")
    assert said.status == 1
    (one,) = said.json
    assert (one["what"], one["account"], one["ok"], one["code"]) == (
        "account", "work", False, "no-secret",
    )  # fmt: skip
    assert one["text"] in said.err


def test_a_backup_in_json_is_named_with_its_size(asked: Firm, cli: Cli) -> None:
    target = asked.folder / "copy.db"
    found = cli.good("backup", target, "--json").json
    assert found == {"file": str(target), "bytes": target.stat().st_size}


def test_the_version_is_known_where_nothing_is_installed(tmp_path: Path) -> None:
    """From a checkout, `-I` and a path alone: no metadata of a distribution is in reach."""
    code = "import sys; sys.path[:0] = [sys.argv.pop(1)]; import owed; owed.main()"
    root = Path(__file__).parents[2]
    hidden = "import importlib.metadata as m; m.distribution = None; " + code
    done = subprocess.run(
        [sys.executable, "-c", hidden, root, "--version"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert done.stdout == f"owed, version {__version__}\n"


def test_what_it_starts_again_imports_nothing_of_the_folder_that_it_stands_in(
    asked: Firm, tmp_path: Path
) -> None:
    for name in ("click", "store", "owed"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('foreign')")
    command = again(Asked(config=asked.path), "list", "--json")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == "" and len(json.loads(done.stdout)) == 1
