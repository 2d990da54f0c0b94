"""What the daemon writes down: no server and no mailbox writes more than its line."""

import logging
import subprocess
import sys

from sync.logs import CleanFormatter

EVIL = "\x1b]0;owned\x07\x1b[2J\x9b1m\nowed: all is well"

_DAEMON = """
import logging, threading
from sync import command, daemon

def run(*given, **named):
    logging.getLogger("sync.refusing").warning("%s: refused: %s", EVIL, EVIL)
    def broken():
        raise ValueError(EVIL)
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    return 0

EVIL = {evil!r}
daemon.run = run
command.run(None, None, once=False, account=None)
"""


def harmless(text: str) -> bool:
    return not any(char < " " or "\x7f" <= char < "\xa0" for char in text.replace("\n", ""))


def test_a_server_s_words_stay_in_their_line() -> None:
    record = logging.LogRecord("sync", 30, "", 0, "%s: %s", ("INBOX", EVIL), None)
    assert CleanFormatter().format(record) == "INBOX:  owed: all is well"


def test_all_that_a_daemon_tells_goes_through_the_gate() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _DAEMON.format(evil=EVIL)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert harmless(told.stderr)
    assert told.stderr.splitlines()[0].count("owed: all is well") == 2
    assert "in broken" in told.stderr
