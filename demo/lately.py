"""The last five working days, by hand: Bea of Acme writes on Tuesday, and nobody answers.

Everything stands at working time before now, so that at any hour of any week every list has
something in it: far overdue, overdue, due soon, fine, waiting, cleared.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import NamedTuple
from zlib import crc32

from demo import machines, odd
from demo.firm import MANAGER, MARK, who
from demo.language import on_day
from demo.letters import Letter
from demo.mail import Mail
from demo.office import ago, later
from demo.stories import Story, present
from demo.telling import Cast, begin, kept

HOUR = 60
UNSEEN = 6 * HOUR
"""What came later than so many working minutes ago has not been opened yet."""


class Placed(NamedTuple):
    mailbox: str
    mail: Mail


def lately(now: datetime, rng: Random) -> Iterator[Placed]:
    told = {story.name: _told(story, now, rng) for kind in _KINDS for story in present(kind)}
    for letters in told.values():
        for number, letter in enumerate(letters):
            answered = any(after.sender is MANAGER for after in letters[number:])
            yield filed(letter, now, answered)
    for letter in odd.letters(now):
        yield filed(letter, now)
    yield from _returned(now)
    yield _absent(told["cabinet"][0], now)
    yield from _by_a_colleague(now)
    yield from _twice(told["invoice again"][0])
    yield from _drafts(told, now)


_KINDS = ("owed", "waiting", "settled", "long")


def filed(letter: Letter, now: datetime, answered: bool = False) -> Placed:
    if letter.sender is MANAGER:
        return Placed("Sent", kept(letter))
    flags = ("\\Seen",) if answered or letter.at < ago(now, UNSEEN) else ()
    return Placed("INBOX", kept(letter, (*flags, "\\Answered") if answered else flags))


def _told(story: Story, now: datetime, rng: Random) -> list[Letter]:
    client, person = who(story.person)
    # Nobody writes on the hour.
    more = crc32(story.name.encode()) % 9
    instants = [ago(now, turn.minutes + more) for turn in story.turns]
    teller = begin(story, Cast(client, person, person), instants[0], rng)
    for turn, at in zip(story.turns, instants, strict=True):
        teller.tell(turn, at)
    return teller.told


def _returned(now: datetime) -> Iterator[Placed]:
    """Our answer came back: what it had settled is owed again."""
    asked = odd.letter(
        who("ipolyi@ipolyinyomda.example")[1], MANAGER, "Papír a decemberi naptárhoz",
        "Tisztelt Kovács Jane!\n\nA naptárhoz 40 doboz papír kellene két héten belül. Mennyi az "
        "ára, és tudják-e tartani a határidőt?\n\nÜdvözlettel,\nIpolyi László", ago(now, 13 * HOUR),
    )  # fmt: skip
    answer = odd.letter(
        MANAGER, asked.sender, "Re: Papír a decemberi naptárhoz",
        "Tisztelt Ipolyi László!\n\nA határidőt tartjuk, az ár dobozonként 9 560 Ft.\n\n"
        "Üdvözlettel,\nKovács Jane", ago(now, 10 * HOUR), asked,
    )  # fmt: skip
    at = later(answer.at, 1)
    yield filed(asked, now, answered=True)
    yield filed(answer, now)
    yield Placed("INBOX", Mail(machines.received_bounce(answer, at), at, ("\\Seen",)))


def _absent(question: Letter, now: datetime) -> Placed:
    reader = question.to[0]
    day = on_day(reader.language, later(now, 12 * HOUR))
    return filed(machines.away(question, reader, day, later(question.at, 1)), now)


def _by_a_colleague(now: datetime) -> Iterator[Placed]:
    asked = odd.letter(
        who("wallner@steirobst.example")[1], MANAGER, "Etiketten für die Apfelkisten",
        "Liebe Frau Kovács,\n\nhalten Ihre Etiketten auch im Kühlhaus bei zwei Grad?\n\n"
        "Beste Grüße\nJohann Wallner", ago(now, 9 * HOUR),
    )  # fmt: skip
    answer = odd.letter(
        MARK, asked.sender, "AW: Etiketten für die Apfelkisten",
        "Sehr geehrter Herr Wallner,\n\nich antworte für Frau Kovács: Ja, bis minus 20 Grad. Das "
        "Datenblatt liegt bei.\n\nMit freundlichen Grüßen\nMárk Fehér",
        ago(now, 8 * HOUR), asked,
    )  # fmt: skip
    yield filed(asked, now)
    yield filed(replace(answer, cc=(MANAGER,)), now)


def _twice(letter: Letter) -> Iterator[Placed]:
    """A mail that lies in two mailboxes, as some programs leave it."""
    yield Placed("Archive", kept(letter, ("\\Seen",)))


def _drafts(told: dict[str, list[Letter]], now: datetime) -> Iterator[Placed]:
    unfinished = (
        ("site opening", "Hi Harriet,\n\nwith the simpler chairs it comes to £8,"),
        ("late order", "Szia Dávid!\n\nElnézést kérek, utánajártam: a"),
        ("offer", "Sehr geehrter Herr Dr. Egger,\n\n"),
    )
    for name, text in unfinished:
        last = told[name][-1]
        draft = odd.letter(
            MANAGER, last.sender, f"Re: {told[name][0].subject}", text, ago(now, 30), last
        )
        yield Placed("Drafts", kept(draft, ("\\Draft",)))
