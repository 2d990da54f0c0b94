"""What a mailbox has besides: forms, forwards, invitations, strangers, tricks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from demo import machines
from demo.firm import ALIAS, CLIENTS, MANAGER, MARK, ZSOFI, Person, who
from demo.letters import Letter, write
from demo.office import ago, later
from demo.outsiders import JONAS, NEIL, PETRA
from demo.parts import Event, Part, calendar
from demo.telling import message_id

HOUR = 60
INFO = Person("Kontor", ALIAS)


def letter(
    sender: Person, to: Person, subject: str, text: str, at: datetime, of: Letter | None = None
) -> Letter:
    number = message_id(sender, at, subject)
    answers = (*of.answers, of.message_id) if of else ()
    return Letter(sender, (to,), subject, text, at, number, answers=answers)


def letters(now: datetime) -> Iterator[Letter]:
    yield from _strangers(now)
    yield from _tricks(now)
    yield _forwarded(now)
    yield from _invitations(now)
    yield from _in_the_house(now)
    yield from _many(now)
    yield from _machines(now)


def _strangers(now: datetime) -> Iterator[Letter]:
    yield letter(
        JONAS.people[0], MANAGER, "Anfrage Werkstattausstattung",
        "Guten Tag Frau Kovács,\n\nHerr Kessler hat Sie empfohlen. Wir richten eine zweite "
        "Werkstatt ein. Was kosten 14 Spinde, und liefern Sie auch nach Rosenheim?\n\nMit freundlichen Grüßen\nJonas Weber\nWeber Elektro", ago(now, 4 * HOUR),
    )  # fmt: skip
    yield letter(
        PETRA.people[0], INFO, "Székek egy kávézóba",
        "Jó napot!\n\nKis kávézót nyitok, 16 egyforma széket keresek, használtat is. Önöknél van "
        "ilyen?\n\nHajdú Petra", ago(now, 10 * HOUR),
    )  # fmt: skip
    sender = Person("Kontor webshop", "noreply@kontor.example")
    form = letter(
        sender, INFO, "Contact form: question about delivery",
        "Name: Neil Barker\nCompany: Barker Joinery\n\nMessage: Could you deliver 6 lockers to "
        "Exeter before the end of the month? What would delivery cost?", ago(now, 6.5 * HOUR),
    )  # fmt: skip
    yield replace(form, headers=(("Reply-To", NEIL.people[0].address),))


def _tricks(now: datetime) -> Iterator[Letter]:
    """A domain that looks like a client's, and a subject that commands the terminal."""
    yield letter(
        Person("Bea Nagy", "bea.nagy@acrne.example"), MANAGER, "New bank account, urgent",
        "Hi Jane,\n\nour bank details have changed. Could you pay this month's credit note to the "
        "new account today, and confirm by mail only?\n\nBea", ago(now, 2.5 * HOUR),
    )  # fmt: skip
    trick = letter(
        Person("Printer Deals", "sales@printer-deals.example"), MANAGER, "",
        "Hello,\n\nwould you like 500 toner cartridges below cost?\n\nThe team", ago(now, 5 * HOUR),
    )  # fmt: skip
    yield replace(trick, raw_subject="=?utf-8?Q?Toner_=1B[31m=1B]0;owned=07_below_cost?=")


def _forwarded(now: datetime) -> Letter:
    """By a colleague, the client's own mail inside: the client waits, not the colleague."""
    inside = letter(
        who("gal.peter@tiszamalom.example")[1], MARK, "Eltérés az októberi jóváírásban",
        "Tisztelt Fehér Márk!\n\nA jóváíráson 84 200 Ft szerepel, a megállapodás szerint 96 400 Ft "
        "járna. Kérem, javítsák, mert holnap zárjuk a hónapot.\n\nTisztelettel,\nGál Péter\n"
        "Tisza Malom Zrt., könyvelés", ago(now, 4 * HOUR),
    )  # fmt: skip
    outer = letter(
        MARK, MANAGER, f"TOVÁBBÍTÁS: {inside.subject}",
        "Szia Jane!\n\nEz a te ügyfeled, kérlek, válaszolj neki.\n\nMárk", ago(now, 3 * HOUR),
    )  # fmt: skip
    return replace(outer, parts=(Part("", "message/rfc822", write(inside)),))


