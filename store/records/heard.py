"""What the rules make of a parsed mail by itself, whoever wrote it: the same when it is read first,
when it is read anew, and in the measures."""

from dataclasses import replace

from store.message.model import ParsedMessage
from store.rules.events import NOTHING
from store.rules.machine import machine
from store.rules.reaction import meant
from store.rules.replies import answers_by_subject, reply, written
from store.rules.said import said
from store.rules.saying import Said
from store.rules.tokens import fold


def said_in(mail: ParsedMessage) -> Said:
    method = mail.calendar.method if mail.calendar else ""
    documents = _documents(mail)
    subject = fold(mail.subject[:300])
    if reply(method, "", "") or answers_by_subject(subject, mail.new_text, documents):
        return _with_the_answer(mail, method)
    text = meant(mail.reaction) if mail.reaction else mail.new_text
    return said(text, mail.subject, documents, sent=mail.date and mail.date.date())


def _with_the_answer(mail: ParsedMessage, method: str) -> Said:
    """To an invitation: what a person wrote beside it. Its subject is the meeting's."""
    text, made = written(mail.new_text)
    comment = mail.calendar.comment if mail.calendar else ""
    if comment and (made or not text):
        text, made = written(comment)
    what = said(text, "", 0, sent=mail.date and mail.date.date()) if text else NOTHING
    if method and what.ack == "accepts" and what.asks == "order":
        what = replace(what, asks="")  # 'Accepted' is the answer itself.
    if made:  # When, where and who are weighed by nobody.
        what = replace(what, lean=None)
    return replace(what, asks="meeting", ack="", lean=None) if method == "COUNTER" else what


def machine_of(mail: ParsedMessage) -> str:
    """'' for a person's mail."""
    return machine(
        mail.signs,
        mail.from_[0].email if mail.from_ else "",
        mail.subject,
        mail.new_text,
        calendar_method=mail.calendar.method if mail.calendar else "",
        partstat=mail.calendar.partstat if mail.calendar else "",
        is_bounce=mail.bounce is not None,
        documents=_documents(mail),
    )


def _documents(mail: ParsedMessage) -> int:
    return sum(1 for part in mail.attachments if not part.inline)
