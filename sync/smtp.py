"""One attempt to send one mail, step by step, so that it is always known how far it came.

Before the last dot nothing is sent; after it only the server's answer says whether it is.
"""

import math
from collections.abc import Callable, Sequence

from sync.faults import Busy, Unreachable
from sync.line import dial
from sync.sending import Unsendable, header_of, stuffed, wire_address, wire_format
from sync.smtp_login import Server, begin
from sync.smtp_talk import (
    BLOCK,
    DATA,
    DOT,
    LOST,
    Ended,
    Outcome,
    Refusal,
    Reply,
    Talk,
    expect,
    refusal,
)

CHECK = 20.0
"""Seconds that somebody who only asks will wait for each answer."""
# What mends itself: a network, a server that is down. All else waits for the configuration.
_PASSING = {"no-host", "dns", "timeout", "refused", "network", "tls", "greeting"}


def send(
    server: Server,
    secret: str,
    sender: str,
    recipients: Sequence[str],
    mail: bytes,
    *,
    on_dot: Callable[[], None],
    patience: Callable[[], float] = lambda: math.inf,
) -> Outcome:
    """Send to all recipients or to none.

    on_dot: called right before the last dot goes out; it must have written down that fact when
    it returns. What it raises is raised here, and the mail is not sent.
    patience: seconds at most for each answer before that, when nothing is sent yet; it may become
    less while one is waited for.

    BadPassword, BadCertificate, or Unreachable when only the configuration can mend it.
    """
    try:
        data = wire_format(mail)
        return_path, targets = wire_address(sender), [wire_address(name) for name in recipients]
    except Unsendable as wrong:
        return Outcome("refused", wrong.reason, Reply(0, "", wrong.text))
    try:
        line = dial(server.host, server.port, server.security, min(BLOCK, patience()))
    except Unreachable as gone:
        return _passing(gone)
    talk = Talk(line, patience)
    try:
        refused = _up_to_the_dot(talk, server, secret, (return_path, targets), data)
        if refused:
            return refused
        on_dot()
        talk.most = lambda: math.inf
        return _dot(talk)
    finally:
        talk.end()


def _up_to_the_dot(
    talk: Talk, server: Server, secret: str, envelope: tuple[str, Sequence[str]], data: bytes
) -> Outcome | None:
    """Everything but the last dot; what came of it when it did not come that far."""
    try:
        begin(talk, server, secret)
        _offer(talk, *envelope, data)
        talk.in_data = True
        talk.line.send(stuffed(data))
        if talk.line.waiting():
            # It has had enough of this mail, or is gone; its reply must not pass for the dot's.
            said = talk.listen(DATA)
            return refusal(said) if said.code >= 400 else Outcome("temporary", "lost", said)
    except Ended as ended:
        return ended.outcome
    except Unreachable as gone:
        return _passing(gone)
    except LOST as lost:
        code = "timeout" if isinstance(lost, TimeoutError) else "lost"
        return Outcome("temporary", code, Reply(0, "", str(lost)))
    return None


def _dot(talk: Talk) -> Outcome:
    try:
        talk.line.send(b".\r\n")
        said = talk.listen(DOT)
    except LOST as lost:
        return Outcome("uncertain", "lost", Reply(0, "", str(lost)))
    talk.in_data = False
    if said.code < 300:
        return Outcome("accepted", "", said)
    if said.code < 400:
        return Outcome("uncertain", "", said)
    return refusal(said)


def check(server: Server, secret: str) -> None:
    """Greeting, encryption and login, and no mail.

    BadPassword, BadCertificate, Busy or Unreachable when the server does not let us in.
    """
    talk = Talk(dial(server.host, server.port, server.security, CHECK), lambda: CHECK)
    try:
        begin(talk, server, secret)
    except Ended as ended:
        said = ended.outcome.reply
        raise Busy(said.status or str(said.code), said.text) from None
    except LOST as lost:
        code = "timeout" if isinstance(lost, TimeoutError) else "network"
        raise Unreachable(code, str(lost)) from None
    finally:
        talk.end()


def _passing(gone: Unreachable) -> Outcome:
    if gone.code not in _PASSING:
        raise gone
    return Outcome("temporary", gone.code, Reply(0, "", gone.text))


def _offer(talk: Talk, sender: str, recipients: Sequence[str], data: bytes) -> None:
    """MAIL and RCPT, up to where the server waits for the mail itself."""
    options = _options(talk, [sender, *recipients], data)
    expect(talk.ask(" ".join([f"MAIL FROM:<{sender}>", *options])), 250)
    refusals = []
    for address in recipients:
        said = talk.ask(f"RCPT TO:<{address}>")
        if said.code == 421:
            raise Ended(Outcome("temporary", "", said))
        if said.code not in {250, 251, 252}:
            refusals.append(Refusal(address, said))
    if refusals:
        talk.ask("RSET")
        raise Ended(_not_to_all(refusals))
    expect(talk.ask("DATA", DATA), 354)


def _not_to_all(refusals: Sequence[Refusal]) -> Outcome:
    permanent = tuple(refusal for refusal in refusals if refusal.reply.code >= 500)
    if permanent:
        return Outcome("refused", "recipient", permanent[0].reply, permanent)
    return Outcome("temporary", "recipient", refusals[0].reply, tuple(refusals))


def _options(talk: Talk, addresses: Sequence[str], data: bytes) -> list[str]:
    """What MAIL has to announce; the end where the server cannot take that."""
    options = []
    if talk.has_extn("size"):
        limit = talk.esmtp_features["size"]
        if limit.isdigit() and 0 < int(limit) < len(data):
            raise Ended(Outcome("refused", "too-large", limit=int(limit)))
        options.append(f"SIZE={len(data)}")
    beyond_ascii = next((address for address in addresses if not address.isascii()), "")
    if beyond_ascii or not header_of(data).isascii():
        if not talk.has_extn("smtputf8"):
            raise Ended(Outcome("refused", "no-smtputf8", Reply(0, "", beyond_ascii)))
        talk.command_encoding = "utf-8"
        options.append("SMTPUTF8")
    if not data.isascii():
        if not talk.has_extn("8bitmime"):
            raise Ended(Outcome("refused", "no-8bitmime"))
        options.append("BODY=8BITMIME")
    return options
