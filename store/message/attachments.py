"""The parts of a mail that are files of their own."""

import re

from store.message import body, reaction
from store.message.encoded_words import header_text
from store.message.headers import disposition, first
from store.message.mime import Part, is_mail
from store.message.model import Attachment

MAX_ATTACHMENTS = 500
MAX_NAME = 500

_SIGNATURES = frozenset(
    ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
)
_REPORTS = frozenset(
    ("message/delivery-status", "message/disposition-notification", "message/feedback-report")
)
_CONTENT_ID = re.compile(r"cid:([^\"'\s>)]{1,300})", re.I)


def attached(raw: bytes, root: Part, shown: list[Part], problems: set[str]) -> list[Attachment]:
    """All files of the mail. A mail inside it is one file; what that carries is not listed."""
    texts = {part.number for part in shown}
    parts = [part for part in files_of(root, texts) if part.number not in texts]
    if len(parts) > MAX_ATTACHMENTS:
        problems.add("parts")
    parts = parts[:MAX_ATTACHMENTS]
    pictures = _shown_in_html(raw, root) if any("content-id" in p.headers for p in parts) else set()
    return [_described(raw, part, pictures, problems) for part in parts]


def file_bytes(raw: bytes, part: Part, problems: set[str]) -> bytes:
    if is_mail(part):
        return raw[part.start : part.end]
    return body.content(raw, part, problems)


def file_name(part: Part) -> str:
    _, parameters = disposition(first(part.headers, "content-disposition"))
    name = parameters.get("filename") or part.parameters.get("name") or ""
    return " ".join(name.split())[:MAX_NAME]


def files_of(part: Part, texts: set[int]) -> list[Part]:
    """Leaves that are neither text of the mail nor another form of that text."""
    if part.type.startswith("multipart/"):
        found = [file for inner in part.parts for file in files_of(inner, texts)]
        if part.type == "multipart/alternative":
            return [file for file in found if body.is_file(file) or not _is_form(file)]
        return found
    return [] if part.number in texts or part.type == reaction.TYPE else [part]


def _is_form(part: Part) -> bool:
    """Stands beside a text for those who can show it better: HTML, an invitation's calendar."""
    return part.type.startswith("text/")


def _shown_in_html(raw: bytes, root: Part) -> set[str]:
    """The Content-IDs that the HTML of the mail refers to."""
    return {
        cid.casefold()
        for part in root.walk()
        if part.type == "text/html"
        for cid in _CONTENT_ID.findall(body.source(raw, part, set()))
    }


def _described(raw: bytes, part: Part, pictures: set[str], problems: set[str]) -> Attachment:
    size = part.end - part.start if is_mail(part) else body.size(raw, part, problems)
    return Attachment(part.number, file_name(part), part.type, size, _is_inline(part, pictures))


def _is_inline(part: Part, pictures: set[str]) -> bool:
    """No document: a picture of the HTML, a cryptographic signature, a report for machines."""
    if part.type in _SIGNATURES or part.type in _REPORTS:
        return True
    cid = header_text(first(part.headers, "content-id") or b"").strip("<> ").casefold()
    if cid and cid in pictures:
        return True
    kind, _ = disposition(first(part.headers, "content-disposition"))
    return (
        part.parent == "multipart/related"
        and part.type.startswith("image/")
        and kind != "attachment"
    )
