"""Whole processes against the clock, and a figure beside its peer's.

Nothing is asserted: a figure depends on the machine and on who else uses it, so each stands beside
a peer's of the same run, and the ratio is what can be compared.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final, NamedTuple

from bench.corpus import folder
from bench.memory import Peak, watched

PROJECT: Final = Path(__file__).parent.parent
TIMES: Final = 5


class Ran(NamedTuple):
    seconds: float
    processor: float
    """Seconds of processor time, with those of its children."""
    memory: int
    """Largest resident size of any one of its processes, in bytes."""
    together: int = 0
    """The most that all of them held at once; 0 where it was not watched."""


def owed(config: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "owed", "--config", str(config), *words]


def environment() -> dict[str, str]:
    """As after an installation: compiled modules lie ready, here in a folder of the benchmarks."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder() / "compiled")}


def run(command: Sequence[str], *, watch: bool = False) -> Ran:
    """To its end; what it prints goes nowhere. watch: look at its memory meanwhile."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr
    with watched(process.pid) if watch else nullcontext(Peak()) as peak:
        said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.stderr.write(said.decode("utf-8", "replace"))
    unit = 1 if sys.platform == "darwin" else 1024
    busy = used.ru_utime + used.ru_stime
    return Ran(seconds, busy, used.ru_maxrss * unit, peak.octets)


def best(command: Sequence[str], times: int = TIMES) -> Ran:
    """The quickest of several, after one that is not counted."""
    run(command)
    return min((run(command) for _ in range(times)), key=lambda ran: ran.seconds)


def missing(*programs: str) -> bool:
    """Says which peers this machine lacks."""
    lacking = [name for name in programs if shutil.which(name, path=_PATH) is None]
    for name in lacking:
        print(f"    {name}: not installed here")
    return bool(lacking)


_PATH: Final = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"


def tell(what: str, value: float, shown: Callable[[float], str], goal: str = "") -> None:
    print(f"  {what:<58}{shown(value):>12}   {goal}", flush=True)


def tell_peer(what: str, value: float, shown: Callable[[float], str], ratio: float) -> None:
    print(f"    {what:<56}{shown(value):>12}   ratio {ratio:.2f}", flush=True)


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


def microseconds(seconds: float) -> str:
    return f"{seconds * 1e6:,.0f} µs"


def whole_seconds(seconds: float) -> str:
    return f"{seconds:,.1f} s"


def megabytes(size: float) -> str:
    return f"{size / 1e6:,.0f} MB"


def rate(rows: float) -> str:
    return f"{rows:,.0f}/s"
