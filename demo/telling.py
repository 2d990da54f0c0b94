"""Telling a story: its facts are drawn, its texts filled, its mails written and placed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from zlib import crc32

from demo import language as say
from demo.firm import MANAGER, Client, Language, Person
from demo.goods import OFTEN, PRODUCTS, dative
from demo.letters import Letter, received, write
from demo.mail import Mail
from demo.parts import by_name
from demo.stories import Story, Turn

Facts = dict[str, str]

_TWO_TONES = re.compile(r"<([^<>/]*)/([^<>/]*)>")
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_ARTICLE = re.compile(r"([aA])\(z\) (?=(\d*)(.))")
QUOTES_AT_MOST = 60
"""Lines of older mails below an answer; people cut them at some time."""


@dataclass(frozen=True)
class Cast:
    client: Client
    person: Person
    other: Person
    """A second contact; the first one where the client has no more."""

    @property
    def language(self) -> Language:
        return self.client.language


@dataclass
class Teller:
    """One conversation while it is told; what it wrote so far decides what comes next."""

    cast: Cast
    facts: Facts
    subject: str
    rng: Random
    told: list[Letter] = field(default_factory=list)
    _quotable: str = ""

    def tell(self, turn: Turn, at: datetime) -> Letter:
        sender, to, cc = self._parties(turn)
        said = fill(turn.text, self.facts | {"me": to.given}, self.cast.person.familiar, self.rng)
        text = said if turn.bare else self._dressed(said, sender, to)
        quote = self._quote(sender)
        attached = turn.options.get("attach", "")
        letter = Letter(
            sender=sender,
            to=(to,),
            cc=cc,
            subject=self._subject(sender),
            text=f"{text}\n\n{quote}" if quote else text,
            at=at,
            message_id=message_id(sender, at, self.subject),
            answers=() if "noids" in turn.options else self._thread(),
            parts=(by_name(attached, self.subject),) if attached else (),
            headers=_program(sender),
            charset=_charset(sender, self.cast.language),
            as_html=turn.options.get("html", _html(sender)),
        )
        self._quotable = _shortened(letter.text)
        self.told.append(letter)
        return letter

    def _thread(self) -> tuple[str, ...]:
        return tuple(letter.message_id for letter in self.told)

    def _parties(self, turn: Turn) -> tuple[Person, Person, tuple[Person, ...]]:
        theirs = self.cast.other if turn.who == "them2" else self.cast.person
        cc = (self.cast.other,) if "cc" in turn.options else ()
        parties = (MANAGER, theirs) if turn.who == "us" else (theirs, MANAGER)
        return (*parties, tuple(person for person in cc if person not in parties))

    def _dressed(self, said: str, sender: Person, to: Person) -> str:
        language = self.cast.language
        hello = say.greeting(language, sender, to, self.rng)
        return f"{hello}\n\n{said}\n\n{say.signature(language, sender, to, self.rng)}"

    def _subject(self, sender: Person) -> str:
        if not self.told:
            return self.subject
        return say.PREFIX[self.cast.language][sender.program == "outlook"] + self.subject

    def _quote(self, sender: Person) -> str:
        if not self.told:
            return ""
        before = self.told[-1]
        return say.quoted(
            self.cast.language, sender, before.sender, before.at, before.subject, self._quotable
        )


def begin(story: Story, cast: Cast, start: datetime, rng: Random) -> Teller:
    facts = draw(cast, start.date(), rng)
    subject = fill(rng.choice(story.subjects), facts, cast.person.familiar, rng)
    return Teller(cast, facts, subject[0].upper() + subject[1:], rng)


def tell(story: Story, cast: Cast, instants: Sequence[datetime], rng: Random) -> list[Letter]:
    """The letters of a whole story; `instants`: when each turn is written."""
    teller = begin(story, cast, instants[0], rng)
    return [teller.tell(turn, at) for turn, at in zip(story.turns, instants, strict=True)]


def kept(letter: Letter, flags: tuple[str, ...] = ()) -> Mail:
    """As it lies in Jane's mailboxes: what came has its trace, what she sent has not."""
    raw = write(letter)
    if letter.sender is MANAGER:
        return Mail(raw, letter.at, ("\\Seen", *flags))
    seconds = crc32(letter.message_id.encode()) % 9 + 2
    arrived = letter.at + timedelta(seconds=seconds)
    return Mail(received(raw, letter.sender.address, letter.at, seconds), arrived, flags)


