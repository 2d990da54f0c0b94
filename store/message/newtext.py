"""What the sender of a mail wrote himself, and what is quoted, forwarded or signature.

Rules of lines, each looked at a fixed number of times; no more than `marks.MAX_LINES` of them.
"""

from itertools import groupby
from typing import Literal, NamedTuple

from store.message import farewells, marks
from store.message.opening import NONE, opening, possible
from store.message.signatures import sign

Kind = Literal["new", "quote", "signature"]

_LONG_SIGNATURE = 60
_SHORT_SIGNATURE = 15


class Piece(NamedTuple):
    """Lines of one kind. The pieces of a text, joined by newlines, are the text."""

    kind: Kind
    text: str


def new_text(text: str) -> str:
    """`text` without quotes, forwarded mails, signatures and disclaimers; answers between quotes
    are kept. Empty where nothing is the sender's own."""
    pieces = (piece.text.strip() for piece in split_quoted(text) if piece.kind == "new")
    return "\n\n".join(piece for piece in pieces if piece)


def split_quoted(text: str) -> list[Piece]:
    """All of `text`, in order. A mail that goes on behind those lines ends as it was there."""
    lines = text.split("\n")
    kinds = _kinds(marks.all_looked_at(lines[: marks.MAX_LINES]))
    kinds += [kinds[-1]] * (len(lines) - len(kinds))
    runs = groupby(zip(kinds, lines, strict=True), key=lambda pair: pair[0])
    return [Piece(kind, "\n".join(line for _, line in run)) for kind, run in runs]


def _kinds(lines: list[str]) -> list[Kind]:
    kinds = _sections(lines)
    _join_blank_lines(lines, kinds)
    _sign_runs(lines, kinds)
    return kinds


def _sections(lines: list[str]) -> list[Kind]:
    """Quotes and marked signatures."""
    kinds: list[Kind] = []
    section: Kind = "new"
    ruled = marks.with_any(lines, marks.RULES)
    signed = ruled | marks.with_any(lines, ("—",))
    quoted = marks.with_any(lines, (">", "|"))
    headings, devices = possible(lines, ruled), farewells.devices(lines)
    telling = headings | quoted | signed | devices
    written = 0
    at = 0
    while at < len(lines):
        if at not in telling:
            kinds.append(section)
            written += section == "new" and not _is_blank(lines[at])
            at += 1
            continue
        found = opening(lines, at, written) if at in headings else NONE
        if found.lines:
            _take_back(kinds, found.before)
            written = max(0, written - found.before)
            kinds += ["quote"] * found.lines
            at += found.lines
            # Under 'On … wrote:' with nothing above, it is the answer: its quote was taken out.
            if found.everything_below and (written or not found.attribution):
                return kinds + ["quote"] * (len(lines) - at)
            section = "new"
            continue
        line = lines[at]
        kind: Kind
        if at in quoted and marks.QUOTED.match(line):
            kind, section = "quote", "new"
        elif at in signed and section == "new" and _is_signature_mark(lines, at):
            kind = section = "signature"
        elif at in devices:
            kind = "signature"
        else:
            kind = section
        written += kind == "new" and not _is_blank(line)
        kinds.append(kind)
        at += 1
    return kinds


def _is_blank(line: str) -> bool:
    return not line or line.isspace()


def _take_back(kinds: list[Kind], count: int) -> None:
    """Lines above a heading that belong to it: a name, a date."""
    if count:
        kinds[-count:] = ["quote"] * count


def _is_signature_mark(lines: list[str], at: int) -> bool:
    line = lines[at]
    if not farewells.SIGNATURE.fullmatch(line):
        return _is_list_footer(lines, at)
    limit = _LONG_SIGNATURE if line == farewells.SURE_SIGNATURE else _SHORT_SIGNATURE
    below = 0
    for line in lines[at + 1 :]:
        if marks.QUOTED.match(line):
            break
        below += bool(line.strip())
        if below > limit:
            return False
    return True


def _is_list_footer(lines: list[str], at: int) -> bool:
    if not marks.RULER.fullmatch(lines[at]):
        return False
    below = [line for line in lines[at + 1 : at + 3] if line.strip()]
    return any(farewells.LIST_FOOTER.search(line) for line in below)


def _join_blank_lines(lines: list[str], kinds: list[Kind]) -> None:
    """A blank line is of the kind above it; at the top, of the kind below."""
    for at, line in enumerate(lines):
        if at and not line.strip():
            kinds[at] = kinds[at - 1]
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    kinds[:first] = [kinds[first]] * first if kinds else []


def _sign_runs(lines: list[str], kinds: list[Kind]) -> None:
    """Signatures and disclaimers that nothing marks, at the end of what is new."""
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and kinds[end] == kinds[at]:
            end += 1
        if kinds[at] == "new":
            for number in sign(lines[at:end], top=at == 0):
                kinds[at + number] = "signature"
        at = end
