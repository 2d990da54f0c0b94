"""Delivery reports: whose mail did not arrive, and which one it was."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from store.message import body
from store.message.digest import message_id, message_ids
from store.message.encoded_words import unfold
from store.message.headers import Headers, fields, first
from store.message.mime import Part, is_mail
from store.message.model import Address, Bounce

MAX_STATUS = 256_000
MAX_STATUS_PARTS = 5
MAX_RECIPIENTS = 200
MAX_READ = 20_000
"""Characters of a report in prose that are looked at."""

_DAEMON = re.compile(
    r"mailer-?daemon|mail-?daemon|postmaster|mail(?:er)?[ ._-]*delivery|mdaemon|delivery[ ._-]sub"
    r"|mail[ ._-]?(?:system|administrator)|\badministrator\b|bounces?@|\bndr@|exchange",
    re.I,
)
_SUBJECT = re.compile(
    r"undeliver|not delivered|could ?n.t be (?:sent|delivered)|delivery.{0,30}(?:fail|status|notif"
    r"|problem|error|delay|report|unsuccess)|fail(?:ed|ure)|returned (?:mail|to sender)|mail error"
    r"|non[- ]?deliver|unzustellbar|nicht zugestellt|zustellung|kézbesít|message (?:delayed|status)"
    r"|rejected|bounce|mail delivery|delayed|error sending|warning|\bmail system error|user unknown"
    r"|disabled|over quota|retrying|postmaster notify|ndn|mail not",
    re.I,
)
_ENOUGH_HINTS = 3
"""Of four: the sender, the subject (counting twice if no person writes so), the text."""
_SURE_SUBJECT = re.compile(
    r"(?:undeliverable|unzustellbar|kézbesíthetetlen|nem kézbesíthető)\s*:|returned mail:"
    r"|undelivered mail returned|delivery status notification|mail delivery (?:failed|failure)",
    re.I,
)
_FAILED = re.compile(
    r"not\s+(?:yet\s+)?(?:be(?:en)?\s+)?deliver|undeliver|unable to deliver|could ?n.t be delivered"
    r"|delivery (?:to|attempt|has|fail|status|error)|failed|returned to (?:sender|you)|rejected"
    r"|permanent (?:error|fatal)|user unknown|unknown (?:user|address|recipient)"
    r"|no such (?:user|addr|recipient)|mailbox (?:is )?(?:full|unavailable)|does not exist"
    r"|not found|invalid final|original message follows"
    r"|couldn't be"
    r"|\b5\d\d[ -]"
    r"|\b[45]\.\d{1,3}\.\d{1,3}\b|gave up|giving up|nicht zugestellt|konnte nicht|unzustellbar"
    r"|kézbesíthet|nem sikerült|not listed|over quota|disabled|bounced"
    r"|did not reach|delayed|deferred|(?:unsent|returned|undelivered) message",
    re.I,
)
_STILL_TRYING = re.compile(
    r"will (?:be )?(?:retr|continue|keep)|still (?:be )?(?:try|in the|undelivered)|not yet been"
    r"|delay(?:ed)?\b|no action is required|do not need to resend|warning message only"
    r"|wird (?:weiter|erneut)|verzögert|késik|késleltet",
    re.I,
)
_PERMANENT_CODE = re.compile(r"(?<![\d.])5\d\d[ -]|(?<![\d.])5\.\d{1,3}\.\d{1,3}(?![\d.])")
_TEMPORARY_CODE = re.compile(r"(?<![\d.])4\d\d[ -]|(?<![\d.])4\.\d{1,3}\.\d{1,3}(?![\d.])")
_BARE = r"(?:mailto:)?([^\s<>@\"'():;,\[\]]{1,64}@[\w.-]{1,190}\w)"
_ADDRESS = f"<?{_BARE}>?"
_CALLED = (
    r"(?:recipients?|address(?:es)?|user|mailbox|deliver(?:ed)? to|addressed to|delivery to|unknown"
    r"|empfänger|an folgende\w*|címzett\w*)"
)
_NAMED = [
    re.compile(pattern, re.I | re.M)
    for pattern in (
        rf"^[ \t]*(?:final|original)-recipient ?: ?(?:rfc822;)? ?{_ADDRESS}",
        rf"^[ \t]*<{_BARE}>[ \t]*(?::|\.\.\.|\()",
        rf"\brcpt to ?: ?{_ADDRESS}",
        rf"{_CALLED}[^@\n]{{0,80}}?\s{{0,6}}{_ADDRESS}",
        rf"^[ \t]*{_ADDRESS}[ \t]*$",
    )
]
_ANY_ADDRESS = re.compile(_ADDRESS)
_RETURNED_ID = re.compile(r"^[>\s]{0,10}message-id\s*:\s*(<[^<>\s]{3,500}>)", re.I | re.M)
_STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
_HEADER_TYPES = ("text/rfc822-headers", "text/rfc822-header", "message/rfc822-headers")
_ENDED = ("delivered", "relayed", "expanded")


def bounce(
    raw: bytes, root: Part, sender: tuple[Address, ...], subject: str, text: str
) -> Bounce | None:
    """What a delivery report says of the first recipient that it names as failed, or as late."""
    statuses = list(_statuses(raw, root))
    found = _status_report(statuses)
    if found is None and not _arrived(statuses):
        found = _prose_report(root.headers, sender, subject, text)
    if found is None:
        return None
    return replace(found, message_id=_returned_id(raw, root, text))


def _status_report(statuses: Sequence[Headers]) -> Bounce | None:
    """By the part that RFC 3464 made for machines."""
    reports = [_verdict(status) for status in statuses]
    failed = [report for report in reports if report]
    return next((report for report in failed if report.permanent), next(iter(failed), None))


def _arrived(statuses: Sequence[Headers]) -> bool:
    """It reports success, whatever its subject and its text make of it."""
    return any(_word(status, "action") in _ENDED for status in statuses)


def _statuses(raw: bytes, root: Part) -> Iterator[Headers]:
    parts = (part for part in body.own_parts(root) if part.type in _STATUS_TYPES)
    for part in islice(parts, MAX_STATUS_PARTS):
        data = body.content(raw, part, set(), MAX_STATUS).replace(b"\r\n", b"\n")
        for block in re.split(rb"\n[ \t]*\n", data)[: MAX_RECIPIENTS + 1]:
            yield fields(block.lstrip(b"\n"))


def _verdict(status: Headers) -> Bounce | None:
    action = _word(status, "action")
    code = _word(status, "status")
    recipient = _recipient(status)
    if not recipient or action in _ENDED or not (action or code):
        return None
    permanent = action == "failed" or (action != "delayed" and code.startswith("5"))
    return Bounce(recipient, "", permanent)


def _recipient(status: Headers) -> str:
    """The address that we wrote to, not the one that it was forwarded to."""
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        found = _ANY_ADDRESS.search(unfold(first(status, name) or b"").rpartition(";")[2])
        if found:
            return found[1]
    return ""


def _word(status: Headers, name: str) -> str:
    return (unfold(first(status, name) or b"").lower().split() or [""])[0]


def _prose_report(
    headers: Headers, sender: tuple[Address, ...], subject: str, text: str
) -> Bounce | None:
    """By what servers without RFC 3464 write for people."""
    text = text[:MAX_READ]
    failed = unfold(first(headers, "x-failed-recipients") or b"")
    named = _ANY_ADDRESS.search(failed)
    if named:
        return Bounce(named[1], "", not _still_trying(subject, text))
    sure = _SURE_SUBJECT.match(subject) is not None
    hints = _from_daemon(headers, sender) + sure
    if not hints:  # as of most mail: the rest could not be enough
        return None
    hints += sure or bool(_SUBJECT.search(subject))
    if hints < _ENOUGH_HINTS - 1 or hints + bool(_FAILED.search(text)) < _ENOUGH_HINTS:
        return None
    recipient = _named_in(text, {address.email.casefold() for address in sender})
    return Bounce(recipient, "", not _still_trying(subject, text))


def _from_daemon(headers: Headers, sender: tuple[Address, ...]) -> bool:
    if (first(headers, "return-path") or b"x").strip() == b"<>":
        return True
    return any(_DAEMON.search(f"{address.name} {address.email}") for address in sender)


def _named_in(text: str, not_these: set[str]) -> str:
    for pattern in (*_NAMED, _ANY_ADDRESS):
        for found in pattern.finditer(text):
            address = found[1]
            if address.casefold() not in not_these and not _DAEMON.search(address):
                return address
    return ""


def _still_trying(subject: str, text: str) -> bool:
    if _STILL_TRYING.search(subject):
        return True
    if _PERMANENT_CODE.search(text):
        return False
    return bool(_STILL_TRYING.search(text) or (_TEMPORARY_CODE.search(text) and "gave" not in text))


def _returned_id(raw: bytes, root: Part, text: str) -> str:
    """Of the mail, or its header, that the report carries back."""
    for part in body.own_parts(root):
        if is_mail(part) and part.parts:
            found = message_id(part.parts[0].headers)
        elif part.type in _HEADER_TYPES:
            found = _id_in(body.content(raw, part, set(), MAX_STATUS))
        else:
            continue
        if found:
            return found
    quoted = _RETURNED_ID.search(text)
    return quoted[1] if quoted else ""


def _id_in(header: bytes) -> str:
    found = message_ids(first(fields(header.lstrip()), "message-id"))
    return found[0] if found else ""
