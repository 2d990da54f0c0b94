"""The lists: which rows stand in each, in which order, and how many.

A list is the sequence of its rows' keys, cheap even for 100,000; `rows.rows` turns the few that
are in sight into what is shown.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.records.asleep import snoozed
from store.records.cleared import cleared
from store.records.database import Connection, Store
from store.records.hydrate import listed, row, rows
from store.records.placements import marks, slices
from store.records.public_ids import NoSuchRow, key_of, named
from store.records.rowkeys import FOLLOWUPS, HOME, PLACED
from store.records.rows import Totals
from store.records.standing import At, at, debts_only, everything, last_as_of
from store.records.strangers import Group, groups, settled
from store.records.ties import steady
from store.records.urgency import Place, Slim, debts, place, place_of_row, pressing, state_by, whose

if TYPE_CHECKING:
    from store.records.items import Whole

__all__ = [
    "LISTS", "At", "NoSuchRow", "at", "grouped", "key_of", "keys", "listed", "named", "order",
    "row", "rows", "totals", "whole",
]  # fmt: skip

LISTS = (
    "owed", "inbox", "waiting", "backlog", "internal", "fyi", "calls", "unlinked", "snoozed",
    "done", "all", "starred", "sent", "cleared",
)  # fmt: skip

Open = Mapping[int, Sequence[Slim]]


def keys(
    store: Store, which: str, when: At, *, backlog: bool = True, pressing_first: bool = False
) -> list[int]:
    """All rows of a list, in its order. pressing_first: of `all`, what is open before the rest."""
    with store.snapshot() as conn:
        return _keys(store, conn, which, when, backlog, pressing_first).tolist()


def order(store: Store, which: str, when: At, *, query: str | None = None) -> "array[int]":
    """`keys`, for who holds many of them for long: in a fifth of the memory. query: only those that
    it finds. Raises search.QueryError."""
    with store.snapshot() as conn:
        found = _keys(store, conn, which, when)
        if query is None or not query.strip():
            return found
        from store.records.search import FEW, matching

        among = found if len(found) <= FEW else None
        hits = set(matching(store, conn, query, when, among=among))
        if which in {"all", "done"}:
            hits |= _heads(conn, hits)
        return array("q", (key for key in found if key in hits))


def _keys(
    store: Store,
    conn: Connection,
    which: str,
    when: At,
    backlog: bool = True,
    pressing_first: bool = False,
) -> "array[int]":
    if which in _STORED:
        return _stored(conn, which, when)
    if which == "calls":
        return _calls(conn, when)
    open_: Open
    if which in {"owed", "backlog", "internal"}:
        open_ = debts_only(store, conn, when)
    else:
        open_ = everything(store, conn, when)
    if which in {"all", "done"}:
        return _rest(conn, which, when, open_, pressing_first)
    hidden = snoozed(conn, when)
    if which == "snoozed":
        return steady(conn, sorted((until, key) for key, until in hidden.items()))
    if which == "cleared":
        thanked = [(at, key) for at, key in cleared(conn, when) if key not in open_]
        return steady(conn, [(at, key) for at, key in thanked if key not in hidden])
    test = partial(_stands, which, when, backlog)
    some = {k: loops for k, loops in open_.items() if k not in hidden and test(loops)}
    if which == "unlinked":
        asked_no_more = settled(conn, some)
        some = {key: loops for key, loops in some.items() if key not in asked_no_more}
    if which == "fyi":
        newest = sorted((-max(loop.since for loop in loops), key) for key, loops in some.items())
        return steady(conn, newest)
    return steady(conn, sorted((_place(loops), key) for key, loops in some.items()))


def grouped(store: Store, when: At, keys_: Sequence[int]) -> list[Group]:
    """Rows of `unlinked`, by the firm of who waits there."""
    with store.snapshot() as conn:
        return groups(store, everything(store, conn, when), keys_)


def _stands(which: str, when: At, backlog: bool, loops: Sequence[Slim]) -> bool:
    """Whether a row with these open loops stands in the list."""
    top = pressing(loops)
    return top is not None and _stands_by(top, which, when, backlog, loops)


def _stands_by(top: Slim, which: str, when: At, backlog: bool, loops: Sequence[Slim]) -> bool:
    """`top`: the most pressing of them."""
    state = state_by(top)
    if which in {"waiting", "fyi"}:
        return state == which
    if which == "unlinked":
        says = whose(loops)
        return says is not None and says.client is None
    if state != "owed":
        return False
    only_internal = top.kind == "internal" and all(x.kind == "internal" for x in debts(loops))
    if which == "internal":
        return only_internal
    if only_internal and not when.internal:
        return False
    is_backlog = top.standing.band == "backlog"
    return is_backlog if which == "backlog" else backlog or not is_backlog


def _place(loops: Sequence[Slim]) -> Place:
    top = pressing(loops)
    assert top is not None
    return place(top)


_STORED = {"inbox": "inbox", "starred": "flagged", "sent": "mine"}
"""Lists that the server's mailboxes and flags make, by the column of their messages."""


def _stored(conn: Connection, which: str, when: At) -> "array[int]":
    """Newest first."""
    there = f"{which} > 0"
    if when.past:
        there += (
            " AND EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = conversations.id "
            f"AND m.{_STORED[which]} = 1 AND m.place = 'here' AND m.at <= {int(when.now)})"
        )
    rows_ = conn.execute(
        f"SELECT {last_as_of(when)} AS at, id FROM conversations WHERE {there} "
        "ORDER BY at DESC, id DESC"
    )
    return steady(conn, rows_)


