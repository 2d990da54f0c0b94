"""A life of the ledger in which all that may happen happens in any order: whatever was done is
taken back exactly, what was judged piece by piece is what judging everything gives, and nothing
becomes overdue but by what may make it so.

How often each step had something to do is counted: a life in which nothing happens proves nothing.
"""

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from store.records import (
    calls,
    clients,
    decisions,
    followups,
    handling,
    linking,
    merging,
    parting,
    senders,
    settling,
    snoozing,
    undoing,
)
from store.records.calls import NewCall
from store.records.decisions import DecisionError
from store.records.entries import BookError
from store.records.followups import FollowUpError, NewFollowUp
from store.records.parting import PartError
from store.records.undo import UndoError
from store.rules.instant import Instant
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import Firm, at
from tests.store.records.test_arrival import LINES, Line, a_week, made_of

NOW: Final = at("Fri 12:00")
THEN: Final = at("Thu 12:00")
"""When the user begins to act, each time a minute later; mail and calls are of the days before."""
STRANGERS: Final = (
    ("address", "x@stranger.example"),
    ("domain", "stranger.example"),
    ("number", "+36 70 999 8888"),
)
NUMBERS: Final = ("+36 1 234 5678", "+36 70 999 8888", "")
REFUSED: Final = (BookError, DecisionError, FollowUpError, PartError, UndoError, ValueError)
COUNTED: Counter[str] = Counter()

places = st.integers(0, 30)
Told = tuple[object, ...]


