"""The text of a mail: which parts it stands in, decoded and put together."""

import re
from collections.abc import Iterator

from store.message import charsets, transfer
from store.message.flowed import unflow
from store.message.headers import disposition, first
from store.message.mime import Part

MAX_TEXT = 1_000_000
"""Characters of text kept of a mail."""
MAX_SOURCE = 3_000_000
"""Characters of all text parts together that are made into that text, HTML tags included."""

_SHOWN = frozenset(("text/plain", "text/html", "text/enriched", "text/markdown", "text/x-amp-html"))
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:-]{2,40})", re.I)


def shown_parts(raw: bytes, root: Part) -> list[Part]:
    """The parts that are the sender's text, in their order."""
    found = list(_texts(raw, root))
    if not found:
        found = [part for part in own_parts(root) if part.type in ("text/plain", "text/html")][:1]
    return found


def full_text(
    raw: bytes, parts: list[Part], problems: set[str], left: int = MAX_SOURCE
) -> tuple[str, bool]:
    """The text, and whether any of it was HTML. At most `left` characters are read for it."""
    texts = []
    for part in parts:
        written = source(raw, part, problems, left)
        left -= len(written)
        texts.append(_readable(part, written).strip("\n"))
    text = "\n\n".join(filter(None, texts))
    if len(text) > MAX_TEXT:
        problems.add("long")
    return text[:MAX_TEXT], any(part.type == "text/html" for part in parts)


def _readable(part: Part, written: str) -> str:
    if part.type == "text/html":
        # Late: what is no HTML, and a round that brings no mail, need not wait for it.
        from store.message.html import to_text

        return to_text(written)
    if part.parameters.get("format", "").strip().lower() == "flowed":
        delete_space = part.parameters.get("delsp", "").strip().lower() == "yes"
        return unflow(written[: 2 * MAX_TEXT], delete_space)
    return written


def source(raw: bytes, part: Part, problems: set[str], limit: int = MAX_SOURCE) -> str:
    """The decoded characters of a text part, with newlines only; at most `limit` of them."""
    data = content(raw, part, problems, 2 * limit)
    label = part.parameters.get("charset", "")
    if not label and part.type == "text/html":
        declared = _META_CHARSET.search(data[:4096])
        label = declared[1].decode("ascii") if declared else ""
    text, honest = charsets.decode(data, label)
    if not honest:
        problems.add("charset")
    if len(text) > limit:
        problems.add("long")
    return text[:limit].replace("\r\n", "\n").replace("\r", "\n")


def content(raw: bytes, part: Part, problems: set[str], limit: int | None = None) -> bytes:
    """The decoded bytes of a part, at most about `limit` of them."""
    end = part.end
    if limit is not None and end - part.start > 2 * limit:
        end = part.start + 2 * limit
        problems.add("long")
    data, sound = transfer.decode(raw[part.start : end], encoding(part))
    if not sound and end == part.end:
        problems.add("base64")
    return data if limit is None else data[: 2 * limit]


def size(raw: bytes, part: Part, problems: set[str]) -> int:
    """How many bytes `content` gives."""
    if encoding(part) == "base64":
        known = transfer.size_from_base64(raw[part.start : part.end])
        if known is not None:
            return known
    return len(content(raw, part, problems))


def encoding(part: Part) -> str:
    """Its Content-Transfer-Encoding, in lower case."""
    value = first(part.headers, "content-transfer-encoding") or b""
    return value.strip().lower()[:40].decode("ascii", "replace")


def is_file(part: Part) -> bool:
    """Whether the sender meant the part as a file of its own."""
    kind, parameters = disposition(first(part.headers, "content-disposition"))
    return kind == "attachment" or "filename" in parameters or "name" in part.parameters


def _texts(raw: bytes, part: Part) -> Iterator[Part]:
    if part.type == "multipart/alternative":
        yield from _best(raw, part)
    elif part.type == "multipart/related":
        yield from _texts(raw, part.parts[0])
    elif part.type.startswith("multipart/"):
        for inner in part.parts:
            yield from _texts(raw, inner)
    elif part.type in _SHOWN and part.type != "text/x-amp-html" and not is_file(part):
        yield part


def _best(raw: bytes, part: Part) -> list[Part]:
    """Of several forms of one text the plain one, unless it is empty."""
    forms = [found for found in (list(_texts(raw, inner)) for inner in part.parts) if found]
    for form in forms:
        if not _has_html(form) and any(_written(raw, p) for p in form):
            return form
    return next(filter(_has_html, reversed(forms)), forms[0] if forms else [])


def _has_html(form: list[Part]) -> bool:
    return any(part.type == "text/html" for part in form)


def _written(raw: bytes, part: Part) -> bool:
    return bool(raw[part.start : min(part.end, part.start + 10_000)].strip())


def own_parts(root: Part) -> Iterator[Part]:
    """All parts but those of mails inside this one."""
    yield root
    if not root.type.startswith("message/"):
        for part in root.parts:
            yield from own_parts(part)
