"""Calls, and what a person decided or noted -> the events that the rules judge."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from store.records.database import Connection
from store.records.placements import marks, slices
from store.rules.events import Call, Decision, DecisionKind, Noted, NotedKind


def decisions(conn: Connection, conversations: Sequence[int]) -> dict[int, list[Decision]]:
    """What the user decided, by conversation."""
    found: dict[int, list[Decision]] = defaultdict(list)
    for part in slices(conversations):
        for conversation, *row in conn.execute(
            "SELECT m.conversation_id, d.id, d.at, d.kind, d.who, d.word, d.by_call "
            "FROM decisions d JOIN messages m ON m.id = d.message_id "
            f"WHERE m.conversation_id IN ({marks(part)})",
            part,
        ):
            found[conversation].append(_decision(row))
    return found


def _decision(row: Sequence[Any]) -> Decision:
    id_, at, kind, who, word, by_call = row
    of, address = "", ""
    if kind == "by-call":
        (of, _, address), word = word.partition(" "), ""
    return Decision(id_, at, cast(DecisionKind, kind), who, word, by_call, of, address)


_NOTED = (
    "SELECT {home}, f.id, s.id, s.at, f.kind, s.what, s.due, s.whom, "
    "coalesce(f.client_id, c.client_id), s.closed, f.keeps, f.topic "
    "FROM followups f JOIN followup_states s ON s.followup_id = f.id "
    "LEFT JOIN messages m ON m.id = f.message_id LEFT JOIN calls c ON c.id = f.call_id "
)


def notes(conn: Connection, conversations: Sequence[int]) -> dict[int, list[Noted]]:
    """What was noted in these conversations, or in calls that belong to them."""
    found: dict[int, list[Noted]] = defaultdict(list)
    for part in slices(conversations):
        for column in ("m.conversation_id", "c.conversation_id"):
            for home, *row in conn.execute(
                _NOTED.format(home=column) + f"WHERE {column} IN ({marks(part)})", part
            ):
                found[home].append(_noted(row))
    return found


def notes_alone(conn: Connection, followups: Sequence[int]) -> dict[int, list[Noted]]:
    """By follow-up; none of those that belong to a conversation."""
    found: dict[int, list[Noted]] = defaultdict(list)
    for part in slices(followups):
        for home, *row in conn.execute(
            _NOTED.format(home="f.id")
            + f"WHERE f.id IN ({marks(part)}) AND m.id IS NULL AND c.conversation_id IS NULL",
            part,
        ):
            found[home].append(_noted(row))
    return found


def _noted(row: Sequence[Any]) -> Noted:
    id_, step, at, kind, what, due, whom, client, closed, keeps, topic = row
    return Noted(
        id_, step, at, cast(NotedKind, kind), what, due, whom, client, closed, bool(keeps), topic
    )


_CALL = "id, at, channel, direction, outcome, number, client_id, matched, conversation_id"


def call_component(conn: Connection, call_ids: Sequence[int]) -> list[Call]:
    """These calls and all that share a number or a client with one of them, however far."""
    found: dict[int, Call] = {}
    numbers: set[str] = set()
    clients: set[int] = set()
    todo = _calls(conn, "id", call_ids)
    while todo:
        found |= {call.id: call for call in todo}
        fresh_numbers = {call.number for call in todo if call.number} - numbers
        fresh_clients = {call.client for call in todo if call.client is not None} - clients
        numbers |= fresh_numbers
        clients |= fresh_clients
        near = _calls(conn, "number", sorted(fresh_numbers))
        near += _calls(conn, "client_id", sorted(fresh_clients))
        todo = [call for call in near if call.id not in found]
    return sorted(found.values(), key=lambda call: (call.at, call.id))


def _calls(conn: Connection, column: str, values: Sequence[int] | Sequence[str]) -> list[Call]:
    rows: list[tuple[Any, ...]] = []
    for start in range(0, len(values), 400):
        part = values[start : start + 400]
        rows += conn.execute(
            f"SELECT {_CALL} FROM calls WHERE {column} IN ({marks(part)})", part
        ).fetchall()
    return [
        Call(id_, at, channel, direction, outcome, number, client, bool(matched), conversation)
        for id_, at, channel, direction, outcome, number, client, matched, conversation in rows
    ]


def call_decisions(conn: Connection, call_ids: Sequence[int]) -> list[tuple[int, Decision]]:
    found: list[tuple[int, Decision]] = []
    for part in slices(call_ids):
        for call, *row in conn.execute(
            "SELECT call_id, id, at, kind, who, word, by_call FROM decisions "
            f"WHERE call_id IN ({marks(part)})",
            part,
        ):
            found.append((call, _decision(row)))
    return found


def calls_in(conn: Connection, conversations: Sequence[int]) -> Mapping[int, list[tuple[int, str]]]:
    """(instant, number) of the calls that a person put into these conversations."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for part in slices(conversations):
        for conversation, at, e164 in conn.execute(
            f"SELECT conversation_id, at, e164 FROM calls WHERE conversation_id IN ({marks(part)})",
            part,
        ):
            found[conversation].append((at, e164))
    return found
