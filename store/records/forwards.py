"""Clients' mails that a colleague passed on to me."""

from store.message.model import Address
from store.records.book import book
from store.records.database import Store


def client_inside(store: Store, message: int) -> Address | None:
    """The client whose mail this one, by one of us to me, carries: who waits by rule 1."""
    with store.snapshot() as conn:
        people = conn.execute(
            "SELECT p.role, p.name, p.address, p.canonical FROM participants p "
            "JOIN messages m ON m.id = p.message_id "
            "WHERE m.id = ? AND m.ours AND NOT m.mine AND m.machine = '' "
            "AND p.role IN ('to', 'inside') ORDER BY p.role, p.place",
            (message,),
        ).fetchall()
        known = book(store, conn)
        if not any(role == "to" and known.party(who).me for role, _, _, who in people):
            return None
        for role, name, address, canonical in people:
            if role == "inside" and known.party(canonical).client is not None:
                return Address(name, address)
    return None
