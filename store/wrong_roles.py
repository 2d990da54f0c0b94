"""Mailboxes that the configuration names and the server, when it was last asked, did not have."""

import unicodedata
from collections.abc import Iterator

from store.finding import Finding
from store.records import mailboxes
from store.records.database import Store

NAMED = 20
"""Mailboxes of the server that are named at most."""


def wrong_roles(store: Store) -> Iterator[Finding]:
    """A role that is set wrongly falls back to what the server says, or to nothing."""
    ids = mailboxes.accounts_sync(store, store.config)
    for account in store.config.accounts:
        listed = mailboxes.mailboxes(store, ids[account.name])
        have = {_folded(box.name) for box in listed}
        have |= {_folded(box.raw_name.decode("ascii", "replace")) for box in listed}
        known = [box.name for box in listed[:NAMED]]
        for role, name in account.mailboxes.items():
            if listed and _folded(name) not in have:
                facts = {"account": account.name, "role": role, "name": name, "known": known}
                yield Finding("wrong-role", True, facts)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
