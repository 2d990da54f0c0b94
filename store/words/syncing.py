"""How a round of sync ended, as sentences: which account, what is wrong, what to do."""

from collections.abc import Mapping
from typing import Any

from store.words import secrets
from store.words.clean import clean
from store.words.i18n import _

_FAULTS = {
    "bad-password": _(
        "{account}: the server {host} refuses the password; check it with `owed doctor`"
    ),
    "bad-certificate": _(
        "{account}: the certificate of {host} cannot be trusted ({text}); no password was sent"
    ),
    "unreachable": _("{account}: {host} cannot be reached ({text}); is the network there?"),
    "busy": _("{account}: {host} is busy and asks to come back later: {text}"),
    "lost": _(
        "{account}: the connection to {host} broke ({text}); the next round goes on from here"
    ),
    "refused": _("{account}: {host} refused: {text}"),
    "store": _("{account}: the store could not be written: {text}"),
}
_NOT_DONE = {
    "intent": _("{account}: not done on the server ({code}): {text}"),
    "outbox": _("{account}: not sent ({code}): {text}"),
}


def finished(account: str, code: str, facts: Mapping[str, Any]) -> str:
    """'' if all went well."""
    if code == "no-secret":
        why = secrets.SENTENCES.get(str(facts.get("why")), "{text}")
        return _said(_("{account}: no password: ") + why, account, code, facts)
    return _said(_FAULTS.get(code, "{account}: {text}"), account, code, facts) if code else ""


def not_done(what: str, code: str, facts: Mapping[str, Any]) -> str:
    """An action or a mail that a server refused."""
    return _said(_NOT_DONE[what], str(facts.get("account", "")), code, facts).removeprefix(": ")


def elsewhere(pid: int, asked: bool) -> str:
    """A daemon runs already."""
    if asked:
        return _("A daemon is running (pid {pid}); it was asked for a round").format(pid=pid)
    return _("Another daemon is running already (pid {pid})").format(pid=pid)


def bar(account: str, mailbox: str) -> str:
    """What stands before the progress bar."""
    return f"{clean(account)} {clean(mailbox, 24)}"


def _said(sentence: str, account: str, code: str, facts: Mapping[str, Any]) -> str:
    known = {"host": "", "text": "", **facts, "account": account, "code": code}
    known["text"] = known["text"] or known.get("why") or facts.get("code") or code
    return sentence.format_map({key: clean(str(value)) for key, value in known.items()})
