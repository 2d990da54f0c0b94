"""The messages of the files next to this one, and what the rules make of them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from store.message.model import Signs
from store.message.newtext import new_text
from store.rules.leaning import PERHAPS
from store.rules.machine import machine
from store.rules.said import AGREES, UNSURE, awaited, said, surely

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("en", "de", "hu")
OFFERED: Final = {"offer", "yesno"}
IS: Final = {"asks": "opens", "order_ok": "opens", "ack": "ack", "informs": "fyi", "auto": "auto"}
"""What a label is to the ledger."""


class Message(NamedTuple):
    language: str
    held_out: bool
    label: str
    subject: str
    before: str
    """Our mail that it answers, if any."""
    text: str


class Sentence(NamedTuple):
    language: str
    asks: bool
    text: str


def messages() -> Iterator[Message]:
    for language in LANGUAGES:
        with (FOLDER / f"{language}.toml").open("rb") as file:
            told = tomllib.load(file)["message"]
        for place, one in enumerate(told):
            held_out, before = place % 2 == 1, one.get("before", "")
            yield Message(language, held_out, one["label"], one["subject"], before, one["text"])


def sentences() -> Iterator[Sentence]:
    for language in LANGUAGES:
        for line in (FOLDER / "sentences" / f"{language}.txt").read_text("utf-8").splitlines():
            yield Sentence(language, line[0] == "+", line[2:])


def verdict(message: Message) -> str:
    """'auto', 'opens', 'ack', 'fyi', or 'may' where it is unsure, as the ledger has it of a
    client's mail to me."""
    if machine(Signs(), "", message.subject, message.text):
        return "auto"
    theirs = said(new_text(message.text), message.subject, 0)
    ours = said(new_text(message.before), "", 0)
    if theirs.asks in UNSURE:
        if awaited(ours, message.before):
            return "fyi"
        return "opens" if theirs.asks == PERHAPS else "may"
    if surely(theirs) or (theirs.ack in AGREES and ours.offers in OFFERED):
        return "opens"
    return "ack" if theirs.ack else "fyi"
