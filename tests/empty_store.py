"""A store before anything is in it, made once: making its tables takes longer than most tests."""

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from store.records.file_opening import create, finish


def put(path: Path) -> None:
    """A new store's file, where there is none yet."""
    with open(path, "xb", opener=_private) as file:
        file.write(_empty())


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as name:
        path = Path(name, "owed.db")
        create(path)
        finish(path)
        return path.read_bytes()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
