"""Whose mail a mail carries inside: the senders of what was forwarded."""

import re
from collections.abc import Iterator
from itertools import islice

from store.letterwise import casefold
from store.message import body, marks
from store.message.addresses import addresses
from store.message.encoded_words import unfold
from store.message.headers import first
from store.message.mime import Part, is_mail
from store.message.model import Address
from store.message.opening import below_mark, header_block

MAX_FORWARDED = 20
MAX_SENDER = 10_000
_PREFIX = re.compile(
    r"(?:\s*+(?:re|aw|antw|válasz|vá|sv|\[[^\]]{1,40}\])(?:\[\d+\])?+\s*+:?+)*+"
    r"\s*(?:fwd?|wg|továbbítás|továbbítva|tov|weiterleitung|weitergeleitet|tr|rv|i|vb|doorst)"
    r"\s*(?:\[\d+\])?\s*:",
    re.I,
)
_HINTS = ("forward", "tergeleitet", "tovább", "transféré", "noltrato", "reenv")
"""One of these stands in whatever `marks.FORWARDED` matches; without the i that others resemble."""
_STAMP = re.compile(r"\s(?:on\s+)?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\s.*")
_MAILTO = re.compile(r"\[\s*mailto:\s*([^\]\s]+)\s*\]", re.I)


def forwarded(root: Part, subject: str, text: str) -> tuple[Address, ...]:
    """From of the mails that are attached, else of the first one that the text was forwarded with.

    A delivery report carries our own mail back; that is nobody's forward.
    """
    if root.type == "multipart/report":
        return ()
    mails = (part for part in body.own_parts(root) if is_mail(part) and part.parts)
    inside = [sender for part in islice(mails, MAX_FORWARDED) for sender in senders(part.parts[0])]
    return tuple(inside[:MAX_FORWARDED]) or _in_text(subject, text)


def senders(part: Part) -> tuple[Address, ...]:
    value = (first(part.headers, "from") or b"")[:MAX_SENDER]
    return addresses(unfold(value))[0]


def passed_on(subject: str, text: str, sender: str) -> str:
    """What `sender`, an address, wrote in a mail that was forwarded as this text; empty if the
    text has no forwarded header that names him."""
    for found, end in _blocks(subject, text):
        if any(one.email.casefold() == sender.casefold() for one in found):
            return "\n".join(text.split("\n")[end:]).strip("\n")
    return ""


def unforwarded(subject: str) -> str:
    """`subject` without the prefixes by which it was passed on."""
    while found := _PREFIX.match(subject):
        subject = subject[found.end() :]
    return subject.strip()


def _in_text(subject: str, text: str) -> tuple[Address, ...]:
    return next((found for found, _end in _blocks(subject, text)), ())


def _blocks(subject: str, text: str) -> Iterator[tuple[tuple[Address, ...], int]]:
    """The sender of each forwarded header, and the line below it; nobody where a mark of a forward
    has no header that can be read."""
    prefixed = _PREFIX.match(subject) is not None
    if not prefixed and not _may_be_forwarded(text):
        return
    whole = text.split("\n", marks.MAX_LINES)[: marks.MAX_LINES]
    telling = marks.with_any(whole, (*marks.LABELS, *marks.RULES))
    if not telling:
        return
    lines = marks.all_looked_at(whole)
    for at in sorted(telling):
        line = lines[at]
        marked = marks.FORWARDED.match(line) is not None
        if marked or (prefixed and (marks.ORIGINAL.match(line) or marks.RULER.fullmatch(line))):
            found = _block_sender(lines, below_mark(lines, at), ruled=True)
        elif prefixed and ":" in line:
            found = _block_sender(lines, at, ruled=False)
        else:
            continue
        if found[0] or marked:
            yield found


def _may_be_forwarded(text: str) -> bool:
    low = casefold(text)
    return any(hint in low for hint in _HINTS)


def _block_sender(lines: list[str], at: int | None, ruled: bool) -> tuple[tuple[Address, ...], int]:
    block = header_block(lines, at, ruled) if at is not None else None
    if block is None or not block.sender:
        return (), 0
    found = addresses(_MAILTO.sub(r"<\1>", _STAMP.sub("", block.sender)))[0][:1]
    return found, block.end
