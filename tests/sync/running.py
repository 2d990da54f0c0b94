"""The daemon in a process of its own, as a test starts, watches and kills it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sync.office import Office

ROOT = Path(__file__).resolve().parents[2]

_PROGRAM = """
import signal, sys, threading, time
from pathlib import Path
from store.config import load
from store.records.file_opening import open_store
from sync.daemon import run

class Say:
    def __call__(self, event):
        print(event, flush=True)

signal.signal(signal.SIGINT, signal.default_int_handler)  # some shells have it ignored
config = load(Path(sys.argv[1]))
store = open_store(config)
once, wait = "--once" in sys.argv, "--wait" in sys.argv
sys.exit(run(store, config, once=once, account=None, progress=Say(), wait=wait))
"""


def write_config(office: Office) -> Path:
    """The office's configuration as a file."""
    account = office.config.accounts[0]
    smtp = ""
    if account.smtp is not None:
        smtp = f'[accounts.smtp]\nhost = "127.0.0.1"\nport = {account.smtp.port}\n'
        smtp += 'security = "none"\n'
    path = office.config.path
    if path.exists():
        return path  # a daemon starts anew when it changes
    path.write_text(
        f'timezone = "Europe/Budapest"\ndatabase = "{office.config.database}"\n'
        f'[[accounts]]\nname = "work"\naddress = "{account.address}"\n'
        f'[accounts.imap]\nhost = "127.0.0.1"\nport = {account.imap.port}\nsecurity = "none"\n'
        f'user = "{account.imap.user}"\npassword_env = "OWED_TEST_SECRET"\n{smtp}'
    )
    path.chmod(0o600)
    return path


def start(office: Office, *arguments: str, before: str = "") -> "subprocess.Popen[str]":
    """`owed sync`, with what it tells on its standard output, a line an event. before: what Python
    is to do first."""
    config = write_config(office)
    return subprocess.Popen(
        [sys.executable, "-c", before + _PROGRAM, str(config), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(office),
    )


def environment(office: Office) -> dict[str, str]:
    """Of a process that is to know this office's password."""
    return {**os.environ, "OWED_TEST_SECRET": office.password, "PYTHONPATH": str(ROOT)}


def once(office: Office) -> tuple[int, str]:
    """`owed sync --once`: its exit status and all that it told."""
    process = start(office, "--once")
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err, err
    return process.returncode, out


@contextmanager
def daemon(office: Office, before: str = "") -> Iterator["subprocess.Popen[str]"]:
    process = start(office, before=before)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)
        assert "Traceback" not in err, err


class Wire:
    """A TCP connection to a port of this machine that a test can cut."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """End every connection, without a word."""
        for end in self._ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._ends.clear()

    def _accept(self) -> None:
        while True:
            near, _ = self._listener.accept()
            far = socket.create_connection(("127.0.0.1", self._to))
            self._ends += [near, far]
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=_carry, args=(source, target), daemon=True).start()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
