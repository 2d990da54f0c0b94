"""One attempt to send one mail, step by step, so that it is always known how far it came.

Before the last dot nothing is sent; after it only the server's answer says whether it is.
"""

import math
from collections.abc import Callable, Sequence

from sync.faults import Busy, Unreachable
from sync.line import dial
from sync.sending import Unsendable, header_of, stuffed, wire_address, wire_format
from sync.smtp_login import begin, unless_login_first
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
from sync.wire import Server

CHECK = 20.0
"""Seconds that somebody who only asks will wait for each answer."""
# What mends itself: a network, a server that is down. All else waits for the configuration.
_PASSING = {"no-host", "dns", "timeout", "refused", "network", "tls", "greeting"}
_TAKEN = {250, 251, 252}


def send(
    server: Server,
    secret: str,
    sender: str,
    recipients: Sequence[str],
    mail: bytes,
    *,
    on_dot: Callable[[Sequence[str]], None],
    on_taken: Callable[[], None],
    patience: Callable[[], float] = lambda: math.inf,
) -> Outcome:
    """Send to all recipients or to none; where the server takes only so many at once, to one group
    after the other, as soon as it has said that it takes all of them.

    on_dot: called right before a last dot goes out, with those who come after it; it must have
    written down that fact when it returns. What it raises is raised here, and the mail is not
    sent. on_taken: the server has the mail for a group, and others come.
    patience: seconds at most for each answer before a dot, when nothing is sent yet; it may become
    less while one is waited for.

    The outcome is of the last group that was tried. BadPassword, BadCertificate, or Unreachable
    when only the configuration can mend it.
    """
    try:
        data = wire_format(mail)
        return_path, wired = wire_address(sender), {who: wire_address(who) for who in recipients}
    except Unsendable as wrong:
        return Outcome("refused", wrong.reason, Reply(0, "", wrong.text))
    try:
        line = dial(server.host, server.port, server.security, min(BLOCK, patience()))
    except Unreachable as gone:
        return _passing(gone)
    talk = Talk(line, patience)
    groups = [list(dict.fromkeys(wired.values()))]
    try:
        ended = _tried(lambda: begin(talk, server, secret))
        while ended is None:
            talk.most = patience
            if ended := _up_to_the_dot(talk, return_path, groups, data):
                break
            later = {address for group in groups[1:] for address in group}
            on_dot([who for who, address in wired.items() if address in later])
            talk.most = lambda: math.inf
            outcome = _dot(talk)
            if outcome.kind != "accepted" or not later:
                return outcome
            on_taken()
            del groups[0]
        return ended
    finally:
        talk.end()


def _tried(step: Callable[[], None]) -> Outcome | None:
    """What came of the mail, if the step before the dot was not done."""
    try:
        step()
    except Ended as ended:
        return ended.outcome
    except Unreachable as gone:
        return _passing(gone)
    except LOST as lost:
        code = "timeout" if isinstance(lost, TimeoutError) else "lost"
        return Outcome("temporary", code, Reply(0, "", str(lost)))
    return None


def _up_to_the_dot(talk: Talk, sender: str, groups: list[list[str]], data: bytes) -> Outcome | None:
    """The mail for the first group but for the last dot; what came of it when it did not come that
    far. The group becomes several if the server does not take all of it at once."""

    def give() -> None:
        groups[:1] = _offer(talk, sender, groups[0], data)
        talk.in_data = True
        talk.line.send(stuffed(data))
        if talk.line.waiting():
            # It has had enough of this mail, or is gone; its reply must not pass for the dot's.
            said = talk.listen(DATA)
            early = refusal(said) if said.code >= 400 else Outcome("temporary", "lost", said)
            raise Ended(early)

    return _tried(give)


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


def _offer(talk: Talk, sender: str, recipients: Sequence[str], data: bytes) -> list[list[str]]:
    """MAIL and RCPT, up to where the server waits for the mail itself. The groups in which it takes
    the recipients; what it waits for is for the first of them."""
    mail = " ".join([f"MAIL FROM:<{sender}>", *_options(talk, [sender, *recipients], data)])
    groups = _groups(talk, mail, recipients)
    if len(groups) > 1:
        talk.ask("RSET")
        _announce(talk, mail)
        for address in groups[0]:
            if (said := _recipient(talk, address)).code not in _TAKEN:
                raise Ended(_not_to_all([Refusal(address, said)]))
    said = talk.ask("DATA", DATA)
    unless_login_first(talk, said)
    expect(said, 354)
    return groups


def _groups(talk: Talk, mail: str, recipients: Sequence[str]) -> list[list[str]]:
    """Asks for each recipient, in as many transactions as it takes; the end if one is refused.
    Whether it was one too many, a transaction without the others tells."""
    _announce(talk, mail)
    groups: list[list[str]] = [[]]
    refusals = []
    for address in recipients:
        said = _recipient(talk, address)
        if groups[-1] and _may_be_too_many(said):
            talk.ask("RSET")
            _announce(talk, mail)
            groups.append([])
            said = _recipient(talk, address)
        if said.code in _TAKEN:
            groups[-1].append(address)
        else:
            refusals.append(Refusal(address, said))
    if refusals:
        talk.ask("RSET")
        raise Ended(_not_to_all(refusals))
    return groups


def _announce(talk: Talk, mail: str) -> None:
    said = talk.ask(mail)
    unless_login_first(talk, said)
    expect(said, 250)


def _recipient(talk: Talk, address: str) -> Reply:
    said = talk.ask(f"RCPT TO:<{address}>")
    if said.code == 421:
        raise Ended(Outcome("temporary", "", said))
    unless_login_first(talk, said)
    return said


def _may_be_too_many(said: Reply) -> bool:
    """RFC 5321 4.5.3.1.10, RFC 3463 3.6. Both codes are said of a full mailbox, too."""
    return said.code in {452, 552} or said.status[1:] == ".5.3"


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
