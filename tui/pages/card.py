"""A client's card: what one wants to see while they ring."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from store.records.client import Card, Client, Contacted, Signed
from store.records.rows import Row
from store.rules.links import canonical
from store.words import stamps
from store.words.i18n import _
from tui.cells import fit
from tui.page import BLANK, Line, Page, Span, Style, paragraph, rule, say
from tui.rowtext import CALL, MAIL, spoken, subject_of
from tui.safe import Safe, line, naming

if TYPE_CHECKING:
    from tui.suggesting import Unnoted

_OPEN, _RECENT = 8, 8


def card_page(
    card: Card,
    width: int,
    now: int,
    zone: ZoneInfo,
    *,
    key_client: bool,
    unnoted: Sequence["Unnoted"] = (),
    key: str = "",
    number_key: str = "",
) -> Page:
    """unnoted: promises, of which the first is suggested; key: the one that notes it, on its row;
    number_key: the one that takes a number that is suggested."""
    width = max(16, width - 1)
    lines: list[Line] = [*_head(card, width, key_client), BLANK]
    if card.open:
        lines.append(rule(_("open"), "", width, "dim"))
        lines += [_open(row, width, now, zone) for row in card.open[:_OPEN]]
        if (more := len(card.keys) - _OPEN) > 0:
            lines.append(say(" " + _("and {n} more").format(n=more), "dim"))
        lines.append(BLANK)
    if unnoted:
        lines += _suggested(unnoted[0], key, width, now, zone)
        if len(unnoted) > 1:
            lines.append(say(" " + _("and {n} more").format(n=len(unnoted) - 1), "dim"))
        lines.append(BLANK)
    if card.recent:
        lines.append(rule(_("last contacts"), "", width, "dim"))
        lines += [_recent(item, width, now, zone) for item in card.recent[:_RECENT]]
        lines.append(BLANK)
    if card.signed is not None:
        lines += [*_number(card.signed, number_key, width), BLANK]
    lines += _book(card.client, card.came_back, width)
    return Page(tuple(lines))


def _head(card: Card, width: int, key_client: bool) -> Iterator[Line]:
    star = (Span(Safe(" ★"), "star"),) if key_client else ()
    for part in paragraph(line(card.client.name), width - 2, "title", " "):
        yield (*star, *part)
        star = ()
    tier = card.client.tier or _("standard")
    within = card.client.policy.get("answer_within", "")
    yield say(" " + " · ".join(part for part in (tier, within) if part), "dim")
    yield (
        Span(Safe(" " + _("owed") + " "), "dim"),
        Span(Safe(str(card.owed)), "bright" if card.owed else "dim"),
        Span(Safe("   " + _("waiting") + " "), "dim"),
        Span(Safe(str(card.waiting)), "bright" if card.waiting else "dim"),
    )
    if card.backlog:
        yield say(" " + _("backlog") + f" {card.backlog}", "dim")


def _open(row: Row, width: int, now: int, zone: ZoneInfo) -> Line:
    if row.due is None or row.band == "backlog":
        mark = _("backlog") if row.band else ""
    else:
        mark = stamps.due(row.due, now, zone) if row.late is None else stamps.over(row.late)
    style: Style = "overdue" if row.overdue else "soon" if row.band == "soon" else "dim"
    text = subject_of(row)
    return (
        Span(fit(line(f" {mark}"), 11), style),
        Span(fit(text, width - 11), "text"),
    )


def _suggested(found: "Unnoted", key: str, width: int, now: int, zone: ZoneInfo) -> Iterator[Line]:
    """Of a mail of ours, as one reads it; what nobody noted is no promise yet."""
    yield rule(_("promised?"), "", width, "dim")
    due = found.said.due
    when = "" if due is None else stamps.full(int(due.timestamp()), now, zone)
    over = due is not None and due.timestamp() <= now
    late = _("past due") if over else ""
    said = ", ".join(part for part in (found.said.what, when) if part)
    said = " · ".join(part for part in (said, late) if part)
    yield from paragraph(line(said, 200), width, "overdue" if over else "soon", " ")
    how = _("in “{subject}”; {key} on its row notes it")
    words = how.format(subject=line(found.subject or _("(no subject)"), 60), key=key)
    yield from paragraph(line(words, 200), width, "dim", " ")


def _number(found: Signed, key: str, width: int) -> Iterator[Line]:
    yield rule(_("number?"), "", width, "dim")
    yield from paragraph(naming(found.number), width, "soon", " ")
    who = _("in the signature of {who}; {key} puts it into the book")
    words = who if found.person else _("in a signature; {key} puts it into the book")
    said = words.format(who=line(found.person, 60), key=key)
    yield from paragraph(line(said, 200), width, "dim", " ")


def _recent(item: Contacted, width: int, now: int, zone: ZoneInfo) -> Line:
    channel, _dash, direction = item.kind.rpartition("-")
    way = f"{MAIL if channel == 'mail' else CALL} {'→' if direction == 'out' else '←'}"
    when = fit(line(" " + stamps.short(item.at, now, zone)), 9)
    what = line((item.subject if channel == "mail" else spoken(item.subject)) or item.who)
    return (Span(when, "dim"), Span(Safe(way + " "), "dim"), Span(fit(what, width - 13), "text"))


def _whole_words(value: Safe, width: int) -> list[Safe]:
    """An address that is too long for a line, broken before its @."""
    name, at, domain = value.rpartition("@")
    return [Safe(name), Safe(at + domain)] if name and cell_len(value) > width else [value]


def _book(client: Client, came_back: frozenset[str], width: int) -> Iterator[Line]:
    """People, addresses and numbers, and whatever else the book says."""
    if client.contacts or client.domains:
        yield rule(_("people"), "", width, "dim")
    for contact in client.contacts:
        if contact.name:
            yield from paragraph(line(contact.name), width, "text", " ")
        for value in (*contact.numbers, *contact.addresses):
            indent = "  " if contact.name else " "
            for part in _whole_words(naming(value), width - len(indent)):
                yield from paragraph(part, width, "dim", indent)
            if "@" in value and canonical(value) in came_back:
                yield from paragraph(line(_("⚠ mail came back")), width, "soon", indent)
    for domain in client.domains:
        yield say(f" @{domain}", "dim")
    if client.notes:
        yield BLANK
        yield rule(_("notes"), "", width, "dim")
    for name, value in client.notes.items():
        if value.strip():
            yield from paragraph(line(f"{name}: {value}"), width, "text", " ")
