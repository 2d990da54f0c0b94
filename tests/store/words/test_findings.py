"""What `owed doctor` found, where servers have named their mailboxes to deceive."""

import shlex

import pytest

from store.finding import Finding
from store.words import servers
from store.words.findings import sentence
from store.words.refusals import query_sentence
from store.words.syncing import finished

NAMES = ["x\u202egnp", "INBOX", "\x1b]0;x\x07Sent"]


def test_the_direction_of_one_name_turns_no_other_around() -> None:
    facts = {"account": "w", "role": "sent", "name": "nope", "known": NAMES}
    fenced = "\u2068x\u202egnp\u202c\u2069, INBOX, Sent"
    assert fenced in sentence(Finding("wrong-role", True, facts))
    assert fenced in query_sentence("value", "in:nope", tuple(NAMES))


def test_where_a_consent_is_missing_nobody_is_told_to_look_for_a_password() -> None:
    facts = {"account": "work", "protocol": "IMAP", "why": "oauth-login", "text": "", "status": 0}
    said = "the provider wants to be asked: `owed login work`"
    assert sentence(Finding("no-secret", True, facts)) == f"✗ work: IMAP: {said}"
    kind = {"kind": "no-secret", "code": "oauth-login"}
    assert finished("work", "no-secret", kind) == f"work: {said}"
    facts |= {"why": "command-empty"}
    assert "no password for IMAP: password_command" in sentence(Finding("no-secret", True, facts))


@pytest.mark.parametrize("account", ["work", "Jane's", 'a "b" $c `', "Büro"])
@pytest.mark.parametrize(
    ("kind", "code"),
    [("no-secret", "oauth-login"), ("no-secret", "keyring-empty"), ("bad-password", "bad-token")],
)
def test_the_login_that_is_named_can_be_pasted_into_a_shell(
    account: str, kind: str, code: str
) -> None:
    said = servers.sentence(account, {"kind": kind, "code": code, "text": ""})
    command = said.partition("`")[2].removesuffix("`")
    assert shlex.split(command) == ["owed", "login", account]


def test_the_login_that_the_doctor_names_can_be_pasted_into_a_shell() -> None:
    facts = {"account": "Jane's", "protocol": "IMAP", "why": "oauth-login", "text": "", "status": 0}
    command = sentence(Finding("no-secret", True, facts)).partition("`")[2].removesuffix("`")
    assert shlex.split(command) == ["owed", "login", "Jane's"]
