"""What is wrong with the configuration and the store, looked at without changing either."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from store import config as configuration
from store import desktop, machine
from store.config import Config, ConfigError
from store.finding import Finding
from store.private import too_open
from store.records import checkup, outbox_copies
from store.records.database import Store
from store.records.failures import StoreError, is_readonly
from store.records.file_opening import open_store
from store.records.status import account_states, running, silent_since
from store.there import is_folder

DAY = 86_400
STALE_SECONDS = 3600
"""So long without a good sync, and what the lists say may be a false accusation (rule 19)."""


def findings(config_path: Path | None) -> list[Finding]:
    """In the order in which they are best mended; 'config' where nothing else can be asked."""
    try:
        config = configuration.load(config_path)
    except ConfigError as error:
        return [Finding("config", True, {"problem": problem}) for problem in error.problems]
    found = [Finding("config-ok", False, {"path": str(config.path)})]
    found += [Finding("config-odd", False, {"problem": odd}) for odd in config.warnings]
    found += [
        Finding("config-closer", True, {"problem": problem})
        for problem in configuration.closer_look(config)
    ]
    if config.notify.desktop and desktop.shows("", "") is None:
        found.append(Finding("no-notifier", True, {"program": desktop.program()}))
    if not config.accounts:
        found.append(Finding("no-accounts", True, {"path": str(config.path)}))
    return [*found, *_too_open(config), *_of_store(config)]


def _too_open(config: Config) -> Iterator[Finding]:
    """What others on this machine may read. The configuration holds no secret, but says where
    they are; the store holds all the mail, and tokens open it on the server. Of a folder others
    may read the list of names, unless it is the store's own."""
    database = Store(config.database, config).path
    files = [config.path, *(Path(f"{database}{end}") for end in ("", "-wal", "-shm")), *_tokens()]
    folders = [database.parent] if database.parent.name == "owed" else []
    for path in (*folders, *files):
        if (path in folders or not is_folder(path)) and (mode := too_open(path)):
            wanted = "700" if path in folders else "600"
            yield Finding("too-open", True, {"path": str(path), "mode": mode, "wanted": wanted})


def _tokens() -> Iterator[Path]:
    with suppress(RuntimeError, OSError):
        yield from (machine.data_dir() / "tokens").glob("*.json")


def _of_store(config: Config) -> Iterator[Finding]:
    try:
        store = open_store(config, create=False)
    except StoreError as error:
        if error.code == "too-open":
            return  # said of each of its files already
        if error.code == "missing":
            yield Finding("no-store", False, dict(error.facts))
        else:
            yield Finding("store", True, {"code": error.code, "facts": dict(error.facts)})
        return
    try:
        yield from _inside(store, config)
    except StoreError as error:
        yield Finding("store", True, {"code": error.code, "facts": dict(error.facts)})
    finally:
        store.close()


def _inside(store: Store, config: Config) -> Iterator[Finding]:
    said = checkup.complaints(store.path)
    path = str(store.path)
    if said:
        yield Finding("damaged", True, {"path": path, "said": said[0], "count": len(said)})
        return
    yield Finding("store-ok", False, {"path": path, **checkup.sizes(store)})
    yield from _closed(store.path)
    yield _sqlite()
    yield from _tiers(store, config)
    for box in checkup.unreadable(store):
        when = {"at": box.since + DAY, "zone": config.timezone, "now": int(time.time())}
        yield Finding("unreadable", True, {**box._asdict(), **when})
    for unstable in checkup.unstable(store, int(time.time()) - DAY):
        yield Finding("unstable", True, unstable._asdict())
    for hung in checkup.hung(store, int(time.time())):
        code = f"hung-{hung.part}" if hung.part in {"flags", "past"} else "hung"
        yield Finding(code, True, hung._asdict())
    for account, mailbox, count in outbox_copies.without_room(store):
        yield Finding("no-room", True, {"account": account, "mailbox": mailbox, "count": count})
    if pending := checkup.pending(store):
        yield Finding("pending", False, {"count": pending})
    yield _daemon(store, config)
    yield from _freshness(store, config)


def _closed(path: Path) -> Iterator[Finding]:
    """What can be read may still be closed to writing, as a file that came out of a backup is."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)):
        facts = {"path": str(path), "said": os.strerror(errno.EACCES)}
        code = "readonly-disk" if is_readonly(path) else "readonly"
        yield Finding("store", True, {"code": code, "facts": facts})


def _sqlite() -> Finding:
    """Below 3.51.3, two processes that fold the log back at once can corrupt it; here only one
    does so at a time, other programs that open the store do not keep to that."""
    safe = checkup.SQLITE >= (3, 51, 3)
    return Finding("sqlite" if safe else "sqlite-old", False, {"version": checkup.SQLITE_VERSION})


def _tiers(store: Store, config: Config) -> Iterator[Finding]:
    for tier, clients in checkup.unknown_tiers(store).items():
        facts = {"tier": tier, "count": len(clients), "client": clients[0]}
        yield Finding("unknown-tier", True, {**facts, "path": str(config.path)})


def _daemon(store: Store, config: Config) -> Finding:
    pid, now = running(store), int(time.time())
    if pid is None:
        return Finding("no-daemon", False)
    since = silent_since(store, now)
    if since is None:
        return Finding("daemon", False, {"pid": pid})
    return Finding("silent", True, {"pid": pid, "at": since, "zone": config.timezone, "now": now})


def _freshness(store: Store, config: Config) -> Iterator[Finding]:
    configured = {account.name for account in config.accounts}
    now = int(time.time())
    for state in account_states(store, left=True):
        facts = {"account": state.name, "zone": config.timezone, "now": now}
        if state.name not in configured:
            yield Finding("left-account", False, facts)
            continue
        if state.synced_at is None:
            yield Finding("never-synced", False, facts)
            continue
        if state.no_sent:
            yield Finding("no-sent", True, facts)
        if not state.come:
            yield Finding("coming", False, {"state": state, "daemon": running(store) is not None})
        at = state.synced_at if state.sent_at is None else min(state.synced_at, state.sent_at)
        old = now - at > STALE_SECONDS
        if old or state.come:
            yield Finding("stale" if old else "fresh", old, {**facts, "at": at})
