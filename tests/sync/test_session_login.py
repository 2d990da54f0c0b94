"""Who gets the password, and what a refusal means (rules 4.4/8 to 10, 17, 18; 4.5/1 to 10)."""

import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from store import VERSION
from sync.faults import BadCertificate, BadPassword, Busy, Fault, Refused, Unreachable
from sync.line import dial, encrypted
from sync.session import connect
from tests.peers.dovecot import STRANGE_PASSWORD, Dovecot
from tests.peers.scripted import HANG_UP, OK, RESET, SILENCE, Answers, Scripted, scripted
from tests.sync.servers import At

SECRET = "hunter2"


def refused(server: Scripted, security: str = "none", secret: str = SECRET) -> Fault:
    with pytest.raises(Fault) as fault:
        connect(At(server.port, security=security), secret)
    return fault.value


def assert_no_password(server: Scripted) -> None:
    sent = b"".join(server.lines)
    assert b"LOGIN" not in sent
    assert b"AUTHENTICATE" not in sent
    assert SECRET.encode() not in sent


@pytest.mark.dovecot
@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_an_encrypted_login_trusts_the_machines_authorities(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.authority))
    account = dovecot.account()
    port = account.tls_port if security == "tls" else account.port
    session = connect(At(port, account.user, security), account.password)
    assert session.offers("CONDSTORE")
    session.append(b"INBOX", b"x" * 300_000)
    session.select(b"INBOX")
    assert len(session.bodies([1]).found[0].raw) == 300_000
    assert session.idle(0.05) == (False, False, False, False, False)
    threading.Timer(0.05, account.deliver, ["INBOX", b"Subject: x\r\n\r\n"]).start()
    assert session.idle(30).exists
    session.close()


@pytest.mark.dovecot
@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_of_nobody_we_know_is_refused(dovecot: Dovecot, security: str) -> None:
    account = dovecot.account()
    port = account.tls_port if security == "tls" else account.port
    with pytest.raises(BadCertificate) as bad:
        connect(At(port, account.user, security), account.password)
    assert bad.value.code == "unknown-authority"
    assert f"user=<{account.user}>" not in dovecot.log()


@pytest.mark.dovecot
def test_a_certificate_for_another_host_is_refused(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.authority))
    with pytest.raises(BadCertificate) as bad:
        connect(At(dovecot.tls_port, "user", "tls", "127.1"), SECRET)
    assert bad.value.code == "hostname"


@pytest.mark.dovecot
def test_a_wrong_password_is_refused_as_such(dovecot: Dovecot) -> None:
    account = dovecot.account()
    with pytest.raises(BadPassword) as bad:
        connect(At(account.port, account.user), "wrong")
    assert bad.value.code == "AUTHENTICATIONFAILED"


@pytest.mark.dovecot
def test_a_server_that_cannot_check_the_password_is_busy(dovecot: Dovecot) -> None:
    with pytest.raises(Busy) as busy:
        connect(At(dovecot.port, "nobody-knows-how-to-check"), SECRET)
    assert busy.value.code == "UNAVAILABLE"


