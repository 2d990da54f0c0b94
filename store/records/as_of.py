"""What a row said at an instant that has passed, for conversations that went on since."""

from collections import defaultdict
from collections.abc import Sequence

from store.records import deeds, events, message_rows
from store.records.book import book
from store.records.database import Connection, Store
from store.records.summary import Summary, summary
from store.rules.instant import Instant


def summaries(
    store: Store, conn: Connection, conversations: Sequence[int], until: Instant
) -> dict[int, Summary]:
    """Of those that had begun by then."""
    rows: dict[int, list[message_rows.MessageRow]] = defaultdict(list)
    for item in events.messages(conn, conversations, book(store, conn), until=until):
        rows[item.conversation].append(item)
    calls = deeds.calls_in(conn, conversations)
    found = {}
    for key in conversations:
        then = summary(rows[key], [call for call in calls.get(key, ()) if call[0] <= until])
        if then.messages + then.calls > 0:
            found[key] = then
    return found
