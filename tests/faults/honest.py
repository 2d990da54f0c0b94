"""What an IMAP server in its right mind answers, command by command (RFC 9051, RFC 7162).

Only what sync says is understood; everything else is answered with BAD.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sync.uidsets import UidSet, expand
from tests.faults import parts
from tests.faults.strings import names, string
from tests.faults.world import Box, Mail

DATE = "%d-%b-%Y %H:%M:%S +0000"
_HEADER = re.compile(rb"BODY\.PEEK\[(HEADER\.FIELDS \(([^)]*)\))\]")
_KEYWORDS = re.compile(rb"\\?[$A-Za-z0-9_.-]+")


@dataclass
class Client:
    """A connection: who it is to the server."""

    boxes: dict[bytes, Box]
    offers: Collection[str]
    selected: bytes | None = None
    seen: list[int] = field(default_factory=list)
    """The UIDs that this connection was told of, by sequence number."""
    flags: dict[int, int] = field(default_factory=dict)
    """The mod-sequence up to which it knows each message's flags."""
    qresync: bool = False

    @property
    def box(self) -> Box:
        assert self.selected is not None
        return self.boxes[self.selected]

    def look(self) -> None:
        """It knows all from now on."""
        self.seen = sorted(self.box.mails)
        self.flags = {uid: mail.modseq for uid, mail in self.box.mails.items()}


Answer = tuple[list[bytes], bytes]
"""Untagged lines, and the tagged one without its tag."""
OK: bytes = b"OK done"


def answer(client: Client, command: bytes) -> Answer:
    """`command` is without its tag, literals included."""
    words = command.upper().split()
    verb = b" ".join(words[: 2 if words[0] == b"UID" else 1]).decode()
    handler = _HANDLERS.get(verb)
    if handler is None:
        return [], b"BAD what"
    lines, end = handler(client, command.removesuffix(b"\r\n"))
    if verb in ("UID STORE", "UID MOVE", "UID EXPUNGE", "UID COPY", "APPEND", "NOOP"):
        lines = [*lines, *news(client)]
    return lines, end


def news(client: Client) -> list[bytes]:
    """What happened in the selected mailbox since this connection last heard of it."""
    if client.selected is None:
        return []
    box = client.box
    gone = [uid for uid in client.seen if uid not in box.mails]
    lines = [b"* VANISHED %s\r\n" % _set(gone)] if gone and client.qresync else []
    if not client.qresync:
        numbers = [client.seen.index(uid) + 1 for uid in reversed(gone)]
        lines = [b"* %d EXPUNGE\r\n" % number for number in numbers]
    if set(box.mails) - set(client.seen):
        lines.append(b"* %d EXISTS\r\n" % len(box.mails))
    changed = UidSet.of(uid for uid in client.seen if _newer(client, uid))
    for number, uid, mail in box.among(changed):
        lines.append(b"* %d FETCH (UID %d FLAGS %s)\r\n" % (number, uid, _flags(mail)))
    client.look()
    return lines


def _newer(client: Client, uid: int) -> bool:
    mail = client.box.mails.get(uid)
    return mail is not None and mail.modseq > client.flags[uid]


def _capability(client: Client, command: bytes) -> Answer:
    return [b"* CAPABILITY IMAP4rev1 %s\r\n" % " ".join(client.offers).encode()], OK


def _nothing(client: Client, command: bytes) -> Answer:
    return [], OK


def _enable(client: Client, command: bytes) -> Answer:
    client.qresync = client.qresync or b"QRESYNC" in command
    return [b"* ENABLED %s\r\n" % command[7:]], OK


def _logout(client: Client, command: bytes) -> Answer:
    return [b"* BYE bye\r\n"], OK


def _list(client: Client, command: bytes) -> Answer:
    lines = [
        b"* LIST (%s) %s %s\r\n" % (box.attributes, box.delimiter, string(name))
        for name, box in client.boxes.items()
    ]
    return lines, OK


def _status(client: Client, command: bytes) -> Answer:
    name = names(command)[0]
    box = client.boxes.get(name)
    if box is None:
        return [], b"NO [NONEXISTENT] no such mailbox"
    unseen = sum("\\Seen" not in mail.flags for mail in box.mails.values())
    figures = b"MESSAGES %d UIDNEXT %d UIDVALIDITY %d UNSEEN %d" % (
        len(box.mails), box.uidnext, box.uidvalidity, unseen,
    )  # fmt: skip
    if "CONDSTORE" in client.offers:
        figures += b" HIGHESTMODSEQ %d" % box.modseq
    return [b"* STATUS %s (%s)\r\n" % (string(name), figures)], OK


