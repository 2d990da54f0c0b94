"""A provider's autoconfig file -> offers, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.autoconfig import LARGEST, Offer, Offers, read

ADDRESS = "jane.kovacs@kontor.example"
FILE = b"""<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="kontor.example">
 <incomingServer type="pop3"><hostname>pop.host.example</hostname><port>995</port>
  <socketType>SSL</socketType><username>%EMAILADDRESS%</username></incomingServer>
 <incomingServer type="imap"><hostname>imap.host.example</hostname><port>993</port>
  <socketType>SSL</socketType><username>%EMAILLOCALPART%</username></incomingServer>
 <incomingServer type="imap"><hostname>imap.host.example</hostname><port>143</port>
  <socketType>STARTTLS</socketType></incomingServer>
 <incomingServer type="imap"><hostname>imap.host.example</hostname><port>143</port>
  <socketType>plain</socketType></incomingServer>
 <outgoingServer type="smtp"><hostname>smtp.%EMAILDOMAIN%</hostname><port>587</port>
  <socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username></outgoingServer>
</emailProvider></clientConfig>"""


def test_encrypted_imap_and_smtp_servers_come_in_the_order_of_the_file() -> None:
    assert read(FILE, ADDRESS) == Offers(
        (
            Offer("imap.host.example", 993, "tls", "jane.kovacs"),
            Offer("imap.host.example", 143, "starttls", ADDRESS),
        ),
        (Offer("smtp.kontor.example", 587, "starttls", ADDRESS),),
    )


def test_a_host_beyond_ascii_is_named_as_the_wire_has_it() -> None:
    """The login name stays as it was written."""
    address = "jane@straße.example"
    found = read(FILE.replace(b"imap.host", "imap.müller".encode()), address)
    assert found.imap[0].host == "imap.xn--mller-kva.example"
    assert found.imap[1] == Offer("imap.xn--mller-kva.example", 143, "starttls", address)
    assert found.smtp == (Offer("smtp.xn--strae-oqa.example", 587, "starttls", address),)


def test_a_host_that_the_wire_cannot_name_is_no_offer() -> None:
    assert read(FILE.replace(b"imap.host", "imap.☃".encode()), ADDRESS).imap == ()


@pytest.mark.parametrize("port", [b"", b"0", b"65536", b"993x", "٩٩٣".encode(), b"9" * 5000])
def test_a_port_that_is_none_is_no_offer(port: bytes) -> None:
    assert read(FILE.replace(b">993<", b">" + port + b"<"), ADDRESS).imap == (
        Offer("imap.host.example", 143, "starttls", ADDRESS),
    )


def test_a_file_with_entities_is_not_read() -> None:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    assert read(FILE.replace(b"<clientConfig", entities + b"<clientConfig"), ADDRESS) == Offers()


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert read(FILE + b" " * LARGEST, ADDRESS) == Offers()


@given(st.binary(max_size=300))
def test_anything_else_is_no_offer(data: bytes) -> None:
    assert read(data, ADDRESS) == Offers()
