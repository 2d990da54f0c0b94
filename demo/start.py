"""The sample firm in a folder: its servers running, its configuration and its books written."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from demo.firm import ALIAS, ME
from demo.world import build

PASSWORD = "demo"
VARIABLE = "OWED_DEMO_PASSWORD"

_CONFIG = """
region = "HU"
timezone = "Europe/Budapest"
database = "{folder}/owed.db"

[[accounts]]
name = "kontor"
address = "{address}"
from = "Jane Kovács"
aliases = ["{alias}"]
signature = "{folder}/signature"
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

[us]
names = ["Jane"]

[hours]
holidays = "HU"

[tiers.standard]
answer_within = "8h"
[tiers.key]
answer_within = "4h"
[tiers.care]
answer_within = "2d"
"""


class Started(NamedTuple):
    config: Path
    clients: Path
    calls: Path
    environment: dict[str, str]


@contextmanager
def started(
    folder: Path, now: datetime | None = None, answer_after: float = 90
) -> Iterator[Started]:
    """The servers live as long as the block; the folder is the caller's to remove."""
    at = now or datetime.now(UTC)
    command = [sys.executable, "-m", "demo.servers", "--now", at.isoformat()]
    command += ["--answer-after", str(answer_after)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        ports = json.loads(process.stdout.readline())
        yield _written(folder, at, ports["imap"], ports["smtp"])
    finally:
        process.stdin.close()
        process.wait(timeout=10)
        process.stdout.close()


def _written(folder: Path, now: datetime, imap: int, smtp: int) -> Started:
    world = build(now)
    found = Started(
        config=folder / "config.toml",
        clients=folder / "clients.csv",
        calls=folder / "calls.csv",
        environment={**os.environ, VARIABLE: PASSWORD},
    )
    text = _CONFIG.format(
        folder=folder, address=ME[1], alias=ALIAS, imap=imap, smtp=smtp, variable=VARIABLE
    )
    found.config.touch(mode=0o600)
    found.config.write_text(text, encoding="utf-8")
    (folder / "signature").write_text("Jane Kovács\nKontor Kft., Budapest\n", encoding="utf-8")
    found.clients.write_text(world.clients_csv, encoding="utf-8")
    found.calls.write_text(world.calls_csv, encoding="utf-8")
    return found
