"""An account that the configuration names otherwise, takes out, or lets send no more.

Against a real SMTP server and a real Dovecot.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.config import Account as Configured
from store.records import decisions, mailboxes, outbox_states, status, verdicts, views
from store.records.file_opening import open_store
from store.words import syncing
from sync.workers import desks
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import Listener
from tests.sync.mailing import later, state, write
from tests.sync.office import Office, deliver
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

TOMORROW = 86_400


@pytest.fixture
def listener() -> Iterator[Listener]:
    with smtp.listening(smtp.Behaviour()) as listener:
        yield listener


@pytest.fixture
def office(dovecot: Dovecot, listener: Listener, tmp_path: Path) -> Office:
    office = new_office(dovecot.account(), tmp_path, smtp_port=listener.port)
    deliver(office.peer, "INBOX", ["first", "second"])
    return office.synced()


def changed(office: Office, *accounts: Configured) -> Office:
    """The same store with other accounts."""
    office.store.close()
    config = replace(office.config, accounts=accounts)
    store = open_store(config)
    ids = mailboxes.accounts_sync(store, config)
    verdicts.up_to_date(store)
    id_ = ids[accounts[0].name] if accounts else office.account_id
    return replace(office, config=config, store=store, account_id=id_)


def renamed(office: Office) -> Office:
    return changed(office, replace(office.config.accounts[0], name="job"))


def listed(office: Office, which: str) -> list[str]:
    at = views.at(office.store)
    return sorted(
        r.subject for r in views.rows(office.store, views.keys(office.store, which, at), at)
    )


def answer(office: Office, until: int | None = None) -> int:
    asked = office.store.reader().execute("SELECT id FROM messages WHERE subject = 'first'")
    return write(office, "Re: first", in_reply_to=asked.fetchone()[0], until=until)


def test_under_another_name_its_mail_on_the_way_and_its_wishes_go_on(
    office: Office, listener: Listener
) -> None:
    id_ = answer(office)
    decisions.archive(office.store, [office.key("second")])
    new = later(renamed(office), 60)
    assert new.sync().code == ""
    assert [one.name for one in status.account_states(new.store, left=True)] == ["job"]
    assert state(new, id_) != "held" and len(listener.envelopes) == 1
    with new.peer.client() as client:
        assert client.folder_status("Archive", ["MESSAGES"])[b"MESSAGES"] == 1


def test_under_another_name_what_another_program_takes_away_is_owed_no_more(
    office: Office,
) -> None:
    new = renamed(office)
    assert new.sync().code == ""
    with new.peer.client() as client:
        client.select_folder("INBOX")
        client.delete_messages([1])
        client.expunge([1])
        client.move([2], "Archive")
    assert new.sync().code == ""
    assert listed(new, "inbox") == []
    assert listed(new, "owed") == ["second"]


def test_another_account_of_another_address_is_another_account(office: Office) -> None:
    other = replace(office.config.accounts[0], name="job", address="jane@other.example")
    new = changed(office, other)
    assert [one.name for one in status.account_states(new.store, left=True)] == ["work", "job"]


@pytest.mark.parametrize("wait", [None, TOMORROW])
@pytest.mark.parametrize("how", ["taken out", "without smtp"])
def test_what_it_cannot_send_any_more_is_told_and_what_that_answers_is_owed(
    how: str, wait: int | None, office: Office
) -> None:
    id_ = answer(office, until=office.now() + wait if wait else None)
    work = office.config.accounts[0]
    other = replace(work, name="job", address="jane@other.example", aliases=(work.address,))
    new = changed(office, other if how == "taken out" else replace(work, smtp=None))
    desks(new.store, new.config, None, new.events.append)
    assert state(new, id_) == "refused" and "first" in listed(new, "owed")
    (told,) = status.failures(new.store)
    said = syncing.not_done(told.what, told.code, told.facts)
    assert said.startswith("“Re: first” was sent to nobody: the account work is not in")


def test_of_what_had_left_when_it_was_taken_out_the_user_is_asked(office: Office) -> None:
    id_ = answer(office)
    outbox_states.release(office.store, [id_])
    outbox_states.claim(office.store, id_, office.now())
    outbox_states.dotted(office.store, id_)
    new = changed(office)
    desks(new.store, new.config, None, new.events.append)
    assert state(new, id_) == "uncertain"
