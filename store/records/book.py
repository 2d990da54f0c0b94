"""Who is who, in memory: the client book's identifiers, and us. Read once a change of the book."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from store.records.clock import hours
from store.records.database import Connection, Store, counts, meta
from store.rules import links
from store.rules.called import NOBODY, Called, called
from store.rules.events import Party
from store.rules.free_mail import is_free_mail
from store.rules.hours import Span
from store.rules.lookalike import Known, known
from store.rules.loops import Frame
from store.rules.phone import normal
from store.rules.policy import Keys, Policy, resolve

if TYPE_CHECKING:
    from store.config import Config

KEYS = ("answer_within", "first_within", "call_back_within", "chase_after", "warn_before")

Owner = tuple[int, int | None]
"""(client, contact)"""


@dataclass(frozen=True)
class ClientFacts:
    name: str
    tier: str
    policy: Keys


@dataclass(frozen=True)
class Us:
    """Rule 0: I and we."""

    me: frozenset[str]
    domains: frozenset[str]
    numbers: frozenset[str]
    names: tuple[str, ...]
    called: Called = NOBODY
    """By the parts of those that my own mail bears."""


@dataclass
class Book:
    us: Us
    owners: Mapping[tuple[str, str], tuple[Owner, ...]]
    clients: Mapping[int, ClientFacts]
    free_more: frozenset[str]
    never: frozenset[tuple[str, str]]
    senders: Mapping[str, tuple[str, int]]
    """'always' or 'never' owed, by canonical address, and since when."""
    _parties: dict[str, Party] = field(default_factory=dict)
    _hits: dict[str, links.Link] = field(default_factory=dict)
    _claims: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    _known: Known | None = None

    def find(self, kind: str, value: str) -> tuple[Owner, ...]:
        return self.owners.get((kind, value), ())

    def hit(self, address: str) -> links.Link:
        """Whose address this is, by itself; `address` canonical or as written."""
        known = self._hits.get(address)
        if known is None:
            known = links.link([address], self.find, _nobody, self.free_more)
            self._hits[address] = known
        return known

    def party(self, address: str) -> Party:
        """`address` canonical. One of us unless the book names the address as a client's."""
        known = self._parties.get(address)
        if known is None:
            known = self._party(address)
            self._parties[address] = known
        return known

    def party_as_written(self, written: str, address: str) -> Party:
        """As `party`, of the address as a mail bears it: what the book names exactly so comes
        before what is the same mailbox (links, rule 2)."""
        if written == address:
            return self.party(address)
        known = self._parties.get(written)
        if known is None:
            known = self._parties[written] = self._party(address, links.exact(written))
        return known

    def _party(self, address: str, written: str = "") -> Party:
        if address in self.us.me:
            return Party(address, None, us=True, me=True)
        hit = self.hit(written or address).hit
        if links.domain_of(address) in self.us.domains and (
            hit is None or (hit.rule == "domain" and hit.value in self.us.domains)
        ):
            return Party(address, None, us=True)
        named = hit is not None and hit.rule != "domain"
        return Party(address, hit.client if hit else None, named=named)

    def claims(self, kind: str, client: int) -> Sequence[str]:
        """All that the client is known by, of kind canonical, domain or number; in order."""
        if not self._claims:
            some: dict[tuple[str, int], set[str]] = {}
            for (one, value), owners in self.owners.items():
                for owner, _ in owners:
                    some.setdefault((one, owner), set()).add(value)
            self._claims = {whose: sorted(values) for whose, values in some.items()}
        return self._claims.get((kind, client), ())

    def known_domains(self) -> Known:
        """Of the clients and ours, to tell which ones only look like them."""
        if self._known is None:
            named = (value for kind, value in self.owners if kind == "domain")
            of_people = (links.domain_of(value) for kind, value in self.owners if kind == "address")
            self._known = known({*self.us.domains, *named, *filter(None, of_people)})
        return self._known

    def free(self, domain: str) -> bool:
        return is_free_mail(domain, self.free_more)

    def client_of_number(self, number: str) -> Owner | None:
        """The client that a number names; None if nobody or more than one has it. The contact
        is None at a switchboard that several share."""
        owners = self.find("number", number) if number else ()
        clients = {client for client, _ in owners}
        if len(clients) != 1:
            return None
        contacts = {contact for _, contact in owners}
        return owners[0][0], contacts.pop() if len(contacts) == 1 else None


def _nobody(_: str) -> bool:
    return False


_books: dict[str, tuple[int, "Config", Book]] = {}


