"""A conversation told line by line, and what the ledger makes of it, told the same way.

    Tue 14:05 in bea@acme "Price?"
    Tue 15:00 out bea@acme "Here."

`in WHO` is a mail to me, `out WHO` one of mine, `tom WHO` one of my colleague Tom; `to A,B` and
`cc A,B` name others, `WHO` may be a list. A text with a question mark asks. What else is known of
a mail stands as words: asks, perhaps, maybe (whether it asks), thanks, likely, agrees, both,
promises, takes-back, thanks-back, begs (with a 'please'), orders, calls-off (a meeting), several
(of its sentences ask), offer, yesno (how my text ends), names-me, written (I wrote to them before),
form, in-trash, in-junk, gone, id=a (its Message-ID), answers=a,b (the ids that it names),
contact=Mon,10:00 (our last contact), spoken=Mon,10:00, by=auto (a machine's kind), event=Thu,10:00,
until=2026-11-09 (when they are back), forwards=bea@acme, back=a (that mail came back),
bounced=bea@acme. `decide KIND [WHO]` is what the user decided, `ring WHO [OUTCOME]` an incoming
call that nobody took, `call WHO` one that was spoken, `try WHO [OUTCOME]` one of ours that reached
nobody.

`promise`, `theirs`, `remind` and `case NAME due=Fri,10:00` note a follow-up (keeps: partly
answered; of=papp: of that client), `move NAME due=...` changes it, `kept NAME` and `dropped NAME`
close it, `reopen NAME` does that.

Acme is client 1, a key client (4 h); papp is client 2 (8 h); everybody else is a stranger. The
week begins on Monday, 2 November 2026; 'Tue+1' is in the week after. Office hours, 9 to 17.
"""

import re
import shlex
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from textwrap import dedent
from zoneinfo import ZoneInfo

from store.rules import callbacks as calling
from store.rules import loops as judging
from store.rules.events import Call, Decision, Mail, Noted, NotedKind, Party, Place
from store.rules.hours import Span, WorkingHours
from store.rules.instant import Instant
from store.rules.loop import Loop
from store.rules.policy import NOTHING, Keys, Policy, resolve
from store.rules.saying import Lean, Said
from store.rules.timing import as_of, judge

ZONE = ZoneInfo("Europe/Budapest")
MONDAY = datetime(2026, 11, 2, tzinfo=ZONE)
OFFICE = WorkingHours(((((9 * 60), 17 * 60),),) * 5 + ((), ()), ZONE)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CLIENTS = {"acme": 1, "papp": 2}
TIERS = {1: "key"}
NAMES = {f"c:{number}": name for name, number in CLIENTS.items()}
_LINE = re.compile(r"(\w{3}(?:[+-]\d+)?) (\d+:\d+) (\S+)(?: (.*))?")
_ACKS = {"thanks", "likely", "agrees", "both", "promises", "takes-back", "thanks-back"}
_ASKS = {"begs": "request", "orders": "order", "calls-off": "cancellation"}
_LEANS = {"perhaps": Lean(110, 70, -370, 340), "maybe": Lean(-240, -270, -490, 0)}
_ENDS = {"offer", "yesno"}
_PLACES: dict[str, Place] = {
    "in-trash": "trash",
    "in-junk": "junk",
    "gone": "gone",
    "in-drafts": "drafts",
}


def at(text: str) -> Instant:
    """'Tue 14:05', 'Tue,14:05', 'Tue+1 9:00'."""
    day, clock = text.replace(",", " ").split()
    weeks = int(day[3:] or 0)
    hour, minute = map(int, clock.split(":"))
    then = MONDAY + timedelta(days=DAYS.index(day[:3]) + 7 * weeks)
    return int(then.replace(hour=hour, minute=minute).timestamp())


def told(instant: Instant) -> str:
    local = datetime.fromtimestamp(instant, ZONE)
    days = (local.date() - MONDAY.date()).days
    weeks = days // 7
    week = f"{weeks:+}" if weeks else ""
    return f"{DAYS[days % 7]}{week} {local.hour}:{local.minute:02}"


