"""What stands in a list without rows: good news, or what to do first."""

from collections.abc import Callable, Sequence

from store.records.rows import AccountState
from store.words import servers
from store.words.i18n import _
from store.words.numbers import grouped
from store.words.syncing import so_far
from tui.places import WORDS, Place
from tui.safe import Safe, line

_WRONG = {
    "offline": _("No mail has come yet: the server cannot be reached."),
    "bad-password": _("No mail has come yet: the server refuses the password."),
    "bad-certificate": _("No mail has come yet: the server's certificate is not trusted."),
    "error": _("No mail has come yet: the server does not do what it should."),
}
"""By phase of an account that was never synced."""
_OURS = {"calls", "snoozed"}
"""Lists of what the user makes: no mail is missing in them."""


def empty_lines(
    place: Place,
    accounts: Sequence[AccountState] | None,
    shown: Callable[[str], str],
    *,
    syncing: bool = True,
) -> tuple[Safe, ...]:
    """`accounts`: None while they have not been read; `shown`: the key of an action; `syncing`:
    a daemon runs."""
    if place.found:
        hint = _("Whole words or their beginnings; from:bea  client:acme  has:attachment  is:owed")
        return _safe(_("Nothing is found."), hint)
    if place.query:
        return _safe(
            _("Nothing in this list holds that."),
            _("{search} searches everywhere.").format(search=shown("search")),
        )
    if accounts is None:
        return ()
    if not accounts:
        return _safe(
            _("Welcome. There is no account yet."),
            _("owed init, in a shell, asks for your address and finds its servers;"),
            _("owed demo shows everything with a made-up firm."),
            _("{call} logs a call already, and {clients} opens the client book.").format(
                call=shown("call"), clients=shown("go-clients")
            ),
        )
    coming = [account for account in accounts if not account.come]
    if coming and place.which not in _OURS:
        some = any(account.synced_at for account in accounts)
        return _safe(*_coming(coming, some=some, syncing=syncing))
    return _safe(*_calm(place, shown))


def _coming(accounts: Sequence[AccountState], *, some: bool, syncing: bool) -> tuple[str, str]:
    """Of accounts whose mail does not reach far enough for good news; some: there is mail."""
    if not syncing:
        nothing = _("No mail has come yet, and nothing fetches it just now.")
        part = _("Not all your mail has come yet, and nothing fetches it just now.")
        does = _("owed sync, in a shell, does, and says what is in its way.")
        return part if some else nothing, does
    wrong = [account for account in accounts if account.phase in _WRONG]
    if wrong:
        return _in_the_way(wrong[0], some=some)
    counts = [so_far(account) for account in accounts]
    done, total = sum(n for n, _total in counts), sum(total for _n, total in counts)
    rows = _("Rows stand here as soon as the first of them is in.")
    numbers = _("{done} of {total} have come; this list fills as they do.").format(
        done=grouped(done), total=grouped(total)
    )
    return _("Your mail is on its way, the newest first."), numbers if total else rows


def _in_the_way(account: AccountState, *, some: bool) -> tuple[str, str]:
    why = servers.sentence(account.name, account.detail)
    why = why[:1].upper() + why[1:] + "." if why else ""
    doctor = _("owed doctor, in a shell, says what is in the way.")
    if why and _is_another(account):
        return why, doctor
    said = _("Not all your mail has come yet.") if some else _WRONG[account.phase]
    return said, why or doctor


def _is_another(account: AccountState) -> bool:
    """None of what is wrong by the phase is true: the server was reached, or not even asked."""
    kind, code = account.detail.get("kind"), account.detail.get("code")
    return kind in {"store", "no-secret"} or code == "bad-token" or "mailbox" in account.detail


def _calm(place: Place, shown: Callable[[str], str]) -> list[str]:
    keys = {name: shown(name) for name in ("call", "snooze", "star")}
    words = [WORDS[place.which].empty.format(**keys)]
    if place.which == "owed":
        go = _("{inbox} the inbox · {waiting} who owes you · {fyi} what is only for information")
        words.append(
            go.format(inbox=shown("go-inbox"), waiting=shown("go-waiting"), fyi=shown("go-fyi"))
        )
    return words


def _safe(*words: str) -> tuple[Safe, ...]:
    return tuple(line(word) for word in words)
