"""How a server encrypts that was named by a port which does not say it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from store.finding import Finding
from store.settings import Account, Security, Server
from sync import doctor

SAYS = frozenset({993, 143, 465, 587})
"""Ports of which everybody knows how they encrypt (RFC 8314)."""
_NEXT: dict[tuple[Security, str], Security] = {
    ("tls", "tls"): "starttls",
    ("starttls", "no-starttls"): "none",
}
"""What is tried after one kind has failed so. None at all is had from this machine alone."""
_MET = frozenset(
    {"", "bad-password", "bad-token", "busy", "login-disabled", "no-auth-plain", "no-auth-token"}
    | {"turned-away"}
    | {"expired", "hostname", "self-signed", "unknown-authority", "certificate"}
)
"""What a server says to whom it understands, and what is said of its certificate."""


def tried(account: Account) -> tuple[Account, list[Finding]]:
    """The account as its servers let us in, and what the doctor finds; a server as it was, where no
    kind of encryption is its. While one is tried in every kind the other is asked nothing: each
    time it would be told a password, which may be wrong."""

    def by_imap(server: Server) -> list[Finding]:
        return doctor.of_imap(replace(account, imap=server))

    imap, of_imap = _met(account.imap, by_imap)
    known = replace(account, imap=imap)
    if known.smtp is None:
        return known, [*of_imap, *doctor.of_smtp(known, of_imap)]

    def by_smtp(server: Server) -> list[Finding]:
        return doctor.of_smtp(replace(known, smtp=server), of_imap)

    smtp, of_smtp = _met(known.smtp, by_smtp)
    return replace(known, smtp=smtp), [*of_imap, *of_smtp]


def _met(named: Server, ask: Callable[[Server], list[Finding]]) -> tuple[Server, list[Finding]]:
    server, first = named, ask(named)
    found = first
    while (other := _next(server, _why(found))) != server:
        server, found = other, ask(other)
    return (named, first) if server != named and _why(found) not in _MET else (server, found)


def _why(found: Sequence[Finding]) -> str:
    """It does not let us in; '' if it does."""
    return next((str(one.facts["why"]) for one in found if one.code == "server"), "")


def _next(server: Server, why: str) -> Server:
    kind = None if server.port in SAYS else _NEXT.get((server.security, why))
    return server if kind is None else replace(server, security=kind)
