"""Tries bytes, led by what code they reach.

`python -m tests.fuzz.run TARGET SECONDS [FOLDER [SEED]]`
What breaks a target is written into FOLDER, and the exit status is not 0. With a SEED it goes the
same way each time, as far as it gets.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["store", "sync"]):
    from tests.fuzz.targets import TARGETS

from tests.fuzz.seeds import seeds

LONGEST = 8_192
"""Bytes of one try."""
SLOWEST = 5
"""Seconds for one try."""


def main() -> None:
    name, seconds = sys.argv[1], sys.argv[2]
    folder = sys.argv[3] if len(sys.argv) > 3 else "."
    fixed = [f"-seed={seed}" for seed in sys.argv[4:]]
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(name)):
            (Path(corpus) / str(number)).write_bytes(seed)
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}"]
        options += ["-rss_limit_mb=1000", f"-artifact_prefix={folder}/", "-verbosity=0", *fixed]
        atheris.Setup([sys.argv[0], *options, corpus], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
