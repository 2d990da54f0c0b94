"""What must hold of a store whatever happened: nothing lost, nothing doubled, no state ahead of
its rows."""

import zlib
from collections import Counter

from tests.faults.hostile import Hostile
from tests.faults.loop import call
from tests.peers.account import Account
from tests.sync.office import Office

SUBJECT = "BODY.PEEK[HEADER.FIELDS (SUBJECT)]"
Mailboxes = dict[str, dict[int, str]]
"""Mailbox -> UID -> subject."""


def ours(office: Office) -> Mailboxes:
    """As the store has it; mailboxes without mail are left out."""
    found: Mailboxes = {}
    for name, uid, subject in office.store.reader().execute(
        "SELECT b.name, p.uid, m.subject FROM placements p "
        "JOIN mailboxes b ON b.id = p.mailbox_id AND b.uidvalidity = p.uidvalidity "
        "LEFT JOIN messages m ON m.id = p.message_id ORDER BY b.name, p.uid"
    ):
        found.setdefault(name, {})[uid] = subject
    return found


def theirs(server: Hostile | Account) -> Mailboxes:
    """As the server has it."""
    found = _asked(server) if isinstance(server, Account) else _known(server)
    return {name: mails for name, mails in found.items() if mails}


def _known(server: Hostile) -> Mailboxes:
    return call(
        lambda: {
            name.decode(): {uid: mail.subject for uid, mail in sorted(box.mails.items())}
            for name, box in server.boxes.items()
        }
    )


def _asked(account: Account) -> Mailboxes:
    found: Mailboxes = {}
    with account.client() as client:
        for _, _, name in client.list_folders():
            client.select_folder(name, readonly=True)
            uids = client.search()
            mails = client.fetch(uids, [SUBJECT]) if uids else {}
            found[name] = {
                uid: data[SUBJECT.replace(".PEEK", "").encode()].decode().strip()[9:]
                for uid, data in sorted(mails.items())
            }
    return found


def whole(office: Office) -> None:
    """Each message once, with its bytes and text; the file is sound; no UID is passed over."""
    rows = office.store.reader().execute("SELECT id, digest, subject FROM messages").fetchall()
    doubled = {digest: n for digest, n in Counter(row[1] for row in rows).items() if n > 1}
    assert doubled == {}
    assert (
        office.store.reader()
        .execute(
            "SELECT id FROM messages WHERE id NOT IN (SELECT message_id FROM texts) "
            "OR id NOT IN (SELECT message_id FROM raws)"
        )
        .fetchall()
        == []
    )
    office.store.close()  # a connection believes what it has seen of the words' structure
    sound = office.store.reader().execute("PRAGMA integrity_check").fetchall()
    assert sound == [("ok",)], sound
    for box in office.boxes().values():
        uids = office.uids(box.name)
        assert box.top > max(uids, default=0) or not box.uidvalidity, box


def same(office: Office, server: Hostile | Account) -> None:
    """The store has what the server has: every mail, each once, at its UID."""
    assert ours(office) == theirs(server)
    if isinstance(server, Hostile):
        assert _bytes(office) == _their_bytes(server)
    whole(office)


def _bytes(office: Office) -> dict[tuple[str, int], bytes]:
    rows = office.store.reader().execute(
        "SELECT b.name, p.uid, r.packed FROM placements p "
        "JOIN mailboxes b ON b.id = p.mailbox_id AND b.uidvalidity = p.uidvalidity "
        "JOIN raws r ON r.message_id = p.message_id"
    )
    return {(name, uid): zlib.decompress(packed) for name, uid, packed in rows}


def _their_bytes(server: Hostile) -> dict[tuple[str, int], bytes]:
    return call(
        lambda: {
            (name.decode(), uid): mail.raw
            for name, box in server.boxes.items()
            for uid, mail in box.mails.items()
        }
    )


def messages(office: Office) -> list[str]:
    """The subjects of all messages that the store holds, wherever they are, or were."""
    rows = office.store.reader().execute("SELECT subject FROM messages ORDER BY subject")
    return [row[0] for row in rows.fetchall()]
