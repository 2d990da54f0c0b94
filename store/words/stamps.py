"""Instants as short words inside sentences, and as ISO 8601 for programs."""

from datetime import datetime
from zoneinfo import ZoneInfo

from store.rules.instant import Instant
from store.words.i18n import _

DAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
MONTHS = (
    _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
    _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
)  # fmt: skip
NEAR = 6 * 86400


def stamp(at: Instant, zone: ZoneInfo, now: Instant | None = None) -> str:
    """'Tue 14:05' within six days of `now`, else 'Tue 24 Nov 14:05', with the year if another."""
    local = datetime.fromtimestamp(at, zone)
    clock = f"{DAYS[local.weekday()]} {{date}}{local:%H:%M}"
    if now is not None and abs(at - now) < NEAR:
        return clock.format(date="")
    date = f"{local.day} {MONTHS[local.month - 1]} "
    if now is not None and datetime.fromtimestamp(now, zone).year != local.year:
        date += f"{local.year} "
    return clock.format(date=date)


def iso(at: Instant, zone: ZoneInfo) -> str:
    """ISO 8601 with the offset of the zone at that instant."""
    return datetime.fromtimestamp(at, zone).isoformat()
