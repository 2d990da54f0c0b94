"""An address -> its servers: the provider's own word first, then DNS, then names that are usual.

A provider's word comes by https from the provider's own domain or from the public list of
providers, and is taken. What only DNS says may be anybody's word: it is marked as not `sure`,
and whoever uses it asks the user first (RFC 6186 6, RFC 8314 5.1). Every server that is given
back has proved who it is in a TLS handshake; none was told the address or a password.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread
from typing import Literal, NamedTuple, TypeVar

from store.addresses import wire_host
from sync.autoconfig import Offer, Offers, read
from sync.faults import Fault

Protocol = Literal["imap", "smtp"]
Source = Literal["provider", "list", "exchanger", "service", "guess"]

_LIST = "https://autoconfig.thunderbird.net/v1.1/{domain}"
_OWN = (
    "https://autoconfig.{domain}/mail/config-v1.1.xml",
    "https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
)
_SERVICES: dict[Protocol, tuple[tuple[str, Literal["tls", "starttls"]], ...]] = {
    "imap": (("_imaps._tcp", "tls"), ("_imap._tcp", "starttls")),
    "smtp": (("_submissions._tcp", "tls"), ("_submission._tcp", "starttls")),
}
_USUAL: dict[Protocol, tuple[tuple[str, ...], tuple[tuple[int, Literal["tls", "starttls"]], ...]]]
_USUAL = {
    "imap": (("imap.", "mail.", ""), ((993, "tls"), (143, "starttls"))),
    "smtp": (("smtp.", "mail.", ""), ((465, "tls"), (587, "starttls"))),
}
_NO_NETWORK = {"no-host", "dns", "network", "timeout"}
_AT_ONCE = 6
PATIENCE = 60.0
"""Seconds for one answer: each byte of it may come just in time, for ever."""
S = TypeVar("S")
T = TypeVar("T")


class Unsaid(Exception):
    """DNS gave no answer at all, which is another thing than 'there is none'."""


@dataclass(frozen=True, slots=True)
class Net:
    """The outside world."""

    fetch: Callable[[str], bytes | None]
    """What lies at an https address; None where nothing does, or nobody answers."""
    services: Callable[[str], Sequence[tuple[str, int]]]
    """Hosts and ports of an SRV record, best first. Raises Unsaid."""
    exchangers: Callable[[str], Sequence[str]]
    """The hosts that take mail for a domain, best first. Raises Unsaid."""
    shake: Callable[[Protocol, Offer], None]
    """A handshake up to the greeting; raises a Fault."""


class Found(NamedTuple):
    """Servers that answered. smtp: None where none did."""

    imap: Offer
    smtp: Offer | None
    source: Source
    sure: bool
    """Not only DNS or a guess said so, or the host is the address's own domain."""


class NotFound(NamedTuple):
    """offline: nothing at all was to be reached."""

    offline: bool
    tried: tuple[str, ...]
    """Hosts that were asked for IMAP."""


def discover(address: str, net: Net) -> Found | NotFound:
    """The first servers, in the order of trust, that answer as who they are."""
    try:
        domain = wire_host(address.rpartition("@")[2].lower())
    except ValueError:
        return NotFound(False, ())
    tried: list[str] = []
    silent = True
    for source, offers in _sources(address, domain, net):
        imap, faults = _first(net, "imap", offers.imap)
        tried += [offer.host for offer in offers.imap if offer.host not in tried]
        silent = silent and all(code in _NO_NETWORK for code in faults)
        if imap is not None:
            smtp, _ = _first(net, "smtp", offers.smtp)
            if smtp is None and source != "guess":
                smtp, _ = _first(net, "smtp", _guesses(domain, imap.user).smtp)
            return Found(imap, smtp, source, _sure(source, domain, imap, smtp))
    return NotFound(silent and offline(domain, net), tuple(tried))


def _sources(address: str, domain: str, net: Net) -> Iterator[tuple[Source, Offers]]:
    own, listed = _told(domain, address, net)
    yield "provider", own
    yield "list", listed
    for parent in _of_exchangers(domain, net):
        own, listed = _told(parent, address, net)
        yield "exchanger", own
        yield "exchanger", listed
    yield "service", _services(domain, address, net)
    yield "guess", _guesses(domain, address)


