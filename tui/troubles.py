"""What the store, the book, the outbox or a query refused, in a sentence."""

from collections.abc import Mapping
from typing import Any

from store.records.failures import StoreError
from store.records.query import QueryError
from store.words.i18n import _
from store.words.refusals import book_sentence, query_sentence, store_sentence
from tui.safe import line

_UNDO = {
    "moved-on": _("It cannot be taken back: the row has changed since."),
    "not-yet": _("It cannot be taken back just now: the server is at it. Try again in a moment."),
}
_SENDING = {
    "no-recipient": _("Nobody stands in To, Cc or Bcc."),
    "bad-address": _("“{value}” is no mail address."),
    "no-account": _("There is no account “{account}” to send from."),
    "no-smtp": _("The account “{account}” has no [accounts.smtp], so it cannot send."),
    "attachment": _("There is no file {path} to attach."),
    "gone": _("This draft was sent or thrown away already."),
    "settled": _("This mail is settled already."),
}
_FILES = {
    "not-here": _("It has not been fetched from the server yet."),
    "lost": _("Its mail is not on the server any more."),
    "refused": _("The server would not give it ({said})."),
    "spoiled": _("What the store holds of this mail is damaged."),
    "unwritable": _("Nothing can be written into {path}: {said}"),
}
_PARTS = {
    "one": _("It takes two conversations to join them."),
    "first": _("Nothing stands before that mail; there is nothing to split."),
    "gone": _("This row is no more; the list is read again."),
}
_DECISIONS = {
    "nothing-theirs": _("Nobody but you has written here; there is nothing to answer."),
    "all-mine": _("Nobody but you has written here."),
    "nowhere": _("Where its mail lies now is just being found out; try again in a moment."),
}
_NOTED = {
    "no-words": _("Nothing says what it is about."),
    "past": _("Its date is over already."),
    "gone": _("This row is no more; the list is read again."),
}
_OF_KIND = {
    "FollowUpError": _NOTED,
    "OutboxError": _SENDING,
    "UndoError": _UNDO,
    "PartError": _PARTS,
    "DecisionError": _DECISIONS,
    "FileError": _FILES,
}


def trouble(error: Exception) -> str:
    """Any error that has a `code`."""
    code = str(getattr(error, "code", ""))
    facts: Mapping[str, Any] = getattr(error, "facts", {})
    kind = type(error).__name__
    if isinstance(error, StoreError):
        return store_sentence(code, facts)
    if isinstance(error, QueryError):
        return query_sentence(code, error.token, error.allowed)
    if kind == "BookError":
        return book_sentence(code, facts)
    said = _OF_KIND.get(kind, {}).get(code)
    if said is None:
        return line(_("It was refused ({code}); nothing was changed.").format(code=code), 200)
    return said.format_map({name: line(str(value), 100) for name, value in facts.items()})
