"""A large mail without its attachments: its header, its texts and the headers of its parts, put
together so that it reads as the whole would, and what of it stays on the server.

Which parts there are is the server's word (BODYSTRUCTURE); what they are is read from their own
headers, as in a mail that came whole.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from store.message.attachments import file_name, files_of
from store.message.body import encoding, is_file, shown_parts
from store.message.headers import Headers, content_type, first, split
from store.message.mime import MAX_DEPTH, Part, read
from store.message.model import Attachment, ParsedMessage
from store.records import remote as remote_parts
from store.records.remote import Remote
from sync import wire
from sync.answers import Malformed

HEADER, MIME = 1 << 20, 1 << 16
TEXT = 1 << 20
"""Octets of one text part that are fetched, as encoded."""
ALL = 4 << 20
"""Octets of all parts together."""
SMALL = 32_768
"""A part so small comes at once, whatever it is."""
INSIDE = 65_536
"""Of a mail inside the mail: enough for whom it is from and what it says."""
MOST_PARTS = 500
WHOLE = "TEXT"
"""The section of the body of a mail that has no parts."""
_REPORTS = ("message/delivery-status", "message/disposition-notification")


class Skeleton(NamedTuple):
    """`cut`: some text was longer than what is fetched of it."""

    raw: bytes
    remote: tuple[Remote, ...]
    cut: bool


def wanted(parts: Sequence[wire.Part]) -> list[tuple[str, int]]:
    """What to fetch: sections, and how many octets of each at most: more than were said, since
    that may be too little."""
    if len(parts) > MOST_PARTS:
        raise Malformed("more parts than sense")
    found = [("HEADER", HEADER)]
    found += [(f"{section}.MIME", MIME) for section in _sections(parts)]
    left = ALL
    texts = _texts(parts)
    for part in sorted(parts, key=lambda part: part.section not in texts):
        octets = min(TEXT if part.section in texts else _share(part), left)
        left -= min(octets, part.size)
        if octets:
            found.append((part.section, octets))
    return found


def sized(parsed: ParsedMessage, raw: bytes, remote: Sequence[Remote]) -> ParsedMessage:
    """The mail with the sizes of what is not here: about, as they will be when decoded."""
    if remote[0][:2] == remote_parts.WHOLE:
        return replace(parsed, attachments=_of_a_beginning(parsed, remote[0].octets))
    sizes = {part.part: _decoded(part) for part in remote}
    files = [*parsed.attachments, *_shown_files(parsed, raw, sizes)]
    sized_ = [file._replace(size=sizes.get(file.part, file.size)) for file in files]
    return replace(parsed, attachments=tuple(sized_))


def _shown_files(
    parsed: ParsedMessage, raw: bytes, wanting: Collection[int]
) -> Iterator[Attachment]:
    """Files that are taken for the mail's text, and of which there is more than can be shown."""
    unlisted = set(wanting) - {file.part for file in parsed.attachments}
    for part in read(raw)[0].walk() if unlisted else ():
        if part.number in unlisted and is_file(part):
            yield Attachment(part.number, file_name(part), part.type, 0, False)


def _decoded(part: Remote) -> int:
    """A line of base64 has 76 letters and its end, and says 57 bytes."""
    return part.octets * 57 // 78 if part.encoding == "base64" else part.octets


def _of_a_beginning(parsed: ParsedMessage, octets: int) -> tuple[Attachment, ...]:
    """The files that came whole, which the last one did not; and the mail, as a file that holds
    them all."""
    number, _ = remote_parts.WHOLE
    whole = Attachment(number, "message.eml", "message/rfc822", octets, False)
    return (whole, *(file for file in parsed.attachments[:-1] if file.part != number))


def joined(parts: Sequence[wire.Part], got: Mapping[str, bytes]) -> Skeleton:
    """Malformed where the mail's own headers do not agree with the structure."""
    header = _block(got.get("HEADER", b""))
    if [part.section for part in parts] == [WHOLE]:
        raw = header + got.get(WHOLE, b"")
    else:
        raw = header + b"".join(_multipart(header, _tree(parts), got))
    root, _ = read(raw)
    numbers = dict(_numbers(root, ""))
    if not all(part.section in numbers for part in parts):
        raise Malformed("another structure than said")
    came = {part: len(got.get(part.section, b"")) for part in parts}
    asked = dict(wanted(parts))
    missing = [part for part in parts if not _whole(part, came[part], asked.get(part.section, 0))]
    # Much that is text, a table or a calendar, is a file all the same.
    shown = {part.number for part in shown_parts(raw, root)}
    listed = {part.number for part in files_of(root, shown)}
    texts = {section for section in _texts(parts) if numbers[section] not in listed}
    files = {part.number for part in root.walk() if is_file(part)}
    remote = [
        Remote(numbers[part.section], part.section, part.encoding, max(part.size, came[part]))
        for part in missing
        if part.section not in texts or numbers[part.section] in files
    ]
    return Skeleton(raw, tuple(remote), any(part.section in texts for part in missing))


