"""Keys of a list -> what is shown of each row that does not hang on its loops."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from store.records.database import Connection, Store
from store.records.placements import marks, slices
from store.records.relinking import waiting
from store.records.rowkeys import of_followup
from store.records.rows import RowKind
from store.records.standing import At
from store.rules.instant import Instant


class Facts(NamedTuple):
    id: str
    kind: RowKind
    who: str
    subject: str
    root: str | None
    with_: tuple[str, ...]
    messages: int
    calls: int
    unread: int
    starred: bool
    attachments: bool
    last: Instant
    client: int | None
    pending: bool
    number: str = ""
    """Of a call whose person nobody has named: what it is matched by."""


def conversations(
    store: Store, conn: Connection, keys: Sequence[int], when: At
) -> dict[int, Facts]:
    found = _marked(conn, keys, "messages + calls > 0")
    if when.past:
        found = _cut(store, conn, found, when)
    if len(found) < len(keys):
        from store.records.in_mailboxes import binned

        last = binned(conn, (key for key in keys if key not in found), when)
        for key, facts in _marked(conn, [*last], "1 = 1").items():
            found[key] = facts._replace(last=last[key])
    return found


def _marked(conn: Connection, keys: Sequence[int], where: str) -> dict[int, Facts]:
    found = _stored(conn, keys, where)
    if (late := waiting(conn)) is not None:
        for key, facts in found.items():
            if late.holds(facts.with_, facts.client):
                found[key] = facts._replace(pending=True)
    return found


def _stored(conn: Connection, keys: Sequence[int], where: str) -> dict[int, Facts]:
    found: dict[int, Facts] = {}
    for start in range(0, len(keys), 400):
        part = keys[start : start + 400]
        for item in conn.execute(
            "SELECT id, uuid, who, subject, root, people, messages, calls, unread, starred, "
            "documents, last, client_id, stale FROM conversations "
            f"WHERE id IN ({marks(part)}) AND {where}",
            part,
        ):
            found[item[0]] = Facts(
                item[1], "mail", item[2], item[3], item[4], _people(item[5]), item[6],
                item[7], item[8], item[9] > 0, item[10] > 0, item[11], item[12], item[13] > 0,
            )  # fmt: skip
    return found


def _cut(store: Store, conn: Connection, found: dict[int, Facts], when: At) -> dict[int, Facts]:
    """As of then, for those that went on later."""
    from store.records.as_of import summaries

    late = [key for key, facts in found.items() if facts.last > when.now]
    then = summaries(store, conn, late, when.now) if late else {}
    for key in late:
        if key not in then:
            del found[key]
            continue
        one = then[key]
        found[key] = found[key]._replace(
            who=one.who,
            subject=one.subject,
            root=one.root,
            with_=one.people,
            messages=one.messages,
            calls=one.calls,
            unread=one.unread,
            starred=one.starred > 0,
            attachments=one.documents > 0,
            last=one.last,
            client=one.client,
        )
    return found


def _people(stored: str) -> tuple[str, ...]:
    """JSON as `summary` writes it: where nothing is escaped, it can be cut at its quotes."""
    if "\\" in stored:
        return tuple(json.loads(stored))
    return tuple(stored[2:-2].split('", "')) if len(stored) > 2 else ()


def calls(conn: Connection, ids: Sequence[int], when: At) -> dict[int, Facts]:
    """A row that begins with a call counts the calls that belong to it, until then."""
    found: dict[int, Facts] = {}
    for start in range(0, len(ids), 400):
        part = ids[start : start + 400]
        members: dict[int, tuple[int, int]] = {
            head: (count, last)
            for head, count, last in conn.execute(
                "SELECT head_id, count(*), max(at) FROM calls "
                f"WHERE head_id IN ({marks(part)}) AND at <= ? GROUP BY head_id",
                (*part, when.now),
            )
        }
        for id_, uuid, at, summary, number, e164, client, contact, outcome, known in conn.execute(
            "SELECT id, uuid, at, summary, raw_number, e164, client_id, contact, outcome, "
            "CASE WHEN contact = '' AND contact_id IS NULL AND named = 0 THEN number ELSE '' END "
            f"FROM calls WHERE id IN ({marks(part)}) AND at <= ?",
            (*part, when.now),
        ):
            count, last = members.get(id_, (1, at))
            found[-id_] = Facts(
                uuid, "call", contact or number, summary or outcome, None,
                (e164,) if e164 else (), 0, count, 0, False, False, last, client, False, known,
            )  # fmt: skip
    return found


def begins(conn: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Keys of calls that belong to an earlier one (rule 6: several are one), with the key of the
    row that begins with that."""
    found: dict[int, int] = {}
    for part in slices(ids):
        found |= conn.execute(
            "SELECT -c.id, coalesce(h.conversation_id, -h.id) FROM calls c "
            f"JOIN calls h ON h.id = c.head_id WHERE c.id IN ({marks(part)}) AND c.id <> h.id",
            part,
        ).fetchall()
    return found


def followups(conn: Connection, ids: Sequence[int], when: At) -> dict[int, Facts]:
    """As they stood then."""
    found: dict[int, Facts] = {}
    for start in range(0, len(ids), 400):
        part = ids[start : start + 400]
        for id_, uuid, kind, what, whom, at, client, e164 in conn.execute(
            "SELECT f.id, f.uuid, f.kind, s.what, s.whom, s.at, "
            "coalesce(f.client_id, c.client_id), c.e164 "
            "FROM followups f JOIN followup_states s ON s.followup_id = f.id "
            "LEFT JOIN calls c ON c.id = f.call_id "
            f"WHERE f.id IN ({marks(part)}) AND s.at <= ? ORDER BY s.at, s.id",
            (*part, when.now),
        ):
            found[of_followup(id_)] = Facts(
                uuid, "case" if kind == "case" else "promise", whom, what, None,
                (e164,) if e164 else (), 0, 0, 0, False, False, at, client, False,
            )  # fmt: skip
    return found
