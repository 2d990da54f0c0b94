"""`owed demo` as a stranger uses it: in a terminal, by the keyboard, with its real servers."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from imapclient import IMAPClient

from demo.start import PASSWORD, VARIABLE
from store.config import load
from tests.e2e.terminal import ESCAPE, LOOK, WITHIN, Terminal, terminal
from tests.e2e.traces import processes

COLUMNS, LINES = 96, 90
"""Narrow enough that the list stands alone, high enough to hold all of it."""
HERE = "▌"
ENTER = "\r"
ANSWER = "Thank you, it is on its way."
SAID = "all is settled"


@dataclass(frozen=True)
class Demo:
    screen: Terminal
    folder: Path
    """Where it may put its own temporary folder."""
    environment: dict[str, str]
    word: str
    """In the environment of all that it starts."""

    @property
    def config(self) -> Path:
        (found,) = self.folder.glob("*/config.toml")
        return found

    def owed(self) -> list[dict[str, Any]]:
        """What another terminal is told meanwhile."""
        done = subprocess.run(
            [sys.executable, "-m", "owed", "--config", str(self.config), "list", "--json"],
            env={**self.environment, VARIABLE: PASSWORD},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        rows: list[dict[str, Any]] = json.loads(done.stdout)
        return rows

    def line_of(self, row: dict[str, Any]) -> str:
        """The line of the list in which its client stands, or ''."""
        beginning = row["client"][:12]
        return next((line for line in self.screen.lines[2:-3] if beginning in line), "")

    def go_to(self, row: dict[str, Any]) -> None:
        """Moves the cursor down to it, one line at a time."""
        self.screen.type("gg")
        self.screen.until(lambda: self._rows()[:1] == [self._here()], "on the first row")
        while not self.line_of(row).startswith(HERE):
            before = self._here()
            self.screen.type("j")
            self.screen.until(partial(self._left, before), "one row further")

    def is_owed(self, row: dict[str, Any]) -> None:
        self.screen.until(lambda: self.line_of(row), f"owed on the screen: {row['client']}")

    def is_not_owed(self, row: dict[str, Any]) -> None:
        self.screen.until(
            lambda: self._rows() and not self.line_of(row), f"off the list: {row['client']}"
        )

    def newest_sent(self) -> EmailMessage:
        server = load(self.config).accounts[0].imap
        with IMAPClient(server.host, server.port, False, ssl=False, timeout=60) as client:
            client.login(server.user, PASSWORD)
            number = client.select_folder("Sent", readonly=True)[b"EXISTS"]
            (found,) = client.fetch(number, ["BODY.PEEK[]"]).values()
            return message_from_bytes(found[b"BODY[]"], policy=policy.default)

    def _rows(self) -> list[str]:
        return [line for line in self.screen.lines[2:-3] if " ✉ " in line or " ☎ " in line]

    def _left(self, row: str) -> bool:
        """The mark stands on another row; on none, while only the one that it left is drawn."""
        return self._here() not in {"", row}

    def _here(self) -> str:
        return next((line for line in self.screen.lines if line.startswith(HERE)), "")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    home, folder = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    folder.mkdir()
    word = f"OWED_STARTED_BY_A_TEST={uuid4().hex}"
    root = Path(__file__).parents[2]
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(folder), "LANG": "C.UTF-8",
        "TERM": "xterm-256color", "PYTHONPATH": str(root), **dict([word.split("=")]),
    }  # fmt: skip
    command = [sys.executable, "-m", "owed", "demo"]
    with terminal(command, environment, columns=COLUMNS, lines=LINES) as screen:
        yield Demo(screen, folder, environment, word)


def only(rows: list[dict[str, Any]], kind: str, debt: str) -> dict[str, Any]:
    """A row of that kind whose one debt is its client's only one, so that paying it clears the
    client off the list."""
    clients = [row["client"] for row in rows]
    return next(
        row for row in rows
        if row["client"] and clients.count(row["client"]) == 1
        and row["kind"] == kind and [loop["kind"] for loop in row["loops"]] == [debt]
    )  # fmt: skip


@pytest.mark.timeout(900)
def test_debts_are_paid_by_mail_and_phone_and_nothing_is_left_behind(demo: Demo) -> None:
    screen = demo.screen
    screen.shows("as of")  # All is synced.
    rows = demo.owed()
    missed, mail = only(rows, "call", "callback"), only(rows, "mail", "reply")

    demo.go_to(mail)
    screen.type("r")
    screen.shows("Subject")
    screen.type(f"{ANSWER}{ESCAPE}")
    screen.shows("go on writing")
    screen.type("y")
    demo.is_not_owed(mail)

    demo.go_to(missed)
    screen.type("P")
    screen.shows("A call")
    screen.type(ENTER)
    screen.shows("[x]")
    screen.type(f"a{SAID}{ENTER}")
    demo.is_not_owed(missed)
    ids = {row["id"] for row in demo.owed()}
    assert not ids & {missed["id"], mail["id"]}

    screen.until(lambda: ANSWER in demo.newest_sent().as_string(), "in Sent")
    arrived = demo.newest_sent()
    assert mail["with"][0] in arrived["To"]
    assert mail["root"] in arrived["References"]

    screen.type("z")
    demo.is_owed(missed)
    ids = {row["id"] for row in demo.owed()}
    assert missed["id"] in ids
    assert mail["id"] not in ids

    screen.type("q")
    screen.shows("again")
    assert processes(demo.word)
    screen.type("q")
    assert screen.ended() == 0
    assert not list(demo.folder.iterdir())
    assert not processes(demo.word)


def test_a_closed_window_leaves_nothing_behind(demo: Demo) -> None:
    demo.screen.shows("OVERDUE")
    demo.screen.close()
    assert not list(demo.folder.iterdir())
    gone(demo)


def test_asked_to_end_it_gives_the_terminal_back(demo: Demo) -> None:
    screen = demo.screen
    screen.shows("OVERDUE")
    assert not screen.as_it_was()
    screen.terminate()
    assert screen.ended() == 128 + signal.SIGTERM
    screen.until(lambda: b"\x1b[?1049l" in screen.newest, "the text from before")
    screen.until(lambda: b"\x1b[?25h" in screen.newest, "the cursor")
    screen.until(lambda: b"\x1b[?1000l" in screen.newest, "the mouse given back")
    assert screen.as_it_was()
    assert not list(demo.folder.iterdir())
    gone(demo)


def test_whatever_kills_it_no_server_and_no_daemon_lives_on(demo: Demo) -> None:
    demo.screen.shows("OVERDUE")
    demo.screen.kill()
    demo.screen.close()
    gone(demo)


def gone(demo: Demo) -> None:
    end = time.monotonic() + WITHIN
    while left := processes(demo.word):
        assert time.monotonic() < end, left
        time.sleep(LOOK)
