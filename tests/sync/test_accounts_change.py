"""An account that the configuration names otherwise, takes out, or lets send no more.

Against a real SMTP server and a real Dovecot.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.config import Account as Configured
from store.records import handling, mailboxes, outbox_states, status, undoing, verdicts, views
from store.records.file_opening import open_store
from store.records.pending import pending
from store.words import syncing
from sync import filing
from sync.workers import desks
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import Listener
from tests.sync.mailing import later, state, write
from tests.sync.office import ME, Office, deliver
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
    office: Office, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "LOOKS", (0,))
    id_ = answer(office)
    handling.archive(office.store, [office.key("second")])
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


def gone(office: Office, *aliases: str) -> Office:
    """Jane has another account now, and no more this one."""
    work = office.config.accounts[0]
    other = replace(work, name="home", address="jane@home.example", aliases=aliases)
    return changed(office, other)


def back(office: Office) -> Office:
    home = office.config.accounts[0]
    return changed(office, replace(home, name="work", address=ME, aliases=()))


def waiting(office: Office) -> int:
    return pending(office.store, office.now() + TOMORROW).changes


def told(office: Office) -> list[str]:
    failures = status.failures(office.store)
    return [syncing.not_done(one.what, one.code, one.facts) for one in failures]


TOLD = "not done on the server (no-account): the account work was taken out of the configuration"


def at_server(office: Office, mailbox: str) -> dict[bytes, bool]:
    """Subjects, and whether each was read."""
    with office.peer.client() as client:
        client.select_folder(mailbox, readonly=True)
        found = client.fetch(client.search(), ["ENVELOPE", "FLAGS"]).values()
    return {data[b"ENVELOPE"].subject: b"\\Seen" in data[b"FLAGS"] for data in found}


def test_a_move_that_waits_when_its_account_is_taken_out_is_told_and_never_done(
    office: Office,
) -> None:
    handling.archive(office.store, [office.key("second")])
    new = gone(office)
    assert told(new) == [TOLD]
    assert listed(new, "inbox") == ["first", "second"]
    assert waiting(new) == 0
    again = later(back(new), TOMORROW)
    assert again.sync().code == ""
    assert told(again) == [TOLD]
    assert at_server(again, "INBOX").keys() == {b"first", b"second"}


def test_what_is_moved_while_its_account_is_out_is_so_here_until_that_comes_back(
    office: Office,
) -> None:
    new = gone(office)
    handling.archive(new.store, [new.key("second")])
    assert (listed(new, "inbox"), waiting(new), told(new)) == (["first"], 0, [])
    again = gone(new)
    assert listed(again, "inbox") == ["first"]
    there = back(again)
    assert (listed(there, "inbox"), told(there)) == (["first", "second"], [TOLD])
    assert later(there, TOMORROW).sync().code == ""
    assert at_server(there, "INBOX").keys() == {b"first", b"second"}


def test_what_is_moved_while_its_account_is_out_can_be_taken_back(office: Office) -> None:
    new = gone(office)
    handling.trash(new.store, [new.key("second")])
    undoing.undo(new.store)
    assert listed(new, "inbox") == ["first", "second"]
    assert told(back(new)) == []


def test_what_was_read_while_its_account_was_out_is_read_there_when_it_comes_back(
    office: Office,
) -> None:
    handling.read(office.store, [office.key("first")], True)
    new = gone(office)
    handling.read(new.store, [new.key("second")], True)
    assert waiting(new) == 0
    there = later(back(new), TOMORROW)
    assert there.sync().code == ""
    assert at_server(there, "INBOX") == {b"first": True, b"second": True}
    assert told(there) == []


@pytest.mark.parametrize("alias", [True, False])
def test_mail_of_an_account_that_was_taken_out_is_owed_where_its_address_is_still_mine(
    office: Office, alias: bool
) -> None:
    new = gone(office, ME) if alias else gone(office)
    assert listed(new, "inbox") == ["first", "second"]
    assert listed(new, "owed") == (["first", "second"] if alias else [])
