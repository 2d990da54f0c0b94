"""What a short thanks cleared: nothing is owed there, and the user may look whether that is so."""

from store.records.database import Connection
from store.records.standing import DAY, At

DAYS = 14
"""How long such a row is shown; nobody looks through older ones."""


def cleared(conn: Connection, when: At) -> list[tuple[int, int]]:
    """(instant, key) of conversations that end with a thanks of theirs (rule 7) which the user has
    not judged since, the newest first. A thanks is what thanks or consents and opened no loop, not
    even one that is closed by now. Other open loops are not looked at."""
    return conn.execute(
        "SELECT m.at, m.conversation_id FROM messages m WHERE m.at > :line AND m.at <= :now "
        "AND m.ack <> '' AND m.ours = 0 AND m.machine = '' AND m.place = 'here' "
        "AND NOT EXISTS (SELECT 1 FROM loops l WHERE l.conversation_id = m.conversation_id "
        "AND l.opened_by = m.id) "
        "AND NOT EXISTS (SELECT 1 FROM messages n WHERE n.conversation_id = m.conversation_id "
        "AND n.at > m.at AND n.at <= :now AND n.machine = '' AND n.place IN ('here', 'outbox')) "
        "AND NOT EXISTS (SELECT 1 FROM decisions d JOIN messages x ON x.id = d.message_id "
        "WHERE x.conversation_id = m.conversation_id AND d.at >= m.at AND d.at <= :now) "
        "GROUP BY m.conversation_id ORDER BY m.at DESC, m.conversation_id DESC",
        {"line": max(when.start_line, when.now - DAYS * DAY), "now": when.now},
    ).fetchall()
