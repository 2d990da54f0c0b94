"""A mail on its way out, laid out: what became of it, in the server's words, and what now."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from store.records import outbox_rows
from store.records.outbox_groups import waiting
from store.records.rows import FOR_SOMEBODY, NotTaken, Outgoing
from store.words import stamps
from store.words.i18n import _, ngettext
from store.words.sending import not_taken, why
from tui.page import BLANK, Line, Page, Style, pair, paragraph
from tui.safe import line

_GAP = 9
_LONGEST = 2_000


def page(mail: Outgoing, width: int, now: int, zone: ZoneInfo, *, daemon: bool = True) -> Page:
    lines = [*_head(mail)]
    for text, style in _told(mail, now, zone, daemon):
        lines += [BLANK, *paragraph(line(text, _LONGEST), width, style)]
    return Page(tuple(lines))


def title(state: str) -> str:
    return _TITLES.get(state, _("A mail on its way"))


def state_of(mail: Outgoing, now: int, zone: ZoneInfo) -> tuple[str, Style]:
    """In two or three words, for a list."""
    if mail.state in _UNSURE:
        when = stamps.short(mail.tried_at, now, zone)
        return _("perhaps sent {when}").format(when=when), "overdue"
    if mail.state == "later":
        return _("goes {when}").format(when=stamps.full(mail.not_before, now, zone)), "good"
    if mail.state == "draft" and mail.error.get("code") in _DRAFTS:
        return _DRAFTS[mail.error["code"]]
    return _STATES.get(mail.state, (mail.state, "dim"))


def notice(mail: Outgoing, now: int, zone: ZoneInfo, key: str) -> tuple[str, Style] | None:
    """Under the head of the mail in its conversation; `key` opens what can be done."""
    more = f" ({key})" if key else ""
    if mail.state in _UNSURE:
        when = stamps.full(mail.tried_at, now, zone)
        return _("perhaps sent on {when}").format(when=when) + more, "overdue"
    if mail.state == "refused":
        return why(mail.error) + more, "overdue"
    if mail.state in {"held", "talking", "dotted"}:
        return _("is being sent") + more, "dim"
    if mail.state == "later":
        return _goes(mail, now, zone) + more, "good"
    if mail.state == "queued":
        return _waits(mail, now, zone) + more, "soon"
    if mail.refused:
        return _left_out(mail.refused), "soon"
    if mail.state == "accepted":
        return _no_room(mail, now, zone), "soon"
    return None


_UNSURE = {"uncertain", outbox_rows.LEFT}
_TITLES = {
    "uncertain": _("Perhaps sent"),
    outbox_rows.LEFT: _("Perhaps sent"),
    "refused": _("Not sent"),
    "queued": _("Waits to be sent"),
    "later": _("Goes out later"),
    "accepted": _("Sent"),
}
_DRAFTS: dict[str, tuple[str, Style]] = {
    outbox_rows.ELSEWHERE: (_("changed elsewhere"), "soon"),
    outbox_rows.NOT_KEPT: (_("draft, only here"), "soon"),
}
_STATES: dict[str, tuple[str, Style]] = {
    "draft": (_("draft"), "dim"),
    "held": (_("sending"), "good"),
    "queued": (_("waits to be sent"), "soon"),
    "talking": (_("sending"), "good"),
    "dotted": (_("sending"), "good"),
    "refused": (_("not sent"), "overdue"),
    "accepted": (_("sent, no room in Sent"), "soon"),
}


def _head(mail: Outgoing) -> Iterator[Line]:
    for word, people in ((_("To"), mail.to), (_("Cc"), mail.cc), (_("Bcc"), mail.bcc)):
        if people:
            yield pair(word, ", ".join(people), _GAP)
    yield pair(_("Subject"), mail.subject or _("(no subject)"), _GAP)


def _told(mail: Outgoing, now: int, zone: ZoneInfo, daemon: bool) -> Iterator[tuple[str, Style]]:
    match mail.state:
        case "uncertain" | outbox_rows.LEFT:
            yield from _uncertain(mail, now, zone)
        case "refused":
            yield why(mail.error), "overdue"
            answers = _("Nobody got it, and what it answers is owed again.")
            yield (answers if mail.in_reply_to else _("Nobody got it.")), "text"
        case "later":
            yield _goes(mail, now, zone), "text"
            yield _("If this machine is off by then, it goes as soon as it is on again."), "dim"
        case "queued":
            yield _waits(mail, now, zone), "text"
            if mail.taken:
                yield _has_it(mail), "text"
        case "accepted":
            yield _no_room(mail, now, zone), "text"
        case _ if not daemon:
            yield _("It goes out as soon as Owed is connected."), "text"
        case _:
            yield _("It goes out just now."), "text"
    if mail.refused:
        yield _left_out(mail.refused), "soon"


def _uncertain(mail: Outgoing, now: int, zone: ZoneInfo) -> Iterator[tuple[str, Style]]:
    """The newest that is known comes first: whoever sent it once more wants to know of that."""
    if reason := why(mail.error):
        yield _("It did not go out a second time: {why}").format(why=reason), "overdue"
    when = stamps.full(mail.tried_at, now, zone)
    yield (
        _(
            "It had left on {when} when the connection broke, before the server said whether it "
            "has it. It counts as sent, and Owed does not send it again by itself."
        ).format(when=when),
        "text",
    )
    if mail.left is not None:
        yield from _in_doubt(mail)
        return
    looked = mail.error.get("looked")
    if isinstance(looked, int) and mail.not_before > now:
        at, again = (stamps.full(instant, now, zone) for instant in (looked, mail.not_before))
        said = _("It did not lie in Sent on {at}; the next look is on {again}.")
        yield said.format(at=at, again=again), "text"
    else:
        yield _("Owed looks for it in Sent as soon as it is connected."), "text"


def _in_doubt(mail: Outgoing) -> Iterator[tuple[str, Style]]:
    """What lies in Sent would not tell of which group it does."""
    left = mail.left or ()
    doubted = [who for who in waiting(mail._asdict()) if who not in left]
    said = _("The server takes only so many at once; what is not known is whether {who} got it.")
    yield said.format(who=", ".join(doubted)), "text"
    if mail.taken:
        yield _has_it(mail), "text"
    if left:
        said = _("Once you have said what became of it, it goes to the others: {who}")
        yield said.format(who=", ".join(left)), "text"


def _has_it(mail: Outgoing) -> str:
    """The server's limit is no fault that anybody would look for."""
    said = ngettext(
        "The server takes only so many at once: {n} recipient has it, still to come: {who}",
        "The server takes only so many at once: {n} recipients have it, still to come: {who}",
        n := len(mail.taken),
    )
    return said.format(n=n, who=", ".join(waiting(mail._asdict())))


