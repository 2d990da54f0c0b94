"""How fresh the ledger is, in the few words of the corner: the worst account counts."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from store.records.rows import AccountState
from store.words import servers, stamps
from store.words.i18n import _
from store.words.numbers import grouped

BAD = "$owed-overdue"
OLD = 3600
"""Seconds after which a round is no longer called fresh."""
_WORST_FIRST = (
    "bad-password", "bad-certificate", "error", "offline", "never", "connecting", "syncing",
    "watching",
)  # fmt: skip
_STOPPED = {
    "bad-password": _("wrong password"),
    "bad-certificate": _("certificate not trusted"),
    "error": _("cannot sync"),
}


class Fresh(NamedTuple):
    text: str
    middle: str
    """Without what can be guessed."""
    short: str
    """The same for a narrow screen; the first sign says the state."""
    style: str


def freshness(
    accounts: Sequence[AccountState],
    daemon: bool,
    now: int,
    zone: ZoneInfo,
    *,
    wanted: bool = True,
) -> Fresh:
    """wanted: a daemon is meant to run; that none does is then the last word to go."""
    if not accounts:
        text = _("no account yet: run owed init")
        return Fresh(text, text, text, "$owed-dim")
    worst = min(accounts, key=lambda account: (_rank(account.phase), _seen(account)))
    which = f"{worst.name}: " if len(accounts) > 1 and _rank(worst.phase) < 4 else ""
    if _by_hand(worst, daemon):
        why = f"✗ {which}{servers.brief(worst.detail) or _STOPPED[worst.phase]}"
        text, middle = _("{why}: run owed doctor").format(why=why), why
        if at := _oldest(accounts):
            text += f" · {_as_of(accounts, now, zone)}"
            middle += f" · {stamps.short(at, now, zone)}"
        return Fresh(text, middle, why, BAD)
    text, style = _words(accounts, worst, which, daemon, now, zone)
    at = _oldest(accounts)
    if not daemon and wanted:
        alone = "○ " + _("not syncing")
        return Fresh(text, alone, alone, style)
    sign = text[:1]
    middle = f"{sign} {_as_of(accounts, now, zone)}" if at and " · " in text else text
    if worst.phase == "syncing" and not at:
        middle = f"{sign} " + _("syncing")
    if daemon and worst.phase == "offline":
        middle = f"{sign} {_since(worst, now, zone)}"
    short = f"{sign} {stamps.short(at, now, zone)}" if at else sign
    return Fresh(text, middle, short, style)


def _words(
    accounts: Sequence[AccountState],
    worst: AccountState,
    which: str,
    daemon: bool,
    now: int,
    zone: ZoneInfo,
) -> tuple[str, str]:
    as_of = _as_of(accounts, now, zone)
    if not daemon:
        return "○ " + _("not syncing") + (f" · {as_of}" if as_of else ""), "$owed-soon"
    if worst.phase == "offline":
        return f"○ {which}" + _offline(worst, now, zone), "$owed-soon"
    if worst.phase in {"syncing", "connecting", "never"}:
        tail = f" · {as_of}" if as_of and worst.phase != "syncing" else ""
        return "◌ " + _progress(worst) + tail, "$owed-text"
    return f"● {as_of}", "$owed-good" if now - _oldest(accounts) < OLD else "$owed-soon"


def _rank(phase: str) -> int:
    return _WORST_FIRST.index(phase) if phase in _WORST_FIRST else 2


def _oldest(accounts: Sequence[AccountState]) -> int:
    """The account that was last seen whole the longest ago; 0 if one never was."""
    return min(_seen(account) for account in accounts)


def _seen(account: AccountState) -> int:
    """Where Sent was lost since, when it was last seen: what is owed may be answered there."""
    synced = account.synced_at or 0
    return synced if account.sent_at is None else min(synced, account.sent_at)


def _as_of(accounts: Sequence[AccountState], now: int, zone: ZoneInfo) -> str:
    at = _oldest(accounts)
    if not at:
        return ""
    return _("as of {when}").format(when=stamps.short(at, now, zone))


def _by_hand(account: AccountState, daemon: bool) -> bool:
    """Nothing comes before a person has mended something. What could not be reached is told only
    while somebody goes on trying."""
    if account.phase in _STOPPED:
        return True
    code = account.detail.get("code")
    return daemon and account.phase == "offline" and code in servers.MENDED_BY_HAND


def _since(account: AccountState, now: int, zone: ZoneInfo) -> str:
    at = _seen(account)
    when = stamps.short(at, now, zone)
    return _("offline since {when}").format(when=when) if at else _("offline")


def _offline(account: AccountState, now: int, zone: ZoneInfo) -> str:
    since = _since(account, now, zone)
    why = servers.brief(account.detail)
    return f"{since}: {why}" if why else since


def _progress(account: AccountState) -> str:
    facts: Mapping[str, Any] = account.detail
    mailbox, done, total = facts.get("mailbox"), facts.get("done"), facts.get("total")
    if mailbox and isinstance(done, int) and isinstance(total, int) and total:
        return _("syncing {mailbox} {done} of {total}").format(
            mailbox=mailbox, done=grouped(done), total=grouped(total)
        )
    return _("connecting") if account.phase != "syncing" else _("syncing")
