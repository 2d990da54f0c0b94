"""An event of a story -> the bytes of the mail that it is, as a server would hold them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from tests.scenarios import cast
from tests.scenarios.reader import Event
from tests.store.records.firm import ZONE, at

_PREFIX = re.compile(r"^((re|aw|fw|fwd|wg|vá|válasz|továbbítás)\s*:\s*)+", re.I)
_HEADER = re.compile(r"([A-Z][\w-]*): (.+)")


def message_id(when: str) -> str:
    """By its time a mail is known in its story."""
    return f"<{when.replace(' ', '-').replace(':', '.')}@x>"


def option(event: Event, name: str) -> str:
    """'Mon 9:10' of {answers Mon 9:10}; '' where no such thing stands in braces."""
    return next((one[len(name) :] for one in event.more if one.startswith(name)), "")


def letter(event: Event, before: Mapping[str, str]) -> bytes:
    """before: the subjects of the mails before it, by their time."""
    words = event.words
    made = _headed(event, cast.person(words["sender"]), words["subject"])
    made["To"] = ", ".join(map(str, cast.people(words["to"])))
    if words["cc"]:
        made["Cc"] = ", ".join(map(str, cast.people(words["cc"])))
    answered = option(event, "answers ") or _answered(words["subject"], before)
    if answered and "no ids" not in event.more:
        made["In-Reply-To"] = made["References"] = message_id(answered)
    for field in filter(None, map(_HEADER.fullmatch, event.more)):
        made[field[1]] = field[2]
    quoted = option(event, "quotes ")
    made.set_content(
        words["text"].replace(" / ", "\n")
        + (f"\n\nOn Monday Jane wrote:\n> {quoted}\n" * bool(quoted))
    )
    _attach(made, event)
    return made.as_bytes()


def _headed(event: Event, sender: cast.Person, subject: str) -> EmailMessage:
    made = EmailMessage()
    if received := option(event, "received "):
        made["Received"] = f"from mx.example by mail.example; {_stamp(received)}"
    made["From"], made["Subject"] = str(sender), subject
    made["Date"] = _stamp(option(event, "dated ") or event.when)
    if "no ids" not in event.more:
        made["Message-ID"] = message_id(event.when)
    return made


def _stamp(when: str) -> str:
    return format_datetime(datetime.fromtimestamp(at(when), ZONE))


def bare(subject: str) -> str:
    return _PREFIX.sub("", subject).casefold()


def _answered(subject: str, before: Mapping[str, str]) -> str:
    """A subject with a prefix answers the newest mail that has the same one."""
    if not _PREFIX.match(subject):
        return ""
    same = [when for when, other in before.items() if bare(other) == bare(subject)]
    return same[-1] if same else ""


def _attach(made: EmailMessage, event: Event) -> None:
    if name := option(event, "attached "):
        made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=name)
    if inside := option(event, "forwards "):
        who, _, text = inside.partition(": ")
        sender = cast.person(who)
        passed = EmailMessage()
        passed["From"], passed["Subject"] = str(sender), bare(event.words["subject"])
        passed["To"] = f"office@{cast.US}"
        passed.set_content(text)
        made.add_attachment(passed)


def report(event: Event, subject: str, recipient: str) -> bytes:
    """RFC 3464 on delivery, RFC 8098 on reading."""
    action, of = event.words["action"], message_id(event.words["of"])
    read = action == "read"
    kind = "disposition-notification" if read else "delivery-status"
    code = {"failed": "5.1.1", "delayed": "4.4.1"}.get(action, "2.0.0")
    delivery = (
        f"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {recipient}\n"
        f"Action: {action}\nStatus: {code}\n"
    )
    reading = (
        f"Original-Message-ID: {of}\nDisposition: manual-action/MDN-sent-manually; displayed\n"
    )
    lines = [
        f"Return-Path: <>\nFrom: {recipient if read else 'mailer-daemon@mx.example'}",
        f"To: {cast.person('me').address}\nDate: {_stamp(event.when)}",
        f"Subject: {f'Read: {subject}' if read else 'About your mail'}",
        f"Message-ID: {message_id(event.when)}",
        f"Content-Type: multipart/report; report-type={kind}; boundary=b\n",
        "--b\n\nThis is a report about your mail.",
        f"--b\nContent-Type: message/{kind}\n\n{reading if read else delivery}",
        f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {of}\nSubject: {subject}\n",
        "--b--\n",
    ]
    return "\n".join(lines).encode()


_METHODS = {
    "invites": ("REQUEST", ""),
    "accepts": ("REPLY", "Accepted: "),
    "declines": ("REPLY", "Declined: "),
    "calls off": ("CANCEL", "Canceled: "),
}


def meeting(event: Event, starts: str) -> bytes:
    """An iTIP mail (RFC 5546); the meeting is known by its name."""
    words = event.words
    method, prefix = _METHODS[words["verb"]]
    made = _headed(event, cast.person(words["who"]), prefix + words["meeting"])
    made["To"] = ", ".join(map(str, cast.people(words["whom"] or "me")))
    begins = datetime.fromtimestamp(at(starts), UTC)
    address = cast.person(words["who"]).address
    state = {"accepts": "ACCEPTED", "declines": "DECLINED"}.get(words["verb"])
    answer = [f"ATTENDEE;PARTSTAT={state}:mailto:{address}"] if state else []
    lines = [
        "BEGIN:VCALENDAR", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{words['meeting']}@x",
        f"DTSTART:{begins:%Y%m%dT%H%M%SZ}", f"SUMMARY:{words['meeting']}", *answer, "END:VEVENT",
        "END:VCALENDAR", "",
    ]  # fmt: skip
    made.set_content("\r\n".join(lines), subtype="calendar")
    made.set_param("method", method)
    return made.as_bytes()
