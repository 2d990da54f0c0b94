"""BODYSTRUCTURE -> the leaf parts of a message (RFC 9051 7.5.2).

Asked for large messages only, whose text is then fetched without their attachments.
"""

from sync.answers import Malformed, Value, number, readable
from sync.wire import Part

_DEEPEST = 100


def parts(value: Value) -> tuple[Part, ...]:
    """The leaves in order; Malformed when it is no structure, or nested beyond sense.

    The only part of a mail without parts is called by its body, `TEXT`.
    """
    leaves: list[Part] = []
    waiting: list[tuple[Value, str, int]] = [(value, "", 0)]
    while waiting:
        body, section, depth = waiting.pop()
        if not isinstance(body, list) or not body or depth > _DEEPEST:
            raise Malformed("not a structure")
        if not isinstance(body[0], list):
            leaves.append(_leaf(body, section or "TEXT"))
            continue
        children = body[: _children(body)]
        waiting += [
            (child, f"{section}.{at}" if section else str(at), depth + 1)
            for at, child in reversed(list(enumerate(children, 1)))
        ]
    return tuple(leaves)


def _children(body: list[Value]) -> int:
    """How many parts a multipart has: its lists up to its subtype."""
    return next((at for at, item in enumerate(body) if not isinstance(item, list)), len(body))


def _leaf(body: list[Value], section: str) -> Part:
    if len(body) < 7:
        raise Malformed("a part without its size")
    kind, subtype = _lower(body[0]), _lower(body[1])
    parameters = _named(body[2])
    disposition, described = _disposition(body)
    return Part(
        section=section,
        content_type=f"{kind}/{subtype}",
        charset=parameters.get("charset", "").lower(),
        encoding=_lower(body[5]),
        size=number(body[6]),
        disposition=disposition,
        filename=described.get("filename") or parameters.get("name", ""),
    )


def _disposition(body: list[Value]) -> tuple[str, dict[str, str]]:
    """Among the extension data, which begin after the fields of the part's own type."""
    for item in body[8:]:
        match item:
            case [bytes() as name, None | [*_] as parameters] if _lower(name) in {
                "inline",
                "attachment",
            }:
                return _lower(name), _named(parameters)
    return "", {}


def _named(value: Value) -> dict[str, str]:
    """A parameter list by lower-case name; what is no text is left out."""
    if not isinstance(value, list):
        return {}
    pairs = zip(value[::2], value[1::2], strict=False)
    return {
        _lower(name): readable(item)
        for name, item in pairs
        if isinstance(name, bytes) and isinstance(item, bytes)
    }


def _lower(value: Value) -> str:
    if value is None:
        return ""
    if not isinstance(value, bytes):
        raise Malformed("not a word")
    return readable(value).lower()
