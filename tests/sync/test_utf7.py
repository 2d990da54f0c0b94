"""Names of mailboxes (rules 4.1/34): readable where possible, and never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.utf7 import decode, encode


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_name_survives_the_way_to_the_server_and_back(name: str) -> None:
    assert decode(encode(name)) == name
    assert encode(name).isascii()


@given(st.binary())
def test_no_bytes_raise(raw: bytes) -> None:
    decode(raw).encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"Entw&APw-rfe", "Entwürfe"),
        (b"Elk&APw-ld&APY-tt", "Elküldött"),
        (b"R&-D", "R&D"),
        (b"~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"),
        (b"&2D3eAA-", "😀"),
    ],
)
def test_names_read_as_their_owners_wrote_them(raw: bytes, name: str) -> None:
    assert decode(raw) == name
    assert encode(name) == raw


@pytest.mark.parametrize("raw", [b"&####-", b"&A-", b"R&D", b"&2D0-", b"\xff"])
def test_what_cannot_be_read_is_marked(raw: bytes) -> None:
    assert "\N{REPLACEMENT CHARACTER}" in decode(raw)


def test_a_server_that_sends_plain_utf8_is_understood() -> None:
    assert decode("Küldött".encode()) == "Küldött"
