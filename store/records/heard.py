"""What the rules make of a parsed mail by itself, whoever wrote it: the same when it is read first,
when it is read anew, and in the measures."""

from store.message.model import ParsedMessage
from store.rules.machine import machine
from store.rules.reaction import meant
from store.rules.said import said
from store.rules.saying import Said


def said_in(mail: ParsedMessage) -> Said:
    documents = sum(1 for part in mail.attachments if not part.inline)
    text = meant(mail.reaction) if mail.reaction else mail.new_text
    return said(text, mail.subject, documents, sent=mail.date and mail.date.date())


def machine_of(mail: ParsedMessage) -> str:
    """'' for a person's mail."""
    return machine(
        mail.signs,
        mail.from_[0].email if mail.from_ else "",
        mail.subject,
        mail.new_text,
        calendar_method=mail.calendar.method if mail.calendar else "",
        is_bounce=mail.bounce is not None,
    )