def book(store: Store, conn: Connection) -> Book:
    """The book as `conn` sees it; remembered until it changes."""
    version = counts(conn).get("book", 0)
    key = str(store.path)
    known = _books.get(key)
    if known is not None and known[0] == version and known[1] is store.config:
        return known[2]
    fresh = _read(store.config, conn)
    _books[key] = (version, store.config, fresh)
    return fresh


def _read(config: "Config", conn: Connection) -> Book:
    owners: dict[tuple[str, str], list[Owner]] = {}
    for kind, value, client, contact in conn.execute(
        "SELECT kind, value, client_id, contact_id FROM identifiers ORDER BY id"
    ):
        owners.setdefault((kind, value), []).append((client, contact))
        if kind == "address":
            canonical = links.canonical(value)
            owners.setdefault(("canonical", canonical), []).append((client, contact))
    clients = {
        client: ClientFacts(name, tier, keys_of(json.loads(policy)))
        for client, name, tier, policy in conn.execute("SELECT id, name, tier, policy FROM clients")
    }
    never = frozenset(
        (str(kind), str(value)) for kind, value in conn.execute("SELECT kind, value FROM never")
    )
    return Book(
        us=us(config, conn),
        owners={key: tuple(value) for key, value in owners.items()},
        clients=clients,
        free_more=frozenset(domain.lower() for domain in config.links.free_mail),
        never=never,
        senders={
            str(address): (str(owed), int(since))
            for address, owed, since in conn.execute("SELECT address, owed, since FROM senders")
        },
    )


def us(config: "Config", conn: Connection) -> Us:
    """From the configuration, and the names that my own mail bears, or will (rule 0)."""
    mine = [
        links.canonical(address)
        for account in config.accounts
        for address in (account.address, *account.aliases)
    ]
    free = frozenset(config.links.free_mail)
    own = {links.domain_of(address) for address in mine}
    domains = config.us.domains if config.us.domains is not None else tuple(own)
    given = [account.from_name for account in config.accounts if account.from_name]
    borne = tuple(dict.fromkeys([*given, *json.loads(meta(conn, "my_names", "[]"))]))
    return Us(
        me=frozenset(mine),
        domains=frozenset(d.lower() for d in domains if not is_free_mail(d, free)),
        numbers=frozenset(config.us.numbers),
        names=tuple(dict.fromkeys([*config.us.names, *borne, *_first_names(mine)])),
        called=called(borne, frozenset(mine)),
    )


_NO_NAMES = {
    "info", "office", "sales", "mail", "hello", "contact", "kontakt", "post", "iroda", "support",
    "service", "order", "orders", "team", "admin", "buero", "verkauf", "ertekesites", "rendeles",
    "postmaster", "webmaster", "shop", "hallo",
}  # fmt: skip


def _first_names(addresses: list[str]) -> list[str]:
    """The first part of each local part, where it can be a name."""
    names = []
    for address in addresses:
        local = address.partition("@")[0]
        first = local.replace("_", ".").replace("-", ".").split(".")[0]
        if len(first) >= 3 and first not in _NO_NAMES and first.isalpha():
            names.append(first)
    return names


def keys_of(values: Mapping[str, str]) -> Keys:
    """A client's or account's own keys, as kept in the store ('4h'), as the rules take them."""
    return Keys(**{key: Span.parse(values[key]) for key in KEYS if values.get(key)})


@lru_cache(maxsize=4)
def _our_numbers(typed: tuple[str, ...], region: str) -> frozenset[str]:
    return frozenset(normal(number, region).key for number in typed) - {""}


def frame(store: Store, known: Book, account_ids: Mapping[int, str]) -> Frame:
    """What the rules need besides events; `account_ids`: the store's account ids by name."""
    config = store.config
    accounts = {account.name: account.policy for account in config.accounts}
    nothing = Keys()
    memo: dict[tuple[int | None, int], Policy] = {}

    def policy(client: int | None, account: int) -> Policy:
        key = (client, account)
        if key not in memo:
            facts = known.clients.get(client) if client is not None else None
            memo[key] = resolve(
                facts.policy if facts else nothing,
                facts.tier if facts else "",
                config.tiers,
                accounts.get(account_ids.get(account, ""), nothing),
            )
        return memo[key]

    return Frame(
        hours=hours(config),
        policy=policy,
        free_mail=known.free,
        callback_forget=config.ledger.callback_forget,
        our_numbers=_our_numbers(config.us.numbers, config.region),
    )
