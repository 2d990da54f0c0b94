"""Another program at the same account: it delivers, flags, moves, copies, expunges, replaces and
renames a mailbox, and remembers what it did to which mail."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.peers.account import Account
from tests.sync.office import ago, letter

BOXES = ("INBOX", "Archive", "Sent")
CLIENTS = ("Clients", "Customers")
"""What another mailbox is called, in turn."""
SUBJECT = "BODY.PEEK[HEADER.FIELDS (SUBJECT)]"
ROLES = {
    b"\\Sent": "sent", b"\\Drafts": "drafts", b"\\Junk": "junk", b"\\Trash": "trash",
    b"\\Archive": "archive",
}  # fmt: skip
FLAGS = ("\\Seen", "\\Flagged", "\\Answered", "$Label1")
Snapshot = dict[str, dict[int, tuple[str, frozenset[str]]]]
"""Mailbox -> UID -> (subject, flags)."""


@dataclass
class Fate:
    """What must be true of a mail at the end. copies: least and most that lie anywhere."""

    least: int = 1
    most: int = 1
    moved: bool = False
    """By the other program, which then decides where it lies."""
    flagged: set[str] = field(default_factory=set)
    """Flags that the other program has set or taken."""
    redated: bool = False
    """It lies there as if it had arrived later."""
    story: list[str] = field(default_factory=list)
    """What happened to it, in words, for whoever has to find out why it is not so."""


@dataclass
class Others:
    account: Account
    chance: random.Random
    moves: bool
    """Our own moves are one command; else a mail that is moved by both is two."""
    fates: dict[str, Fate] = field(default_factory=dict)
    wished: set[str] = field(default_factory=set)
    """Mails that we wished to be elsewhere."""
    did: list[str] = field(default_factory=list)
    remakes: int = 3
    """A mailbox whose UIDVALIDITY changes more often in an hour is not followed at once."""
    clients: str = CLIENTS[0]
    """What it is called just now."""

    def act(self, *, alone: bool) -> None:
        """Something at random. alone: no daemon is at it just now."""
        does = 2 * [self.deliver, self.deliver, self.flag, self.flag, self.move, self.copy]
        does += [self.expunge, self.expunge, self.rename]
        does += 2 * [self.remake] if alone and self.remakes else []
        self.chance.choice(does)()

    def deliver(self, many: int = 0, days: float = 0) -> None:
        box = self.chance.choice(("INBOX", "INBOX", *self._boxes()))
        mails = []
        for _ in range(many or self.chance.randint(1, 3)):
            subject = f"m{len(self.fates)}"
            self.fates[subject] = Fate()
            flags = ("\\Seen",) if self.chance.random() < 0.3 else ()
            when = ago(days=self.chance.uniform(0, days)) if days else None
            text = f"Could you send the offer for {subject}, and the plan?"
            mails.append((letter(subject, text=text), flags, when))
        self.account.deliver_all(box, mails)
        self.did.append("deliver")

    def flag(self) -> None:
        with self.account.client() as client:
            _, uids = self._some(client, self.chance.randint(1, 5))
            if not uids:
                return
            flag, on = self.chance.choice(FLAGS), self.chance.random() < 0.6
            for subject in uids.values():
                self.fates[subject].flagged.add(flag)
            change = client.add_flags if on else client.remove_flags
            change(list(uids), [flag])
            self.did.append("flag")

    def move(self) -> None:
        with self.account.client() as client:
            box, uids = self._some(client, self.chance.randint(1, 3), apart=not self.moves)
            target = self.chance.choice([other for other in self._boxes() if other != box])
            if not uids:
                return
            for subject in uids.values():
                self.fates[subject].moved = True
                self.fates[subject].story.append(f"they move it from {box} to {target}")
            _move(client, list(uids), target)
            self.did.append("move")

    def copy(self) -> None:
        with self.account.client() as client:
            box, uids = self._some(client, 1, apart=True)
            target = self.chance.choice([other for other in self._boxes() if other != box])
            if not uids:
                return
            for subject in uids.values():
                self.fates[subject].moved = True
                self.fates[subject].least += 1
                self.fates[subject].most += 1
                self.fates[subject].story.append(f"they copy it from {box} to {target}")
            client.copy(list(uids), target)
            self.did.append("copy")

    def expunge(self) -> None:
        with self.account.client() as client:
            box, uids = self._some(client, 1, apart=not self.moves)
            if not uids:
                return
            for subject in uids.values():
                fate = self.fates[subject]
                fate.moved = True
                fate.story.append(f"they expunge it from {box}")
                fate.least -= 1
                fate.most -= subject not in self.wished
            client.delete_messages(list(uids))
            _expunge(client, list(uids))
            self.did.append("expunge")

    def remake(self) -> None:
        """The same mails in a mailbox of the same name, with another UIDVALIDITY."""
        dated = self.chance.random() < 0.5
        with self.account.client() as client:
            client.select_folder(self.clients)
            uids = client.search()
            items = ["BODY.PEEK[]", "FLAGS", "INTERNALDATE"]
            raws: dict[int, Any] = client.fetch(uids, items) if uids else {}
            client.select_folder("INBOX", readonly=True)
            client.delete_folder(self.clients)
            client.create_folder(self.clients)
            for _, data in sorted(raws.items()):
                flags = [flag for flag in data[b"FLAGS"] if flag != b"\\Recent"]
                when = data[b"INTERNALDATE"] if dated else None
                client.append(self.clients, data[b"BODY[]"], flags, when)
            for subject in _subjects(raws).values():
                if subject in self.fates:
                    self.fates[subject].moved = True
                    self.fates[subject].redated |= not dated
                    self.fates[subject].story.append(f"they remake {self.clients}")
        self.remakes -= 1
        self.did.append("remake")

    def rename(self) -> None:
        """The same mailbox under another name."""
        (new,) = {*CLIENTS} - {self.clients}
        with self.account.client() as client:
            client.rename_folder(self.clients, new)
        self.clients = new
        self.did.append("rename")

    def _boxes(self) -> tuple[str, ...]:
        return (*BOXES, self.clients)

    def _some(self, client: Any, most: int, *, apart: bool = False) -> tuple[str, dict[int, str]]:
        """Some mails of a mailbox, which is selected then. apart: none that we want elsewhere."""
        box = self.chance.choice(self._boxes())
        client.select_folder(box)
        uids = client.search()
        found = _subjects(client.fetch(uids, [SUBJECT]) if uids else {})
        ours = {
            uid: subject
            for uid, subject in found.items()
            if subject in self.fates and not (apart and subject in self.wished)
        }
        chosen = self.chance.sample(sorted(ours), min(most, len(ours)))
        return box, {uid: ours[uid] for uid in chosen}


def snapshot(account: Account) -> Snapshot:
    """All that the server has."""
    found: Snapshot = {}
    with account.client() as client:
        for _, _, name in client.list_folders():
            client.select_folder(name, readonly=True)
            uids = client.search()
            items = [SUBJECT, "FLAGS"]
            mails: dict[int, Any] = client.fetch(uids, items) if uids else {}
            found[name] = {
                uid: (subject, _flags(mails[uid])) for uid, subject in _subjects(mails).items()
            }
    return found


def folders(account: Account) -> dict[str, tuple[str, int]]:
    """The role and the UIDVALIDITY of each mailbox, whether or not there is mail in it."""
    with account.client() as client:
        found = client.list_folders()
        items = ["UIDVALIDITY"]
        return {
            name: (_role(name, flags), client.folder_status(name, items)[b"UIDVALIDITY"])
            for flags, _, name in found
        }


def _role(name: str, flags: Sequence[bytes]) -> str:
    roles = [flag for flag in map(bytes.title, flags) if flag in ROLES]
    return ROLES[roles[0]] if roles else "inbox" if name == "INBOX" else ""


def raws(account: Account) -> dict[tuple[str, int], bytes]:
    """The bytes of every mail, by mailbox and UID."""
    found: dict[tuple[str, int], bytes] = {}
    with account.client() as client:
        for _, _, name in client.list_folders():
            client.select_folder(name, readonly=True)
            uids = client.search()
            mails: dict[int, Any] = client.fetch(uids, ["BODY.PEEK[]"]) if uids else {}
            found |= {(name, uid): data[b"BODY[]"] for uid, data in mails.items()}
    return found


def _flags(data: Any) -> frozenset[str]:
    return frozenset(flag.decode() for flag in data[b"FLAGS"] if flag != b"\\Recent")


def _subjects(mails: dict[int, Any]) -> dict[int, str]:
    found: dict[int, str] = {}
    for uid, data in mails.items():
        raw = next(value for key, value in data.items() if key.startswith(b"BODY["))
        lines = raw.splitlines()
        line = next((line for line in lines if line.lower().startswith(b"subject: ")), b"")
        found[uid] = line[9:].decode().strip()
    return found


def _move(client: Any, uids: Sequence[int], target: str) -> None:
    """As old programs do it, where there is no MOVE."""
    if client.has_capability("MOVE"):
        client.move(uids, target)
        return
    client.copy(uids, target)
    client.delete_messages(uids)
    _expunge(client, uids)


def _expunge(client: Any, uids: Sequence[int]) -> None:
    """Of these alone, which imapclient does not do by itself."""
    client.expunge(uids)
