"""What a LIST that lies may cost, and mailboxes of any name."""

import re
from dataclasses import replace

import pytest

from store.records import handling, intents, placements, snoozing, status
from store.records.failures import StoreError
from store.words.clean import clean
from sync import watch
from sync.progress import Finished
from tests.faults.hostile import Asked, Hostile, Twist
from tests.faults.lives import living, standing
from tests.faults.truth import messages, ours, same
from tests.faults.world import Box
from tests.sync.office import Office, letter, wait_until


def nothing(asked: Asked) -> bytes:
    return asked.told()


def a_half(asked: Asked) -> bytes:
    return asked.told(*asked.lines[:2])


def without_inbox(asked: Asked) -> bytes:
    return asked.told(*asked.lines[1:])


def refused(asked: Asked) -> bytes:
    return asked.says(b"NO [SERVERBUG] the list is gone")


@pytest.mark.parametrize("lie", [nothing, a_half, without_inbox, refused])
def test_a_list_that_lacks_mailboxes_loses_neither_them_nor_their_mail(
    server: Hostile, office: Office, lie: Twist
) -> None:
    """Fault 11"""
    server.deliver("one", "two")
    server.deliver("filed", box=b"Archive")
    office.synced()
    snoozing.snooze(office.store, [office.key("filed")], office.now() + 86_400)
    before = ours(office)
    server.twist("LIST", lie)
    for _ in range(3):
        office.sync()
        office.ahead += 3_600
    assert ours(office) == before
    assert [office.place(subject) for subject in ("one", "two", "filed")] == ["here"] * 3
    server.straight()
    server.deliver("three", box=b"Archive")
    assert office.sync() == Finished("work")
    same(office, server)
    assert office.store.reader().execute("SELECT count(*) FROM snoozes").fetchone() == (1,)


EXCHANGE = b"* OK The Microsoft Exchange IMAP4 service is ready.\r\n"