def message_id(sender: Person, at: datetime, salt: str) -> str:
    number = crc32(f"{sender.address} {at.timestamp()} {salt}".encode())
    return f"<{at:%Y%m%d%H%M%S}.{number:08x}@{sender.address.rpartition('@')[2]}>"


def draw(cast: Cast, start: date, rng: Random) -> Facts:
    """Products, numbers, sums and dates of one story, in the client's language."""
    language = cast.language
    first, second = rng.sample(PRODUCTS, 2)
    fewer, count, more = sorted(rng.sample(OFTEN, 3))
    days = _workdays(start, rng)
    half = rng.random() < 0.5
    facts = {
        "p": first.names[language],
        "pdat": dative(first.names[language]),
        "p2": second.names[language],
        "n": str(count),
        "n2": str(more),
        "few": str(rng.randint(2, max(2, min(8, fewer)))),
        "po": str(rng.randint(4500000, 4799999)),
        "offer": f"A-{rng.randint(1800, 4999)}",
        "inv": f"{start.year}/{rng.randint(200, 4999):04}",
        "contract": f"K-{rng.randint(1100, 1890)}",
        "pct": str(rng.choice((3, 4, 5, 6, 7, 8, 10, 12))),
        "price": say.money(language, first.cents),
        "sum": say.money(language, first.cents * count + second.cents * more),
        "t1": say.hours(language, rng.choice((9, 10, 11)), half),
        "t2": say.hours(language, rng.choice((13, 14, 15)), not half),
        "city": cast.client.city,
        "domain": cast.person.address.rpartition("@")[2],
        "other": say.family_first(cast.other) if language == "hu" else cast.other.name,
    }
    for number, day in enumerate(days, 1):
        facts[f"d{number}"] = say.day(language, day)
        facts[f"d{number}on"] = say.on_day(language, day)
        facts[f"d{number}by"] = say.by_day(language, day)
    return facts


def _workdays(start: date, rng: Random) -> list[date]:
    """Three ascending days, none on a weekend."""
    days, day = [], start + timedelta(days=rng.randint(6, 11))
    for _ in range(3):
        while day.weekday() > 4:
            day += timedelta(days=1)
        days.append(day)
        day += timedelta(days=rng.randint(2, 9))
    return days


def fill(text: str, facts: Facts, familiar: bool, rng: Random) -> str:
    text = _TWO_TONES.sub(lambda found: found[1 if familiar else 2], text)
    text = _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), text)
    text = text.format_map(facts)
    return _ARTICLE.sub(lambda found: found[1] + _article(found[2], found[3]), text)


def _article(digits: str, letter: str) -> str:
    """Hungarian 'az' before a vowel as spoken: az 1, az 5, az 1000, but a 10 and a 100."""
    if digits:
        vowel = digits[0] == "5" or (digits[0] == "1" and len(digits) % 3 == 1)
    else:
        vowel = letter.lower() in "aáeéiíoóöőuúüű"
    return "z " if vowel else " "


def _shortened(text: str) -> str:
    lines = text.splitlines()
    return "\n".join(lines[:QUOTES_AT_MOST])


def _program(sender: Person) -> tuple[tuple[str, str], ...]:
    return {
        "outlook": (("X-Mailer", "Microsoft Outlook 16.0"),),
        "thunderbird": (("User-Agent", "Mozilla Thunderbird"),),
        "apple": (("X-Mailer", "Apple Mail (2.3774)"),),
    }.get(sender.program, ())


def _html(sender: Person) -> str:
    return "both" if sender.program == "outlook" and sender is not MANAGER else ""


def _charset(sender: Person, language: Language) -> str:
    if sender.program != "thunderbird" or sender is MANAGER:
        return "utf-8"
    return {"hu": "iso-8859-2", "de": "iso-8859-1"}.get(language, "utf-8")
