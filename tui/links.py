"""The links of a mail's text: where each leads, what stands in its place, and what is odd about it.

The reader's text has the targets of an HTML mail as numbered lines at its end, and `[≠ host]`
behind a link that names another host than it leads to.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from store.words.i18n import _
from tui.openers import web_address

MOST = 300
_NOTE = re.compile(r"^\[(\d{1,3})\] (https?://\S{1,2000})$", re.M)
_REFERENCE = re.compile(r"(?:\[≠ [^\]\s]{1,300}\] )?\[(\d{1,3})\]")
_BARE = re.compile(r"https?://[^\s<>\"“”]{1,2000}", re.I)
_LABEL = 60


class Link(NamedTuple):
    target: str
    """In ASCII: what is opened."""
    host: str
    label: str
    """What the mail shows in its place; '' if the address itself."""
    warning: str


def links(text: str) -> list[Link]:
    """Each target once, in the order of the text."""
    notes: dict[str, str] = dict(_NOTE.findall(text))
    body = _NOTE.sub("", text)
    found: list[tuple[int, str, str, bool]] = []
    for match in _REFERENCE.finditer(body):
        if match[1] in notes:
            before = body[max(0, match.start() - _LABEL) : match.start()].rpartition("\n")[2]
            found.append((match.start(), notes[match[1]], before.strip(), "≠" in match[0]))
    found += [(m.start(), _ended(m[0]), "", False) for m in _BARE.finditer(body)]
    named = {target for _at, target, _label, _odd in found}
    found += [(len(text), target, "", False) for target in notes.values() if target not in named]
    made: dict[str, Link] = {}
    for _at, target, label, odd in sorted(found, key=lambda one: one[0])[:MOST]:
        if plain := web_address(target):
            made.setdefault(plain, _link(plain, label, odd))
    return list(made.values())


def _link(target: str, label: str, odd: bool) -> Link:
    parts = urlsplit(target)
    return Link(target, parts.hostname or "", label, _warning(parts.netloc, odd))


def _warning(place: str, odd: bool) -> str:
    host = place.rpartition("@")[2]
    if odd:
        return _("The text names another host than the one it leads to.")
    if "@" in place:
        return _("What stands before the @ is not where it leads.")
    if any(part.startswith("xn--") for part in host.split(".")):
        return _("Its host is written in letters that can look like others.")
    if host.replace(".", "").replace(":", "").isdigit():
        return _("It leads to a bare number and not to a name.")
    return ""


def _ended(address: str) -> str:
    """Without the punctuation of the sentence that it stands in."""
    address = address.rstrip(".,;:!?'*_>…")
    for opening, closing in ("()", "[]", "{}"):
        while address.endswith(closing) and address.count(closing) > address.count(opening):
            address = address[:-1].rstrip(".,;:!?'*_")
    return address
