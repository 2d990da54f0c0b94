"""What keeps a letter from going, and what to look at again before it goes."""

import re
from collections.abc import Collection

from store.records.drafts import Letter
from store.records.meanwhile import Meanwhile
from store.rules.links import canonical, check_address, domain_of
from store.rules.lookalike import Known, looks_like
from store.there import is_file
from store.words.clean import clean
from store.words.i18n import _, ngettext
from tui.letters import forwarded
from tui.recipients import bare

MANY = 20
"""Addresses to which one may not have meant to write."""

_QUIET = Meanwhile()

_SPEAKS_OF_FILES = re.compile(
    r"\b(?:attach(?:ed|ment|ing)?|enclosed|anbei|angehängt|anhang|beigefügt|beiliegend|"
    r"csatol\w*|mellékel\w*|melléklet\w*)\b",
    re.IGNORECASE,
)


def hinders(letter: Letter) -> list[str]:
    """Why it cannot go."""
    everybody = (*letter.to, *letter.cc, *letter.bcc)
    if not everybody:
        return [_("Nobody stands in To, Cc or Bcc.")]
    said = _("“{value}” is no mail address.")
    return [said.format(value=typed) for typed in everybody if _is_none(typed)]


def hindering(letter: Letter) -> str:
    """The field that hinders it: 'to', 'cc' or 'bcc'."""
    fields = (("to", letter.to), ("cc", letter.cc), ("bcc", letter.bcc))
    return next((field for field, people in fields if any(map(_is_none, people))), "to")


def _is_none(typed: str) -> bool:
    return check_address(bare(typed))[1] == "bad"


def warnings(
    letter: Letter,
    notice: str,
    known: Known | None = None,
    came_back: Collection[str] = (),
    meanwhile: Meanwhile = _QUIET,
) -> list[str]:
    """What to look at again before it goes. known: domains of ours and of clients; came_back:
    canonical addresses that nobody has any more; meanwhile: what came while it was written."""
    found = [*([notice] if notice else []), *hinders(letter)]
    if meanwhile.theirs:
        said = _("A newer mail of {who} came while you wrote.")
        found.append(said.format(who=clean(meanwhile.theirs)))
    if meanwhile.ours:
        said = _("An answer of {who} went out while you wrote.")
        found.append(said.format(who=clean(meanwhile.ours)))
    everybody = (*letter.to, *letter.cc, *letter.bcc)
    found += [
        _("Mail to {address} came back, and nothing has come from there since.").format(
            address=address
        )
        for address in map(bare, everybody)
        if canonical(address) in came_back
    ]
    found += [
        _("{address} is a stranger's; it only looks like {domain}.").format(
            address=address, domain=meant
        )
        for address in map(bare, everybody)
        if known and (meant := looks_like(domain_of(canonical(address)), known))
    ]
    if (n := len(everybody)) >= MANY:
        found.append(
            ngettext("It goes to {n} address.", "It goes to {n} addresses.", n).format(n=n)
        )
    if not letter.subject.strip():
        found.append(_("It has no subject."))
    written = letter.text.partition("\n" + forwarded())[0]
    own = "\n".join(part for part in written.split("\n") if not part.startswith(">"))
    if not letter.attachments and _SPEAKS_OF_FILES.search(f"{letter.subject}\n{own}"):
        found.append(_("The text speaks of an attachment, but none is attached."))
    for path in letter.attachments:
        if not is_file(path):
            found.append(_("There is no file {path}.").format(path=path))
    return found
