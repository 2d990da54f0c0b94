"""What can go wrong with a server, by what the caller can do about it.

`code` is the server's response code, upper case (RFC 5530), or a lower-case one of ours;
`text` is what the server or the operating system said, not yet safe to show. `alerts` are
what the server wanted its user to read (RFC 9051 7.1). `host` is whose fault it is where that is
another than the mail server: who gives access tokens.
"""

import re

NOT_NOW = frozenset({"UNAVAILABLE", "INUSE", "SERVERBUG", "CONTACTADMIN", "TEMPFAIL"})
"""Codes of a server that could do what was asked, and cannot at the moment (RFC 5530; the last is
of no RFC, but Yahoo and WildDuck say it of whatever fails)."""
OF_PASSWORDS = frozenset({"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED"})

_ITS_OWN = re.compile(
    r"\b(?:system|internal|server) (?:server )?(?:error|failure)|generic failure"
    r"|\b(?:server|service) (?:is )?(?:temporarily )?(?:unavailable|not available|busy)"
    r"|temporary (?:\w+ )?(?:failure|error|problem)|lost to authentication server",
    re.IGNORECASE,
)
_OURS = re.compile(r"password|credential|invalid|incorrect|lock|attempt|disabled", re.IGNORECASE)


class Fault(Exception):
    """A conversation with a server that did not end well. `mailbox`: the name of the only one that
    it is about, '' where it is about more."""

    mailbox: str = ""

    host: str = ""

    def __init__(self, code: str = "", text: str = "", alerts: tuple[str, ...] = ()) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text
        self.alerts = alerts


class Unreachable(Fault):
    """No conversation at all: back off, or mend the configuration.

    Codes: `no-host` (the name is nobody's, or what knows names is out of reach and says so),
    `dns` (nobody could be asked), `timeout`, `refused`, `network`, `tls`, `tls-port` (STARTTLS was
    wanted of a server that encrypts from its first octet on), `not-local` (no encryption to
    another machine), `greeting`, `no-starttls`, `preauth`, `injected`, `login-disabled`,
    `no-auth-plain`, `no-auth-token`; and of a server that sends, `turned-away` (it greets us so),
    `login-unoffered`, `login-not-enough`.
    """


class BadCertificate(Fault):
    """The server could not prove who it is; no password was sent.

    Codes: `expired`, `hostname`, `self-signed`, `unknown-authority`, `certificate`.
    """


class BadPassword(Fault):
    """The server refused the secret itself: fetch it afresh, once, then stop."""


class Busy(Fault):
    """The server will not now, whoever asks: back off; the password is not in question."""


class Lost(Fault):
    """The connection is gone or out of step and is never used again: reconnect.

    Codes: `BYE` or its response code, `closed`, `eof`, `timeout`, `network`, `protocol`,
    `literal` and `flood` (more than memory should hold), `vanished` (what is gone cannot be read),
    `idle` (it ended while nothing was asked of it).
    `uid` is the message whose answer broke it, 0 when that is not known; `structure`: the server
    was asked how it is built; `parts`: for parts of it, by how it is built; `piece`: for a piece of
    a part of it (our message, the part, where the piece begins).
    `uids` are the messages that the command was about, `octets` what had come of its answer, `size`
    what would have come of the largest, where that is much;
    `wishes`: for whose sake it was given (our intents). `over`: what it was about else (see
    `sync.passing`); `proved`: the connection had proved before that it was alive.
    """

    uid: int = 0
    structure: bool = False
    piece: tuple[int, ...] = ()
    uids: tuple[int, ...] = ()
    octets: int = 0
    size: int = 0
    parts: bool = False
    wishes: tuple[int, ...] = ()
    over: tuple[str, int] | None = None
    proved: bool = False


class Refused(Fault):
    """The server understood and said no to this one command; the connection is well.

    Codes: the server's, `BAD` for what it did not understand, and of ours `argument` (may not
    be sent at all), `no-answer` (an OK and nothing else), `no-uidplus`, `no-move`,
    `no-list-status`, `TOOBIG` (over APPENDLIMIT, not even tried).
    """


def stumbles(text: str) -> bool:
    """Whether who refuses a login, and gives no code, speaks of himself and not of us: nobody has
    looked at the password then."""
    return bool(_ITS_OWN.search(text)) and not _OURS.search(text)


def of_refusal(fault: Refused) -> Fault:
    """What it is to the account: Busy where the server only cannot at the moment."""
    return Busy(fault.code, fault.text) if fault.code in NOT_NOW else fault
