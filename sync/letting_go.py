"""Keeps the store below the size that the configuration allows, one mail at a time."""

import zlib
from collections.abc import Iterator

from store.records import letting_go
from store.records.letting_go import FIRST, LEAST
from sync import skeleton
from sync.packing import pack
from sync.work import Work


def some(work: Work, limit: int) -> Iterator[None]:
    """limit: octets. Ends where the store is small enough, or this account has nothing more."""
    last = FIRST
    while letting_go.size(work.store) > limit:
        mail = letting_go.following(work.store, work.account_id, last, work.now())
        if mail is None:
            return
        last = mail
        try:
            raw, parts = skeleton.without_files(zlib.decompress(mail.packed), LEAST)
        except zlib.error:
            continue  # spoiled where no reader of it has been yet
        letting_go.let_go(work.store, mail, pack(raw), parts, work.now())
        yield
