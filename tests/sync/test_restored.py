"""A restored backup sends nothing that may have gone out since it was made.

Against a real SMTP server and a real Dovecot. Rule 4.3/4.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.records import outbox_states
from store.records.backup import backup
from store.records.file_opening import open_store
from sync import filing
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import Listener
from tests.sync.mailing import AGO, later, sent, state, write
from tests.sync.office import Office
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

TOMORROW = 86_400


@pytest.fixture(autouse=True)
def _one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "LOOKS", (1,))


@pytest.fixture
def listener() -> Iterator[Listener]:
    with smtp.listening(smtp.Behaviour()) as listener:
        yield listener


@pytest.fixture
def office(dovecot: Dovecot, listener: Listener, tmp_path: Path) -> Office:
    return new_office(dovecot.account(), tmp_path, smtp_port=listener.port)


def kept(office: Office) -> Path:
    copy = office.config.database.with_name("copy.db")
    backup(office.store, copy)
    return copy


def restored(office: Office, copy: Path) -> Office:
    path = office.config.database
    office.store.close()
    for end in ("", "-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    shutil.copy(copy, path)
    path.chmod(0o600)
    return replace(office, store=open_store(office.config, create=False))


@pytest.mark.parametrize("which", ["held", "queued", "later"])
def test_what_went_out_since_is_found_in_sent_and_not_sent_again(
    which: str, office: Office, listener: Listener
) -> None:
    office.synced()
    wait = TOMORROW if which == "later" else 0
    id_ = write(office, until=office.now() + wait if wait else None)
    if which == "queued":
        outbox_states.release(office.store, [id_])
    copy = kept(office)
    later(office, wait or AGO).synced()
    later(office, 2).synced()
    assert len(sent(office)) == len(listener.envelopes) == 1
    old = restored(office, copy).synced()
    assert state(old, id_) == "filed"
    later(old, TOMORROW).synced()
    assert len(sent(old)) == len(listener.envelopes) == 1


@pytest.mark.parametrize("wait", [0, TOMORROW])
def test_of_what_nobody_knows_the_user_is_asked(
    wait: int, office: Office, listener: Listener
) -> None:
    office.synced()
    id_ = write(office, until=office.now() + wait if wait else None)
    old = later(restored(office, kept(office)), wait or AGO).synced()
    assert state(old, id_) == "uncertain" and not listener.envelopes
    later(old, TOMORROW).synced()
    assert state(old, id_) == "uncertain" and not listener.envelopes


def test_what_is_to_go_later_than_that_goes_at_its_time(office: Office, listener: Listener) -> None:
    office.synced()
    id_ = write(office, until=office.now() + TOMORROW)
    old = restored(office, kept(office)).synced()
    assert state(old, id_) == "later"
    later(old, TOMORROW).synced()
    assert len(listener.envelopes) == 1


def test_a_backup_changes_nothing_of_the_store_that_it_is_made_of(
    office: Office, listener: Listener
) -> None:
    office.synced()
    write(office)
    kept(office)
    later(office).synced()
    assert len(listener.envelopes) == 1
