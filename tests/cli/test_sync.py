"""`owed sync --once` against a real Dovecot: what it brings, and what it says of faults."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from owed import owed
from store.records import status
from tests.cli.conftest import Said
from tests.peers.account import Account
from tests.peers.dovecot import Dovecot
from tests.store.records.firm import ME, ZONE

pytestmark = pytest.mark.dovecot


@pytest.fixture
def account(dovecot: Dovecot) -> Account:
    """With a question in the inbox, and a mail that is none of any kind."""
    made = dovecot.account()
    then = datetime.now(ZONE).replace(microsecond=0) - timedelta(hours=1)
    date = format_datetime(then)
    made.deliver(
        "INBOX",
        f"From: bea@acme.example\nTo: {ME}\nSubject: Price list\nDate: {date}\n\n"
        "Could you send the list?\n".encode(),
        when=then,
    )
    broken = (
        b'From: \xff <bad\nTo\nSubject: =?x?q?=\nContent-Type: multipart/mixed; boundary="\n\n--'
    )
    made.deliver("INBOX", broken, when=then)
    return made


@pytest.fixture
def told(account: Account, tmp_path: Path) -> "Cli":
    return Cli(account, tmp_path)


class Cli:
    """`owed`, with a configuration for that account."""

    def __init__(self, account: Account, folder: Path) -> None:
        self.account, self.path = account, folder / "config.toml"
        self.environment = {"SECRET": account.password, "COLUMNS": "110"}
        self.write()

    def write(self, *, port: int = 0, security: str = "none", more: str = "") -> None:
        port = port or self.account.port
        self.path.write_text(
            f'timezone = "Europe/Budapest"\ndatabase = "owed.db"\n'
            f'[[accounts]]\nname = "work"\naddress = "{ME}"\n'
            f'[accounts.imap]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "{security}"\n'
            f'user = "{self.account.user}"\npassword_env = "SECRET"\n{more}'
        )
        self.path.chmod(0o600)

    def __call__(self, *words: str) -> Said:
        done = CliRunner().invoke(
            owed, ["--config", str(self.path), *words], env=self.environment, prog_name="owed"
        )
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Said(done.exit_code, done.stdout, done.stderr)


def test_a_round_says_nothing_where_all_went_well_and_the_mail_is_there(told: Cli) -> None:
    assert told("sync", "--once") == Said(0, "", "")
    assert [row["subject"] for row in told("list", "--json").json] == ["Price list"]
    assert len(told("list", "all", "--json").json) == 2
    (one,) = told("sync", "--once", "--json").json
    assert one == {"what": "account", "account": "work", "ok": True, "code": None, "text": None}


def test_a_wrong_password_is_tried_once_and_is_1(told: Cli, dovecot: Dovecot) -> None:
    told.environment["SECRET"] = "nonsense"
    said = told("sync", "--once")
    assert (said.status, said.out) == (1, "")
    assert "refuses the password" in said.err
    tried = [line for line in dovecot.log().splitlines() if "Password mismatch" in line]
    assert sum(f"({told.account.user}," in line for line in tried) == 1


def test_a_port_where_nobody_listens_is_1_and_named(told: Cli) -> None:
    told.write(port=1)
    said = told("sync", "--once")
    assert (said.status, said.out) == (1, "")
    assert "work: 127.0.0.1:1 refuses connections; look at `port`" in said.err


def test_a_certificate_that_nobody_vouches_for_is_1_and_no_password_is_sent(
    told: Cli, dovecot: Dovecot
) -> None:
    told.write(port=told.account.tls_port, security="tls")
    before = len(dovecot.log())
    said = told("sync", "--once")
    assert (said.status, said.out) == (1, "")
    assert "does not know who signed the certificate" in said.err
    listed = told("list", "--json")
    assert (listed.json, listed.err.count("who signed the certificate")) == ([], 1)
    assert f"user=<{told.account.user}>" not in dovecot.log()[before:]


def test_a_mailbox_that_is_not_there_is_named_with_those_that_are(told: Cli) -> None:
    told.write(more='[accounts.mailboxes]\nsent = "Gesendet"\n')
    said = told("sync", "--once")
    assert (said.status, said.out) == (0, "")
    assert "there is no mailbox “Gesendet” for sent; the server has:" in said.err
    assert "Sent" in said.err.partition("has:")[2]


@pytest.fixture
def daemon(told: Cli) -> Iterator[int]:
    """Its pid."""
    assert told("sync", "--once").status == 0
    process = subprocess.Popen(
        [sys.executable, "-m", "owed", "--config", told.path, "sync"],
        env={**os.environ, **told.environment},
    )
    from store.config import load
    from store.records.file_opening import open_store

    store = open_store(load(told.path))
    try:
        deadline = time.monotonic() + 60
        while status.running(store) != process.pid and time.monotonic() < deadline:
            time.sleep(0.02)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)
        store.close()


def test_beside_a_daemon_that_one_is_asked_for_the_round(told: Cli, daemon: int) -> None:
    told.account.deliver("INBOX", b"From: x@y.example\nSubject: Later\n\nHello\n")
    said = told("sync", "--once")
    assert (said.status, said.out) == (0, "")
    assert f"A daemon is running (pid {daemon})" in said.err
    assert "Later" in [row["subject"] for row in told("list", "all", "--json").json]
    refused = told("sync")
    assert (refused.status, refused.out) == (3, "")
    assert f"pid {daemon}" in refused.err
