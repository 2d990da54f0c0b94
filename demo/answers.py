"""What a client of the sample firm writes back, some time after Jane wrote to them."""

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from random import Random

from demo import language as say
from demo.firm import ALIAS, MANAGER, Person, who
from demo.letters import Letter, received, write
from demo.office import ZONE
from demo.smtp import Envelope
from demo.telling import message_id

_THANKS = {
    "hu": ("Köszönöm a gyors választ!", "Rendben, köszönöm szépen.", "Megkaptam, köszönöm!"),
    "de": ("vielen Dank für die rasche Antwort!", "alles klar, danke.", "ist angekommen, danke!"),
    "en": ("Thanks for the quick answer!", "Perfect, thank you.", "Got it, many thanks!"),
}
_ASKS = {
    "hu": ("Köszönöm! És mikorra várható a szállítás?", "Köszönöm. A szerelés is benne van?"),
    "de": ("danke! Und wann dürfen wir mit der Lieferung rechnen?", "danke. Mit Montage?"),
    "en": ("Thanks! And when can we expect the delivery?", "Thank you. Is the fitting included?"),
}
_AGREES = {
    "hu": ("Igen, így jó lesz.", "Igen, kérjük így."),
    "de": ("ja, das passt so.", "ja, bitte machen Sie das so."),
    "en": ("Yes, that works for us.", "Yes, please go ahead."),
}
_PREFIX = re.compile(r"(?:re|aw|vs|sv|vá|válasz)\s*:", re.IGNORECASE)
_QUOTE = re.compile(r"^(?:>|_{10}|-- $|.{0,200}(?:wrote|schrieb .*|írta.*):\s*$)", re.MULTILINE)
SILENT = 0.15
"""How often nothing comes back; that is what a chase is for."""
LONGEST_TALK = 30
"""Mails in a conversation after which nobody has anything to add."""


def answer(envelope: Envelope, now: datetime) -> bytes | None:
    """None if no client got the mail, or the one who did has nothing to say."""
    mail = message_from_bytes(envelope.content, policy=policy.default)
    reader = _reader(mail)
    before = tuple(str(mail.get("References", "")).split())
    rng = Random(str(mail.get("Message-ID", "")))
    if reader is None or len(before) > LONGEST_TALK or rng.random() < SILENT:
        return None
    at = now.astimezone(ZONE).replace(microsecond=0)
    return received(write(_letter(mail, reader, before, at, rng)), reader.address, at, 1)


def _reader(mail: EmailMessage) -> Person | None:
    """The first of the recipients whom the client book knows."""
    for _, address in getaddresses([str(mail.get("To", "")), str(mail.get("Cc", ""))]):
        try:
            return who(address)[1]
        except KeyError:
            continue
    return None


def _letter(
    mail: EmailMessage, reader: Person, before: tuple[str, ...], at: datetime, rng: Random
) -> Letter:
    text, subject = _text(mail), str(mail.get("Subject", ""))
    number = str(mail.get("Message-ID", "")).strip()
    language = reader.language
    hello = say.greeting(language, reader, MANAGER, rng)
    bye = say.signature(language, reader, MANAGER, rng)
    quote = say.quoted(language, reader, MANAGER, at, subject, text)
    prefix = say.PREFIX[language][reader.program == "outlook"]
    return Letter(
        sender=reader,
        to=(_writer(mail),),
        subject=subject if _PREFIX.match(subject) else prefix + subject,
        text=f"{hello}\n\n{_says(text, reader, rng)}\n\n{bye}\n\n{quote}",
        at=at,
        message_id=message_id(reader, at, number),
        answers=(*before, number) if number else before,
    )


def _writer(mail: EmailMessage) -> Person:
    """Jane, by the address that she wrote from."""
    return MANAGER._replace(address=ALIAS) if ALIAS in str(mail["From"]) else MANAGER


def _says(text: str, reader: Person, rng: Random) -> str:
    if "?" in _QUOTE.split(text, maxsplit=1)[0]:
        return rng.choice(_AGREES[reader.language])
    return rng.choice((_THANKS if rng.random() < 0.55 else _ASKS)[reader.language])


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    return raw.decode("utf-8", "replace").replace("\r\n", "\n").strip()
