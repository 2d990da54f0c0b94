"""A conversation to read: mails, calls and decisions in their place in time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from store.records.items import (
    AttachmentItem,
    CallItem,
    DecisionItem,
    FollowUp,
    Item,
    MailItem,
    Whole,
)
from store.records.rows import Outgoing
from store.rules.events import REPLIES
from store.words import cautions, invitation, stamps
from store.words.clean import clean_filename
from store.words.i18n import _, ngettext
from store.words.numbers import tenths
from store.words.whole import followup
from tui.cells import fit
from tui.flowing import laid_out
from tui.page import BLANK, Line, Page, Span, Style, cut, paragraph, rule, say
from tui.pages.outgoing import notice
from tui.safe import EMPTY, Safe, block, line, naming

WIDEST = 96
"""Cells of a line of text; longer ones tire the eye."""
PINNED = 3
"""A subject of more lines does not stay on top while one reads."""
TITLE = 3
"""Lines of a subject that are shown."""
FEW = 5
"""Recipients that are named before 'and 9 more'."""
LONGEST = 20_000
"""Characters of a list of recipients."""
SHOWN = 200_000
"""Characters of one mail that are laid out."""

_MILD = frozenset({"reply-elsewhere", "encrypted"})
"""Cautions that honest mail gives often."""

_OUTCOMES = {
    "answered": _("spoken"),
    "missed": _("missed"),
    "voicemail": _("voicemail"),
    "no-answer": _("no answer"),
    "busy": _("busy"),
    "wrong-number": _("wrong number"),
}
_CHANNELS = {
    "call": _("Call"),
    "meeting": _("Meeting"),
    "chat": _("Chat"),
    "letter": _("Letter"),
    "fax": _("Fax"),
}
_DECIDED = {
    "no-answer": _("no answer needed"),
    "elsewhere": _("answered elsewhere"),
    "owe": _("this is owed"),
    "done": _("done"),
    "by-call": _("settled by a call"),
}


@dataclass
class _Layout:
    """What is laid out so far."""

    width: int
    now: int
    zone: ZoneInfo
    quotes: bool
    quotes_key: str
    outgoing: Mapping[int | None, Outgoing]
    """By the mail that it is."""
    outgoing_key: str
    lines: list[Line] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    folds: bool = False

    def full(self, at: int) -> str:
        return stamps.full(at, self.now, self.zone)


def conversation(
    whole: Whole,
    width: int,
    now: int,
    zone: ZoneInfo,
    *,
    quotes: bool = False,
    key: str = "",
    outgoing_key: str = "",
) -> Page:
    """`quotes`: with the quoted text; `key`: what shows it; `outgoing_key`: what says more of a
    mail that was refused or perhaps sent."""
    outgoing = {mail.message: mail for mail in whole.outgoing}
    page = _Layout(max(16, min(width - 2, WIDEST)), now, zone, quotes, key, outgoing, outgoing_key)
    page.lines += _head(_title(whole), page)
    page.lines.append(_facts(whole, page.width))
    pinned = len(page.lines) if len(page.lines) <= PINNED else 0
    for item in whole.items:
        page.lines.append(BLANK)
        if not isinstance(item, DecisionItem | FollowUp):
            page.anchors.append(len(page.lines))
        page.lines += _item(item, page)
    page.lines += _apart(whole.outgoing, page)
    start = _start(whole.items, page.anchors)
    return Page(tuple(page.lines), tuple(page.anchors), pinned, start, page.folds)


def _head(title: str, page: _Layout) -> list[Line]:
    """A subject without end, as only machines and pranks have it, would push who wrote out of
    sight; with the quotes it stands there whole."""
    lines = paragraph(line(title), page.width, "title", " ")
    if len(lines) <= TITLE:
        return lines
    page.folds = True
    if page.quotes:
        return lines
    last = "".join(span.text for span in (*lines[TITLE - 1], *lines[TITLE]))
    return [*lines[: TITLE - 1], (Span(Safe(fit(Safe(last), page.width).rstrip()), "title"),)]


def _title(whole: Whole) -> str:
    if whole.row.kind == "call":
        return _("Calls") if len(whole.items) > 1 else _("A call")
    return whole.row.subject.strip() or _("(no subject)")


def _facts(whole: Whole, width: int) -> Line:
    row = whole.row
    sign = "★ " if row.key_client else ""
    parts = []
    if row.messages:
        parts.append(ngettext("{n} mail", "{n} mails", row.messages).format(n=row.messages))
    if row.calls:
        parts.append(ngettext("{n} call", "{n} calls", row.calls).format(n=row.calls))
    if not row.client:
        parts.append(_("not in the client book"))
    who = row.client or row.who or (row.with_[0] if row.with_ else "")
    rest = " · ".join(["", *parts]) if who else " · ".join(parts)
    name = line(who, 120)
    if cell_len(sign + name + rest) >= width:
        name = Safe(fit(name, max(8, width - cell_len(sign + rest) - 1)).rstrip())
    room = max(0, width - cell_len(sign + name) - 1)
    tail = rest if cell_len(rest) <= room else fit(Safe(rest), room)
    return (Span(Safe(f" {sign}"), "star"), Span(name, "text"), Span(Safe(tail), "dim"))


def _start(items: Sequence[Item], anchors: Sequence[int]) -> int:
    """The oldest unread mail, else the newest part; the very top if that is the first."""
    parts = [item for item in items if not isinstance(item, DecisionItem | FollowUp)]
    unread = [
        anchor
        for item, anchor in zip(parts, anchors, strict=True)
        if isinstance(item, MailItem) and item.unread
    ]
    start = (unread or list(anchors[-1:]) or [0])[0]
    return 0 if start in anchors[:1] else start


def _item(item: Item, page: _Layout) -> Iterator[Line]:
    if isinstance(item, MailItem):
        return _mail(item, page)
    if isinstance(item, CallItem):
        return _call(item, page)
    if isinstance(item, FollowUp):
        head = f"✎ {page.full(item.at)}  {followup(item, page.zone, page.now)}"
        return iter(paragraph(line(head, LONGEST), page.width - 1, "good", " "))
    return iter([_decision(item, page)])


def _mail(item: MailItem, page: _Layout) -> Iterator[Line]:
    name = naming(item.from_name or item.from_address) or _("unknown sender")
    new = "● " if item.unread else ""
    yield rule(new + name, page.full(item.at), page.width, "text" if item.ours else "name")
    yield from _addresses(item, page)
    yield from _cautions(item, page)
    yield from _notices(item, page)
    if item.invitation:
        said = line(invitation.sentence(item.invitation, page.zone, page.now))
        yield from paragraph(said, page.width, "accent", " ")
    if item.id in page.outgoing:
        yield from _sending(page.outgoing[item.id], page)
    yield BLANK
    yield from _body(item, page)
    for attachment in item.attachments:
        if not attachment.inline:
            yield _attachment(attachment, page.width)


def _addresses(item: MailItem, page: _Layout) -> Iterator[Line]:
    """The sender's address always; of many recipients the first, all of them with the quotes."""
    if item.from_name and item.from_address:
        yield from paragraph(naming(item.from_address), page.width, "dim", " ")
    for word, people in ((_("to"), item.to), (_("cc"), item.cc)):
        if people:
            page.folds |= len(people) > FEW
            shown = ", ".join(people if page.quotes else [_name(who) for who in people[:FEW]])
            if len(people) > FEW and not page.quotes:
                shown += " " + _("and {n} more").format(n=len(people) - FEW)
            yield from paragraph(naming(f"{word} {shown}", LONGEST), page.width, "dim", " ")


