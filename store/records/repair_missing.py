"""Rows that others name, and that are lost."""

from collections.abc import Sequence

from store.records.database import Connection


def missing(conn: Connection, where: Sequence[str], table: str) -> list[int]:
    """Rows of a table that others name and that are not there. where: 'table.column'."""
    some = " UNION ".join(
        f"SELECT {column} AS id FROM {other} WHERE {column} IS NOT NULL{condition}"
        for other, column, condition in (_parts(one) for one in where)
    )
    rows = conn.execute(f"SELECT id FROM ({some}) EXCEPT SELECT id FROM {table} ORDER BY id")
    return [row[0] for row in rows.fetchall()]


def _parts(name: str) -> tuple[str, str, str]:
    place, _, condition = name.partition(" ")
    table, _, column = place.partition(".")
    return table, column, f" AND {condition}" if condition else ""
