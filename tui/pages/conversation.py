"""A conversation to read: mails, calls and decisions in their place in time."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from store.records.items import CallItem, DecisionItem, FollowUp, Item, MailItem, Whole
from store.records.rows import Outgoing
from store.words.i18n import _, ngettext
from store.words.whole import followup
from tui.cells import fit
from tui.page import BLANK, Line, Page, Span, paragraph, rule, say
from tui.pages.layout import Layout
from tui.pages.mail import LONGEST, SHOWN, mail, name_of, sending
from tui.safe import Safe, block, line

WIDEST = 96
"""Cells of a line of text; longer ones tire the eye."""
PINNED = 3
"""A subject of more lines does not stay on top while one reads."""
TITLE = 3
"""Lines of a subject that are shown."""

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
    page = Layout(max(16, min(width - 2, WIDEST)), now, zone, quotes, key, outgoing, outgoing_key)
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


def _head(title: str, page: Layout) -> list[Line]:
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


def _item(item: Item, page: Layout) -> Iterator[Line]:
    if isinstance(item, MailItem):
        return mail(item, page)
    if isinstance(item, CallItem):
        return _call(item, page)
    if isinstance(item, FollowUp):
        head = f"✎ {page.full(item.at)}  {followup(item, page.zone, page.now)}"
        return iter(paragraph(line(head, LONGEST), page.width - 1, "good", " "))
    return iter([_decision(item, page)])


def _apart(outgoing: Sequence[Outgoing], page: Layout) -> Iterator[Line]:
    """Mails that were not sent, or not yet, are none of the conversation's, but not forgotten."""
    for one in outgoing:
        if one.state not in {"refused", "later", "draft"}:
            continue
        who = ", ".join(map(name_of, (*one.to, *one.cc, *one.bcc))) or _("nobody yet")
        yield BLANK
        if one.state == "later":
            head = _("to go to {who}").format(who=who)
            yield rule(head, page.full(one.not_before), page.width, "good")
        elif one.state == "draft":
            head = _("your draft to {who}").format(who=who)
            yield rule(head, page.full(one.updated_at), page.width, "dim")
        else:
            head = _("not sent to {who}").format(who=who)
            yield rule(head, page.full(one.tried_at), page.width, "overdue")
        yield from sending(one, page)


def _call(item: CallItem, page: Layout) -> Iterator[Line]:
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


def _decision(item: DecisionItem, page: Layout) -> Line:
    said = _DECIDED.get(item.kind, item.kind) + (f": {item.word}" if item.word else "")
    return say(f" ✓ {page.full(item.at)}  {said}", "good")