@pytest.mark.dovecot
def test_a_password_may_have_quotes_and_letters_beyond_ascii(dovecot: Dovecot) -> None:
    account = dovecot.account(STRANGE_PASSWORD)
    assert connect(At(account.port, account.user), account.password).qresync


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (b"<tag> NO [AUTHENTICATIONFAILED] no\r\n", BadPassword, "AUTHENTICATIONFAILED"),
        (b"<tag> NO [AUTHORIZATIONFAILED] no\r\n", BadPassword, "AUTHORIZATIONFAILED"),
        (b"<tag> NO [EXPIRED] no\r\n", BadPassword, "EXPIRED"),
        (b"<tag> NO LOGIN failed.\r\n", BadPassword, ""),
        (b"* NO [AUTHENTICATIONFAILED] no\r\n" + HANG_UP, BadPassword, "AUTHENTICATIONFAILED"),
        (b"* NO [EXPIRED] no\r\n* BYE Timed out\r\n" + HANG_UP, BadPassword, "EXPIRED"),
        (b"* BYE [AUTHENTICATIONFAILED] no\r\n" + HANG_UP, BadPassword, "AUTHENTICATIONFAILED"),
        (b"<tag> NO Account locked temporarily, try again later\r\n", BadPassword, ""),
        (b"<tag> NO Internal error: invalid credentials\r\n", BadPassword, ""),
        (b"<tag> NO System error\r\n", Busy, "UNAVAILABLE"),
        (b"<tag> NO Internal server error\r\n", Busy, "UNAVAILABLE"),
        (b"<tag> NO Server Unavailable. 15\r\n", Busy, "UNAVAILABLE"),
        (b"<tag> NO Temporary authentication failure.\r\n", Busy, "UNAVAILABLE"),
        (
            b"<tag> NO Request is throttled. Suggested Backoff Time: 9 milliseconds\r\n",
            Busy,
            "LIMIT",
        ),
        (b"<tag> BAD [UNAVAILABLE] Service temporarily unavailable\r\n", Busy, "UNAVAILABLE"),
        (b"<tag> NO [UNAVAILABLE] later\r\n", Busy, "UNAVAILABLE"),
        (b"<tag> NO [INUSE] later\r\n", Busy, "INUSE"),
        (b"<tag> NO [LIMIT] later\r\n", Busy, "LIMIT"),
        (b"<tag> NO [SERVERBUG] later\r\n", Busy, "SERVERBUG"),
        (b"<tag> NO [CONTACTADMIN] later\r\n", Busy, "CONTACTADMIN"),
        (b"<tag> NO [TEMPFAIL] later\r\n", Busy, "TEMPFAIL"),
        (b"<tag> NO [ALERT] Too many simultaneous connections. (Failure)\r\n", Busy, "LIMIT"),
        (b"<tag> BAD User is authenticated but not connected.\r\n", Busy, "UNAVAILABLE"),
        (b"<tag> BAD what?\r\n", Refused, "BAD"),
        (b"* BYE [UNAVAILABLE] down\r\n" + HANG_UP, Busy, "UNAVAILABLE"),
        (b"* BYE Too many connections\r\n<tag> NO no\r\n", Busy, "BYE"),
        (b"<tag> NO [PRIVACYREQUIRED] TLS first\r\n", Unreachable, "login-disabled"),
        (HANG_UP, Unreachable, "eof"),
        (RESET, Unreachable, "network"),
    ],
)
def test_a_refused_login_is_told_apart_from_a_refused_password(
    answer: bytes, kind: type[Fault], code: str
) -> None:
    with scripted({"LOGIN": answer}) as server:
        fault = refused(server)
    assert (type(fault), fault.code) == (kind, code)
    assert SECRET not in repr(fault)


def test_login_is_tried_once() -> None:
    with scripted({"LOGIN": b"<tag> NO no\r\n"}, offers="AUTH=PLAIN") as server:
        refused(server)
        assert sum(b"LOGIN" in line or b"AUTH" in line for line in server.lines) == 1


def test_the_password_is_not_kept() -> None:
    with scripted() as server:
        session = connect(At(server.port), SECRET)
    assert SECRET not in repr(vars(session._transport)) + repr(vars(session._client))


def test_capabilities_are_those_of_after_the_login() -> None:
    before = b"* CAPABILITY IMAP4rev1 MOVE\r\n<tag> OK done\r\n"
    after = b"* CAPABILITY IMAP4rev1 UIDPLUS\r\n<tag> OK done\r\n"
    with scripted({"CAPABILITY": [before, after]}) as server:
        session = connect(At(server.port), SECRET)
    assert session.offers("UIDPLUS")
    assert not session.offers("MOVE")


def test_capabilities_may_come_with_the_login() -> None:
    answer = b"<tag> OK [CAPABILITY IMAP4rev1 move] Welcome [anna]\r\n"
    with scripted({"LOGIN": answer}, offers="UIDPLUS") as server:
        session = connect(At(server.port), SECRET)
    assert session.offers("MOVE")
    assert not session.offers("UIDPLUS")


def test_a_server_of_revision_two_offers_what_that_holds() -> None:
    with scripted(offers="IMAP4rev2") as server:
        session = connect(At(server.port), SECRET)
    assert session.offers("MOVE")
    assert not session.offers("CONDSTORE")


