"""A host's name with other letters than ASCII's is called as browsers call it, and no other is."""

import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import trustme

from sync.faults import BadCertificate, Unreachable
from sync.smtp import check
from tests.peers.smtp import Behaviour, listening
from tests.sync.servers import At

NAME, WIRE, OLD = "straße.example", "xn--strae-oqa.example", "strasse.example"
SECRET = "hunter2"

Certified = Callable[[str], ssl.SSLContext]


@pytest.fixture
def certified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Certified:
    """By an authority that is trusted here; every name leads to this machine."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    resolve = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _name, *rest, **more: resolve(
        "127.0.0.1", *rest, **more))  # fmt: skip

    def context(name: str) -> ssl.SSLContext:
        made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(name).configure_cert(made)
        return made

    return context


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The names that the resolver is asked for; it knows none."""
    names: list[object] = []

    def resolve(name: object, *_: Any, **__: Any) -> object:
        names.append(name)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return names


@pytest.mark.parametrize("how", ["tls", "starttls"])
def test_its_certificate_is_for_that_name(certified: Certified, how: str) -> None:
    behaviour = Behaviour(user="jane", password=SECRET)
    with listening(behaviour, **{how: certified(WIRE)}) as server:
        check(At(server.port, "jane", security=how, host=NAME), SECRET)
    assert len(server.logins) == 1


@pytest.mark.parametrize("how", ["tls", "starttls"])
def test_whose_name_is_alike_by_older_rules_gets_no_password(
    certified: Certified, how: str
) -> None:
    behaviour = Behaviour(user="jane", password=SECRET)
    with (
        listening(behaviour, **{how: certified(OLD)}) as server,
        pytest.raises(BadCertificate) as bad,
    ):
        check(At(server.port, "jane", security=how, host=NAME), SECRET)
    assert (bad.value.code, server.logins) == ("hostname", [])


@pytest.mark.parametrize(
    ("name", "called"),
    [
        (NAME, WIRE),
        ("imap.Müller.example", "imap.xn--mller-kva.example"),
        ("imap.kontor.example", "imap.kontor.example"),
        ("mail_1.kontor.example", "mail_1.kontor.example"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_the_resolver_is_asked_for_that_name(asked: list[object], name: str, called: str) -> None:
    with pytest.raises(Unreachable) as unreachable:
        check(At(993, host=name, security="tls"), SECRET)
    assert (unreachable.value.code, asked) == ("no-host", [called])


def test_a_name_without_letters_on_the_wire_is_nobodys(asked: list[object]) -> None:
    with pytest.raises(Unreachable) as unreachable:
        check(At(993, host="☃.example", security="tls"), SECRET)
    assert (unreachable.value.code, asked) == ("no-host", [])
