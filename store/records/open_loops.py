"""Open loops whole, as rows show them: who waits, and every fact of the reason."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from store.records.database import Connection
from store.records.names import Names
from store.records.placements import marks, slices
from store.records.rows import OpenLoop
from store.records.standing import At
from store.records.urgency import Slim
from store.rules.hours import WorkingHours
from store.rules.instant import Instant
from store.rules.links import canonical
from store.rules.loop import Fact, Reason
from store.rules.policy import STANDARD
from store.rules.timing import late

_ANSWERED = ("reply", "callback", "invitation")
_SPOKEN = "outcome = 'answered' AND channel IN ('call', 'meeting')"


class _Loop(NamedTuple):
    facts: dict[str, Fact]
    id: int
    kind: str
    address: str
    client: int | None
    since: Instant
    due: Instant
    code: str
    rule: str
    policy: str
    again: str
    tried: str
    sender_name: str | None
    sender: str | None
    contact: str | None
    number: str | None
    followup: int | None


_COLUMNS = (
    "l.facts, l.id, l.kind, l.address, l.client_id, l.since, l.due, l.code, l.rule, l.policy, "
    "l.again, l.tried, m.sender_name, m.sender, c.contact, c.raw_number, "
    "l.followup_id"
)


def whole(
    conn: Connection,
    who: Names,
    slims: Iterable[Slim],
    when: At,
    hours: WorkingHours | None = None,
) -> dict[int, OpenLoop]:
    """By id. hours: by which it is said how late they are; None where nobody asks."""
    by_id = {slim.id: slim for slim in slims}
    loops = [
        _Loop(json.loads(facts), *item)
        for part in slices(by_id)
        for facts, *item in conn.execute(
            f"SELECT {_COLUMNS} FROM loops l "
            "LEFT JOIN messages m ON m.id = l.opened_by AND l.call_id IS NULL "
            f"LEFT JOIN calls c ON c.id = l.call_id WHERE l.id IN ({marks(part)})",
            part,
        ).fetchall()
    ]
    nameless = [loop for loop in loops if not _named(loop)]
    written = _written(conn, [loop.id for loop in nameless], when)
    contacts = _contacts(conn, [loop.client for loop in nameless if loop.client is not None])
    spoken = _spoken(conn, [loop.client for loop in loops if loop.client is not None], when)
    mailed = _mailed(conn, [loop.id for loop in loops if loop.kind in _ANSWERED], when)
    others = _others(conn, [loop.id for loop in loops if loop.code == "asked"], when)
    found = {}
    for loop in loops:
        name = _named(loop) or contacts.get(loop.address) or written.get(loop.id, loop.address)
        loop.facts.update(others.get(loop.id, {}))
        since = {"wrote": mailed.get(loop.id, 0), "spoke": spoken.get(loop.client or 0, 0)}
        slim = by_id[loop.id]
        one = _open(loop, slim, name, since, who, when)
        if hours is not None and slim.standing.overdue:
            one = one._replace(late=late(hours, slim.late_from, when.now))
        found[loop.id] = one
    return found


def _open(
    loop: _Loop, slim: Slim, name: str, ours: dict[str, Instant], who: Names, when: At
) -> OpenLoop:
    known = who.get(loop.client) if loop.client is not None else None
    tier = known.tier_name if known else STANDARD
    facts = _known(loop.facts, when)
    facts |= _more(loop, tier, when)
    if loop.sender_name and facts.get("by") == loop.sender:
        facts["by_name"] = loop.sender_name
    facts |= {what: at for what, at in ours.items() if at > loop.since}
    return OpenLoop(
        id=loop.id,
        kind=loop.kind,
        who=name,
        client=known.name if known else None,
        tier=tier,
        since=loop.since,
        due=loop.due,
        band=slim.standing.band,
        overdue=slim.standing.overdue,
        reason=Reason(loop.code, loop.rule, facts),
    )


def _known(told: dict[str, Fact], when: At) -> dict[str, Fact]:
    """Less what a later mail told."""
    facts = dict(told)
    known = facts.pop("back_known", None)
    if isinstance(known, int) and known > when.now:
        facts.pop("back", None)
    wrote = facts.get("wrote")
    if isinstance(wrote, int) and wrote > when.now:
        del facts["wrote"]
    return facts


def _more(loop: _Loop, tier: str, when: At) -> dict[str, Fact]:
    """Facts that hang on the instant of the list, and on the book of today. What is for
    information has no target and is never due."""
    if loop.kind == "fyi":
        return {"since": loop.since}
    source, _, target = loop.policy.partition(":")
    if source == "date":
        return {"since": loop.since, "due": loop.due, "followup": loop.followup}
    facts: dict[str, Fact] = {
        "since": loop.since, "due": loop.due, "target": target, "policy": source, "tier": tier,
        "stranger": loop.client is None,
    }  # fmt: skip
    if loop.again != "[]":
        nags = sum(instant <= when.now for instant, _ in json.loads(loop.again))
        facts |= {"again": nags} if nags else {}
    if loop.tried != "[]":
        tries = [instant for instant in json.loads(loop.tried) if instant <= when.now]
        facts |= {"tried": len(tries), "tried_last": tries[-1]} if tries else {}
    return facts


def _named(loop: _Loop) -> str:
    """By what opened it: the mail's sender, if it is the one who waits, or the call; as the user
    named them, where they did."""
    if whom := loop.facts.get("whom"):
        return str(whom)
    if loop.kind == "callback":
        return loop.contact or loop.number or ""
    return loop.sender_name or "" if loop.sender == loop.address else ""


def _written(conn: Connection, loops: Iterable[int], when: At) -> dict[int, str]:
    """Whom the book does not name, by loop: as they last named themselves, else as the mail names
    them, else by the address as it bears it: the canonical one may lack dots."""
    found: dict[int, str] = {}
    for part in slices(loops):
        for id_, own, name, address in conn.execute(
            "SELECT l.id, (SELECT m.sender_name FROM messages m WHERE m.sender = l.address "
            "AND m.sender_name <> '' AND m.ours = 0 AND m.place <> 'junk' AND m.at <= ? "
            "ORDER BY m.at DESC LIMIT 1), p.name, p.address FROM loops l JOIN participants p "
            "ON p.message_id = l.opened_by AND p.canonical = l.address "
            f"WHERE l.call_id IS NULL AND l.id IN ({marks(part)}) ORDER BY p.place DESC",
            (when.now, *part),
        ).fetchall():
            named = (one for one in (own, name) if one and "@" not in one)
            found[id_] = next(named, address.lower())
    return found


def _contacts(conn: Connection, clients: Iterable[int]) -> dict[str, str]:
    """Names out of the book, by canonical address, of whoever belongs to these clients."""
    found: dict[str, str] = {}
    for part in slices(clients):
        for address, name in conn.execute(
            "SELECT i.value, c.name FROM identifiers i JOIN contacts c ON c.id = i.contact_id "
            f"WHERE i.kind = 'address' AND i.client_id IN ({marks(part)}) AND c.name <> '' "
            "ORDER BY i.id",
            part,
        ).fetchall():
            found.setdefault(canonical(address), name)
    return found


def _mailed(conn: Connection, loops: Iterable[int], when: At) -> dict[int, Instant]:
    """My last mail to who waits, of whatever conversation, by loop: it may be the answer (rules 5
    and 6). Of a call: to the address of whoever has the number."""
    found: dict[int, Instant] = {}
    for part in slices(loops):
        for id_, at in conn.execute(
            "SELECT l.id, max(coalesce((SELECT max(at) FROM written "
            "WHERE canonical = coalesce(a.value, l.address) "
            "AND at > max(l.since, l.opened_at) AND at <= ?), 0)) "
            "FROM loops l LEFT JOIN identifiers n ON l.call_id IS NOT NULL AND n.kind = 'number' "
            "AND n.value = l.address AND n.contact_id IS NOT NULL "
            "LEFT JOIN identifiers a ON a.client_id = n.client_id AND a.contact_id = n.contact_id "
            "AND a.kind = 'address' "
            f"WHERE l.id IN ({marks(part)}) GROUP BY l.id",
            (when.now, *part),
        ).fetchall():
            found[id_] = at
    return found


def _others(conn: Connection, loops: Iterable[int], when: At) -> dict[int, dict[str, Fact]]:
    """Who answered what I asked from an address that has no part in the conversation, and so stands
    in a row of its own: perhaps the same person; a form names whom it likes. The first, by loop."""
    found: dict[int, dict[str, Fact]] = {}
    for part in slices(loops):
        for id_, address, at in conn.execute(
            "SELECT l.id, m.from_address, m.at FROM loops l "
            "JOIN messages asked ON asked.id = l.opened_by "
            "JOIN messages m ON m.thread_id = asked.thread_id AND m.claims = asked.id "
            "WHERE m.machine = '' AND m.form = 0 AND m.ours = 0 AND m.place = 'here' AND m.at <= ? "
            f"AND l.id IN ({marks(part)}) ORDER BY m.at, m.id",
            (when.now, *part),
        ).fetchall():
            found.setdefault(id_, {"other": address, "other_at": at})
    return found


def _spoken(conn: Connection, clients: Iterable[int], when: At) -> dict[int, Instant]:
    """The last call with each of these clients: it may have settled the matter."""
    found: dict[int, Instant] = {}
    for part in slices(clients):
        found |= conn.execute(
            f"SELECT client_id, max(at) FROM calls WHERE client_id IN ({marks(part)}) "
            f"AND at <= ? AND {_SPOKEN} GROUP BY client_id",
            (*part, when.now),
        ).fetchall()
    return found
