"""What was done, in the few words by which it can be taken back."""

from collections.abc import Mapping
from typing import Any

from store.words.clean import clean
from store.words.i18n import _, ngettext

_NAMES = {
    "done": _("done"), "no-answer": _("no answer needed"), "elsewhere": _("answered elsewhere"),
    "owe": _("I do owe this"), "snooze": _("snooze"), "unsnooze": _("awake"),
    "archive": _("archive"), "trash": _("to Trash"), "junk": _("to Junk"), "read": _("read"),
    "unread": _("unread"), "star": _("star"), "unstar": _("star off"), "call": _("call"),
    "send": _("mail"), "discard": _("thrown away"), "join": _("joined"), "split": _("split"),
    "promise": _("promise"), "theirs": _("their promise"), "reminder": _("reminder"),
    "case": _("case"), "kept": _("kept"), "dropped": _("dropped"),
    "changed": _("another date"), "reopened": _("open again"),
}  # fmt: skip
_TOLD = {
    "merge": _("{other} became part of {client}"),
    "set": _("{key} of {client}"),
    "import": _("import of {file}"),
    "create": _("new client {client}"),
    "attach": _("{what} is of {client}"),
    "detach": _("{what} is no longer of {client}"),
    "alone": _("{what} is of {client} alone"),
    "person": _("{what} rang"),
    "never": _("never ask about {what}"),
    "sender-always": _("always owed: {what}"),
    "sender-never": _("never owed: {what}"),
    "sender-forget": _("judged like others again: {what}"),
    "pin": _("linked to {client}"),
    "unpin": _("link taken off"),
    "join": _("{n} conversations joined"),
}


def named(action: str, facts: Mapping[str, Any]) -> str:
    """'done', 'Papp became part of Acme: 14 mails, 3 calls'; safe to show."""
    if action == "pin" and not facts.get("client"):
        action = "unpin"
    known = _TOLD.get(action)
    if known is None:
        return _NAMES.get(action, action)
    said = known.format(**{key: clean(str(value), 80) for key, value in facts.items()})
    return f"{said}: {history(facts['mails'], facts['calls'])}" if "mails" in facts else said


def bare(action: str) -> bool:
    """Its name says nothing of what it was done to."""
    return action not in _TOLD


def history(mails: int, calls: int) -> str:
    """'14 mails, 3 calls'."""
    some = ngettext("{n} mail", "{n} mails", mails).format(n=mails)
    more = ngettext("{n} call", "{n} calls", calls).format(n=calls)
    return f"{some}, {more}"


def differed(field: str, client: str) -> str:
    """Of two clients that become one."""
    return _("{field} differed; kept that of {name}").format(field=clean(field), name=clean(client))
