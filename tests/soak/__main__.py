"""python -m tests.soak [--kills N] [--seed N] [--minutes N]: the long run.

A quarter of the kills at a Dovecot that has everything, the others at poorer ones. The seed that is
printed gives the same plan again; what meets what is decided anew by the machine.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.peers import dovecot
from tests.soak.plan import Plan
from tests.soak.soak import Soak, soaking

SERVERS: list[tuple[str, ...]] = [(), ("MOVE",), ("QRESYNC",), ("QRESYNC", "CONDSTORE", "MOVE")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--minutes", type=float, default=20)
    asked = parser.parse_args()
    if dovecot.BINARY is None:
        print("Dovecot is not installed here", file=sys.stderr)
        return 2
    print(f"once more: --seed {asked.seed} --kills {asked.kills}", flush=True)
    end = time.monotonic() + 60 * asked.minutes
    plan = Plan(random.Random(asked.seed))
    for number, (kills, without) in enumerate(shares(asked.kills)):
        if time.monotonic() > end:
            break
        last = number == len(shares(asked.kills)) - 1
        print(f"{kills} kills, without {without or 'nothing'}", flush=True)
        with dovecot.running(without) as server, tempfile.TemporaryDirectory() as folder:
            account, seed = server.account(), asked.seed + number
            with soaking(account, Path(folder), seed, plan, moves="MOVE" not in without) as soak:
                soak.run(kills, last=last)
            say(soak)
    return judged(plan, asked.kills)


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
