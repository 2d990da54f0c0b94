"""One mailbox against the store, as pure functions: what to ask the server, and what to do then.

A round is: what SELECT or STATUS says (`Sight`) beside what the store holds (`Held`) gives the
questions; the server's answers give actions; `rounds.py` carries them out. Nothing here talks to
a server or to the store.

A state never moves before the rows that it describes, and nothing is removed on one server's one
word: servers have called living mailboxes empty.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from store.rules.instant import Instant

COMPARE_SECONDS = 600
"""A mailbox whose counts agree is still compared UID by UID this often."""
EMPTY_SECONDS = 60
"""How long a mailbox must stay empty before what we hold of it is removed."""
MANY = 50
"""More removals than this, and more than a fifth of the mailbox, are verified first; so are those
of all of its mail, however little it has."""
NEWEST = 500
"""Without CONDSTORE, the flags of so many newest messages are read at each round."""
SLICE = 2_000
"""Without CONDSTORE, the flags of so many older messages are read at each round, and at once in
between (see `older.py`)."""

HowFlags = Literal["none", "since", "newest", "all"]


@dataclass(frozen=True, slots=True)
class Sight:
    """What SELECT or STATUS says."""

    uidvalidity: int
    uidnext: int | None
    """None where the server does not say, or not believably."""
    exists: int
    modseq: int
    """0 without CONDSTORE (or NOMODSEQ)."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the store holds of a mailbox."""

    uidvalidity: int
    """0: nothing yet."""
    top: int
    """Every UID below it was seen."""
    modseq: int
    count: int
    """UIDs that we hold, unreadable ones among them."""
    complete: bool
    """Its history was fetched to the end."""
    compared_at: Instant | None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """What a round asks the server."""

    new_from: int | None = None
    """UIDs from this one on."""
    flags: HowFlags = "none"
    everything: bool = False
    """All UIDs of the mailbox."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the server answered to `Questions`; sets are empty where nothing was asked."""

    new: Collection[int] = ()
    flags: Mapping[int, frozenset[str]] | None = None
    vanished: Container[int] = ()
    everything: Iterable[int] | None = None