def test_an_empty_list_loses_nothing_though_each_mailbox_is_called_gone(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/27, fault 11"""
    server.deliver("one")
    office.synced()
    before = office.boxes()
    server.twist("LIST", lambda asked: asked.end)
    server.twist("STATUS", b"NO [NONEXISTENT] no such mailbox")
    office.sync()
    assert office.boxes().keys() == before.keys()
    assert office.place("one") == "here"
    server.straight()
    office.synced()
    same(office, server)


@pytest.mark.parametrize(
    ("greeting", "core", "other", "hidden"),
    [
        (EXCHANGE, (b"Calendar", b"Contacts", b"Tasks"), b"Aufgaben", True),
        (EXCHANGE, (b"Kalender", b"Kontakte", b"Aufgaben"), b"Tasks", True),
        (EXCHANGE, (b"Napt&AOE-r", b"N&AOk-vjegyek", b"Feladatok"), b"Tasks", True),
        (EXCHANGE, (b"Calendar", b"Contacts", b"Aufgaben"), b"Tasks of Acme", False),
        (b"* OK ready\r\n", (b"Calendar", b"Contacts", b"Tasks"), b"Aufgaben", False),
    ],
)
def test_what_exchange_lists_and_is_no_mail_is_none(
    server: Hostile,
    office: Office,
    greeting: bytes,
    core: tuple[bytes, ...],
    other: bytes,
    *,
    hidden: bool,
) -> None:
    """Appointments and contacts; whatever a person has named so is mail."""
    server.greeting = greeting
    names = {name.decode(): name for name in (*core, core[0] + b"/Birthdays", other)}
    server.change(lambda boxes: boxes.update({name: Box() for name in names.values()}))
    for subject, box in names.items():
        server.deliver(subject, box=box)
    server.deliver("one")
    office.synced()
    mails = {"one", other.decode()} if hidden else {"one", *names}
    assert set(messages(office)) == mails


@pytest.mark.parametrize("alone", [True, False])
def test_an_inbox_that_no_list_names_is_there_all_the_same(
    server: Hostile, office: Office, *, alone: bool
) -> None:
    """As where all else stands in a namespace of its own; by itself it may be named."""
    server.deliver("one")
    server.deliver("filed", box=b"Archive")

    def lie(asked: Asked) -> bytes:
        named = alone and b"INBOX" in asked.command
        return asked.told(*asked.lines[:1]) if named else without_inbox(asked)

    server.twist("LIST", lie)
    office.synced()
    assert messages(office) == ["filed", "one"]
    assert office.boxes()["INBOX"].role == "inbox"


def test_a_mailbox_that_is_really_gone_is_gone_with_the_list(
    server: Hostile, office: Office
) -> None:
    server.change(lambda boxes: boxes.update({b"Old": Box()}))
    server.deliver("kept", box=b"Old")
    office.synced()
    server.change(lambda boxes: boxes.pop(b"Old"))
    office.synced()
    assert "Old" not in office.boxes()
    assert (messages(office), office.place("kept")) == (["kept"], "gone")


def spelt_otherwise(asked: Asked) -> bytes:
    return asked.told(*(line for line in asked.lines if b"INBOX" not in line))


def both(asked: Asked) -> bytes:
    return asked.whole


@pytest.mark.parametrize("names", [spelt_otherwise, both])
def test_inbox_is_one_in_any_case(server: Hostile, office: Office, names: Twist) -> None:
    """4.1/33"""
    server.deliver("one")
    office.synced()
    server.change(lambda boxes: boxes.update({b"Inbox": boxes[b"INBOX"]}))
    server.twist("LIST", names)
    office.synced()
    server.deliver("two")
    office.synced()
    assert [*ours(office).values()] == [{1: "one", 2: "two"}]
    assert [box.role for box in office.boxes().values()].count("inbox") == 1


@pytest.mark.parametrize("attributes", [b"\\Noselect \\HasChildren", b"\\NonExistent"])
def test_an_inbox_that_only_contains_others_takes_not_the_place_of_the_real_one(
    server: Hostile, office: Office, attributes: bytes
) -> None:
    """4.1/33"""
    server.deliver("one")
    office.synced()
    container = b'* LIST (%s) "/" Inbox\r\n' % attributes
    server.twist("LIST", lambda asked: asked.told(*asked.lines, container))
    server.deliver("two")
    office.synced()
    assert messages(office) == ["one", "two"]


def test_a_list_that_lacks_the_attributes_changes_no_roles(server: Hostile, office: Office) -> None:
    """4.1/30"""
    server.change(lambda boxes: boxes.update({b"Quarantine": Box(attributes=b"\\Junk")}))
    server.change(lambda boxes: boxes.update({b"Stars": Box(attributes=b"\\Flagged")}))
    server.deliver("a prize", box=b"Quarantine")
    server.deliver("a star", box=b"Stars")
    office.synced()
    server.twist("LIST", without_attributes)
    office.synced()
    assert messages(office) == []
    roles = {box.name: box.role for box in office.boxes().values()}
    assert (roles["Quarantine"], roles["Stars"]) == ("junk", "view")


def without_attributes(asked: Asked) -> bytes:
    return asked.told(*(re.sub(rb"^(\* LIST )\(.*?\)", rb"\1()", line) for line in asked.lines))


def thrown_away(server: Hostile, office: Office) -> None:
    """A mail in a mailbox of which the user says only then that it is Trash."""
    server.change(lambda boxes: boxes.update({b"Weg": Box()}))
    server.deliver("thrown away", box=b"Weg")
    office.synced()
    assert office.subjects() == ["thrown away"]
    set_trash(office, "Weg")


def set_trash(office: Office, name: str) -> None:
    """'': nothing is set."""
    account = replace(office.config.accounts[0], mailboxes={"trash": name} if name else {})
    office.config = replace(office.config, accounts=(account,))


def test_mail_is_where_the_role_says_that_its_mailbox_has_now(
    server: Hostile, office: Office
) -> None:
    """4.1/30"""
    thrown_away(server, office)
    office.synced()
    assert (office.place("thrown away"), office.subjects()) == ("trash", [])
    set_trash(office, "")
    office.synced()
    assert (office.place("thrown away"), office.subjects()) == ("here", ["thrown away"])


def no_room(*_: object) -> list[int]:
    raise StoreError("full")


def test_so_it_is_though_the_round_that_saw_the_role_broke_off(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    thrown_away(server, office)
    with monkeypatch.context() as until_then:
        until_then.setattr(placements, "refresh_mailbox", no_room)
        assert office.sync() != Finished("work")
    office.synced()
    assert (office.place("thrown away"), office.subjects()) == ("trash", [])


def test_what_was_passed_over_as_junk_comes_when_its_mailbox_is_none(
    server: Hostile, office: Office
) -> None:
    server.change(lambda boxes: boxes.update({b"Spam": Box()}))
    server.deliver("no spam", box=b"Spam")
    office.synced()
    assert (office.boxes()["Spam"].role, messages(office)) == ("junk", [])
    server.change(lambda boxes: boxes.update({b"Real": Box(attributes=b"\\Junk")}))
    office.synced()
    assert (office.boxes()["Spam"].role, messages(office)) == ("", ["no spam"])
    same(office, server)


NAMES = [
    b"a.b",
    b"back\\slash",
    b'quo"te',
    b"&ZeVnLIqe-",
    b"invalid &utf7",
    b"\xff\xfe",
    b"line\rbreak",
    b"\x1b[31mred\x1b]0;title\x07",
    b"~{5}",
    b"NIL",
    b"x" * 10_240,
]


def test_mailboxes_of_any_name_are_listed_read_and_safe_to_show(
    server: Hostile, office: Office
) -> None:
    """Fault 12"""
    delimiters = [b'"."', b'"\\\\"', b"NIL", b'"/"']

    def fill(boxes: dict[bytes, Box]) -> None:
        for number, name in enumerate(NAMES):
            boxes[name] = Box(delimiter=delimiters[number % len(delimiters)])
            boxes[name].add(letter(f"mail {number}"))

    server.change(fill)
    office.synced()
    assert messages(office) == sorted(f"mail {number}" for number in range(len(NAMES)))
    boxes = {box.raw_name: box for box in office.boxes().values()}
    assert set(NAMES) < set(boxes)
    for name in NAMES:
        assert boxes[name].complete, name
        assert clean(boxes[name].name).isprintable()


def test_a_mailbox_that_goes_as_the_archive_is_made_takes_no_wish_along(
    office: Office, server: Hostile
) -> None:
    """Is the new one the lost one under another name? What is looked into for that is not what
    was to be moved from."""
    server.change(lambda boxes: (boxes.pop(b"Archive"), boxes.update({b"Old": Box()})))
    server.deliver("one", "two")
    server.deliver("older", box=b"Old")
    office.synced()

    def goes(asked: Asked) -> bytes:
        server.boxes.pop(b"Old")
        return asked.whole

    server.twist("CREATE", goes)
    handling.archive(office.store, [office.key("one")])
    office.ahead += intents.UNDO_SECONDS + 1
    office.synced()
    assert [mail.subject for mail in server.boxes[b"Archive"].mails.values()] == ["one"]
    assert [mail.subject for mail in server.boxes[b"INBOX"].mails.values()] == ["two"]
    assert status.failures(office.store) == []
    office.synced()
    same(office, server)


def test_a_daemon_goes_on_where_a_mailbox_goes_as_the_archive_is_made(
    office: Office, server: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "OTHERS_SECONDS", 0.2)
    server.change(lambda boxes: (boxes.pop(b"Archive"), boxes.update({b"Old": Box()})))
    server.deliver("one", "two")
    server.deliver("older", box=b"Old")
    office.synced()
    with living(office) as desk:
        wait_until(lambda: standing(office).phase == "watching")
        server.change(lambda boxes: boxes.pop(b"Old"))
        handling.archive(office.store, [office.key("one")])
        office.ahead += intents.UNDO_SECONDS + 1
        desk.bell.ring()
        wait_until(lambda: server.said("CREATE"))
        logins, asked = len(server.said("LOGIN")), len(server.said('STATUS "TRASH"'))
        wait_until(lambda: len(server.said('STATUS "TRASH"')) > asked + 5)
        assert len(server.said("LOGIN")) == logins
