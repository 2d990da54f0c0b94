"""The commands that look at an account and change nothing, \\Seen included."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import cast

from sync import answers, facts, flags, uidsets
from sync.answers import Attributes, Malformed, number, parsed, text
from sync.asking import Answer, Asking, argument, astring
from sync.faults import Lost, Refused
from sync.fetching import Reader, fetch, listed
from sync.figures import figure_of, figures_of, statuses
from sync.searching import message_id, search, search_all, since
from sync.structure import parts
from sync.uidsets import MOST, UidSet
from sync.utf7 import decode
from sync.wire import (
    Body,
    Fetched,
    Flags,
    Index,
    Listed,
    Namespace,
    Part,
    Selected,
    Status,
)


class Viewing(Asking):
    """What a session can be asked. UIDs are those of the mailbox that `select` chose."""

    _names_some = False
    """A SEARCH is answered with a part of what there is."""

    def mailboxes(self) -> list[Listed]:
        """Every mailbox with its special use; empty says nothing about whether there are any."""
        found = _all_listed(self._list())
        if not found or any(_is_inbox(mailbox) for mailbox in found):
            return found
        return [*self._unlisted_inbox(found[0].delimiter), *found]

    def _unlisted_inbox(self, delimiter: str) -> list[Listed]:
        """INBOX is there for everyone (RFC 9051 5.1), whatever a pattern matches."""
        named = _all_listed(self.answer("LIST", b'""', astring(b"INBOX")))
        if found := [mailbox for mailbox in named if _is_inbox(mailbox)]:
            return found
        if self.answer("STATUS", astring(b"INBOX"), b"(UIDNEXT)").status != "OK":
            return []
        return [Listed(b"INBOX", "INBOX", delimiter, frozenset())]

    def _list(self) -> Answer:
        every = b'""', b'"*"'
        if self.offers("SPECIAL-USE") and self.offers("LIST-EXTENDED"):
            answer = self.answer("LIST", *every, b"RETURN (SPECIAL-USE CHILDREN)")
            if answer.status != "BAD":
                return self.took(answer, "LIST")
        return self.ask("LIST", *every)

    def namespace(self) -> Namespace:
        """Where a mailbox of our own goes; nowhere special when the server does not say."""
        if not self.offers("NAMESPACE"):
            return Namespace(b"", "")
        answer = self.ask("NAMESPACE")
        for records in answers.split(answer.untagged.get("NAMESPACE", ())):
            match parsed(records):
                case [[[bytes() as prefix, delimiter, *_], *_], *_]:
                    return Namespace(prefix, text(delimiter))
        return Namespace(b"", "")

    def status(self, raw: bytes) -> Status:
        """The figures of a mailbox other than the selected one."""
        answer = self.ask("STATUS", astring(raw), self._figures())
        given = next(figures_of(answer), None)
        if given is None:
            raise Lost("protocol", "STATUS without an answer")
        return given

    def statuses(self) -> dict[bytes, Status]:
        """The figures of all mailboxes, by raw name, in one question (RFC 5819).

        Refused with `no-list-status` where the server does not know it; a mailbox that it says
        nothing about is left out.
        """
        if not self.offers("LIST-STATUS"):
            raise Refused("no-list-status")
        returning = b"RETURN (STATUS %s)" % self._figures()
        return statuses(self.ask("LIST", b'""', b'"*"', returning))

    def _figures(self) -> bytes:
        wanted = "MESSAGES UIDNEXT UIDVALIDITY UNSEEN"
        if self.offers("CONDSTORE"):
            wanted += " HIGHESTMODSEQ"
        return f"({wanted})".encode("ascii")

    def uids(self, since_day: date | None = None, from_uid: int = 1) -> UidSet:
        """Which messages there are: of all, those from a UID on and from a day on.

        The day is the server's (it knows neither hours nor zones): ask one day earlier. Some
        servers name a thousand at most in answer to a SEARCH; of a day on the others come later.
        """
        if self._names_some and not since_day:
            return listed(self, from_uid)
        criteria = [since(since_day)] if since_day else []
        if from_uid > 1:
            criteria.append(b"UID %d:%d" % (from_uid, MOST))
        found = search_all(self, b" ".join(criteria) or b"ALL").above(from_uid)
        if criteria or len(found) >= self.exists():
            return found
        everything = found | listed(self)
        self._names_some = len(everything) > len(found)
        return everything

    def changed_since(self, modseq: int) -> UidSet:
        """Messages that are new or have other flags since a mod-sequence (RFC 7162 3.1.5)."""
        if modseq >= answers.MOST:
            return UidSet()
        return search_all(self, b"MODSEQ %d" % (modseq + 1))

    def flags(self, uids: Iterable[int]) -> Fetched[Flags]:
        items = b"(UID FLAGS MODSEQ)" if self.highestmodseq else b"(UID FLAGS)"
        return fetch(self, uids, items, facts.as_flags)

    def index(self, uids: Iterable[int]) -> Fetched[Index]:
        """What is known of messages without their text, in one cheap question."""
        items = "UID FLAGS INTERNALDATE RFC822.SIZE"
        if self.highestmodseq:
            items += " MODSEQ"
        if self.offers("OBJECTID"):
            items += " EMAILID"
        if self.offers("X-GM-EXT-1"):
            items += " X-GM-MSGID X-GM-LABELS"
        return fetch(self, uids, f"({items})".encode("ascii"), facts.as_index)

    def headers(
        self, uids: Iterable[int], fields: Sequence[str] = facts.DIGEST_FIELDS
    ) -> Fetched[Body]:
        """Some header fields of each message, by default those that make its digest."""
        names = argument(" ".join(fields))
        items = b"(UID BODY.PEEK[HEADER.FIELDS (%s)])" % names
        return fetch(self, uids, items, facts.as_header)

    def bodies(self, uids: Iterable[int]) -> Fetched[Body]:
        """Whole messages, all in memory at once: the caller keeps the batch small."""
        return fetch(self, uids, b"(UID BODY.PEEK[])", facts.as_body)

    def partial(self, uid: int, start: int, length: int, section: str = "") -> Fetched[Body]:
        """Some bytes of a message or of one of its sections (`HEADER`, `1.2`), as encoded there.

        Fewer than asked for: there are no more.
        """
        items = b"(UID BODY.PEEK[%s]<%d.%d>)" % (argument(section), start, length)
        return fetch(self, [uid], items, _piece_of(section, start))

    def sections(self, uid: int, wanted: Sequence[tuple[str, int]]) -> Fetched[Mapping[str, bytes]]:
        """The beginnings of several sections of one message (`HEADER`, `1.MIME`, `1.2`), each with
        at most so many bytes."""
        items = [b"BODY.PEEK[%s]<0.%d>" % (argument(name), octets) for name, octets in wanted]
        return fetch(self, [uid], b"(UID %s)" % b" ".join(items), _pieces_of(wanted))

    def structure(self, uid: int) -> Fetched[tuple[Part, ...]]:
        """The parts of one message. Servers stumble over strange ones: it may be unreadable."""
        return fetch(self, [uid], b"(UID BODYSTRUCTURE)", _structure)

    def find_message_id(self, value: str, from_uid: int = 1) -> UidSet:
        """Messages that may have this Message-ID; compare before believing it."""
        criteria = message_id(value)
        if criteria is None:
            return UidSet()
        if from_uid > 1:
            criteria += b" UID %d:%d" % (from_uid, MOST)
        return search(self, criteria).above(from_uid)

    def named(self, value: str, from_uid: int = 1) -> UidSet:
        """The same for who looks in another way, too, where these are none: a server may find none
        by name, and one that cannot search so, as Yahoo, may say so each time."""
        try:
            return self.find_message_id(value, from_uid)
        except Refused as fault:
            if fault.code not in ("", "BAD"):
                raise
            return UidSet()


def selected(raw: bytes, answer: Answer, exists: int) -> Selected:
    """The answers to SELECT or EXAMINE put together; of what came twice, the last counts."""
    names = {code.name for code in answer.codes}
    return Selected(
        raw=raw,
        uidvalidity=last_number(answer, "UIDVALIDITY") or 0,
        uidnext=last_number(answer, "UIDNEXT"),
        exists=exists,
        highestmodseq=0 if "NOMODSEQ" in names else last_number(answer, "HIGHESTMODSEQ") or 0,
        permanent_flags=_permanent_flags(answer),
        readonly=answer.code.name == "READ-ONLY",
        nomodseq="NOMODSEQ" in names,
        uidnotsticky="UIDNOTSTICKY" in names,
        mailbox_id=next(iter(answer.arguments("MAILBOXID")), "").strip("() "),
        vanished=vanished(answer, earlier=True),
        changed=_changed(answer),
    )


def vanished(answer: Answer, *, earlier: bool) -> UidSet:
    """UIDs that are gone (RFC 7162 3.2.10), either before this SELECT or just now."""
    gone = UidSet()
    for was_earlier, uids in map(uidsets.vanished, answer.lines("VANISHED")):
        if was_earlier == earlier:
            gone |= uids
    return gone


def last_number(answer: Answer, name: str) -> int | None:
    """The number of a response code, the last one if there are several; none has over 63 bits."""
    given = [text.encode() for text in answer.arguments(name)]
    numbers = [figure for figure in map(figure_of, given) if figure is not None]
    return numbers[-1] if numbers else None


def _permanent_flags(answer: Answer) -> frozenset[str]:
    given = [line.encode() for line in answer.arguments("PERMANENTFLAGS")] or [
        line.encode() for line in answer.lines("FLAGS")
    ]
    try:
        return flags.read(answers.parse([given[-1]])[0]) if given else frozenset()
    except (Malformed, IndexError):
        return frozenset()


def _changed(answer: Answer) -> tuple[Flags, ...]:
    """None where not all of it can be read: then it is to be asked for."""
    found: list[Flags] = []
    try:
        for records in answers.split(answer.untagged.get("FETCH", ())):
            values = answers.attributes(records)
            uid = number(values["UID"])
            if not 0 < uid <= MOST:
                return ()
            found.append(facts.as_flags(uid, values))
    except (KeyError, Malformed):
        return ()
    return tuple(found)


def _is_inbox(mailbox: Listed) -> bool:
    return mailbox.raw.upper() == b"INBOX"


def _all_listed(answer: Answer) -> list[Listed]:
    listed = (_listed(records) for records in answers.split(answer.untagged.get("LIST", ())))
    return [mailbox for mailbox in listed if mailbox]


def _listed(records: list[answers.Record]) -> Listed | None:
    match parsed(records):
        case [[*attributes], delimiter, (bytes() | None) as first, *rest]:
            # Some servers forget the quotes; what else may follow stands in parentheses.
            more = takewhile(lambda word: isinstance(word, bytes), rest)
            name = b" ".join([b"NIL" if first is None else first, *cast(Iterator[bytes], more)])
            return Listed(
                raw=name,
                name=decode(name),
                delimiter=delimiter.decode("latin-1") if isinstance(delimiter, bytes) else "",
                attributes=frozenset(
                    answers.word(given).lower() for given in attributes if isinstance(given, bytes)
                ),
            )
    return None


def _piece_of(section: str, start: int) -> Reader[Body]:
    def read(uid: int, attributes: Attributes) -> Body:
        # Beyond the end there is nothing, which some say by NIL.
        return facts.piece(uid, section, start, attributes, b"" if start else None)

    return read


def _pieces_of(wanted: Sequence[tuple[str, int]]) -> Reader[Mapping[str, bytes]]:
    def read(uid: int, attributes: Attributes) -> Mapping[str, bytes]:
        names = [name for name, _ in wanted]
        return {name: facts.piece(uid, name, 0, attributes, absent=b"").raw for name in names}

    return read


def _structure(uid: int, attributes: Attributes) -> tuple[Part, ...]:
    return parts(attributes["BODYSTRUCTURE"])
