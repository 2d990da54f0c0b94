"""Which mailboxes of an account are followed."""

import pytest

from sync.session import Session
from sync.wire import Listed
from tests.sync.office import Office, deliver, letter

pytestmark = pytest.mark.dovecot


def _listed(name: str, *attributes: str) -> Listed:
    return Listed(name.encode(), name, "/", frozenset(attributes))


def test_views_and_containers_are_listed_and_never_opened(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/29"""
    listed = [
        _listed("INBOX"),
        _listed("Starred", "\\flagged"),
        _listed("Important", "\\important"),
        _listed("Folders", "\\noselect"),
    ]
    monkeypatch.setattr(Session, "mailboxes", lambda session: listed)
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    opened = {name for name, box in office.boxes().items() if box.uidvalidity}
    assert opened == {"INBOX"}


def test_what_is_archived_at_gmail_is_found_in_all_mail_and_fetched_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/28"""
    raw = letter("in both")
    office.peer.deliver("INBOX", raw)
    office.peer.deliver("Archive", raw)
    deliver(office.peer, "Archive", ["archived"])
    listed = [_listed("INBOX"), _listed("Archive", "\\all")]
    monkeypatch.setattr(Session, "mailboxes", lambda session: listed)
    really_offers, really_index = Session.offers, Session.index
    monkeypatch.setattr(
        Session, "offers", lambda self, name: name == "X-GM-EXT-1" or really_offers(self, name)
    )
    # Dovecot does not know Gmail's attributes of a message.
    monkeypatch.setattr(Session, "index", lambda self, uids: _plainly(self, uids, really_index))
    bodies: list[int] = []
    really_bodies = Session.bodies

    def spy(session: Session, uids: list[int]) -> object:
        bodies.extend(uids)
        return really_bodies(session, uids)

    monkeypatch.setattr(Session, "bodies", spy)
    office.synced()
    assert office.boxes()["Archive"].role == "archive"
    assert office.subjects() == ["archived", "in both"]
    assert len(bodies) == 2


def _plainly(session: Session, uids: object, index: object) -> object:
    offers = type(session).offers
    type(session).offers = lambda self, name: name in self.capabilities  # type: ignore[assignment]
    try:
        return index(session, uids)  # type: ignore[operator]
    finally:
        type(session).offers = offers  # type: ignore[method-assign]


def test_a_role_that_the_user_set_beats_the_servers(office: Office) -> None:
    from dataclasses import replace

    with office.peer.client() as client:
        client.create_folder("Gesendet 2026")
    account = replace(office.config.accounts[0], mailboxes={"sent": "Gesendet 2026"})
    office.config = replace(office.config, accounts=(account,))
    office.synced()
    boxes = office.boxes()
    assert boxes["Gesendet 2026"].role == "sent"
    assert boxes["Sent"].role == ""