def _whole(part: wire.Part, came: int, asked: int) -> bool:
    """Where more came than was said, it is whole if it ends within what was asked for."""
    return came == part.size or part.size < came < asked


def without_files(raw: bytes, least: int) -> tuple[bytes, tuple[Remote, ...]]:
    """The same of a mail that came whole: it, and what was taken out of it, which are its files of
    at least so many octets, as encoded. A mail that is put together oddly stays as it is."""
    root, problems = read(raw)
    sections = {number: section for section, number in _numbers(root, "")}
    taken = [
        part
        for part in root.walk()
        if part.number in sections
        and not part.type.startswith(("text/", "message/", "multipart/"))
        and part.end - part.start >= least
    ]
    if problems or not taken:
        return raw, ()
    starts = [0, *(part.end for part in taken)]
    ends = [*(part.start for part in taken), len(raw)]
    left = b"".join(raw[start:end] for start, end in zip(starts, ends, strict=True))
    return left, tuple(
        Remote(part.number, sections[part.number], encoding(part), part.end - part.start)
        for part in taken
    )


def _is_text(part: wire.Part) -> bool:
    """Of the mail's own text, or what is read to know what the mail is."""
    if part.content_type in ("text/calendar", *_REPORTS):
        return True
    named = part.disposition == "attachment" or part.filename
    return part.content_type.startswith("text/") and not named


def _texts(parts: Sequence[wire.Part]) -> set[str]:
    """Their sections; where nothing else is text, a file of it is taken for the mail's own."""
    found = {part.section for part in parts if _is_text(part)}
    files = (part.section for part in parts if part.content_type in ("text/plain", "text/html"))
    return found or set(islice(files, 1))


def _share(part: wire.Part) -> int:
    if part.content_type.startswith("message/"):
        return INSIDE
    return SMALL if part.size <= SMALL else 0


def _sections(parts: Sequence[wire.Part]) -> list[str]:
    """Of all parts, those that hold others included; the mail itself is none."""
    paths = [tuple(part.section.split(".")) for part in parts if part.section != WHOLE]
    found = {path[:length] for path in paths for length in range(1, len(path) + 1)}
    return [".".join(path) for path in sorted(found, key=lambda path: [*map(int, path)])]


class _Tree(NamedTuple):
    section: str
    inner: list["_Tree"]


def _tree(parts: Sequence[wire.Part]) -> _Tree:
    root = _Tree("", [])
    known = {"": root}
    for section in _sections(parts):
        known[section] = _Tree(section, [])
        known[section.rpartition(".")[0]].inner.append(known[section])
    return root


def _multipart(header: bytes, tree: _Tree, got: Mapping[str, bytes]) -> Iterator[bytes]:
    headers, _ = split(header, 0, len(header))
    mark = b"--" + _boundary(headers)
    if tree.section.count(".") > MAX_DEPTH:
        raise Malformed("deeper than sense")
    for inner in tree.inner:
        head = _block(got.get(f"{inner.section}.MIME", b""))
        yield mark + b"\r\n" + head
        if inner.inner:
            yield from _multipart(head, inner, got)
        else:
            yield got.get(inner.section, b"")
        yield b"\r\n"
    yield mark + b"--\r\n"


def _boundary(headers: Headers) -> bytes:
    kind, parameters = content_type(first(headers, "content-type"))
    if not kind.startswith("multipart/") or not parameters.get("boundary"):
        raise Malformed("parts without a boundary")
    return parameters["boundary"].encode("utf-8", "replace")


def _block(header: bytes) -> bytes:
    """With the empty line that ends it, whatever the server made of that."""
    fields = header.strip(b"\r\n")
    return fields + b"\r\n\r\n" if fields else b"\r\n"


def _numbers(part: Part, section: str) -> Iterator[tuple[str, int]]:
    """The place in the tree of what the server calls by its section."""
    yield section or WHOLE, part.number
    if part.type.startswith("multipart/"):
        for at, inner in enumerate(part.parts, 1):
            yield from _numbers(inner, f"{section}.{at}" if section else str(at))
