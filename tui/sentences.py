"""The reason of a row as a sentence, for the status line."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from store.records.rows import Row
from store.words.reasons import sentence


def why(row: Row, zone: ZoneInfo, now: int, fits: Callable[[str], bool] | None = None) -> str:
    """Of its most pressing loop; of what is for information, why it is no debt. fits: whether a
    line has room for so much."""
    if row.reason is None:
        return ""
    kind = row.loops[0].kind if row.loops else "fyi"
    return sentence(kind, row.reason, zone, now, fits)