def _goes(mail: Outgoing, now: int, zone: ZoneInfo) -> str:
    if mail.not_before <= now:
        return _waits(mail, now, zone)
    answers = _("It goes out on {at}; until then what it answers stays owed.")
    alone = _("It goes out on {at}.")
    said = alone if mail.in_reply_to is None else answers
    return said.format(at=stamps.full(mail.not_before, now, zone))


def _waits(mail: Outgoing, now: int, zone: ZoneInfo) -> str:
    if mail.not_before <= now:
        return _("It goes out as soon as Owed is connected.")
    reason = why(mail.error)
    if mail.error.get("why") == "bad-token":
        return reason
    if mail.not_before >= FOR_SOMEBODY:
        return _("It waits until the password is changed: {why}").format(why=reason)
    at = stamps.full(mail.not_before, now, zone)
    return _("It is tried again on {at}: {why}").format(at=at, why=reason).removesuffix(": ")


def _no_room(mail: Outgoing, now: int, zone: ZoneInfo) -> str:
    """Until somebody makes some."""
    said = _(
        "It was sent, but there is no room for its copy in {mailbox} ({why}). It is put there once "
        "there is; Owed tries again on {at}."
    )
    error, at = mail.error, stamps.full(mail.not_before, now, zone)
    return said.format(mailbox=error.get("mailbox", ""), why=error.get("text", ""), at=at)


def _left_out(people: tuple[NotTaken, ...]) -> str:
    return _("Not sent to everybody: {who}").format(
        who="; ".join(not_taken({"address": one.who, "text": one.text}) for one in people)
    )
