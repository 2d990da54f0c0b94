"""Mails over the limit: what there is to read of them now, and what waits on the server.

Two questions a mail: how it is built (BODYSTRUCTURE, one mail at a time, since servers stumble
over strange ones), then its header and texts. Where that fails, its beginning, as it stands.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import TypeVar

from store.records.remote import WHOLE, Remote
from sync import breaking, patience, skeleton, stumbling, wire
from sync.answers import Malformed
from sync.faults import NOT_NOW, Lost, Refused
from sync.ingest import Letter
from sync.skeleton import Skeleton
from sync.wire import Fetched, Index, Unreadable
from sync.work import Work

BEGINNING = 262_144
"""Octets of a mail that are fetched where its structure cannot be had."""
TOGETHER = 16 << 20
"""Octets of all sections of a mail; more come only where much more was said to be little."""
AT_ONCE = 100
"""Sections that one command asks for: its line stays below 8 kB."""

T = TypeVar("T")

log = logging.getLogger(__name__)


def letter(work: Work, entry: Index, *, again: bool) -> Letter | Unreadable | None:
    """The mail as far as it comes now; None when it is gone.

    again: the server could not give it before. What it says it cannot give just now is not cut
    for ever at the first time. Refused where it asks for patience.
    """
    try:
        built = _built(work, entry)
    except (Malformed, Refused) as error:
        log.info("%d: no structure: %s", entry.uid, error)
        if isinstance(error, Refused):
            if error.code in patience.WAITS:
                raise
            if error.code in NOT_NOW and not again:
                return Unreadable(entry.uid, error.code, error.text)
        return _beginning(work, entry)
    if built is None:
        return None
    body = "cut" if built.cut else ""
    return _letter(entry, built.raw, body, built.remote)


def _built(work: Work, entry: Index) -> Skeleton | None:
    parts = _only(_structure(work, entry.uid))
    if parts is None:
        return None
    got: dict[str, bytes] = {}
    todo = skeleton.wanted(parts)
    for start in range(0, len(todo), AT_ONCE):
        sections = _only(_sections(work, entry.uid, todo[start : start + AT_ONCE]))
        if sections is None:
            return None
        got |= _cut(sections, dict(todo))
        if sum(map(len, got.values())) > TOGETHER:
            raise Malformed("more than said")
    if stumbling.is_none(work, entry, got["HEADER"]):
        raise Refused("SERVERBUG")
    return skeleton.joined(parts, got)


def _structure(work: Work, uid: int) -> Fetched[tuple[wire.Part, ...]]:
    if breaking.is_unstructured(work, uid):
        raise Malformed("ends the connection")
    try:
        return work.session.structure(uid)
    except Lost as lost:
        if lost.code != "closed":  # which is our own doing
            lost.uid, lost.structure = uid, True
        raise


def _sections(
    work: Work, uid: int, wanted: Sequence[tuple[str, int]]
) -> Fetched[Mapping[str, bytes]]:
    try:
        return work.session.sections(uid, wanted)
    except Lost as lost:
        lost.parts = True
        raise


def _only(answer: Fetched[T]) -> T | None:
    """What was answered of the one mail; None when it is gone."""
    for _, code, text in answer.unreadable:
        if code in NOT_NOW:
            raise Refused(code, text)
        raise Malformed(text)
    return answer.found[0] if answer.found else None


def _cut(found: Mapping[str, bytes], octets: Mapping[str, int]) -> dict[str, bytes]:
    """Servers may give more than they were asked for."""
    return {section: data[: octets[section]] for section, data in found.items()}


def _beginning(work: Work, entry: Index) -> Letter | Unreadable | None:
    try:
        answer = work.session.partial(entry.uid, 0, BEGINNING)
    except Refused as fault:
        if fault.code not in NOT_NOW:
            raise
        return Unreadable(entry.uid, fault.code, fault.text)
    if answer.unreadable:
        return answer.unreadable[0]
    if not answer.found:
        return None
    beginning = answer.found[0].raw[:BEGINNING]
    if stumbling.is_none(work, entry, beginning):
        return Unreadable(entry.uid, "SERVERBUG", "")
    return _letter(entry, beginning, "cut", (Remote(*WHOLE, "", entry.size),))


def _letter(entry: Index, raw: bytes, body: str, remote: tuple[Remote, ...]) -> Letter:
    return Letter(
        entry.uid, entry.flags, entry.internaldate, raw, body, entry.size, remote, entry.email_id
    )
