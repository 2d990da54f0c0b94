"""A conversation that is opened counts as read. That is no decision: `undo` does not stop at it."""

from store.records import placements, views
from store.records.database import Store, bump
from store.records.rows import MailItem


def opened(store: Store, key: int) -> None:
    """In the writer's thread: the wish that its unread mails be marked as read."""
    whole = views.whole(store, key, views.at(store))
    items = whole.items if whole else ()
    unread = [item.id for item in items if isinstance(item, MailItem) and item.unread]
    if not unread:
        return
    from store.records import intents

    with store.transaction(durable=True) as conn:
        intents.wish_flags(conn, unread, ("\\Seen",), ())
        placements.refresh(conn, unread)
        bump(conn, "mail")
