"""Why a mail did not go out, in words."""

from collections.abc import Mapping
from typing import Any

import pytest

from store.words.sending import why
from store.words.syncing import not_done

GONE = {"address": "gone@acme.example", "text": "no such user"}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ({}, ""),
        (
            {"code": "recipient", "refusals": [GONE]},
            "gone@acme.example was not taken: no such user",
        ),
        (
            {"code": "recipient", "refusals": [{**GONE, "text": ""}]},
            "gone@acme.example was not taken",
        ),
        (
            {"code": "too-large", "limit": 25_000_000, "size": 31_400_000},
            "the server takes 25.0 MB, and it has 31.4 MB",
        ),
        (
            {"code": "too-large", "limit": 1_000, "size": 4_001},
            "the server takes 1 kB, and it has 5 kB",
        ),
        (
            {"code": "too-large", "limit": 0, "text": "too big"},
            "it is too large for the server: too big",
        ),
        ({"code": "550", "text": "5.7.1 blocked"}, "5.7.1 blocked"),
        ({"code": "lost"}, "the connection broke"),
        (
            {"code": "oauth-login", "account": "work", "text": "no"},
            "the provider wants to be asked: `owed login work` no",
        ),
        ({"code": "bad-password", "text": "no"}, "the server refuses the password: no"),
        (
            {
                "code": "bad-password",
                "why": "bad-token",
                "account": "work",
                "host": "smtp.example",
                "user": "jane",
                "text": "no",
            },
            "smtp.example does not let jane in by OAuth2: `owed login work` no",
        ),
        (
            {"code": "keyring-failed", "text": "Locked"},
            "the keyring did not answer (Locked); use password_command",
        ),
        (
            {"code": "command-failed"},
            "password_command failed (exit status )",
        ),
        ({"code": "provider", "text": "x.example: HTTP 503"}, "x.example: HTTP 503"),
        ({"code": "tls-port"}, "this port wants TLS at once"),
        (
            {"code": "refused", "text": "[Errno 111] Connection refused"},
            "the server refuses connections",
        ),
        (
            {"code": "no-host", "text": "[Errno -2] Name or service not known"},
            "the server's name is not known",
        ),
        ({"code": "self-signed", "text": "self-signed certificate"}, "certificate not trusted"),
        ({"code": "hostname", "text": "IP address mismatch"}, "certificate for another name"),
        (
            {"code": "env-missing", "text": "OWED_PASSWORD"},
            "the environment variable OWED_PASSWORD (password_env) is not set",
        ),
        (
            {"code": "command-failed", "text": "no such entry", "status": "1"},
            "password_command failed (exit status 1): no such entry",
        ),
        (
            {"code": "login-not-enough", "host": "x.example", "user": "jane", "text": "no"},
            (
                "x.example lets jane in and takes no mail by that login; who looks after it has to "
                "allow that: no"
            ),
        ),
        (
            {"code": "turned-away", "host": "x.example", "text": "Your address is listed"},
            (
                "x.example takes no mail from here, whatever it is; look at `host` and `port`, or "
                "ask who looks after it: Your address is listed"
            ),
        ),
        (
            {"code": "given-up", "last": "dns"},
            "it was tried for a day; the last time: the server's name is not known",
        ),
    ],
)
def test_the_reason_is_told_in_the_servers_words_where_it_has_any(
    error: Mapping[str, Any], said: str
) -> None:
    assert why(error) == said


def test_what_a_server_says_cannot_command_the_terminal() -> None:
    said = why(
        {"code": "recipient", "refusals": [{"address": "a\x1b[31mb@c", "text": "\x1b]0;x\x07no"}]}
    )
    assert said.isprintable()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("refused", "“Offer” was sent to nobody: no"),
        ("uncertain", "“Offer” was perhaps sent: it had left when the connection broke"),
        ("no-copy", "“Offer” was sent, but its copy could not be put into Sent: no"),
        ("451", "“Offer” is not sent yet: no"),
    ],
)
def test_a_round_names_each_mail_that_did_not_go(code: str, said: str) -> None:
    facts = {} if code == "uncertain" else {"text": "no", "code": "550"}
    assert not_done("outbox", code, {"subject": "Offer", **facts}) == said


def test_of_a_mail_that_was_perhaps_sent_a_round_tells_the_attempt_that_failed_since() -> None:
    facts = {"subject": "Offer", "text": "no", "code": "550"}
    assert not_done("outbox", "uncertain", facts) == (
        "“Offer” did not go out a second time: no; it was perhaps sent the first time"
    )


def test_a_change_over_which_the_connection_broke_is_told_in_our_words() -> None:
    facts = {"account": "work", "text": "command: STORE => socket error: EOF"}
    said = not_done("intent", "lost", facts)
    assert said == "work: not done on the server (lost): the connection broke"
