"""What to look at twice before one believes a mail: whose it really is, who gets the answer.

None of it changes what is owed or whose a mail is; it is said beside the mail, in words.
"""

import re
from dataclasses import dataclass
from unicodedata import normalize

from store.rules.caution import Caution
from store.rules.links import canonical, domain_of
from store.rules.lookalike import Known, looks_like
from store.rules.tokens import fold

_ADDRESS = re.compile(r"[^\s<>\"'(),;:]{1,64}@[^\s<>\"'(),;:@]{1,255}\.[^\s<>\"'(),;:@.]{2,63}")
_LONGEST_NAME = 1_000


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a mail says that it is from."""

    name: str
    address: str
    reply_to: str
    """The first address of Reply-To; empty if there is none."""
    machine: str
    """Which kind of machine wrote it (rule 8); lists and machines want no answer to From."""


def of_sender(sender: Sender, among: Known, *, free: bool) -> tuple[Caution, ...]:
    """among: the domains of the client book and ours; free: the sender's is one of free mail,
    where a name close to another's says nothing."""
    domain = domain_of(sender.address)
    found = []
    # As it looks: '＠' is an '@' to whoever reads it.
    named = _ADDRESS.search(normalize("NFKC", sender.name[:_LONGEST_NAME]))
    if named and not _same(domain_of(named[0]), domain):
        found.append(Caution("name", named[0], sender.address))
    like = None if free or not domain else looks_like(domain, among)
    if like is not None:
        found.append(Caution("look-alike", domain, like))
    if sender.reply_to and not sender.machine:
        elsewhere = domain_of(sender.reply_to)
        moved = canonical(sender.reply_to) != canonical(sender.address)
        if moved and not (_same(elsewhere, domain) and not free):
            found.append(Caution("reply-elsewhere", sender.reply_to))
    return tuple(found)


def full_name(name: str) -> frozenset[str]:
    """What is compared of a person's name, in whatever order it is written; nothing where it is
    one word, since many bear that."""
    words = frozenset(re.findall(r"\w+", fold(name[:_LONGEST_NAME]).casefold()))
    return words if sum(len(word) > 1 for word in words) > 1 else frozenset()


def _same(one: str, other: str) -> bool:
    """One firm's, as far as names tell: equal, or one below the other."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
