"""What lies at an https address, whatever answers there."""

import ssl

import pytest

from sync.autoconfig import LARGEST
from sync.net import fetch
from tests.peers.https import OK
from tests.peers.https import saying as server


def test_what_lies_there_is_read(trusted: ssl.SSLContext) -> None:
    with server(trusted, OK + b"<clientConfig/>") as address:
        assert fetch(address) == b"<clientConfig/>"


@pytest.mark.parametrize(
    "said",
    [b"* OK IMAP4rev1 ready\r\n", b"", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnone\r\n",
     b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"],
    ids=["no HTTP", "nothing", "many headers", "half of it", "not there"],
)  # fmt: skip
def test_where_no_file_comes_there_is_none(trusted: ssl.SSLContext, said: bytes) -> None:
    with server(trusted, said) as address:
        assert fetch(address) is None


def test_of_what_does_not_end_only_the_beginning_is_read(trusted: ssl.SSLContext) -> None:
    with server(trusted, OK, b"x" * 65_536) as address:
        assert len(fetch(address) or b"") == LARGEST + 1


def test_nobody_is_led_out_of_the_encryption(trusted: ssl.SSLContext) -> None:
    with server(trusted, OK + b"never") as open_:
        plain = open_.replace("https", "http").encode()
        away = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + plain + b"\r\n\r\n"
        with server(trusted, away) as address:
            assert fetch(address) is None


def test_who_has_not_proved_who_he_is_is_not_read(
    trusted: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with server(trusted, OK + b"<clientConfig/>") as address:
        assert fetch(address) is None
