"""A mail of the sample firm as bytes: headers, threading and quotes as programs write them."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

Who = tuple[str, str]
"""(name, address)"""


@dataclass(frozen=True)
class Letter:
    """What was written, by whom, when."""

    sender: Who
    to: tuple[Who, ...]
    subject: str
    text: str
    when: datetime
    message_id: str
    references: tuple[str, ...] = ()
    cc: tuple[Who, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    html: str = ""
    files: tuple[tuple[str, str, bytes], ...] = field(default=())
    """(name, type, content)"""

    @property
    def thread(self) -> tuple[str, ...]:
        """What an answer to it refers to."""
        return (*self.references, self.message_id)


class Pen:
    """Numbers Message-IDs in the order of writing, so that one seed gives one world."""

    def __init__(self) -> None:
        self._next = itertools.count(1)

    def id(self, sender: Who) -> str:
        return (
            f"<{next(self._next):05}.{sender[1].replace('@', '.')}@{sender[1].partition('@')[2]}>"
        )

    def write(
        self,
        sender: Who,
        to: Who | tuple[Who, ...],
        subject: str,
        text: str,
        when: datetime,
        answers: Letter | None = None,
        **more: object,
    ) -> Letter:
        everyone = to if to and isinstance(to[0], tuple) else (to,)
        return Letter(
            sender,
            everyone,  # type: ignore[arg-type]
            subject,
            text,
            when,
            self.id(sender),
            answers.thread if answers else (),
            **more,  # type: ignore[arg-type]
        )


def raw(letter: Letter, *, received: bool) -> bytes:
    """The bytes as the firm's server keeps them; `received`: it came in from outside."""
    mail = EmailMessage()
    mail["From"] = _address(letter.sender)
    mail["To"] = ", ".join(map(_address, letter.to))
    if letter.cc:
        mail["Cc"] = ", ".join(map(_address, letter.cc))
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(letter.when)
    mail["Message-ID"] = letter.message_id
    if letter.references:
        mail["In-Reply-To"] = letter.references[-1]
        mail["References"] = " ".join(letter.references[-12:])
    for name, value in letter.headers:
        if name.lower() not in {"content-type"}:
            mail[name] = value
    _body(mail, letter)
    content = mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return (_trace(letter) if received else b"") + content


def _address(who: Who) -> str:
    return formataddr(who, "utf-8")


def _body(mail: EmailMessage, letter: Letter) -> None:
    if letter.html and not letter.text:
        mail.set_content(letter.html, subtype="html")
    else:
        mail.set_content(letter.text)
        if letter.html:
            mail.add_alternative(letter.html, subtype="html")
    for name, type_, content in letter.files:
        main, _, sub = type_.partition("/")
        if main == "message":
            from email import message_from_bytes
            from email.policy import default

            mail.add_attachment(message_from_bytes(content, policy=default))
        else:
            mail.add_attachment(content, maintype=main, subtype=sub, filename=name)


def _trace(letter: Letter) -> bytes:
    when = format_datetime(letter.when + timedelta(seconds=7))
    domain = letter.sender[1].partition("@")[2]
    return (
        f"Return-Path: <{letter.sender[1]}>\r\n"
        f"Received: from mx.{domain} by mail.kontor.example with ESMTPS; {when}\r\n"
    ).encode()


def quote(letter: Letter, line: str) -> str:
    """The mail that is answered, below the answer, as most programs put it."""
    day = f"{letter.when:%Y-%m-%d %H:%M}"
    head = line.format(day=day, name=letter.sender[0], address=letter.sender[1])
    new = letter.text.split("\n\n> ")[0].split(f"\n\n{head[:6]}")[0]
    return f"\n\n{head}\n" + "\n".join(f"> {part}" for part in new.splitlines())
