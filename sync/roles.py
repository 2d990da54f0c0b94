"""Which mailbox is Sent, Drafts, Trash, Junk and Archive: by setting, else attribute, else name.

An attribute is the server's word (RFC 6154); a name is a guess, so it only counts where a mail
program would have made the mailbox: at the top level, or right under the personal namespace.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from store.settings import ROLES
from store.settings import Role as Settable
from sync.utf7 import decode
from sync.wire import Listed, Namespace

RoleName = Literal["inbox", "sent", "drafts", "trash", "junk", "archive", "view", ""]
How = Literal["setting", "attribute", "name", ""]

_ATTRIBUTES: dict[str, Settable] = {
    "\\sent": "sent",
    "\\drafts": "drafts",
    "\\trash": "trash",
    "\\junk": "junk",
    "\\archive": "archive",
}
_VIEWS = {"\\all", "\\flagged", "\\important"}
SPECIAL = frozenset(_ATTRIBUTES.keys() | _VIEWS)
"""The attributes that tell what a mailbox is for."""

# As mail programs and providers name them, in English, German and Hungarian.
NAMES: dict[Settable, dict[str, tuple[str, ...]]] = {
    "sent": {
        "en": ("sent", "sent items", "sent mail", "sent messages"),
        "de": ("gesendet", "gesendete elemente", "gesendete objekte"),
        "hu": ("elküldött", "elküldött üzenetek", "elküldött elemek", "elküldött levelek"),
    },
    "drafts": {
        "en": ("drafts", "draft"),
        "de": ("entwürfe",),
        "hu": ("piszkozatok", "vázlatok"),
    },
    "trash": {
        "en": ("trash", "deleted", "deleted items", "deleted messages", "bin"),
        "de": ("papierkorb", "gelöscht", "gelöschte elemente", "gelöschte objekte"),
        "hu": ("kuka", "lomtár", "törölt elemek"),
    },
    "junk": {
        "en": ("junk", "junk e-mail", "junk email", "junk mail", "spam", "bulk mail"),
        "de": ("spamverdacht", "unerwünscht", "junk-e-mail"),
        "hu": ("levélszemét",),
    },
    "archive": {
        "en": ("archive", "archives"),
        "de": ("archiv",),
        "hu": ("archívum",),
    },
}
_BY_NAME = {
    name: role
    for role, languages in NAMES.items()
    for names in languages.values()
    for name in names
}


class Role(NamedTuple):
    """What a mailbox is for, and how that was found; both empty for one like any other.

    A `view` shows mail that lies elsewhere: never a second event, never a target.
    rivals: raw names of mailboxes that might as well have been it.
    """

    role: RoleName
    how: How
    rivals: tuple[bytes, ...] = ()


NONE = Role("", "")


def roles(
    mailboxes: Sequence[Listed],
    settings: Mapping[Settable, str],
    namespace: Namespace,
    newest: Callable[[Listed], int] = lambda mailbox: 0,
    had: Mapping[bytes, str] = MappingProxyType({}),
) -> dict[bytes, Role]:
    """The role of each mailbox, by raw name.

    settings: role -> shown or raw name, as far as the user set them; one that does not exist
    counts for nothing. newest: how new a mailbox's mail is, any measure; of several that might
    have a role, the newest has it, unless one `had` it before (raw name -> role).
    """
    found = {mailbox.raw: NONE for mailbox in mailboxes}
    for mailbox in mailboxes:
        if mailbox.attributes & _VIEWS:
            found[mailbox.raw] = Role("view", "attribute")
        if is_inbox(mailbox.raw):
            found[mailbox.raw] = Role("inbox", "name")
    able = [mailbox for mailbox in mailboxes if mailbox.selectable]
    open_roles = set(ROLES)
    for how, claims in _claims(able, settings, namespace):
        for role in [role for role in ROLES if role in open_roles]:
            rivals = [m for m in claims(role) if how == "setting" or not found[m.raw].role]
            if rivals:
                if not any(had.get(m.raw) == role for m in rivals) and len(rivals) > 1:
                    rivals.sort(key=newest, reverse=True)
                rivals.sort(key=lambda m: had.get(m.raw) != role)
                found[rivals[0].raw] = Role(role, how, tuple(m.raw for m in rivals[1:]))
                open_roles.remove(role)
    return found


def is_inbox(raw: bytes) -> bool:
    """INBOX is INBOX in any case (RFC 9051 5.1)."""
    return raw.upper() == b"INBOX"


def attributes_of(role: str) -> set[str]:
    """By which a server says that a mailbox has this role."""
    return {one for one in SPECIAL if _ATTRIBUTES.get(one, "view") == role}


Claims = Callable[[Settable], Iterable[Listed]]


def _claims(
    mailboxes: Sequence[Listed], settings: Mapping[Settable, str], namespace: Namespace
) -> Iterator[tuple[How, Claims]]:
    """For each way of finding out, best first: which mailboxes claim a role by it."""
    wanted = {role: _folded(name) for role, name in settings.items()}

    def by_setting(role: Settable) -> list[Listed]:
        name = wanted.get(role)
        return [m for m in mailboxes if name in (_folded(m.name), _folded(_ascii(m.raw)))]

    def by_attribute(role: Settable) -> list[Listed]:
        return [m for m in mailboxes if role in {_ATTRIBUTES.get(a) for a in m.attributes}]

    def by_name(role: Settable) -> list[Listed]:
        return [m for m in mailboxes if _BY_NAME.get(_top_name(m, namespace)) == role]

    yield "setting", by_setting
    yield "attribute", by_attribute
    yield "name", by_name


def _top_name(mailbox: Listed, namespace: Namespace) -> str:
    """Its folded name without the namespace's prefix; empty when it lies deeper than that."""
    prefixes = [decode(namespace.prefix)]
    if not namespace.delimiter:
        # Servers that have no NAMESPACE often keep everything under INBOX.
        prefixes.append(f"INBOX{mailbox.delimiter}")
    name = mailbox.name
    for prefix in prefixes:
        if prefix and name.upper().startswith(prefix.upper()):
            name = name[len(prefix) :]
            break
    if mailbox.delimiter and mailbox.delimiter in name:
        return ""
    return _folded(name)


def _ascii(raw: bytes) -> str:
    return raw.decode("ascii", "replace")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
