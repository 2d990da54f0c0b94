"""What a store that meets the account now for the first time makes of it, told what the user did:
the same mails, texts, links and verdicts must stand in the one that lived through all the kills."""

import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from store.records.decisions import DecisionError
from tests.soak import own
from tests.soak.ours import Ours
from tests.sync.office import Office
from tests.sync.office import office as new_office

_MAILS = """
SELECT m.subject, m.digest, m.message_id, m.from_address, m.sender, m.mine, m.reply_to, m.bare,
  m.machine, m.asks, m.ack, m.offers, m.lean, m.size, m.html, m.documents, m.body, m.place, m.inbox,
  m.seen, m.flagged, m.date, t.text, t.new_text, c.name, m.link_rule, m.link_value
FROM messages m JOIN texts t ON t.message_id = m.id LEFT JOIN clients c ON c.id = m.client_id
WHERE m.id IN (SELECT message_id FROM placements) AND m.place <> 'drafts'
"""
"""Drafts of ours are no mails here, and there another program's."""
_LOOPS = """
SELECT coalesce(v.subject, ''), l.kind, l.who, l.address, c.name, l.code, l.rule, {instants}
FROM loops l LEFT JOIN conversations v ON v.id = l.conversation_id
LEFT JOIN clients c ON c.id = l.client_id
WHERE l.opened_at <= ? AND l.closed_at > ? {where} ORDER BY 1, 2, 3, 4, l.since
"""
_INSTANTS = "l.since, l.due, l.opened_at"


def same(ours: Ours, folder: Path) -> None:
    fresh = _beside(ours, folder)
    here, there = _mails(ours.office), _mails(fresh)
    for subject in sorted({*here, *there}):
        assert here.get(subject) == there.get(subject), _story(ours, subject)
    redated = {subject for subject, fate in ours.others.fates.items() if fate.redated}
    before = redated & {told.subject for told in ours.own.told}  # there, what was told came first
    for instants, subjects in (("0", {*here, ""} - before), (_INSTANTS, {*here, ""} - redated)):
        opened, wanted = (_open(office, instants, subjects) for office in (ours.office, fresh))
        assert opened == wanted, (_without(opened, wanted), _without(wanted, opened))
    assert opened
    _gone_owe_nothing(ours, {*here, ""})


def _beside(ours: Ours, folder: Path) -> Office:
    """A store beside ours, and the same account."""
    folder.mkdir()
    fresh = new_office(ours.office.peer, folder, smtp_port=1)
    own.found(fresh.store)
    said = ours.office.store.reader().execute("SELECT * FROM senders").fetchall()
    with fresh.store.transaction() as conn:
        conn.executemany("INSERT INTO senders VALUES (?, ?, ?, ?)", said)
    fresh.synced()
    for told in ours.own.told:
        with suppress(DecisionError):  # its mail was thrown away since
            if told.act is not own.always:
                own.again(fresh.store, told)
    return fresh


def _story(ours: Ours, subject: str) -> list[str]:
    fate = ours.others.fates.get(subject)
    return [subject, *fate.story] if fate else [subject]


def _mails(office: Office) -> dict[str, Any]:
    rows = office.store.reader().execute(_MAILS).fetchall()
    found = {row[0]: row for row in rows}
    assert len(found) == len(rows)
    return found


def _without(some: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    return [one for one in some if one not in others]


def _open(office: Office, instants: str, subjects: Collection[str]) -> list[Any]:
    rows = _loops(office, instants)
    return [row for row in rows if row[0] in subjects]


def _loops(office: Office, instants: str, where: str = "") -> list[Any]:
    now = int(time.time())
    sql = _LOOPS.format(instants=instants, where=where)
    return office.store.reader().execute(sql, (now, now)).fetchall()


def _gone_owe_nothing(ours: Ours, lying: Collection[str]) -> None:
    """What was promised stands, though its mail lies nowhere any more."""
    rows = _loops(ours.office, "0", "AND l.followup_id IS NULL")
    left = {row[0] for row in rows} - {*lying} - {*ours.mails.values()}
    assert left == set(), [_story(ours, subject) for subject in left]
