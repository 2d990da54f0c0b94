"""The demo's IMAP server as a peer, for machines without Dovecot."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.peers.account import Account

_USER, _PASSWORD = "anna@kontor.example", "secret"


@contextmanager
def running() -> Iterator[Account]:
    """An empty server with one user, in a child process that ends with the block."""
    command = [sys.executable, "-m", "demo.servers", "--empty"]
    command += ["--user", _USER, "--password", _PASSWORD]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    try:
        ports = json.loads(process.stdout.readline())
        yield Account(ports["imap"], 0, _USER, _PASSWORD)
    finally:
        process.stdin.close()
        process.wait(timeout=60)
        process.stdout.close()