def _name(who: str) -> str:
    """'Bea Nagy' of 'Bea Nagy <bea@acme.example>'."""
    name = who.partition("<")[0].strip(' "')
    return name or who


def _cautions(item: MailItem, page: _Layout) -> Iterator[Line]:
    for one in item.cautions:
        style: Style = "soon" if one.code in _MILD else "overdue"
        yield from paragraph(line(f"! {cautions.sentence(one)}", LONGEST), page.width, style, " ")


_PLACES = {"trash": _("in Trash"), "junk": _("in Junk"), "gone": _("gone from the server")}
_BODIES = {
    "missing": _("The text has not been fetched yet."),
    "cut": _("Only the beginning of this mail was fetched: it is very long."),
    "unreadable": _("The server could not give the text of this mail."),
}


_BY_HAND = {"invitation", "cancelled", *REPLIES}
"""A calendar wrote what a person wanted sent; the line of the meeting says what it is."""


def _notices(item: MailItem, page: _Layout) -> Iterator[Line]:
    for said in (_PLACES.get(item.place), _BODIES.get(item.body)):
        if said:
            yield from _notice(said, page)
    if item.machine and item.machine not in _BY_HAND:
        yield from _notice(_("written by a machine"), page, "dim")


def _notice(said: str, page: _Layout, style: Style = "soon") -> Iterator[Line]:
    yield from paragraph(line(said), page.width - 1, style, " ")


def _sending(mail: Outgoing, page: _Layout) -> Iterator[Line]:
    """Whether it is sent, where that is not plain."""
    said = notice(mail, page.now, page.zone, page.outgoing_key)
    if said is not None:
        yield from paragraph(line(said[0], LONGEST), page.width, said[1], " ")


