"""What goes out is what was written, line by line, and tells nobody of hidden recipients."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.sending import Unsendable, stuffed, wire_address, wire_format

pieces = st.lists(st.sampled_from([b"\r", b"\n", b".", b"a", b" ", b"Bcc:", b"\xff", b"\r\n"]))


@given(pieces)
def test_every_line_ends_in_crlf_and_nothing_else_does(parts: list[bytes]) -> None:
    wire = wire_format(b"".join(parts))
    assert not wire or wire.endswith(b"\r\n")
    bare = wire.replace(b"\r\n", b"")
    assert b"\r" not in bare
    assert b"\n" not in bare


@given(pieces)
def test_no_line_but_the_servers_own_is_a_single_dot(parts: list[bytes]) -> None:
    lines = stuffed(wire_format(b"".join(parts))).split(b"\r\n")
    assert b"." not in lines
    assert [line.removeprefix(b".") for line in lines if line.startswith(b".")] == [
        line for line in wire_format(b"".join(parts)).split(b"\r\n") if line.startswith(b".")
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        b"Bcc: secret@firma.example\n",
        b"bcc:secret@firma.example\r\n",
        b"BCC : a@b.example,\r\n\tsecret@firma.example\r\n secret@kontor.example\r\n",
        b"Resent-Bcc: secret@firma.example\r\n",
        b"Bcc: secret@firma.example\r\nBcc: secret@kontor.example\r\n",
    ],
)
def test_a_hidden_recipient_is_in_no_header(hidden: bytes) -> None:
    mail = b"From: a@b.example\r\n" + hidden + b"Subject: x\r\n\r\nBcc: is a word here\r\n"
    assert wire_format(mail) == b"From: a@b.example\r\nSubject: x\r\n\r\nBcc: is a word here\r\n"
    alone = wire_format(hidden + b"\r\nbody")
    assert b"secret" not in alone


def test_a_line_that_no_server_need_take_is_refused() -> None:
    assert wire_format(b"x" * 998)
    with pytest.raises(Unsendable) as wrong:
        wire_format(b"short\r\n" + b"x" * 999)
    assert wrong.value.reason == "line-too-long"


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("anna@firma.example", "anna@firma.example"),
        ("anna@müller.example", "anna@xn--mller-kva.example"),
        ("Anna.O'Hara+x@firma.local", "Anna.O'Hara+x@firma.local"),
        ("ügyfél@firma.example", "ügyfél@firma.example"),
    ],
)
def test_a_domain_goes_out_in_ascii(address: str, wire: str) -> None:
    assert wire_address(address) == wire


@pytest.mark.parametrize(
    "address",
    [
        "",
        "anna",
        "a@b>\r\nRCPT TO:<c@d.example",
        "a b@c.example",
        "a@b@",
        "<a@b.example>",
        "a@\udc80.example",
        "\udc80@b.example",
        "a@b\0.example",
        "a@-ü-.example",
    ],
)
def test_what_is_no_address_goes_nowhere(address: str) -> None:
    with pytest.raises(Unsendable) as wrong:
        wire_address(address)
    assert wrong.value.reason == "address"
