"""Mails that share Message-ID and header, and are not the same.

A message is recognised by these (docs/decisions/0006-twins.md), so that one that lies in two
mailboxes counts once. In one mailbox two of them with different texts are two mails: whoever knows
a header could else send a mail that nobody ever sees, or hide one that is to come.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from store.message.model import ParsedMessage
from store.records.database import Connection
from store.records.incoming import Fetched
from store.records.placements import MANY, marks, slices

LEAST = 8
"""Letters of a text that may stand within another as its beginning or end: 'a' stands in many."""
_Header = tuple[int, int, bytes]
"""(mailbox, UIDVALIDITY, digest)"""


class _Content(NamedTuple):
    text: str
    """With single blanks."""
    files: tuple[tuple[str, int], ...]

    def same(self, other: "_Content") -> bool:
        """Lists add a line above or below, and are no reason to show a mail twice."""
        if self.files != other.files:
            return False
        if not (self.text and other.text):
            return self.text == other.text
        short, long = sorted((self.text, other.text), key=len)
        return short == long or (
            len(short) >= LEAST and (long.startswith(short) or long.endswith(short))
        )


def told_apart(conn: Connection, batch: Sequence[Fetched]) -> list[Fetched]:
    """The batch, with a digest of its own for each mail that shares its header with another mail
    of its mailbox, and not its content."""
    times = Counter(map(_header, batch))
    seen = _lying_here(conn, batch)
    found = []
    for fetched in batch:
        header = _header(fetched)
        if header in seen or times[header] > 1:
            content = _content(fetched.parsed)
            if not seen.setdefault(header, content).same(content):
                found.append(_with_own_digest(fetched, content))
                continue
        found.append(fetched)
    return found


def _header(fetched: Fetched) -> _Header:
    return fetched.mailbox_id, fetched.uidvalidity, fetched.parsed.digest


def _with_own_digest(fetched: Fetched, content: _Content) -> Fetched:
    said = repr(content).encode("utf-8", "backslashreplace")
    digest = hashlib.blake2b(fetched.parsed.digest + said, digest_size=16).digest()
    return replace(fetched, parsed=replace(fetched.parsed, digest=digest))


def _lying_here(conn: Connection, batch: Sequence[Fetched]) -> dict[_Header, _Content]:
    """What lies in these mailboxes already, at other UIDs."""
    coming = {(fetched.mailbox_id, fetched.uidvalidity, fetched.uid) for fetched in batch}
    wanted = set(map(_header, batch))
    here: dict[int, _Header] = {}
    digests = list({fetched.parsed.digest for fetched in batch})
    for start in range(0, len(digests), MANY):
        part = digests[start : start + MANY]
        for id_, digest, box, validity, uid in conn.execute(
            "SELECT m.id, m.digest, p.mailbox_id, p.uidvalidity, p.uid FROM messages m "
            f"JOIN placements p ON p.message_id = m.id WHERE m.digest IN ({marks(part)})",
            part,
        ):
            if (box, validity, digest) in wanted and (box, validity, uid) not in coming:
                here[id_] = (box, validity, digest)
    return {here[id_]: content for id_, content in _contents(conn, list(here)).items()}


def _contents(conn: Connection, ids: Sequence[int]) -> dict[int, _Content]:
    found: dict[int, _Content] = {}
    for part in slices(ids):
        files: dict[int, list[tuple[str, int]]] = {}
        for id_, name, size in conn.execute(
            "SELECT message_id, name, size FROM attachments "
            f"WHERE message_id IN ({marks(part)}) ORDER BY message_id, part",
            part,
        ):
            files.setdefault(id_, []).append((name, size))
        for id_, text in conn.execute(
            f"SELECT message_id, text FROM texts WHERE message_id IN ({marks(part)})", part
        ):
            found[id_] = _Content(_plain(text), tuple(files.get(id_, ())))
    return found


def _content(parsed: ParsedMessage) -> _Content:
    files = tuple((file.name, file.size) for file in parsed.attachments)
    return _Content(_plain(parsed.text), files)


def _plain(text: str) -> str:
    return " ".join(text.split())
