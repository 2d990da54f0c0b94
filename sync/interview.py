"""Who is asked what on the way to a configuration, and how: what was said beforehand is not asked,
and who mistypes is asked again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from store.config_check import Wrong
from store.words import problems

S = TypeVar("S")
T = TypeVar("T")

FAILED, USAGE = 1, 2


class Person(Protocol):
    """Who is asked, on a terminal or not at all. there: somebody can answer anew."""

    there: bool

    def tell(self, sentence: str) -> None: ...
    def ask(self, question: str, default: str) -> str: ...
    def hidden(self, question: str) -> str: ...
    def browse(self, address: str) -> None: ...
    def agrees(self, question: str, default: bool) -> bool: ...


@dataclass(frozen=True, slots=True)
class Told:
    """What was said on the command line; None: ask, or take what is proposed.

    servers: `host` or `host:port`; '' for smtp is none. client_secret: whether it is asked for
    though the client was told. check: whether the servers are tried, and a consent is asked for.
    """

    address: str | None = None
    from_name: str | None = None
    imap: str | None = None
    smtp: str | None = None
    user: str | None = None
    password_command: str | None = None
    password_env: str | None = None
    keyring: bool = False
    oauth: str | None = None
    oauth_client: str | None = None
    oauth_tenant: str | None = None
    client_secret: bool = False
    region: str | None = None
    timezone: str | None = None
    holidays: str | None = None
    check: bool = True


class Ended(Exception):
    """There will be no configuration; `sentence` says why. final: no other answer helps; as most
    times where what failed is no mistyped word."""

    def __init__(self, sentence: str, status: int = FAILED, *, final: bool | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
        self.final = status != USAGE if final is None else final


def given(said: str | None, person: Person, question: str, default: str) -> str:
    return person.ask(question, default).strip() if said is None else said.strip()


def again(ask: Callable[[], S], take: Callable[[S], T], person: Person, *, told: bool = False) -> T:
    """Who mistypes is asked again; what was told on the command line is not asked at all."""
    while True:
        try:
            return take(ask())
        except Ended as ended:
            if told or not person.there or ended.final:
                raise
            person.tell(ended.sentence)


def typed(
    said: str | None, person: Person, question: str, default: str, take: Callable[[str], T]
) -> T:
    ask = partial(given, said, person, question, default)
    return again(ask, take, person, told=said is not None)


def fit(key: str, read: Callable[[str], str], text: str) -> str:
    """As the configuration will read it at this key."""
    try:
        return read(text)
    except Wrong as wrong:
        raise Ended(f"{key}: {problems.SENTENCES[wrong.code]}", USAGE) from None
