"""The verdict is one: each thing that no run should ever bring about is found."""

import random
from pathlib import Path

import pytest

from store.records import intents, mailboxes, uploads_todo
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import HANG_UP, Listener
from tests.soak import verdict
from tests.soak.others import Others
from tests.soak.ours import Ours
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

AMISS = {
    "a text": "UPDATE texts SET text = 'another' WHERE message_id = 1",
    "bytes": "UPDATE raws SET packed = (SELECT packed FROM raws WHERE message_id = 2) "
    "WHERE message_id = 1",
    "a verdict": "DELETE FROM loops WHERE closed_at > 9e9 AND kind = 'reply'",
    "whose it is": "UPDATE messages SET client_id = 2 WHERE id = 1",
    "a note": "UPDATE clients SET notes = '{}'",
    "a call": "UPDATE calls SET modified_at = modified_at + 1",
    "a draft": "UPDATE outbox SET text = 'another' WHERE state = 'draft'",
    "what is not asked": "UPDATE outbox SET seen = 1 WHERE state = 'uncertain'",
    "a mail that is lost": "UPDATE outbox SET state = 'refused' WHERE state = 'filed'",
}


def worked(ours: Ours, listener: Listener) -> None:
    """Mails have come; one was sent, one perhaps, and one is being written; a call was noted."""
    ours.begin()
    ours.others.deliver(5, days=10)
    ours.send()
    ours.draft()
    ours.office.synced()
    listener.behaviour.replies = {".": HANG_UP}
    ours.send()
    ours.office.synced()
    while not any(told.act.__name__ == "call" for told in ours.own.told):
        ours.own.act("m1")


def test_whatever_is_amiss_is_found(
    dovecot: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intents, "UNDO_SECONDS", 0)
    monkeypatch.setattr(uploads_todo, "QUIET_SECONDS", 0)
    with smtp.listening() as listener:
        office = new_office(dovecot.account(), tmp_path, smtp_port=listener.port)
        mailboxes.remember(office.store, office.account_id, files_sent=["127.0.0.1", "never"])
        with office.peer.client() as client:
            client.create_folder("Clients")
        chance = random.Random(1)
        ours = Ours(office, Others(office.peer, chance, moves=True), chance)
        worked(ours, listener)
        office.store.close()
        before = office.config.database.read_bytes()
        for what, sql in AMISS.items():
            with office.store.transaction() as conn:
                assert conn.execute(sql).rowcount > 0, what
            with pytest.raises(AssertionError):
                verdict.final(ours, listener.envelopes, tmp_path / what)
                pytest.fail(f"{what} is not found", pytrace=False)
            office.store.close()
            office.config.database.write_bytes(before)
        assert verdict.final(ours, listener.envelopes, tmp_path / "nothing") == 1
