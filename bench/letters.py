"""Letters of a small firm and its clients, of the size and make of real ones; the same each time.

Four in ten are bare text, four have HTML beside it, one quotes a long history and one carries a
document: 19 kB on average, as in an office's mailbox.
"""

import base64
import random
from email.utils import formatdate
from typing import Final, NamedTuple

ME: Final = "jane@kontor.example"
CLIENTS: Final = 1500
DAY: Final = 86400

_TEXT: Final = (
    "the delivery of your pallets was late again and we could not begin on Tuesday as planned so "
    "the machine stood still for two days while our customer waited steel price offer invoice "
    "meeting contract drawing sample carrier transport shift foreman warehouse vielen Dank für "
    "das Angebot wir prüfen die Zeichnungen und melden uns köszönjük a gyors választ holnap "
    "megnézzük az ajánlatot és visszahívjuk"
)
_WORDS: Final = _TEXT.split()
_ASKS: Final = (
    "could you send us the price list for next year?",
    "when will the rest of order {number} arrive?",
    "el tudná küldeni holnapig a számlát?",
    "können Sie uns bitte bis Freitag ein Angebot schicken?",
    "please confirm the date of delivery for {number}.",
)
_NAMES: Final = ("Anna Szabó", "Bernd Vogel", "Clara Jones", "Dénes Kiss", "Eva Müller")


class Letter(NamedTuple):
    mailbox: str
    """INBOX or Sent."""
    at: int
    raw: bytes


def exchange(number: int, at: int, *, answered: bool, rich: bool) -> list[Letter]:
    """A conversation: their question and, if it is answered, our answer an hour later.

    rich: with HTML, quotations and documents; else bare text.
    """
    chance = random.Random(number)
    who = f"p{chance.randrange(2 * CLIENTS)}@c{chance.randrange(CLIENTS)}.example"
    name = chance.choice(_NAMES)
    subject = f"{chance.choice(_WORDS).capitalize()} {number}, {chance.choice(_WORDS)}"
    asked = f"Dear Jane,\r\n\r\n{chance.choice(_ASKS).format(number=number)}\r\n\r\n"
    text = asked + _paragraphs(chance, 3) + f"\r\n-- \r\n{name}\r\nTel. +36 1 555 {number % 10**4}"
    head = f"From: {name} <{who}>\r\nTo: Jane <{ME}>\r\nSubject: {subject}\r\n"
    theirs = Letter("INBOX", at, _letter(chance, head, f"{number}@{who}", at, text, rich))
    if not answered:
        return [theirs]
    head = (
        f"From: Jane <{ME}>\r\nTo: {name} <{who}>\r\nSubject: Re: {subject}\r\n"
        f"In-Reply-To: <{number}@{who}>\r\nReferences: <{number}@{who}>\r\n"
    )
    quoted = "\r\n".join("> " + line for line in text.split("\r\n"))
    text = f"Hello,\r\n\r\n{_paragraphs(chance, 1)}\r\n\r\n{name} wrote:\r\n{quoted}\r\n"
    raw = _letter(chance, head, f"{number}r@kontor.example", at + 3600, text, rich)
    return [theirs, Letter("Sent", at + 3600, raw)]


def _letter(chance: random.Random, head: str, name: str, at: int, text: str, rich: bool) -> bytes:
    head += f"Date: {formatdate(at)}\r\nMessage-ID: <{name}>\r\nMIME-Version: 1.0\r\n"
    kind = chance.random() if rich else 0.0
    if kind < 0.4:
        body = _part("plain", text)
    elif kind < 0.8:
        body = _alternative(text, chance)
    elif kind < 0.9:
        body = _part("plain", text + _history(chance))
    else:
        body = _mixed(_alternative(text, chance), chance.randbytes(chance.randrange(205_000)))
    return (head + body).encode()


def _paragraphs(chance: random.Random, many: int) -> str:
    return "\r\n\r\n".join(
        "\r\n".join(" ".join(chance.choices(_WORDS, k=11)) for _ in range(chance.randrange(2, 7)))
        for _ in range(many)
    )


def _history(chance: random.Random) -> str:
    """The letters before, each quoted once more than the one after it."""
    found = []
    for depth in range(1, 9):
        lines = _paragraphs(chance, 4).split("\r\n")
        found.append("\r\n".join(f"{'> ' * depth}{line}" for line in lines))
    return "\r\n\r\n" + "\r\n".join(found)


def _part(kind: str, text: str) -> str:
    return (
        f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{text}\r\n"
    )


def _alternative(text: str, chance: random.Random) -> str:
    mark = f"a{chance.randrange(10**9)}"
    style = "font-family:Calibri,sans-serif;font-size:11.0pt;margin:0cm;mso-fareast-language:DE"
    shown = "".join(
        f'<p class="MsoNormal" style="{style}"><span lang="HU">{line}</span></p>\r\n'
        for line in text.replace("<", "&lt;").split("\r\n")
    )
    return (
        f'Content-Type: multipart/alternative; boundary="{mark}"\r\n\r\n'
        f"--{mark}\r\n{_part('plain', text)}\r\n"
        f"--{mark}\r\n{_part('html', f'<html><body>{shown}</body></html>')}\r\n--{mark}--\r\n"
    )


def _mixed(inner: str, document: bytes) -> str:
    coded = base64.encodebytes(document).decode().replace("\n", "\r\n")
    return (
        'Content-Type: multipart/mixed; boundary="outer"\r\n\r\n'
        f"--outer\r\n{inner}\r\n--outer\r\n"
        'Content-Type: application/pdf; name="drawing.pdf"\r\n'
        'Content-Disposition: attachment; filename="drawing.pdf"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{coded}\r\n--outer--\r\n"
    )
