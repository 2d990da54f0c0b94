"""A mailbox of hostile mails on the real screen: the terminal obeys Owed alone."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.hostile_mails import OWNED, mails
from tests.e2e.terminal import ESCAPE, Terminal, terminal
from tests.peers.dovecot import Dovecot
from tests.sync import running
from tests.sync.office import Office
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

COLUMNS, LINES = 140, 40
BAR = "│"
PAUSE = 0.1
# What Textual writes: colours, places, its modes, the keyboard protocol, the mouse pointer.
_OWN = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[\d+;\d+H|\x1b\[\d*[JKABCD]|\x1b\[\?(?:\d+;?)+[hl]|\x1b\[\?\d+\$p"
    rb"|\x1b\[[><][\d;]*u|\x1b\]22;[a-z-]+(?:\x07|\x1b\\)|\x1b\[c|\x1b\[\?u|[\r\n\t]"
)
_OBEYED = re.compile(rb"[\x00-\x1f\x7f]|\xc2[\x80-\x9f]")


@pytest.fixture
def hostile(dovecot: Dovecot, tmp_path: Path) -> Office:
    office = new_office(dovecot.account(), tmp_path)
    office.peer.deliver_all("INBOX", [(raw, (), None) for raw in mails()])
    status, said = running.once(office)
    assert status == 0, said
    return office


@pytest.fixture
def screen(hostile: Office) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "owed", "--no-sync"]
    command += ["--config", str(running.write_config(hostile))]
    environment = {**running.environment(hostile), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    with terminal(command, environment, columns=COLUMNS, lines=LINES) as shown:
        yield shown
        shown.kill()


def test_every_mail_is_kept_listed_and_found(hostile: Office) -> None:
    kept = hostile.store.reader().execute("SELECT count(*) FROM raws").fetchone()[0]
    assert kept == len(list(mails()))


def test_no_mail_reaches_the_terminal_as_more_than_text(screen: Terminal) -> None:
    screen.shows("Owed")
    screen.type("ga")
    screen.until(lambda: "1/" in screen.lines[-2], "in the list of all")
    for _ in mails():
        _stands(screen)
        screen.type("j")
        screen.settle(PAUSE)
    for keys in ("gg\r", "w", ESCAPE, "A", ESCAPE, "O", ESCAPE, "J", "K", ESCAPE, "x", "gf", "ga"):
        screen.type(keys)
        screen.settle(PAUSE)
    for keys in (
        "/0wn3d",
        ESCAPE,
        ESCAPE,
        "\\could",
        ESCAPE,
        "l",
        ESCAPE,
        "gc",
        ESCAPE,
        "gu",
        "gz",
    ):
        screen.type(keys)
        screen.settle(PAUSE)
    assert screen.running
    _obeys_owed_alone(bytes(screen.all))


def _stands(screen: Terminal) -> None:
    """No text has pushed the two lines that part list, reader and card."""
    rows = range(3, LINES - 3)
    bars = [
        {column for column in range(COLUMNS) if screen.cell(row, column) == BAR} for row in rows
    ]
    pushed = [row for row, found in zip(rows, bars, strict=True) if not _most_common(bars) <= found]
    assert not pushed, [screen.lines[row] for row in pushed]


def _most_common(bars: list[set[int]]) -> set[int]:
    """The two columns in which most lines have a bar."""
    counted = Counter(column for found in bars for column in found)
    return {column for column, _ in counted.most_common(2)}


def _obeys_owed_alone(came: bytes) -> None:
    rest = _OWN.sub(b"", came)
    assert not (found := _OBEYED.findall(rest)), found[:5]
    assert b"\x1b[53;73m" not in came and b"\x1b[777;777H" not in came
    assert OWNED.encode() not in b"".join(re.findall(rb"\x1b[\]P_^X][^\x07\x1b]*", came))
