"""Sending once (rules 4.3; 4.5/45 to 55): not before all agree, never twice, never unsure why."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import trustme

from sync import smtp, smtp_login
from sync.faults import BadCertificate, BadPassword, Busy, Unreachable
from sync.line import Line
from sync.smtp import check, send
from sync.smtp_talk import BLOCK, COMMAND, DATA, DOT, GREETING, Outcome, Reply, Talk
from tests.peers.smtp import HANG_UP, Behaviour, Listener, listening
from tests.sync.servers import At

SECRET = "hunter2"
MAIL = b"From: a@kontor.example\r\nSubject: Offer\r\n\r\nHello\r\n"


class Dots:
    """Counts the last dots; `left` are those to whom the mail did not go yet at each of them,
    `taken` counts the groups that had it before the last."""

    def __init__(self) -> None:
        self.number = self.taken = 0
        self.left: list[list[str]] = []

    def __call__(self, left: Sequence[str]) -> None:
        self.number += 1
        self.left.append(list(left))

    def took(self) -> None:
        self.taken += 1


@pytest.fixture
def dots() -> Dots:
    return Dots()


def sent(
    server: Listener | int,
    on_dot: Callable[[Sequence[str]], None],
    mail: bytes = MAIL,
    to: Sequence[str] = ("b@firma.example",),
    *,
    sender: str = "a@kontor.example",
    security: str = "none",
) -> Outcome:
    port = server if isinstance(server, int) else server.port
    at, took = At(port, "jane", security), on_dot.took if isinstance(on_dot, Dots) else nothing
    return send(at, SECRET, sender, to, mail, on_dot=on_dot, on_taken=took)


def nothing() -> None:
    return


def test_a_mail_that_the_server_takes_is_accepted(dots: Dots) -> None:
    with listening() as server:
        outcome = sent(server, dots, to=["b@firma.example", "c@firma.example"])
    assert outcome.kind == "accepted"
    assert outcome.reply.code == 250
    assert dots.number == 1
    assert server.envelopes[0][:3] == (
        "a@kontor.example",
        ("b@firma.example", "c@firma.example"),
        MAIL,
    )


def test_the_dot_is_written_down_before_it_leaves() -> None:
    with listening() as server:
        assert sent(server, lambda _: server.commands.append(str(server.envelopes))).kind
    assert "[]" in server.commands


def test_what_cannot_be_written_down_is_not_sent() -> None:
    def fail(_: Sequence[str]) -> None:
        raise OSError("disk full")

    with listening() as server:
        with pytest.raises(OSError, match="disk full"):
            sent(server, fail)
        assert sent(server, lambda _: None).kind == "accepted"
    assert len(server.envelopes) == 1


@pytest.mark.parametrize(
    "mail",
    [
        b"Subject: dots\r\n\r\n.\r\n..\r\n.hidden\r\nend\r\n",
        b"Subject: last line\r\n\r\n.\r\n",
        b"Subject: none\r\n\r\n",
        b"\r\n.\r\n\r\n.\r\n",
    ],
)
def test_a_mail_arrives_byte_for_byte_and_is_one(mail: bytes, dots: Dots) -> None:
    with listening() as server:
        assert sent(server, dots, mail).kind == "accepted"
    assert [envelope.content for envelope in server.envelopes] == [mail]


def test_bare_line_ends_become_crlf(dots: Dots) -> None:
    with listening() as server:
        sent(server, dots, b"Subject: bare\n\nbody\n.\n.\r\nend\r")
    assert [envelope.content for envelope in server.envelopes] == [
        b"Subject: bare\r\n\r\nbody\r\n.\r\n.\r\nend\r\n"
    ]


def test_a_hidden_recipient_is_named_to_the_server_only(dots: Dots) -> None:
    with listening() as server:
        sent(server, dots, b"Bcc: c@firma.example\r\n" + MAIL, to=["c@firma.example"])
    assert server.envelopes[0].recipients == ("c@firma.example",)
    assert b"c@firma.example" not in server.envelopes[0].content


def test_one_refused_recipient_keeps_the_mail_from_all(dots: Dots) -> None:
    behaviour = Behaviour(replies={"RCPT no@firma.example": "550 5.1.1 No such user"})
    with listening(behaviour) as server:
        outcome = sent(server, dots, to=["b@firma.example", "no@firma.example"])
        commands = server.commands
    assert (outcome.kind, outcome.reason) == ("refused", "recipient")
    assert [refusal.address for refusal in outcome.refusals] == ["no@firma.example"]
    assert outcome.refusals[0].reply == (550, "5.1.1", "No such user")
    assert commands[-2:] == ["RSET", "QUIT"]
    assert (server.envelopes, dots.number) == ([], 0)


def test_a_recipient_to_be_tried_later_keeps_the_mail_for_later(dots: Dots) -> None:
    behaviour = Behaviour(replies={"RCPT b@firma.example": "451 4.7.1 Greylisted"})
    with listening(behaviour) as server:
        outcome = sent(server, dots)
    assert (outcome.kind, outcome.reason) == ("temporary", "recipient")


def test_a_recipient_refused_for_good_outweighs_one_refused_for_now(dots: Dots) -> None:
    replies = {"RCPT b@firma.example": "451 later", "RCPT c@firma.example": "550 never"}
    with listening(Behaviour(replies=replies)) as server:
        outcome = sent(server, dots, to=["b@firma.example", "c@firma.example"])
    assert outcome.kind == "refused"
    assert [refusal.address for refusal in outcome.refusals] == ["c@firma.example"]


@pytest.mark.parametrize("step", ["MAIL", "RCPT b@firma.example", "DATA", "."])
@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("421 4.3.2 Shutting down", "temporary"),
        ("451 4.3.0 Try again", "temporary"),
        ("554 5.7.1 Spam", "refused"),
        ("550 5.5.0 No", "refused"),
    ],
)
def test_a_refusal_at_any_step_is_told_by_its_first_digit(
    step: str, said: str, kind: str, dots: Dots
) -> None:
    with listening(Behaviour(replies={step: said})) as server:
        outcome = sent(server, dots)
    assert outcome.kind == kind
    assert outcome.reply == (int(said[:3]), said[4:9], said[10:])
    assert dots.number == (step == ".")
    assert server.envelopes == []


@pytest.mark.parametrize("step", ["MAIL", "RCPT b@firma.example", "DATA"])
def test_a_connection_lost_before_the_dot_leaves_the_mail_unsent(step: str, dots: Dots) -> None:
    with listening(Behaviour(replies={step: HANG_UP})) as server:
        outcome = sent(server, dots)
    assert (outcome.kind, outcome.reason, dots.number) == ("temporary", "lost", 0)


@pytest.mark.parametrize("keeps", [True, False])
def test_a_connection_lost_after_the_dot_leaves_it_uncertain(keeps: bool, dots: Dots) -> None:
    with listening(Behaviour(replies={".": HANG_UP}, keeps=keeps)) as server:
        outcome = sent(server, dots)
    assert (outcome.kind, outcome.reason, dots.number) == ("uncertain", "lost", 1)


def test_a_reply_to_the_dot_that_is_neither_yes_nor_no_leaves_it_uncertain(dots: Dots) -> None:
    """Rule 4.3/3"""
    with listening(Behaviour(replies={".": "354 Go on"}, keeps=True)) as server:
        outcome = sent(server, dots)
    assert (outcome.kind, outcome.reply.code, dots.number) == ("uncertain", 354, 1)


def test_a_server_that_shuts_down_has_said_nothing_of_a_recipient(dots: Dots) -> None:
    """RFC 5321 3.8: whatever else it says, all of it is tried later."""
    replies = {"RCPT b@firma.example": "550 never", "RCPT c@firma.example": "421 4.3.2 Closing"}
    with listening(Behaviour(replies=replies)) as server:
        outcome = sent(server, dots, to=[f"{name}@firma.example" for name in "bcd"])
        commands = server.commands
    assert (outcome.kind, outcome.reason, outcome.refusals) == ("temporary", "", ())
    assert not any(command.startswith(("RSET", "RCPT d")) for command in commands)


FIVE = [f"{name}@firma.example" for name in "bcdef"]


@pytest.mark.parametrize(
    "said",
    [
        "452 4.5.3 Too many recipients",
        "452 too many",
        "552 too many recipients",
        "550 5.5.3 Enough",
    ],
)
def test_a_server_that_takes_two_at_once_gets_the_mail_for_two_after_the_other(
    said: str, dots: Dots
) -> None:
    """RFC 5321 4.5.3.1.10; 552 is to be read as 452 there"""
    with listening(Behaviour(most=2, too_many=said)) as server:
        assert sent(server, dots, to=FIVE).kind == "accepted"
    assert [envelope.recipients for envelope in server.envelopes] == [
        tuple(FIVE[:2]),
        tuple(FIVE[2:4]),
        tuple(FIVE[4:]),
    ]
    assert {envelope.content for envelope in server.envelopes} == {MAIL}
    assert dots.left == [FIVE[2:], FIVE[4:], []]
    assert dots.taken == 2


def test_nobody_gets_a_mail_in_groups_before_the_server_has_said_that_it_takes_all_of_them(
    dots: Dots,
) -> None:
    """Rule 4.3/7"""
    replies = {"RCPT f@firma.example": "550 5.1.1 No such user"}
    with listening(Behaviour(replies=replies, most=2)) as server:
        outcome = sent(server, dots, to=FIVE)
    assert (outcome.kind, outcome.reason) == ("refused", "recipient")
    assert [refusal.address for refusal in outcome.refusals] == ["f@firma.example"]
    assert (server.envelopes, dots.number) == ([], 0)


@pytest.mark.parametrize("said", ["452 4.2.2 Mailbox full", "552 5.2.2 Mailbox full"])
def test_a_recipient_who_is_refused_as_the_first_of_a_mail_too_is_not_one_too_many(
    said: str, dots: Dots
) -> None:
    with listening(Behaviour(replies={"RCPT c@firma.example": said})) as server:
        outcome = sent(server, dots, to=FIVE)
    assert outcome.kind == ("temporary" if said.startswith("4") else "refused")
    assert [refusal.address for refusal in outcome.refusals] == ["c@firma.example"]
    assert (server.envelopes, dots.number) == ([], 0)


@pytest.mark.parametrize(("dies", "kind"), [("DATA", "temporary"), (".", "uncertain")])
def test_what_became_of_the_group_that_came_last_is_told(dies: str, kind: str, dots: Dots) -> None:
    behaviour = Behaviour(most=2)
    with listening(behaviour) as server:

        def took() -> None:
            behaviour.replies = {dies: HANG_UP}

        outcome = send(
            At(server.port, "jane"), SECRET, "a@b.example", FIVE, MAIL, on_dot=dots, on_taken=took
        )
    assert outcome.kind == kind
    assert [envelope.recipients for envelope in server.envelopes] == [tuple(FIVE[:2])]


def test_who_is_taken_at_first_and_not_when_it_goes_to_groups_keeps_it_from_all(dots: Dots) -> None:
    """Rule 4.3/7: else it would count as sent to somebody whom the server left out."""
    ok, enough = b"250 ok\r\n", b"452 4.5.3 enough\r\n"
    asked = (ok, ok, enough, ok, ok, ok)  # MAIL, RCPT, RCPT, RSET, MAIL, RCPT
    anew = (ok, ok, b"451 4.7.1 not now\r\n", b"354 go\r\n", ok)
    with saying(*HELLO, *asked, *anew) as (port, _):
        outcome = sent(port, dots, to=FIVE[:2])
    assert (outcome.kind, outcome.reason, dots.number) == ("temporary", "recipient", 0)


@pytest.mark.parametrize("said", [b"251 will forward\r\n", b"252 will try\r\n"])
def test_a_recipient_is_taken_by_any_of_the_words_for_it(said: bytes, dots: Dots) -> None:
    """RFC 5321 3.4, 3.5.3"""
    with saying(*HELLO, b"250 ok\r\n", said, b"354 go\r\n", b"250 queued\r\n") as (port, _):
        assert sent(port, dots).kind == "accepted"


def test_a_mail_over_the_servers_limit_is_not_even_announced(dots: Dots) -> None:
    with listening(Behaviour(size=1000)) as server:
        outcome = sent(server, dots, MAIL + b"x\r\n" * 1000)
    assert (outcome.kind, outcome.reason, outcome.limit) == ("refused", "too-large", 1000)
    assert "MAIL" not in server.commands


def test_a_mail_as_large_as_the_server_allows_is_sent(dots: Dots) -> None:
    with listening(Behaviour(size=len(MAIL))) as server:
        assert sent(server, dots).kind == "accepted"


def test_a_server_that_names_no_limit_takes_mail_of_any_size(dots: Dots) -> None:
    """RFC 1870 4"""
    with saying(b"220 hello\r\n", b"250-hello\r\n250 SIZE 0\r\n", *TAKES) as (port, _):
        at = At(port, "jane")
        outcome = send(at, "", "a@b.example", ["c@d.example"], MAIL, on_dot=dots, on_taken=nothing)
    assert outcome.kind == "accepted"


@pytest.mark.parametrize("said", ["552 Too big", "552 5.2.3 Too big", "554 5.3.4 Too big"])
def test_a_mail_that_the_server_finds_too_large_is_told_as_such(said: str, dots: Dots) -> None:
    with listening(Behaviour(replies={"MAIL": said})) as server:
        assert sent(server, dots).reason == "too-large"


@pytest.mark.parametrize(
    "said",
    ["552 5.7.0 This message was blocked", "552 5.2.0 Contains bare CR", "552 5.2.2 Mailbox full"],
)
def test_what_a_server_refuses_for_another_reason_is_not_said_to_be_too_large(
    said: str, dots: Dots
) -> None:
    """552 says many things; what its enhanced status says is meant."""
    with listening(Behaviour(replies={".": said})) as server:
        outcome = sent(server, dots)
    assert (outcome.kind, outcome.reason, outcome.reply.text) == ("refused", "", said[10:])


def test_the_size_is_announced(dots: Dots) -> None:
    with listening() as server:
        sent(server, dots)
    assert f"SIZE={len(MAIL)}" in server.envelopes[0].options


def test_letters_beyond_ascii_are_announced(dots: Dots) -> None:
    mail = "Subject: Árajánlat\r\n\r\nJó napot\r\n".encode()
    with listening() as server:
        assert sent(server, dots, mail, to=["ügyfél@firma.example"]).kind == "accepted"
    assert server.envelopes[0].content == mail
    assert server.envelopes[0].recipients == ("ügyfél@firma.example",)
    assert {"SMTPUTF8", "BODY=8BITMIME"} <= set(server.envelopes[0].options)


@pytest.mark.parametrize(
    ("mail", "to", "hides", "reason"),
    [
        (MAIL, "ügyfél@firma.example", ["SMTPUTF8"], "no-smtputf8"),
        ("Subject: ő\r\n\r\n".encode(), "b@firma.example", ["SMTPUTF8"], "no-smtputf8"),
        ("Subject: x\r\n\r\nő\r\n".encode(), "b@firma.example", ["8BITMIME"], "no-8bitmime"),
    ],
)
def test_what_the_server_cannot_carry_is_refused_before_it_is_announced(
    mail: bytes, to: str, hides: list[str], reason: str, dots: Dots
) -> None:
    with listening(Behaviour(hides=hides)) as server:
        outcome = sent(server, dots, mail, to=[to])
    assert (outcome.kind, outcome.reason) == ("refused", reason)
    assert "MAIL" not in server.commands


def test_a_domain_beyond_ascii_needs_nothing_of_the_server(dots: Dots) -> None:
    with listening(Behaviour(hides=["SMTPUTF8"])) as server:
        assert sent(server, dots, to=["b@müller.example"]).kind == "accepted"
    assert server.envelopes[0].recipients == ("b@xn--mller-kva.example",)


@pytest.mark.parametrize(("sender", "to"), [("a", "b@c.example"), ("a@b.example", "b>\r\nDATA")])
def test_a_bad_address_is_refused_before_any_connection(sender: str, to: str, dots: Dots) -> None:
    outcome = send(At(1), SECRET, sender, [to], MAIL, on_dot=dots, on_taken=nothing)
    assert (outcome.kind, outcome.reason) == ("refused", "address")


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN", ""])
def test_a_login_is_tried_once(mechanism: str, dots: Dots) -> None:
    behaviour = Behaviour(user="jane", password=SECRET, mechanism=mechanism)
    with listening(behaviour) as server:
        assert sent(server, dots).kind == "accepted"
        assert server.logins == [("jane", SECRET)]


def test_the_name_is_asked_for_before_it_is_said(dots: Dots) -> None:
    """Servers that know AUTH LOGIN from before RFC 4954 overhear a name that comes with it, and
    would take the password for the name."""
    asked = b"334 VXNlcm5hbWU6\r\n", b"334 UGFzc3dvcmQ6\r\n"
    greeting = (b"220 hello\r\n", b"250-hello\r\n250 AUTH LOGIN\r\n")
    with saying(*greeting, *asked, b"235 in\r\n", *UP_TO_DATA[2:]) as (port, heard):
        sent(port, dots)
    assert heard[1:4] == [b"AUTH LOGIN\r\n", b"amFuZQ==\r\n", b"aHVudGVyMg==\r\n"]


def test_a_wrong_password_is_told_as_such_after_one_try(dots: Dots) -> None:
    with listening(Behaviour(user="jane", password="other")) as server:
        with pytest.raises(BadPassword) as bad:
            sent(server, dots)
        assert len(server.logins) == 1
    assert bad.value.code == "5.7.8"
    assert SECRET not in repr(bad.value)


def test_a_server_that_cannot_check_a_password_has_refused_none(dots: Dots) -> None:
    """Older Postfix says so by the code of a wrong one."""
    said = b"535 5.7.8 Error: authentication failed: Connection lost to authentication server\r\n"
    greeting = (b"220 hello\r\n", b"250-hello\r\n250 AUTH PLAIN\r\n")
    with saying(*greeting, said) as (port, _):
        assert sent(port, dots).kind == "temporary"


def test_a_password_may_have_letters_beyond_ascii(dots: Dots) -> None:
    with listening(Behaviour(user="jane", password="jelszó")) as server:
        outcome = send(
            At(server.port, "jane"),
            "jelszó",
            "a@b.example",
            ["c@d.example"],
            MAIL,
            on_dot=dots,
            on_taken=nothing,
        )
    assert outcome.kind == "accepted"


def test_a_check_logs_in_and_sends_nothing() -> None:
    with listening(Behaviour(user="jane", password=SECRET)) as server:
        check(At(server.port, "jane"), SECRET)
        with pytest.raises(BadPassword):
            check(At(server.port, "jane"), "wrong")
    assert len(server.logins) == 2
    assert "MAIL" not in server.commands


def test_a_check_of_a_server_that_is_shutting_down_finds_it_busy() -> None:
    with saying(b"421 4.3.2 Shutting down\r\n") as (port, _), pytest.raises(Busy) as busy:
        check(At(port), SECRET)
    assert (busy.value.code, busy.value.text) == ("4.3.2", "Shutting down")


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """For this machine, by an authority that is trusted here."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def test_a_mail_goes_out_encrypted(certificate: ssl.SSLContext, dots: Dots) -> None:
    behaviour = Behaviour(user="jane", password=SECRET)
    with listening(behaviour, tls=certificate) as server:
        assert sent(server, dots, security="tls").kind == "accepted"
    with listening(behaviour, starttls=certificate) as server:
        assert sent(server, dots, security="starttls").kind == "accepted"


