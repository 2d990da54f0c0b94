"""Saving an attachment: into a folder of ours, under a safe name, over no other file."""

import os
import zlib
from collections.abc import Callable
from itertools import count
from pathlib import Path

from store.message import attachments, mime, transfer
from store.message.headers import with_line_feeds
from store.message.mime import Part
from store.records import remote
from store.records.database import Store
from store.records.whole import raw_bytes
from store.words.clean import safe_filename


class FileError(Exception):
    """code: not-here (it lies on the server), lost (its mail does not lie there any more), refused
    (the server would not give it), spoiled (what the store holds of it cannot be unpacked), or
    unwritable, with what the system said."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


def downloads() -> Path:
    """The user's own folder for such files, else the home."""
    from platformdirs import user_downloads_path

    folder = user_downloads_path()
    return folder if folder.is_dir() else Path.home()


def content_of(store: Store, message: int, number: int) -> bytes:
    """One part of a mail, decoded; FileError."""
    return contents(store, message)(number)


def contents(store: Store, message: int) -> Callable[[int], bytes]:
    """The same for its parts one after the other: of five hundred, none unpacks the mail anew."""
    away = remote.standing(store, message)
    found: dict[int, Part] = {}
    raw = b""

    def content(number: int) -> bytes:
        nonlocal raw
        if (apart := away.get(number)) is not None:
            if not apart.here:
                raise FileError("not-here")
            return _apart(store, message, number)
        if not found:
            raw = with_line_feeds(_raw(store, message))
            found.update((part.number, part) for part in mime.read(raw)[0].walk())
        if number not in found:
            raise FileError("not-here")
        return attachments.file_bytes(raw, found[number], set())

    return content


def _raw(store: Store, message: int) -> bytes:
    raw = raw_bytes(store, message)
    if not raw:
        raise FileError("not-here" if raw is None else "spoiled")
    return raw


def _apart(store: Store, message: int, number: int) -> bytes:
    """What came later than its mail, and by itself."""
    pieces = (
        remote.piece(store, message, number, start)
        for start in remote.starts(store, message, number)
    )
    try:
        return transfer.decode_pieces(pieces, remote.encoding(store, message, number))
    except zlib.error as error:
        remote.forget(store, message, number)  # the server has it
        raise FileError("not-here") from error


def save(store: Store, message: int, number: int, name: str, folder: Path) -> Path:
    """Writes one part of a mail; FileError."""
    data = content_of(store, message, number)
    try:
        return write_new(folder, safe_filename(name), data)
    except OSError as error:
        raise FileError("unwritable", path=str(folder), said=error.strerror or "") from error


def write_new(folder: Path, name: str, data: bytes) -> Path:
    """A new file for this user alone, whole or not at all; 'offer (2).pdf' if the name is taken.
    Follows no link."""
    stem, suffix = Path(name).stem, Path(name).suffix
    for n in count(1):
        path = folder / (name if n == 1 else f"{stem} ({n}){suffix}")
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            descriptor = os.open(path, flags, 0o600)
        except FileExistsError:
            continue
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
        except OSError:
            path.unlink(missing_ok=True)  # half a file looks like a whole one
            raise
        return path
    raise AssertionError("count never ends")
