"""The outside world as `discover.py` wants it: https, DNS, and a handshake with a mail server."""

import http.client
import urllib.request
from collections.abc import Sequence
from urllib.parse import urlsplit

import dns.exception
import dns.resolver

from store.settings import Secret, Server
from sync import session, smtp
from sync.autoconfig import LARGEST, Offer
from sync.discover import Net, Protocol, Unsaid

HTTPS_SECONDS, DNS_SECONDS = 8.0, 5.0
_NOWHERE = (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer)


class _OnlyHttps(urllib.request.HTTPRedirectHandler):
    """What is encrypted stays so."""

    def redirect_request(  # type: ignore[no-untyped-def]
        self, req, fp, code, msg, headers, newurl
    ) -> urllib.request.Request | None:
        if not newurl.lower().startswith("https://") or not urlsplit(newurl).netloc.isascii():
            return None  # and nobody knows in which letters a host beyond ASCII stands there
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str) -> bytes | None:
    opener = urllib.request.build_opener(_OnlyHttps)
    try:
        with opener.open(url, timeout=HTTPS_SECONDS) as answer:
            found: bytes = answer.read(LARGEST + 1)
    except (OSError, ValueError, http.client.HTTPException):
        return None
    return found


def services(name: str) -> Sequence[tuple[str, int]]:
    """By priority, then weight (RFC 2782); '.' says that there is no such service."""
    found = sorted(_ask(name, "SRV"), key=lambda one: (one.priority, -one.weight))
    hosts = ((str(one.target).rstrip("."), int(one.port)) for one in found)
    return [(host, port) for host, port in hosts if host]


def exchangers(domain: str) -> Sequence[str]:
    found = sorted(_ask(domain, "MX"), key=lambda one: one.preference)
    return [host for one in found if (host := str(one.exchange).rstrip("."))]


def _ask(name: str, kind: str):  # type: ignore[no-untyped-def]
    try:
        return list(dns.resolver.resolve(name, kind, lifetime=DNS_SECONDS))
    except _NOWHERE:
        return []
    except (dns.exception.DNSException, OSError, ValueError) as error:
        raise Unsaid from error


def shake(protocol: Protocol, offer: Offer) -> None:
    """Up to the encrypted greeting; no name and no password is sent."""
    server = Server(offer.host, offer.port, offer.security, offer.user, Secret("keyring"))
    if protocol == "imap":
        session.greet(server)
    else:
        smtp.check(server, secret="")


REAL = Net(fetch, services, exchangers, shake)
