"""Mail that no person wrote: newsletters, order systems, absence notes, bounces, adverts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from email.utils import format_datetime
from random import Random
from zlib import crc32

from demo.firm import MANAGER, ZSOFI, Client, Person
from demo.goods import OFTEN, PRODUCTS
from demo.letters import Letter, mailbox, received
from demo.outsiders import NEWS, NEWSLETTERS, SPAM
from demo.telling import message_id

AUTOMATIC = ("Auto-Submitted", "auto-generated")
ORDER_SYSTEMS = {
    "Elbe Verpackung AG": ("Bestellsystem Elbe", "bestellsystem@elbe-verpackung.example"),
    "Donau Logistik GmbH": ("Donau Einkauf", "einkauf-system@donau-logistik.example"),
    "Thornbury Labs Ltd": ("Thornbury Purchasing", "erp@thornburylabs.example"),
    "Tisza Malom Zrt.": ("Tisza Malom SAP", "sap@tiszamalom.example"),
}
_ORDER = {
    "de": ("Bestellung {n}", "Automatisch erstellte Bestellung {n}.\n\nPos. 10: {a}\nPos. 20: {b}"),
    "en": ("Purchase order {n}", "System-generated order {n}.\n\nLine 10: {a}\nLine 20: {b}"),
    "hu": ("Megrendelés {n}", "Automatikus megrendelés: {n}.\n\n10. tétel: {a}\n20. tétel: {b}"),
}


def machine(
    name: str, address: str, subject: str, text: str, at: datetime, *headers: tuple[str, str]
) -> Letter:
    """A mail to Jane that a program sent."""
    sender = Person(name, address)
    number = message_id(sender, at, subject)
    return Letter(sender, (MANAGER,), subject, text, at, number, headers=headers)


def newsletter(at: datetime, rng: Random) -> Letter:
    name, address, language = rng.choice(NEWSLETTERS)
    domain = address.rpartition("@")[2]
    lead, *others = rng.sample(NEWS[language], 4)
    text = "\n\n".join([lead.upper(), *others, f"https://{domain}/{at:%Y/%m}"])
    letter = machine(
        name, address, lead, text, at,
        ("List-Id", f"<news.{domain}>"),
        ("List-Unsubscribe", f"<https://{domain}/unsubscribe?id=48213>"),
        ("Precedence", "bulk"),
    )  # fmt: skip
    return replace(letter, as_html="both")


def order(client: Client, at: datetime, rng: Random) -> Letter:
    """What a client's order system sends by itself."""
    name, address = ORDER_SYSTEMS[client.name]
    subject, text = _ORDER[client.language]
    first, second = (
        f"{rng.choice(OFTEN)} {product.names[client.language]}"
        for product in rng.sample(PRODUCTS, 2)
    )
    facts = {"n": rng.randint(880000, 889999), "a": first, "b": second}
    return machine(name, address, subject.format(**facts), text.format(**facts), at, AUTOMATIC)


def parcel(at: datetime, rng: Random) -> Letter:
    number = f"KF{rng.randint(10**8, 10**9 - 1)}"
    return machine(
        "Kék Futár", "no-reply@kekfutar.example", f"Csomagja úton van: {number}",
        f"Tisztelt Feladó!\n\nA(z) {number} számú küldeményt a mai napon kézbesítésre átadtuk.\n"
        "Erre a levélre ne válaszoljon.", at, AUTOMATIC,
    )  # fmt: skip


def spam(at: datetime, rng: Random) -> Letter:
    name, address, subject, text = rng.choice(SPAM)
    return machine(name, address, subject, f"{text}\n\nRef. {rng.randint(1000, 9999)}", at)


_AWAY = {
    "hu": """Automatikus válasz:
Házon kívül vagyok, legközelebb {day} vagyok az irodában. Sürgős esetben keresse a titkárságot.""",
    "de": """Automatische Antwort:
ich bin nicht im Büro und {day} wieder erreichbar. Ihre Nachricht wird nicht weitergeleitet.""",
    "en": """Automatic reply:
I am out of the office and back {day}. For anything urgent please ring the switchboard.""",
}


def away(of: Letter, who: Person, day: str, at: datetime) -> Letter:
    """The absence note that a mail of ours meets; `day`: of the return, with its 'on'."""
    prefix, text = _AWAY[who.language].split("\n")
    return Letter(
        sender=who,
        to=(MANAGER,),
        subject=f"{prefix} {of.subject}",
        text=text.format(day=day),
        at=at,
        message_id=message_id(who, at, "away"),
        answers=(of.message_id,),
        headers=(("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")),
    )


def bounce(of: Letter, at: datetime, why: str = "5.2.2 mailbox full") -> bytes:
    """A delivery status notification (RFC 3464) about a mail of ours, with that mail's header."""
    failed, border = of.to[0].address, f"=dsn{crc32(of.message_id.encode()):08x}"
    status, _, reason = why.partition(" ")
    head = (
        "From: Mail Delivery System <MAILER-DAEMON@mx.kontor.example>",
        f"To: {MANAGER.address}",
        "Subject: Undelivered Mail Returned to Sender",
        f"Date: {format_datetime(at)}",
        f"Message-ID: <{at:%Y%m%d%H%M%S}.dsn@mx.kontor.example>",
        "Auto-Submitted: auto-replied",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/report; report-type=delivery-status; boundary="{border}"',
    )
    told = (
        f"Your mail to <{failed}> could not be delivered.\r\nTheir server said: {status} {reason}"
    )
    report = (
        "Reporting-MTA: dns; mx.kontor.example\r\n\r\n"
        f"Final-Recipient: rfc822; {failed}\r\nAction: failed\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 552 {status} {reason}\r\n"
    )
    ours = f"From: {mailbox(MANAGER)}\r\nTo: {failed}\r\nMessage-ID: {of.message_id}\r\n"
    kinds = ("text/plain; charset=us-ascii", "message/delivery-status", "text/rfc822-headers")
    parts = "".join(
        f"--{border}\r\nContent-Type: {kind}\r\n\r\n{content}\r\n"
        for kind, content in zip(kinds, (told, report, ours), strict=True)
    )
    return f"{_lines(head)}\r\n{parts}--{border}--\r\n".encode()


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\r\n" for line in lines)


def backup_report(at: datetime) -> Letter:
    """Of a machine in our own house."""
    return machine(
        "Kontor Backup", "backup@kontor.example", "Backup finished",
        f"All 4 volumes saved, {at:%H:%M}. Questions to {ZSOFI.address}.", at, AUTOMATIC,
    )  # fmt: skip


def received_bounce(of: Letter, at: datetime) -> bytes:
    """With the empty Return-Path that a DSN has."""
    return received(bounce(of, at), "", at)
