"""What the user does meanwhile: reads, stars, archives, undoes, writes drafts and mail; with what
must have become of it at the end. What no server hears of is in `own.py`."""

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial

from store.records import drafts, handling, undoing, views
from store.records.decisions import DecisionError
from store.records.drafts import Letter
from store.records.rows import Row
from store.records.undo import UndoError
from tests.soak.others import Others
from tests.soak.own import Own
from tests.sync.mailing import AGO, write
from tests.sync.office import Office

MOVES = ((handling.archive, "Archive"), (handling.trash, "Trash"))
UNDOABLE = ("read", "unread", "star", "unstar", "archive", "trash")
INBOX = "INBOX"


@dataclass
class Ours:
    office: Office
    others: Others
    chance: random.Random
    own: Own = field(init=False)
    flags: dict[tuple[str, str], bool] = field(default_factory=dict)
    """(subject, flag) -> whether we wished it last."""
    places: dict[str, str] = field(default_factory=dict)
    """Subject -> the mailbox that we wished it in."""
    mails: dict[int, str] = field(default_factory=dict)
    """What was sent: outbox row -> subject."""
    written: dict[int, str] = field(default_factory=dict)
    """Drafts as they were saved last: outbox row -> subject."""
    versions: int = 0
    did: list[str] = field(default_factory=list)
    steps: dict[int, str] = field(default_factory=dict)
    """Step of undo -> the subject that it is about."""

    def __post_init__(self) -> None:
        self.own = Own(self.office, self.chance)

    def begin(self) -> None:
        """A firm with its clients, before its mail comes."""
        self.own.begin()

    def act(self) -> None:
        """Something at random, on one to three rows of the list."""
        does = [
            self.flag,
            self.flag,
            self.move,
            self.move,
            self.send,
            self.undo,
            self.local,
            self.local,
            self.draft,
        ]
        self.chance.choice(does)()

    def unchanged(self) -> None:
        """Nobody but the user changes what is the user's."""
        self.own.unchanged()

    def flag(self) -> None:
        flag, on = self.chance.choice(("\\Seen", "\\Flagged")), self.chance.random() < 0.7
        change = handling.read if flag == "\\Seen" else handling.star
        for row in self._rows():
            wish = partial(change, self.office.store, [row.key], on)
            if self._wished(row, f"{flag} {on}", wish):
                self.flags[(row.subject, flag)] = on
                self._is_shown(row.subject, flag)
        self.did.append("flag")

    def move(self) -> None:
        act, target = self.chance.choice(MOVES)
        for row in self._rows(INBOX):
            if target == "Archive" and row.subject in self.places:
                continue  # it is on its way already, and not in the inbox for the user
            self.others.wished.add(row.subject)
            wish = partial(act, self.office.store, [row.key])
            if self._wished(row, f"it in {target}", wish) and self._is_moved(row.subject):
                self.places[row.subject] = target
        self.did.append("move")

    def _wished(self, row: Row, what: str, wish: Callable[[], int]) -> bool:
        """Whether it was taken: of a mail that lies nowhere just now it is refused."""
        story = self.others.fates[row.subject].story
        try:
            self.steps[wish()] = row.subject
        except DecisionError as refused:
            assert refused.code == "nowhere", (refused.code, story)
            story.append(f"we may not wish {what}")
            self.did.append("wish refused")
            return False
        story.append(f"we wish {what}")
        return True

    def send(self) -> None:
        subject = f"s{len(self.mails)}"
        self.office.ahead = -AGO
        self.mails[write(self.office, subject)] = subject
        self.office.ahead = 0
        self.did.append("send")

    def draft(self) -> None:
        """Begins one, goes on with one, or throws one away."""
        id_ = self.chance.choice([None, *self.written])
        with self.own.changing("drafts"):
            if id_ is not None and self.chance.random() < 0.3:
                drafts.discard(self.office.store, id_)
                del self.written[id_]
            else:
                self.versions += 1
                subject = f"d{self.versions}"
                letter = Letter("work", ("bea@acme.example",), subject=subject, text=f"{subject}!")
                self.written[drafts.save_draft(self.office.store, letter, id_)] = subject
        self.did.append("draft")

    def undo(self) -> None:
        """What it takes back is not looked at any more. Of several copies it puts each back where
        the user saw it, also beside where the other program had moved it unseen."""
        try:
            undone = undoing.undo(self.office.store, UNDOABLE)
        except UndoError:
            self.did.append("undo refused")
            return
        if undone is None:
            return
        subject = self.steps[undone.id]
        self.flags = {key: on for key, on in self.flags.items() if key[0] != subject}
        self.places.pop(subject, None)
        fate = self.others.fates[subject]
        fate.story.append(f"we undo {undone.action}")
        fate.most += undone.action == "trash" and fate.moved
        self.did.append("undo")

    def local(self) -> None:
        """What no server ever hears of."""
        for row in self._rows()[:1]:
            self.did.append(self.own.act(row.subject))

    def _rows(self, mailbox: str = "") -> list[Row]:
        """Some that are mail of a client, in this mailbox if one is named."""
        at = views.at(self.office.store)
        rows = views.rows(self.office.store, views.keys(self.office.store, "all", at), at)
        lying = self._lying(mailbox) if mailbox else ()
        fit = [
            row
            for row in rows
            if row.subject in self.others.fates and (not mailbox or row.subject in lying)
        ]
        return self.chance.sample(fit, min(len(fit), self.chance.randint(1, 3)))

    def _is_moved(self, subject: str) -> bool:
        """Whether anything was wished by the newest step. Of a mail that is marked as deleted where
        it lay, and was not met yet where a move of ours has put it, nothing is: it is shown as
        thrown away for that instant."""
        ((made,),) = self.office.store.reader().execute(
            "SELECT json_array_length(steps) FROM undo ORDER BY id DESC LIMIT 1"
        )
        if not made:
            self.others.fates[subject].story.append("which moves nothing")
        return bool(made)

    def _is_shown(self, subject: str, flag: str) -> None:
        """The lists say what was wished at once; but for a mail that a round has just found to be
        gone, of which nothing is owed then, or of which the other program wants the opposite."""
        rows = self.office.store.reader().execute(
            "SELECT seen, flagged, place FROM messages WHERE subject = ?", (subject,)
        )
        ((seen, flagged, place),) = rows.fetchall()
        fate = self.others.fates[subject]
        if bool(seen if flag == "\\Seen" else flagged) is not self.flags[(subject, flag)]:
            assert place != "here" or flag in fate.flagged, fate.story
            del self.flags[(subject, flag)]

    def _lying(self, mailbox: str) -> Collection[str]:
        rows = self.office.store.reader().execute(
            "SELECT m.subject FROM messages m JOIN placements p ON p.message_id = m.id "
            "JOIN mailboxes b ON b.id = p.mailbox_id WHERE b.name = ?",
            (mailbox,),
        )
        return {subject for (subject,) in rows.fetchall()}