def _select(client: Client, command: bytes) -> Answer:
    client.selected = None
    name = names(command)[0]
    if name not in client.boxes:
        return [], b"NO [NONEXISTENT] no such mailbox"
    client.selected = name
    box = client.box
    client.look()
    lines = [
        b"* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n",
        b"* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] all\r\n",
        b"* %d EXISTS\r\n" % len(box.mails),
        b"* OK [UIDVALIDITY %d] x\r\n" % box.uidvalidity,
        b"* OK [UIDNEXT %d] x\r\n" % box.uidnext,
    ]
    if "CONDSTORE" in client.offers:
        lines.append(b"* OK [HIGHESTMODSEQ %d] x\r\n" % box.modseq)
    known = re.search(rb"QRESYNC \((\d+) (\d+)", command)
    if known and int(known[1]) == box.uidvalidity:
        lines += _changes(box, int(known[2]))
    return lines, b"OK [READ-WRITE] selected"


def _changes(box: Box, since: int) -> list[bytes]:
    gone = [uid for uid, modseq in box.vanished.items() if modseq > since]
    lines = [b"* VANISHED (EARLIER) %s\r\n" % _set(gone)] if gone else []
    changed = UidSet.of(uid for uid, mail in box.mails.items() if mail.modseq > since)
    return lines + [
        b"* %d FETCH (UID %d FLAGS %s MODSEQ (%d))\r\n" % (n, uid, _flags(mail), mail.modseq)
        for n, uid, mail in box.among(changed)
    ]


def _search(client: Client, command: bytes) -> Answer:
    upper = command.upper()
    match = re.search(rb"(?:SEARCH|\)) (\d+):(\d+) ", upper)
    first, last = (int(match[1]), int(match[2])) if match else (1, None)
    found = client.box.numbered(first, last)
    if match := re.search(rb" UID ([0-9:,]+)", upper):
        within = expand(match[1].decode())
        found = [one for one in found if one[1] in within]
    if match := re.search(rb"SINCE (\S+)", command):
        day = datetime.strptime(match[1].decode(), "%d-%b-%Y").replace(tzinfo=UTC)
        found = [one for one in found if one[2].when >= day]
    if match := re.search(rb"MODSEQ (\d+)", upper):
        since = int(match[1])
        found = [one for one in found if one[2].modseq >= since]
    if b"HEADER" in upper:
        clue = names(command)[0].lower()
        found = [one for one in found if clue in one[2].raw.lower()]
    uids = [uid for _, uid, _ in found]
    if b"RETURN" in upper:
        all_ = b" ALL " + _set(uids) if uids else b""
        return [b'* ESEARCH (TAG "x") UID%s\r\n' % all_], OK
    return [b"* SEARCH%s\r\n" % b"".join(b" %d" % uid for uid in uids)], OK


def _fetch(client: Client, command: bytes) -> Answer:
    words = command.split(b" ", 3)
    wanted, items = expand(words[2].decode()), words[3]
    return [
        b"* %d FETCH (%s)\r\n" % (number, b" ".join(_items(uid, mail, items)))
        for number, uid, mail in client.box.among(wanted)
    ], OK


def _items(uid: int, mail: Mail, items: bytes) -> list[bytes]:
    given = [b"UID %d" % uid]
    if b"FLAGS" in items:
        given.append(b"FLAGS " + _flags(mail))
    if b"INTERNALDATE" in items:
        given.append(b'INTERNALDATE "%s"' % mail.when.astimezone(UTC).strftime(DATE).encode())
    if b"RFC822.SIZE" in items:
        given.append(b"RFC822.SIZE %d" % len(mail.raw))
    if b"MODSEQ" in items:
        given.append(b"MODSEQ (%d)" % mail.modseq)
    if b"X-GM-MSGID" in items:
        given.append(b'X-GM-MSGID %d X-GM-LABELS ("\\\\Inbox" \\Sent "K&APw-hl")' % mail.content)
    if b"EMAILID" in items:
        given.append(b"EMAILID (M%d)" % mail.content)
    if match := _HEADER.search(items):
        header = _fields(mail.raw, match[2].upper().split())
        given.append(b"BODY[%s] {%d}\r\n%s" % (match[1], len(header), header))
    if b"BODYSTRUCTURE" in items:
        given.append(b"BODYSTRUCTURE " + parts.structure(mail.raw))
    return given + parts.asked(mail.raw, items)


