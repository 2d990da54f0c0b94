"""Roles of mailboxes (rules 4.1/29 to 33)."""

import unicodedata
from collections import Counter

import pytest

from sync.roles import NAMES, NONE, Role, roles
from sync.utf7 import encode
from sync.wire import Listed, Namespace

FLAT = Namespace(b"", "/")


def box(name: str, *attributes: str, delimiter: str = "/") -> Listed:
    return Listed(encode(name), name, delimiter, frozenset(attributes))


def role_of(name: str, *others: Listed, namespace: Namespace = FLAT) -> str:
    delimiter = namespace.delimiter or "."
    found = roles([box(name, delimiter=delimiter), *others], {}, namespace)
    return found[encode(name)].role


def test_no_name_has_two_roles() -> None:
    every = Counter(
        name for by_language in NAMES.values() for names in by_language.values() for name in names
    )
    assert [name for name, times in every.items() if times > 1] == []


def test_every_name_is_written_as_names_are_compared() -> None:
    for by_language in NAMES.values():
        for names in by_language.values():
            for name in names:
                assert name == unicodedata.normalize("NFC", name).casefold()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        (name, role)
        for role, by_language in NAMES.items()
        for names in by_language.values()
        for name in names
    ],
)
def test_a_name_of_the_table_has_its_role_in_any_case(name: str, role: str) -> None:
    assert role_of(name.upper()) == role
    assert role_of(unicodedata.normalize("NFD", name.title())) == role


@pytest.mark.parametrize("name", ["INBOX", "inbox", "Inbox"])
def test_inbox_is_inbox_in_any_case(name: str) -> None:
    assert role_of(name) == "inbox"


def test_a_setting_beats_an_attribute_and_an_attribute_a_name() -> None:
    boxes = [box("Sent"), box("Gesendet", "\\sent"), box("Elküldött")]
    assert roles(boxes, {}, FLAT)[b"Gesendet"] == Role("sent", "attribute")
    assert roles(boxes, {}, FLAT)[b"Sent"] == NONE
    found = roles(boxes, {"sent": "elküldött"}, FLAT)
    assert found[encode("Elküldött")] == Role("sent", "setting")
    assert found[b"Gesendet"] == NONE


def test_a_setting_may_give_the_raw_name() -> None:
    found = roles([box("Elküldött dolgok")], {"sent": "Elk&APw-ld&APY-tt dolgok"}, FLAT)
    assert found[encode("Elküldött dolgok")].how == "setting"


def test_a_setting_beats_the_same_mailboxs_attribute_for_another_role() -> None:
    found = roles([box("Old", "\\trash"), box("Bin")], {"archive": "Old"}, FLAT)
    assert found[b"Old"].role == "archive"
    assert found[b"Bin"] == Role("trash", "name")


def test_a_setting_for_a_mailbox_that_is_not_there_counts_for_nothing() -> None:
    assert roles([box("Sent")], {"sent": "Gone"}, FLAT)[b"Sent"] == Role("sent", "name")


@pytest.mark.parametrize(
    ("name", "namespace", "role"),
    [
        ("INBOX.Sent", Namespace(b"INBOX.", "."), "sent"),
        ("INBOX.IDN.Sent", Namespace(b"INBOX.", "."), ""),
        ("INBOX.Sent", Namespace(b"", ""), "sent"),
        ("Sent", Namespace(b"INBOX.", "."), "sent"),
        ("Clients/Sent", FLAT, ""),
        ("INBOX/Sent", FLAT, ""),
        ("Sent2", FLAT, ""),
    ],
)
def test_a_name_counts_at_the_top_only(name: str, namespace: Namespace, role: str) -> None:
    assert role_of(name, namespace=namespace) == role


def test_an_attribute_counts_at_any_depth() -> None:
    found = roles([box("[Gmail]/Gesendet", "\\sent")], {}, FLAT)
    assert found[b"[Gmail]/Gesendet"] == Role("sent", "attribute")


@pytest.mark.parametrize("attribute", ["\\all", "\\flagged", "\\important"])
def test_what_only_shows_mail_of_elsewhere_is_a_view(attribute: str) -> None:
    found = roles([box("Archive", attribute)], {}, FLAT)
    assert found[b"Archive"] == Role("view", "attribute")


def test_of_two_candidates_the_one_with_newer_mail_has_the_role() -> None:
    boxes = [box("Sent"), box("Gesendet"), box("Sent Items")]
    ages = {b"Sent": 5, b"Gesendet": 9, b"Sent Items": 1}
    found = roles(boxes, {}, FLAT, lambda mailbox: ages[mailbox.raw])
    assert found[b"Gesendet"] == Role("sent", "name", (b"Sent", b"Sent Items"))
    assert found[b"Sent"] == NONE


def test_the_one_that_had_the_role_keeps_it_and_nobody_is_asked() -> None:
    def ask(mailbox: Listed) -> int:
        raise AssertionError(mailbox)

    boxes = [box("Sent"), box("Gesendet")]
    found = roles(boxes, {}, FLAT, ask, {b"Gesendet": "sent", b"Sent": ""})
    assert found[b"Gesendet"] == Role("sent", "name", (b"Sent",))
    assert roles(boxes[:1], {}, FLAT, ask)[b"Sent"].role == "sent"


def test_a_mailbox_that_cannot_be_selected_has_no_role() -> None:
    assert roles([box("Sent", "\\noselect")], {}, FLAT)[b"Sent"] == NONE


def test_every_mailbox_has_an_answer() -> None:
    boxes = [box("INBOX"), box("Clients"), box("Notes", "\\noselect")]
    assert set(roles(boxes, {}, FLAT)) == {b"INBOX", b"Clients", b"Notes"}
