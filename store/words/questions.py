"""Whose is a row that several may claim, as words."""

from store.records.rows import Question
from store.words.clean import clean
from store.words.i18n import _


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
