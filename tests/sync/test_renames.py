"""Mailboxes that another program gives another name. Rule 4.1/27."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from store.records import handling, intents
from sync.session import Session
from tests.faults.hostile import Asked, Hostile, hostile
from tests.faults.world import Box
from tests.peers import embedded
from tests.sync.office import Office, deliver, letter
from tests.sync.office import office as new_office


@pytest.fixture
def headers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The UIDs whose headers were asked for."""
    asked: list[int] = []
    really = Session.headers

    def spy(session: Session, uids: Iterable[int]) -> object:
        asked.extend(uids := list(uids))
        return really(session, uids)

    monkeypatch.setattr(Session, "headers", spy)
    return asked


def rename(office: Office, old: str, new: str) -> None:
    with office.peer.client() as client:
        client.rename_folder(old, new)


def made(office: Office, *names: str) -> None:
    with office.peer.client() as client:
        for name in names:
            client.create_folder(name)


@pytest.mark.dovecot
def test_a_renamed_mailbox_stays_the_same_and_its_mail_is_not_recognised_anew(
    office: Office, headers: list[int]
) -> None:
    made(office, "Clients")
    deliver(office.peer, "Clients", [f"mail {number}" for number in range(30)])
    office.synced()
    before = office.boxes()["Clients"]
    rename(office, "Clients", "Kunden/Übrige")
    headers.clear()
    office.synced()
    after = office.boxes()["Kunden/Übrige"]
    assert (after.id, after.uidvalidity, after.top) == (before.id, before.uidvalidity, before.top)
    assert "Clients" not in office.boxes()
    assert len(office.uids("Kunden/Übrige")) == 30
    assert len(headers) == 10


@pytest.mark.dovecot
def test_what_was_wished_of_a_mail_is_done_in_the_renamed_mailbox(office: Office) -> None:
    made(office, "Clients")
    deliver(office.peer, "Clients", ["one", "two"])
    office.synced()
    handling.star(office.store, [office.key("one")], True)
    rename(office, "Clients", "Customers")
    deliver(office.peer, "Customers", ["three"])
    office.ahead += intents.UNDO_SECONDS + 1
    office.synced()
    office.synced()
    assert set(office.flags("Customers").values()) == {frozenset({"\\Flagged"}), frozenset()}
    with office.peer.client() as client:
        client.select_folder("Customers")
        assert client.search("FLAGGED") == [1]


@pytest.mark.dovecot
def test_a_tree_that_is_renamed_keeps_each_of_its_mailboxes(office: Office) -> None:
    """Made in one second, they may have one UIDVALIDITY."""
    made(office, "Clients", "Clients/A", "Clients/B")
    for name in ("Clients", "Clients/A", "Clients/B"):
        deliver(office.peer, name, [f"{name} {number}" for number in range(3)])
    office.synced()
    before = {box.id: name for name, box in office.boxes().items()}
    rename(office, "Clients", "Kunden")
    office.synced()
    after = {box.id: name for name, box in office.boxes().items()}
    assert after == {id_: name.replace("Clients", "Kunden") for id_, name in before.items()}


@pytest.mark.dovecot
def test_a_name_that_comes_back_is_the_mailbox_that_bears_it_now(office: Office) -> None:
    made(office, "A", "B")
    deliver(office.peer, "A", ["one"])
    deliver(office.peer, "B", ["two"])
    office.synced()
    ids = {name: office.boxes()[name].id for name in ("A", "B")}
    with office.peer.client() as client:
        client.delete_folder("B")
    office.synced()
    rename(office, "A", "B")
    office.synced()
    assert office.boxes()["B"].id == ids["A"]
    made(office, "A")
    deliver(office.peer, "A", ["three"])
    office.synced()
    assert office.boxes()["A"].id == ids["B"]
    assert office.place("one") == office.place("three") == "here"


def test_a_mailbox_with_the_same_uids_and_other_mail_is_another(
    server: Hostile, tmp_path: Path
) -> None:
    office = new_office(server.account, tmp_path)

    def fill(boxes: dict[bytes, Box], name: bytes, words: str) -> None:
        boxes[name] = Box()
        for number in range(5):
            boxes[name].add(letter(f"{words} {number}"))

    server.change(lambda boxes: fill(boxes, b"A", "old"))
    office.synced()
    before = office.boxes()["A"].id

    def exchanged(boxes: dict[bytes, Box]) -> None:
        del boxes[b"A"]
        fill(boxes, b"B", "other")

    server.change(exchanged)
    office.synced()
    assert office.boxes()["B"].id != before
    assert (office.place("old 0"), office.place("other 0")) == ("gone", "here")


def test_a_mailbox_that_the_server_calls_otherwise_is_another(
    server: Hostile, tmp_path: Path
) -> None:
    """Rule 4.1/27: its own name for one counts, whatever lies there."""
    names_itself(server, lambda name: b"F" + name)
    server.change(lambda boxes: boxes.update({b"A": Box()}))
    server.deliver("one", "two", box=b"A")
    office = new_office(server.account, tmp_path).synced()
    before = office.boxes()["A"]
    assert before.object_id == "FA"
    server.change(lambda boxes: boxes.update({b"B": boxes.pop(b"A")}))
    office.synced()
    assert office.boxes()["B"].id != before.id
    assert office.place("one") == "here"


def test_a_server_that_answers_status_with_a_broken_name_of_its_own_is_followed(
    server: Hostile, tmp_path: Path
) -> None:
    """As Cyrus 3.6 does: it gives any bytes, also such as end the line, others each time."""
    names_itself(server, lambda _: b"F1")
    server.twist("STATUS", lambda asked: with_id(asked, b"\xe0\xa8!L\n"))
    server.twist("LIST", lambda asked: with_id(asked, b"\xb0\xcb!L\n"))
    server.change(lambda boxes: boxes.update({b"A": Box()}))
    server.deliver("one", "two", box=b"A")
    office = new_office(server.account, tmp_path).synced()
    before = office.boxes()["A"]
    server.change(lambda boxes: boxes.update({b"B": boxes.pop(b"A")}))
    office.synced()
    assert office.boxes()["B"].id == before.id
    assert "A" not in office.boxes()


def names_itself(server: Hostile, named: Callable[[bytes], bytes]) -> None:
    """It has names of its own for its mailboxes, and tells each as one is opened."""
    server.offers = (*server.offers, "OBJECTID")

    def opened(asked: Asked) -> bytes:
        (name,) = re.findall(rb'(?:SELECT|EXAMINE) "(\w+)"', asked.command)
        return b"* OK [MAILBOXID (%s)] x\r\n" % named(name) + asked.whole

    server.twist("SELECT", opened)
    server.twist("EXAMINE", opened)


def with_id(asked: Asked, id_: bytes) -> bytes:
    """Its answer to STATUS, in which that is its name, where it was asked for one."""
    if b"MAILBOXID" not in asked.command:
        return asked.whole
    return re.sub(rb"(STATUS [^(]+\()", rb"\1MAILBOXID (" + id_ + b") ", asked.whole)


def test_the_servers_own_name_of_a_mailbox_outlasts_its_uidvalidity(tmp_path: Path) -> None:
    """RFC 8474 4, on the demo's server."""
    with embedded.running() as peer:
        office = new_office(peer, tmp_path)
        made(office, "Clients")
        office.synced()
        before = office.boxes()["Clients"]
        assert before.object_id
        rename(office, "Clients", "Customers")
        office.synced()
        assert office.boxes()["Customers"].id == before.id


@pytest.fixture
def server() -> Iterable[Hostile]:
    with hostile() as server:
        yield server
