"""The month in figures, worked out from the ledger whenever it is asked for."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from store.records import standing, urgency
from store.records.book import Book, book
from store.records.clock import hours
from store.records.database import Connection, Store
from store.records.figures import Busy, Figures, Month
from store.records.placements import marks
from store.records.standing import At
from store.rules.hours import WorkingHours, between
from store.rules.instant import Instant

ANSWERS = ("answered", "colleague", "by-call", "spoken", "elsewhere")
BUSIEST = 10
_HELD = "place NOT IN ('drafts', 'unsent', 'junk')"
"""What was received counts though it lies in Trash by now; drafts and Junk never do."""
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


def month(store: Store, at: At, typed: str | None = None) -> Month:
    """Figures of '2026-11', or of the month of `at`; what came after `at` is left out.

    ValueError for a month that is none.
    """
    start, after, name = _bounds(store, at.now, typed)
    end = max(start, min(after - 1, at.now))
    with store.snapshot() as conn:
        who = book(store, conn)
        counts = _counts(conn, who, start, end)
        debts = _Debts(store, conn, who, start, end)
        return Month(
            month=name,
            start=start,
            end=end,
            mails_in=counts["in"],
            machine_in=counts["machine"],
            mails_out=counts["out"],
            calls_in=counts["call-in"],
            calls_out=counts["call-out"],
            all=debts.figures(None),
            tiers=tuple(debts.figures(tier) for tier in debts.tiers()),
            busiest=_busiest(conn, who, start, end),
        )


def _bounds(store: Store, now: Instant, typed: str | None) -> tuple[Instant, Instant, str]:
    """First instant of the month, first instant after it, and its name."""
    zone = store.config.timezone
    if typed is None:
        today = datetime.fromtimestamp(now, zone)
        year, number = today.year, today.month
    else:
        found = _MONTH.fullmatch(typed.strip())
        if found is None:
            raise ValueError(typed)
        year, number = int(found[1]), int(found[2])
    try:
        first = datetime(year, number, 1, tzinfo=zone)
        after = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=zone)
        return int(first.timestamp()), int(after.timestamp()), f"{year}-{number:02}"
    except OverflowError as error:
        raise ValueError(typed) from error


def _counts(conn: Connection, who: Book, start: Instant, end: Instant) -> Counter[str]:
    found: Counter[str] = Counter()
    for machine, count in conn.execute(
        "SELECT machine <> '', count(*) FROM messages WHERE at BETWEEN ? AND ? "
        f"AND ours = 0 AND {_HELD} GROUP BY 1",
        (start, end),
    ):
        found["machine" if machine else "in"] += count
    found["out"] = len(_sent_out(conn, who, start, end))
    for direction, count in conn.execute(
        "SELECT direction, count(*) FROM calls WHERE at BETWEEN ? AND ? GROUP BY 1", (start, end)
    ):
        found[f"call-{direction}"] += count
    return found


def _sent_out(conn: Connection, who: Book, start: Instant, end: Instant) -> set[int]:
    """Mails by one of us to anybody who is not: colleagues' among themselves are none."""
    return {
        id_
        for id_, address in conn.execute(
            "SELECT m.id, p.canonical FROM messages m JOIN participants p ON p.message_id = m.id "
            f"WHERE m.at BETWEEN ? AND ? AND m.ours = 1 AND m.{_HELD} "
            "AND p.role IN ('to', 'cc', 'bcc')",
            (start, end),
        )
        if not who.party(address).us
    }


class _Paid(NamedTuple):
    tier: str
    how: str
    in_time: bool
    seconds: int


