"""What Exchange lists among the mailboxes and holds no mail: appointments, contacts, what waits to
be sent, and copies that Outlook could not agree with.

It gives each of them as if it were a mail, or another in its place that says that it cannot.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from sync.wire import Listed

# The first two are in each mailbox: where both are there in one language, that is the mailbox's
# own, and whatever has a name of another one was made, and filled, by somebody.
_NAMES = (
    ("calendar", "tasks", "contacts", "journal", "notes", "outbox", "sync issues"),
    (
        "kalender",
        "aufgaben",
        "kontakte",
        "journal",
        "notizen",
        "postausgang",
        "synchronisierungsprobleme",
    ),
    (
        "naptár",
        "feladatok",
        "névjegyek",
        "névjegyalbum",
        "napló",
        "feljegyzések",
        "jegyzetek",
        "postázandó üzenetek",
        "szinkronizálási problémák",
        "szinkronizálási hibák",
    ),
)


def no_mail(mailboxes: Sequence[Listed]) -> set[bytes]:
    """Those of an Exchange that hold none, with what lies below them; by raw name."""
    tops = {mailbox.raw: _top(mailbox) for mailbox in mailboxes}
    hidden = _of_one_language(tops.values())
    return {raw for raw, top in tops.items() if top in hidden}


def _of_one_language(tops: Iterable[str]) -> frozenset[str]:
    there = set(tops)
    own = (names for names in _NAMES if {*names[:2]} <= there)
    return frozenset(next(own, ()))


def _top(mailbox: Listed) -> str:
    name = mailbox.name.partition(mailbox.delimiter)[0] if mailbox.delimiter else mailbox.name
    return unicodedata.normalize("NFC", name).casefold()