def _fields(raw: bytes, wanted: Collection[bytes]) -> bytes:
    lines = raw.partition(b"\r\n\r\n")[0].split(b"\r\n")
    kept = [line for line in lines if line.partition(b":")[0].upper() in wanted]
    return b"".join(line + b"\r\n" for line in kept) + b"\r\n"


def _store(client: Client, command: bytes) -> Answer:
    _, _, uids, verb, flags = command.split(b" ", 4)
    names = {flag.decode() for flag in _KEYWORDS.findall(flags)}
    for uid in _living(client.box, uids):
        had = client.box.mails[uid].flags
        client.box.flag(uid, had | names if verb.startswith(b"+") else had - names)
        client.flags[uid] = client.box.modseq
    return [], OK


def _copy(client: Client, command: bytes) -> Answer:
    target = client.boxes.get(names(command)[0])
    if target is None:
        return [], b"NO [TRYCREATE] no such mailbox"
    uids = _living(client.box, command.split()[2])
    mails = [client.box.mails[uid] for uid in uids]
    new = [target.add(mail.raw, mail.flags, mail.when) for mail in mails]
    if not uids or "UIDPLUS" not in client.offers:
        return [], OK
    return [], b"OK [COPYUID %d %s %s] done" % (target.uidvalidity, _set(uids), _set(new))


def _move(client: Client, command: bytes) -> Answer:
    _, end = _copy(client, command)
    if end.startswith(b"NO"):
        return [], end
    client.box.remove(_living(client.box, command.split()[2]))
    told = [b"* %s\r\n" % end] if b"COPYUID" in end else []
    return told, OK


def _expunge(client: Client, command: bytes) -> Answer:
    uids = _living(client.box, command.split()[2])
    client.box.remove([uid for uid in uids if "\\Deleted" in client.box.mails[uid].flags])
    return [], OK


def _append(client: Client, command: bytes) -> Answer:
    strings = names(command)
    box = client.boxes.get(strings[0])
    if box is None:
        return [], b"NO [TRYCREATE] no such mailbox"
    match = re.search(rb"\(([^)]*)\)", command)
    flags = [flag.decode() for flag in _KEYWORDS.findall(match[1])] if match else []
    uid = box.add(strings[-1], flags)
    told = b"[APPENDUID %d %d] " % (box.uidvalidity, uid) if "UIDPLUS" in client.offers else b""
    return [], b"OK %sdone" % told


def _create(client: Client, command: bytes) -> Answer:
    name = names(command)[0]
    if name in client.boxes:
        return [], b"NO [ALREADYEXISTS] there is one"
    client.boxes[name] = Box()
    return [], OK


def _unselect(client: Client, command: bytes) -> Answer:
    client.selected = None
    return [], OK


def _living(box: Box, uids: bytes) -> list[int]:
    wanted = expand(uids.decode())
    return [uid for uid in sorted(box.mails) if uid in wanted]


def _set(uids: Iterable[int]) -> bytes:
    ranges = UidSet.of(uids).ranges
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in ranges).encode()


def _flags(mail: Mail) -> bytes:
    return f"({' '.join(sorted(mail.flags))})".encode()


_HANDLERS: dict[str, Callable[[Client, bytes], Answer]] = {
    "CAPABILITY": _capability, "LOGIN": _nothing, "ID": _nothing, "NOOP": _nothing,
    "ENABLE": _enable, "LOGOUT": _logout, "LIST": _list, "STATUS": _status, "SELECT": _select,
    "EXAMINE": _select, "UNSELECT": _unselect, "UID SEARCH": _search, "UID FETCH": _fetch,
    "UID STORE": _store, "UID COPY": _copy, "UID MOVE": _move, "UID EXPUNGE": _expunge,
    "APPEND": _append, "CREATE": _create, "SUBSCRIBE": _nothing,
}  # fmt: skip
