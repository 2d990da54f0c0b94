"""The rounds after the first sync, against a real Dovecot."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from store.records import (
    calls,
    checkup,
    decisions,
    followups,
    mailboxes,
    snoozing,
    views,
    whereabouts,
)
from store.records.calls import NewCall
from store.records.database import Store
from store.records.followups import NewFollowUp
from store.records.mailboxes import MailboxState
from sync import history, mailbox, rounds
from sync.faults import Refused
from sync.session import Session
from sync.work import Stopped, Work
from tests.peers.dovecot import Dovecot
from tests.soak.own import rows_of
from tests.sync.office import Office, deliver, letter
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

POORER: list[tuple[str, ...]] = [(), ("QRESYNC",), ("QRESYNC", "CONDSTORE")]


@pytest.fixture(params=POORER, ids=["qresync", "condstore", "neither"])
def any_office(
    request: pytest.FixtureRequest, dovecot_without: Callable[..., Dovecot], tmp_path: Path
) -> Office:
    """The same account on servers that tell more and less."""
    return new_office(dovecot_without(*request.param).account(), tmp_path)


@pytest.fixture
def bodies(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The UIDs whose text was asked for."""
    asked: list[int] = []
    really = Session.bodies

    def spy(session: Session, uids: Iterable[int]) -> object:
        asked.extend(uids)
        return really(session, asked[-len(list(uids)) :])

    monkeypatch.setattr(Session, "bodies", spy)
    return asked


