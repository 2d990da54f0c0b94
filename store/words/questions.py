"""Whose a row is, how it came to be theirs, and who else may claim it, as words."""

from store.records.rows import Question
from store.words.clean import clean, clean_address
from store.words.i18n import _

_BY = {
    "pin": _("by your word"),
    "address": _("by the address {value}"),
    "canonical": _("by the mailbox {value}"),
    "thread": _("by the conversation"),
    "domain": _("by the domain {value}"),
    "number": _("by the number {value}"),
}


def linked(rule: str, value: str) -> str:
    """'by the domain acme.example'; safe to show."""
    return _BY[rule].format(value=clean_address(value))


def either(question: Question) -> str:
    """'Acme Kft. or Papp Optika'; foreign text."""
    *some, last = question.names
    return _("{some} or {last}").format(some=", ".join(some), last=last) if some else last


def asked(question: Question) -> str:
    """What makes it a question; safe to show."""
    names = clean(either(question), 120)
    value = clean(question.value, 80)
    if question.kind == "person":
        return _("{value} is shared: {names} may have rung").format(value=value, names=names)
    return _("{value} is claimed by several: it may be {names}").format(value=value, names=names)