def test_a_certificate_of_nobody_we_know_gets_no_password(
    certificate: ssl.SSLContext, dots: Dots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    behaviour = Behaviour(user="jane", password=SECRET)
    with listening(behaviour, tls=certificate) as server, pytest.raises(BadCertificate):
        sent(server, dots, security="tls")
    with listening(behaviour, starttls=certificate) as server, pytest.raises(BadCertificate):
        sent(server, dots, security="starttls")
    assert server.logins == []


def test_no_password_leaves_where_encryption_is_missing(dots: Dots) -> None:
    with listening(Behaviour(user="jane", password=SECRET)) as server:
        with pytest.raises(Unreachable) as unreachable:
            sent(server, dots, security="starttls")
        assert server.logins == []
    assert unreachable.value.code == "no-starttls"


def test_a_port_that_encrypts_from_the_start_is_told_from_one_that_is_silent(
    certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp_login, "GREETING", 0.2)
    with listening(tls=certificate) as server, pytest.raises(Unreachable) as unreachable:
        check(At(server.port, security="starttls"), SECRET)
    assert unreachable.value.code == "tls-port"
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(Unreachable) as unreachable,
    ):
        check(At(silent.getsockname()[1]), SECRET)
    assert unreachable.value.code == "timeout"


def test_without_encryption_only_this_machine_is_called(dots: Dots) -> None:
    with pytest.raises(Unreachable) as unreachable:
        send(
            At(25, host="192.0.2.1"),
            SECRET,
            "a@b.example",
            ["c@d.example"],
            MAIL,
            on_dot=dots,
            on_taken=nothing,
        )
    assert unreachable.value.code == "not-local"


