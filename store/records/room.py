"""Whether the disk has room again, for whoever was told that it is full."""

import os
from pathlib import Path

ENOUGH = 16 << 20
"""Octets: a batch of mail, in the log and in the file."""
_PIECE = 1 << 20


def has_room(path: Path) -> bool:
    """Beside this file. Asked by writing, since of a quota nothing else tells; what is written is
    gone at once."""
    import tempfile  # late: hardly anybody ever asks

    noise = os.urandom(_PIECE)  # which no file system packs
    try:
        with tempfile.TemporaryFile(dir=path.parent, buffering=0) as file:
            for _ in range(ENOUGH // _PIECE):
                if file.write(noise) < _PIECE:
                    return False
    except OSError:
        return False
    return True