class _Debts:
    """The debts that were opened, closed or left open in a month, each with its tier."""

    def __init__(
        self, store: Store, conn: Connection, who: Book, start: Instant, end: Instant
    ) -> None:
        internal = store.config.ledger.internal
        self.kinds = [kind for kind in urgency.DEBTS if internal or kind != "internal"]
        self.who = who
        self.opened = self._opened(conn, start, end)
        self.paid = self._paid(conn, hours(store.config), start, end)
        self.open: Counter[str] = Counter()
        self.overdue: Counter[str] = Counter()
        self._left(store, conn, end)

    def _tier(self, client: int | None) -> str:
        facts = self.who.clients.get(client) if client is not None else None
        return "" if facts is None else facts.tier or "standard"

    def _opened(self, conn: Connection, start: Instant, end: Instant) -> Counter[str]:
        """What came back is no new debt, nor is a promise of which another date was set, or a
        meeting that was moved up."""
        found: Counter[str] = Counter()
        for client, count in conn.execute(
            "SELECT client_id, count(*) FROM loops WHERE opened_at BETWEEN ? AND ? "
            f"AND kind IN ({marks(self.kinds)}) AND code NOT IN ('bounced', 'partly') "
            "AND NOT ((followup_id IS NOT NULL OR kind = 'invitation') AND opened_at > since) "
            "GROUP BY 1",
            (start, end, *self.kinds),
        ):
            found[self._tier(client)] += count
        return found

    def _paid(
        self, conn: Connection, clock: WorkingHours, start: Instant, end: Instant
    ) -> list[_Paid]:
        rows = conn.execute(
            "SELECT client_id, closed_how, closed_at <= due, since, closed_at FROM loops "
            f"WHERE closed_at BETWEEN ? AND ? AND kind IN ({marks(self.kinds)}) "
            "AND closed_how <> 'changed'",
            (start, end, *self.kinds),
        ).fetchall()
        return [
            _Paid(
                self._tier(client),
                how,
                bool(in_time),
                between(clock, since, closed_at) if how in ANSWERS else 0,
            )
            for client, how, in_time, since, closed_at in rows
        ]

    def _left(self, store: Store, conn: Connection, end: Instant) -> None:
        """As every list has it at that instant."""
        when = standing.at(store, end)
        for loops in standing.everything(store, conn, when).values():
            for loop in loops:
                if loop.kind in self.kinds and loop.standing.band != "backlog":
                    tier = self._tier(loop.client)
                    self.open[tier] += 1
                    self.overdue[tier] += loop.standing.overdue

    def tiers(self) -> list[str]:
        """Those that have something to say, strangers last."""
        known = {*self.opened, *self.open, *(paid.tier for paid in self.paid)}
        return sorted(known, key=lambda tier: (not tier, tier))

    def figures(self, tier: str | None) -> Figures:
        """Of one tier; None: of all."""

        def total(counter: Mapping[str, int]) -> int:
            return sum(counter.values()) if tier is None else counter.get(tier, 0)

        paid = [one for one in self.paid if tier is None or one.tier == tier]
        answers = [one for one in paid if one.how in ANSWERS]
        seconds = sorted(one.seconds for one in answers)
        return Figures(
            tier="all" if tier is None else tier,
            opened=total(self.opened),
            closed=dict(sorted(Counter(one.how for one in paid).items())),
            answered=len(answers),
            in_time=sum(one.in_time for one in answers),
            median=quantile(seconds, 50),
            p75=quantile(seconds, 75),
            open=total(self.open),
            overdue=total(self.overdue),
        )


def quantile(ordered: Sequence[int], percent: int) -> int | None:
    """The smallest value that so many in a hundred do not exceed (nearest rank)."""
    if not ordered:
        return None
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _busiest(conn: Connection, who: Book, start: Instant, end: Instant) -> tuple[Busy, ...]:
    contacts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for place, (table, where) in enumerate((("messages", _HELD), ("calls", "1 = 1"))):
        for client, count in conn.execute(
            f"SELECT client_id, count(*) FROM {table} WHERE at BETWEEN ? AND ? "
            f"AND client_id IS NOT NULL AND {where} GROUP BY 1",
            (start, end),
        ):
            contacts[client][place] += count
    found = [
        Busy(facts.name, facts.tier or "standard", *contacts[client])
        for client in contacts
        if (facts := who.clients.get(client)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (-one.mails - one.calls, one.client))[:BUSIEST])


def plain(found: Month) -> dict[str, object]:
    """For JSON; times in working seconds."""
    return {
        "month": found.month,
        "mails": {"in": found.mails_in, "machine": found.machine_in, "out": found.mails_out},
        "calls": {"in": found.calls_in, "out": found.calls_out},
        **_plain(found.all),
        "tiers": {tier.tier or "strangers": _plain(tier) for tier in found.tiers},
        "busiest": [
            {"client": one.client, "tier": one.tier, "mails": one.mails, "calls": one.calls}
            for one in found.busiest
        ],
    }


def _plain(figures: Figures) -> dict[str, object]:
    return {
        "opened": figures.opened,
        "closed": dict(figures.closed),
        "answered": figures.answered,
        "in_time": figures.in_time,
        "in_time_share": share(figures),
        "median_seconds": figures.median,
        "p75_seconds": figures.p75,
        "open": figures.open,
        "overdue": figures.overdue,
    }


def share(figures: Figures) -> float | None:
    """Of the answers, how many came in time: 0 to 1; None if there were none."""
    return round(figures.in_time / figures.answered, 4) if figures.answered else None
