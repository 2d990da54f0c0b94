"""Calls of one number or client -> callback loops (rule 6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from store.rules import hours as clock
from store.rules.events import Call, Decision
from store.rules.instant import Instant
from store.rules.loop import Again, Loop, Reason
from store.rules.loops import Frame
from store.rules.timing import times

CALLED = {"missed", "voicemail", "no-answer", "busy"}
SPOKEN_CHANNELS = {"call", "meeting"}


class Callback(NamedTuple):
    """A loop with the calls that belong to its row: the first, those after it, our attempts."""

    loop: Loop
    call: int
    members: tuple[int, ...]


@dataclass
class _Open:
    loop: Loop
    first: Call
    members: list[int] = field(default_factory=list)


def spoken(call: Call) -> bool:
    """Somebody was spoken with, by phone or face to face."""
    return call.channel in SPOKEN_CHANNELS and call.outcome == "answered"


def waits(call: Call) -> bool:
    """Somebody rang and reached nobody."""
    return call.channel == "call" and call.direction == "in" and call.outcome in CALLED


def tried(call: Call) -> bool:
    return call.channel == "call" and call.direction == "out" and call.outcome in CALLED


def callbacks(
    calls: Iterable[Call], decisions: Iterable[tuple[int, Decision]], frame: Frame
) -> list[Callback]:
    """All callback loops among these calls, closed ones too.

    The calls must be all that share a number or a client with any of them. decisions: with the
    id of the call that their row begins with.
    """
    open_: list[_Open] = []
    closed: list[Callback] = []
    by_id = {call.id: call for call in calls}
    for event in _in_order(by_id.values(), decisions):
        if isinstance(event, Call):
            _call(open_, closed, event, frame)
        else:
            _decide(open_, closed, *event, by_id, frame)
    done = [*closed, *(_finish(item) for item in open_)]
    return sorted(done, key=lambda item: (item.loop.opened_at, item.call))


Event = Call | tuple[int, Decision]


def _in_order(calls: Iterable[Call], decisions: Iterable[tuple[int, Decision]]) -> list[Event]:
    events: list[tuple[tuple[Instant, int, int], Event]] = [
        ((call.at, int(not waits(call)), call.id), call) for call in calls
    ]
    events += [((d.at, 2, d.id), (first, d)) for first, d in decisions]
    return [event for _, event in sorted(events, key=lambda pair: pair[0])]


def _call(open_: list[_Open], closed: list[Callback], call: Call, frame: Frame) -> None:
    if waits(call):
        if call.client is None and call.number in frame.our_numbers:
            return
        _ring(open_, call, frame)
    elif tried(call):
        for item in (x for x in open_ if _same(x.first, call)):
            item.loop = replace(item.loop, tried=(*item.loop.tried, call.at))
            item.members.append(call.id)
    elif spoken(call) and not call.matched:
        for item in [x for x in open_ if _same(x.first, call)]:
            _close(open_, closed, item, call.at, call.id, "spoken")


def _ring(open_: list[_Open], call: Call, frame: Frame) -> None:
    forget_at = clock.add(frame.hours, call.at, frame.callback_forget)
    for item in open_:
        if _one_row(item.first, call):
            item.loop = replace(item.loop, again=(*item.loop.again, Again(call.at, forget_at)))
            item.members.append(call.id)
            return
    open_.append(_Open(_loop(call, frame, call.at, "missed", forget_at), call, [call.id]))


def _loop(
    call: Call, frame: Frame, opened_at: Instant, code: str, forget_at: Instant | None
) -> Loop:
    policy = frame.policy(call.client, 0)
    when = times(frame.hours, call.at, policy.call_back_within, policy)
    return Loop(
        kind="callback",
        who=_who(call),
        address=call.number,
        client=call.client,
        since=call.at,
        due=when.due,
        soon_at=when.soon_at,
        far_at=when.far_at,
        late_from=when.late_from,
        opened_at=opened_at,
        opened_by=call.id,
        reason=Reason(code, "6", {"outcome": call.outcome, "call": call.id}),
        policy=f"{policy.call_back_source}:{policy.call_back_within}",
        forget_at=forget_at,
    )


def _decide(
    open_: list[_Open],
    closed: list[Callback],
    first: int,
    decision: Decision,
    calls: Mapping[int, Call],
    frame: Frame,
) -> None:
    """Rule 12, on the row that begins with the call `first`."""
    mine = [item for item in open_ if item.first.id == first or first in item.members]
    if decision.kind == "owe":
        call = calls.get(first)
        if call is not None and not mine:
            newest = _newest(closed, call, calls)
            loop = _loop(newest, frame, decision.at, "decided", None)
            open_.append(_Open(loop, call, list(dict.fromkeys([call.id, newest.id]))))
        return
    for item in mine:
        _close(open_, closed, item, decision.at, decision.call, decision.kind)


def _newest(closed: list[Callback], call: Call, calls: Mapping[int, Call]) -> Call:
    """By which their row that begins with `call` waited last."""
    members = [calls[id_] for one in closed if one.call == call.id for id_ in one.members]
    return max((one for one in members if waits(one)), key=lambda one: one.at, default=call)


def _close(
    open_: list[_Open],
    closed: list[Callback],
    item: _Open,
    at: Instant,
    by: int | None,
    how: str,
) -> None:
    item.loop = replace(item.loop, closed_at=at, closed_by=by, closed_how=how)
    open_.remove(item)
    closed.append(_finish(item))


def _finish(item: _Open) -> Callback:
    return Callback(item.loop, item.first.id, tuple(item.members))


def _one_row(first: Call, call: Call) -> bool:
    """Several from one number are one row; of a withheld number, several from one client."""
    if first.number or call.number:
        return first.number == call.number
    return first.client == call.client and call.client is not None


def _same(first: Call, call: Call) -> bool:
    """Whether speaking on `call` reaches who rang on `first` (rule 6): by the number where both
    have one, else by the client. That holds whichever of the two was withheld: whoever rings back
    a client that withheld its number can only ring a number that is known."""
    if first.number and call.number:
        return first.number == call.number
    return call.client is not None and first.client == call.client


def _who(call: Call) -> str:
    if call.number:
        return f"n:{call.number}"
    return f"c:{call.client}" if call.client is not None else "w"
