"""A round of sync in a process of its own, which a test kills in the middle.

The processes come from a server that has loaded everything once, so each takes but an instant.
"""

import importlib
import multiprocessing
import os
import signal
import sys
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue

from store.config import load
from store.records.file_opening import open_store
from sync import daemon
from tests.faults.loop import call
from tests.faults.proxy import Break, Proxy, Side
from tests.sync.office import Office
from tests.sync.running import write_config

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.faults.killing", "sync.account", "sync.reading", "sync.smtp"])


def round_of(office: Office) -> BaseProcess:
    """`owed sync --once`, begun."""
    process = FORKS.Process(target=_round, args=(write_config(office), office.password))
    process.start()
    return process


def _round(config_path: Path, secret: str) -> None:
    os.environ["OWED_TEST_SECRET"] = secret
    config = load(config_path)
    store = open_store(config)
    sys.exit(daemon.run(store, config, once=True, account=None, progress=lambda event: None))


def killed_at(office: Office, proxy: Proxy, point: tuple[Side, bytes, int]) -> None:
    """Begin a round, and kill it by the signal that nobody can catch when it comes to a point."""
    begun: SimpleQueue[BaseProcess] = SimpleQueue()
    side, words, after = point

    def kill() -> None:
        begun.get(timeout=60).kill()  # it may get there before this thread has it in hand

    end = Break("cut", side, words, after, then=kill)
    call(lambda: proxy.breaks.append(end))
    process = round_of(office)
    begun.put(process)
    process.join(60)
    assert end.happened
    assert process.exitcode == -signal.SIGKILL


def killed_around(office: Office, where: str) -> None:
    """A round that dies before a function does its work, or after it: 'module name before'."""
    process = FORKS.Process(target=_dying, args=(write_config(office), office.password, where))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


def _dying(config_path: Path, secret: str, where: str) -> None:
    module, name, when = where.split()
    *path, last = name.split(".")
    owner: object = importlib.import_module(module)
    for part in path:
        owner = getattr(owner, part)
    really = getattr(owner, last)

    def deadly(*arguments: object, **fields: object) -> None:
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        really(*arguments, **fields)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, last, deadly)
    _round(config_path, secret)