def party(name: str) -> Party:
    """'bea@acme' is bea@acme.example; 'me' and 'tom' are us."""
    if name in {"me", "tom"}:
        return Party(f"{name}@kontor.example", None, us=True, me=name == "me")
    domain = name.partition("@")[2]
    full = name if "." in domain else f"{name}.example"
    return Party(full, CLIENTS.get(domain), named=domain in CLIENTS)


def parties(names: str) -> tuple[Party, ...]:
    return tuple(party(name) for name in names.split(",") if name)


def frame(**changes: object) -> judging.Frame:
    def policy(client: int | None, _account: int) -> Policy:
        own = Keys(first_within=Span(2, "h")) if client == 2 else NOTHING
        return resolve(own, TIERS.get(client or 0), {}, NOTHING)

    usual = judging.Frame(OFFICE, policy, lambda domain: domain == "gmail.com")
    return replace(usual, **changes)  # type: ignore[arg-type]


def events(story: str) -> tuple[list[Mail], list[Decision], list[Call]]:
    mails: list[Mail] = []
    decisions: list[Decision] = []
    calls: list[Call] = []
    for number, line in enumerate(filter(None, map(str.strip, story.splitlines())), 1):
        when, verb, words = _line(line)
        if verb == "decide":
            who = _who(party(words[1])) if len(words) > 1 else ""
            decisions.append(Decision(number, when, words[0], who))  # type: ignore[arg-type]
        elif verb in _CALLS:
            calls.append(_call(number, when, verb, words))
        elif verb not in _NOTES:
            mails.append(_mail(number, when, verb, words))
    return mails, decisions, calls


_NOTES: dict[str, NotedKind | None] = {
    "promise": "promise", "theirs": "theirs", "remind": "reminder", "case": "case",
    "move": None, "reopen": None, "kept": None, "dropped": None,
}  # fmt: skip


def notes(story: str) -> list[Noted]:
    """All states of the follow-ups."""
    newest: dict[str, Noted] = {}
    found: list[Noted] = []
    for number, line in enumerate(filter(None, map(str.strip, story.splitlines())), 1):
        when, verb, words = _line(line)
        if verb not in _NOTES:
            continue
        name, facts = words[0], dict(word.split("=", 1) for word in words if "=" in word)
        closed = verb if verb in {"kept", "dropped"} else ""
        kind = _NOTES[verb]
        if kind is None:
            due = at(facts["due"]) if "due" in facts else newest[name].due
            noted = replace(newest[name], at=when, step=number, closed=closed, due=due)
        else:
            client = CLIENTS[facts["of"]] if "of" in facts else None
            noted = Noted(number, number, when, kind, name, at(facts["due"]), "", client,
                          keeps="keeps" in words)  # fmt: skip
        newest[name] = noted
        found.append(noted)
    return found


def _line(line: str) -> tuple[Instant, str, list[str]]:
    found = _LINE.fullmatch(line)
    assert found, line
    return at(f"{found[1]} {found[2]}"), found[3], shlex.split(found[4] or "", posix=False)


