"""The year behind the present: stories told to their end, and what machines sent meanwhile."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from random import Random

from demo import machines
from demo.firm import CLIENTS, MANAGER, Client
from demo.language import on_day
from demo.letters import Letter
from demo.office import ago, later, some_time
from demo.outsiders import KONTOR, STRANGERS
from demo.stories import Story, internal, stories
from demo.telling import Cast, begin

HOUR = 60
YEAR = 1990 * HOUR
"""Of working minutes; some fifty weeks."""
LETTERS = 1120
"""In conversations with clients."""
FORGOTTEN = 7
"""Questions that nobody ever answered."""
_WEIGHT = {"key": 3.0, "standard": 1.4, "care": 1.0}


def conversations(now: datetime, rng: Random) -> list[list[Letter]]:
    """Each in the order of its letters: clients', strangers', colleagues'."""
    told = [_told(client, story, now, rng) for client, story in _plots(rng)]
    told += [_forgotten(now, rng) for _ in range(FORGOTTEN)]
    told += [_told(one, rng.choice(stories(one.language)), now, rng) for one in STRANGERS]
    told += [_told(KONTOR, story, now, rng) for story in internal() * 3]
    return told


def _plots(rng: Random) -> Iterator[tuple[Client, Story]]:
    """Clients and stories: no client twice in one story before all have been told."""
    weights = [_WEIGHT[client.tier] for client in CLIENTS]
    decks: dict[str, list[Story]] = {}
    letters = 0
    while letters < LETTERS:
        (client,) = rng.choices(CLIENTS, weights)
        if not decks.get(client.name):
            decks[client.name] = rng.sample(stories(client.language), len(stories(client.language)))
        story = decks[client.name].pop()
        letters += len(story.turns)
        yield client, story


def _told(client: Client, story: Story, now: datetime, rng: Random) -> list[Letter]:
    """At some time of the year, done with by now."""
    pace = rng.uniform(0.5, 1.5)
    length = story.minutes * pace + HOUR * len(story.turns)
    at = some_time(now, length + 6 * HOUR, YEAR, rng)
    teller = begin(story, _cast(client, rng), at, rng)
    for turn in story.turns:
        at = later(at, turn.minutes * pace + rng.uniform(1, 50))
        teller.tell(turn, at)
    return teller.told


def _forgotten(now: datetime, rng: Random) -> list[Letter]:
    while True:
        client = rng.choice(CLIENTS)
        story = rng.choice(stories(client.language))
        if story.turns[0].who == "them":
            at = some_time(now, 130 * HOUR, 1200 * HOUR, rng)
            teller = begin(story, _cast(client, rng), at, rng)
            return [teller.tell(story.turns[0], at)]


def _cast(client: Client, rng: Random) -> Cast:
    person = rng.choice(client.people)
    others = [other for other in client.people if other is not person]
    return Cast(client, person, rng.choice(others or [person]))


def automatic(now: datetime, rng: Random) -> Iterator[Letter]:
    """What machines sent into INBOX."""
    makers = [(machines.newsletter, 60), (machines.parcel, 40)]
    for maker, count in makers:
        for _ in range(count):
            yield maker(some_time(now, 8 * HOUR, YEAR, rng), rng)
    senders = [client for client in CLIENTS if client.name in machines.ORDER_SYSTEMS]
    for _ in range(64):
        yield machines.order(rng.choice(senders), some_time(now, 8 * HOUR, YEAR, rng), rng)
    for week in range(1, 24):
        yield machines.backup_report(ago(now, 80 * HOUR * week + 30))


def absences(told: list[list[Letter]], rng: Random) -> Iterator[Letter]:
    """Notes that some of our mails met, a few seconds later."""
    ours = [letter for letter in chain.from_iterable(told) if letter.sender is MANAGER]
    for letter in rng.sample(ours, 14):
        reader = letter.to[0]
        back = later(letter.at, 16 * HOUR)
        if not reader.address.endswith("@kontor.example"):
            day = on_day(reader.language, back)
            yield machines.away(letter, reader, day, later(letter.at, 1))
