"""Exchange's Thread-Index: 22 bytes that a conversation shares, 5 more for each answer."""

from store.message.headers import Headers, first
from store.message.transfer import from_base64

_ROOT = 22


def thread_index(headers: Headers) -> str:
    """The conversation's bytes as hex; empty if there are none, or too few."""
    data, _ = from_base64((first(headers, "thread-index") or b"")[:4_000])
    return data[:_ROOT].hex() if len(data) >= _ROOT else ""
