"""One mail of a conversation: who, what to be careful of, its text and its files."""

from collections.abc import Iterator

from rich.cells import cell_len

from store.records.items import AttachmentItem, MailItem
from store.records.rows import Outgoing
from store.rules.events import REPLIES
from store.words import cautions, invitation
from store.words.clean import clean_filename
from store.words.i18n import _, ngettext
from store.words.numbers import tenths
from tui.cells import fit
from tui.flowing import laid_out
from tui.page import BLANK, Line, Span, Style, cut, paragraph, rule, say
from tui.pages.layout import Layout
from tui.pages.outgoing import notice
from tui.safe import EMPTY, Safe, block, line, naming

FEW = 5
"""Recipients that are named before 'and 9 more'."""
LONGEST = 20_000
"""Characters of a list of recipients."""
SHOWN = 200_000
"""Characters of one mail that are laid out."""

_MILD = frozenset({"reply-elsewhere", "encrypted"})
"""Cautions that honest mail gives often."""


def mail(item: MailItem, page: Layout) -> Iterator[Line]:
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
        yield from sending(page.outgoing[item.id], page)
    yield BLANK
    yield from _body(item, page)
    for attachment in item.attachments:
        if not attachment.inline:
            yield _attachment(attachment, page.width)


def _addresses(item: MailItem, page: Layout) -> Iterator[Line]:
    """The sender's address always; of many recipients the first, all of them with the quotes."""
    if item.from_name and item.from_address:
        yield from paragraph(naming(item.from_address), page.width, "dim", " ")
    for word, people in ((_("to"), item.to), (_("cc"), item.cc)):
        if people:
            page.folds |= len(people) > FEW
            shown = ", ".join(people if page.quotes else [name_of(who) for who in people[:FEW]])
            if len(people) > FEW and not page.quotes:
                shown += " " + _("and {n} more").format(n=len(people) - FEW)
            yield from paragraph(naming(f"{word} {shown}", LONGEST), page.width, "dim", " ")


def name_of(who: str) -> str:
    """'Bea Nagy' of 'Bea Nagy <bea@acme.example>'."""
    name = who.partition("<")[0].strip(' "')
    return name or who


def _cautions(item: MailItem, page: Layout) -> Iterator[Line]:
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


def _notices(item: MailItem, page: Layout) -> Iterator[Line]:
    for said in (_PLACES.get(item.place), _BODIES.get(item.body)):
        if said:
            yield from _notice(said, page)
    if item.machine and item.machine not in _BY_HAND:
        yield from _notice(_("written by a machine"), page, "dim")


def _notice(said: str, page: Layout, style: Style = "soon") -> Iterator[Line]:
    yield from paragraph(line(said), page.width - 1, style, " ")


def sending(mail: Outgoing, page: Layout) -> Iterator[Line]:
    """Whether it is sent, where that is not plain."""
    said = notice(mail, page.now, page.zone, page.outgoing_key)
    if said is not None:
        yield from paragraph(line(said[0], LONGEST), page.width, said[1], " ")


def _body(item: MailItem, page: Layout) -> Iterator[Line]:
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
