"""The write-ahead log of a damaged store, read without SQLite, which opens no damaged file.

https://sqlite.org/fileformat2.html#the_write_ahead_log
"""

import contextlib
import os
import struct
from collections.abc import Iterator
from pathlib import Path

from store.records.salvage_pages import PAGE, header

_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
"""And the byte order of the checksums."""
_HEAD, _FRAME = 32, 24
_CHUNK = 1 << 20


def fold(file: int, log: Path, target: Path) -> bool:
    """Writes `target`, the file with all that was committed to its log; False, and no target, if
    there is nothing in the log."""
    try:
        frames = dict(_committed(log.read_bytes(), header(os.pread(file, 100, 0)).page))
    except FileNotFoundError:
        return False
    if not frames:
        return False
    out = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        _copy(file, out)
        for number, page in frames.items():
            os.pwrite(out, page, (number - 1) * len(page))
        os.fsync(out)
    finally:
        os.close(out)
    return True


def _copy(file: int, out: int) -> None:
    """What the disk cannot read stays zeros, as a page of which nothing is known."""
    end = os.fstat(file).st_size
    os.ftruncate(out, end)
    for start in range(0, end, _CHUNK):
        for at, data in _read(file, start):
            os.pwrite(out, data, at)


def _read(file: int, start: int) -> Iterator[tuple[int, bytes]]:
    try:
        whole = os.pread(file, _CHUNK, start)
    except OSError:
        for at in range(start, start + _CHUNK, PAGE):
            with contextlib.suppress(OSError):
                yield at, os.pread(file, PAGE, at)
    else:
        yield start, whole


def _committed(data: bytes, page: int) -> Iterator[tuple[int, bytes]]:
    """Pages by number, in the order of the log, up to its last commit."""
    if len(data) < _HEAD:
        return
    magic, _, size, _, *salt = struct.unpack_from(">6I", data)
    order = _MAGIC.get(magic)
    if order is None or size != page:
        return
    sums = _checksum(order, data[:24], (0, 0))
    if struct.unpack_from(">2I", data, 24) != sums:
        return
    waiting: list[tuple[int, bytes]] = []
    for at in range(_HEAD, len(data) - _FRAME - size + 1, _FRAME + size):
        number, commit, *its_salt = struct.unpack_from(">4I", data, at)
        content = data[at + _FRAME : at + _FRAME + size]
        sums = _checksum(order, data[at : at + 8] + content, sums)
        if its_salt != salt or struct.unpack_from(">2I", data, at + 16) != sums or not number:
            return
        waiting.append((number, content))
        if commit:
            yield from waiting
            waiting = []


def _checksum(order: str, data: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
