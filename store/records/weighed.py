"""The words by which the weights decided what a row is."""

from store.records.database import Store
from store.records.rows import Row


def words(store: Store, row: Row) -> tuple[str, ...]:
    """Of the mail that the row's reason names, the strongest first; none where lists of phrases,
    or anything else, decided."""
    reason = row.reason
    if reason is None or (reason.code, reason.facts.get("asks")) not in _WEIGHED:
        return ()
    from store.rules.strongest import strongest  # loads the words of all languages

    with store.snapshot() as conn:
        found = conn.execute(
            "SELECT new_text FROM texts WHERE message_id = ?", (reason.facts.get("mail"),)
        ).fetchone()
    return () if found is None else strongest(found[0])


_WEIGHED = {("asks", "perhaps"), ("may-ask", None)}