def test_a_server_that_is_down_is_tried_again(dots: Dots) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        outcome = sent(unused.getsockname()[1], dots)
    assert (outcome.kind, outcome.reason) == ("temporary", "refused")


@contextmanager
def saying(*replies: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """A server that says each of these in turn, one a command or mail, then hangs up."""
    heard: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        peer = listener.accept()[0]
        with peer, suppress(OSError), peer.makefile("rb") as stream:
            for said in replies:
                peer.sendall(said)
                heard.append(stream.readline())
                while said.startswith(b"354") and heard[-1] not in (b".\r\n", b""):
                    heard.append(stream.readline())

    threading.Thread(target=serve, daemon=True).start()
    with listener:
        yield listener.getsockname()[1], heard


HELLO = b"220 hello\r\n", b"250 hello\r\n"
UP_TO_DATA = (*HELLO, b"250 ok\r\n", b"250 ok\r\n")
TAKES = (*UP_TO_DATA[2:], b"354 go\r\n", b"250 queued\r\n")


@pytest.mark.parametrize(
    ("replies", "kind"),
    [
        ([b"220 hello\r\n", b"250-" + b"x" * 1_000_000 + b"\r\n"], "temporary"),
        ([b"220 hello\r\n", b"250-x\r\n" * 100_000], "temporary"),
        ([b"220 hello\r\n", b"\0\x1b\xff\r\n"], "temporary"),
        ([b"* OK IMAP4rev1\r\n"], "temporary"),
        ([b"421 busy\r\n"], "temporary"),
        ([*HELLO, b"999 what\r\n"], "temporary"),
        ([*UP_TO_DATA, b"354 go\r\n"], "uncertain"),
        ([*UP_TO_DATA, b"250 what\r\n"], "temporary"),
        ([*UP_TO_DATA, b"354 go\r\n250 taken already?\r\n"], "temporary"),
        ([*UP_TO_DATA, b"354 go\r\n552 enough\r\n"], "refused"),
    ],
)
def test_a_server_out_of_its_mind_sends_nothing_twice(
    replies: list[bytes], kind: str, dots: Dots
) -> None:
    with saying(*replies) as (port, _):
        assert sent(port, dots).kind == kind
    assert dots.number == (kind == "uncertain")


def test_who_speaks_another_protocol_is_said_to_and_quoted(dots: Dots) -> None:
    said = b"* OK IMAP4rev1 ready\r\n"
    with saying(said) as (port, _):
        outcome = sent(port, dots)
    assert (outcome.kind, outcome.reason) == ("temporary", "greeting")
    with saying(said) as (port, _), pytest.raises(Unreachable) as unreachable:
        check(At(port), "secret")
    found = unreachable.value.code, unreachable.value.text, outcome.reply.text
    assert found == ("greeting", "* OK IMAP4rev1 ready", "* OK IMAP4rev1 ready")


def test_extensions_may_be_as_many_as_a_server_likes(dots: Dots) -> None:
    """The last of them is how to log in."""
    many = b"".join(b"250-X-%d\r\n" % number for number in range(2_000))
    greeting = b"220 hello\r\n", b"250-hello\r\n" + many + b"250 AUTH PLAIN\r\n"
    with saying(*greeting, IN, *TAKES) as (port, heard):
        assert sent(port, dots).kind == "accepted"
    assert heard[1].startswith(b"AUTH PLAIN ")


def test_what_the_server_says_is_kept_as_it_is_but_readable(dots: Dots) -> None:
    with saying(*HELLO, b"550-5.7.1 \x1b[31mno\0 \xff\r\n550 5.7.1 really\r\n") as (port, _):
        said = sent(port, dots).reply
    assert (said.code, said.status) == (550, "5.7.1")
    assert said.text == "\x1b[31mno\0 \N{REPLACEMENT CHARACTER}\nreally"


@pytest.mark.parametrize(
    ("replies", "code"),
    [
        ((b"250 STARTTLS\r\n", b"454 not now\r\n"), "no-starttls"),
        ((b"250 STARTTLS\r\n", b"220 go\r\n250 injected\r\n"), "injected"),
    ],
)
def test_words_slipped_in_before_encryption_end_the_attempt(
    replies: tuple[bytes, ...], code: str, dots: Dots
) -> None:
    greeting = (b"220 hello\r\n", b"250-hello\r\n" + replies[0], replies[1])
    with saying(*greeting) as (port, heard):
        with pytest.raises(Unreachable) as unreachable:
            sent(port, dots, security="starttls")
        assert not any(b"AUTH" in line for line in heard)
    assert unreachable.value.code == code


@pytest.mark.parametrize(
    ("offer", "replies", "kind"),
    [
        (b"AUTH PLAIN", [b"454 4.7.0 Later\r\n"], "temporary"),
        (b"AUTH LOGIN", [b"334 VXNlcm5hbWU6\r\n", b"454 4.7.0 Later\r\n"], "temporary"),
    ],
)
def test_a_login_that_cannot_be_checked_now_is_tried_again(
    offer: bytes, replies: list[bytes], kind: str, dots: Dots
) -> None:
    with saying(b"220 hello\r\n", b"250-hello\r\n250 " + offer + b"\r\n", *replies) as (port, _):
        assert sent(port, dots).kind == kind


def test_a_server_that_wants_another_kind_of_login_gets_no_password(dots: Dots) -> None:
    hello = b"220 hello\r\n", b"250-hello\r\n250 AUTH XOAUTH2\r\n"
    with saying(*hello) as (port, heard), pytest.raises(Unreachable) as unreachable:
        sent(port, dots)
    assert not any(b"AUTH" in line for line in heard)
    assert unreachable.value.code == "no-auth-plain"


IN = b"235 2.7.0 in\r\n"
NOT_BY_THAT = b"504 5.5.4 Unrecognized authentication type\r\n"
OFFERS = b"220 hello\r\n", b"250-hello\r\n250 AUTH PLAIN LOGIN\r\n"
ASKS = b"334 VXNlcm5hbWU6\r\n", b"334 UGFzc3dvcmQ6\r\n"


def test_a_way_to_log_in_that_is_offered_and_not_taken_is_followed_by_the_next(dots: Dots) -> None:
    """RFC 4954 4: nobody has looked at the password yet."""
    with saying(*OFFERS, NOT_BY_THAT, *ASKS, IN, *TAKES) as (port, heard):
        assert sent(port, dots).kind == "accepted"
    assert [line.split()[1] for line in heard if line.startswith(b"AUTH")] == [b"PLAIN", b"LOGIN"]


@pytest.mark.parametrize(
    "said",
    [
        (NOT_BY_THAT, NOT_BY_THAT),
        (b"502 5.5.1 Command not implemented\r\n",),
        (b"503 5.5.1 Error: authentication not enabled\r\n",),
    ],
    ids=["504", "502", "503"],
)
def test_a_server_that_does_not_take_the_command_has_refused_no_password(
    said: tuple[bytes, ...], dots: Dots
) -> None:
    greeting = (*OFFERS, *said)
    with saying(*greeting) as (port, heard), pytest.raises(Unreachable) as unreachable:
        sent(port, dots)
    assert unreachable.value.code == "no-auth-plain"
    assert unreachable.value.text == said[-1][10:].strip().decode()
    assert sum(line.startswith(b"AUTH") for line in heard) == len(said)


def test_a_server_that_says_that_we_are_logged_in_gets_the_mail(dots: Dots) -> None:
    """RFC 4954 4; as one does behind a program of this machine that logs in by itself."""
    with saying(*OFFERS, b"503 5.5.1 Already authenticated\r\n", *TAKES) as (port, _):
        assert sent(port, dots).kind == "accepted"


@pytest.mark.parametrize("code", [b"502", b"503", b"504"])
def test_a_server_that_knows_no_token_has_refused_none(code: bytes) -> None:
    greeting = (*OFFERS, code + b" 5.5.1 What?\r\n")
    with saying(*greeting) as (port, _), pytest.raises(Unreachable) as unreachable:
        check(At(port, bearer=True), SECRET)
    assert unreachable.value.code == "no-auth-token"


@pytest.mark.parametrize(
    "said",
    [
        b"530 5.7.0 Authentication required\r\n",
        b"530 5.7.57 Client not authenticated to send mail\r\n",
        b"550 5.7.1 Authentication required\r\n",
        b"553 5.7.1 <a@kontor.example>: Sender address rejected: not logged in\r\n",
        b"554 5.7.0 Please log in first\r\n",
    ],
)
@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_login_that_is_wanted_and_not_offered_is_not_the_mails_fault(
    step: str, said: bytes, dots: Dots
) -> None:
    """RFC 4954 6: any command may be answered so."""
    before = UP_TO_DATA[: 2 + ["MAIL", "RCPT", "DATA"].index(step)]
    with saying(*before, said) as (port, _), pytest.raises(Unreachable) as unreachable:
        sent(port, dots)
    assert unreachable.value.code == "login-unoffered"
    assert unreachable.value.text == said[4:].strip().decode().partition(" ")[2]


@pytest.mark.parametrize(
    "said",
    [
        "554 5.7.1 <b@firma.example>: Relay access denied",
        "550 relay not permitted",
        "550 5.7.1 b@firma.example... Relaying denied",
        "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
        "550 5.1.2 Relay not allowed.",
        "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    ],
)
def test_who_relays_for_nobody_without_a_login_wants_one(said: str, dots: Dots) -> None:
    """As Postfix, Exim, Sendmail, Exchange, Stalwart and qmail say it of somebody unknown."""
    replies = {"RCPT b@firma.example": said}
    with listening(Behaviour(replies=replies)) as server, pytest.raises(Unreachable) as unreachable:
        sent(server, dots)
    assert unreachable.value.code == "login-unoffered"
    with listening(Behaviour(user="jane", password=SECRET, replies=replies)) as server:
        outcome = sent(server, dots)  # who is known is refused this recipient
    assert (outcome.kind, outcome.reason) == ("refused", "recipient")


def test_where_nobody_logs_in_it_is_the_recipient_that_is_not_relayed(dots: Dots) -> None:
    """A relay of one's own, for some domains; the other mails are not kept back."""
    behaviour = Behaviour(replies={"RCPT b@firma.example": "554 5.7.1 Relay access denied"})
    with listening(behaviour) as server:
        at, to = At(server.port), ["b@firma.example"]
        outcome = send(at, "", "a@kontor.example", to, MAIL, on_dot=dots, on_taken=nothing)
    assert (outcome.kind, outcome.reason) == ("refused", "recipient")


@pytest.mark.parametrize("bearer", [False, True])
def test_a_login_that_is_taken_and_is_not_enough_is_what_is_named(bearer: bool, dots: Dots) -> None:
    replies = (*OFFERS, IN, b"530 5.7.57 Client not authenticated to send mail\r\n")
    with saying(*replies) as (port, _), pytest.raises(Unreachable) as unreachable:
        at = At(port, "jane", bearer=bearer)
        send(at, SECRET, "a@b.example", ["c@d.example"], MAIL, on_dot=dots, on_taken=nothing)
    assert unreachable.value.code == "login-not-enough"


@pytest.mark.parametrize("said", [b"554 5.7.1 Your address is listed\r\n", b"521 no mail here\r\n"])
def test_a_server_that_turns_us_away_at_once_has_refused_no_mail(said: bytes, dots: Dots) -> None:
    """RFC 5321 3.1, RFC 7504: it has not heard of any."""
    with saying(said) as (port, _), pytest.raises(Unreachable) as unreachable:
        sent(port, dots)
    assert unreachable.value.code == "turned-away"
    with saying(said) as (port, _), pytest.raises(Unreachable, match="turned-away"):
        check(At(port), SECRET)


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        (b"250 hello\r\n", b"550 5.7.1 Sender address is blocked\r\n"),
        (b"250 hello\r\n", b"550 5.1.8 Authentication of the domain failed\r\n"),
        (b"250 hello\r\n", b"554 5.7.1 Denied, see http://relays.example/relay.html\r\n"),
        (b"250-hello\r\n250 AUTH PLAIN\r\n", b"550 5.7.1 Log in as this sender\r\n"),
    ],
    ids=["blocked", "another status", "of relays", "logged in"],
)
def test_what_does_not_ask_for_a_login_refuses_the_mail(
    offers: bytes, said: bytes, dots: Dots
) -> None:
    login = [IN] if b"AUTH" in offers else []
    with saying(b"220 hello\r\n", offers, *login, said) as (port, _):
        assert sent(port, dots).kind == "refused"


