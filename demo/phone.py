"""The call register of the sample firm: a year of calls, and those that wait to be rung back."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import NamedTuple

from demo.firm import CLIENTS, Client, Person, who
from demo.office import ago, later, some_time

HOUR = 60
CALLS = 109
"""Of the year; a missed one counts with the call that settled it."""


class Call(NamedTuple):
    at: datetime
    direction: str
    outcome: str
    number: str
    client: str
    summary: str
    channel: str = "call"
    minutes: int | str = ""
    contact: str = ""


_ABOUT = (
    "asked for the price of {n} office chairs, sending a quote",
    "wants the delivery on Tuesday, before noon",
    "invoice had the wrong purchase order number, accounts will correct it",
    "thinking about lab stools, rings again after the budget round",
    "very happy with the desks, asked about matching pedestals",
    "two boxes were wet, replaced without fuss",
    "payment terms: 45 days from next quarter, agreed",
    "went through the framework agreement, clause 6 still open",
    "moving to a new building in spring, {n} workplaces",
    "wanted the data sheet for the gloves, sent while talking",
    "chatted about the trade fair, meeting there on the second day",
    "order confirmed by phone, {n} boxes of copy paper",
    "asked who repairs old filing cabinets, gave her Zsófi's number",
    "delivery went to the wrong gate, cleared up with the driver",
    "complained about the late lorry, calmed down in the end",
    "new colleague in purchasing introduced himself",
)
_OTHER = {
    "meeting": "visit on site, measured the rooms, took photos",
    "chat": "asked whether the lorry has left, it had",
    "letter": "signed copy of the framework agreement came by post",
    "fax": "order by fax, {n} boxes of labels; yes, they still do",
}


def calls_csv(now: datetime, rng: Random) -> str:
    """In the format of `owed calls import`, oldest first."""
    calls = sorted([*_year(now, rng), *_lately(now)])
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(Call._fields)
    rows.writerows((call.at.isoformat(timespec="seconds"), *call[1:]) for call in calls)
    return out.getvalue()


def _year(now: datetime, rng: Random) -> Iterator[Call]:
    written = 0
    while written < CALLS:
        client = rng.choice(CLIENTS)
        person = rng.choice(client.people)
        settled = list(_matter(client, person, some_time(now, 40 * HOUR, 1900 * HOUR, rng), rng))
        written += len(settled)
        yield from settled


def _matter(client: Client, person: Person, at: datetime, rng: Random) -> Iterator[Call]:
    """One call, or one that was missed and the one that made up for it."""
    number = person.phone or client.phone
    summary = rng.choice(_ABOUT).format(n=rng.randint(8, 60))
    minutes = rng.randint(2, 22)
    kind = rng.random()
    if kind < 0.14:
        channel = rng.choice(list(_OTHER))
        text = _OTHER[channel].format(n=rng.randint(8, 60))
        yield Call(at, "in", "answered", "", client.name, text, channel, contact=person.name)
        return
    if kind < 0.17:
        yield Call(at, "in", "wrong-number", "+36 1 555 0999", "", "wanted a taxi", "call", 1)
        return
    if kind < 0.45:
        yield from _in_vain(client, number, at, rng)
        at = later(at, rng.randint(15, 150))
    direction = rng.choice(("in", "out"))
    yield Call(
        at, direction, "answered", number, client.name, summary, "call", minutes, person.name
    )


def _in_vain(client: Client, number: str, at: datetime, rng: Random) -> Iterator[Call]:
    missed = rng.choice(("missed", "missed", "voicemail", "busy"))
    yield Call(at, "in", missed, number, client.name, "")
    if rng.random() < 0.3:
        tried = rng.choice(("no-answer", "busy", "voicemail"))
        yield Call(later(at, 10), "out", tried, number, client.name, "")


def _lately(now: datetime) -> Iterator[Call]:
    """Who waits to be rung back, and who has been."""
    balogh = who("balogh@baloghbutor.example")[1].phone
    yield Call(ago(now, 5.5 * HOUR), "in", "missed", balogh, "", "")
    yield Call(ago(now, 3 * HOUR), "in", "missed", balogh, "", "")
    yield Call(ago(now, 2 * HOUR), "out", "no-answer", balogh, "", "")
    # A switchboard without direct lines: the register knows the firm, not the caller.
    yield Call(ago(now, 1.5 * HOUR), "in", "missed", "(06 1) 555-0170", "", "")
    yield Call(ago(now, 3.5 * HOUR), "in", "voicemail", "", "", "a woman, about the lab coats")
    ruth = who("ruth@calderprint.example")[1].phone
    yield Call(ago(now, 0.4 * HOUR), "in", "missed", ruth, "", "")
    kiss = who("kiss.sandor@matraerdeszet.example")[1].phone
    yield Call(ago(now, 7 * HOUR), "in", "missed", kiss, "", "")
    spoken = "wants plotter paper on rolls, sending samples"
    yield Call(ago(now, 6 * HOUR), "out", "answered", kiss, "", spoken, "call", 6)
    bea = who("bea.nagy@acme.example")[1]
    spoken = "just missed each other in the showroom; said nothing of the price list"
    yield Call(ago(now, 21 * HOUR), "in", "answered", bea.phone, "", spoken, "call", 3, bea.name)
    lukas = who("l.pichler@donau-logistik.example")[1]
    spoken = "Monday 7.30 at gate 2 would suit the warehouse"
    yield Call(ago(now, 8 * HOUR), "out", "answered", lukas.phone, "", spoken, "call", 4)
