"""What a client of the sample firm writes back, some time after Jane wrote to them."""

import random
import re
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parseaddr

from demo.firm import CLIENTS, ME, Client, Person
from demo.smtp import Envelope
from demo.writing import Pen, raw

_SAYS = {
    "hu": ("Köszönöm a gyors választ!", "Rendben, köszönöm.", "Köszönöm! És mikorra várható a szállítás?"),
    "de": ("Vielen Dank für die rasche Antwort!", "Alles klar, danke.", "Danke! Und wann dürfen wir mit der Lieferung rechnen?"),
    "en": ("Thanks for the quick answer!", "Perfect, thank you.", "Thanks! And when can we expect the delivery?"),
}  # fmt: skip
_chance = random.Random(7)
_pen = Pen()


def answer(envelope: Envelope, now: datetime) -> bytes | None:
    """None if nobody at the sample firm's clients got the mail, or has anything to say."""
    mail = message_from_bytes(envelope.content)
    for _, address in getaddresses([mail.get("To", "")]):
        found = _reader(address)
        if found is not None:
            return _write(mail, *found, now)
    return None


def _reader(address: str) -> tuple[Client, Person] | None:
    for client in CLIENTS:
        for person in client.people:
            if person.address == address.lower():
                return client, person
    return None


def _write(mail: Message, client: Client, person: Person, now: datetime) -> bytes:
    subject = str(make_header(decode_header(mail.get("Subject", ""))))
    sender = parseaddr(mail.get("From", ""))[1]
    text = f"{_chance.choice(_SAYS[client.language])}\n\n{person.name}"
    letter = _pen.write(
        (person.name, person.address),
        (ME[0], sender),
        subject if re.match(r"(?i)(re|aw|vá):", subject) else f"Re: {subject}",
        text,
        now,
    )
    refs = (*mail.get("References", "").split(), mail.get("Message-ID", "").strip())
    thread = tuple(ref for ref in refs if ref)
    live = letter.__class__(
        letter.sender, letter.to, letter.subject, letter.text, now,
        f"<live-{now.timestamp():.3f}@{client.domain}>", thread,
    )  # fmt: skip
    return raw(live, received=True)
