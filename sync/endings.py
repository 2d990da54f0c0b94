"""How a connection ended, or never began: what imaplib raised -> a fault.

imaplib speaks in exceptions with a text; what counts is in the server's own words beside it.
"""

import imaplib
from collections.abc import Iterable, Mapping, Sequence

from sync.answers import Code, Record, code
from sync.faults import OF_PASSWORDS, BadPassword, Busy, Fault, Lost, Unreachable
from sync.transport import Broken

BROKEN = (
    Broken,
    imaplib.IMAP4.error,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)
"""What imaplib raises for words that are no IMAP; what they were about is lost either way."""
_STATUSES = ("OK", "NO", "BAD", "BYE")


def at_login(fault: Fault, alerts: tuple[str, ...]) -> Fault:
    """A connection that is lost before it was of use was none."""
    if isinstance(fault, Lost):
        kind = BadPassword if fault.code in OF_PASSWORDS else Busy
        fault = (kind if fault.code.isupper() else Unreachable)(fault.code, fault.text)
    fault.alerts = alerts
    return fault


def no_greeting(error: Exception) -> Fault:
    """imaplib's error for a first line that is neither OK nor PREAUTH carries that line."""
    line = error.args[0] if error.args else b""
    if isinstance(line, bytes) and line.upper().startswith(b"* BYE"):
        said = code(line[6:])
        return Busy(said.name or "BYE", said.text, tuple(alerts([said])))
    ended = lost(error, {})
    known = ended.code in {"timeout", "network"}
    return Unreachable(ended.code if known else "greeting", ended.text)


def lost(error: Exception, untagged: Mapping[str, Sequence[Record]]) -> Lost:
    """What ended the conversation; a BYE among the untagged answers says it best, but for a refusal
    of the password behind which some servers say nothing more."""
    for said in codes(untagged):
        if said.name in OF_PASSWORDS:
            return Lost(said.name, said.text)
    match error:
        case Broken():
            return Lost(error.code)
        case TimeoutError():
            return Lost("timeout", str(error))
        case OSError():
            return Lost("network", str(error))
    if untagged.get("BYE"):
        said = codes({"BYE": untagged["BYE"]})[-1]
        return Lost(said.name or "BYE", said.text)
    return Lost("eof" if "EOF" in str(error) else "protocol", str(error))


def codes(untagged: Mapping[str, Sequence[Record]]) -> list[Code]:
    """Of every untagged status line."""
    lines = (line for status in _STATUSES for line in untagged.get(status, ()))
    return [code(line) for line in lines if isinstance(line, bytes)]


def alerts(codes: Iterable[Code]) -> list[str]:
    return [code.text for code in codes if code.name == "ALERT" and code.text]
