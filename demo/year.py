"""The firm's past year, put together from its clients' matters: mostly answered, as it should be."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from demo import matters_de, matters_en, matters_hu
from demo.firm import CLIENTS, ME, Client, Person
from demo.matter import Matter
from demo.writing import Letter, Pen, quote

LANGUAGES: dict[str, Any] = {"hu": matters_hu, "de": matters_de, "en": matters_en}
CONVERSATIONS = 500
LEFT_OPEN = 7
"""Of them, questions that nobody answered: the backlog."""


def year(now: datetime, chance: random.Random, pen: Pen) -> list[Letter]:
    """All letters of conversations that began a year to eight days ago, unsorted."""
    letters: list[Letter] = []
    used: set[tuple[str, str]] = set()
    for number in range(CONVERSATIONS):
        client = chance.choice(CLIENTS)
        begun = _working_moment(now - timedelta(days=chance.randint(9, 360)), chance)
        left_open = number < LEFT_OPEN
        if left_open:
            begun = _working_moment(now - timedelta(days=chance.randint(30, 200)), chance)
        letters += _conversation(client, begun, chance, pen, used, left_open)
    return letters


def _conversation(
    client: Client,
    begun: datetime,
    chance: random.Random,
    pen: Pen,
    used: set[tuple[str, str]],
    left_open: bool,
) -> Iterator[Letter]:
    words = LANGUAGES[client.language]
    person = chance.choice(client.people)
    who = (person.name, person.address)
    matter, facts = _fresh_matter(words, client, begun, chance, used)
    subject = matter.subject.format(**facts)
    ask = pen.write(who, ME, subject, letter(words, person, matter.ask, facts, chance), begun)
    yield ask
    if left_open:
        return
    when = _later(begun, chance, 1, 26)
    text = mine(client.language, words, person, matter.answer.format(**facts))
    answer = pen.write(ME, who, _re(subject), text + quote(ask, words.REPLIED), when, ask)
    yield answer
    if chance.random() < 0.62:
        when = _later(when, chance, 1, 20)
        text = f"{matter.thanks}\n\n{person.name}" + quote(answer, words.REPLIED)
        yield pen.write(who, ME, _re(subject), text, when, answer)


def _fresh_matter(
    words: Any, client: Client, begun: datetime, chance: random.Random, used: set[tuple[str, str]]
) -> tuple[Matter, dict[str, object]]:
    """One that this client has not written about in these words."""
    while True:
        matter: Matter = chance.choice(words.MATTERS)
        facts = details(words, begun, chance)
        key = (client.name, matter.subject.format(**facts))
        if key not in used or chance.random() < 0.05:
            used.add(key)
            return matter, facts


def details(words: Any, day: datetime, chance: random.Random) -> dict[str, object]:
    """What stands in for the blanks of a matter."""
    n = chance.choice((12, 20, 24, 40, 60, 80, 120, 200, 250, 400))
    date = day + timedelta(days=chance.randint(3, 12))
    return {
        "n": n,
        "few": chance.randint(2, 9),
        "fewer": n - chance.randint(2, 6),
        "price": f"{chance.randint(3, 180)}.{chance.choice(('00', '50', '90'))}",
        "order": f"{chance.choice('KBR')}-{chance.randint(2100, 9899)}",
        "product": chance.choice(words.PRODUCTS),
        "date": _date(words, date),
    }


def _date(words: Any, day: datetime) -> str:
    if words is matters_de:
        return f"{day.day}.{day.month}."
    if words is matters_hu:
        return f"{day:%m.%d.}"
    return f"{day.day} {day:%B}"


def letter(
    words: Any, person: Person, text: str, facts: dict[str, object], chance: random.Random
) -> str:
    """A client's letter to Jane, with greeting and signature."""
    hello = chance.choice(words.HELLO).format(first="Jane")
    bye = chance.choice(words.BYE)
    return f"{hello}\n\n{text.format(**facts)}\n\n{bye}\n{person.name}\n{person.number}\n"


def mine(language: str, words: Any, person: Person, text: str) -> str:
    """Jane's letter to a client."""
    names = person.name.replace("Dr. ", "").replace("Mag. ", "").split()
    hello = {
        "hu": f"Kedves {names[-1]}!",
        "de": f"Guten Tag {names[0]} {names[-1]},",
        "en": f"Hi {names[0]},",
    }[language]
    return f"{hello}\n\n{text}\n\n{words.BYE[0]}\nJane Kovács\n-- \nKontor Kft., Budapest\n"


def _re(subject: str) -> str:
    return subject if subject.startswith("Re: ") else f"Re: {subject}"


def _working_moment(day: datetime, chance: random.Random) -> datetime:
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day.replace(hour=chance.randint(8, 16), minute=chance.randint(0, 59), second=0)


def _later(moment: datetime, chance: random.Random, least: int, most: int) -> datetime:
    later = moment + timedelta(hours=chance.randint(least, most), minutes=chance.randint(0, 59))
    if later.weekday() > 4 or not 8 <= later.hour < 17:
        later = (later + timedelta(days=1)).replace(hour=chance.randint(8, 11))
        while later.weekday() > 4:
            later += timedelta(days=1)
    return later
