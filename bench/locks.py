"""How long the daemon holds the store's lock, and with what: the screen's writes wait for it.

First in a first sync from a real Dovecot, then while mail comes into a store with years of mail.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench import corpus, first_sync
from bench.held import Held
from bench.measure import PROJECT, environment, milliseconds, tell
from tests.peers import dovecot

MAILS: Final = 5_000
RATE: Final = 500
SECONDS: Final = 15.0
LONG: Final = 0.03
NAMED: Final = 5
"""Statements, and times, that are told one by one."""


def main() -> None:
    if dovecot.BINARY is None:
        print("locks: Dovecot is not installed here")
    else:
        _first_sync()
    _steady()


def _first_sync() -> None:
    letters = list(corpus.mailbox(MAILS, int(time.time())))
    print(f"locks: a first sync of {MAILS:,} mails, Dovecot on loopback")
    with dovecot.running() as server, tempfile.TemporaryDirectory() as name:
        account = server.account()
        first_sync.deliver(account, letters)
        config = first_sync.configuration(account, Path(name))
        out = Path(name) / "held"
        command = [sys.executable, "-m", "bench.held", str(out)]
        subprocess.run(
            [*command, "--config", str(config), "sync", "--once"],
            cwd=PROJECT, env=environment(), stderr=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        _tell(_read(out))


def _steady() -> None:
    print(f"locks: {RATE} mails a second into {corpus.CONVERSATIONS:,} conversations")
    with tempfile.TemporaryDirectory() as name:
        config = corpus.copy_of_store(Path(name))
        corpus.open_in(Path(name)).close()  # a store of an older version is brought up to date
        out = Path(name) / "held"
        command = [sys.executable, "-m", "bench.beside", str(config), str(RATE), str(out)]
        process = subprocess.Popen(
            command, cwd=PROJECT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        time.sleep(SECONDS)
        said, _ = process.communicate()
        print(f"  in fact {float(said):.0f} a second")
        _tell(_read(out))


def _read(out: Path) -> list[Held]:
    return [Held(*json.loads(line)) for line in out.read_text(encoding="utf-8").splitlines()]


def _tell(times: Sequence[Held]) -> None:
    ordered = sorted(one.seconds for one in times)
    ours = sorted(one.seconds - one.queued for one in times)
    print(f"  held {len(ordered):,} times, {sum(ordered):.1f} s together")
    for part in (50, 95, 99):
        at = len(ordered) * part // 100
        tell(f"held, p{part}", ordered[at], milliseconds)
        tell("  without the wait for a processor", ours[at], milliseconds)
    tell("held at most", ordered[-1], milliseconds, "goal: < 30 ms")
    tell("  without the wait for a processor", ours[-1], milliseconds)
    over = sum(seconds > LONG for seconds in ordered)
    print(f"  over {milliseconds(LONG)}: {over} times")
    for one in sorted(times, reverse=True)[:NAMED]:
        print(f"    {_line(one)}")
    spent: dict[str, float] = defaultdict(float)
    for one in times:
        for statement, seconds in one.statements.items():
            spent[statement] += seconds
    for statement, seconds in sorted(spent.items(), key=lambda one: -one[1])[: 2 * NAMED]:
        print(f"    {seconds:6.2f} s  {statement}")


def _line(one: Held) -> str:
    most = [f"{seconds * 1000:.1f} {words[:40]}" for words, seconds in one.statements.items()][:3]
    parts = (one.seconds, one.processor, one.queued)
    held, busy, queued = (f"{seconds * 1000:.0f}" for seconds in parts)
    return f"{held} ms, {busy} on a processor, {queued} until one was free: {'; '.join(most)}"


if __name__ == "__main__":
    main()