def _told(domain: str, address: str, net: Net) -> tuple[Offers, Offers]:
    """By the domain itself, and by the list of providers. Asked at once: most hold nothing."""
    places = [*(place.format(domain=domain) for place in _OWN), _LIST.format(domain=domain)]
    files = _at_once(net.fetch, places, None)
    *own, listed = (read(found or b"", address) for found in files)
    return next((offers for offers in own if offers.imap), Offers()), listed


def _of_exchangers(domain: str, net: Net) -> list[str]:
    """Domains that host others' mail: 'mx1.mail.host.example' -> 'mail.host.example',
    'host.example', however deep below it their names stand, as Microsoft's do. No list of public
    suffixes is at hand, so the last two labels count as a domain only if they do not look like
    'co.uk'."""
    try:
        host = next(iter(net.exchangers(domain)), "")
    except Unsaid:
        return []
    labels = host.lower().rstrip(".").split(".")
    parents = [labels[1:], labels[2:], labels[-2:]]
    found = dict.fromkeys(".".join(p) for p in parents if _is_domain(p))
    return [host for host in found if host != domain]


def _is_domain(labels: Sequence[str]) -> bool:
    public = len(labels) == 2 and len(labels[0]) <= 3 and len(labels[1]) == 2
    return len(labels) >= 2 and not public


def _services(domain: str, address: str, net: Net) -> Offers:
    def of(protocol: Protocol) -> tuple[Offer, ...]:
        found = []
        for name, security in _SERVICES[protocol]:
            try:
                targets = net.services(f"{name}.{domain}")
            except Unsaid:
                continue
            found += [Offer(host, port, security, address) for host, port in targets]
        return tuple(found)

    return Offers(of("imap"), of("smtp"))


def _guesses(domain: str, address: str) -> Offers:
    def of(protocol: Protocol) -> tuple[Offer, ...]:
        names, ports = _USUAL[protocol]
        return tuple(
            Offer(name + domain, port, security, address)
            for port, security in ports
            for name in names
        )

    return Offers(of("imap"), of("smtp"))


def _first(
    net: Net, protocol: Protocol, offers: Sequence[Offer]
) -> tuple[Offer | None, Iterable[str]]:
    """The best that answers, and why those do not that were asked. They are asked at once, since
    what does not exist is often silent instead of refusing."""

    def ask(offer: Offer) -> str:
        try:
            net.shake(protocol, offer)
        except Fault as fault:
            return fault.code
        return ""

    faults: list[str] = []
    for first in range(0, len(offers), _AT_ONCE):
        some = offers[first : first + _AT_ONCE]
        said = _at_once(ask, some, "timeout")
        faults += filter(None, said)
        if "" in said:
            return some[said.index("")], faults
    return None, faults


def _at_once(question: Callable[[S], T], things: Sequence[S], late: T) -> list[T]:
    """Of each thing, in threads for which neither Ctrl-C nor the program's end waits. late: the
    answer of what gives none."""
    answers: list[Future[T]] = [Future() for _ in things]

    def ask(thing: S, answer: "Future[T]") -> None:
        try:
            answer.set_result(question(thing))
        except BaseException as error:  # noqa: BLE001 - whatever it is, whoever asked is told
            answer.set_exception(error)

    for thing, answer in zip(things, answers, strict=True):
        Thread(target=ask, args=(thing, answer), daemon=True).start()
    until = time.monotonic() + PATIENCE
    return [_answered(answer, until, late) for answer in answers]


def _answered(answer: "Future[T]", until: float, late: T) -> T:
    try:
        return answer.result(max(0.0, until - time.monotonic()))
    except TimeoutError:
        return late


def _sure(source: Source, domain: str, imap: Offer, smtp: Offer | None) -> bool:
    hosts = [offer.host.lower() for offer in (imap, smtp) if offer]
    own = all(host == domain or host.endswith("." + domain) for host in hosts)
    return source in ("provider", "list") or own


def offline(domain: str, net: Net) -> bool:
    """No name server answers, so the silence says nothing about this domain."""
    try:
        net.exchangers(domain)
    except Unsaid:
        return True
    return False
