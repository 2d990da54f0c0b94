"""The sample firm: all that lies in its mailboxes and books, relative to now."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from demo import history, machines
from demo.firm import ALIAS, FREE_MAIL, MANAGER, clients_csv
from demo.lately import Placed, lately
from demo.letters import Letter
from demo.mail import ROLES, Mail, Mailboxes
from demo.office import HOLIDAYS, ZONE, some_time
from demo.phone import calls_csv
from demo.telling import kept

SEED = 1187
KEPT_IN_INBOX = timedelta(days=35)
"""Older mail has mostly been put away."""


@dataclass(frozen=True)
class Facts:
    """What a configuration for this firm says."""

    name: str = MANAGER.name
    address: str = MANAGER.address
    aliases: tuple[str, ...] = (ALIAS,)
    region: str = "HU"
    timezone: str = str(ZONE)
    holidays: str = HOLIDAYS
    free_mail: tuple[str, ...] = (FREE_MAIL,)
    tiers: tuple[tuple[str, str], ...] = (("key", "4h"), ("standard", "8h"), ("care", "2d"))
    """Each with its `answer_within`."""


@dataclass(frozen=True)
class World:
    mailboxes: Mailboxes
    clients_csv: str
    calls_csv: str
    config: Facts = Facts()


def build(now: datetime, seed: int = SEED) -> World:
    """The same for the same instant, to the second, and seed."""
    now = now.astimezone(ZONE).replace(microsecond=0)
    boxes: dict[str, list[Mail]] = defaultdict(list)
    for mailbox, mail in _placed(now, Random(seed)):
        boxes[mailbox].append(mail)
    mailboxes = {
        name: tuple(sorted(boxes[name], key=lambda mail: mail.when)) for name in ("INBOX", *ROLES)
    }
    return World(mailboxes, clients_csv(), calls(now, seed))


def calls(now: datetime, seed: int = SEED) -> str:
    """`World.calls_csv` alone."""
    return calls_csv(now.astimezone(ZONE).replace(microsecond=0), Random(seed))


def _placed(now: datetime, rng: Random) -> Iterator[Placed]:
    told = history.conversations(now, rng)
    for letters in told:
        for number, letter in enumerate(letters):
            answered = any(after.sender is MANAGER for after in letters[number:])
            yield _past(letter, answered, now, rng)
    for letter in (*history.absences(told, rng), *history.automatic(now, rng)):
        yield _past(letter, False, now, rng)
    yield from _thrown_away(now, rng)
    yield from lately(now, rng)


def _past(letter: Letter, answered: bool, now: datetime, rng: Random) -> Placed:
    if letter.sender is MANAGER:
        return Placed("Sent", kept(letter))
    flags = ("\\Seen", "\\Answered") if answered else ("\\Seen",)
    if rng.random() < 0.02:
        flags = (*flags, "\\Flagged")
    put_away = letter.at < now - KEPT_IN_INBOX and rng.random() < 0.9
    return Placed("Archive" if put_away else "INBOX", kept(letter, flags))


def _thrown_away(now: datetime, rng: Random) -> Iterator[Placed]:
    for _ in range(26):
        yield Placed("Junk", kept(machines.spam(some_time(now, 60, 9000, rng), rng)))
    for _ in range(22):
        newsletter = machines.newsletter(some_time(now, 600, 9000, rng), rng)
        yield Placed("Trash", kept(newsletter, ("\\Seen",)))
