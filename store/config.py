"""config.toml -> the frozen dataclasses of `store/settings.py`.

Every mistake of a file is found in one reading (`ConfigError`), as codes and facts; the
sentences for them are in `store/words/problems.py`. What needs slow packages or other files is
asked by `closer_look`, never by `load`, since every command waits for that.
"""

import re
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from store import config_values as values
from store import machine
from store.config_accounts import accounts, keys
from store.config_check import Code, ConfigError, Notes, Problem, Table, Wrong
from store.private import others_replace, others_write, owner
from store.settings import (
    DAYS,
    OFFICE_WEEK,
    Account,
    Config,
    Day,
    Hours,
    KeySet,
    Ledger,
    Links,
    Notify,
    Screen,
    Secret,
    Server,
    Storage,
    Tier,
    TierKeys,
    Us,
)

__all__ = [
    "Account",
    "Config",
    "ConfigError",
    "Hours",
    "Ledger",
    "Links",
    "Notify",
    "Problem",
    "Screen",
    "Secret",
    "Server",
    "Storage",
    "Tier",
    "TierKeys",
    "Us",
    "closer_look",
    "default_path",
    "fingerprint",
    "load",
]

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_A_CENTURY = 36_500
_KEY_SETS: Callable[[str], KeySet] = values.one_of("vim+gmail", "mutt")


def default_path() -> Path:
    """RuntimeError if no home is known."""
    return machine.config_dir() / "config.toml"


def load(path: Path | None = None) -> Config:
    """The configuration in `path`, or in its usual place; `ConfigError` with all that is wrong."""
    try:
        file = (path or default_path()).expanduser().absolute()
    except RuntimeError as homeless:
        raise ConfigError((Problem(path or Path("config.toml"), "", "no-home"),)) from homeless
    notes = Notes(file)
    content = _content(file, named=path is not None)
    config = _config(Table(_document(file, content), "", notes), notes, hash(content))
    notes.unknown_keys()
    notes.refuse()
    return config


def closer_look(config: Config) -> tuple[Problem, ...]:
    """What `load` leaves unasked for the sake of speed: calendars, regions, providers,
    signature files."""
    import phonenumbers

    from store.rules.days_off import known
    from store.rules.free_mail import is_free_mail
    from store.there import is_file

    found = []
    if not known(config.hours.holidays):
        holidays = config.hours.holidays
        found.append(Problem(config.path, "hours.holidays", "unknown-holidays", holidays))
    if config.region and config.region not in phonenumbers.SUPPORTED_REGIONS:
        found.append(Problem(config.path, "region", "unknown-region", config.region))
    free = frozenset(config.links.free_mail)
    for domain in config.us.domains or ():
        if is_free_mail(domain, free):
            found.append(Problem(config.path, "us.domains", "free-mail", domain))
    for i, account in enumerate(config.accounts):
        if account.signature and not is_file(account.signature):
            key, given = f"accounts[{i}].signature", str(account.signature)
            found.append(Problem(config.path, key, "missing", given))
    return tuple(found)


def _trusted(file: Path) -> None:
    """What it says is run, so nobody else may have a hand in it."""
    if not file.exists():
        return
    if somebody := owner(file):
        raise ConfigError((Problem(file, "", "not-ours", somebody),))
    if mode := others_write(file):
        raise ConfigError((Problem(file, "", "too-open", mode),))
    if mode := others_replace(file):
        raise ConfigError((Problem(file, "", "open-folder", mode),))


def fingerprint(file: Path) -> int:
    """Another for each content of a configuration, within this process; 0 if it cannot be read.
    Neither its time nor its place in the file system says that it is the same: a link may be
    switched to a file that is older, or as old."""
    try:
        return hash(file.read_bytes())
    except OSError:
        return 0


def _content(file: Path, *, named: bool) -> bytes:
    """named: by somebody; else it is the usual one."""
    try:
        _trusted(file)
        return file.read_bytes()
    except FileNotFoundError as error:
        problem = Problem(file, "", "no-config", str(file) if named else "")
        raise ConfigError((problem,)) from error
    except OSError as error:
        raise ConfigError((Problem(file, "", "unreadable", error.strerror or ""),)) from error


