"""The headings under which mail programs put a quoted or forwarded mail."""

from typing import NamedTuple

from store.message import marks

_WRAPPED = 6
_WRAPPED_NAME = 3
"""Lines of an attribution that begins with a name, and not with 'On' or a date."""
_ENDS = (":", "*")
"""With one of these ends the last line of an attribution that has no date in front."""
_BLOCK = 60
_CONTINUED = 14
_BLANK = 3


class Opening(NamedTuple):
    """A heading at some line."""

    lines: int
    """How many it takes; 0 if there is none."""
    everything_below: bool = False
    """All that follows is quoted, without marks of its own."""
    attribution: bool = False
    """Of the kind 'On … wrote:'."""
    before: int = 0
    """Lines above that belong to it."""


NONE = Opening(0)


class Block(NamedTuple):
    """Header lines copied into a text: From, Sent, To, Subject."""

    end: int
    kinds: frozenset[str]
    sender: str
    own: bool
    """Old programs put the header of the mail itself on top of its text."""


def possible(lines: list[str], ruled: set[int]) -> set[int]:
    """Numbers of the lines at which a heading may begin: most are ruled out at a glance."""
    found = set(ruled)
    for at in marks.with_any(lines, marks.LABELS):
        found.update(range(at - _WRAPPED + 1, at + 1))
    return found | marks.with_any(lines, marks.ANSWERS)


def opening(lines: list[str], at: int, written: int) -> Opening:
    """The heading that begins at this line. `written`: how many lines of text stand above it."""
    line = lines[at]
    if not line or line.isspace():
        return NONE
    if marks.ANSWER_ABOVE.fullmatch(line):
        return Opening(1, everything_below=written > 0)
    if ":" not in line and "<" not in line and not any(sign in line for sign in marks.RULES):
        return _attributed(lines, at)
    if marks.FORWARDED.match(line) or marks.ORIGINAL.match(line):
        return _marked(lines, at)
    if marks.RULER.fullmatch(line):
        return _ruled(lines, at)
    attributed = _attributed(lines, at)
    if attributed.lines:
        return attributed
    block = header_block(lines, at)
    if block is None:
        return NONE
    before = _heading_above(lines, at)
    if block.own and written <= before:
        return Opening(block.end - at, before=before)
    return Opening(block.end - at, _unmarked(lines, block.end), before=before)


def _attributed(lines: list[str], at: int) -> Opening:
    wrapped = _bordered(lines, at) or _attribution(lines, at)
    return Opening(wrapped, _unmarked(lines, at + wrapped), attribution=True) if wrapped else NONE


def header_block(lines: list[str], at: int, ruled: bool = False) -> Block | None:
    """A copied mail header that begins here. `ruled`: a line or a mark stands above it."""
    label = _label(lines[at])
    if label is None or label[0] in ("cc", "other"):
        return _stamped(lines, at)
    kinds: set[str] = set()
    sender, end, since, blank = "", at, 0, 0
    for number in range(at, min(len(lines), at + _BLOCK)):
        found = _label(lines[number])
        if found:
            kinds.add(found[0])
            sender = sender or (found[1] if found[0] == "from" else "")
            end, since, blank = number + 1, 0, 0
        elif lines[number].strip():
            since += 1
            if blank or since > _CONTINUED:
                break
        else:
            blank += 1
            if blank > _BLANK:
                break
    if not _is_block(kinds, sender, ruled):
        return None
    own = "date" not in kinds and (not sender or bool(marks.STAMP.match(sender)))
    return Block(end, frozenset(kinds), sender, own)


def _is_block(kinds: set[str], sender: str, ruled: bool) -> bool:
    """Not every 'From: Wien, To: Graz, Date: Monday' is a mail's header."""
    if ruled:
        return len(kinds) >= 2 and bool(kinds & {"from", "to"})
    party = "from" in kinds or "to" in kinds
    return len(kinds) >= 3 and party and ("subject" in kinds or "@" in sender)


def _stamped(lines: list[str], at: int) -> Block | None:
    """`Jane Doe on 12/11/2000 09:15`, and To, cc and Subject below it."""
    if not marks.STAMP.match(lines[at]) or len(lines[at].split()) > 12:
        return None
    below = next_written(lines, at + 1, _BLANK)
    if below is None or (_label(lines[below]) or ("",))[0] not in ("to", "other"):
        return None
    block = header_block(lines, below)
    return block._replace(own=True) if block else None


def _heading_above(lines: list[str], at: int) -> int:
    """Name and date lines of old programs, directly above `To:`."""
    if (_label(lines[at]) or ("to",))[0] not in ("to", "other"):
        return 0
    count = 0
    stamped = marks.STAMP.match(lines[at]) is not None
    while count < 3 and at - count > 0:
        line = lines[at - count - 1]
        if not line.strip() or len(line) > 60 or line.rstrip()[-1] in ".?!,:;":
            break
        stamped = stamped or marks.STAMP.match(line) is not None
        count += 1
    return count if stamped else 0


