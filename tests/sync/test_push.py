"""What the user wished, on a real Dovecot."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.records import decisions, handling, intents, intents_done, status, undo, undoing, views
from sync.faults import Lost, Refused
from sync.session import Session
from sync.wire import Copied
from tests.peers.dovecot import Dovecot, running
from tests.sync.office import Office, deliver, letter
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

SERVERS: list[tuple[str, ...]] = [(), ("MOVE",), ("MOVE", "UIDPLUS")]


@pytest.fixture(params=SERVERS, ids=["move", "uidplus", "neither"])
def any_office(
    request: pytest.FixtureRequest, dovecot_without: Callable[..., Dovecot], tmp_path: Path
) -> Office:
    return new_office(dovecot_without(*request.param).account(), tmp_path)


def later(office: Office) -> Office:
    """Beyond the undo window."""
    office.ahead += intents.UNDO_SECONDS + 1
    return office


def living(office: Office, mailbox: str) -> dict[bytes, tuple[bytes, ...]]:
    """What the server shows of a mailbox, without what is marked as deleted: subject -> flags. None
    is there twice."""
    with office.peer.client() as client:
        client.select_folder(mailbox, readonly=True)
        uids = client.search(["NOT", "DELETED"])
        found: dict[int, Any] = client.fetch(uids, ["ENVELOPE", "FLAGS"]) if uids else {}
    shown = {
        data[b"ENVELOPE"].subject: tuple(sorted(set(data[b"FLAGS"]) - {b"\\Recent"}))
        for _, data in sorted(found.items())
    }
    assert len(shown) == len(uids)
    return shown


def test_reading_and_starring_reach_the_server(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one", "two"])
    office.synced()
    handling.read(office.store, [office.key("one")], True)
    handling.star(office.store, [office.key("one")], True)
    later(office).synced()
    assert living(office, "INBOX") == {b"one": (b"\\Flagged", b"\\Seen"), b"two": ()}
    assert office.flags("INBOX")[1] == frozenset({"\\Flagged", "\\Seen"})


def test_other_programs_flags_live(office: Office) -> None:
    """Rule 4.2/2"""
    office.peer.deliver("INBOX", letter("one"), ["$Important", "\\Answered"])
    office.synced()
    handling.read(office.store, [office.key("one")], True)
    later(office).synced()
    assert living(office, "INBOX") == {b"one": (b"$Important", b"\\Answered", b"\\Seen")}


def test_marking_as_unread_takes_the_flag_away(office: Office) -> None:
    office.peer.deliver("INBOX", letter("one"), ["\\Seen"])
    office.synced()
    handling.read(office.store, [office.key("one")], False)
    later(office).synced()
    assert living(office, "INBOX") == {b"one": ()}


def test_archiving_moves_one_copy_and_nothing_else(any_office: Office) -> None:
    """Rule 4.2/5"""
    deliver(any_office.peer, "INBOX", ["one", "two"])
    any_office.synced()
    handling.archive(any_office.store, [any_office.key("one")])
    later(any_office).synced()
    assert living(any_office, "INBOX") == {b"two": ()}
    assert living(any_office, "Archive") == {b"one": ()}
    assert any_office.place("one") == "here"
    assert len(any_office.uids("Archive")) == 1


def test_mail_that_another_program_marked_as_deleted_is_never_expunged(any_office: Office) -> None:
    _, marked = deliver(any_office.peer, "INBOX", ["one", "theirs"])
    with any_office.peer.client() as client:
        client.select_folder("INBOX")
        client.delete_messages([marked])
    any_office.synced()
    handling.archive(any_office.store, [any_office.key("one")])
    later(any_office).synced()
    with any_office.peer.client() as client:
        client.select_folder("INBOX")
        assert marked in client.search()


def test_trash_is_a_move_to_trash(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.trash(office.store, [office.key("one")])
    later(office).synced()
    assert (living(office, "INBOX"), living(office, "Trash")) == ({}, {b"one": ()})


def test_what_is_archived_and_then_thrown_away_ends_in_trash(any_office: Office) -> None:
    deliver(any_office.peer, "INBOX", ["one"])
    any_office.synced()
    handling.archive(any_office.store, [any_office.key("one")])
    handling.trash(any_office.store, [any_office.key("one")])
    assert any_office.place("one") == "trash"
    later(any_office).synced()
    assert [living(any_office, box) for box in ("INBOX", "Archive")] == [{}, {}]
    assert living(any_office, "Trash") == {b"one": ()}
    assert any_office.place("one") == "trash"


def test_of_two_moves_the_last_is_taken_back_first(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    handling.trash(office.store, [office.key("one")])
    undoing.undo(office.store)
    later(office).synced()
    assert (living(office, "Archive"), living(office, "Trash")) == ({b"one": ()}, {})
    undoing.undo(office.store)
    later(office).synced()
    assert (living(office, "INBOX"), living(office, "Archive")) == ({b"one": ()}, {})


def test_a_move_keeps_the_flags(office: Office) -> None:
    office.peer.deliver("INBOX", letter("one"), ["\\Flagged"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    later(office).synced()
    assert living(office, "Archive") == {b"one": (b"\\Flagged",)}
    assert set(office.flags("Archive").values()) == {frozenset({"\\Flagged"})}


def test_reading_and_archiving_in_one_go_are_done_in_their_order(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one", "two", "three"])
    office.synced()
    keys = [office.key("one"), office.key("two")]
    handling.read(office.store, keys, True)
    handling.archive(office.store, keys)
    later(office).synced()
    assert living(office, "Archive") == {b"one": (b"\\Seen",), b"two": (b"\\Seen",)}
    assert living(office, "INBOX") == {b"three": ()}


def test_what_is_undone_in_time_leaves_no_trace_on_the_wire(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/10"""
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    undoing.undo(office.store)
    sent: list[str] = []
    monkeypatch.setattr(Session, "move", lambda *_: sent.append("move"))
    later(office).synced()
    assert sent == []
    assert living(office, "INBOX") == {b"one": ()}