def _apart(outgoing: Sequence[Outgoing], page: _Layout) -> Iterator[Line]:
    """Mails that were not sent, or not yet, are none of the conversation's, but not forgotten."""
    for mail in outgoing:
        if mail.state not in {"refused", "later", "draft"}:
            continue
        who = ", ".join(map(_name, (*mail.to, *mail.cc, *mail.bcc))) or _("nobody yet")
        yield BLANK
        if mail.state == "later":
            head = _("to go to {who}").format(who=who)
            yield rule(head, page.full(mail.not_before), page.width, "good")
        elif mail.state == "draft":
            head = _("your draft to {who}").format(who=who)
            yield rule(head, page.full(mail.updated_at), page.width, "dim")
        else:
            head = _("not sent to {who}").format(who=who)
            yield rule(head, page.full(mail.tried_at), page.width, "overdue")
        yield from _sending(mail, page)


def _body(item: MailItem, page: _Layout) -> Iterator[Line]:
    agenda = item.invitation.agenda if item.invitation else ""
    text = item.text if item.text.strip() else agenda
    new, whole = (block(part[:SHOWN], SHOWN).strip("\n") for part in (item.new_text, text))
    folded = bool(new.strip()) and not page.quotes and not item.forwards
    raw = [Safe(part.rstrip()) for part in (new if folded else whole).split("\n")]
    for part in laid_out(raw, page.width - 2):
        style: Style = "quote" if part.lstrip().startswith(">") else "text"
        yield from paragraph(part, page.width - 1, style, " ")
    hidden = _count(whole) - _count(new)
    page.folds |= bool(new.strip()) and not item.forwards and hidden > 0
    if folded and hidden > 0:
        if any(part.lstrip().startswith(">") for part in whole.split("\n")):
            said = ngettext("{n} quoted line", "{n} quoted lines", hidden).format(n=hidden)
        else:  # mostly a signature
            said = ngettext("{n} more line", "{n} more lines", hidden).format(n=hidden)
        yield BLANK
        yield say(f" ▸ {said}" + (f" ({page.quotes_key})" if page.quotes_key else ""), "dim")
    if len(item.text) > SHOWN:
        yield from _notice(_("The rest of this mail is not shown: it is very long."), page)


def offered(shown: Line) -> str:
    """The action that a click on a line of the page asks for; '' if none."""
    begins = shown[0] if shown else Span(EMPTY, "text")
    if begins.style == "dim" and begins.text.startswith(" ▸ "):
        return "unfold"
    return "attachments" if begins.style == "accent" and begins.text == " ▪ " else ""


def _count(text: str) -> int:
    return sum(bool(part.strip()) for part in text.split("\n"))


def _attachment(item: AttachmentItem, width: int) -> Line:
    """A long name leaves room for what the file is."""
    name = line(clean_filename(item.name, 200)) or Safe(_("without a name"))
    facts = [item.type, size(item.size), *([_("on the server")] if item.remote else [])]
    said = line(f"  {', '.join(facts)}", 200)
    room = max(width - 3 - cell_len(said), width // 2)
    if cell_len(name) > room:
        name = Safe(fit(name, room).rstrip())
    return cut((Span(Safe(" ▪ "), "accent"), Span(name, "accent"), Span(said, "dim")), width)


def size(octets: int) -> str:
    if octets < 1_000:
        return _("{n} bytes").format(n=octets)
    if octets < 1_000_000:
        return _("{n} kB").format(n=octets // 1_000)
    return _("{n} MB").format(n=tenths(octets / 1_000_000))


def _call(item: CallItem, page: _Layout) -> Iterator[Line]:
    whom = item.contact or item.client or item.number or _("withheld number")
    channel = _CHANNELS.get(item.channel, item.channel)
    outcome = _OUTCOMES.get(item.outcome, item.outcome)
    way = "→" if item.direction == "out" else "←"
    head = f"☎ {channel}, {outcome} {way} {whom}"
    if item.minutes:
        head += ", " + ngettext("{n} minute", "{n} minutes", item.minutes).format(n=item.minutes)
    missed = item.outcome in {"missed", "voicemail"} and item.direction == "in"
    yield rule(head, page.full(item.at), page.width, "soon" if missed else "text")
    if item.number and item.number != whom:
        yield say(f" {item.number}", "dim")
    for text in (item.summary, item.notes):
        if text.strip():
            yield from paragraph(block(text, SHOWN), page.width - 1, "text", " ")


def _decision(item: DecisionItem, page: _Layout) -> Line:
    said = _DECIDED.get(item.kind, item.kind) + (f": {item.word}" if item.word else "")
    return say(f" ✓ {page.full(item.at)}  {said}", "good")
