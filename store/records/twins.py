"""Mails that share Message-ID and header, and are not the same.

A message is recognised by these (docs/decisions/0006-twins.md), so that one that lies in two
mailboxes counts once. Two of them with different texts are two mails, wherever they lie: whoever
knows a header could else send a mail that nobody ever sees, or one that is shown in its place.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from store.records import awaited
from store.records.database import Connection
from store.records.incoming import Fetched
from store.records.placements import MANY, marks, slices
from store.records.remote import WHOLE, Remote

LEAST = 8
"""Letters of a text that may stand within another as its beginning or end: 'a' stands in many."""
_OURS = ("outbox", "unsent", "drafts")
"""Where lies what we wrote here: only its copy on the server bears its header, and servers rewrite
what they send."""


class _Content(NamedTuple):
    text: str
    """With single blanks."""
    files: tuple[tuple[str, int], ...]
    """Names and sizes."""
    sizes: tuple[range, ...] = ()
    """In which each size lies; more than one number where only the server has the file."""
    begun: bool = False
    """Only its beginning came, and nobody knows its files."""

    def same(self, other: "_Content") -> bool:
        """Lists add a line above or below, and are no reason to show a mail twice."""
        if self.begun == other.begun and not self._same_files(other):
            return False
        if not (self.text and other.text):
            return self.text == other.text
        short, long = sorted((self.text, other.text), key=len)
        return short == long or (
            len(short) >= LEAST and (long.startswith(short) or long.endswith(short))
        )

    def _same_files(self, other: "_Content") -> bool:
        """A mail that came whole may come once more with a line more in its header, and be too
        large for that."""
        if [name for name, _ in self.files] != [name for name, _ in other.files]:
            return False
        return all(
            mine == theirs
            or (len(one) == 1 and mine in another)
            or (len(another) == 1 and theirs in one)
            for (_, mine), (_, theirs), one, another in zip(
                self.files, other.files, self.sizes, other.sizes, strict=True
            )
        )


def told_apart(conn: Connection, batch: Sequence[Fetched]) -> list[Fetched]:
    """The batch, with a digest of its own for each mail that shares its header with another mail,
    and not its content."""
    times = Counter(fetched.parsed.digest for fetched in batch)
    seen = _known(conn, batch)
    found = []
    for fetched in batch:
        digest = fetched.parsed.digest
        if digest in seen or times[digest] > 1:
            content = _content(fetched)
            if not seen.setdefault(digest, content).same(content):
                found.append(_with_own_digest(fetched, content))
                continue
        found.append(fetched)
    return found


def _with_own_digest(fetched: Fetched, content: _Content) -> Fetched:
    said = f"_Content(text={content.text!r}, files={content.files!r})".encode(
        "utf-8", "backslashreplace"
    )
    digest = hashlib.blake2b(fetched.parsed.digest + said, digest_size=16).digest()
    return replace(fetched, parsed=replace(fetched.parsed, digest=digest))


def _known(conn: Connection, batch: Sequence[Fetched]) -> dict[bytes, _Content]:
    """What bears these headers already; nothing for a mail that only comes once more."""
    coming = {(fetched.mailbox_id, fetched.uidvalidity, fetched.uid) for fetched in batch}
    known: dict[int, bytes] = {}
    digests = list({fetched.parsed.digest for fetched in batch})
    for start in range(0, len(digests), MANY):
        part = digests[start : start + MANY]
        for id_, digest, *place in conn.execute(
            "SELECT m.id, m.digest, p.mailbox_id, p.uidvalidity, p.uid FROM messages m "
            "LEFT JOIN placements p ON p.message_id = m.id "
            f"WHERE m.digest IN ({marks(part)}) AND m.place NOT IN ({marks(_OURS)}) "
            "AND m.body <> ?",
            (*part, *_OURS, awaited.BODY),
        ):
            if tuple(place) not in coming:
                known[id_] = digest
    return {known[id_]: content for id_, content in _contents(conn, list(known)).items()}


def _contents(conn: Connection, ids: Sequence[int]) -> dict[int, _Content]:
    found: dict[int, _Content] = {}
    for part in slices(ids):
        files: defaultdict[int, list[tuple[int, str, int]]] = defaultdict(list)
        for id_, number, name, size in conn.execute(
            "SELECT message_id, part, name, size FROM attachments "
            f"WHERE message_id IN ({marks(part)}) ORDER BY message_id, part",
            part,
        ):
            files[id_].append((number, name, size))
        away: defaultdict[int, list[Remote]] = defaultdict(list)
        for id_, *remote in conn.execute(
            "SELECT message_id, part, section, encoding, octets FROM remote "
            f"WHERE message_id IN ({marks(part)})",
            part,
        ):
            away[id_].append(Remote(*remote))
        for id_, text in conn.execute(
            f"SELECT message_id, text FROM texts WHERE message_id IN ({marks(part)})", part
        ):
            found[id_] = _of(text, files[id_], away[id_])
    return found


def _content(fetched: Fetched) -> _Content:
    files = [(file.part, file.name, file.size) for file in fetched.parsed.attachments]
    return _of(fetched.parsed.text, files, fetched.remote)


def _of(text: str, files: Sequence[tuple[int, str, int]], away: Sequence[Remote]) -> _Content:
    sizes = {remote.part: _decoded(remote) for remote in away}
    return _Content(
        _plain(text),
        tuple((name, size) for _, name, size in files),
        tuple(sizes.get(part, range(size, size + 1)) for part, _, size in files),
        any(remote[:2] == WHOLE for remote in away),
    )


def _decoded(remote: Remote) -> range:
    """Lines of base64 may be of any length, and a letter of quoted-printable has one or three."""
    least = {"base64": 7 / 10, "quoted-printable": 1 / 3.2}.get(remote.encoding, 1)
    most = 3 / 4 if remote.encoding == "base64" else 1
    return range(int(remote.octets * least) - 4, int(remote.octets * most) + 4)


def _plain(text: str) -> str:
    return " ".join(text.split())