def test_what_is_undone_too_late_is_moved_back(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    later(office).synced()
    undoing.undo(office.store)
    later(office).synced()
    assert (living(office, "INBOX"), living(office, "Archive")) == ({b"one": ()}, {})


def shown(office: Office) -> tuple[list[str], list[str]]:
    """The subjects of the inbox and of what is owed."""
    at = views.at(office.store)
    inbox, owed = (
        sorted(row.subject for row in views.rows(office.store, keys, at))
        for keys in (views.keys(office.store, name, at) for name in ("inbox", "owed"))
    )
    return inbox, owed


@pytest.mark.parametrize("to", ["Clients", ""], ids=["moved", "deleted"])
def test_what_another_program_has_moved_on_is_said_to_have_changed_and_not_to_be_tried_again(
    office: Office, to: str
) -> None:
    with office.peer.client() as client:
        client.create_folder("Clients")
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    later(office).synced()
    elsewhere(office, "Archive", to)
    office.synced()
    with pytest.raises(undo.UndoError) as refused:
        undoing.undo(office.store)
    assert refused.value.code == "moved-on"
    later(office).synced()
    assert [len(living(office, box)) for box in ("INBOX", "Clients")] == [0, int(bool(to))]


def test_of_several_that_were_archived_those_come_back_that_still_lie_there(
    office: Office,
) -> None:
    deliver(office.peer, "INBOX", ["one", "two"])
    office.synced()
    handling.archive(office.store, [office.key("one"), office.key("two")])
    later(office).synced()
    with office.peer.client() as client:
        client.select_folder("Archive")
        client.move(client.search(["SUBJECT", "one"]), "Trash")
    office.synced()
    undoing.undo(office.store)
    later(office).synced()
    assert living(office, "INBOX") == {b"two": ()}
    assert living(office, "Trash") == {b"one": ()}


def test_a_decision_is_taken_back_though_another_program_has_moved_its_mail_on(
    office: Office,
) -> None:
    with office.peer.client() as client:
        client.create_folder("Clients")
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    decisions.decide(office.store, [office.key("one")], "done")
    later(office).synced()
    elsewhere(office, "Archive", "Clients")
    office.synced()
    assert shown(office) == ([], [])
    undoing.undo(office.store)
    assert shown(office) == ([], ["one"])


def test_what_was_moved_nobody_knows_yet_where_to_can_be_taken_back_a_moment_later(
    office: Office,
) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    elsewhere(office, "INBOX", "Archive")
    (wish,) = intents.due(office.store, office.account_id, later(office).now())
    intents_done.confirm(office.store, wish.id, None)
    with pytest.raises(undo.UndoError) as refused:
        undoing.undo(office.store)
    assert refused.value.code == "not-yet"
    office.synced()
    undoing.undo(office.store)
    later(office).synced()
    assert (living(office, "INBOX"), living(office, "Archive")) == ({b"one": ()}, {})


def silently(really: Callable[..., Copied]) -> Callable[..., Copied]:
    """Moves, and does not tell where to."""

    def silent(*asked: Any) -> Copied:
        really(*asked)
        return Copied()

    return silent


def test_a_mail_that_was_moved_elsewhere_meanwhile_is_not_moved_twice(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    with office.peer.client() as client:
        client.select_folder("INBOX")
        client.move([1], "Archive")
    later(office).synced()
    assert living(office, "Archive") == {b"one": ()}
    assert status.failures(office.store) == []


def test_a_mail_that_was_deleted_elsewhere_meanwhile_is_said_so(office: Office) -> None:
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    with office.peer.client() as client:
        client.select_folder("INBOX")
        client.delete_messages([1])
        client.expunge([1])
    later(office).synced()
    assert [failure.code for failure in status.failures(office.store)] == ["removed-elsewhere"]


@pytest.mark.parametrize("moved", [True, False])
def test_a_copy_in_sent_stays_there_when_another_program_takes_the_one_that_is_archived(
    office: Office, moved: bool
) -> None:
    """Rules 4.1/2 and 4.2/6: one mail, to oneself, in two places."""
    for mailbox in ("INBOX", "Sent"):
        office.peer.deliver(mailbox, letter("one"))
    office.synced()
    with office.peer.client() as client:
        client.create_folder("Clients")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    elsewhere(office, "INBOX", "Clients" if moved else "")
    later(office).synced()
    assert living(office, "Sent") == {b"one": ()}
    failures = [failure.code for failure in status.failures(office.store)]
    assert failures == ([] if moved else ["removed-elsewhere"])


def test_a_copy_that_came_into_sent_since_is_not_archived_in_its_place(office: Office) -> None:
    """Rule 4.2/6: it lies there of its own right."""
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    office.peer.deliver("Sent", letter("one"))
    elsewhere(office, "INBOX", "")
    for _ in range(2):
        later(office).synced()
    assert living(office, "Sent") == {b"one": ()}
    assert [failure.code for failure in status.failures(office.store)] == ["removed-elsewhere"]


def test_archiving_that_is_done_again_leaves_the_copy_in_sent(office: Office) -> None:
    for mailbox in ("INBOX", "Sent"):
        office.peer.deliver(mailbox, letter("one"))
    office.synced()
    handling.archive(office.store, [office.key("one")])
    undoing.undo(office.store)
    undoing.redo(office.store)
    later(office).synced()
    assert [living(office, box) for box in ("INBOX", "Archive", "Sent")] == [
        {}, {b"one": ()}, {b"one": ()},
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["copy", "store_flags", "expunge"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_connection_lost_around_any_command_of_a_move_leaves_one_copy(
    dovecot_without: Callable[..., Dovecot],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    when: str,
) -> None:
    """Rule 4.2/6"""
    office = new_office(dovecot_without("MOVE").account(), tmp_path)
    deliver(office.peer, "INBOX", ["one", "two"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    _lose(monkeypatch, command, when)
    assert later(office).sync().code == "lost"
    monkeypatch.undo()
    office.synced()
    assert living(office, "INBOX") == {b"two": ()}
    assert living(office, "Archive") == {b"one": ()}
    assert status.failures(office.store) == []


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_connection_lost_around_move_leaves_one_copy(
    office: Office, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    deliver(office.peer, "INBOX", ["one", "two"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    _lose(monkeypatch, "move", when)
    assert later(office).sync().code == "lost"
    monkeypatch.undo()
    office.synced()
    assert living(office, "INBOX") == {b"two": ()}
    assert living(office, "Archive") == {b"one": ()}


def test_a_move_that_ended_between_the_server_and_our_commit_is_confirmed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = b"Subject: no id\r\n\r\nwithout a Message-ID\r\n"
    office.peer.deliver("INBOX", raw)
    office.synced()
    handling.archive(office.store, [office.key("no id")])
    _lose(monkeypatch, "move", "after")
    later(office).sync()
    monkeypatch.undo()
    office.synced()
    assert living(office, "Archive") == {b"no id": ()}
    assert status.failures(office.store) == []
    assert intents.due(office.store, office.account_id, office.now()) == []


def _lose(monkeypatch: pytest.MonkeyPatch, command: str, when: str) -> None:
    really = getattr(Session, command)

    def lost(session: Session, *arguments: Any, **how: Any) -> Any:
        if when == "after":
            really(session, *arguments, **how)
        raise Lost("network")

    monkeypatch.setattr(Session, command, lost)


def test_a_server_that_says_ok_and_does_not_tell_where_to_is_looked_at(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/7"""
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    monkeypatch.setattr(Session, "move", silently(Session.move))
    later(office).synced()
    assert len(office.uids("Archive")) == 1
    assert office.place("one") == "here"


def test_a_mail_that_another_program_has_moved_there_already_is_left_where_it_lies(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/6: from there to there would be two, where a server cannot move."""
    (uid,) = deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    with office.peer.client() as client:
        client.select_folder("INBOX")
        client.copy([uid], "Archive")
        client.delete_messages([uid])
        client.expunge([uid])

    def never(session: Session, *_: Any) -> None:
        raise AssertionError

    for command in ("move", "copy", "store_flags"):
        monkeypatch.setattr(Session, command, never)
    later(office).synced()
    assert living(office, "Archive") == {b"one": ()}
    assert intents.due(office.store, office.account_id, office.now()) == []
    assert status.failures(office.store) == []


def elsewhere(office: Office, source: str, target: str) -> None:
    """Another program moves the only mail of a mailbox, or deletes it."""
    with office.peer.client() as client:
        client.select_folder(source)
        (uid,) = client.search()
        if target:
            client.copy([uid], target)
        client.delete_messages([uid])
        client.expunge([uid])


def remade(office: Office, mailbox: str) -> None:
    """The same mails, with their flags, under another UIDVALIDITY."""
    with office.peer.client() as client:
        client.select_folder(mailbox, readonly=True)
        uids = client.search()
        mails: dict[int, Any] = client.fetch(uids, ["BODY.PEEK[]", "FLAGS"]) if uids else {}
        client.select_folder("INBOX", readonly=True)
        client.delete_folder(mailbox)
        client.create_folder(mailbox)
        for data in mails.values():
            flags = [flag for flag in data[b"FLAGS"] if flag != b"\\Recent"]
            client.append(mailbox, data[b"BODY[]"], flags)


@pytest.mark.parametrize("flag", ["star", "read"])
def test_the_last_wish_counts_though_the_first_waits_where_its_mail_lay_before(
    office: Office, monkeypatch: pytest.MonkeyPatch, flag: str
) -> None:
    monkeypatch.setattr(intents, "UNDO_SECONDS", 60)
    with office.peer.client() as client:
        client.create_folder("Clients")
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    wish = getattr(handling, flag)
    wish(office.store, [office.key("one")], True)
    elsewhere(office, "INBOX", "Clients")
    office.synced()
    wish(office.store, [office.key("one")], False)
    ((seen, flagged),) = office.store.reader().execute("SELECT seen, flagged FROM messages")
    assert (seen, flagged) == (0, 0)
    later(office).synced()
    assert living(office, "Clients") == {b"one": ()}


def test_what_waits_for_another_attempt_does_not_outlast_the_last_wish(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though another program has moved the mail in between."""
    with office.peer.client() as client:
        client.create_folder("Clients")
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    with monkeypatch.context() as patched:
        patched.setattr(Session, "move", _not_now)
        later(office).synced()
    elsewhere(office, "INBOX", "Clients")
    office.synced()
    handling.trash(office.store, [office.key("one")])
    assert office.place("one") == "trash"
    later(office).synced()
    office.ahead += 1_000
    office.synced()
    assert living(office, "Trash") == {b"one": ()}
    assert status.failures(office.store) == []
    assert intents.next_due(office.store, office.account_id, office.now()) is None


def _not_now(session: Session, *_: Any) -> Any:
    raise Refused("", "not now")


def test_a_star_is_taken_back_where_the_mail_lies_by_then(office: Office) -> None:
    with office.peer.client() as client:
        client.create_folder("Clients")
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.star(office.store, [office.key("one")], True)
    later(office).synced()
    elsewhere(office, "INBOX", "Clients")
    office.synced()
    undoing.undo(office.store)
    later(office).synced()
    assert living(office, "Clients") == {b"one": ()}


@pytest.mark.parametrize("again", [False, True], ids=["as it was", "remade"])
def test_a_move_that_followed_its_mail_is_ended_where_it_was_begun(
    dovecot_without: Callable[..., Dovecot],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    again: bool,
) -> None:
    """Rules 4.1/24 and 4.2/6"""
    office = new_office(dovecot_without("MOVE").account(), tmp_path)
    with office.peer.client() as client:
        client.create_folder("Clients")
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.trash(office.store, [office.key("one")])
    elsewhere(office, "INBOX", "Clients")
    _lose(monkeypatch, "expunge", "before")
    assert later(office).sync().code == "lost"
    monkeypatch.undo()
    if again:
        remade(office, "Clients")
    office.synced()
    with office.peer.client() as client:
        client.select_folder("Clients", readonly=True)
        assert client.search() == []
    assert living(office, "Trash") == {b"one": ()}
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []


def test_a_wish_about_a_mail_that_went_with_the_old_uids_does_not_wait_for_ever(
    office: Office,
) -> None:
    """Rule 4.1/24"""
    with office.peer.client() as client:
        client.create_folder("Clients")
    office.peer.deliver("Clients", letter("one"))
    office.synced()
    handling.trash(office.store, [office.key("one")])
    with office.peer.client() as client:
        client.delete_folder("Clients")
        client.create_folder("Clients")
    later(office).synced()
    office.synced()
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []
    assert [failure.code for failure in status.failures(office.store)] == ["removed-elsewhere"]


def lies_twice(office: Office) -> None:
    """A mail in INBOX and in a mailbox of the user's own."""
    with office.peer.client() as client:
        client.create_folder("Clients")
    for mailbox in ("INBOX", "Clients"):
        office.peer.deliver(mailbox, letter("one"))
    office.synced()


def lying(office: Office, *mailboxes: str) -> list[int]:
    """How many mails each of these shows."""
    counts = []
    with office.peer.client() as client:
        for mailbox in mailboxes:
            client.select_folder(mailbox, readonly=True)
            counts.append(len(client.search(["NOT", "DELETED"])))
    return counts


@pytest.mark.parametrize("to", ["", "Trash"], ids=["deleted", "moved"])
def test_a_copy_that_was_not_to_be_archived_stays_though_the_other_is_taken_away(
    any_office: Office, to: str
) -> None:
    """Only what lies in the inbox is archived."""
    lies_twice(any_office)
    handling.archive(any_office.store, [any_office.key("one")])
    elsewhere(any_office, "INBOX", to)
    later(any_office).synced()
    assert lying(any_office, "INBOX", "Clients", "Archive") == [0, 1, int(bool(to))]


@pytest.mark.parametrize("gone", ["INBOX", "Clients"])
def test_of_two_copies_that_are_thrown_away_one_may_be_deleted_and_nobody_is_told(
    any_office: Office, gone: str
) -> None:
    lies_twice(any_office)
    handling.trash(any_office.store, [any_office.key("one")])
    elsewhere(any_office, gone, "")
    later(any_office).synced()
    assert lying(any_office, "INBOX", "Clients", "Trash") == [0, 0, 1]
    assert status.failures(any_office.store) == []
    assert intents.due(any_office.store, any_office.account_id, any_office.now() + 9_999) == []
    undoing.undo(any_office.store)
    later(any_office).synced()
    left = [int(gone != mailbox) for mailbox in ("INBOX", "Clients")]
    assert lying(any_office, "INBOX", "Clients", "Trash") == [*left, 0]


def test_of_two_copies_that_are_thrown_away_both_may_be_deleted_and_that_is_told(
    any_office: Office,
) -> None:
    lies_twice(any_office)
    handling.trash(any_office.store, [any_office.key("one")])
    for mailbox in ("INBOX", "Clients"):
        elsewhere(any_office, mailbox, "")
    later(any_office).synced()
    told = [failure.code for failure in status.failures(any_office.store)]
    assert told == ["removed-elsewhere"]


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_of_two_copies_that_are_thrown_away_one_may_be_moved_on_and_both_come_back(
    any_office: Office, before: bool
) -> None:
    lies_twice(any_office)
    if before:
        elsewhere(any_office, "Clients", "Archive")
    handling.trash(any_office.store, [any_office.key("one")])
    if not before:
        elsewhere(any_office, "Clients", "Archive")
    later(any_office).synced()
    assert lying(any_office, "INBOX", "Clients", "Archive", "Trash") == [0, 0, 0, 2]
    undoing.undo(any_office.store)
    later(any_office).synced()
    assert lying(any_office, "INBOX", "Clients", "Archive", "Trash") == [1, 0, 1, 0]


def replaced(office: Office, *, mails: bool = True) -> None:
    """Another program makes Customers of Clients, as a mailbox of its own."""
    with office.peer.client() as client:
        client.select_folder("Clients", readonly=True)
        found: dict[int, Any] = client.fetch(client.search(), ["BODY.PEEK[]"])
        client.select_folder("INBOX", readonly=True)
        client.delete_folder("Clients")
        client.create_folder("Customers")
        for data in found.values() if mails else ():
            client.append("Customers", data[b"BODY[]"])


WISHED: dict[str, Callable[[Office], object]] = {
    "star": lambda office: handling.star(office.store, [office.key("one")], True),
    "trash": lambda office: handling.trash(office.store, [office.key("one")]),
}
wished = pytest.mark.parametrize("wish", WISHED.values(), ids=WISHED)


@wished
def test_what_was_wished_of_a_mail_is_done_where_it_lies_once_its_mailbox_is_replaced(
    office: Office, wish: Callable[[Office], object]
) -> None:
    with office.peer.client() as client:
        client.create_folder("Clients")
    deliver(office.peer, "Clients", ["one"])
    office.synced()
    wish(office)
    replaced(later(office))
    office.synced()
    office.synced()
    trashed = wish is WISHED["trash"]
    assert living(office, "Customers") == ({} if trashed else {b"one": (b"\\Flagged",)})
    assert living(office, "Trash") == ({b"one": ()} if trashed else {})
    assert status.failures(office.store) == []
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []


@wished
def test_what_was_wished_of_a_mail_that_went_with_its_mailbox_does_not_wait_for_ever(
    office: Office, wish: Callable[[Office], object]
) -> None:
    with office.peer.client() as client:
        client.create_folder("Clients")
    deliver(office.peer, "Clients", ["one"])
    office.synced()
    wish(office)
    replaced(later(office), mails=False)
    office.synced()
    office.synced()
    told = [failure.code for failure in status.failures(office.store)]
    assert told == (["removed-elsewhere"] if wish is WISHED["trash"] else [])
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []


@pytest.mark.parametrize("replaced_too", [False, True])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_move_whose_mailbox_goes_before_it_is_written_down_is_ended(
    office: Office, monkeypatch: pytest.MonkeyPatch, when: str, replaced_too: bool
) -> None:
    with office.peer.client() as client:
        client.create_folder("Clients")
    deliver(office.peer, "Clients", ["one"])
    office.synced()
    handling.trash(office.store, [office.key("one")])
    _lose(monkeypatch, "move", when)
    assert later(office).sync().code == "lost"
    monkeypatch.undo()
    replaced(office, mails=replaced_too)
    office.synced()
    office.synced()
    there = when == "after" or replaced_too
    assert living(office, "Trash") == ({b"one": ()} if there else {})
    assert living(office, "Customers") == {}
    told = [failure.code for failure in status.failures(office.store)]
    assert told == ([] if there else ["removed-elsewhere"])
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []


def test_what_a_server_refuses_is_shown_and_the_row_goes_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/12"""
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.trash(office.store, [office.key("one")])
    assert office.place("one") == "trash"

    def refuse(session: Session, *_: Any) -> None:
        raise Refused("NOPERM", "you may not")

    monkeypatch.setattr(Session, "move", refuse)
    later(office).synced()
    (failure,) = status.failures(office.store)
    assert (failure.code, failure.facts["text"]) == ("NOPERM", "you may not")
    assert office.place("one") == "here"


def test_a_no_without_a_reason_is_tried_three_times_more(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/14"""
    deliver(office.peer, "INBOX", ["one"])
    office.synced()
    handling.archive(office.store, [office.key("one")])
    tries: list[int] = []

    def refuse(session: Session, *_: Any) -> None:
        tries.append(office.ahead)
        raise Refused("", "not now")

    monkeypatch.setattr(Session, "move", refuse)
    later(office).synced()
    for seconds in (59, 1, 300, 1_800, 9_000):
        office.ahead += seconds
        office.synced()
    assert len(tries) == 4
    assert [failure.code for failure in status.failures(office.store)] == ["NO"]


def test_where_there_is_no_archive_and_no_trash_each_is_made_once(tmp_path: Path) -> None:
    """Rule 4.2/11"""
    with running(roles=("Sent", "Drafts", "Junk")) as server:
        office = new_office(server.account(), tmp_path)
        deliver(office.peer, "INBOX", ["one", "two", "three"])
        office.synced()
        handling.archive(office.store, [office.key("one")])
        handling.trash(office.store, [office.key("two")])
        later(office).synced()
        handling.trash(office.store, [office.key("three")])
        later(office).synced()
        lies = {box: set(living(office, box)) for box in ("INBOX", "Archive", "Trash")}
        assert lies == {"INBOX": set(), "Archive": {b"one"}, "Trash": {b"two", b"three"}}
        with office.peer.client() as client:
            shown = {name for _, _, name in client.list_sub_folders()}
        assert {"Archive", "Trash"} <= shown


def test_wishes_go_on_with_the_new_uids_after_a_change_of_uidvalidity(office: Office) -> None:
    """Rule 4.1/24"""
    with office.peer.client() as client:
        client.create_folder("Clients")
    office.peer.deliver("Clients", letter("one"))
    office.synced()
    handling.star(office.store, [office.key("one")], True)
    with office.peer.client() as client:
        client.delete_folder("Clients")
        client.create_folder("Clients")
    office.peer.deliver("Clients", letter("other"))
    office.peer.deliver("Clients", letter("one"))
    later(office).synced()
    assert living(office, "Clients") == {b"other": (), b"one": (b"\\Flagged",)}
