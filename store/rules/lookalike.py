"""Domains made to be taken for another: 'acrne.example' for 'acme.example'."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_LABELS = 12
_LONGEST_LABEL = 63
SHORTEST = 6
"""Letters of a name below which one letter more or less means nothing ('abb', 'abf')."""

# Letters of other scripts, and digits, that look like Latin ones. By their looks alone.
_LATIN = str.maketrans(
    "аеорсухіјѕԁһӏνωτκιαορυ01357ßéèëêáàäâíìïîóòöőôúùüűûñçşšžćčłđ",
    "aeopcyxijsdhlvwtkiaopyolestseeeeaaaaiiiiooooouuuuuncsszccld",
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("l", "i"))


class Known(NamedTuple):
    domains: frozenset[str]
    looks: Mapping[str, str]
    """What one of them looks like -> that one."""


def known(domains: Iterable[str]) -> Known:
    """To be made once for all of them."""
    looks: dict[str, str] = {}
    ordered = sorted(set(domains))
    for domain in ordered:
        for look in _looks(domain):
            looks.setdefault(look, domain)
    return Known(frozenset(ordered), looks)


def looks_like(domain: str, among: Known) -> str | None:
    """The known domain that this one may be taken for, or begins with; None for a known one and
    its subdomains.

    domain: lower case and ASCII (IDNA).
    """
    labels = domain.split(".")
    if any(".".join(labels[at:]) in among.domains for at in range(len(labels))):
        return None
    for end in range(2, min(len(labels), _LABELS)):
        if (within := ".".join(labels[:end])) in among.domains:
            return within
    return next((among.looks[look] for look in _looks(domain) if look in among.looks), None)


def _looks(domain: str) -> Iterator[str]:
    """As it looks at a glance, and the same with any one letter left out: two domains one letter
    apart share one of these."""
    look = _at_a_glance(domain)
    yield look
    name = look.rpartition(".")[0]
    if len(name) >= SHORTEST:
        yield from dict.fromkeys(look[:at] + look[at + 1 :] for at in range(len(name)))


def _at_a_glance(domain: str) -> str:
    shown = _unicode(domain).translate(_LATIN).replace("-", "")
    for seen, meant in _PAIRS:
        shown = shown.replace(seen, meant)
    return shown


def _unicode(domain: str) -> str:
    """As it is shown. By any rules: what one program does not take for a name another shows."""
    return ".".join(map(_shown, domain.split(".")))


def _shown(label: str) -> str:
    if not label.startswith("xn--") or len(label) > _LONGEST_LABEL:
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
