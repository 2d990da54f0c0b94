"""A provider's own word on its servers: the XML of draft-ietf-mailmaint-autoconfig -> offers."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Literal, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from store.addresses import wire_host

LARGEST = 256 << 10
"""Bytes of such a file that are read; real ones have some thousand."""
_SECURITY: dict[str, Literal["tls", "starttls"]] = {"SSL": "tls", "STARTTLS": "starttls"}


class Offer(NamedTuple):
    """A server as somebody named it; not yet asked."""

    host: str
    port: int
    security: Literal["tls", "starttls"]
    user: str
    """The login name."""


class Offers(NamedTuple):
    """Best first."""

    imap: tuple[Offer, ...] = ()
    smtp: tuple[Offer, ...] = ()


def read(xml: bytes, address: str) -> Offers:
    """What it offers for this address, encrypted servers only; nothing where it is no such file.

    A file with entities of its own is none: those are only good for filling the memory.
    """
    if len(xml) > LARGEST or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return Offers()
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError):
        return Offers()
    return Offers(
        tuple(_servers(root, "incomingServer", "imap", address)),
        tuple(_servers(root, "outgoingServer", "smtp", address)),
    )


def _servers(root: Element, tag: str, kind: str, address: str) -> Iterator[Offer]:
    for server in root.iterfind(f"./emailProvider/{tag}"):
        host, port = _text(server, "hostname"), _text(server, "port")
        security = _SECURITY.get(_text(server, "socketType").upper())
        wanted = server.get("type", "").lower() == kind and host and security
        if wanted and security and port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536:
            user = filled(_text(server, "username") or "%EMAILADDRESS%", address)
            with suppress(ValueError):
                yield Offer(wire_host(filled(host, address)), int(port), security, user)


def _text(parent: Element, tag: str) -> str:
    return (parent.findtext(tag) or "").strip()


def filled(text: str, address: str) -> str:
    """The draft's placeholders, as they are for this address."""
    local, _, domain = address.rpartition("@")
    for name, value in (
        ("%EMAILADDRESS%", address),
        ("%EMAILLOCALPART%", local),
        ("%EMAILDOMAIN%", domain),
    ):
        text = text.replace(name, value)
    return text
