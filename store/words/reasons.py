"""A reason, which is data, as the sentence that a person reads."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from store.rules.instant import Instant
from store.rules.loop import Fact, Reason
from store.words.i18n import _, ngettext
from store.words.stamps import day_of, local, stamp

_LEAST = ("target", "tried", "again", "crossed", "wrote", "spoke", "back", "other")
"""Parts of a sentence that can be spared, the first before the others: never when it is due."""


def sentence(
    kind: str,
    reason: Reason,
    zone: ZoneInfo,
    now: Instant | None = None,
    fits: Callable[[str], bool] | None = None,
) -> str:
    """Why a row stands as it does: what opened it, what holds, when it is due. fits: whether there
    is room for so much; if there is not, less is said."""
    parts = {name: said for name, said in _parts(kind, reason, zone, now) if said}
    for name in _LEAST:
        if fits is None or fits("; ".join(parts.values())):
            break
        parts.pop(name, None)
    return "; ".join(parts.values())


def _parts(
    kind: str, reason: Reason, zone: ZoneInfo, now: Instant | None
) -> Iterator[tuple[str, str]]:
    code, facts = reason.code, reason.facts
    yield "opened", _opened(kind, reason, zone, now)
    if crossed := _number(facts.get("crossed")):
        said = _("your mail of {when} answers an earlier one")
        yield "crossed", said.format(when=stamp(crossed, zone, now))
    if other := facts.get("other"):
        yield "other", _answered(str(other), stamp(_number(facts.get("other_at")), zone, now))
    if again := _number(facts.get("again")):
        yield "again", _again(kind, again)
    if tried := _number(facts.get("tried")):
        last = stamp(_number(facts.get("tried_last")), zone, now)
        said = ngettext("tried once, {last}", "tried {n}x, last {last}", tried)
        yield "tried", said.format(n=tried, last=last)
    if wrote := _number(facts.get("wrote")):
        yield "wrote", _("you wrote on {day}").format(day=stamp(wrote, zone, now))
    if spoke := _number(facts.get("spoke")):
        yield "spoke", _("you spoke on {day}").format(day=stamp(spoke, zone, now))
    if kind == "chase" and (back := facts.get("back")):
        yield "back", _back(str(back), now, zone)
    if kind == "fyi" or not facts.get("due") or (code == "asked" and _stays_away(facts, now, zone)):
        return
    yield "target", _target(kind, facts)
    due = _("ask again {when}") if kind == "chase" else _("due {when}")
    yield "due", due.format(when=stamp(_number(facts.get("due")), zone, now))


def _opened(kind: str, reason: Reason, zone: ZoneInfo, now: Instant | None = None) -> str:
    code, facts = reason.code, reason.facts
    when = stamp(_number(facts.get("since")), zone, now)
    match code:
        case "asks":
            asks = _ASKS.get(str(facts.get("asks") or ""), _("asks for an answer"))
            return _("Their mail of {when} {asks} and has no answer").format(when=when, asks=asks)
        case "starts":
            return _("Their mail of {when} begins a conversation and has no answer").format(
                when=when
            )
        case "agreed":
            return _("They agreed on {when} to what you offered").format(when=when)
        case "form":
            return _("They wrote through the web form on {when}").format(when=when)
        case "forwarded":
            return _("Forwarded by {who} on {when}; the client waits for an answer").format(
                who=facts.get("by_name") or facts.get("by"), when=when
            )
        case "away":
            back = facts.get("back")
            away = _("They are out of office")
            return f"{away}; {_back(str(back), now, zone)}" if back else away
        case "invitation":
            return _("Their invitation of {when} waits for a yes or no").format(when=when)
        case "decided":
            return _("You said that their mail of {when} is owed an answer").format(when=when)
        case "always-owed":
            return _("You said that this sender's mails are always owed; that of {when}").format(
                when=when
            )
        case "bounced" if kind == "chase" and not facts.get("asks"):
            return _("Your mail of {when} came back; nobody there has read it").format(when=when)
        case "bounced" if kind == "chase":
            return _("What you asked on {when} came back; nobody has read it").format(when=when)
        case "bounced":
            return _("Your answer to their mail of {when} came back").format(when=when)
        case "asked":
            return _("You asked on {when} and have no answer").format(when=when)
        case "promised":
            return _("You promised on {when}: {what}").format(when=when, what=facts.get("what"))
        case "theirs":
            return _("They promised on {when}: {what}").format(when=when, what=facts.get("what"))
        case "reminder":
            return _("You wait for an answer since {when}: {what}").format(
                when=when, what=facts.get("what")
            )
        case "case":
            topic = _TOPICS.get(str(facts.get("topic")), _("A case"))
            return _("{topic} of {when}: {what}").format(
                topic=topic, when=when, what=facts.get("what")
            )
        case "partly":
            return _("Your answer to their mail of {when} left a part open").format(when=when)
        case "missed":
            return _rang(str(facts.get("outcome") or ""), when)
    return (
        _NEWS.get(code, _("Nothing is asked"))
        if kind == "fyi"
        else _("Open since {when}").format(when=when)
    )


def _answered(who: str, when: str) -> str:
    return _("{who}, who has no part here, answered on {when}").format(who=who, when=when)


def _back(iso: str, now: Instant | None, zone: ZoneInfo) -> str:
    return _("back on {day}").format(day=day_of(iso, zone, now))


def _stays_away(facts: Mapping[str, Fact], now: Instant | None, zone: ZoneInfo) -> bool:
    """Whether they are away now, and still were if they were asked when it is due: who asks then
    asks nobody, so only the day of return is told."""
    try:
        back = date.fromisoformat(str(facts.get("back")))
    except ValueError:
        return False
    ends = max(_number(facts.get("due")), now or 0)
    return now is not None and local(ends, zone).date() < back


_TOPICS = {
    "order": _("An order"),
    "contract": _("A contract"),
    "complaint": _("A complaint"),
}
_ASKS = {
    "perhaps": _("seems to ask for something"),
    "question": _("asks a question"),
    "request": _("asks for something"),
    "order": _("is an order"),
    "complaint": _("is a complaint"),
    "choice": _("asks you to choose"),
    "deadline": _("sets a date"),
    "meeting": _("proposes a time"),
    "cancellation": _("calls a meeting off"),
    "sign": _("asks for a signature"),
}


def _rang(outcome: str, when: str) -> str:
    match outcome:
        case "voicemail":
            return _("They left a voicemail on {when} and wait for a call back").format(when=when)
        case "busy":
            return _("They rang on {when} while you were busy").format(when=when)
    return _("They rang on {when} and reached nobody").format(when=when)


_NEWS = {
    "cc": _("You are only in copy"),
    "informs": _("It informs and asks nothing"),
    "never-owed": _("You said that this sender's mails are never owed"),
    "may-ask": _("It may ask for something: read it"),
    "only-told": _("It only lets you know, and says so by your name"),
    "many": _("It went to many and names nobody"),
    "machine": _("A client's system wrote it"),
    "list": _("It came through a mailing list"),
    "cancelled": _("They called the meeting off"),
    "declined": _("They declined the invitation"),
    "tentative": _("They accepted the invitation, but tentatively"),
    "counter": _("They propose another time for the meeting"),
    "responded": _("They answered the invitation"),
    "taken-back": _("They took back what they had asked"),
}


def _again(kind: str, again: int) -> str:
    if kind == "callback":
        return ngettext("rang once more since", "rang {n} times since", again).format(n=again)
    return ngettext("wrote once more since", "wrote {n} times since", again).format(n=again)


def _target(kind: str, facts: Mapping[str, Fact]) -> str:
    target = facts.get("target")
    if not target:
        return ""
    of = {
        "client": _("this client's own target"),
        "account": _("this account's target"),
    }.get(str(facts.get("policy")), whose(kind, facts))
    return f"{of}: {target}"


def whose(kind: str, facts: Mapping[str, Fact]) -> str:
    """Those for whom a tier's target holds."""
    if kind == "internal":
        return _("colleagues")
    if facts.get("stranger"):
        return _("strangers")
    return _("{tier} clients").format(tier=facts.get("tier"))


def _number(fact: Fact) -> Instant:
    return fact if isinstance(fact, int) else 0