def test_a_server_that_asks_is_told_the_name_of_this_program_and_nothing_of_its_user() -> None:
    """Rule 4.4/10"""
    with scripted(offers="ID") as server:
        connect(At(server.port), SECRET)
        said = [line.split(b" ", 1)[1] for line in server.lines if b" ID " in line]
    assert said == [f'ID ("name" "owed" "version" "{VERSION}")\r\n'.encode()]
    with scripted() as server:
        connect(At(server.port), SECRET)
        assert not any(b" ID " in line for line in server.lines)


def test_what_is_said_is_never_compressed_though_the_server_offers_it() -> None:
    """Rule 4.4/10"""
    with scripted(offers="COMPRESS=DEFLATE ENABLE CONDSTORE") as server:
        connect(At(server.port), SECRET)
        assert b" ENABLE CONDSTORE\r\n" in b"".join(server.lines)
        assert b"COMPRESS" not in b"".join(server.lines)


def test_no_login_where_login_is_disabled() -> None:
    with scripted(offers="LOGINDISABLED") as server:
        assert refused(server).code == "login-disabled"
        assert_no_password(server)


def test_a_password_beyond_ascii_is_not_sent_where_it_cannot_be() -> None:
    with scripted() as server:
        assert refused(server, secret="pässwort").code == "no-auth-plain"
        assert_no_password(server)


@pytest.mark.parametrize("secret", ["a\r\nb", "a\nb", "a\0b"])
def test_a_password_that_would_split_the_command_is_not_sent(secret: str) -> None:
    with scripted(offers="AUTH=PLAIN") as server:
        assert refused(server, secret=secret).code == "argument"
        assert_no_password(server)


@pytest.mark.parametrize(
    ("greeting", "answers", "offers", "code"),
    [
        (b"* OK\r\n", {}, "", "no-starttls"),
        (b"* OK\r\n", {"STARTTLS": b"<tag> NO not today\r\n"}, "STARTTLS", "no-starttls"),
        (b"* OK\r\n", {"STARTTLS": b"<tag> BAD what\r\n"}, "STARTTLS", "no-starttls"),
        (b"* OK\r\n", {"STARTTLS": OK + b"* OK injected\r\n"}, "STARTTLS", "injected"),
        (b"* OK\r\n", {"STARTTLS": b"<tag> OK done\r\nno TLS at all"}, "STARTTLS", "injected"),
        (b"* PREAUTH welcome\r\n", {}, "STARTTLS", "preauth"),
    ],
)
def test_no_password_leaves_before_encryption(
    greeting: bytes, answers: Mapping[str, Answers], offers: str, code: str
) -> None:
    with scripted(answers, greeting=greeting, offers=offers) as server:
        fault = refused(server, "starttls")
        assert (type(fault), fault.code) == (Unreachable, code)
        assert_no_password(server)


def test_a_plain_server_on_the_port_of_tls_gets_no_password() -> None:
    with scripted() as server:
        fault = refused(server, "tls")
        assert (type(fault), fault.code) == (Unreachable, "tls")
        assert_no_password(server)


def test_without_encryption_only_this_machine_is_called() -> None:
    with pytest.raises(Unreachable) as unreachable:
        connect(At(143, host="192.0.2.1"), SECRET)
    assert unreachable.value.code == "not-local"


def test_a_server_that_knows_us_gets_no_password() -> None:
    with scripted(greeting=b"* PREAUTH welcome\r\n", offers="MOVE") as server:
        assert connect(At(server.port), SECRET).offers("MOVE")
        assert_no_password(server)


@pytest.mark.parametrize(
    ("greeting", "kind", "code"),
    [
        (RESET, Unreachable, "network"),
        (HANG_UP, Unreachable, "greeting"),
        (b"* BYE [ALERT] Closed for the night\r\n", Busy, "ALERT"),
        (b"* BYE [UNAVAILABLE] later\r\n", Busy, "UNAVAILABLE"),
        (b"* BYE\r\n", Busy, "BYE"),
        (b"220 smtp.firma.example ESMTP\r\n", Unreachable, "greeting"),
        (b"\xff" * 3_000_000, Unreachable, "greeting"),
        (b"* OK {99999999999}\r\n", Unreachable, "greeting"),
    ],
)
def test_a_bad_greeting_ends_the_attempt(greeting: bytes, kind: type[Fault], code: str) -> None:
    with scripted(greeting=greeting) as server:
        fault = refused(server)
        assert (type(fault), fault.code) == (kind, code)
        assert_no_password(server)


