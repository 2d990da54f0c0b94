"""Why a row stands as it does: each open loop with its reason, its clock and its link."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from store.records.rows import Closing, Linked, OpenLoop, Row
from store.rules.timing import Late
from store.words import settled
from store.words.i18n import _, ngettext
from store.words.questions import asked
from store.words.questions import linked as by
from store.words.reasons import sentence, whose
from store.words.stamps import stamp
from store.words.weighing import by_words
from tui.page import BLANK, Line, Page, Style, pair, pairs, paragraph, say, together
from tui.safe import line

_KINDS = {
    "reply": _("an answer to a mail"),
    "callback": _("a call back"),
    "promise": _("a promise"),
    "case": _("a case with a date"),
    "internal": _("an answer to a colleague"),
    "invitation": _("a yes or no to a meeting"),
    "chase": _("their answer, which you wait for"),
}
_POLICIES = {
    "client": _("set for this client"),
    "account": _("by the account"),
}
_GAP = max(11, cell_len(_("snoozed")) + 1)


def why_page(
    row: Row,
    width: int,
    now: int,
    zone: ZoneInfo,
    linked: Linked | None = None,
    words: Sequence[str] = (),
    done: Closing | None = None,
) -> Page:
    """words: those by which its mail was taken to ask; done: why nothing is owed."""
    lines: list[Line] = []
    for loop in row.loops:
        told = words if loop.reason == row.reason else ()
        lines += [*_loop(loop, width, now, zone, told), BLANK]
    if not row.loops:
        lines += [
            *paragraph(line(_nothing(row, zone, now, done)), width),
            *_told_by(words, width),
            BLANK,
        ]
    lines += _link(row, linked, width)
    if row.snoozed_until is not None:
        lines.append(pair(_("snoozed"), stamp(row.snoozed_until, zone, now), _GAP))
    if row.pending:
        lines += paragraph(line(_("It is being judged anew; this is the verdict so far.")), width)
    lines += [BLANK, *_corrections(row, width)]
    return Page(tuple(lines))


def _corrections(row: Row, width: int) -> Iterator[Line]:
    """The keys that put it right; they work here, too."""
    owed = row.state in {"owed", "waiting"}
    keys = [_("- no answer needed"), _("p answered elsewhere")] if owed else [_("+ I do owe this")]
    if row.messages:
        keys += [_("A always owed from this sender"), _("N never owed from this sender")]
    yield from together(keys, width, "dim")


def _nothing(row: Row, zone: ZoneInfo, now: int, done: Closing | None) -> str:
    if row.reason is not None:
        return sentence("fyi", row.reason, zone, now)
    return settled.sentence(done, zone, now)


def _told_by(words: Sequence[str], width: int) -> list[Line]:
    return paragraph(line(by_words(words)), width) if words else []


def _loop(
    loop: OpenLoop, width: int, now: int, zone: ZoneInfo, words: Sequence[str]
) -> Iterator[Line]:
    yield say(_KINDS.get(loop.kind, loop.kind), "title")
    yield from paragraph(line(sentence(loop.kind, loop.reason, zone, now)), width)
    yield from _told_by(words, width)
    who = " · ".join(dict.fromkeys(part for part in (loop.who, loop.client) if part))
    yield from pairs(_("who"), who, _GAP, width)
    yield pair(_("since"), stamp(loop.since, zone, now), _GAP)
    style: Style = "overdue" if loop.overdue else "soon" if loop.band == "soon" else "text"
    due = _("before Owed came: backlog") if loop.band == "backlog" else ""
    yield pair(_("due"), due or stamp(loop.due, zone, now), _GAP, value=style)
    if loop.late is not None:
        yield from pairs(_("late"), _how_late(loop.late), _GAP, width, style)
    facts = loop.reason.facts
    if target := str(facts.get("target") or ""):
        yield from pairs(_("target"), f"{target}, {_policy(loop)}", _GAP, width)


def _how_late(late: Late) -> str:
    """The list's '2d over' in full: it says of what they are."""
    n = late.n
    if not n:
        return _("no working time has passed since")
    said = {
        "m": ngettext("{n} minute of working time", "{n} minutes of working time", n),
        "h": ngettext("{n} hour of working time", "{n} hours of working time", n),
        "d": ngettext("{n} working day", "{n} working days", n),
        "w": ngettext("{n} working week", "{n} working weeks", n),
    }
    return said[late.unit].format(n=n)


def _policy(loop: OpenLoop) -> str:
    """Whose target it is, in the words of the sentence above it."""
    policy = str(loop.reason.facts.get("policy") or "")
    as_for = _("as for {whose}").format(whose=whose(loop.kind, loop.reason.facts))
    return _POLICIES.get(policy, as_for)


def _link(row: Row, linked: Linked | None, width: int) -> Iterator[Line]:
    if row.client:
        how = f", {by(*linked)}" if linked is not None else ""
        yield from pairs(_("client"), f"{row.client} ({row.tier}){how}", _GAP, width)
    elif row.question is None:
        yield pair(_("client"), _("none in the book"), _GAP, value="soon")
    if row.question is not None:
        yield from paragraph(line(asked(row.question), 400), width, "soon")
    for with_ in row.with_[:6]:
        yield from pairs(_("with") if with_ == row.with_[0] else "", with_, _GAP, width, "dim")
