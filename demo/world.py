"""The sample firm: everything that is in its mailboxes and its books, relative to now."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from demo.firm import CLIENTS, COLLEAGUES, ME, clients_csv
from demo.mail import Mail, Mailboxes
from demo.present import ZONE, calls, present
from demo.writing import Letter, Pen, raw
from demo.year import LANGUAGES, year

SEED = 20
CALLS = 110
RECENT = timedelta(days=30)
"""What came since then still lies in INBOX."""
CALLS_HEADER = "at,direction,outcome,number,client,summary,channel,minutes"


@dataclass(frozen=True)
class World:
    mailboxes: Mailboxes
    clients_csv: str
    calls_csv: str


def build(now: datetime, seed: int = SEED) -> World:
    """The same for the same instant and seed."""
    local = now.astimezone(ZONE)
    chance, pen = random.Random(seed), Pen()
    letters = sorted(
        [*year(local, chance, pen), *present(local, pen)], key=lambda letter: letter.when
    )
    boxes: dict[str, list[Mail]] = {name: [] for name in ("INBOX", "Sent", "Archive")}
    for letter in letters:
        name, mail = _filed(letter, local, chance)
        boxes[name].append(mail)
    return World(
        mailboxes={**{name: tuple(mails) for name, mails in boxes.items()}, **_rest(local, pen)},
        clients_csv=clients_csv(),
        calls_csv="\n".join([CALLS_HEADER, *_calls(local, chance), *calls(local)]) + "\n",
    )


def _filed(letter: Letter, now: datetime, chance: random.Random) -> tuple[str, Mail]:
    when = letter.when.replace(microsecond=0)
    if letter.sender == ME:
        return "Sent", Mail(raw(letter, received=False), when, ("\\Seen",))
    age = now - letter.when
    flags = ["\\Seen"] if age > timedelta(days=2) else []
    if chance.random() < 0.02:
        flags.append("\\Flagged")
    mail = Mail(raw(letter, received=True), when, tuple(flags))
    return ("INBOX" if age < RECENT else "Archive"), mail


def _rest(now: datetime, pen: Pen) -> dict[str, tuple[Mail, ...]]:
    """Drafts, Trash and Junk."""
    when = now - timedelta(days=3)
    draft = pen.write(
        ME, ("Laura Smith", "smith@smithfoods.example"), "Revised quote", "Hi Laura,\n\n", when
    )
    thrown = pen.write(COLLEAGUES[0], ME, "Ebéd?", "Jössz ebédelni?", when)
    spam = pen.write(("Crypto Winner", "win@prize.example"), ME, "You won!", "Claim now.", when)
    return {
        "Drafts": (Mail(raw(draft, received=False), when, ("\\Draft", "\\Seen")),),
        "Trash": (Mail(raw(thrown, received=True), when, ("\\Seen",)),),
        "Junk": (Mail(raw(spam, received=True), when, ()),),
    }


def _calls(now: datetime, chance: random.Random) -> list[str]:
    """The year's calls: spoken with, or rung back soon."""
    rows: list[str] = []
    while len(rows) < CALLS:
        client = chance.choice(CLIENTS)
        person = chance.choice(client.people)
        when = (now - timedelta(days=chance.randint(8, 350))).replace(
            hour=chance.randint(9, 15), minute=chance.randint(0, 59), second=0, microsecond=0
        )
        if when.weekday() > 4:
            continue
        matter = chance.choice(LANGUAGES[client.language].MATTERS).subject
        about = matter.format_map(_Blank())
        number = "" if chance.random() < 0.1 else person.number
        channel = chance.choice(
            ("call", "call", "call", "call", "call", "meeting", "chat", "letter")
        )
        named = client.name if not number or channel != "call" else ""
        minutes = chance.randint(2, 25)
        if chance.random() < 0.25 and number and channel == "call":
            rows.append(f'{when.isoformat()},in,missed,{number},,"",call,')
            when += timedelta(minutes=chance.randint(5, 90))
        direction = chance.choice(("in", "out"))
        rows.append(
            f'{when.isoformat()},{direction},answered,{number},"{named}","{about}",{channel},{minutes}'
        )
    return rows[:CALLS]


class _Blank(dict[str, object]):
    """A matter's subject without its details."""

    def __missing__(self, key: str) -> str:
        return "…"
