"""Signatures without the mark `-- `, disclaimers and warning banners: only where it is safe."""

from store.message import farewells, paper

_CONTACT_LINES = 25
_PROSE = 60
_NAME = 60
_WRAPPED = 3
_CLAIMS = 4
"""Words of a sentence that someone wrote."""


def sign(lines: list[str], top: bool) -> set[int]:
    """Numbers of the lines that are no text, out of a run of new ones. `top`: the mail's first."""
    paragraphs = _paragraphs(lines)
    signed: set[int] = set()
    if top and len(paragraphs) > 1 and _is_banner(lines, paragraphs[0]):
        signed |= set(paragraphs.pop(0))
    signed |= _footnotes(lines)
    paragraphs = [[n for n in paragraph if n not in signed] for paragraph in paragraphs]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    while len(paragraphs) > 1 and farewells.is_disclaimer([lines[n] for n in paragraphs[-1]]):
        signed |= set(paragraphs.pop())
    left = [number for paragraph in paragraphs for number in paragraph]
    footers = _footers(lines, left)
    return signed | footers | _contacts(lines, [number for number in left if number not in footers])


def _footers(lines: list[str], left: list[int]) -> set[int]:
    """'Do you really need to print this e-mail?' below text, where no more text follows."""
    if not paper.may_stand_in("\n".join(lines[number] for number in left)):
        return set()
    found: set[int] = set()
    for at in range(1, len(left)):
        for end in range(at + 1, min(at + _WRAPPED, len(left)) + 1):
            if paper.is_about_paper(" ".join(lines[n].strip() for n in left[at:end])):
                found.update(left[at:end])
    told = [number for number in left if number not in found and _claims(lines[number])]
    return {number for number in found if not told or number > told[-1]}


def _claims(line: str) -> bool:
    """A sentence, and no piece of a signature."""
    ends = line.rstrip().endswith((".", "?", "!")) and len(line.split()) >= _CLAIMS
    return ends and not farewells.CONTACT.search(line)


def _paragraphs(lines: list[str]) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for number, line in enumerate(lines):
        if line.strip():
            found[-1].append(number)
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _footnotes(lines: list[str]) -> set[int]:
    """The link targets that HTML mail got at its end."""
    found: set[int] = set()
    for number in range(len(lines) - 1, -1, -1):
        if not lines[number].strip():
            continue
        if not farewells.FOOTNOTE.fullmatch(lines[number]):
            break
        found.add(number)
    return found


def _is_banner(lines: list[str], paragraph: list[int]) -> bool:
    """'This mail came from outside': put there by the recipient's own server."""
    text = " ".join(lines[number] for number in paragraph)
    return len(text) < 600 and farewells.BANNER.search(text) is not None


def _contacts(lines: list[str], left: list[int]) -> set[int]:
    """Telephone, address and web lines below 'Best regards' and the name."""
    for at in range(len(left) - 1, max(-1, len(left) - _CONTACT_LINES - 2), -1):
        named = farewells.closing(lines[left[at]])
        if named is not None:
            return _contact_block(lines, left[at + 1 :], named > 0)
    return _bare_contacts(lines, left)


def _contact_block(lines: list[str], block: list[int], named: bool) -> set[int]:
    """The lines below a greeting, if any of them is a contact; not the name, nor a postscript."""
    if block and not named and _is_name(lines[block[0]]):
        block = block[1:]
    prose = next((at for at, n in enumerate(block) if _is_prose(lines[n])), len(block))
    block = block[:prose]
    return set(block) if any(farewells.CONTACT.search(lines[n]) for n in block) else set()


def _bare_contacts(lines: list[str], left: list[int]) -> set[int]:
    """A name and telephone or web lines as the last paragraph, without a greeting above."""
    block: list[int] = []
    for number in reversed(left):
        if block and block[0] - number > 1:
            break
        block.insert(0, number)
    above = left[: len(left) - len(block)]
    if not above or not 2 <= len(block) <= 8 or lines[above[-1]].rstrip().endswith(":"):
        return set()
    if not _is_name(lines[block[0]]) or any(_is_prose(lines[n]) for n in block):
        return set()
    contacts = [n for n in block[1:] if farewells.CONTACT.search(lines[n])]
    return set(block[1:]) if len(contacts) * 2 >= len(block) - 1 else set()


def _is_name(line: str) -> bool:
    """'Jane Kovács', 'Dr. Jürgen Müller, Einkauf': short, capital letters, no figures."""
    words = line.replace(",", " ").split()
    plain = not any(sign in line for sign in "@?!:;/|0123456789") and len(line) <= _NAME
    return plain and 0 < len(words) <= 5 and words[0][:1].isupper() and words[-1][:1].isupper()


def _is_prose(line: str) -> bool:
    """A sentence that someone wrote, below the greeting: a postscript, a question."""
    if farewells.POSTSCRIPT.match(line) or line.rstrip().endswith("?"):
        return True
    return len(line) > _PROSE and len(line.split()) > 8 and not farewells.CONTACT.search(line)
