"""The text of the mails that are attached to a mail, as mail programs write a forwarded one."""

from itertools import islice

from store.message.body import MAX_SOURCE, MAX_TEXT, full_text, shown_parts
from store.message.encoded_words import header_text
from store.message.headers import first
from store.message.mime import Part, is_mail

MAX_MAILS = 20
MAX_FIELD = 500
MARK = "---------- Forwarded message ----------"
"""`marks.FORWARDED` knows it again: what stands below is not the sender's own."""

_FIELDS = ("From", "Date", "Subject", "To")


def with_mails_inside(raw: bytes, root: Part, text: str, problems: set[str]) -> str:
    """`text`, and below it each attached mail, those inside of these too."""
    found = [text] if text else []
    room, left = MAX_TEXT - len(text), MAX_SOURCE
    mails = (part.parts[0] for part in root.walk() if is_mail(part) and part.parts)
    for mail in islice(mails, MAX_MAILS):
        head = _head(mail)
        if not head:
            continue
        if room <= 0 or left <= 0:
            problems.add("long")
            break
        parts = shown_parts(raw, mail)
        inner, _html = full_text(raw, parts, set(), left)
        left -= sum(part.end - part.start for part in parts)
        found.append(f"{MARK}\n{head}\n\n{inner}".rstrip()[:room])
        room -= len(found[-1])
    return "\n\n".join(found)


def _head(mail: Part) -> str:
    """Empty for what has no header of a mail."""
    values = {name: first(mail.headers, name.lower()) for name in _FIELDS}
    if values["From"] is None and values["Subject"] is None:
        return ""
    return "\n".join(
        f"{name}: {header_text(value[: 4 * MAX_FIELD])[:MAX_FIELD]}"
        for name, value in values.items()
        if value is not None
    )
