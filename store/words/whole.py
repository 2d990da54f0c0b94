"""A row with all that happened in it, as a text to read in the terminal."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from store.records.items import (
    AttachmentItem,
    CallItem,
    DecisionItem,
    FollowUp,
    Item,
    MailItem,
    Whole,
)
from store.records.rows import Closing
from store.rules.instant import Instant
from store.words import cautions, invitation
from store.words.clean import clean, clean_address, clean_filename, clean_lines
from store.words.i18n import _
from store.words.listing import call_word, heading
from store.words.numbers import tenths
from store.words.stamps import stamp
from store.words.weighing import by_words

DECISIONS = {
    "no-answer": _("You said that no answer is needed"),
    "elsewhere": _("You answered elsewhere"),
    "owe": _("You said that an answer is owed"),
    "done": _("You put it away"),
    "by-call": _("Answered by a call"),
}
_PLACES = {"trash": _("in Trash"), "junk": _("in Junk"), "gone": _("gone from the server")}
_BODIES = {
    "missing": _("(the text has not been fetched yet)"),
    "unreadable": _("(the server could not give the text)"),
}
_SIZES = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB"))


def whole(
    found: Whole,
    zone: ZoneInfo,
    now: Instant,
    words: Sequence[str] = (),
    done: Closing | None = None,
) -> str:
    """The heading, then mails with their new text, calls and decisions, oldest first. words: by
    which it was taken to ask; done: why nothing is owed in it."""
    told = [by_words(words)] if words else []
    blocks = ["\n".join([*heading(found.row, zone, now, done), *told])]
    blocks += [item(one, zone, now) for one in found.items]
    return "\n\n".join(blocks)


def item(one: Item, zone: ZoneInfo, now: Instant) -> str:
    if isinstance(one, MailItem):
        return _mail(one, zone, now)
    when = stamp(one.at, zone, now)
    if isinstance(one, DecisionItem):
        what = DECISIONS.get(one.kind, one.kind)
        return f"── {when}  {what}{f': {clean(one.word)}' if one.word else ''}"
    if isinstance(one, FollowUp):
        return f"── {when}  ✎ {followup(one, zone, now)}"
    return _call(one, when)


def followup(one: FollowUp, zone: ZoneInfo, now: Instant) -> str:
    """'promised: send the quote, due Fri 10:00'."""
    name = _FOLLOWUPS.get(one.topic or one.kind, one.kind)
    if one.closed:
        return f"{_CLOSED.get(one.closed, one.closed)}: {clean(one.what)}"
    whom = f" ({clean(one.whom)})" if one.whom else ""
    due = stamp(one.due, zone, now)
    return _("{name}: {what}, due {due}").format(name=name, what=clean(one.what) + whom, due=due)


_FOLLOWUPS = {
    "promise": _("promised"),
    "theirs": _("they promised"),
    "reminder": _("no answer by then"),
    "case": _("a case"),
    "order": _("an order"),
    "contract": _("a contract"),
    "complaint": _("a complaint"),
}
_CLOSED = {
    "kept": _("kept"),
    "dropped": _("dropped"),
    "by-call": _("settled by a call"),
    "done": _("done"),
    "no-answer": _("dropped"),
    "elsewhere": _("done elsewhere"),
}


_NAMED = 20
"""Recipients that are named before 'and 9 more'."""


def _mail(mail: MailItem, zone: ZoneInfo, now: Instant) -> str:
    who = f"{clean_address(mail.from_name)} <{clean_address(mail.from_address)}>".strip()
    everybody = (*mail.to, *mail.cc)
    to = ", ".join(map(clean_address, everybody[:_NAMED]))
    if (more := len(everybody) - _NAMED) > 0:
        to += " " + _("and {n} more").format(n=more)
    head = f"── {stamp(mail.at, zone, now)}  {who} → {to}"
    if mail.place != "here":
        head += f"  [{_PLACES.get(mail.place, clean(mail.place))}]"
    own = "" if mail.forwards else mail.new_text.strip()
    agenda = mail.invitation.agenda if mail.invitation else ""
    text = clean_lines(own or mail.text.strip() or agenda) or _BODIES.get(mail.body, "")
    lines = [head, *(f"   ! {cautions.sentence(one)}" for one in mail.cautions)]
    if mail.invitation:
        lines.append(f"   {invitation.sentence(mail.invitation, zone, now)}")
    lines += [f"   {part}".rstrip() for part in text.split("\n")]
    lines += [f"   ⊕ {_file(file)}" for file in mail.attachments if not file.inline]
    return "\n".join(lines)


def _file(file: AttachmentItem) -> str:
    where = [_("on the server")] if file.remote else []
    told = ", ".join([size(file.size), *where])
    return f"{clean_filename(file.name) or clean(file.type)} ({told})"


def size(count: int) -> str:
    """'12 kB', '3.4 MB'."""
    for unit, name in _SIZES:
        if count >= unit:
            number = count / unit
            return f"{tenths(number)} {name}" if number < 10 else f"{number:.0f} {name}"
    return _("{n} bytes").format(n=count)


def _call(call: CallItem, when: str) -> str:
    arrow = "←" if call.direction == "in" else "→"
    who = call.contact or call.client or call.number or _("withheld number")
    length = _("{n} min").format(n=call.minutes) if call.minutes else ""
    head = "  ".join(
        part for part in (f"── {when}", f"☎ {arrow} {call_word(call)}", clean(who), length) if part
    )
    texts = [clean_lines(text) for text in (call.summary, call.notes) if text]
    return "\n".join([head, *(f"   {part}" for text in texts for part in text.split("\n"))])