@dataclass(frozen=True, slots=True)
class FetchNew:
    uids: tuple[int, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class UpdateFlags:
    changes: tuple[tuple[int, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Unplace:
    uids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verify:
    """These seem to be gone: so many, or all there are, that it must be seen again over a fresh
    SELECT."""

    uids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """The server calls the mailbox empty, which is hard to believe. Nothing is removed yet."""


Action = FetchNew | UpdateFlags | Unplace | Verify | Doubt
Change = Literal["begin", "remap", "same"]


def change(sight: Sight, held: Held) -> Change:
    """Whether the UIDs that we hold still mean the same mail (RFC 9051 2.3.1.1: equality only)."""
    if held.uidvalidity == 0:
        return "begin"
    return "same" if sight.uidvalidity == held.uidvalidity else "remap"


def unchanged(sight: Sight, held: Held, now: Instant, synced_at: Instant | None = None) -> bool:
    """A STATUS that shows that there is nothing to ask. Of flags only CONDSTORE can prove that;
    without it a round at `synced_at` is trusted for some minutes."""
    if change(sight, held) != "same":
        return False
    asked = questions(sight, held, now)
    if sight.modseq == 0:
        recent = synced_at is not None and abs(now - synced_at) < COMPARE_SECONDS
        return recent and replace(asked, flags="none") == Questions()
    return asked == Questions()


def questions(sight: Sight, held: Held, now: Instant) -> Questions:
    """What to ask, for a mailbox whose UIDVALIDITY is ours."""
    return Questions(
        new_from=held.top if sight.uidnext is None or sight.uidnext > held.top else None,
        flags=_which_flags(sight, held),
        everything=held.complete and _must_compare(sight, held, now),
    )


def _which_flags(sight: Sight, held: Held) -> HowFlags:
    if sight.exists == 0 or held.count == 0:
        return "none"
    if sight.modseq == 0:
        return "newest"
    if held.modseq == 0 or sight.modseq < held.modseq:
        return "all"  # no starting point, or the server lost its own: compare all anew
    return "since" if sight.modseq > held.modseq else "none"


def has_fallen(sight: Sight, held: Held) -> bool:
    """UIDNEXT has: a server's fault, with the same UIDVALIDITY it never may (rule 4.1/12)."""
    return sight.uidnext is not None and sight.uidnext < held.top


def denies_removals(sight: Sight, held: Held) -> bool:
    """What the server says besides speaks against it that mail has gone from there: its
    mod-sequence would have moved (RFC 7162), and UIDNEXT does not fall."""
    return 0 < sight.modseq <= held.modseq or has_fallen(sight, held)


def _must_compare(sight: Sight, held: Held, now: Instant) -> bool:
    if has_fallen(sight, held):
        return True
    if held.role == "drafts" and sight.uidnext != held.top:
        return True
    grown = sight.uidnext is None or sight.uidnext > held.top
    if sight.exists != held.count and not grown:
        return True
    return held.compared_at is None or abs(now - held.compared_at) >= COMPARE_SECONDS


def missing_some(sight: Sight, held: Held, new: int) -> bool:
    """After the new UIDs are known: the counts say that something was expunged."""
    return held.complete and sight.exists != held.count + new


def decide(
    answers: Answers,
    *,
    held: Held,
    mine: Collection[int],
    my_flags: Mapping[int, frozenset[str]],
    emptied_at: Instant | None,
    now: Instant,
    denied: bool = False,
) -> list[Action]:
    """The actions of a round, in their order.

    mine: the UIDs held before the server was asked; all of them if everything was asked or some
    vanished, else at least the new ones. emptied_at: when the mailbox was first seen empty.
    denied: see `denies_removals`.
    """
    actions: list[Action] = []
    fresh = set(answers.new)
    listed = None if answers.everything is None else set(answers.everything)
    if listed is None:
        gone = {uid for uid in mine if uid in answers.vanished}
    else:
        fresh |= listed if held.complete else {uid for uid in listed if uid >= held.top}
        gone = set(mine) - listed  # it was asked for later, and says more
    new = sorted(fresh.difference(mine), reverse=True)
    if new:
        actions.append(FetchNew(tuple(new)))
    changes = differences(answers.flags or {}, my_flags, gone)
    if changes:
        actions.append(UpdateFlags(changes))
    if gone:
        empty = listed == set()
        stays_so = emptied_at is not None and now - emptied_at >= EMPTY_SECONDS
        if empty and (denied or len(gone) > MANY) and not stays_so:
            actions.append(Doubt())
        else:
            actions.append(_removal(gone, held.count, emptied=empty))
    return actions


def differences(
    theirs: Mapping[int, frozenset[str]],
    mine: Mapping[int, frozenset[str]],
    gone: Container[int] = (),
) -> tuple[tuple[int, frozenset[str]], ...]:
    return tuple(
        (uid, flags)
        for uid, flags in sorted(theirs.items())
        if uid in mine and mine[uid] != flags and uid not in gone
    )


def _removal(gone: set[int], count: int, *, emptied: bool) -> Action:
    uids = tuple(sorted(gone))
    if emptied or len(uids) >= count or (len(uids) > MANY and len(uids) * 5 > count):
        return Verify(uids)
    return Unplace(uids)


def verified(suspects: Collection[int], everything: Container[int]) -> Unplace:
    """What is really gone, by all UIDs over a fresh SELECT."""
    return Unplace(tuple(uid for uid in sorted(suspects) if uid not in everything))


def next_top(sight: Sight, held_top: int, highest: int) -> int:
    """Mail may arrive between SELECT and FETCH; a UIDNEXT may lie (rule 4.1/13)."""
    return max(held_top, highest + 1, sight.uidnext or 1)


def flag_slice(uids: Collection[int], start: int) -> tuple[tuple[int, ...], int]:
    """Without CONDSTORE: the UIDs whose flags this round reads, and where the next one goes on.

    The newest always; of the others a slice downwards from `start` (0: from the top)."""
    ordered = sorted(uids, reverse=True)
    newest, older = ordered[:NEWEST], ordered[NEWEST:]
    below = [uid for uid in older if start == 0 or uid < start] or older
    part = below[:SLICE]
    return (*newest, *part), (part[-1] if part else 0)
