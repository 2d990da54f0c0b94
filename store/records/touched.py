"""Whom and what some steps of undo were about."""

from collections.abc import Iterable, Sequence

from store.records import links
from store.records.acting import among
from store.records.database import Connection
from store.records.undo import Step


class Touched:
    """Whom and what some steps were about."""

    def __init__(self, made: Sequence[Step]) -> None:
        self._made = made

    def of(self, table: str) -> set[int]:
        return {step.id for step in self._made if step.table == table}

    def identifiers(self) -> list[tuple[str, str]]:
        rows = [
            row
            for step in self._made
            if step.table == "identifiers"
            for row in (step.before, step.after)
            if row is not None
        ]
        return sorted({(str(row["kind"]), str(row["value"])) for row in rows})

    def repoliced(self) -> set[int]:
        """Clients of whom more than the name or a note changed."""
        return {
            step.id
            for step in self._made
            if step.table == "clients"
            and [(step.before or {}).get(key) for key in ("id", "tier", "policy")]
            != [(step.after or {}).get(key) for key in ("id", "tier", "policy")]
        }

    def senders(self) -> list[str]:
        rows = [row for s in self._made if s.table == "senders" for row in (s.before, s.after)]
        return sorted({str(row["address"]) for row in rows if row is not None})

    def clients_of_calls(self) -> list[int]:
        """Before and after."""
        rows = [s.before or {} for s in self._calls()] + [s.after or {} for s in self._calls()]
        return sorted({int(row["client_id"]) for row in rows if row.get("client_id") is not None})

    def homes_of_followups(self, conn: Connection) -> set[int]:
        """The conversations in which they stand, or stood."""
        rows = [row for s in self._made if s.table == "followups" for row in (s.before, s.after)]
        some = [row for row in rows if row is not None]
        messages = [row["message_id"] for row in some if row.get("message_id") is not None]
        calls_ = [row["call_id"] for row in some if row.get("call_id") is not None]
        return conversations_of(conn, messages) | conversations_of(conn, calls_, "calls")

    def mails_decided_on(self) -> set[int]:
        """By the steps themselves: what was taken back is in no table any more, and the row that
        it was said of may be another conversation by now."""
        rows = [row for s in self._made if s.table == "decisions" for row in (s.before, s.after)]
        return {int(row["message_id"]) for row in rows if row and row.get("message_id") is not None}

    def _calls(self) -> list[Step]:
        return [step for step in self._made if step.table == "calls"]


def conversations_of(conn: Connection, ids: Iterable[int], table: str = "messages") -> set[int]:
    homes = f"SELECT conversation_id FROM {table} WHERE id IN ({{}}) AND conversation_id NOT NULL"
    return among(conn, homes, ids)


def mails_wished(conn: Connection, intent_ids: Iterable[int]) -> set[int]:
    """Mails of which something was wished. Their conversation may have another number by now: it
    was joined to another, and parted again."""
    return among(conn, "SELECT message_id FROM intents WHERE id IN ({})", intent_ids)


def followups_of(made: Iterable[Step]) -> set[int]:
    """The follow-ups that some steps are about."""
    found = set()
    for step in made:
        if step.table == "followups":
            found.add(step.id)
        elif step.table == "followup_states":
            found.add(int((step.before or step.after or {})["followup_id"]))
    return found


def spoken_at(conn: Connection, call_ids: Iterable[int]) -> set[int]:
    """Of those in which somebody was spoken with."""
    spoken = f"SELECT at FROM calls WHERE id IN ({{}}) AND {links.SPOKEN}"
    return among(conn, spoken, call_ids)
