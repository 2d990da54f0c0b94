"""One command and its answer, as the commands of a session see them."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sync.answers import Code, Record
from sync.faults import NOT_NOW, BadPassword, Busy, Fault, Refused, Unreachable, stumbles

# RFC 9051, Appendix E.
_REV2 = {"NAMESPACE", "UNSELECT", "UIDPLUS", "ESEARCH", "ENABLE", "IDLE", "SPECIAL-USE", "MOVE"}
_REV2 |= {"LIST-STATUS", "LIST-EXTENDED", "LITERAL-"}
_OF_ALL = {"CAPABILITY", "LIST", "NAMESPACE", "NOOP"}
"""Commands about no one mailbox or mail: whoever cannot do these now can do nothing for us."""
_TOO_MANY = re.compile(
    r"too many (simultaneous )?connections|maximum number of connections", re.IGNORECASE
)
_NOT_CONNECTED = "authenticated but not connected"
_SLOWER = re.compile(r"request is throttled", re.IGNORECASE)
"""Microsoft has no code for it, and says it by NO and by BAD."""
_INLINE = re.compile(rb"[ -~]{0,1000}")


class Literal(bytes):
    """An argument that is sent as a literal, since a quoted string cannot carry it."""


class Answer(NamedTuple):
    """What a server answered to one command.

    status: `OK`, `NO` or `BAD`, and with it the code of the tagged line.
    codes: of every line, in order, the tagged one last.
    untagged: by upper-case name.
    """

    status: str
    code: Code
    codes: tuple[Code, ...]
    untagged: Mapping[str, Sequence[Record]]

    def arguments(self, name: str) -> list[str]:
        """What each response code of this name carried."""
        return [
            code.argument.decode("ascii", "replace") for code in self.codes if code.name == name
        ]

    def lines(self, name: str) -> list[str]:
        """Untagged answers of one line and of this name."""
        records = self.untagged.get(name, ())
        return [
            record.decode("ascii", "replace") for record in records if isinstance(record, bytes)
        ]


class Asking(ABC):
    """A logged-in connection, for those who give commands on it.

    capabilities: in upper case, as of after the login.
    highestmodseq: of the selected mailbox, the last that the server named; 0: it has none.
    """

    capabilities: frozenset[str] = frozenset()
    highestmodseq = 0
    _disbelieved: frozenset[str] = frozenset()

    @abstractmethod
    def answer(self, command: str, *arguments: bytes) -> Answer:
        """Send a command and hear it out, whatever the answer; Lost when it does not come."""

    @abstractmethod
    def exists(self) -> int:
        """How many messages the selected mailbox has, as of the server's last word on it."""

    @abstractmethod
    def flags_changed(self) -> None:
        """Note that flags changed which nobody asked for."""

    def offers(self, capability: str) -> bool:
        """Whether the server has a capability, by itself or as part of IMAP4rev2."""
        if capability in self._disbelieved:
            return False
        return capability in self.capabilities or (
            capability in _REV2 and "IMAP4REV2" in self.capabilities
        )

    def disbelieve(self, *capabilities: str) -> None:
        """The server offers them, and does not know what to do with them: another one may stand
        behind it. As long as this connection lasts they are not used."""
        self._disbelieved |= set(capabilities)

    def ask(self, command: str, *arguments: bytes) -> Answer:
        """A command that has to succeed: Busy or Refused when it does not."""
        return self.took(self.answer(command, *arguments), command)

    @staticmethod
    def took(answer: Answer, command: str) -> Answer:
        """The answer to a command that has to succeed, if it did."""
        if answer.status == "OK":
            return answer
        if command in _OF_ALL and answer.code.name in NOT_NOW:
            raise Busy(answer.code.name, answer.code.text)
        raise refusal(answer)


def refusal(answer: Answer) -> Fault:
    """What a NO or BAD means to whoever gave the command."""
    code, text = answer.code.name, answer.code.text
    if _SLOWER.match(text):
        return Refused("THROTTLED", text)
    if answer.status == "BAD" and code not in NOT_NOW:
        if _NOT_CONNECTED in text.lower():
            return Busy("UNAVAILABLE", text)
        return Refused("BAD", text)
    return Refused(code, text)


def login_refusal(answer: Answer) -> Fault:
    """What a NO or BAD to a login means: only a few of them speak of the password."""
    code, text = answer.code.name, answer.code.text
    if _TOO_MANY.search(text) or _SLOWER.match(text):
        return Busy("LIMIT", text)
    if code in NOT_NOW or code == "LIMIT":
        return Busy(code, text)
    if answer.status == "BAD":
        return refusal(answer)
    if code in ("", "ALERT") and stumbles(text):
        return Busy("UNAVAILABLE", text)
    if code == "PRIVACYREQUIRED":
        return Unreachable("login-disabled", text)
    return BadPassword(code, text)


def argument(text: str) -> bytes:
    """A word of ours or a person's; Refused when it would end or split the command."""
    raw = text.encode("utf-8", "replace")
    if not raw.isascii() or re.search(rb"[\0\r\n]", raw):
        raise Refused("argument", text)
    return raw


def astring(raw: bytes) -> bytes:
    """A string of any bytes, quoted or as a literal; Refused with NUL, which nothing can carry."""
    if b"\0" in raw:
        raise Refused("argument", raw.decode("utf-8", "replace"))
    if not _INLINE.fullmatch(raw):
        return Literal(raw)
    return quoted(raw)


def quoted(raw: bytes) -> bytes:
    """A quoted string; the caller knows that nothing but printable ASCII is in it."""
    return b'"' + raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
