"""What the command line prints for people: rows as aligned lines, a row whole, a client's card.

Foreign text passes `clean`, so no mail can command the terminal that shows it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from store.records.rows import Closing, OpenLoop, Row
from store.rules.instant import Instant
from store.rules.links import canonical
from store.words import settled
from store.words.brief import cell, cells
from store.words.clean import clean, clean_address
from store.words.i18n import _, ngettext
from store.words.questions import asked, either
from store.words.reasons import sentence
from store.words.stamps import due, over, short, stamp

if TYPE_CHECKING:
    from store.records.client import Card, Client
    from store.records.items import CallItem

WIDTH = 110
"""Cells of a line where no terminal says how many it has."""
NARROWEST, WIDEST = 72, 1_000
ID = 8
"""So much of a row's id is printed; `show` takes any unambiguous beginning."""

_BAND, _COUNT, _WHEN = 12, 3, 10
_MARKS = {"mail": "✉", "call": "☎", "promise": "✎", "case": "✎"}
_STATES = {"fyi": _("fyi"), "done": _("done"), "waiting": _("waiting"), "owed": _("owed")}
OUTCOMES = {
    "answered": _("spoken"),
    "missed": _("missed"),
    "voicemail": _("voicemail"),
    "no-answer": _("no answer"),
    "busy": _("busy"),
    "wrong-number": _("wrong number"),
}
CHANNELS = {
    "call": _("call"),
    "meeting": _("meeting"),
    "chat": _("chat"),
    "letter": _("letter"),
    "fax": _("fax"),
}


def line(row: Row, zone: ZoneInfo, now: Instant, width: int = WIDTH, *, waits: bool = False) -> str:
    """Band, client, who and what, how many, when, and the beginning of the id. waits: of a list
    of who waits, where it counts since when, and not when they wrote last."""
    room = max(width, NARROWEST) - _BAND - _COUNT - _WHEN - ID - 9
    first = room * 2 // 5
    count = row.messages + row.calls
    return " ".join(
        (
            cell(band(row, zone, now), _BAND),
            _sign(row),
            cell(whose(row), first),
            "✎" if promised(row) else "◔" if row.state == "waiting" else _MARKS[row.kind],
            cell(what(row), room - first),
            f"{count if count > 1 else '':>{_COUNT}}",
            cell(short(row.since or row.last if waits else row.last, now, zone), _WHEN),
            row.id[:ID],
        )
    )


def firm(domain: str, rows: int) -> str:
    """Above the rows of strangers of one firm."""
    return f"@{clean_address(domain)}  " + ngettext("{n} row", "{n} rows", rows).format(n=rows)


def answers() -> str:
    return _(
        "`owed clients link WHAT NAME` says whose it is, with --new of whom the book does not "
        "have, and WHAT --never that it is nobody's; WHAT is an id, an address or a domain"
    )


def band(row: Row, zone: ZoneInfo, now: Instant) -> str:
    """'3d over', 'due 14:00', 'Thu 10:00'; the state where nothing is due."""
    if row.snoozed_until is not None:
        return _("until {when}").format(when=short(row.snoozed_until, now, zone))
    if row.due is None or row.band is None:
        return _STATES[row.state]
    if row.band == "backlog":
        return _("backlog")
    text = due(row.due, now, zone) if row.late is None else over(row.late)
    return f"{text} …" if row.pending else text


def _sign(row: Row) -> str:
    if row.key_client:
        return "★"
    among_us = row.kind == "mail" and not row.with_
    return " " if row.client or among_us else "?"


def whose(row: Row) -> str:
    """The client's name; of a stranger the address, for the name is only what they say. Foreign
    text."""
    if row.client:
        return row.client
    if row.question is not None:
        return f"{either(row.question)}?"
    if _stranger(row):
        return row.with_[0]
    known = row.who or (row.with_[0] if row.with_ else "")
    return known or _NAMELESS.get(row.kind, _("unknown"))


def _stranger(row: Row) -> bool:
    """Who wrote is in no book, and none of ours."""
    among_us = bool(row.loops) and all(loop.kind == "internal" for loop in row.loops)
    return row.kind == "mail" and not row.client and bool(row.with_) and not among_us


_NAMELESS = {"call": _("withheld number"), "promise": _("for nobody"), "case": _("for nobody")}


def promised(row: Row) -> str:
    """What was promised, or is to be done by a date, where that is most pressing on a row of mail;
    foreign text."""
    if row.kind != "mail" or row.reason is None:
        return ""
    noted = row.reason.code in {"promised", "theirs", "case"}
    return str(row.reason.facts.get("what") or "") if noted else ""


def what(row: Row) -> str:
    """Who writes about what; foreign text."""
    if row.kind == "call":
        subject = _call_subject(row)
        if row.question is not None and row.client:
            return f"{either(row.question)}?: {subject}"
    else:
        subject = row.subject.strip() or _("(no subject)")
    if said := promised(row):
        return f"{clean(said, 80)} · {subject}"
    who = _beside(row)
    return f"{clean_address(who, 24)}: {subject}" if who else subject


def _beside(row: Row) -> str:
    """What they call themselves, where something else says whose the row is."""
    if row.client or row.question:
        return row.who
    return row.who if _stranger(row) and row.who not in row.with_ else ""


def _call_subject(row: Row) -> str:
    facts = row.reason.facts if row.reason else {}
    parts = [OUTCOMES.get(str(facts.get("outcome", "")), "")]
    if tried := facts.get("tried"):
        n = int(tried)
        parts.append(ngettext("tried once", "tried {n} times", n).format(n=n))
    summary = OUTCOMES.get(row.subject, row.subject)
    if summary not in parts:
        parts.append(summary)
    return ", ".join(part for part in parts if part)


