"""The emoji of a mail that is no more than one: Gmail sends it in a part of its own."""

import json

from store.message.body import content, is_file, own_parts
from store.message.mime import Part

TYPE = "text/vnd.google.email-reaction+json"
_LONGEST = 2_000
"""Bytes of such a part."""
_EMOJI = 20
"""Characters: a family of four in all its colours has fifteen."""


def reaction(raw: bytes, root: Part) -> str:
    """'' for any other mail."""
    part = next((one for one in own_parts(root) if one.type == TYPE and not is_file(one)), None)
    if part is None:
        return ""
    try:
        told = json.loads(content(raw, part, set(), _LONGEST).decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return ""
    emoji = told.get("emoji") if isinstance(told, dict) else None
    return emoji if isinstance(emoji, str) and 0 < len(emoji) <= _EMOJI else ""
