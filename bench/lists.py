"""`owed list --json`, as a script calls it: a whole process, on a store with years of mail.

The peer is SQLite's own shell, which writes the bare rows of the same tables as JSON and judges
nothing.
"""

from pathlib import Path
from typing import Final

from bench import corpus
from bench.measure import best, megabytes, milliseconds, missing, owed, rate, tell, tell_peer

_OPEN: Final = (
    "SELECT c.*, l.* FROM loops l JOIN conversations c ON c.id = l.conversation_id "
    "WHERE l.kind = 'reply' AND l.closed_at > unixepoch() AND l.opened_at <= unixepoch() "
    "ORDER BY l.due"
)
_ALL: Final = "SELECT * FROM conversations ORDER BY last DESC"


def main() -> None:
    place = corpus.store_folder()
    print(f"lists: {corpus.OWED:,} owed among {corpus.CONVERSATIONS:,} conversations")
    config = place / "config.toml"
    _some(config)
    _all(config)


def _some(config: Path) -> None:
    ours = best(owed(config, "list", "--json"))
    tell("owed list --json", ours.seconds, milliseconds, "goal: < 250 ms")
    tell("  its memory", ours.memory, megabytes)
    if not missing("sqlite3"):
        peer = best(_shell(config, _OPEN))
        ratio = ours.seconds / peer.seconds
        tell_peer("sqlite3 -json, the same loops", peer.seconds, milliseconds, ratio)


def _all(config: Path) -> None:
    rows = corpus.CONVERSATIONS
    ours = best(owed(config, "list", "all", "--json"), 3)
    tell("owed list all --json, rows", rows / ours.seconds, rate, "goal: 100,000/s")
    tell("  its memory", ours.memory, megabytes)
    if not missing("sqlite3"):
        peer = best(_shell(config, _ALL), 3)
        ratio = ours.seconds / peer.seconds
        tell_peer("sqlite3 -json, the table of conversations", rows / peer.seconds, rate, ratio)


def _shell(config: Path, sql: str) -> list[str]:
    return ["sqlite3", "-readonly", "-json", str(config.with_name("owed.db")), sql]
