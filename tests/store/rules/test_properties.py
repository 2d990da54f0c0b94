"""What holds for whatever story: of mails, calls of no account, decisions and promises."""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.rules import loops as judging
from store.rules.events import Decision, Mail, Noted
from store.rules.instant import Instant
from store.rules.loop import Loop
from store.rules.saying import Said
from tests.store.rules.story import at, events, frame, notes

WHO = ("bea@acme", "reka@papp", "x@else", "y@else", "tom")
SAID = ('"Price?"', '"Here."', "thanks", "agrees", "both", "promises", "perhaps", "maybe",
        "offer", "yesno", "by=auto", "by=out-of-office", "in-trash", "names-me")  # fmt: skip
COUNTED: Counter[str] = Counter()

hours = st.builds(
    "{} {}:{:02}".format,
    st.sampled_from(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Mon+1", "Tue+1")),
    st.integers(7, 19),
    st.sampled_from((0, 30)),
)
sent = st.builds(
    "{} {} {}".format,
    st.sampled_from(("in", "in", "out", "tom")),
    st.sampled_from(WHO[:4]),
    st.sampled_from(SAID),
)
done = st.sampled_from(
    ("decide no-answer", "decide elsewhere", "decide done", "decide owe", "promise p due=Fri,10:00",
     "remind r due=Fri,10:00", "case c due=Fri,10:00", "kept p", "dropped r", "reopen p"),
)  # fmt: skip
told = st.lists(st.tuples(hours, st.one_of(sent, sent, done)), min_size=2, max_size=9)
Story = list[tuple[str, str]]


def in_order(story: Story) -> str:
    """A follow-up is known before it is kept."""
    lines, known = [], set()
    for when, what in sorted(story, key=lambda line: at(line[0])):
        verb, name = what.split()[:2]
        if verb in {"kept", "dropped", "reopen"} and name not in known:
            continue
        if verb in {"promise", "remind", "case"}:
            if name in known:
                continue
            known.add(name)
        lines.append(f"{when} {what}")
    return "\n".join(lines)


def happened(story: str) -> tuple[list[Mail], list[Decision], list[Noted]]:
    mails, decisions, _ = events(story)
    return mails, decisions, notes(story)


def instants(mails: list[Mail], decisions: list[Decision], noted: list[Noted]) -> list[Instant]:
    return sorted(
        {one.at for one in mails} | {one.at for one in decisions} | {one.at for one in noted}
    )


def judged(mails: list[Mail], decisions: list[Decision], noted: list[Noted]) -> list[Loop]:
    return judging.loops(mails, decisions, frame(), noted)


def open_at(found: list[Loop], now: Instant) -> set[tuple[object, ...]]:
    return {
        (one.kind, one.who, one.since, one.due, one.opened_at, one.opened_by)
        for one in found
        if one.opened_at <= now and (one.closed_at is None or one.closed_at > now)
    }


def overdue(found: list[Loop], now: Instant) -> set[tuple[object, ...]]:
    return {one for one in open_at(found, now) if one[0] != "fyi" and int(str(one[3])) <= now}


cheap = settings(max_examples=120, suppress_health_check=list(HealthCheck))


@cheap
@given(told, st.data())
def _as_of(story: Story, data: st.DataObject) -> None:
    mails, decisions, noted = happened(in_order(story))
    whole = judged(mails, decisions, noted)
    times = instants(mails, decisions, noted)
    now = data.draw(st.sampled_from(times)) if times else 0
    then = judged(
        [one for one in mails if one.at <= now],
        [one for one in decisions if one.at <= now],
        [one for one in noted if one.at <= now],
    )
    COUNTED["as of"] += bool(open_at(then, now)) and now < max(times)
    assert open_at(whole, now) == open_at(then, now)


def test_as_of_an_instant_it_is_what_had_happened_by_then() -> None:
    COUNTED.clear()
    _as_of()
    assert COUNTED["as of"] > 20


@cheap
@given(told, st.integers(0, 8))
def _nagging(story: Story, place: int) -> None:
    mails, decisions, noted = happened(in_order(story))
    theirs = [mail for mail in mails if not mail.sender.us]
    if not theirs:
        return
    before = judged(mails, decisions, noted)
    first = theirs[place % len(theirs)]
    again = Said(asks="question", offers="question")
    nag = replace(first, id=99, key="0099", at=first.at + 1800, said=again, machine="")
    after = judged([*mails, nag], decisions, noted)
    waits = {
        (one.kind, one.who, one.since, one.due)
        for one in before
        if one.kind == "reply" and one.opened_at < nag.at
        and (one.closed_at is None or one.closed_at > nag.at)
    }  # fmt: skip
    COUNTED["nagged"] += any(one[1] in {f"a:{nag.sender.address}", f"c:{nag.sender.client}"}
                             for one in waits)  # fmt: skip
    still = {
        (one.kind, one.who, one.since, one.due)
        for one in after
        if one.opened_at < nag.at and (one.closed_at is None or one.closed_at > nag.at)
    }
    assert waits <= still


def test_nagging_never_moves_since_nor_due() -> None:
    COUNTED.clear()
    _nagging()
    assert COUNTED["nagged"] > 10


@cheap
@given(told, st.sampled_from((60, 3600, 5 * 3600, 86400, 7 * 86400)))
def _overdue(story: Story, passed: int) -> None:
    mails, decisions, noted = happened(in_order(story))
    found = judged(mails, decisions, noted)
    times = instants(mails, decisions, noted)
    for now in times:
        later = now + passed
        between = [then for then in times if now < then <= later]
        new = overdue(found, later) - overdue(found, now)
        COUNTED["became"] += bool(new)
        assert all(now < int(str(one[3])) <= later for one in new) or between
        if not between:
            COUNTED["stayed"] += bool(overdue(found, now))
            assert overdue(found, now) <= overdue(found, later)


def test_nothing_becomes_overdue_or_ceases_to_be_without_time_or_an_event() -> None:
    COUNTED.clear()
    _overdue()
    assert COUNTED["became"] > 20 and COUNTED["stayed"] > 10
