"""How bytes of mails are packed for the store: by zlib, with what suits them."""

import zlib
from collections.abc import Callable

by_isal: Callable[[bytes, int], bytes] | None
try:
    from isal.isal_zlib import compress as by_isal
except ImportError:  # no wheel for this machine
    by_isal = None

FASTEST = 1
"""A third of zlib's time for what zlib makes 3 % larger; its level 0 is no faster here."""
LEVEL = 3
"""Of zlib: half as slow as its default, and 3 % larger."""
SAMPLE = 2_000
WINDOW, WIDE_WINDOW = 13, 15
"""How far back repetitions are looked for, as a power of two: a window that is larger than the
mail costs more memory, and so more time, than all the packing."""


def pack(raw: bytes) -> bytes:
    """By isal where there is one. With zlib base64 has no repetitions to look for, which would be
    half of all the work."""
    if by_isal is not None:
        return by_isal(raw, FASTEST)
    middle = raw[len(raw) // 2 : len(raw) // 2 + SAMPLE]
    plain = len(raw) < 2 * SAMPLE or b" " in middle
    strategy = zlib.Z_DEFAULT_STRATEGY if plain else zlib.Z_HUFFMAN_ONLY
    window = WINDOW if len(raw) <= 1 << WINDOW else WIDE_WINDOW
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, window, window // 2, strategy)
    return packer.compress(raw) + packer.flush()
