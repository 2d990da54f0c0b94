"""What the daemon is to die of, over a whole run at several servers, and what must have been met
by its end for the run to prove anything."""

import random
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from tests.soak.lives import Death, Died, Kind

COMMITS = 60
"""A first sync makes as many, other lives ten to fifty; with more to do any life makes them."""
STEPS: dict[Kind, int] = {
    "after a commit": COMMITS,
    "before a commit": COMMITS,
    "after a command": 40,
    "around a wish": 10,
    "around a mail": 12,
    "around a draft": 12,
}
"""How many there are of each in a life."""
AN_INSTANT, LONGEST = 0.9, 120.0
"""Seconds of a life that ends whatever it does, and of one that waits for what it is to die of."""

FIRST = 4
"""The first kills at a server are of the first sync; then that is brought to its end."""
SOON = 12
"""So far a first sync comes at a time."""
AT_FIRST_SYNC: tuple[Kind, ...] = ("after a commit", "after a command", "before a commit")
LATER: tuple[Kind, ...] = (
    "after a commit",
    "around a mail",
    "before a commit",
    "around a wish",
    "after a commit",
    "around a draft",
    "after a commit",
    "at an instant",
    "after a command",
    "around a wish",
    "after a commit",
    "around a mail",
)

WANTED: dict[str, float] = {
    "after a commit": 0.2,
    "before a commit": 0.04,
    "after a command": 0.04,
    "around a wish": 0.06,
    "around a mail": 0.06,
    "around a draft": 0.04,
    "at an instant": 0.04,
    "in a first sync": 0.04,
    "in a wish": 0.08,
    "in a mail": 0.08,
    "act": 0.5,
    "own act": 0.5,
}
"""How often each must have happened, of each kill; once at least."""
LONG = 100
"""So many kills are a long run, in which each commit is one of them, and these things happen."""
WANTED_IN_LONG: dict[str, float] = {
    "in a copy": 0.02,
    "in a draft": 0.02,
    "in a sent copy": 0.01,
    "in a mapping": 0.005,
    "uncertain mail": 0.01,
    "they remake": 0.02,
    "they rename": 0.02,
}


@dataclass
class Plan:
    """chance: of what it dies next, and nothing else, so that a seed plans the same again."""

    chance: random.Random
    most: int = COMMITS
    """No life is to come to a later commit, command or step than this."""
    counts: Counter[str] = field(default_factory=Counter)
    missed: list[Death] = field(default_factory=list)
    """Commits that a life did not come to; another is to."""
    reached: set[int] = field(default_factory=set)
    """The n-th commits after which it died."""
    _decks: dict[Kind, list[int]] = field(default_factory=dict)
    _later: int = 0

    def death(self, number: int) -> Death:
        """Of the life with this number at its server: every step in its turn, and others."""
        if number <= FIRST:
            kind = AT_FIRST_SYNC[number % len(AT_FIRST_SYNC)]
            return Death(kind, self._dealt(kind, SOON), LONGEST)
        kind = LATER[self._later % len(LATER)]
        self._later += 1
        if kind == "at an instant":
            return Death(kind, 0, self.chance.uniform(0.1, AN_INSTANT))
        return Death(kind, self._dealt(kind, self._steps(kind)), LONGEST)

    def once_more(self) -> Death:
        """Beyond what was planned, for what was not met."""
        return self.missed.pop(0) if self.missed else self.death(FIRST + 1)

    def _dealt(self, kind: Kind, most: int) -> int:
        """Each number once before any comes again."""
        deck = self._decks.setdefault(kind, [])
        if not any(number <= most for number in deck):
            new = list(range(1, self._steps(kind) + 1))
            self.chance.shuffle(new)
            deck += new
        found = next(number for number in deck if number <= most)
        deck.remove(found)
        return found

    def _steps(self, kind: Kind) -> int:
        return min(self.most, STEPS[kind])

    def note(self, died: Died, amid: Collection[str]) -> None:
        """amid: what it was in the middle of."""
        death = died.death
        self.counts["kills"] += 1
        self.counts[death.kind if died.as_planned else "at an instant"] += 1
        self.counts.update(amid)
        if death.kind != "after a commit":
            return
        if died.as_planned:
            self.reached.add(death.number)
        elif death.number not in self.reached:
            self.missed.append(death)

    def lacks(self) -> dict[str, object]:
        """Of what there is too little, and how much there was."""
        kills = self.counts["kills"]
        wanted = WANTED | (WANTED_IN_LONG if kills >= LONG else {})
        few: dict[str, object] = {
            what: self.counts[what]
            for what, share in wanted.items()
            if self.counts[what] < max(1, int(share * kills))
        }
        never = set(range(1, self.most + 1)) - self.reached if kills >= LONG else set()
        return few | ({"never after the n-th commit": sorted(never)} if never else {})

    def enough(self) -> None:
        """A run in which too little happened proves nothing."""
        lacks = self.lacks()
        assert not lacks, f"too little happened: {lacks} of {dict(self.counts)}"
