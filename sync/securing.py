"""How a server encrypts that was named by a port which does not say it."""

from collections.abc import Sequence
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
_MET = frozenset({"bad-password", "bad-token", "busy", "login-disabled"})
"""What a server says to whom it understands."""


def tried(account: Account) -> tuple[Account, list[Finding]]:
    """The account as its servers let us in, and what the doctor finds; as it was, where no kind of
    encryption is theirs."""
    first = found = doctor.of_account(account)
    secured = account
    while (other := _otherwise(secured, found)) is not None:
        secured, found = other, doctor.of_account(other)
    return (account, first) if secured != account and _is_unmet(found) else (secured, found)


def _otherwise(account: Account, found: Sequence[Finding]) -> Account | None:
    why = {
        str(one.facts["protocol"]): str(one.facts["why"]) for one in found if one.code == "server"
    }
    imap = _next(account.imap, why.get("IMAP", ""))
    smtp = account.smtp and _next(account.smtp, why.get("SMTP", ""))
    other = replace(account, imap=imap, smtp=smtp)
    return None if other == account else other


def _next(server: Server, why: str) -> Server:
    kind = None if server.port in SAYS else _NEXT.get((server.security, why))
    return server if kind is None else replace(server, security=kind)


def _is_unmet(found: Sequence[Finding]) -> bool:
    return any(one.code == "server" and one.facts["why"] not in _MET for one in found)
