"""The messages of the files next to this one, and what the rules make of them."""

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from store.message.model import Signs
from store.message.newtext import new_text
from store.rules.events import Mail, Party
from store.rules.machine import machine
from store.rules.opening import verdict as opening
from store.rules.said import said
from store.rules.saying import Said, awaited

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("en", "de", "hu")
SETS: Final = (
    *("", "clients", "practice", "blind", "confirming", "accepting", "accepted", "agreeing"),
    *("errands", "rounds", "month", "replies", "trades", "services", "offices", "makers"),
    *("phones", "ordinary", "small", "goods", "everyday", "desks", "plain", "natural"),
)
HELD_OUT: Final = ("plain", "natural")
"""Of these no word and no weight was made; of the others the weights were."""
_LABELS: Final = {"+": "asks", "-": "informs", "=": "ack"}
_CHOICE: Final = re.compile(r"\{([^{}]*)\}")
_OF_A_FRAME: Final = 8
IS: Final = {"asks": "opens", "order_ok": "opens", "ack": "ack", "informs": "fyi", "auto": "auto"}
"""What a label is to the ledger."""
_ROLES: Final = {"reply": "opens", "ack": "ack", "fyi": "fyi", "none": "auto"}
_ME: Final = Party("me@kontor.example", us=True, me=True)
_CLIENT: Final = Party("bea@acme.example", client=1, named=True)
_YESTERDAY: Final = 100_000


class Message(NamedTuple):
    language: str
    set: str
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
    for folder in SETS:
        for language in LANGUAGES:
            path = FOLDER / folder / f"{language}.toml"
            if not path.exists():
                yield from _answers(folder, language)
                continue
            with path.open("rb") as file:
                told = tomllib.load(file)["message"]
            for one in told:
                before = one.get("before", "")
                yield Message(
                    language, folder, one["label"], one["subject"], before, one["text"]
                )  # fmt: skip


def frames() -> Iterator[Message]:
    """What is written with '{this|or that}', some times each, always the same."""
    for language in LANGUAGES:
        for one in _answers("frames", language):
            choose = random.Random(one.text)
            texts = {_chosen(one.text, choose) for _ in range(_OF_A_FRAME)}
            yield from (one._replace(text=text) for text in sorted(texts))


def _chosen(text: str, choose: random.Random) -> str:
    return " ".join(_CHOICE.sub(lambda found: choose.choice(found[1].split("|")), text).split())


def _answers(folder: str, language: str) -> Iterator[Message]:
    """Of a file in which a mail of ours ('>') stands above answers to it: one that asks ('+'),
    one that does not ('-'), one that thanks ('=')."""
    before = ""
    for line in (FOLDER / folder / f"{language}.txt").read_text("utf-8").splitlines():
        mark, _, written = line.partition(" ")
        text = written.replace("\\n", "\n")
        if mark == ">":
            before = text
        else:
            yield Message(language, folder, _LABELS[mark], "Re:", before, text)


def sentences() -> Iterator[Sentence]:
    for language in LANGUAGES:
        for line in (FOLDER / "sentences" / f"{language}.txt").read_text("utf-8").splitlines():
            yield Sentence(language, line[0] == "+", line[2:])


def theirs(message: Message) -> Said:
    return said(new_text(message.text), message.subject, 0)


def ours(message: Message) -> Said | None:
    """What our mail before it says, as the ledger is told; None in a new conversation."""
    if not message.before:
        return None
    text = new_text(message.before)
    what = said(text, "", 0)
    return Said(asks=awaited(what, text), ack=what.ack, offers=what.offers)


def verdict(message: Message) -> str:
    """'auto', 'opens', 'ack', 'fyi', or 'may', as the ledger has it of a client's mail to me; in a
    new conversation we had to do with them the day before."""
    kind = machine(Signs(), "", message.subject, message.text)
    mine = ours(message)
    last = None if mine is None else Mail(1, 0, "1", _ME, (_CLIENT,), (), mine)
    mail = Mail(
        2, _YESTERDAY, "2", _CLIENT, (_ME,), (), theirs(message), machine=kind, contact_before=0
    )  # fmt: skip
    found = opening(mail, began=None if last is None else 0, last_ours=last)
    if kind:
        return "auto"
    return "may" if found.code == "may-ask" else _ROLES[found.role]