def _invitations(now: datetime) -> Iterator[Letter]:
    """One that waits for a yes, one that has it."""
    imke = who("petersen@elbe-verpackung.example")[1]
    yield _invitation("Jahresgespräch Rahmenvertrag", imke, now, 3 * HOUR, 20 * HOUR)
    fiona = who("f.macleod@blueheron.example")[1]
    invited = _invitation("Site visit: new wing", fiona, now, 30 * HOUR, 44 * HOUR)
    yield invited
    event = _event("Site visit: new wing", fiona, now, 44 * HOUR)
    at = later(invited.at, 2 * HOUR)
    answer = letter(MANAGER, fiona, f"Accepted: {invited.subject}", "Jane accepts.", at, invited)
    yield replace(answer, parts=(calendar(event, at, "REPLY"),))


def _invitation(about: str, host: Person, now: datetime, before: float, ahead: float) -> Letter:
    at = ago(now, before)
    sent = letter(host, MANAGER, about, about, at)
    return replace(sent, parts=(calendar(_event(about, host, now, ahead), at, "REQUEST"),))


def _event(about: str, host: Person, now: datetime, ahead: float) -> Event:
    day = later(now, ahead)
    start = day.replace(hour=10, minute=0, second=0)
    uid = f"{start:%Y%m%d}-{host.address}"
    return Event(uid, about, host.company, start, start + timedelta(hours=1), host, MANAGER)


def _in_the_house(now: datetime) -> Iterator[Letter]:
    yield letter(
        ZSOFI, MANAGER, "Pénteki kocsi",
        "Szia Jane!\n\nA pénteki kocsira még két raklap fér. Melyik ügyfeled menjen előre, a Novák "
        "vagy a Balogh?\n\nZsófi", ago(now, 2 * HOUR),
    )  # fmt: skip
    copied = letter(
        who("s.patel@northgatedental.example")[1], MARK, "Pallet exchange on Friday",
        "Dear Márk,\n\nas agreed on the phone we return twelve pallets on Friday.\n\nKind regards,"
        "\nSamir Patel", ago(now, 6 * HOUR),
    )  # fmt: skip
    yield replace(copied, cc=(MANAGER,))


def _many(now: datetime) -> Iterator[Letter]:
    """To everybody at once, and asking nobody."""
    haulier = Person("Kék Futár", "ugyfelszolgalat@kekfutar.example")
    everybody = tuple(client.people[0] for client in CLIENTS[12:21])
    mail = letter(
        haulier, MANAGER, "Új díjszabás",
        "Tisztelt Partnereink!\n\nA díjszabásunk január elsejétől változik, a részletek a "
        "honlapunkon olvashatók.\n\nTóth Gergely\nKék Futár",
        ago(now, 9 * HOUR),
    )  # fmt: skip
    yield replace(mail, to=(MANAGER, *everybody))


def _machines(now: datetime) -> Iterator[Letter]:
    yield machines.machine(
        "Bestellsystem Elbe", "bestellsystem@elbe-verpackung.example", "Bestellung 889114",
        "Automatisch erstellte Bestellung 889114.\n\nPos. 10: 60 Archivboxen\n"
        "Pos. 20: 24 Kartons Etiketten", ago(now, 7 * HOUR), machines.AUTOMATIC,
    )  # fmt: skip
    # At night and on Sundays too, this one.
    yield machines.machine(
        "Papírpiac Hírlevél", "hirlevel@papirpiac.example", "Megint drágul a cellulóz",
        "Két hónapon belül harmadszor emelnek árat a papírgyárak.", now - timedelta(hours=3),
        ("List-Id", "<news.papirpiac.example>"),
        ("List-Unsubscribe", "<https://papirpiac.example/leiratkozas>"), ("Precedence", "bulk"),
    )  # fmt: skip