def _document(file: Path, content: bytes) -> dict[str, object]:
    try:
        # Some editors begin a file with a byte order mark, which TOML does not know.
        text = content.removeprefix(b"\xef\xbb\xbf").decode()
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError((Problem(file, "", "encoding", line=line),)) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError((_syntax(file, text, str(error)),)) from error


def _syntax(file: Path, text: str, said: str) -> Problem:
    """tomllib tells the position only within its message."""
    at = _POSITION.search(said)
    if at is None:
        return Problem(file, "", "syntax", said)
    line, column = int(at[1] or text.count("\n") + 1), int(at[2] or 0)
    written = text.splitlines()[line - 1 : line]
    code = _slip(written[0], said) if written else "syntax"
    return Problem(file, "", code, said[: at.start()], line=line, column=column)


def _slip(line: str, said: str) -> Code:
    """What whoever does not know TOML gets wrong first; 'syntax' for all else."""
    _key, equals, value = line.partition("=")
    value = value.strip()
    if said.startswith(("Invalid value", "Expected newline")) and equals and value[:1].isalnum():
        return "unquoted"
    if value.startswith('"') and "\\" in value:
        return "backslash"
    return "syntax"


def _config(root: Table, notes: Notes, read: int) -> Config:
    folder = notes.file.parent
    return Config(
        fingerprint=read,
        path=notes.file,
        region=root.read("region", values.region, "") or machine.region(),
        timezone=root.read("timezone", values.zone, None) or _system_zone(root),
        database=root.read("database", values.path(folder), None) or _database(root),
        accounts=accounts(root, folder),
        us=_us(root.table("us")),
        hours=_hours(root.table("hours")),
        ledger=_ledger(root.table("ledger")),
        tiers={name: keys(tier) for name, tier in root.named("tiers").items()},
        links=Links(root.table("links").read_list("free_mail", values.domain, ())),
        store=Storage(root.table("store").read("limit", values.size, None)),
        notify=_notify(root.table("notify")),
        screen=_screen(root.table("screen")),
        keys=root.pairs("keys", values.line),
        searches=root.pairs("searches", values.line),
        snippets=root.pairs("snippets", values.lines),
        warnings=tuple(notes.warnings),
    )


def _system_zone(root: Table) -> ZoneInfo:
    zone, refused = machine.time_zone()
    if refused:
        root.warn("timezone", "unknown-zone", refused)
    return zone


def _database(root: Table) -> Path:
    try:
        return machine.data_dir() / "owed.db"
    except RuntimeError:
        root.note("database", Wrong("no-home"))
        return Path("owed.db")


def _us(table: Table) -> Us:
    return Us(
        domains=table.read_list("domains", values.domain, None),
        numbers=table.read_list("numbers", values.phone, ()),
        names=table.read_list("names", values.line, ()),
    )


def _notify(table: Table) -> Notify:
    return Notify(
        command=table.read("command", values.lines, None),
        desktop=table.flag("desktop", Notify().desktop),
        bell=table.flag("bell", Notify().bell),
    )


def _hours(table: Table) -> Hours:
    before = table.mistakes
    days = [_day(table, day, OFFICE_WEEK[i]) for i, day in enumerate(DAYS)]
    if not any(days) and table.mistakes == before:
        table.note("", Wrong("no-open-hours"))
    return Hours(
        week=tuple(days),
        holidays=table.read("holidays", values.calendar, ""),
        away=tuple(sorted(table.read_list("away", values.dates, ()))),
    )


def _day(table: Table, day: str, usual: Day) -> Day:
    intervals = sorted(table.read_list(day, values.interval, usual))
    for (_, closes), (opens, _) in pairwise(intervals):
        if opens < closes:
            table.note(day, Wrong("overlap"))
    return tuple(intervals)


def _ledger(table: Table) -> Ledger:
    usual = Ledger()
    return Ledger(
        backlog_days=table.number("backlog_days", usual.backlog_days, 0, _A_CENTURY),
        callback_forget=table.read("callback_forget", values.span, usual.callback_forget),
        internal=table.flag("internal", usual.internal),
    )


def _screen(table: Table) -> Screen:
    usual = Screen()
    return Screen(
        keys=table.read("keys", _KEY_SETS, usual.keys),
        theme=table.read("theme", values.line, usual.theme),
    )
