"""The commonest paths, key by key in a real terminal; `docs/usability.md` tells the counts."""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from store.records import outbox_rows
from store.records.file_opening import open_store
from tests.e2e.terminal import ESCAPE, Terminal, terminal
from tests.tui.world import ME, World, firm

ROOT = Path(__file__).parents[2]
ENTER, ESC, TAB = "\r", ESCAPE, "\t"
OPENS: dict[object, str] = {
    "r": "Subject", "a": "Subject", "f": "Subject", "c": "Subject", "P": "A call",
}  # fmt: skip
"""What shows that a form takes what is typed."""
SLIPPED = "Another row has just come under the cursor"
GLANCE = 0.5
"""Seconds in which a person sees what stands there."""
NAMES = {ENTER: "Enter", ESC: "Esc", TAB: "Tab"}


@dataclass(frozen=True)
class Words:
    """What says something, and is counted nowhere."""

    text: str


@dataclass(frozen=True)
class Way:
    name: str
    keys: tuple["str | Words", ...]
    shows: str
    """What stands on the screen at its end."""
    begin: str = ""
    """Keys that lead there, and belong to no path."""


WAYS = (
    Way("Read what is most overdue", (ENTER,), "Q1 wishes.pdf"),
    Way("Reading: the next that needs an answer", ("]",), "Angebot senden", begin=ENTER),
    Way("Find by a word, and open the first hit",
        ("/", Words("angebot"), ENTER, ENTER), "Angebot senden"),
    Way("Answer who wrote, and send", ("r", Words("Yes."), ESC, "y"), "Sending to"),
    Way("Take back what was just sent", ("z",), "─ Draft ─"),
    Way("Answer all, and send", ("a", Words("Yes."), ESC, "y"), "Sending to"),
    Way("Forward to a client", ("f", Words("tisza"), ENTER, ESC, "y"), "Sending to"),
    Way("Write to a client", (
        "c", Words("tisza"), ENTER, TAB, TAB, Words("Hello"), TAB, Words("Hi"), ESC, "y",
    ), "Sending to"),
    Way("Done: archive, and on to the next", ("e",), "Done, no answer needed"),
    Way("Undo that", ("z",), "Taken back: done"),
    Way("Done for three at once", ("x", "x", "x", "e"), "3 rows"),
    Way("Undo all three", ("z",), "Taken back: done"),
    Way("Put off until tomorrow", ("b", "2"), "Snoozed until"),
    Way("No answer needed", ("-",), "No answer needed ·"),
    Way("Star", ("s",), "Starred"),
    Way("To Trash", ("d",), "To Trash"),
    Way("All mails and calls of a client",
        ("/", "c", TAB, Words("pap"), TAB, ENTER), 'client:"Papp Optika Zrt."'),
    Way("To the inbox", ("2",), "Delivery of order 4410"),
    Way("Why, and since when, it is owed", ("w",), "target"),
    Way("Log any call, typed as one line",
        ("P", Words("> papp spoke 5m price ok; send offer 3d"), ENTER), "send offer, "),
    Way("Log a call with whoever the row is about",
        ("P", ENTER, "a", Words("all is well"), ENTER), "Call logged"),
)  # fmt: skip


def written(key: "str | Words") -> str:
    return "…" if isinstance(key, Words) else f"`{NAMES.get(key, key)}`"


def count(way: Way) -> int:
    return sum(not isinstance(key, Words) for key in way.keys)


@dataclass
class Started:
    screen: Terminal
    world: World
    at_home: str = ""
    """How many rows the owed list had when it was last gone to."""

    def press(self, key: "str | Words") -> None:
        self.screen.type(key.text if isinstance(key, Words) else key)

    def open(self, key: str) -> None:
        """Presses it again where the list has just moved under the cursor, as is said then."""
        self.press(key)
        self.screen.until(lambda: self._sees(OPENS[key]) or self._sees(SLIPPED), OPENS[key])
        if not self._sees(OPENS[key]):
            self.screen.until(lambda: not self._sees(SLIPPED), "the message gone")
            self.open(key)

    def _sees(self, text: str) -> bool:
        return text in self.screen.text

    def home(self) -> None:
        """Back in the owed list, on its first row."""
        if "─ Draft ─" in self.screen.text:
            self.screen.type(ESC)
            self.screen.shows("go on writing")
            self.screen.type("q")
        self.screen.type(f"{ESC}{ESC}{ESC}1")
        self.screen.until(lambda: re.search(r"^ Owed \d", self.screen.text), "the owed list")
        self.screen.until(self._on_the_first_row, "on the first row")
        self.at_home = self._rows()

    def all_back(self) -> bool:
        return self._rows() == self.at_home

    def _rows(self) -> str:
        """As the line below the list ends: `1/4`."""
        return "".join(re.findall(r" \d+/(\d+)$", self.screen.text, re.MULTILINE))

    def _on_the_first_row(self) -> bool:
        self.screen.type("gg")
        self.screen.settle(GLANCE)
        return re.search(r" 1/\d+$", self.screen.text, re.MULTILINE) is not None


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    world = firm(tmp_path)
    world.client("Tisza Malom", "tiszamalom.example", "", ("address", "peter@tiszamalom.example"))
    config = tmp_path / "config.toml"
    config.write_text(
        'timezone = "Europe/Budapest"\nregion = "HU"\n'
        f'database = "{world.config.database}"\n[[accounts]]\nname = "work"\naddress = "{ME}"\n'
        '[accounts.imap]\nhost = "localhost"\npassword_env = "NONE"\n'
        '[accounts.smtp]\nhost = "localhost"\n',
        encoding="utf-8",
    )
    config.chmod(0o600)
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8",
        "TERM": "xterm-256color", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    command = [sys.executable, "-m", "owed", "--config", str(config), "--no-sync"]
    with terminal(command, environment, columns=80, lines=24) as screen:
        screen.shows("Price list for Q1")
        yield Started(screen, world)


def test_each_path_takes_the_keys_that_the_manual_tells() -> None:
    told = dict(
        re.findall(r"^\| ([^|]+?) \| [^|]* \| (\d+) \|", _page(), re.MULTILINE),
    )
    assert told == {way.name: str(count(way)) for way in WAYS}
    assert all(" ".join(map(written, way.keys)) in _page() for way in WAYS)


def _page() -> str:
    return (ROOT / "docs" / "usability.md").read_text(encoding="utf-8")


@pytest.mark.timeout(900)
def test_each_path_leads_where_it_should(started: Started) -> None:
    screen = started.screen
    for way in WAYS:
        if not way.name.startswith(("Undo", "Take back")):  # Which come right after.
            started.home()
        for key in (*way.begin, *way.keys):
            if key in OPENS and key == way.keys[0]:
                started.open(str(key))
                continue
            started.press(key)
            if isinstance(key, Words) or way.begin:
                screen.until(screen.still, "drawn")
        screen.shows(way.shows)
        if way.name.startswith("Undo"):  # Told first, and the rows come in the next frames.
            screen.until(started.all_back, "the rows back")


def test_a_draft_outlives_a_kill(started: Started) -> None:
    started.press("r")
    started.screen.shows("Subject")
    started.screen.type("Half a thought")

    def saved() -> bool:
        store = open_store(started.world.config)
        try:
            return any(d.text.startswith("Half a thought") for d in outbox_rows.drafts(store))
        finally:
            store.close()

    started.screen.until(saved, "kept on a pause")
    started.screen.kill()
    assert saved()
