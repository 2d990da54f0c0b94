"""Before a server takes any mail from us: greeting, encryption and login."""

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from contextlib import suppress

from sync.faults import BadPassword, Unreachable, stumbles
from sync.line import wants_tls
from sync.sasl import xoauth2
from sync.smtp_talk import (
    COMMAND,
    GREETING,
    LOST,
    Ended,
    NoSmtp,
    Outcome,
    Reply,
    Talk,
    expect,
    reply,
)
from sync.wire import Server

_MECHANISMS = ("PLAIN", "LOGIN")
_NO_SUCH_MECHANISM = 504
_NO_EHLO = {500, 501, 502, 504}
"""What is said of EHLO by who may know HELO (RFC 5321 3.2, 4.2.4)."""
_LOGIN_FIRST = re.compile(r"authenticat|\bauth\b|\blog(?:ged)?[ -]?[io]n\b", re.IGNORECASE)
_NO_RELAY = re.compile(
    r"\brelay(?:ing)?\b.{0,60}\b(?:denied|prohibited|refused|not (?:permitted|allowed))\b"
    r"|\b(?:unable|not (?:permitted|allowed)) to relay\b|\brcpthosts\b",
    re.IGNORECASE,
)
"""What is said to who is nobody here, of a recipient elsewhere."""


def begin(talk: Talk, server: Server, secret: str) -> None:
    """Greeting, encryption, login."""
    try:
        greeting = talk.listen(GREETING)
    except TimeoutError:
        if server.security == "starttls" and wants_tls(server.host, server.port):
            raise Unreachable("tls-port") from None
        raise
    except NoSmtp as other:
        raise Unreachable("greeting", str(other)) from None
    _welcome(greeting, 220)
    _hello(talk)
    if server.security == "starttls":
        _start_tls(talk, server.host)
    offered = talk.esmtp_features.get("auth", "").upper().split()
    if secret and not talk.does_esmtp:
        # Who knows no extensions knows no AUTH, and without it the mail would be as from nobody.
        raise Unreachable("no-auth-token" if server.bearer else "no-auth-plain")
    if secret and server.bearer:
        _log_in_by_token(talk, server.user, secret)
        talk.logged_in = True
    elif offered and secret:
        _log_in(talk, offered, server.user, secret)
        talk.logged_in = True
    talk.stranger = not talk.logged_in and bool(offered or secret)


def _hello(talk: Talk) -> None:
    talk.does_esmtp = False
    said = _greeted(talk, talk.ehlo)
    if said.code >= 500:
        # Some want no loopback there: only they are told the address that they see, or might.
        talk.local_hostname = address_literal(talk.line.own_address)
        with suppress(*LOST):
            said = _greeted(talk, talk.ehlo)
            if said.code in _NO_EHLO:
                said = _greeted(talk, talk.helo)
    _welcome(said, 250)


def _welcome(said: Reply, code: int) -> None:
    """A no is to us and to no mail: none was spoken of."""
    if said.code >= 500:
        raise Unreachable("turned-away", said.text)
    expect(said, code)


def _greeted(talk: Talk, hello: Callable[[], tuple[int, bytes]]) -> Reply:
    with talk.patient(COMMAND):
        return reply(*hello())


def address_literal(own: str) -> str:
    """RFC 5321 4.1.3"""
    bare = own.partition("%")[0] or "127.0.0.1"
    return f"[IPv6:{bare}]" if ":" in bare else f"[{bare}]"


def _start_tls(talk: Talk, host: str) -> None:
    if not talk.has_extn("starttls"):
        raise Unreachable("no-starttls")
    said = talk.ask("STARTTLS")
    if said.code != 220:
        raise Unreachable("no-starttls", said.text)
    if talk.line.waiting():
        raise Unreachable("injected")
    talk.line.encrypt(host)
    _hello(talk)


def _log_in(talk: Talk, offered: Sequence[str], user: str, secret: str) -> None:
    """One try with the password: a second would count as another wrong one. Who takes no such
    mechanism after all has not looked at it."""
    known = [name for name in _MECHANISMS if name in offered]
    if not known:
        raise Unreachable("no-auth-plain", " ".join(offered))
    for mechanism in known:
        said = _answer(talk, mechanism, user, secret)
        if said.code != _NO_SUCH_MECHANISM:
            break
    _let_in(said, "no-auth-plain")


def _answer(talk: Talk, mechanism: str, user: str, secret: str) -> Reply:
    if mechanism == "PLAIN":
        return talk.ask(f"AUTH PLAIN {_encoded(chr(0).join(('', user, secret)))}")
    # Who knows no more than the oldest drafts overhears a name that comes with the command,
    # asks for it, and would be told the password.
    said = talk.ask("AUTH LOGIN")
    for word in (user, secret):
        if said.code == 334:
            said = talk.ask(_encoded(word))
    return said


def _log_in_by_token(talk: Talk, user: str, token: str) -> None:
    """XOAUTH2, which all who know tokens at all offer. Its refusal comes in two steps: why, and
    after an empty line the refusal itself."""
    said = talk.ask(f"AUTH XOAUTH2 {_encoded(xoauth2(user, token))}")
    if said.code == 334:
        said = talk.ask("")
    _let_in(said, "no-auth-token")


def _let_in(said: Reply, not_so: str) -> None:
    """not_so: the code of a server that takes no login of this kind, whatever the secret is."""
    if said.code in {530, 538}:
        raise Unreachable("login-disabled", said.text)
    if said.code >= 500 and stumbles(said.text):
        raise Ended(Outcome("temporary", "", said))
    if said.code == 503 and "already" in said.text.lower():
        return  # RFC 4954 4: who logged in before, as a program in between does
    if said.code in {502, 503, _NO_SUCH_MECHANISM}:
        raise Unreachable(not_so, said.text)
    if said.code >= 500:
        raise BadPassword(said.status or str(said.code), said.text)
    expect(said, 235)


def unless_login_first(talk: Talk, said: Reply) -> None:
    """Unreachable where a command was answered that somebody has to log in first (RFC 4954 6):
    that is no more about the mail than a greeting is. To who has not logged in it may be said by
    codes that else are of a sender or recipient."""
    if talk.logged_in:
        if said.code == 530:
            raise Unreachable("login-not-enough", said.text)
    elif said.code == 530 or _wants_login(talk, said):
        raise Unreachable("login-unoffered", said.text)


def _wants_login(talk: Talk, said: Reply) -> bool:
    # Where nobody logs in at all a recipient is refused so, and keeps back no other mail.
    if talk.stranger and said.code >= 500 and _NO_RELAY.search(said.text):
        return True
    meant = said.code in {550, 553, 554} and said.status in {"5.7.0", "5.7.1"}
    return meant and bool(_LOGIN_FIRST.search(said.text))


def _encoded(text: str) -> str:
    return b64encode(text.encode("utf-8")).decode("ascii")
