"""python -m tests.soak [--kills N] [--seed N] [--minutes N]: the long run.

Half of the kills at a Dovecot that has everything, the others at poorer ones. The seed that is
printed gives the same plan again; what meets what is decided anew by the machine.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.peers import dovecot
from tests.soak.soak import soaking

SERVERS: list[tuple[str, ...]] = [(), ("MOVE",), ("QRESYNC",), ("QRESYNC", "CONDSTORE", "MOVE")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    if dovecot.BINARY is None:
        print("Dovecot is not installed here", file=sys.stderr)
        return 2
    end = time.monotonic() + 60 * asked.minutes
    left, round_ = asked.kills, 0
    while left > 0 and time.monotonic() < end:
        without = SERVERS[round_ % len(SERVERS)]
        kills = min(left, max(25, asked.kills // len(SERVERS)))
        seed = asked.seed + round_
        print(f"seed {seed}, {kills} kills, without {without or 'nothing'}", flush=True)
        with dovecot.running(without) as server, tempfile.TemporaryDirectory() as folder:
            with soaking(server.account(), Path(folder), seed, moves="MOVE" not in without) as soak:
                soak.run(kills)
            print(f"  {dict(soak.counts)}", flush=True)
            print(f"  they {counted(soak.others.did)}; we {counted(soak.ours.did)}", flush=True)
        left, round_ = left - kills, round_ + 1
    print(f"{asked.kills - left} kills: nothing lost, nothing doubled")
    return 0


def counted(words: list[str]) -> str:
    return ", ".join(f"{word} {words.count(word)}" for word in sorted(set(words)))


if __name__ == "__main__":
    sys.exit(main())
