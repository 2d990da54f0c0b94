"""Bytes of a mail -> all that the store wants to know of it; the costly part of a first sync.

`main` is another process of the daemon's: it reads jobs (lists of
mails) from its standard input and answers each on its standard output, in order, until the input
ends; so it never outlives the daemon, whatever kills that one.
"""

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import IO, NamedTuple

from store.message.model import ParsedMessage, Signs
from store.message.parse import parse_all
from store.records.folding import INDEXED, indexed
from store.records.heard import machine_of, said_in
from store.rules import letter
from store.rules.saying import Said
from store.rules.tongue import tongues
from sync.packing import pack
from sync.pipes import plainly, receive, send

IDLE = 600
"""Seconds without a job after which such a process ends; the next mail starts another."""
LONGEST = 60.0
"""Seconds for one job. Mails take milliseconds, the largest a few seconds: what takes longer would
never end, and hold up all that come after it."""
AT_ONCE = 50
"""Mails; as many, with their subjects, as `letter.read` remembers."""
NICE = 5
"""The thread that writes, and the screen, are not to wait for those who read ahead."""


class Read(NamedTuple):
    """What was read out of one mail."""

    parsed: ParsedMessage
    said: Said
    machine: str
    packed: bytes
    """The raw bytes, by zlib."""
    folded: str
    """The text as search knows it."""


Given = tuple[bytes, int | None]
"""Bytes, and the size of the whole where they are not all of it."""


def read(raw: bytes, size: int | None = None) -> Read:
    """Parse and judge one mail; never raises for what a mail can carry."""
    return _together([(raw, size)])[0]


def read_all(mails: Sequence[Given]) -> list[Read | str]:
    """Each mail read, or why it could not be: one mail never costs the others."""
    found: list[Read | str] = []
    for start in range(0, len(mails), AT_ONCE):
        some = mails[start : start + AT_ONCE]
        try:
            found += _together(some)
        except Exception:  # noqa: BLE001 - in one of them, which is found out by each alone
            found += [_read_or_reason(raw, size) for raw, size in some]
    return found


def _together(mails: Sequence[Given]) -> list[Read]:
    """One step after the other, each for all of these: see `parse_all`."""
    parsed = parse_all(mails)
    folded = [indexed(one.text[:INDEXED]) for one in parsed]
    packed = [pack(raw) for raw, _ in mails]
    for one in parsed:
        letter.read(one.new_text)  # which remembers it for the next two
    judged = [said_in(one) for one in parsed]
    machines = [machine_of(one) for one in parsed]
    return list(map(Read, parsed, judged, machines, packed, folded))


def _read_or_reason(raw: bytes, size: int | None) -> Read | str:
    try:
        return read(raw, size)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one mail; it is noted with it
        return f"{type(error).__name__}: {error}"[:200]


def serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Answer jobs until there are no more. The first answer, None, says that it is ready."""
    tongues()  # else the first mail waits for them
    for kind in (ParsedMessage, Signs, Said):
        plainly(kind)
    send(answers, None)
    os.nice(NICE)
    gc.freeze()
    gc.disable()  # between jobs is soon enough: a tenth of the time went there
    while True:
        signal.alarm(IDLE)
        try:
            job = receive(jobs)
        except EOFError:
            return
        # It ends this process whatever that is at, also within an expression gone wild.
        signal.setitimer(signal.ITIMER_REAL, LONGEST)
        found = read_all(job)
        signal.alarm(0)
        send(answers, found)
        del job, found
        gc.collect(0)  # what this job left in circles; all of what is remembered costs a fiftieth


def main() -> None:
    """The whole life of such a process."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print must not enter the answers
    with contextlib.suppress(BrokenPipeError), answers:  # the daemon has ended before us
        serve(sys.stdin.buffer, answers)
