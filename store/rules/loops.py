"""Events of one conversation -> its loops: who owes whom, since when, due when, and why.

A pure function without a clock. It walks the events in the order in which they happened, so the
order in which they became known cannot matter. The rules' numbers stand at their places.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.rules import crossed, followups
from store.rules.bounced import bounce, speaks_for
from store.rules.events import REPLIES, Decision, Mail, Noted, Party
from store.rules.instant import Instant
from store.rules.loop import Again, Fact, Kind, Loop
from store.rules.opened import chase, debt, fyi, moved_up
from store.rules.opening import Verdict, from_us, verdict
from store.rules.taken_back import takes_back
from store.rules.walk import ABSENT, Frame, Walk, is_one, who

__all__ = ["Frame", "loops"]

DEBTS: tuple[Kind, ...] = ("reply", "internal", "invitation")


def loops(
    mails: Iterable[Mail],
    decisions: Iterable[Decision],
    frame: Frame,
    notes: Iterable[Noted] = (),
) -> list[Loop]:
    """All loops of one conversation, closed ones too, in the order of their opening."""
    walk = Walk(frame)
    for event in _in_order(mails, decisions, notes):
        if isinstance(event, Decision):
            _decide(walk, event)
        elif isinstance(event, Noted):
            followups.note(walk, event)
        else:
            _mail(walk, event)
    return sorted([*walk.closed, *walk.open], key=_place)


def _mail(walk: Walk, mail: Mail) -> None:
    if mail.sender.us and mail.machine != "bounce":
        _ours(walk, mail)
    else:
        _theirs(walk, mail)
    if mail.message_id:
        walk.named[mail.message_id] = mail.at
    if not mail.machine:
        walk.spoke[mail.sender.address] = mail
    walk.met |= {party.address for party in (mail.sender, *mail.to, *mail.cc)}


def _place(loop: Loop) -> tuple[Instant, str, bool, int]:
    return loop.opened_at, loop.who, loop.followup is not None, loop.followup or 0


Event = Mail | Decision | Noted


def _in_order(
    mails: Iterable[Mail], decisions: Iterable[Decision], notes: Iterable[Noted]
) -> Sequence[Event]:
    """At one instant: theirs, ours ('at or after the inbound one' answers it), then decisions,
    then what was noted."""
    events: list[tuple[tuple[Instant, int, str, int], Event]] = [
        ((mail.at, int(mail.sender.us), mail.key, 0), mail) for mail in mails
    ]
    events += [((d.at, 2, "", d.id), d) for d in decisions]
    events += [((noted.at, 3, "", noted.step), noted) for noted in notes]
    return [event for _, event in sorted(events, key=lambda pair: pair[0])]


def _theirs(walk: Walk, mail: Mail) -> None:
    found = verdict(mail, began=walk.began, last_ours=walk.last_ours, elsewhere=walk.elsewhere)
    walk.began = mail.at if walk.began is None else walk.began
    if found.role == "bounce":
        bounce(walk, mail)
        return
    if found.human:
        _answered_us(walk, mail, found)
        if takes_back(walk, mail):
            found = Verdict("fyi", "taken-back", mail.sender)
    if found.code == "cancelled":
        _called_off(walk, mail)
    if mail.place in ABSENT:
        return
    if mail.said.return_date:
        _back_on(walk, mail)
    walk.last_inbound = mail
    crossed.heard(walk, mail, found)
    for loop in walk.of("fyi"):
        walk.close(loop, mail.at, mail.id, "replied")
    if found.role in {"reply", "internal", "invitation"}:
        _open_debt(walk, mail, found)
    elif found.role == "fyi":
        walk.open.append(fyi(mail, found))


def _answered_us(walk: Walk, mail: Mail, found: Verdict) -> None:
    """Rule 14: whoever answers what we asked ends the wait; rule 7: a thanks does, too."""
    kinds = {"ack": "accepted" if found.code == "accepted" else "ack"}
    how = kinds.get(found.role, "agreed" if found.code == "agreed" else "replied")
    brings = "ack" if found.code in REPLIES else found.role  # A no to a meeting brings nothing.
    for waiting in walk.of("chase"):
        answered = followups.answered_by(waiting, brings)
        if answered and (_is_asked(walk, waiting, mail.sender) or _names(walk, waiting, mail)):
            walk.close(waiting, mail.at, mail.id, how)


def _is_asked(walk: Walk, waiting: Loop, party: Party) -> bool:
    if not waiting.address and waiting.client is None:
        return True
    named = party.address in walk.asked and speaks_for(party, waiting)
    return named or is_one(walk, waiting, party)


def _names(walk: Walk, waiting: Loop, mail: Mail) -> bool:
    """Whoever took no part so far was brought in by hand, as the same person under another address;
    and what they answer by its id is the question."""
    asked = {walk.sent[id_].id for id_ in mail.answers if id_ in walk.sent}
    return waiting.opened_by in asked and mail.sender.address not in walk.met


def _called_off(walk: Walk, mail: Mail) -> None:
    """A meeting that takes no place waits for no yes or no."""
    for loop in walk.of("invitation", "internal"):
        if loop.reason.code == "invitation" and is_one(walk, loop, mail.sender):
            walk.close(loop, mail.at, mail.id, "cancelled")


def _back_on(walk: Walk, mail: Mail) -> None:
    """Rule 10: when they are back is a hint on our chase, from the instant at which we know it; but
    not where another is away whom we wrote to as well."""
    for waiting in walk.of("chase"):
        another = waiting.address and mail.sender.address in walk.asked - {waiting.address}
        if mail.machine and not another and _is_asked(walk, waiting, mail.sender):
            hint: dict[str, Fact] = {"back": mail.said.return_date, "back_known": mail.at}
            reason = waiting.reason._replace(facts={**waiting.reason.facts, **hint})
            walk.open[walk.open.index(waiting)] = replace(waiting, reason=reason)


def _open_debt(walk: Walk, mail: Mail, found: Verdict) -> None:
    """Rule 2: the earliest unanswered one counts; what comes after is a nag."""
    kind: Kind = found.role  # type: ignore[assignment]
    waits = who(found.party)
    walk.asking.append((mail, found))
    for loop in walk.open:
        if loop.kind == kind and loop.who == waits:
            sooner = moved_up(walk, loop, mail, found)
            if sooner is None:
                walk.open.remove(loop)
            else:
                walk.close(loop, mail.at, mail.id, "changed")
            nagged = (*loop.again, Again(mail.at, None))
            walk.open.append(replace(sooner or loop, again=nagged))
            return
    walk.open.append(debt(walk, kind, mail, found, opened_at=mail.at))


def _ours(walk: Walk, mail: Mail) -> None:
    """Rule 5: a human mail of any of us, to the one who waits or to their client, answers."""
    walk.began = mail.at if walk.began is None else walk.began
    if mail.machine == "cancelled":
        _called_off(walk, mail)
    if mail.machine and mail.machine not in _BY_HAND:
        return
    calendar_reply = mail.machine in REPLIES and mail.machine != "counter"
    how = "answered" if mail.sender.me else "colleague"
    for loop in walk.of(*DEBTS):
        yes_or_no = loop.reason.code == "invitation"
        if (yes_or_no or not calendar_reply) and _addressed(walk, loop, mail):
            walk.close(loop, mail.at, mail.id, how)
            left = crossed.still_open(walk, loop, mail)
            walk.open += [left] if left else []
    if calendar_reply:
        _asks_me(walk, mail)
        return
    for loop in walk.of("fyi"):
        walk.close(loop, mail.at, mail.id, how)
    followups.wrote(walk, mail)
    if mail.sender.me:
        _ask(walk, mail, [p for p in mail.to if not p.us])
    if not _asks_me(walk, mail) and not mail.sender.me:
        takes_back(walk, mail)
    if any(not p.us for p in (*mail.to, *mail.cc)):
        walk.last_ours = mail
        walk.sent[mail.message_id] = mail
        walk.written.append(mail)


def _asks_me(walk: Walk, mail: Mail) -> bool:
    """A colleague, and whether they do."""
    found = from_us(mail)
    asks = found.role in {"reply", "internal"} and mail.place not in ABSENT
    if asks:
        _open_debt(walk, mail, found)
    return asks


_BY_HAND = {"invitation", "cancelled", "footer", *REPLIES}
"""What a calendar sends, and a person wanted sent; and what our firm puts below all mail."""


def _ask(walk: Walk, mail: Mail, outsiders: list[Party]) -> None:
    """Rule 14: my last mail decides whether I wait, and since when."""
    if not outsiders:
        return
    for waiting in walk.of("chase"):
        if not (_unreached(walk, waiting, mail) or followups.outlasts(waiting, mail)):
            walk.close(waiting, mail.at, mail.id, "superseded")
    proposes = mail.machine in {"invitation", "counter"}
    asks = "meeting" if proposes else mail.said.asks or mail.said.offers
    if not asks or mail.machine == "cancelled" or mail.place in ABSENT:
        return
    walk.asked = frozenset(p.address for p in (*mail.to, *mail.cc) if not p.us)
    if any(waiting.reason.code == "reminder" for waiting in walk.of("chase")):
        return
    party = next((p for p in outsiders if p.client is not None), outsiders[0])
    walk.open.append(chase(walk, mail, party, asks))


def _unreached(walk: Walk, waiting: Loop, mail: Mail) -> bool:
    """A client to whom mail came back, and whom this one is not for either. A stranger's address
    may have been mistyped: what is written next goes to the right one."""
    came_back = waiting.reason.code == "bounced" and waiting.client is not None
    return came_back and not _addressed(walk, waiting, mail)


def _addressed(walk: Walk, loop: Loop, mail: Mail) -> bool:
    if loop.kind == "internal" and who(mail.sender) == loop.who:
        return False
    return any(is_one(walk, loop, party) for party in (*mail.to, *mail.cc))


def _decide(walk: Walk, decision: Decision) -> None:
    """Rule 12."""
    if decision.kind == "owe":
        _owe(walk, decision)
        return
    walk.elsewhere |= decision.kind == "elsewhere"
    how = {"by-call": "by-call", "elsewhere": "elsewhere", "done": "done"}.get(
        decision.kind, "no-answer"
    )
    kinds: tuple[Kind, ...] = DEBTS if decision.kind == "by-call" else (*DEBTS, "chase", "fyi")
    for loop in walk.of(*kinds):
        # What was noted has states of its own.
        if loop.followup is None and decision.of in {"", loop.kind} and _meant(decision, loop):
            walk.close(loop, decision.at, decision.call, how)


def _meant(decision: Decision, loop: Loop) -> bool:
    """Whoever waits may have become a client since, or another one's, or nobody's."""
    if decision.who in {"", loop.who, f"a:{loop.address}"}:
        return True
    return loop.address != "" and loop.address == decision.address


def _owe(walk: Walk, decision: Decision) -> None:
    """A person says that it is a debt; since: their newest mail."""
    mail = walk.last_inbound
    if mail is None or any(loop.kind in DEBTS for loop in walk.open):
        return
    for loop in walk.of("fyi"):
        walk.close(loop, decision.at, None, "owe")
    found = Verdict("reply", "decided", mail.sender)
    walk.open.append(debt(walk, "reply", mail, found, opened_at=decision.at))
