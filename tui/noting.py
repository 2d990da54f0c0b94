"""A follow-up while it is typed: whose it is, what hangs on it, and when it is due."""

from dataclasses import dataclass
from datetime import date, datetime, time

from store.records.rows import OpenLoop, Row
from store.settings import Config
from store.words import stamps
from store.words.i18n import _
from store.words.when import month_first_in, parse_due, parse_when
from tui.ringing import Who

CLOSES = time(17)
"""Where the configuration gives a day no hours."""


@dataclass(frozen=True, slots=True)
class Whose:
    kind: str
    topic: str
    words: str


WHOSE = (
    Whose("promise", "", _("I promised")),
    Whose("theirs", "", _("they promised")),
    Whose("case", "order", _("an order")),
    Whose("case", "contract", _("a contract")),
    Whose("case", "complaint", _("a complaint")),
)
REMINDER = Whose("reminder", "", _("I wait for an answer"))
CODES = {"promised": "promise", "theirs": "theirs", "reminder": "reminder", "case": "case"}
_ANSWERED = {"reply", "internal"}


def noted(row: Row | None) -> OpenLoop | None:
    """The most pressing follow-up that is open on the row."""
    loops = row.loops if row is not None else ()
    return next((loop for loop in loops if "followup" in loop.reason.facts), None)


def whose_of(loop: OpenLoop) -> Whose:
    facts = loop.reason.facts
    kind, topic = CODES.get(loop.reason.code, "promise"), str(facts.get("topic") or "")
    return next((one for one in (*WHOSE, REMINDER) if (one.kind, one.topic) == (kind, topic)),
                Whose(kind, topic, _("a case")))  # fmt: skip


def answers(row: Row | None) -> bool:
    """Whether a promise on this row is in place of an answer."""
    return row is not None and any(loop.kind in _ANSWERED for loop in row.loops)


def who_of(row: Row | None) -> Who:
    """As far as the row tells."""
    if row is None:
        return Who()
    contact = row.who if row.who != row.client else ""
    return Who(row.client_id, row.client or "", contact)


def due_of(text: str, now: int, config: Config) -> int | None:
    """When something typed so is due; None if that cannot be told."""

    def closes(day: date) -> time:
        hours = config.hours.week[day.weekday()]
        return time(*divmod(hours[-1][1] % (24 * 60), 60)) if hours else CLOSES

    found = parse_due(text, _local(now, config), closes, month_first_in(config.region))
    return None if found is None else int(found.timestamp())


def time_of(text: str, now: int, config: Config) -> datetime | None:
    """As `due_of`, by the clock on the wall."""
    due = due_of(text, now, config)
    return None if due is None else _local(due, config)


def instant_of(text: str, now: int, config: Config) -> int | None:
    """As `due_of`, of a time at which something is to be seen again."""
    found = parse_when(text, _local(now, config), month_first=month_first_in(config.region))
    return None if found is None else int(found.timestamp())


def _local(now: int, config: Config) -> datetime:
    return stamps.local(now, config.timezone)