def test_the_name_of_this_machine_is_not_told(dots: Dots) -> None:
    with listening() as server:
        sent(server, dots)
    assert server.commands[0] == "EHLO [127.0.0.1]"


def test_a_server_that_will_have_no_loopback_is_told_the_address_from_which_it_is_called(
    monkeypatch: pytest.MonkeyPatch, dots: Dots
) -> None:
    """Whoever calls itself as the server does is taken for one that lies."""
    monkeypatch.setattr(Line, "own_address", "192.168.1.5")
    no = b"550 HELO can't be [127.0.0.1]\r\n"
    rest = (b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n", b"250 queued\r\n")
    with saying(b"220 hello\r\n", no, b"250 hello\r\n", *rest) as (port, heard):
        assert sent(port, dots).kind == "accepted"
    assert heard[:2] == [b"ehlo [127.0.0.1]\r\n", b"ehlo [192.168.1.5]\r\n"]


@pytest.mark.parametrize("second", [b"550 nor that\r\n", b""], ids=["refused", "hung up"])
def test_a_server_that_will_not_be_greeted_at_all_has_refused_no_mail(
    dots: Dots, second: bytes
) -> None:
    """As one that turns us away at once (RFC 5321 4.3.2): it has not heard of any."""
    replies = [b"220 hello\r\n", b"550 you never\r\n", *filter(None, [second])]
    with saying(*replies) as (port, _), pytest.raises(Unreachable) as unreachable:
        sent(port, dots)
    said = "nor that" if second else "you never"
    assert (unreachable.value.code, unreachable.value.text) == ("turned-away", said)
    with saying(*replies) as (port, _), pytest.raises(Unreachable, match="turned-away"):
        check(At(port), SECRET)


NO_HELLO = [
    b"500 5.5.1 Unknown command\r\n",
    b"501 Syntax error\r\n",
    b"502 Not implemented\r\n",
    b"504 No\r\n",
]


@pytest.mark.parametrize("no", NO_HELLO, ids=["500", "501", "502", "504"])
def test_a_server_that_knows_no_ehlo_is_greeted_by_helo(no: bytes, dots: Dots) -> None:
    """RFC 5321 3.2, 4.1.1.1"""
    with saying(b"220 hello\r\n", no, no, b"250 hello\r\n", *TAKES) as (port, heard):
        outcome = send(
            At(port), "", "a@b.example", ["c@d.example"], MAIL, on_dot=dots, on_taken=nothing
        )
    assert outcome.kind == "accepted"
    assert heard[2] == b"helo [127.0.0.1]\r\n"
    assert heard[3] == b"MAIL FROM:<a@b.example>\r\n"


def test_a_password_for_a_server_that_knows_no_ehlo_is_not_passed_over_in_silence(
    dots: Dots,
) -> None:
    """HELO offers no login (RFC 4954 3): the mail would go as from nobody, or be refused."""
    no = b"500 what?\r\n"
    greeting = b"220 hello\r\n", no, no, b"250 hello\r\n"
    with saying(*greeting) as (port, heard), pytest.raises(Unreachable) as unreachable:
        sent(port, dots)
    assert unreachable.value.code == "no-auth-plain"
    assert not any(line.startswith((b"MAIL", b"AUTH")) for line in heard)


def test_no_mail_goes_in_plain_text_since_a_server_knows_no_ehlo(dots: Dots) -> None:
    no = b"500 what?\r\n"
    greeting = b"220 hello\r\n", no, no, b"250 hello\r\n"
    with saying(*greeting) as (port, _), pytest.raises(Unreachable) as unreachable:
        sent(port, dots, security="starttls")
    assert unreachable.value.code == "no-starttls"


@pytest.mark.parametrize(
    ("own", "literal"),
    [
        ("192.168.1.5", "[192.168.1.5]"),
        ("2001:db8::5", "[IPv6:2001:db8::5]"),
        ("fe80::1%eth0", "[IPv6:fe80::1]"),
        ("", "[127.0.0.1]"),
    ],
)
def test_an_address_is_said_as_a_literal(own: str, literal: str) -> None:
    """RFC 5321 4.1.3"""
    assert smtp_login.address_literal(own) == literal


def test_the_reply_to_the_dot_is_waited_for_longer_than_any_other(
    monkeypatch: pytest.MonkeyPatch, dots: Dots
) -> None:
    """Fault 46, in small: whoever gives up sooner sends twice."""
    assert max(GREETING, COMMAND, DATA, BLOCK) < DOT == 600
    monkeypatch.setattr(smtp, "BLOCK", 0.1)
    waits: list[float] = []
    really = Talk.listen

    def listen(talk: Talk, seconds: float) -> Reply:
        waits.append(seconds)
        return really(talk, seconds)

    monkeypatch.setattr(Talk, "listen", listen)
    with listening(Behaviour(pause=0.5)) as server:
        assert sent(server, dots).kind == "accepted"
    assert waits == [GREETING, DOT]


def test_a_reply_to_the_dot_that_never_comes_is_uncertain(
    monkeypatch: pytest.MonkeyPatch, dots: Dots
) -> None:
    monkeypatch.setattr("sync.smtp.DOT", 0.1)
    with saying(*UP_TO_DATA, b"354 go\r\n", b"", b"", b"", b"", b"", b"") as (port, _):
        assert sent(port, dots).kind == "uncertain"