def _mail(number: int, when: Instant, verb: str, words: list[str]) -> Mail:
    who, words = words[0], words[1:]
    text = next((word for word in words if word.startswith('"')), "")
    lists = {word: words[place + 1] for place, word in enumerate(words) if word in {"to", "cc"}}
    facts = dict(word.split("=", 1) for word in words if "=" in word and word != text)
    sender = party({"in": who, "out": "me", "tom": "tom"}[verb])
    to = lists.get("to", "me" if verb == "in" else who)
    asks = "question" if ("?" in text or "asks" in words) and not set(words) & _ACKS else ""
    return Mail(
        id=number,
        at=when,
        key=f"{number:04}",
        sender=sender,
        to=parties(to),
        cc=parties(lists.get("cc", "")),
        said=Said(
            asks=next((_ASKS[word] for word in words if word in _ASKS), asks),
            ack=next((word for word in words if word in _ACKS), ""),
            offers=next((word for word in words if word in _ENDS), "question" if asks else ""),
            return_date=facts.get("until", ""),
            lean=next((_LEANS[word] for word in words if word in _LEANS), None),
        ),
        machine=facts.get("by", ""),
        names_me="names-me" in words,
        asks_several="several" in words,
        place=next((_PLACES[w] for w in words if w in _PLACES), "here"),
        message_id=facts.get("id", ""),
        answers=frozenset(facts.get("answers", "").split(",")) - {""},
        written_before="written" in words,
        contact_before=at(facts["contact"]) if "contact" in facts else None,
        spoken_before=at(facts["spoken"]) if "spoken" in facts else None,
        forwarded=party(facts["forwards"]) if "forwards" in facts else None,
        form="form" in words,
        event_start=at(facts["event"]) if "event" in facts else None,
        bounce_of=facts.get("back", ""),
        bounced=party(facts["bounced"]).address if "bounced" in facts else "",
    )


_CALLS = {"ring": ("in", "missed"), "call": ("in", "answered"), "rang": ("out", "answered"),
          "try": ("out", "no-answer")}  # fmt: skip


def _call(number: int, when: Instant, verb: str, words: list[str]) -> Call:
    """WHO: '+361' is a number, 'acme' a client of withheld number, 'acme+361' both, '-' nobody."""
    direction, outcome = _CALLS[verb]
    name, plus, digits = words[0].partition("+")
    channel = next((w for w in words[1:] if w in {"meeting", "chat", "letter", "fax"}), "call")
    outcome = next((w for w in words[1:] if w in _OUTCOMES), outcome)
    return Call(
        number, when, channel, direction, outcome, plus + digits, CLIENTS.get(name),
        matched="matched" in words,
    )  # fmt: skip


_OUTCOMES = {"answered", "missed", "voicemail", "no-answer", "busy", "wrong-number"}


def loops(story: str, **changes: object) -> list[Loop]:
    mails, decisions, _ = events(story)
    return judging.loops(mails, decisions, frame(**changes), notes(story))


def callbacks(story: str, known: judging.Frame | None = None) -> list[Loop]:
    _, decisions, calls = events(story)
    first = calls[0].id if calls else 0
    found = calling.callbacks(
        calls, [(first, decision) for decision in decisions], known or frame()
    )
    return [item.loop for item in found]


def ledger(story: str) -> str:
    """Every loop of the conversation, a line each."""
    return tell(loops(story))


def register(story: str) -> str:
    """Every callback of the calls."""
    return tell(callbacks(story))


def tell(found: Iterable[Loop]) -> str:
    return "\n".join(map(_told, found))


def _told(loop: Loop) -> str:
    parts = [loop.kind, _name(loop), f"[{loop.reason.code}] since {told(loop.since)}"]
    if loop.kind != "fyi":
        parts.append(f"due {told(loop.due)}")
    if loop.opened_at != loop.since:
        parts.append(f"opened {told(loop.opened_at)}")
    if loop.again:
        parts.append(f"again {len(loop.again)}")
    if loop.tried:
        parts.append(f"tried {len(loop.tried)}")
    end = "open" if loop.closed_at is None else f"{loop.closed_how} {told(loop.closed_at)}"
    return f"{' '.join(parts)}: {end}"


def _who(one: Party) -> str:
    return f"c:{one.client}" if one.client is not None else f"a:{one.address}"


def _name(loop: Loop) -> str:
    bare = loop.who.removeprefix("a:").removeprefix("n:")
    return NAMES.get(loop.who, bare).removesuffix(".example")


def verdict(text: str) -> str:
    """What is expected, as `ledger` tells it."""
    return dedent(text).strip()


def bands(found: list[Loop], instant: str, start: str = "Mon-9 0:00") -> list[str]:
    """Kind and band of what is open then; `start` is the start line of backlog."""
    now = at(instant)
    return [f"{x.kind} {judge(x, now, at(start)).band}" for x in as_of(found, now)]
