"""How bytes of mails are packed for the store: by zlib, with what suits them."""

import zlib

LEVEL = 3
"""Half as slow as zlib's default, and 3 % larger."""
SAMPLE = 2_000
WINDOW, WIDE_WINDOW = 13, 15
"""How far back repetitions are looked for, as a power of two: a window that is larger than the
mail costs more memory, and so more time, than all the packing."""


def pack(raw: bytes) -> bytes:
    """Base64 has no repetitions to look for, which would be half of all the work."""
    middle = raw[len(raw) // 2 : len(raw) // 2 + SAMPLE]
    plain = len(raw) < 2 * SAMPLE or b" " in middle
    strategy = zlib.Z_DEFAULT_STRATEGY if plain else zlib.Z_HUFFMAN_ONLY
    window = WINDOW if len(raw) <= 1 << WINDOW else WIDE_WINDOW
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, window, window // 2, strategy)
    return packer.compress(raw) + packer.flush()
