"""When and where the meetings are that the mails of a conversation invite to."""

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from store.blake import blake2b
from store.records.database import Connection
from store.records.items import Invitation
from store.records.placements import marks
from store.rules.hours import EARLIEST, LATEST
from store.rules.instant import Instant

if TYPE_CHECKING:
    from store.message.model import Calendar

READ = 50
"""Mails of one conversation that are read again for it, the newest."""
REMEMBERED = 4 * READ


def invitations(conn: Connection, ids: Sequence[int]) -> dict[int, Invitation]:
    """By the mail. ids: of mails that invite, call off or answer, oldest first. From the
    mails' bytes, since only a reader wants to know."""
    wanted = ids[-READ:]
    rows = conn.execute(
        f"SELECT message_id, packed FROM raws WHERE message_id IN ({marks(wanted)})", wanted
    )
    read = ((id_, _read_once(packed)) for id_, packed in rows)
    return {id_: invitation for id_, invitation in read if invitation is not None}


_known: dict[bytes, tuple[Invitation | None]] = {}


def _read_once(packed: bytes) -> Invitation | None:
    """A conversation is read whenever something changes, and fifty calendars as long as one may be
    take a second."""
    key = blake2b(packed, digest_size=16).digest()
    found = _known.get(key)
    if found is None:
        if len(_known) >= REMEMBERED:
            _known.clear()
        calendar = _calendar(packed)
        found = _known[key] = (None if calendar is None else _invitation(calendar),)
    return found[0]


def _calendar(packed: bytes) -> "Calendar | None":
    """A mail whose bytes are damaged is still read by its text. The parser is loaded here: most
    conversations invite to nothing."""
    from store.message.parse import calendar_of

    try:
        return calendar_of(zlib.decompress(packed))
    except zlib.error:
        return None


def _invitation(calendar: "Calendar") -> Invitation:
    return Invitation(
        calendar.method == "CANCEL",
        _instant(calendar.start),
        _instant(calendar.end),
        calendar.whole_day,
        calendar.place,
        calendar.organiser,
        calendar.agenda,
    )


def _instant(when: datetime | None) -> Instant | None:
    at = None if when is None else int(when.timestamp())
    return at if at is not None and EARLIEST < at < LATEST else None
