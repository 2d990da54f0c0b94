"""Addresses to which mail of ours came back for good, and from which nothing has come since."""

import json
import re
from collections.abc import Iterable

from store.records.database import Connection, Store
from store.records.whole import raw_start
from store.rules.instant import Instant
from store.rules.links import canonical

_MOST = 256_000
"""Bytes of a report that are looked through."""
_STATUS = re.compile(rb"^status:[ \t]*(\d\.\d{1,3}\.\d{1,3})", re.I | re.M)
_CODE = re.compile(r"(?<![\d.])5\.\d{1,3}\.\d{1,3}(?![\d.])")
_NOBODY = re.compile(r"5\.1\.(?:[012346]|10)")
"""RFC 3463: there is no such address. A full mailbox or a policy may be another tomorrow, and some
of 5.1 speak of the sender."""
_UNKNOWN = re.compile(
    r"user unknown|unknown (?:user|address|recipient)|no such (?:user|addr|recipient|mailbox)"
    r"|(?:user|address|recipient|mailbox) (?:does not exist|not found)",
    re.I,
)


def came_back(store: Store, addresses: Iterable[str], now: Instant) -> frozenset[str]:
    """Those of these, canonical, by the newest report of each. Only one about a mail that went
    there counts: who does not know its id can say nothing of the address."""
    with store.snapshot() as conn:
        reports = conn.execute(
            "SELECT b.id, b.bounced, max(b.at) FROM messages b "
            "WHERE b.bounce_of <> '' AND +b.at <= :now "  # the plus: not by all mail until now
            "AND b.machine = 'bounce' "
            "AND b.place <> 'junk' "
            "AND b.bounced IN (SELECT value FROM json_each(:some)) "
            "AND EXISTS (SELECT 1 FROM messages m JOIN participants p ON p.message_id = m.id "
            "WHERE m.message_id = b.bounce_of AND m.ours = 1 AND p.canonical = b.bounced) "
            "AND NOT EXISTS (SELECT 1 FROM messages l "
            "WHERE l.sender = b.bounced AND l.at > b.at AND l.at <= :now) "
            "GROUP BY b.bounced",
            {"now": now, "some": json.dumps([*{canonical(one) for one in addresses}])},
        ).fetchall()
        return frozenset(who for id_, who, _at in reports if _for_good(store, conn, id_))


def _for_good(store: Store, conn: Connection, report: int) -> bool:
    statuses = _STATUS.findall(raw_start(store, report, _MOST) or b"")
    if statuses:
        return any(_NOBODY.fullmatch(status.decode()) for status in statuses)
    row = conn.execute("SELECT text FROM texts WHERE message_id = ?", (report,)).fetchone()
    text = row[0] if row is not None else ""
    codes = _CODE.findall(text)
    return any(map(_NOBODY.fullmatch, codes)) if codes else bool(_UNKNOWN.search(text))