def test_an_alert_with_which_a_server_closes_the_door_comes_with_the_fault() -> None:
    """Fault 3"""
    with scripted(greeting=b"* BYE [ALERT] Closed for the night\r\n") as server:
        assert refused(server).alerts == ("Closed for the night",)


def test_a_greeting_that_never_comes_ends_the_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.transport.GREETING", 0.1)
    with scripted(greeting=SILENCE) as server:
        assert refused(server).code == "timeout"


@pytest.mark.parametrize(
    ("greeting", "answers"),
    [
        (b"* OK [ALERT] Backups at noon\r\n", {}),
        (b"* OK\r\n", {"LOGIN": b"* OK [ALERT] Backups at noon\r\n<tag> OK done\r\n"}),
        (b"* OK\r\n", {"LOGIN": b"<tag> OK [ALERT] Backups at noon\r\n"}),
    ],
)
def test_an_alert_is_kept_for_the_user(greeting: bytes, answers: Mapping[str, Answers]) -> None:
    with scripted(answers, greeting=greeting) as server:
        session = connect(At(server.port), SECRET)
    assert session.take_alerts() == ("Backups at noon",)
    assert session.take_alerts() == ()


def test_an_alert_with_a_refusal_comes_with_the_fault() -> None:
    with scripted({"LOGIN": b"<tag> NO [ALERT] Log in by the web first\r\n"}) as server:
        fault = refused(server)
    assert isinstance(fault, BadPassword)
    assert fault.alerts == ("Log in by the web first",)


def test_nobody_listening_is_unreachable() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(Unreachable) as unreachable:
            connect(At(unused.getsockname()[1]), SECRET)
    assert unreachable.value.code == "refused"


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 300, "\udcff", "a..b"])
def test_a_name_without_address_is_unreachable(host: str) -> None:
    with pytest.raises(Unreachable) as unreachable:
        connect(At(993, host=host, security="tls"), SECRET)
    assert unreachable.value.code == "no-host"


def test_a_name_that_nobody_could_be_asked_about_may_well_be_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_network(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    with pytest.raises(Unreachable) as unreachable:
        connect(At(993, host="imap.kontor.example", security="tls"), SECRET)
    assert unreachable.value.code == "dns"


def test_an_expired_certificate_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    lapsed = authority.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    lapsed.configure_cert(context)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=shake_hands, args=(listener, context), daemon=True).start()
        with pytest.raises(BadCertificate) as bad:
            connect(At(listener.getsockname()[1], security="tls"), SECRET)
    assert bad.value.code == "expired"


def shake_hands(listener: socket.socket, context: ssl.SSLContext) -> None:
    peer = listener.accept()[0]
    with peer, suppress(OSError):
        context.wrap_socket(peer, server_side=True).recv(1)


def test_where_encryption_does_not_come_about_the_next_address_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A way that is broken for all but the smallest packets lets connections begin."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        socket.create_server(("127.0.0.1", 0)) as two,
    ):
        threading.Thread(target=shake_hands, args=(two, context), daemon=True).start()
        ways = [(socket.AF_INET, one.getsockname()) for one in (silent, two)]
        monkeypatch.setattr("sync.line._addresses", lambda host, port: ways)

        def hasty(sock: socket.socket, host: str) -> ssl.SSLSocket:
            """Where nothing comes."""
            with monkeypatch.context() as short:
                if sock.getpeername() == silent.getsockname():
                    short.setattr("sync.line.CONNECT", 0.1)
                return encrypted(sock, host)

        monkeypatch.setattr("sync.line.encrypted", hasty)
        line = dial("127.0.0.1", 993, "tls", 1.0)
        assert line.sock.getpeername() == two.getsockname()
        line.close()
        monkeypatch.setattr("sync.line._addresses", lambda host, port: ways[:1])
        with pytest.raises(Unreachable) as unreachable:
            dial("127.0.0.1", 993, "tls", 1.0)
    assert unreachable.value.code == "timeout"