def heading(row: Row, zone: ZoneInfo, now: Instant, done: Closing | None = None) -> list[str]:
    """What a row is, and why: its subject, whose, every open loop, or why there is none, its id."""
    subject = _call_subject(row) if row.kind == "call" else row.subject.strip()
    names = [f"{_sign(row)} {clean_address(whose(row))}".strip(), clean(row.tier)]
    if row.client is not None or _stranger(row):
        names += [clean_address(who)] if (who := _beside(row)) else []
    lines = [clean(subject) or _("(no subject)"), " · ".join(names)]
    if row.with_:
        lines.append(", ".join(map(clean_address, row.with_)))
    if row.question is not None:
        answer = _("`owed clients link {id} NAME` says whose it is").format(id=row.id[:ID])
        lines.append(f"{asked(row.question)}; {answer}")
    lines += [f"{_STATES[row.state]}  {loop_line(loop, zone, now)}" for loop in row.loops]
    if not row.loops:
        why = clean(sentence("fyi", row.reason, zone, now)) if row.reason else ""
        why = why or (settled.sentence(done, zone, now) if done is not None else "")
        lines.append(f"{_STATES[row.state]}  {why}".rstrip())
    if row.snoozed_until is not None:
        lines.append(_("snoozed until {when}").format(when=stamp(row.snoozed_until, zone, now)))
    return [*lines, f"id {row.id}"]


def loop_line(loop: OpenLoop, zone: ZoneInfo, now: Instant) -> str:
    word = due(loop.due, now, zone) if loop.late is None else over(loop.late)
    word = _("backlog") if loop.band == "backlog" else word
    return f"{word}: {clean(sentence(loop.kind, loop.reason, zone, now))}"


def client_line(client: "Client") -> str:
    """Name, tier, domains, and how many people are known there."""
    people = sum(bool(contact.name) for contact in client.contacts)
    known = ngettext("{n} contact", "{n} contacts", people).format(n=people) if people else ""
    cells = (
        cell(client.name, 32),
        cell(client.tier or "standard", 10),
        cell(known, 12),
        clean_address(", ".join(client.domains)),
    )
    return " ".join(cells).rstrip()


def call_lines(calls: Sequence["CallItem"], zone: ZoneInfo, now: Instant) -> Iterator[str]:
    whens = _column(stamp(call.at, zone, now) for call in calls)
    return (_call_line(call, when) for call, when in zip(calls, whens, strict=True))


def _column(texts: Iterable[str]) -> list[str]:
    """Each as wide as the widest."""
    found = list(texts)
    width = max(map(cells, found), default=0)
    return [cell(text, width) for text in found]


def _call_line(call: "CallItem", when: str) -> str:
    who = call.contact or call.number or call.e164 or _("withheld number")
    cells = (
        when,
        "←" if call.direction == "in" else "→",
        cell(call_word(call), 14),
        cell(call.client or "?", 24),
        cell(who, 20),
        call.uuid[:ID],
        clean(call.summary),
    )
    return " ".join(cells).rstrip()


def call_word(call: "CallItem") -> str:
    """'missed', 'spoken'; another channel's name where it was no call."""
    if call.channel != "call":
        return CHANNELS.get(call.channel, call.channel)
    return OUTCOMES.get(call.outcome, call.outcome)


def card(found: "Card", zone: ZoneInfo, now: Instant, width: int | None = None) -> str:
    """Who the client is, what is open, the last contacts. width: of the terminal, if it is one."""
    client, width = found.client, width or WIDTH
    lines = [f"{clean(client.name)} · {clean(client.tier or 'standard')}"]
    lines += [f"{clean(key)}: {clean(value)}" for key, value in client.policy.items()]
    counts = _("owed {owed} · waiting {waiting}").format(owed=found.owed, waiting=found.waiting)
    old = " · " + _("backlog") + f" {found.backlog}" if found.backlog else ""
    lines.append(counts + old)
    for contact in client.contacts:
        ways = [_address(one, found.came_back) for one in contact.addresses]
        ways += map(clean, contact.numbers)
        lines.append(f"  {clean(contact.name) or '–'}  {', '.join(ways)}".rstrip())
    if client.domains:
        lines.append(f"  {clean_address(', '.join(client.domains))}")
    lines += [f"  {clean(key)}: {clean(value)}" for key, value in client.notes.items()]
    if found.open:
        lines += [
            "",
            _("Open"),
            *(line(row, zone, now, width, waits=True) for row in found.open),
        ]
    if found.recent:
        lines += ["", _("Last contacts")]
    whens = _column(stamp(contacted.at, zone, now) for contacted in found.recent)
    for contacted, when in zip(found.recent, whens, strict=True):
        arrow = "→" if contacted.kind.endswith("out") else "←"
        mark = "✉" if contacted.kind.startswith("mail") else "☎"
        who = cell(contacted.who, max(12, min(24, width // 4)))
        head = f"{when} {arrow} {mark} {who} "
        what = cell(contacted.subject, max(width, NARROWEST) - cells(head))
        lines.append((head + what).rstrip())
    return "\n".join(lines)


def _address(address: str, came_back: frozenset[str]) -> str:
    shown, said = clean_address(address), _("⚠ mail came back")
    return f"{shown} ({said})" if canonical(address) in came_back else shown