def _marked(lines: list[str], at: int) -> Opening:
    """`-----Original Message-----`, and the header below it."""
    below = below_mark(lines, at)
    block = header_block(lines, below, ruled=True) if below is not None else None
    end = block.end if block else at + 1
    return Opening(end - at, _unmarked(lines, end))


def below_mark(lines: list[str], at: int) -> int | None:
    """Where the header below a mark may begin. A long mark ends on the next line."""
    below = next_written(lines, at + 1, _BLANK)
    if below is not None and below == at + 1 and lines[below].rstrip().endswith("---"):
        return next_written(lines, below + 1, _BLANK)
    return below


def _ruled(lines: list[str], at: int) -> Opening:
    """Outlook's line of underscores: a heading only with a header below it."""
    below = next_written(lines, at + 1, _BLANK)
    block = header_block(lines, below, ruled=True) if below is not None else None
    if block is None:
        return NONE
    return Opening(block.end - at, _unmarked(lines, block.end))


def _unmarked(lines: list[str], at: int) -> bool:
    """Whether the quote that begins here is without `>`: then it goes on to the end."""
    below = next_written(lines, at, len(lines))
    return below is None or not marks.QUOTED.match(lines[below])


def _bordered(lines: list[str], at: int) -> int:
    """The same of '---- On … wrote ----'."""
    if not marks.BORDER.match(lines[at]):
        return 1 if marks.POINTED.fullmatch(lines[at]) else 0
    joined = ""
    for count, line in enumerate(lines[at : at + _WRAPPED_NAME], start=1):
        joined = f"{joined} {line.strip()}".strip()
        if not line.strip() or len(joined) > marks.LINE:
            return 0
        found = marks.BORDERED.fullmatch(joined)
        if found and not marks.CLAUSE.match(found["who"]):
            return count if found["ends"] or marks.EVIDENCE.search(found["who"]) else 0
    return 0


def _attribution(lines: list[str], at: int) -> int:
    """How many lines 'On … wrote:' takes from here; 0 if this is none."""
    line = lines[at]
    if marks.QUOTED.match(line):
        return 0
    named = marks.NAME_WROTE.fullmatch(line) or marks.INTRODUCES.fullmatch(line)
    if ":" in line and named and not _text_below(lines, at + 1):
        return 1
    starts = marks.ATTRIBUTION_START.match(line) is not None
    dated = line.lstrip()[:1].isdigit()
    wrapped = lines[at : at + (_WRAPPED if starts or dated else _WRAPPED_NAME)]
    if not dated and not any(part.rstrip().endswith(_ENDS) for part in wrapped):
        return 0
    joined = ""
    for count, following in enumerate(wrapped, start=1):
        if not following.strip() and not starts:
            return 0
        joined = f"{joined} {following.strip()}".strip()
        if count > 1 and marks.ATTRIBUTION_START.match(following):
            return 0
        if len(joined) > marks.LINE:
            return 0
        if _is_attribution(joined, starts, count):
            return count if count == 1 or starts or _needed(lines, at, count) else 0
    return 0


def _text_below(lines: list[str], at: int) -> bool:
    """Unmarked text follows: 'The client wrote:' may introduce it in the sender's own words."""
    below = next_written(lines, at, len(lines))
    return below is not None and not marks.QUOTED.match(lines[below])


def _is_attribution(joined: str, starts: bool, count: int) -> bool:
    if marks.DATED_NAME.fullmatch(joined):
        return True
    if not joined.endswith((":", ": *")) or len(joined) > marks.LINE:
        return False
    if marks.CLAUSE.match(joined) or not marks.EVIDENCE.search(joined):
        return False
    if not marks.VERB.search(joined):
        return False
    if starts or count == 1:
        return _names_only(joined)
    return count <= _WRAPPED_NAME and "@" in joined and _names_only(joined)


def _names_only(joined: str) -> bool:
    """No sentence ends in it: 'Thanks. As you wrote on 3.11.:' is text."""
    return "? " not in joined and "! " not in joined


def _needed(lines: list[str], at: int, count: int) -> bool:
    """The first line is part of it: the rest alone would lack the name, or what opens a bracket."""
    rest = " ".join(line.strip() for line in lines[at + 1 : at + count])
    return not _is_attribution(rest, False, count - 1) or rest.count(">") > rest.count("<")


def _label(line: str) -> tuple[str, str] | None:
    """Kind and value of a header line."""
    found = marks.LABEL.match(line)
    if found is None:
        return None
    return marks.KIND_OF_LABEL[" ".join(found["label"].split()).casefold()], found["value"].strip(
        " *\t"
    )


def next_written(lines: list[str], at: int, blank: int) -> int | None:
    """The first line that is not blank, past at most so many blank ones."""
    for number in range(at, min(len(lines), at + blank + 1)):
        if lines[number].strip():
            return number
    return None
