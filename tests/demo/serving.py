"""The demo's servers in a child process, as tests and `owed demo` start them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from smtplib import SMTP
from typing import Any, NamedTuple

from imapclient import IMAPClient

USER, PASSWORD = "anna@kontor.example", "secret"


class Served(NamedTuple):
    process: subprocess.Popen[bytes]
    imap: int
    smtp: int

    def client(self) -> Any:
        client = IMAPClient("127.0.0.1", self.imap, ssl=False, timeout=60)
        client.normalise_times = False
        client.login(USER, PASSWORD)
        return client

    def send(self, recipients: list[str], content: bytes, sender: str = USER) -> None:
        with SMTP("127.0.0.1", self.smtp, timeout=60) as server:
            server.login(USER, PASSWORD)
            server.sendmail(sender, recipients, content)


@contextmanager
def served(*options: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "demo.servers", "--user", USER, "--password", PASSWORD]
    process = subprocess.Popen([*command, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    with process:
        ports = json.loads(process.stdout.readline())
        yield Served(process, ports["imap"], ports["smtp"])
        process.stdin.close()