class Life(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.firm = Firm(Path(self.folder.name))
        self.firm.book()
        self.firm.receive(*a_week(self.firm)[:6])
        self.mails = 100
        self.then = THEN
        self.states: list[Told] = []
        self.now = self.told()

    def teardown(self) -> None:
        """Each life ends with a step taken back, whichever were drawn: that changes with every
        module that is loaded."""
        if hasattr(self, "firm"):
            try:
                if self.states:
                    self.take_back()
            finally:
                self.firm.store.close()
                self.folder.cleanup()

    # What happens

    @rule(line=LINES)
    def mail_comes(self, line: Line) -> None:
        self.mails += 1
        self.firm.receive(made_of(self.firm, self.mails, line))
        self.happened("mail")

    @rule(number=st.sampled_from(NUMBERS), hour=st.integers(9, 16), missed=st.booleans())
    def somebody_rings(self, number: str, hour: int, missed: bool) -> None:
        outcome = "missed" if missed else "answered"
        calls.add(self.firm.store, NewCall(at(f"Wed {hour}:00"), "in", outcome, number=number))
        self.happened("call")

    # What the user does

    @rule(place=places, kind=st.sampled_from(sorted(decisions.KINDS)))
    def decide(self, place: int, kind: str) -> None:
        key = self.row(place)
        opens = kind == "owe"
        self.do(kind, lambda: decisions.decide(self.store, [key], kind, now=self.then), opens=opens)

    @rule(place=places, owed=st.sampled_from(["always", "never", ""]))
    def judge_the_sender(self, place: int, owed: str) -> None:
        key = self.row(place)
        work = lambda: senders.say(self.store, key, owed, self.then)  # noqa: E731
        # Without what was owed by the rules, an 'I do owe this' of before holds.
        self.do("sender", work, opens=True)

    @rule(place=places, on=st.booleans())
    def look(self, place: int, on: bool) -> None:
        key = self.row(place)
        self.do("read", lambda: handling.read(self.store, [key], on))
        self.do("star", lambda: handling.star(self.store, [key], on))

    @rule(place=places, until=st.sampled_from(["Fri 9:00", "Mon+1 9:00"]))
    def snooze(self, place: int, until: str) -> None:
        key = self.row(place)
        self.do("snooze", lambda: snoozing.snooze(self.store, [key], at(until), self.then))

    @rule(place=places, where=st.sampled_from(["archive", "trash", "junk"]))
    def put_away(self, place: int, where: str) -> None:
        key, move = self.row(place), getattr(handling, where)
        # What lay in the trash before may have hidden an older debt: none of it is new.
        self.do(where, lambda: move(self.store, [key]), opens=True)

    @rule(place=places, kind=st.sampled_from(["promise", "theirs", "reminder"]))
    def note(self, place: int, kind: str) -> None:
        new = NewFollowUp(kind, "the drawings", at("Fri 10:00"), key=self.row(place))
        self.do(kind, lambda: followups.add(self.store, new, self.then), opens=True)

    @rule(number=st.sampled_from(NUMBERS), hour=st.integers(9, 16))
    def speak(self, number: str, hour: int) -> None:
        spoken = NewCall(at(f"Thu {hour}:00"), "out", "answered", number=number)
        self.do("log", lambda: calls.log(self.store, spoken, "all"), again=True)

    @rule(number=st.sampled_from(NUMBERS), place=places)
    def speak_of(self, number: str, place: int) -> None:
        spoken = NewCall(at("Thu 9:30"), "out", "answered", number=number)
        open_ = (
            "SELECT id FROM loops WHERE closed_at > :at AND opened_at <= :at ORDER BY since, who"
        )
        found = self.store.reader().execute(open_, {"at": spoken.at}).fetchall()
        if found:
            ticked = [found[place % len(found)][0]]
            self.do("tick", lambda: calls.log(self.store, spoken, ticked), again=True)

    @rule(who=st.sampled_from(STRANGERS), which=st.sampled_from(["Acme Kft.", "Papp Optika"]))
    def attach(self, who: tuple[str, str], which: str) -> None:
        client = clients.by_name(self.store, which)
        if client is not None:
            work = lambda: linking.attach(self.store, client.id, *who)  # noqa: E731
            self.do("attach", work, opens=True)

    @rule(who=st.sampled_from(STRANGERS))
    def never(self, who: tuple[str, str]) -> None:
        self.do("never", lambda: linking.never(self.store, *who))

    @rule(place=places)
    def pin(self, place: int) -> None:
        papp, key = clients.by_name(self.store, "Papp Optika"), self.row(place)
        if papp is not None:
            self.do("pin", lambda: linking.pin(self.store, key, papp.id), opens=True)

    @rule()
    def merge(self) -> None:
        acme, papp = (clients.by_name(self.store, name) for name in ("Acme Kft.", "Papp Optika"))
        if acme is not None and papp is not None:
            self.do("merge", lambda: merging.merge(self.store, acme.id, papp.id), opens=True)

    @rule(span=st.sampled_from(["30m", "2d", ""]))
    def change_the_policy(self, span: str) -> None:
        acme = clients.by_name(self.store, "Acme Kft.")
        assert acme is not None
        self.do(
            "policy",
            lambda: clients.set_value(self.store, acme.id, "answer_within", span),
            opens=True,
        )

    @rule(one=places, other=places)
    def join(self, one: int, other: int) -> None:
        keys = [self.row(one), self.row(other)]
        self.do("join", lambda: parting.join(self.store, keys), opens=True)

    @precondition(lambda self: self.states)
    @rule()
    def take_back(self) -> None:
        before = self.states.pop()
        assert undoing.undo(self.store) is not None
        COUNTED["undone"] += 1
        self.now = self.told()
        assert self.now == before, differs(before, self.now)

    # What holds at any time

    @invariant()
    def judged_at_once_it_is_the_same(self) -> None:
        if not hasattr(self, "now") or self.now == getattr(self, "checked", None):
            return
        with self.store.transaction() as conn:
            conn.execute("UPDATE conversations SET stale = stale + 1")
            known = [row[0] for row in conn.execute("SELECT id FROM calls")]
            settling.mark_changed(conn, known)
            alone = [row[0] for row in conn.execute("SELECT id FROM followups")]
            settling.mark_followups(conn, alone)
        settling.settle_all(self.store)
        COUNTED["judged"] += 1
        assert self.told() == self.now, differs(self.now, self.told())
        self.checked = self.now

    # How it is told

    @property
    def store(self):  # type: ignore[no-untyped-def]
        return self.firm.store

    def row(self, place: int) -> int:
        """In an order that does not hang on the numbers that conversations happened to get."""
        known = (
            "SELECT c.id, min(m.at) AS at, min(m.digest) AS digest FROM conversations c "
            "JOIN messages m ON m.conversation_id = c.id GROUP BY c.id "
            "UNION ALL SELECT -id, at, id FROM calls ORDER BY at, digest"
        )
        keys = self.store.reader().execute(known).fetchall()
        return int(keys[place % len(keys)][0])

    def told(self) -> Told:
        return ledger(self.store), lists(self.store, NOW)

    def overdue(self) -> set[tuple[str, str, Instant, Instant]]:
        found = self.store.reader().execute(
            "SELECT kind, who, since, due FROM loops WHERE kind <> 'fyi' AND opened_at <= :now "
            "AND (closed_at IS NULL OR closed_at > :now) AND due <= :now",
            {"now": NOW},
        )
        return set(found.fetchall())

    def happened(self, what: str) -> None:
        """It came from outside: what was done before is no longer the newest that there is."""
        before, self.now = self.now, self.told()
        COUNTED[what] += self.now != before
        self.states.clear()

    def do(
        self,
        what: str,
        work: Callable[[], object],
        *,
        opens: bool = False,
        again: bool = False,
    ) -> None:
        """`opens`: it may make a debt. `again`: it answers one before now, so that who asked once
        more since, or is owed by the user's word since, waits by that."""
        self.then += 60
        before, late, steps = self.now, self.overdue(), len(undoing.undo_stack(self.store))
        try:
            work()
        except REFUSED:
            COUNTED["refused"] += 1
            assert self.told() == before
            return
        self.now = self.told()
        COUNTED[what] += self.now != before
        if not opens:
            waited = {who for _, who, _, _ in late}
            assert not [new for new in self.overdue() - late if not again or new[1] not in waited]
        if len(undoing.undo_stack(self.store)) > steps:
            self.states.append(before)


def differs(before: Told, after: Told) -> str:
    """The lines of the ledger that are not in both, or the lists."""
    then, now = before[0], after[0]
    assert isinstance(then, list) and isinstance(now, list)
    lines = [f"- {line}" for line in then if line not in now]
    lines += [f"+ {line}" for line in now if line not in then]
    return "\n".join(["", *lines]) if lines else f"\n- {before[1]}\n+ {after[1]}"


def test_any_life() -> None:
    COUNTED.clear()
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            suppress_health_check=list(HealthCheck),
        ),
    )
    seen = {what for what, count in COUNTED.items() if count}
    assert {"mail", "call", "judged", "undone"} <= seen, COUNTED
    assert len(seen) >= 15, COUNTED
