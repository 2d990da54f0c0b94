"""The draft of an answer or a forward, from the facts of the mail that it belongs to."""

import re
import textwrap
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from store.message.drafts import Draft
from store.message.model import Address
from store.message.tables import narrowed

QUOTE_WIDTH = 72
"""Letters of a quoted line, so that it can be quoted again before a terminal of 80 breaks it."""
QUOTED = 100_000
"""Letters of a text: thirty pages. With a megabyte of them the editor took a second to open."""
_ENDLESS = re.compile(r"(\S{998})(?=\S)")
MAX_REFERENCES = 20
"""The first id and so many of the last."""

_RE = r"(?:re|aw|antw|antwort|sv|vs|vá|válasz|ref|rif|odp)"
_FORWARD = r"(?:fwd?|wg|tr|rv|vb|tov|továbbítás|weiterleitung)"
_REPLY_PREFIXES = re.compile(
    rf"\s*({_RE}(?:\s?\[\d{{1,4}}\])?\s?:)(?:\s*{_RE}(?:\s?\[\d{{1,4}}\])?\s?:)*\s*", re.I
)
_FORWARD_PREFIXES = re.compile(rf"\s*({_FORWARD}\s?:)(?:\s*{_FORWARD}\s?:)*\s*", re.I)


@dataclass(frozen=True, slots=True)
class Original:
    """What an answer needs to know of the mail that it answers."""

    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    subject: str
    from_: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    text: str
    new_text: str


def reply(
    original: Original,
    *,
    sender: Address,
    ours: Collection[str],
    attribution: str,
    message_id: str,
    date: datetime,
    everyone: bool = False,
) -> Draft:
    """An answer under which the new text of the original is quoted.

    `ours`: my addresses, which an answer to all leaves out. `attribution`: the line above the
    quote. An answer to a mail of mine goes to the people that it went to.
    """
    me = {address.casefold() for address in ours} | {sender.email.casefold()}
    to = _recipients(original, me)
    cc = _without((*original.to, *original.cc), me | _emails(to)) if everyone else ()
    return Draft(
        from_=sender,
        to=to,
        cc=cc,
        bcc=(),
        subject=reply_subject(original.subject),
        text=f"\n\n{attribution}\n{quoted(original.new_text)}\n",
        in_reply_to=original.message_id,
        references=_references(original),
        attachments=(),
        message_id=message_id,
        date=date,
    )


def forward(
    original: Original,
    *,
    sender: Address,
    header: str,
    message_id: str,
    date: datetime,
    attachments: tuple[Path, ...] = (),
) -> Draft:
    """The whole text of the original under `header`: the lines that name its sender and date."""
    return Draft(
        from_=sender,
        to=(),
        cc=(),
        bcc=(),
        subject=forward_subject(original.subject),
        text=f"\n\n{header}\n\n{_within(original.text)}\n",
        in_reply_to="",
        references=_references(original),
        attachments=attachments,
        message_id=message_id,
        date=date,
    )


def reply_subject(subject: str) -> str:
    """With one prefix: the first of those that are there (`AW:`, `Vá:`), else `Re:`."""
    return _prefixed(subject, _REPLY_PREFIXES, "Re:")


def forward_subject(subject: str) -> str:
    return _prefixed(subject, _FORWARD_PREFIXES, "Fwd:")


def quoted(text: str) -> str:
    """Each line behind `> `, what is quoted already one level deeper; a long line is broken, so
    that no part of it stands without its sign, and a table that is too wide made narrower. Of a
    text that nobody reads again the beginning."""
    lines = _within(text[:QUOTED]).strip("\n").split("\n") if text.strip() else []
    lines += ["[…]"] if len(text) > QUOTED else []
    parts = (list(some) for _same, some in groupby(lines, _kind))
    return "\n".join(line for part in parts for one in _narrow(part) for line in _quoted(one))


def _kind(line: str) -> tuple[str, bool]:
    """The signs that it has already, and whether it says nothing."""
    had = _SIGNS.match(line)
    return had[0] if had else "", not line.strip("> ")


def _narrow(part: list[str]) -> list[str]:
    """Lines of one kind."""
    signs, _blank = _kind(part[0])
    room = QUOTE_WIDTH - len(f">{signs}" if signs else "> ")
    said = [line[len(signs) :] for line in part]
    rows = narrowed(said, room) if any(len(line) > room for line in said) else []
    return [signs + row for row in rows] or part


def _within(text: str) -> str:
    """What no mail has in one line (RFC 5322 2.1.1), and no editor likes there, in several."""
    return _ENDLESS.sub(r"\1\n", text)


_SIGNS = re.compile(r">[> ]*")


def _quoted(line: str) -> list[str]:
    had = _SIGNS.match(line)
    signs, rest = (f">{had[0]}", line[had.end() :]) if had else ("> ", line)
    if len(signs) + len(rest) <= QUOTE_WIDTH:
        return [f"{signs}{rest}".rstrip()]
    indent = rest[: len(rest) - len(rest.lstrip())]
    parts = textwrap.wrap(
        rest, max(QUOTE_WIDTH - len(signs), 20), break_long_words=False, break_on_hyphens=False,
        subsequent_indent=indent if len(indent) < QUOTE_WIDTH // 2 else "",
    )  # fmt: skip
    return [signs + part for part in parts]


def _prefixed(subject: str, prefixes: re.Pattern[str], default: str) -> str:
    found = prefixes.match(subject)
    if found:
        return f"{found[1]} {subject[found.end() :]}".strip()
    return f"{default} {subject.strip()}".strip()


def _recipients(original: Original, me: set[str]) -> tuple[Address, ...]:
    own = any(address.email.casefold() in me for address in original.from_)
    if own:
        return _without(original.to, me) or original.to
    return _without(original.reply_to, me) or original.from_


def _without(people: tuple[Address, ...], taken: set[str]) -> tuple[Address, ...]:
    """Each address once, the taken ones and empty ones left out."""
    left: dict[str, Address] = {}
    for address in people:
        email = address.email.casefold()
        if email and email not in taken:
            left.setdefault(email, address)
    return tuple(left.values())


def _emails(people: tuple[Address, ...]) -> set[str]:
    return {address.email.casefold() for address in people}


def _references(original: Original) -> tuple[str, ...]:
    """The original's, then the original itself (RFC 5322 3.6.4), the middle of a long list cut."""
    before = original.references
    if not before and len(original.in_reply_to) == 1:
        before = original.in_reply_to
    others = (known for known in before if known != original.message_id)
    found = tuple(dict.fromkeys(filter(None, (*others, original.message_id))))
    return found if len(found) <= MAX_REFERENCES else (found[0], *found[-MAX_REFERENCES:])