def _calls(conn: Connection, when: At) -> "array[int]":
    rows_ = conn.execute(
        "SELECT at, -id FROM calls WHERE at <= ? ORDER BY at DESC, id DESC", (when.now,)
    )
    return steady(conn, rows_)


_OWN_ROW = (
    "conversation_id IS NULL AND (head_id IS NULL OR head_id = id OR EXISTS "
    "(SELECT 1 FROM calls head WHERE head.id = calls.head_id AND head.conversation_id IS NOT NULL))"
)
"""SQL: a call that is not told in the row of an earlier one (rule 6: several are one)."""


def _heads(conn: Connection, keys_: Collection[int]) -> set[int]:
    """The rows that calls among these are told in."""
    found: set[int] = set()
    for part in slices([-key for key in keys_ if key < 0]):
        found |= {
            -head
            for (head,) in conn.execute(
                f"SELECT head_id FROM calls WHERE id IN ({marks(part)}) AND head_id IS NOT NULL",
                part,
            )
        }
    return found


def _rest(
    conn: Connection, which: str, when: At, open_: Open, pressing_first: bool
) -> "array[int]":
    """Every conversation, and every call and follow-up without one; newest first."""
    every = steady(conn, _then(conn, when) if when.past else _now(conn, when))
    if which == "done":
        return array("q", (key for key in every if key not in open_))
    if not pressing_first:
        return every
    first = sorted((place_of_row(open_[key]), key) for key in every if key in open_)
    return steady(conn, first) + array("q", (key for key in every if key not in open_))


def _now(conn: Connection, when: At) -> Iterator[tuple[int, int]]:
    """In the order of their index; the few others are put in between."""
    others = conn.execute(
        f"SELECT at, -id FROM calls WHERE {_OWN_ROW} AND at <= ?", (when.now,)
    ).fetchall()
    others = sorted([*others, *_alone(conn, when)])
    for row_ in conn.execute(
        "SELECT last, id FROM conversations WHERE messages + calls > 0 ORDER BY last DESC, id DESC"
    ):
        while others and others[-1] > row_:
            yield others.pop()
        yield row_
    yield from reversed(others)


def _then(conn: Connection, when: At) -> list[tuple[int, int]]:
    rows_ = conn.execute(
        f"SELECT at, id FROM (SELECT id, {last_as_of(when)} AS at FROM conversations "
        "WHERE messages + calls > 0 AND first <= :now "
        f"UNION ALL SELECT -id, at FROM calls WHERE {_OWN_ROW} AND at <= :now)",
        {"now": when.now},
    )
    held = [*rows_.fetchall(), *_alone(conn, when)]
    return sorted(held, reverse=True)


def _alone(conn: Connection, when: At) -> list[tuple[int, int]]:
    """Follow-ups that belong to no conversation, with the instant of their last change."""
    return conn.execute(
        f"SELECT max(s.at), {-FOLLOWUPS} - f.id FROM {PLACED} "
        "JOIN followup_states s ON s.followup_id = f.id "
        f"WHERE {HOME} IS NULL AND s.at <= ? GROUP BY f.id",
        (when.now,),
    ).fetchall()


def whole(store: Store, key: int, when: At) -> "Whole | None":
    """A row with all that happened in it; None if there is no such row, or was none then."""
    from store.records.whole import whole as read

    return read(store, key, when)


def totals(store: Store, when: At) -> Totals:
    """Counts for tabs and status line. Snoozed rows count in the bands, not in the lists."""
    with store.snapshot() as conn:
        open_ = everything(store, conn, when)
        hidden = snoozed(conn, when)
        inbox = _count(conn, "conversations WHERE inbox > 0")
        unread = _count(conn, "conversations WHERE inbox > 0 AND unread > 0")
        drafts = _count(conn, "outbox WHERE state = 'draft'")
        rows_ = [(k, loops, top) for k, loops in open_.items() if (top := pressing(loops))]
        shown = [row for row in rows_ if row[0] not in hidden]

        def listed(which: str) -> Open:
            return {
                k: loops for k, loops, top in shown if _stands_by(top, which, when, True, loops)
            }

        unlinked = listed("unlinked")
        asked_no_more = settled(conn, unlinked)
    owed = [(k, top) for k, loops, top in rows_ if _stands_by(top, "owed", when, True, loops)]
    bands = Counter(top.standing.band for _, top in owed)
    away = Counter(top.standing.band for key, top in owed if key in hidden)
    waiting = listed("waiting")
    return Totals(
        owed=sum(key not in hidden and top.standing.band != "backlog" for key, top in owed),
        overdue=bands["overdue"] + bands["far"],
        far=bands["far"],
        soon=bands["soon"],
        fine=bands["fine"],
        overdue_snoozed=away["overdue"] + away["far"],
        soon_snoozed=away["soon"],
        fine_snoozed=away["fine"],
        backlog=bands["backlog"],
        waiting=len(waiting),
        chase_due=sum(any(x.standing.overdue for x in loops) for loops in waiting.values()),
        inbox_unread=unread,
        inbox=inbox,
        calls_open=sum(any(x.kind == "callback" for x in loops) for loops in open_.values()),
        snoozed=len(hidden),
        unlinked=len(unlinked) - len(asked_no_more),
        fyi=len(listed("fyi")),
        internal=len(listed("internal")),
        drafts=drafts,
    )


def _count(conn: Connection, which: str) -> int:
    return int(conn.execute(f"SELECT count(*) FROM {which}").fetchone()[0])
