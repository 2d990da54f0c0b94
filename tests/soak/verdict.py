"""At the end of it all, and now and then: do store and server agree, and is everything there?"""

import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from store.records import intents, outbox_rows, outbox_states, status, uploads_todo
from sync import rounds
from tests.faults import truth
from tests.peers.smtp import Envelope
from tests.soak import afresh
from tests.soak.others import Snapshot, folders, raws, snapshot
from tests.soak.ours import Ours
from tests.sync.office import Office

LATER = 3_700
"""Seconds after which all that waits for another try is due."""
ENDED = {"filed", "uncertain", "refused"}


def agree(office: Office) -> Snapshot:
    """Every mailbox with its role, every mail at its UID with its flags, and each message once."""
    office.synced()
    assert _boxes(office) == folders(office.peer)
    theirs = {name: mails for name, mails in snapshot(office.peer).items() if mails}
    here, there = _rows(_ours(office)), _rows(theirs)
    assert here == there, f"only here: {here - there}; only there: {there - here}"
    truth.whole(office)
    lost = "SELECT subject, place FROM messages m WHERE place NOT IN ('gone', 'outbox', 'unsent') "
    lost += "AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.message_id = m.id)"
    assert office.store.reader().execute(lost).fetchall() == []
    return theirs


def _boxes(office: Office) -> dict[str, tuple[str, int]]:
    boxes = office.boxes().values()
    return {box.name: (box.role, box.uidvalidity) for box in boxes}


def _rows(found: Snapshot) -> set[tuple[str, int, str, tuple[str, ...]]]:
    return {
        (box, uid, subject, tuple(sorted(flags)))
        for box, mails in found.items()
        for uid, (subject, flags) in mails.items()
    }


def _ours(office: Office) -> Snapshot:
    found: Snapshot = {}
    for name, uid, subject, flags in office.store.reader().execute(
        "SELECT b.name, p.uid, coalesce(m.subject, o.subject), p.flags FROM placements p "
        "JOIN mailboxes b ON b.id = p.mailbox_id AND b.uidvalidity = p.uidvalidity "
        "LEFT JOIN messages m ON m.id = p.message_id "
        "LEFT JOIN uploads u ON u.mailbox_id = b.id AND u.uid = p.uid AND p.message_id IS NULL "
        "LEFT JOIN outbox o ON o.uuid = u.draft"
    ):
        found.setdefault(name, {})[uid] = (subject, frozenset(flags.split()))
    return found


def final(ours: Ours, envelopes: Sequence[Envelope], folder: Path) -> int:
    """Nothing is left to do, and what was wished is so. folder: for a store that meets the account
    now for the first time. How many mails were perhaps sent."""
    office = ours.office
    for _ in range(4):
        office.synced()
        office.ahead += LATER
    theirs = agree(office)
    ours.unchanged()
    assert intents.next_due(office.store, office.account_id, office.now()) is None
    _mails_are_whole(ours, theirs)
    _bytes_are_theirs(office)
    _wishes_came_true(ours, theirs)
    _what_is_told_is_so(ours)
    uncertain = _sent_at_most_once(ours, theirs, envelopes)
    _drafts_are_there(ours, theirs)
    afresh.same(ours, folder)
    ours.unchanged()
    return uncertain


def _bytes_are_theirs(office: Office) -> None:
    rows = office.store.reader().execute(
        "SELECT b.name, p.uid, r.packed FROM placements p JOIN mailboxes b "
        "ON b.id = p.mailbox_id AND b.uidvalidity = p.uidvalidity "
        "JOIN raws r ON r.message_id = p.message_id"
    )
    theirs = raws(office.peer)
    for box, uid, packed in rows.fetchall():
        assert zlib.decompress(packed) == theirs[(box, uid)], (box, uid)


def _mails_are_whole(ours: Ours, theirs: Snapshot) -> None:
    copies = Counter(subject for mails in theirs.values() for subject, _ in mails.values())
    for subject, fate in ours.others.fates.items():
        assert fate.least <= copies[subject] <= fate.most, (subject, copies[subject], fate)


def _wishes_came_true(ours: Ours, theirs: Snapshot) -> None:
    lies = {
        subject: (box, flags)
        for box, mails in theirs.items()
        for subject, flags in mails.values()
        if subject in ours.others.fates and not ours.others.fates[subject].moved
    }
    for subject, wanted in ours.places.items():
        if subject in lies:
            assert lies[subject][0] == wanted, (subject, ours.others.fates[subject].story)
    for (subject, flag), on in ours.flags.items():
        if subject in lies and flag not in ours.others.fates[subject].flagged:
            assert (flag in lies[subject][1]) is on, (subject, ours.others.fates[subject].story)


def _what_is_told_is_so(ours: Ours) -> None:
    """Nothing was refused but what another program has taken away, or has put into a mailbox whose
    UIDs did not stay; and what was taken back cannot go to a mailbox that is no more."""
    for one in status.failures(ours.office.store):
        if one.what == "intent":
            fate = ours.others.fates[one.facts["subject"]]
            undone = any(what.startswith("we undo") for what in fate.story)
            remade = sum(what.startswith("they remake") for what in fate.story)
            right = {"removed-elsewhere", *(["no-mailbox"] if undone else [])}
            right |= {"unstable"} if remade >= rounds.REMAPS else set()
            assert fate.moved, (one, fate.story)
            assert one.code in right, (one, fate.story)


def _drafts_are_there(ours: Ours, theirs: Snapshot) -> None:
    """Each in its newest version, and no other."""
    lying = sorted(subject for subject, _ in theirs.get("Drafts", {}).values())
    assert lying == sorted(ours.written.values())
    store, account = ours.office.store, ours.office.account_id
    kept = {draft.id: (draft.subject, draft.text) for draft in outbox_rows.drafts(store)}
    assert kept == {id_: (subject, f"{subject}!") for id_, subject in ours.written.items()}
    assert uploads_todo.next_due(store, account, ours.office.now(), kept=True) is None


def _sent_at_most_once(ours: Ours, theirs: Snapshot, envelopes: Sequence[Envelope]) -> int:
    """And what did not arrive, or perhaps not, is asked about, each by itself."""
    store, account = ours.office.store, ours.office.account_id
    copies = Counter(subject for mails in theirs.values() for subject, _ in mails.values())
    asked = {failure.id for failure in status.failures(store) if failure.what == "outbox"}
    asked &= {mail.id for mail in outbox_rows.outgoing(store)}
    states = Counter[str]()
    for id_, subject in ours.mails.items():
        mail = outbox_rows.one(store, id_)
        assert mail is not None
        arrived = sum(mail.message_id.encode() in envelope.content for envelope in envelopes)
        assert mail.state in ENDED, (subject, mail.state)
        assert arrived == 1 if mail.state == "filed" else arrived <= 1, (subject, mail.state)
        assert (id_ in asked) is (mail.state != "filed"), (subject, mail.state)
        assert copies[subject] == (mail.state == "filed"), (subject, mail.state, copies[subject])
        states[mail.state] += 1
    left = outbox_states.due(store, account, ours.office.now() + 1_000 * LATER)
    assert {mail.state for mail in left} <= {"uncertain"}
    assert outbox_rows.unsettled(store) == (states["uncertain"], states["refused"])
    return states["uncertain"]
