"""The plain path, the same on every server: a real Dovecot, the demo's, and the one that lies
when it is told to, before it is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.records import drafts, handling, intents, uploads_todo
from store.records.drafts import Letter, save_draft
from tests.faults.hostile import hostile
from tests.faults.truth import same
from tests.peers import embedded
from tests.peers.account import Account
from tests.sync.office import Office, deliver, letter
from tests.sync.office import office as new_office

SERVERS = [pytest.param("dovecot", marks=pytest.mark.dovecot), "pymap", "hostile", "poor"]


@pytest.fixture(params=SERVERS)
def peer(request: pytest.FixtureRequest) -> Iterator[Account]:
    match request.param:
        case "dovecot":
            yield request.getfixturevalue("dovecot").account()
        case "pymap":
            yield request.getfixturevalue("pymap")
        case "hostile":
            with hostile() as server:
                yield server.account
        case "poor":
            with hostile(("UIDPLUS",)) as server:
                yield server.account


@pytest.fixture
def pymap() -> Iterator[Account]:
    with embedded.running() as account:
        yield account


@pytest.fixture
def office(peer: Account, tmp_path: Path) -> Office:
    return new_office(peer, tmp_path)


def test_every_mail_comes_once(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one", "two", "three"], days=30)
    deliver(office.peer, "Sent", ["answer"])
    office.synced()
    same(office, office.peer)
    assert office.subjects() == ["answer", "one", "three", "two"]


def test_what_came_and_went_meanwhile_is_seen(office: Office) -> None:
    first, second = deliver(office.peer, "INBOX", ["one", "two"])
    office.synced()
    with office.peer.client() as client:
        client.select_folder("INBOX")
        client.add_flags([second], ["\\Flagged"])
        client.add_flags([first], ["\\Deleted"])
        client.expunge([first])
    office.peer.deliver("INBOX", letter("three"))
    office.synced()
    same(office, office.peer)
    assert office.flags("INBOX")[second] == {"\\Flagged"}
    assert office.place("one") == "gone"


def test_wishes_are_carried_out(office: Office) -> None:
    _, second = deliver(office.peer, "INBOX", ["one", "two"])
    with office.peer.client() as client:
        if not client.folder_exists("Archive"):
            client.create_folder("Archive")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    handling.star(office.store, [office.key("two")], True)
    office.ahead += intents.UNDO_SECONDS + 1
    office.synced()
    same(office, office.peer)
    with office.peer.client() as client:
        client.select_folder("INBOX")
        assert client.search() == [second]
        assert client.get_flags([second])[second] == (b"\\Flagged",)


def test_a_draft_lies_there_in_its_newest_version_until_it_is_thrown_away(office: Office) -> None:
    _newest_version_alone(office)


def test_so_it_does_where_no_server_tells_a_uid_or_expunges_one(tmp_path: Path) -> None:
    """Rule 4.2/15, without UIDPLUS."""
    with hostile(()) as server:
        _newest_version_alone(new_office(server.account, tmp_path))


def _newest_version_alone(office: Office) -> None:
    with office.peer.client() as client:
        if "Drafts" not in [name for _, _, name in client.list_folders()]:
            client.create_folder("Drafts")
    id_ = None
    for text in ("one", "two"):
        written = Letter("work", ("bea@acme.example",), subject="offer", text=text)
        id_ = save_draft(office.store, written, id_)
        office.synced()
        assert _drafts(office) == [text]
    office.synced()
    assert uploads_todo.next_due(office.store, office.account_id, office.now(), kept=True) is None
    assert id_ is not None
    drafts.discard(office.store, id_)
    office.synced()
    assert _drafts(office) == []


def _drafts(office: Office) -> list[str]:
    """Their texts."""
    with office.peer.client() as client:
        client.select_folder("Drafts", readonly=True)
        uids = client.search()
        found = client.fetch(uids, ["BODY.PEEK[]", "FLAGS"]) if uids else {}
    mails = [data[b"BODY[]"] for data in found.values() if b"\\Deleted" not in data[b"FLAGS"]]
    return [raw.partition(b"\r\n\r\n")[2].decode().strip() for raw in mails]


def test_a_second_round_changes_nothing(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one", "two"])
    office.synced()
    before = [_rows(office, table) for table in ("messages", "placements", "loops")]
    office.synced()
    assert [_rows(office, table) for table in ("messages", "placements", "loops")] == before


def _rows(office: Office, table: str) -> list[object]:
    return office.store.reader().execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