def test_a_round_without_news_fetches_nothing_and_opens_no_mailbox(
    office: Office, bodies: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    office.synced()
    bodies.clear()
    opened: list[bytes] = []
    monkeypatch.setattr(Session, "select", lambda session, raw, **_: opened.append(raw))
    office.synced()
    assert (bodies, opened) == ([], [])


def test_the_figures_of_all_mailboxes_are_one_question(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    office.synced()
    asked: list[str] = []
    really = Session.answer

    def spy(session: Session, command: str, *arguments: bytes) -> object:
        asked.append(command)
        return really(session, command, *arguments)

    monkeypatch.setattr(Session, "answer", spy)
    office.synced()
    assert [command for command in asked if command in ("LIST", "STATUS")] == ["LIST", "LIST"]


def test_a_server_that_refuses_the_figures_of_all_is_asked_for_each(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(office.peer, "Archive", ["one"])
    office.synced()
    deliver(office.peer, "Archive", ["two"])

    def refused(session: Session) -> object:
        raise Refused("BAD", "what")

    monkeypatch.setattr(Session, "statuses", refused)
    office.synced()
    assert office.subjects() == ["one", "two"]


def test_a_mail_that_is_moved_while_a_round_goes_on_is_never_gone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/23: INBOX was looked at before the mail came there."""
    (uid,) = deliver(office.peer, "Archive", ["one"])
    office.synced()
    deliver(office.peer, "Archive", ["two"])
    places: list[str] = []
    really_sync, really_sweep = rounds.sync, whereabouts.sweep

    def sync(work: Work, box: MailboxState) -> None:
        if box.name == "Archive" and not places:
            with office.peer.client() as client:
                client.select_folder("Archive")
                client.move([uid], "INBOX")
        really_sync(work, box)
        places.append(office.place("one"))

    def sweep(store: Store, messages: set[int]) -> None:
        really_sweep(store, messages)
        places.append(office.place("one"))

    monkeypatch.setattr(rounds, "sync", sync)
    monkeypatch.setattr(whereabouts, "sweep", sweep)
    office.synced()
    assert set(places) == {"here"}
    assert (len(office.uids("INBOX")), len(office.uids("Archive"))) == (1, 1)


def test_new_mail_comes(any_office: Office) -> None:
    deliver(any_office.peer, "INBOX", ["one"])
    any_office.synced()
    deliver(any_office.peer, "INBOX", ["two"])
    deliver(any_office.peer, "Sent", ["three"])
    any_office.synced()
    assert any_office.subjects() == ["one", "three", "two"]


def test_flags_that_another_program_set_are_seen(any_office: Office) -> None:
    first, second = deliver(any_office.peer, "INBOX", ["one", "two"])
    any_office.synced()
    with any_office.peer.client() as client:
        client.select_folder("INBOX")
        client.add_flags([first], ["\\Seen", "\\Flagged"])
    any_office.synced()
    flags = any_office.flags("INBOX")
    assert flags == {first: frozenset({"\\Seen", "\\Flagged"}), second: frozenset()}


def test_flags_that_another_program_took_away_are_seen(any_office: Office) -> None:
    uid = any_office.peer.deliver("INBOX", letter("one"), ["\\Seen"])
    any_office.synced()
    with any_office.peer.client() as client:
        client.select_folder("INBOX")
        client.remove_flags([uid], ["\\Seen"])
    any_office.synced()
    assert any_office.flags("INBOX") == {uid: frozenset()}


def test_what_another_program_expunged_is_gone_and_kept(any_office: Office) -> None:
    first, second = deliver(any_office.peer, "INBOX", ["one", "two"])
    any_office.synced()
    with any_office.peer.client() as client:
        client.select_folder("INBOX")
        client.delete_messages([first])
        client.expunge([first])
    any_office.synced()
    assert any_office.uids("INBOX") == {second}
    assert any_office.store.reader().execute(
        "SELECT subject, place FROM messages ORDER BY id DESC"
    ).fetchall() == [("one", "gone"), ("two", "here")]


def test_what_the_user_made_of_a_mail_that_goes_stays_and_holds_when_it_comes_back(
    office: Office,
) -> None:
    (uid,) = deliver(office.peer, "INBOX", ["one"])
    key, now = office.synced().key("one"), office.now()
    decisions.decide(office.store, [key], "no-answer", now=now)
    snoozing.snooze(office.store, [key], now + 86_400, now)
    followups.add(office.store, NewFollowUp("promise", "the plan", now + 86_400, key), now)
    calls.add(office.store, NewCall(now, "in", "answered", number="+36 1 234 5678"))
    listed, made = standing(office, key), rows_of(office)
    with office.peer.client() as client:
        client.select_folder("INBOX")
        client.delete_messages([uid])
        client.expunge([uid])
    assert office.synced().place("one") == "gone"
    assert "inbox" not in standing(office, key)
    assert rows_of(office) == made
    deliver(office.peer, "INBOX", ["one"])
    assert office.synced().place("one") == "here"
    assert (standing(office, key), rows_of(office)) == (listed, made)
    assert {"inbox", "snoozed"} <= listed


def standing(office: Office, key: int) -> set[str]:
    """The lists in which a row is."""
    when = views.at(office.store, office.now())
    return {name for name in views.LISTS if key in views.keys(office.store, name, when)}


def test_one_gone_and_one_new_at_the_same_time_are_both_noticed(any_office: Office) -> None:
    first, second = deliver(any_office.peer, "INBOX", ["one", "two"])
    any_office.synced()
    with any_office.peer.client() as client:
        client.select_folder("INBOX")
        client.delete_messages([first])
        client.expunge([first])
    third = deliver(any_office.peer, "INBOX", ["three"])
    any_office.synced()
    assert any_office.uids("INBOX") == {second, *third}


def test_a_mail_that_another_program_moved_is_placed_and_not_fetched(
    any_office: Office, bodies: list[int]
) -> None:
    """Rule 4.1/26"""
    deliver(any_office.peer, "INBOX", ["one", "two"])
    any_office.synced()
    bodies.clear()
    with any_office.peer.client() as client:
        client.select_folder("INBOX")
        client.move([1], "Archive")
    any_office.synced()
    assert bodies == []
    assert (any_office.uids("INBOX"), len(any_office.uids("Archive"))) == ({2}, 1)
    assert any_office.place("one") == any_office.place("two") == "here"


def test_a_mail_that_was_moved_to_junk_leaves_the_lists_and_comes_back(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    with office.peer.client() as client:
        client.select_folder("INBOX")
        client.move([1], "Junk")
    office.synced()
    rows = office.store.reader().execute("SELECT place FROM messages")
    assert rows.fetchall() == [("junk",)]
    with office.peer.client() as client:
        client.select_folder("Junk")
        client.move([1], "INBOX")
    office.synced()
    assert office.place("one") == "here"


def test_a_message_id_used_twice_is_two_mails(office: Office) -> None:
    """Rule 4.1/3"""
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    office.peer.deliver("INBOX", letter("one").replace(b"Subject: one", b"Subject: other"))
    office.synced()
    assert office.store.reader().execute("SELECT count(*) FROM messages").fetchone() == (2,)


def test_one_header_on_two_texts_is_two_mails_whatever_their_numbers(office: Office) -> None:
    """docs/decisions/0006"""
    said = ["Could you send the offer?", "Please pay to another account.", "And a third thing."]
    mails = [letter("one", text=text) for text in said]
    with office.peer.client() as client:
        client.create_folder("Clients")
    office.peer.deliver_all("Clients", [(raw, (), None) for raw in mails[:2]])
    office.synced()
    office.peer.deliver("Clients", mails[2])
    office.synced()
    assert _texts(office) == said
    _recreated(office, "Clients", mails)
    office.synced()
    assert _texts(office) == said
    assert office.store.reader().execute("SELECT count(*) FROM messages").fetchone() == (3,)


def _texts(office: Office) -> list[str]:
    """Of the mails in their mailbox, by UID."""
    rows = office.store.reader().execute(
        "SELECT t.new_text FROM texts t JOIN placements p USING (message_id) "
        "JOIN mailboxes m ON m.id = p.mailbox_id AND m.uidvalidity = p.uidvalidity ORDER BY p.uid"
    )
    return [row[0].strip() for row in rows.fetchall()]


def test_a_new_mailbox_is_found_and_a_deleted_one_keeps_its_mails(office: Office) -> None:
    office.synced()
    with office.peer.client() as client:
        client.create_folder("Clients/Ácme")
    deliver(office.peer, "Clients/Ácme", ["filed"])
    office.synced()
    assert office.subjects() == ["filed"]
    with office.peer.client() as client:
        client.delete_folder("Clients/Ácme")
    office.synced()
    assert "Clients/Ácme" not in office.boxes()
    rows = office.store.reader().execute("SELECT subject, place FROM messages")
    assert rows.fetchall() == [("filed", "gone")]


def test_a_list_that_comes_back_empty_changes_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    monkeypatch.setattr(Session, "mailboxes", lambda session: [])
    office.synced()
    assert len(office.boxes()) == 6
    assert office.subjects() == ["one"]


def test_a_mailbox_that_is_suddenly_empty_loses_nothing_at_first_sight(office: Office) -> None:
    deliver(office.peer, "Archive", [f"mail {number}" for number in range(60)])
    office.synced()
    with office.peer.client() as client:
        client.select_folder("Archive")
        client.delete_messages(client.search())
        client.expunge()
    office.synced()
    assert len(office.uids("Archive")) == 60
    office.ahead += 2 * mailbox.EMPTY_SECONDS
    office.synced()
    assert office.uids("Archive") == set()
    rows = office.store.reader().execute("SELECT count(*) FROM messages WHERE place = 'gone'")
    assert rows.fetchone() == (60,)


def test_a_server_that_calls_living_mail_vanished_is_not_believed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/22"""
    from dataclasses import replace

    from sync.uidsets import UidSet
    from sync.wire import Selected

    uids = deliver(office.peer, "INBOX", [f"mail {number}" for number in range(60)])
    office.synced()
    deliver(office.peer, "INBOX", ["new"])
    really = Session.select

    def lying(session: Session, raw: bytes, **how: object) -> Selected:
        selected = really(session, raw, **how)  # type: ignore[arg-type]
        return replace(selected, vanished=UidSet.of(uids)) if how.get("qresync") else selected

    monkeypatch.setattr(Session, "select", lying)
    office.synced()
    assert set(uids) < office.uids("INBOX")
    assert mailboxes.memory(office.store, office.account_id)["qresync_off"] is True


def _recreated(office: Office, mailbox: str, mails: Iterable[bytes]) -> list[int]:
    """The same mails in a mailbox of the same name with other UIDs and another UIDVALIDITY."""
    with office.peer.client() as client:
        client.delete_folder(mailbox)
        client.create_folder(mailbox)
        for number in range(3):
            client.append(mailbox, letter("filler", number=number))
        client.select_folder(mailbox)
        client.delete_messages(client.search())
        client.expunge()
    return office.peer.deliver_all(mailbox, [(raw, (), None) for raw in mails])


def test_a_change_of_uidvalidity_recognises_every_mail_and_fetches_only_what_is_new(
    office: Office, bodies: list[int]
) -> None:
    """Rule 4.1/24"""
    with office.peer.client() as client:
        client.create_folder("Clients")
    old = [letter(f"mail {number}") for number in range(5)]
    office.peer.deliver_all("Clients", [(raw, (), None) for raw in old])
    office.synced()
    before = office.store.reader().execute("SELECT id, uidvalidity FROM mailboxes").fetchall()
    rows = office.store.reader().execute("SELECT id FROM messages ORDER BY id").fetchall()
    bodies.clear()
    uids = _recreated(office, "Clients", [*old, letter("new")])
    office.synced()
    assert office.store.reader().execute("SELECT id, uidvalidity FROM mailboxes").fetchall() != (
        before
    )
    assert bodies == uids[-1:]
    assert office.uids("Clients") == set(uids)
    kept = office.store.reader().execute("SELECT id, place FROM messages ORDER BY id").fetchall()
    assert [row[0] for row in kept][: len(rows)] == [row[0] for row in rows]
    assert {row[1] for row in kept} == {"here"}
    stale = "SELECT count(*) FROM placements p JOIN mailboxes m ON m.id = p.mailbox_id "
    assert office.store.reader().execute(
        f"{stale} WHERE p.uidvalidity <> m.uidvalidity"
    ).fetchone() == (0,)


def test_what_a_recreated_mailbox_holds_no_more_is_gone_with_that_round(office: Office) -> None:
    """Rule 4.1/24"""
    with office.peer.client() as client:
        client.create_folder("Clients")
    kept, lost = letter("kept"), letter("lost")
    office.peer.deliver_all("Clients", [(kept, (), None), (lost, (), None)])
    office.synced()
    _recreated(office, "Clients", [kept])
    office.synced()
    assert (office.place("kept"), office.place("lost")) == ("here", "gone")


def test_a_mapping_that_was_ended_before_its_last_step_is_ended_by_the_next_round(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/24"""
    with office.peer.client() as client:
        client.create_folder("Clients")
    kept, lost = letter("kept"), letter("lost")
    office.peer.deliver_all("Clients", [(kept, (), None), (lost, (), None)])
    office.synced()
    _recreated(office, "Clients", [kept])

    def killed(work: Work, box: MailboxState) -> None:
        raise Stopped

    with monkeypatch.context() as patched:
        patched.setattr(history, "_end_of_mapping", killed)
        office.sync()
    assert office.place("lost") == "here"
    office.synced()
    assert (office.place("kept"), office.place("lost")) == ("here", "gone")


def test_what_went_after_a_life_that_did_not_come_to_the_end_is_gone_with_the_next_round(
    dovecot_without: Callable[..., Dovecot], tmp_path: Path
) -> None:
    """Rule 4.1/21"""
    office = new_office(dovecot_without("QRESYNC").account(), tmp_path)
    kept, lost = deliver(office.peer, "Archive", ["kept", "lost"])
    office.synced()
    box = office.boxes()["Archive"]
    mailboxes.save_state(office.store, replace(box, complete=False, horizon=None))
    with office.peer.client() as client:
        client.select_folder("Archive")
        client.delete_messages([lost])
        client.expunge([lost])
    office.synced()
    assert office.uids("Archive") == {kept}
    assert office.place("lost") == "gone"


def test_a_uidvalidity_that_changes_all_the_time_is_followed_now_and_then_only(
    office: Office, bodies: list[int]
) -> None:
    """Rule 4.1/25"""
    with office.peer.client() as client:
        client.create_folder("Clients")
    for _ in range(6):
        _recreated(office, "Clients", [letter("mail")])
        office.synced()
    remapped = mailboxes.memory(office.store, office.account_id)
    assert [len(times) for key, times in remapped.items() if key.startswith("remapped")] == [2]
    assert len(bodies) == 1
    assert checkup.unstable(office.store, office.now() - 60) == [("work", "Clients")]
    assert checkup.unstable(office.store, office.now() + 60) == []


def test_mail_that_was_lost_on_the_disk_of_the_server_is_noted_as_gone(office: Office) -> None:
    deliver(office.peer, "Archive", ["one"])
    office.synced()
    assert office.peer.folder is not None
    shutil.rmtree(office.peer.folder)
    deliver(office.peer, "INBOX", ["two"])
    office.synced()
    assert office.uids("Archive") == set()
    assert office.uids("INBOX") == {1}
