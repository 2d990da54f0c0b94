"""The gate for foreign text: whatever a mail, a server or an import says, made safe to show.

What a terminal obeys is dropped, and what each terminal gives another width: joiners, and how
emoji are coloured. What reorders or piles up is fenced in. Each function takes any str, never
raises, runs in linear time, and leaves alone what it has cleaned before.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TypeAlias

from store.obeyed import commanding_nothing

Gate: TypeAlias = Callable[[str], str]

LINE = 1_000
"""Characters of one line, such as a subject."""
TEXT = 2_000_000
"""Characters of a text of many lines."""
_FAR = 16
"""Times what is shown that is looked at: more of a line without end is worth no wait."""
MARKS = 4
"""Combining marks, and characters without width, that may follow one base."""
FILENAME_BYTES = 200
SUFFIX_BYTES = 30

_FSI, _PDI, _PDF = "\u2068", "\u2069", "\u202c"
_CLOSED_BY = dict.fromkeys("\u2066\u2067\u2068", _PDI) | dict.fromkeys(
    "\u202a\u202b\u202d\u202e", _PDF
)

# Printable, with a width, from left to right, its own normal form and no combining mark.
_HARMLESS = "\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
_PLAIN_LINE = re.compile(f"[{_HARMLESS}]*")
_PLAIN_TEXT = re.compile(f"[\n{_HARMLESS}]*")
# Blocks of neither combining marks nor characters without width.
_STANDING = (
    "\0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2029\u2030-\u205f"
    "\u2070-\u20cf\u20f1-\u2cee\u2e00-\u3029\u309b-\ua66e\uac00-\ud7ff\uf900-\ufb1d"
    "\U0001f000-\U0001faff"
)
_PILE = re.compile(f"[^{_STANDING}]{{{MARKS + 1},}}")

# Terminals disagree on how many cells these make of the characters beside them, and Textual takes
# whatever a joiner joins for one: a line would be shifted.
_UNEVEN = re.compile(
    "[\u200d\u302e\u302f\u3164\ufe00-\ufe0f\uffa0\U00016ff0\U00016ff1"
    "\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]"
)
# Symbols that became wide of late or are made of several, and what no Unicode knows yet.
_WIDE_OF_LATE = re.compile(
    "[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d15e-\U0001d164\U0001d1bb-\U0001d1c0"
    "\U0001d300-\U0001d356\U0001d360-\U0001d376]"
)
_TENS = re.compile("[\u3248-\u324f]")
_PERHAPS_UNASSIGNED = re.compile(
    "[^\0-\u0377\u048a-\u052f\u1e00-\u1f15\u2000-\u2064\u2070\u2071\u2100-\u218b\u2190-\u2426"
    "\u2460-\u2b73\u3001-\u303f\u3041-\u3096\u3099-\u30ff\u3400-\ua48c\uac00-\ud7a3\ue000-\ufa6d"
    "\uff01-\uffbe\U00020000-\U0002a6df\U0001f300-\U0001f64f]"
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_BREAK = re.compile("\r\n?|[\u2028\u2029]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")

_NO_FILENAME = re.compile(r'[<>:"|?*]')
_NO_EDGE = ". \u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)


def clean(text: str, limit: int = LINE) -> str:
    """Safe on one line of at most `limit` characters; '…' ends what was cut."""
    if len(text) <= limit and _PLAIN_LINE.fullmatch(text):
        return text
    line = _one_line(text[: _FAR * limit])
    if len(text) > _FAR * limit:
        return _ended(limit, _settled(_BIDI.sub("", line)))
    return _within(limit, _settled(_fenced(line)), line)


def clean_lines(text: str, limit: int = TEXT) -> str:
    """Safe on several lines: newlines stay, tabs become spaces."""
    if len(text) <= limit and _PLAIN_TEXT.fullmatch(text):
        return text
    stripped = _obeyed_by_nothing(text).expandtabs()
    fenced = "\n".join(map(_fenced, stripped.split("\n")))
    return _within(limit, _settled(fenced), stripped)


def clean_own(text: str) -> str:
    """What the user wrote, in an editor or a paste: without what a terminal obeys, and all else as
    it was, emoji and directions too."""
    return _BREAK.sub("\n", commanding_nothing(text))


def clean_address(text: str, limit: int = LINE) -> str:
    """Safe on one line, and nothing hidden in it: what reorders or has no width is spelled
    out, as in '‹U+202E›'."""
    if len(text) <= limit and _PLAIN_LINE.fullmatch(text):
        return text
    line = _settled(_HIDDEN.sub(_spelled, _one_line(text[: _FAR * limit])))
    return _ended(limit, line) if len(text) > _FAR * limit else _within(limit, line, line)


def clean_filename(text: str, limit: int = LINE) -> str:
    """As `clean_address`; to show a name, not to write a file by it."""
    return clean_address(text, limit)


def safe_filename(name: str) -> str:
    """A name for a new file in a folder of our choosing, on any file system: never empty, a
    path, hidden, a device or an option, and at most 200 bytes long."""
    shown = clean_filename(name, TEXT).replace("\\", "/").rstrip("/ ")
    base = _NO_FILENAME.sub("_", shown.rpartition("/")[2]).strip(_NO_EDGE)
    if _RESERVED.match(base) or base.startswith("-"):
        base = f"_{base}"
    return _cut_to_bytes(base) or "attachment"


def _one_line(text: str) -> str:
    return _obeyed_by_nothing(text).replace("\n", " ").replace("\t", " ")


def _obeyed_by_nothing(text: str) -> str:
    """Without what a terminal may act on; line ends as newlines."""
    return _BREAK.sub("\n", _even(commanding_nothing(text)))


def _even(text: str) -> str:
    """Emoji one by one, as letters and without colour: as wide in every terminal."""
    text = _WIDE_OF_LATE.sub("\ufffd", _FLAG.sub(_letter_of_flag, _UNEVEN.sub("", text)))
    return _PERHAPS_UNASSIGNED.sub(_known, _TENS.sub(_ten, text))


def _known(char: re.Match[str]) -> str:
    """What is no character takes a cell, or none."""
    return "\ufffd" if unicodedata.category(char[0]) == "Cn" else char[0]


def _ten(circled: re.Match[str]) -> str:
    return str((ord(circled[0]) - 0x3247) * 10)


def _letter_of_flag(indicator: re.Match[str]) -> str:
    """'HU' for the flag of Hungary."""
    return chr(ord(indicator[0]) - 0x1F1E6 + ord("A"))


def _settled(text: str) -> str:
    """In NFC, with few marks on each base. They are capped before, since sorting thousands of
    them takes quadratic time, and after, since a composed letter may come apart."""
    return _PILE.sub(_capped, unicodedata.normalize("NFC", _PILE.sub(_capped, text)))


def _capped(pile: re.Match[str]) -> str:
    kept = []
    height = 0
    for char in pile[0]:
        paired = _BIDI.match(char)  # To lose one would open a fence.
        if not paired:
            height = height + 1 if _stands_on_another(char) else 0
        if paired or height <= MARKS:
            kept.append(char)
    return "".join(kept)


def _stands_on_another(char: str) -> bool:
    category = unicodedata.category(char)
    return category == "Cf" or category[0] == "M"


def _fenced(line: str) -> str:
    """With every bidi control paired, and the whole isolated from what stands beside it."""
    if not _BIDI.search(line):
        return line
    paired = "".join(_paired(line))
    return paired if not _BIDI.search(paired) or _is_fenced(paired) else _FSI + paired + _PDI


def _paired(line: str) -> Iterator[str]:
    """Closing controls that close nothing are left out, missing ones come in at the end."""
    open_: list[str] = []
    isolates = at = 0
    for found in _BIDI.finditer(line):
        yield line[at : found.start()]
        at = found.end()
        control = found[0]
        if control in _CLOSED_BY:
            open_.append(_CLOSED_BY[control])
            isolates += _CLOSED_BY[control] == _PDI
            yield control
        elif control == _PDI and isolates:
            isolates -= 1
            yield from _closing(open_)
        elif control == _PDF and open_ and open_[-1] == _PDF:
            yield open_.pop()
    yield line[at:]
    yield from reversed(open_)


def _closing(open_: list[str]) -> Iterator[str]:
    """Up to the innermost isolate; embeddings within it end with it."""
    while (closed := open_.pop()) == _PDF:
        yield closed
    yield closed


def _is_fenced(paired: str) -> bool:
    depth = 0
    for found in _BIDI.finditer(paired):
        depth += 1 if found[0] in _CLOSED_BY else -1
        if depth == 0:
            return paired[0] == _FSI and found.end() == len(paired)
    return False


def _within(limit: int, fenced: str, unfenced: str) -> str:
    """What is too long loses its bidi controls, as a cut would part their pairs."""
    if len(fenced) <= limit:
        return fenced
    text = _settled(_BIDI.sub("", unfenced))
    return text if len(text) <= limit else _ended(limit, text)


def _ended(limit: int, text: str) -> str:
    return text[: max(limit - 1, 0)] + "…"[:limit]


def _spelled(char: re.Match[str]) -> str:
    return f"‹U+{ord(char[0]):04X}›"


def _cut_to_bytes(name: str) -> str:
    """Cut before the file's extension."""
    if len(name.encode()) <= FILENAME_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix.encode()) > SUFFIX_BYTES:
        stem, dot, suffix = name, "", ""
    room = FILENAME_BYTES - len((dot + suffix).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(_NO_EDGE) + dot + suffix
