"""Each subcommand loads what it needs and nothing else: a list must not wait for a screen."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.peers.dovecot import Dovecot
from tests.store.records.firm import CONFIG, Firm
from tests.sync.office import deliver, office
from tests.sync.running import environment, write_config

PROBE = """
import sys
from owed import owed
try:
    owed(sys.argv[1:], prog_name="owed")
except SystemExit as end:
    assert not end.code, end.code
finally:
    loaded = {name.partition(".")[0] for name in sys.modules} | set(sys.modules)
    print(*sorted(loaded), file=sys.stderr)
"""
SLOW = {"textual", "rich", "imapclient", "smtplib", "sqlite_utils", "holidays", "phonenumbers",
        "turbohtml", "email_validator", "keyring", "pymap", "aiosmtpd", "asyncio"}  # fmt: skip
OURS = {"sync", "tui", "demo", "store.message"}
JSON_LIST = {
    "store": ["", "addresses", "blake", "config", "config_accounts", "config_check",
              "config_values", "machine", "private", "settings"],
    "store.records": ["", "asleep", "cleared", "contested", "database", "failures", "file_lock",
                      "file_opening", "file_systems", "hydrate", "mailboxes", "names", "open_loops",
                      "placements", "migrations", "pending", "public_ids", "relinking", "rowfacts",
                      "rowkeys", "rows", "standing", "status", "strangers", "ties", "urgency",
                      "verdicts", "views"],
    "store.rules": ["", "days_off", "free_mail", "hours", "instant", "links", "loop",
                    "policy", "timing"],
    "store.words": ["", "contract", "i18n", "reasons", "stamps"],
}  # fmt: skip
"""A list for programs takes a sixth of a second, and half of that is loading: each module that
joins these should be worth its milliseconds."""


def loaded(*words: object, env: Mapping[str, str] | None = None) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *map(str, words)],
        capture_output=True, text=True, check=True, timeout=60, env=env,
    )  # fmt: skip
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a store that exists, with mail, clients and a call."""
    firm = Firm(tmp_path_factory.mktemp("firm"))
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"),
        firm.mail("Mon 9:00", "x@stranger.example", "Can you supply paper?"),
    )
    from store.records import calls, reframing

    calls.add(firm.store, calls.NewCall(1_730_800_000, "in", "missed", number="06 1 234 5678"))
    reframing.reframe(firm.store)
    firm.store.close()
    return firm.path


@pytest.mark.parametrize(
    "words",
    [("list",), ("list", "all", "--json"), ("search", "paper"), ("clients", "list"),
     ("clients", "export"), ("calls", "list"), ("backup",)],
)  # fmt: skip
def test_what_reads_the_store_loads_nothing_slow(
    words: tuple[str, ...], config: Path, tmp_path: Path
) -> None:
    if words == ("backup",):
        words = ("backup", str(tmp_path / "copy.db"))
    found = loaded("--config", config, *words)
    assert "store.records.database" in found
    assert not found & (SLOW | OURS)


def test_a_list_loads_no_calendar_though_holidays_count(tmp_path: Path) -> None:
    """The first command writes them down."""
    firm = Firm(tmp_path, CONFIG + '[hours]\nholidays = "HU"\n')
    firm.receive(firm.mail("Mon 9:00", "x@stranger.example", "Can you supply paper?"))
    firm.store.close()
    then = "--config", firm.path, "--now", "2024-11-06T12:00"
    loaded(*then, "list")
    for words in (("list",), ("list", "--json"), ("search", "paper")):
        assert "holidays" not in loaded(*then, *words)


def test_a_list_for_programs_loads_no_module_of_the_store_by_chance(config: Path) -> None:
    found = loaded("--config", config, "list", "all", "--json")
    needed = {f"{room}.{one}".rstrip(".") for room, some in JSON_LIST.items() for one in some}
    assert {name for name in found if name.partition(".")[0] == "store"} <= needed
    assert not found & {"hashlib", "unicodedata"}


def test_a_round_that_brings_no_mail_loads_nothing_that_reads_mail(
    dovecot: Dovecot, tmp_path: Path
) -> None:
    here = office(dovecot.account(), tmp_path)
    deliver(here.peer, "INBOX", ["The offer"])
    round_ = "--config", write_config(here), "sync", "--once"
    loaded(*round_, env=environment(here))
    found = loaded(*round_, env=environment(here))
    assert "sync.watch" in found
    reads = {"turbohtml", "holidays", "store.message.html", "store.message.parse"}
    judges = {"judging", "hearing_again", "mail", "incoming", "threads", "book"}
    assert not found & (reads | {f"store.records.{one}" for one in judges})
    assert not found & {"asyncio", "rich", "store.words.servers", "store.words.findings"}


def test_help_of_the_daemon_loads_no_screen() -> None:
    assert not loaded("sync", "--help") & {*SLOW, "tui", "store.records"}


def test_help_loads_next_to_nothing() -> None:
    assert not loaded("--help") & {*SLOW, *OURS, "store.records", "store.rules", "sqlite3"}


def test_the_store_loads_neither_screen_nor_daemon(config: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.csv"
    book.write_text("name,phone\nNew,06 1 999 9999\n")
    found = loaded("--config", config, "clients", "import", book)
    assert not found & {"textual", "imapclient", "sync", "tui", "sqlite_utils", "holidays"}
