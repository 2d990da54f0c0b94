"""A store's file, broken in the ways in which files break."""

import os
from collections.abc import Callable
from pathlib import Path

from store.records import salvage_pages as files
from store.records.database import Store
from store.records.salvage_pages import Pages

PAGE = 4096


def checkpoint(store: Store) -> Path:
    """All of the store in its one file."""
    conn = store.reader()
    conn.execute("PRAGMA query_only=0")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return store.path


def fold(store: Store) -> Path:
    """The same, and the store closed."""
    checkpoint(store)
    store.close()
    return store.path


def root(path: Path, table: str) -> int:
    store = Store(path, None)  # type: ignore[arg-type]
    row = store.reader().execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
    (found,) = row.fetchone()
    store.close()
    return int(found)


def leaves(path: Path, table: str, *, by_rowid: bool = True) -> list[int]:
    """The pages on which a table's rows lie, in their order."""
    first = root(path, table)
    file = os.open(path, os.O_RDONLY)
    try:
        found = files.tree(Pages(file), first, table=by_rowid, seen=set())
        return [one.number for one in found if one and files.kind(*one) in (10, 13)]
    finally:
        os.close(file)


def zero(path: Path, *pages: int) -> None:
    """Pages from 1 on."""
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(bytes(PAGE))


def change(path: Path, how: Callable[[bytes], bytes]) -> None:
    path.write_bytes(how(path.read_bytes()))


def header(data: bytes) -> bytes:
    return bytes(100) + data[100:]


def first_page(data: bytes) -> bytes:
    return bytes(PAGE) + data[PAGE:]


def half(data: bytes) -> bytes:
    return data[: len(data) // 2 + 77]


def middle(data: bytes) -> bytes:
    third = len(data) // 3
    return data[:third] + bytes(third) + data[2 * third :]


def not_a_store(data: bytes) -> bytes:
    return b"not a store " * (len(data) // 12)
