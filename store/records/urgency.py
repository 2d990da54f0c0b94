"""Which open loop of a row presses most, and where that puts the row in a list (rule 21)."""

from collections.abc import Sequence
from typing import NamedTuple

from store.rules.instant import Instant
from store.rules.timing import Standing

DEBTS = ("reply", "callback", "promise", "case", "internal", "invitation")
OPEN = (*DEBTS, "chase", "fyi")


class Slim(NamedTuple):
    """Of one open loop, what its place in a list hangs on."""

    kind: str
    standing: Standing
    since: Instant
    due: Instant
    late_from: Instant
    client: int | None
    key_client: bool
    id: int


class Place(NamedTuple):
    """What lists are sorted by: overdue by working time past due, soon by due, fine by since,
    backlog (rule 21)."""

    group: int
    when: Instant
    ordinary: bool
    since: Instant


_GROUPS = {"far": 0, "overdue": 0, "soon": 1, "fine": 2, "backlog": 3}


def place(loop: Slim) -> Place:
    group = _GROUPS[loop.standing.band]
    when = (loop.late_from, loop.due, loop.since, loop.since)[group]
    return Place(group, when, not loop.key_client, loop.since)


def place_in_row(loop: Slim) -> tuple[Place, int, int]:
    """Without ties: of two that press alike the same one always stands for the row, in whatever
    order they were read."""
    return place(loop), OPEN.index(loop.kind), loop.id


def debts(loops: Sequence[Slim]) -> Sequence[Slim]:
    if len(loops) == 1:  # as nearly all rows have it
        return loops if loops[0].kind in DEBTS else ()
    return [loop for loop in loops if loop.kind in DEBTS]


def pressing(loops: Sequence[Slim]) -> Slim | None:
    """The most pressing debt, else the chase, else what is for information."""
    if len(loops) == 1:  # as nearly all rows have it, and lists ask it of each
        return loops[0]
    for kinds in (DEBTS, ("chase",), ("fyi",)):
        some = [loop for loop in loops if loop.kind in kinds]
        if some:
            return min(some, key=place_in_row)
    return None


def whose(loops: Sequence[Slim]) -> Slim | None:
    """The open loop that says of which client a row is; colleagues' questions are nobody's."""
    return pressing([loop for loop in loops if loop.kind not in {"fyi", "internal"}])


def state_of(loops: Sequence[Slim]) -> str:
    return state_by(pressing(loops))


def state_by(top: Slim | None) -> str:
    """Of a row, by its most pressing loop."""
    if top is None:
        return "done"
    return _STATES.get(top.kind, "owed")


_STATES = {"chase": "waiting", "fyi": "fyi"}
_ORDER = ("owed", "waiting", "backlog", "fyi")


def place_of_row(loops: Sequence[Slim]) -> tuple[int, Place]:
    """Where all that is open stands in one list: what we owe, what we wait for, then backlog."""
    top = pressing(loops)
    assert top is not None
    state = "backlog" if top.standing.band == "backlog" else state_by(top)
    return _ORDER.index(state), place(top)
