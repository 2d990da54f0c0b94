"""How a round of sync ended, as sentences: which account, what is wrong, what to do."""

from collections.abc import Mapping
from typing import Any

from store.records.rows import AccountState
from store.words import servers
from store.words.clean import clean
from store.words.i18n import _
from store.words.numbers import grouped
from store.words.refusals import store_sentence
from store.words.sending import unsent_again, why

_FAULTS = {
    "lost": _(
        "{account}: the connection to {host} broke ({text}); the next round goes on from here"
    ),
    "refused": _("{account}: {host} refused: {text}"),
    "unknown": _(
        "{account}: the daemon that runs was started with another configuration, which does not "
        "have this account"
    ),
}
_NOT_DONE = _("{account}: not done on the server ({code}): {text}")
_MAILS = {
    "no-copy": _("“{subject}” was sent, but its copy could not be put into Sent: {why}"),
    "no-room": _(
        "“{subject}” was sent, but there is no room for its copy in Sent ({why}); it is put there "
        "once there is"
    ),
    "not-to-all": _("“{subject}” was not sent to everybody: {why}"),
    "refused": _("“{subject}” was sent to nobody: {why}"),
    "uncertain": _("“{subject}” was perhaps sent: it had left when the connection broke"),
}
_WAITS = _("“{subject}” is not sent yet: {why}")
_SOME_WAIT = _("“{subject}” has not gone to everybody yet: {why}")


def finished(account: str, code: str, facts: Mapping[str, Any]) -> str:
    """'' if all went well."""
    if code == "store":
        return f"{clean(account)}: {store_sentence(str(facts.get('code')), facts)}"
    if known := servers.sentence(account, facts):
        lead = _("{account}: no password: ") if _wants_password(code, facts) else "{account}: "
        return lead.format(account=clean(account)) + known
    return _said(_FAULTS.get(code, "{account}: {text}"), account, code, facts) if code else ""


def _wants_password(code: str, facts: Mapping[str, Any]) -> bool:
    """What is missing is one; and not a token, of which the sentence says enough."""
    return code == "no-secret" and not str(facts.get("code", "")).startswith("oauth-")


def not_done(what: str, code: str, facts: Mapping[str, Any]) -> str:
    """An action or a mail that a server refused."""
    if what == "outbox":
        subject = clean(str(facts.get("subject") or _("(no subject)")), 120)
        if code == "uncertain" and (reason := why(facts)):
            return unsent_again(subject, reason)
        waits = _SOME_WAIT if facts.get("some") else _WAITS
        return _MAILS.get(code, waits).format(subject=subject, why=why(facts)).removesuffix(": ")
    if code == "no-account":
        facts = {**facts, "text": why({**facts, "code": code})}
    if code == "lost":
        facts = {**facts, "text": why({"code": code})}
    return _said(_NOT_DONE, str(facts.get("account", "")), code, facts).removeprefix(": ")


def coming(state: AccountState, *, daemon: bool) -> str:
    """Of an account whose mail has not come as far as a list without rows would mean something."""
    account = clean(state.name)
    if not daemon:
        return _(
            "{account}: not all of its mail has come, and nothing fetches it; `owed sync` does"
        ).format(account=account)
    done, total = so_far(state)
    if not total:
        said = _("{account}: mail is still on its way; what has not come is in no list")
        return said.format(account=account)
    said = _("{account}: mail is still on its way, {done} of {total}; the rest is in no list yet")
    return said.format(account=account, done=grouped(done), total=grouped(total))


def so_far(state: AccountState) -> tuple[int, int]:
    """How many mails have come, of how many; of 0 where that is not known."""
    done, total = state.detail.get("done"), state.detail.get("total")
    return (done, total) if isinstance(done, int) and isinstance(total, int) else (0, 0)


def elsewhere(pid: int, asked: bool) -> str:
    """A daemon runs already."""
    if asked:
        return _("A daemon is running (pid {pid}); it was asked for a round").format(pid=pid)
    return _("Another daemon is running already (pid {pid})").format(pid=pid)


def bar(account: str, mailbox: str) -> tuple[str, str]:
    """What stands before the progress bar, and behind its figures, which are those of the account:
    where it is just now."""
    return clean(account), clean(mailbox, 24)


def _said(sentence: str, account: str, code: str, facts: Mapping[str, Any]) -> str:
    known = {"host": "", "text": "", **facts, "account": account, "code": code}
    known["text"] = known["text"] or known.get("why") or facts.get("code") or code
    return sentence.format_map({key: clean(str(value)) for key, value in known.items()})
