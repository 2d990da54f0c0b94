"""What became due, in the two lines of a notification.

They are arguments of a command that the user chose, and most desktops read the second as markup.
"""

from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from store.records.rows import Row
from store.rules.instant import Instant
from store.words.clean import clean, clean_address
from store.words.i18n import _, ngettext
from store.words.listing import band, what, whose

AT_MOST = 3
"""More than so many become one notification."""
_NAMES = 5
_NO_MARKUP = str.maketrans("<>&", "‹›＆")
"""Letters that look so, since what is escaped for one desktop is shown as it stands by another, and
some show nothing at all of a line with a lone '&'."""


class Notice(NamedTuple):
    title: str
    body: str


def notices(rows: Sequence[Row], zone: ZoneInfo, now: Instant) -> list[Notice]:
    if len(rows) <= AT_MOST:
        return [_of(row, zone, now) for row in rows]
    late = sum(row.overdue for row in rows)
    title = (
        ngettext("{n} is overdue", "{n} are overdue", late)
        if late
        else ngettext("{n} is due soon", "{n} are due soon", len(rows))
    ).format(n=late or len(rows))
    names = list(dict.fromkeys(clean_address(whose(row), 30) for row in rows))
    more = _(" and others") if len(names) > _NAMES else ""
    return [Notice(title, _shown(", ".join(names[:_NAMES]) + more))]


def _of(row: Row, zone: ZoneInfo, now: Instant) -> Notice:
    title = f"{clean_address(whose(row), 40)}: {band(row, zone, now)}"
    return Notice(_shown(title), _shown(clean(what(row), 100)))


def _shown(text: str) -> str:
    """Neither an option of the command ('--icon=…') nor markup of the desktop ('<img …>')."""
    told = text.translate(_NO_MARKUP)
    return f"–{told[1:]}" if told.startswith("-") else told
