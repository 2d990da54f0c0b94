"""The sample firm in a folder: its servers running, its configuration and books written."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from demo.firm import clients_csv
from demo.world import Facts, calls
from store.words.i18n import _

PASSWORD = "demo"
VARIABLE = "OWED_DEMO_PASSWORD"

_CONFIG = """\
# {about}
region = "{facts.region}"
timezone = "{facts.timezone}"
database = "{folder}/owed.db"

[[accounts]]
name = "kontor"
address = "{facts.address}"
from = "{facts.name}"
aliases = {aliases}
signature = "{folder}/signature.txt"
[accounts.imap]
host = "127.0.0.1"
port = {imap}
security = "none"
password_env = "{variable}"
[accounts.smtp]
host = "127.0.0.1"
port = {smtp}
security = "none"
password_env = "{variable}"

[hours]
holidays = "{facts.holidays}"

[links]
free_mail = {free_mail}
"""


@dataclass(frozen=True)
class Started:
    """What was started, and what it needs; the folder is the caller's to remove."""

    process: subprocess.Popen[bytes]
    config: Path
    clients: Path
    calls: Path
    environment: dict[str, str]
    """With the password, which stands in no file."""

    def stop(self) -> None:
        """End the servers; a second time does nothing."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def prepare(folder: Path, now: datetime | None = None, answer_after: float = 45) -> Started:
    """Start the servers and write everything that `owed` needs into `folder`.

    answer_after: seconds until a client answers what Jane sends. RuntimeError, in words, if the
    servers do not start.
    """
    at = (now or datetime.now(UTC)).replace(microsecond=0)
    process = _servers(at, answer_after)
    environment = {**os.environ, VARIABLE: PASSWORD}
    config, clients, calls_file = (
        folder / name for name in ("config.toml", "clients.csv", "calls.csv")
    )
    found = Started(process, config, clients, calls_file, environment)
    try:
        # Written while the servers still fill their mailboxes.
        clients.write_text(clients_csv(), "utf-8")
        calls_file.write_text(calls(at), "utf-8")
        (folder / "signature.txt").write_text("Jane Kovács\nKontor Kft., Budapest\n", "utf-8")
        config.touch(mode=0o600)
        config.write_text(_config(folder, *_ports(process)), "utf-8")
    except BaseException:
        found.stop()
        raise
    return found


@contextmanager
def started(
    folder: Path, now: datetime | None = None, answer_after: float = 45
) -> Iterator[Started]:
    """`prepare`, with servers that live as long as the block."""
    firm = prepare(folder, now, answer_after)
    try:
        yield firm
    finally:
        firm.stop()


def _servers(now: datetime, answer_after: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "demo.servers", "--password", PASSWORD]
    command += ["--now", now.isoformat(), "--answer-after", str(answer_after)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _ports(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(_("The sample firm's mail servers did not start."))
    ports = json.loads(line)
    return ports["imap"], ports["smtp"]


def _config(folder: Path, imap: int, smtp: int) -> str:
    facts = Facts()
    text = _CONFIG.format(
        about=_("The sample firm. This file lives as long as the demo."),
        facts=facts,
        folder=folder,
        imap=imap,
        smtp=smtp,
        variable=VARIABLE,
        aliases=json.dumps(facts.aliases),
        free_mail=json.dumps(facts.free_mail),
    )
    tiers = (f'[tiers.{name}]\nanswer_within = "{within}"\n' for name, within in facts.tiers)
    return f"{text}\n{''.join(tiers)}"
