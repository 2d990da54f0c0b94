"""The long run: python -m tests.soak [--kills N] [--seed N] [--minutes N] [--at HOST:PORT --user U]

A quarter of the kills at a Dovecot that has everything, the others at poorer ones; or all of them
at another server, at an account that is empty and for nothing else, whose password OWED_SOAK holds.
The seed that is printed gives the same plan again; what meets what is decided by the machine.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.peers import dovecot
from tests.peers.account import Account
from tests.soak.plan import Plan
from tests.soak.soak import Soak, soaking

SERVERS: list[tuple[str, ...]] = [(), ("MOVE",), ("QRESYNC",), ("QRESYNC", "CONDSTORE", "MOVE")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--at")
    parser.add_argument("--user", default="")
    asked = parser.parse_args()
    elsewhere = _account(asked.at, asked.user) if asked.at else None
    if elsewhere is None and dovecot.BINARY is None:
        print("Dovecot is not installed here", file=sys.stderr)
        return 2
    print(f"once more: --seed {asked.seed} --kills {asked.kills}", flush=True)
    end = time.monotonic() + 60 * asked.minutes
    plan = Plan(random.Random(asked.seed))
    parts = [(asked.kills, ())] if elsewhere else shares(asked.kills)
    for number, (kills, without) in enumerate(parts):
        if time.monotonic() > end:
            break
        print(f"{kills} kills, without {without or 'nothing'}", flush=True)
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            account = elsewhere or stack.enter_context(dovecot.running(without)).account()
            with soaking(account, folder, asked.seed + number, plan, moves=_moves(account)) as soak:
                soak.run(kills, last=number == len(parts) - 1)
            say(soak)
    return judged(plan, asked.kills)


def _account(at: str, user: str) -> Account:
    host, _, port = at.rpartition(":")
    return Account(int(port), 0, user, os.environ["OWED_SOAK"], host=host)


def _moves(account: Account) -> bool:
    with account.client() as client:
        return bool(client.has_capability("MOVE"))


def shares(kills: int) -> list[tuple[int, tuple[str, ...]]]:
    """How many at which server; a first sync is part of each, so that a few are for one alone."""
    some = max(25, -(-kills // len(SERVERS)))
    return [
        (min(some, kills - some * number), without)
        for number, without in enumerate(SERVERS)
        if kills > some * number
    ]


def judged(plan: Plan, wanted: int) -> int:
    """Of a run in which nothing was found; one that came to too little has shown nothing."""
    kills, lacks = plan.counts["kills"], plan.lacks()
    print(f"{dict(plan.counts)}; after {len(plan.reached)} different commits")
    if kills < max(wanted, 1):
        print(f"only {kills} of {wanted} kills: that shows nothing", file=sys.stderr)
        return 1
    if lacks:
        print(f"too little happened: {lacks}", file=sys.stderr)
        return 1
    print(f"{kills} kills: nothing lost, nothing doubled")
    return 0


def say(soak: Soak) -> None:
    print(f"  they {counted(soak.others.did)}; we {counted(soak.ours.did)}", flush=True)


def counted(words: list[str]) -> str:
    return ", ".join(f"{word} {words.count(word)}" for word in sorted(set(words)))


if __name__ == "__main__":
    sys.exit(main())
