"""Address -> client: normal forms, and the order in which the book is asked (links, rules 2-5)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from store.rules.free_mail import is_free_mail, is_public, registered

__all__ = [
    "Find",
    "Hit",
    "Link",
    "canonical",
    "check_address",
    "check_domain",
    "domain_of",
    "exact",
    "firm_of",
    "is_free_mail",
    "is_public",
    "link",
    "suffixes",
]

_REMEMBERED = 320
LONGEST_DOMAIN = 253
"""RFC 1035; a longer one is kept as it is and has no suffixes."""
LONGEST_ADDRESS = 320
GMAIL = frozenset({"gmail.com", "googlemail.com"})

Rule = Literal["pin", "address", "canonical", "thread", "domain"]
Standing = Literal["ok", "odd", "bad"]
Find: TypeAlias = Callable[[str, str], Sequence[tuple[int, int | None]]]
"""(kind, value) -> (client, contact) of the book. Kinds: 'address' (`exact` form), 'canonical'
(an address identifier by its `canonical` form) and 'domain'."""


@dataclass(frozen=True, slots=True)
class Hit:
    client: int
    contact: int | None
    """None where the rule names no person, or more than one."""
    rule: Rule
    value: str
    """What the book knows: the address or the domain; empty for a thread."""


@dataclass(frozen=True, slots=True)
class Link:
    """One of three: a hit; several clients of whom a person must choose; nothing."""

    hit: Hit | None = None
    ambiguous: tuple[int, ...] = ()
    value: str = ""
    """The address or domain that the ambiguous clients share."""


def exact(address: str) -> str:
    """The address as written, but for case and the spelling of its domain."""
    local, at, domain = address.strip().rpartition("@")
    return f"{local.lower()}@{_ascii_domain(domain)}" if at else address.strip().lower()


def canonical(address: str) -> str:
    """Equal for all spellings of one mailbox: without '+tag', at Gmail without dots (rule 4)."""
    return _known(address) if len(address) <= _REMEMBERED else _canonical(address)


def _canonical(address: str) -> str:
    local, at, domain = exact(address).rpartition("@")
    if not at or local.startswith('"'):
        return local + at + domain
    untagged = local.partition("+")[0] or local
    if domain in GMAIL:
        return f"{untagged.replace('.', '').strip() or untagged}@gmail.com"
    return f"{untagged}@{domain}"


_known = lru_cache(maxsize=2_000)(_canonical)
"""Mail comes from the same people again and again."""


def domain_of(address: str) -> str:
    """Lower case and ASCII (IDNA); empty if there is none."""
    _, at, domain = address.strip().rpartition("@")
    return _ascii_domain(domain) if at else ""


def suffixes(domain: str) -> tuple[str, ...]:
    """The domain and those above it, longest first, without the top level."""
    if len(domain) > LONGEST_DOMAIN:
        return (domain,)
    labels = domain.split(".")
    return tuple(".".join(labels[i:]) for i in range(max(1, len(labels) - 1)) if domain)


def firm_of(address: str, more_free: frozenset[str] = frozenset()) -> str:
    """The domain by which strangers of one firm are told; empty where anybody may have an address,
    and each is by themselves (rule 8)."""
    domain = domain_of(address)
    if is_free_mail(domain, more_free):
        return ""
    firm = registered(domain)
    return "" if is_free_mail(firm, more_free) or is_public(firm) else firm


def link(
    candidates: Sequence[str],
    find: Find,
    ours: Callable[[str], bool],
    more_free: frozenset[str] = frozenset(),
    thread: int | None = None,
) -> Link:
    """Whose mail it is, by the addresses that may say so, the weightiest first.

    Each rule asks all candidates before the next, weaker one asks any. `ours` are left out
    unless the book names their address. `thread`: the client of the conversation, if one of
    its participants still belongs to them.
    """
    asked = [address for address in dict.fromkeys(candidates) if address.strip()]
    for address in asked:
        known = _by_address(address, find)
        if known:
            return known
    others = [address for address in asked if not ours(address)]
    if thread is not None and others:
        return Link(Hit(thread, None, "thread", ""))
    for domain in dict.fromkeys(domain_of(address) for address in others):
        known = _by_domain(domain, find, more_free)
        if known:
            return known
    return Link()


def _by_address(address: str, find: Find) -> Link | None:
    plain, folded = exact(address), canonical(address)
    return _judge(find("address", plain), "address", plain) or _judge(
        find("canonical", folded), "canonical", folded
    )


def _by_domain(domain: str, find: Find, more_free: frozenset[str]) -> Link | None:
    if is_free_mail(domain, more_free):
        return None
    for suffix in suffixes(domain):
        if not is_free_mail(suffix, more_free):
            known = _judge(find("domain", suffix), "domain", suffix)
            if known and not is_public(suffix):
                return known
    return None


def _judge(owners: Sequence[tuple[int, int | None]], rule: Rule, value: str) -> Link | None:
    clients = sorted({client for client, _ in owners})
    if not clients:
        return None
    if len(clients) > 1:
        return Link(ambiguous=tuple(clients), value=value)
    contacts = {contact for _, contact in owners}
    person = contacts.pop() if len(contacts) == 1 else None
    return Link(Hit(clients[0], person, rule, value))


# What a person types

_ODD_LOCAL = r'(?:"[^"\\@]+"|[^\s@<>()\[\],;:"\\]+)'
_ODD_DOMAIN = r"(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-fA-F:.]+\])"
_ODD = f"{_ODD_LOCAL}@{_ODD_DOMAIN}"


def check_address(text: str) -> tuple[str, Standing]:
    """(`exact` form, whether it can be one). 'odd': unusual but perhaps real
    (anna@firma.local), to be kept with a warning; the form of a 'bad' one is empty."""
    typed = text.strip().removesuffix(".")
    if len(typed) > LONGEST_ADDRESS:
        return "", "bad"
    if _is_ordinary(typed):
        return exact(typed), "ok"
    if typed.isprintable() and re.fullmatch(_ODD, typed):
        return exact(typed), "odd"
    return "", "bad"


def check_domain(text: str) -> tuple[str, Standing]:
    """Likewise for a domain; a leading '@' or '*.', as in '@acme.example', is taken off, and all of
    a page's address but its host: 'https://www.acme.example/en/'."""
    typed = _host(text.strip()).removeprefix("@").removeprefix("*.")
    normal, standing = check_address(f"x@{typed}")
    if standing == "bad" or typed.startswith("["):
        return "", "bad"
    return domain_of(normal), standing


def _host(typed: str) -> str:
    if "/" in typed and "@" not in typed and "[" not in typed:
        from urllib.parse import urlsplit

        typed = urlsplit(typed if "//" in typed else f"//{typed}").hostname or ""
    bare = typed[4:] if typed.lower().startswith("www.") else typed
    return bare if "." in bare else typed


def _is_ordinary(typed: str) -> bool:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(typed, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


@lru_cache(maxsize=4096)
def _ascii_domain(domain: str) -> str:
    """IDNA, as far as it goes: what a mail carries is never refused."""
    plain = "".join(domain.split()).rstrip(".").lower()
    if plain.isascii() or len(plain) > LONGEST_DOMAIN:
        return plain
    import idna

    try:
        return idna.encode(plain, uts46=True).decode("ascii")
    except UnicodeError:
        return plain
