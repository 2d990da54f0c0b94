"""Which contents we have, by what a server tells of them before it gives them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from store.records import awaited, placements
from store.records.database import Store
from store.records.placements import marks


class Known(NamedTuple):
    """A message that we have, in whatever account: it counts once (rule 20)."""

    id: int
    size: int
    written: bool
    """Here, and no server has shown us a copy of it yet."""


def known(store: Store, digests: Sequence[bytes]) -> dict[bytes, Known]:
    """Which of these contents we have."""
    found: dict[bytes, Known] = {}
    for start in range(0, len(digests), placements.MANY):
        part = digests[start : start + placements.MANY]
        rows = store.reader().execute(
            "SELECT digest, id, size, place = 'outbox' FROM messages "
            f"WHERE digest IN ({marks(part)}) AND body <> ?",
            (*part, awaited.BODY),
        )
        for digest, id_, size, written in rows.fetchall():
            found[digest] = Known(id_, size, bool(written))
    return found


def by_email_id(
    store: Store, account_id: int, names: Collection[str]
) -> dict[tuple[str, int], int]:
    """The account's messages that we have, by the names that its server gives to contents (RFC
    8474 5.1), and by their size: a server may give one name to several."""
    found: dict[tuple[str, int], int] = {}
    wanted = sorted(names)
    for start in range(0, len(wanted), placements.MANY):
        part = wanted[start : start + placements.MANY]
        rows = store.reader().execute(
            "SELECT email_id, size, id FROM messages WHERE email_id <> '' AND account_id = ? "
            f"AND email_id IN ({marks(part)}) AND body <> ?",
            (account_id, *part, awaited.BODY),
        )
        found |= {(name, size): id_ for name, size, id_ in rows.fetchall()}
    return found


def digests_at(
    store: Store, mailbox_id: int, uidvalidity: int, uids: Collection[int]
) -> dict[int, bytes]:
    """The contents that lie at these UIDs, as far as they are messages of ours."""
    found: dict[int, bytes] = {}
    for part in placements.slices(uids):
        found |= dict(
            store.reader()
            .execute(
                "SELECT p.uid, m.digest FROM placements p JOIN messages m ON m.id = p.message_id "
                f"WHERE p.mailbox_id = ? AND p.uidvalidity = ? AND p.uid IN ({marks(part)})",
                (mailbox_id, uidvalidity, *part),
            )
            .fetchall()
        )
    return found
