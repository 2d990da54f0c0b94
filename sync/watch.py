"""What an account does while its connection lasts: the urgent first, history when there is time,
else IDLE on INBOX and now and then a look at the others."""

import logging
import math
import time
from collections.abc import Sequence

from store.records import mailboxes, status
from store.records.database import counts
from store.records.mailboxes import MailboxState
from store.rules.instant import Instant
from sync import allowance, breaking, demand, drafting, filing, patience, turns
from sync.desk import Desk
from sync.doors import Doors
from sync.ear import Ear
from sync.faults import Fault, Lost, Refused
from sync.history import History, history
from sync.leisure import Leisure, resting
from sync.pacing import Pace
from sync.progress import Finished
from sync.work import Work

WHOLE_SECONDS = 1_800.0
"""How often the list of mailboxes is read anew."""
GONE_SECONDS = 10.0
"""What leaves INBOX is somewhere else, or nowhere: all mailboxes are asked, at most this often."""
SENT_SECONDS, OTHERS_SECONDS = 60.0, 180.0
"""How often mailboxes are asked that are not watched."""
INBOX_SECONDS, DEAF_SECONDS = 600.0, 60.0
"""How often INBOX is opened anew while it is watched: some servers tell of news neither by IDLE nor
by NOOP. The second where one has done so."""
GLANCE_SECONDS = 3.0
"""While history comes, INBOX is asked this often."""
PAST_SECONDS = 600.0
"""An INBOX whose past was refused is asked for it again after so long."""
IDLE_SECONDS = (20.0, 120.0, 540.0)
"""The first IDLE is short: news that comes with its beginning may get lost. The longest stays
below the ten minutes after which routers forget a silent connection."""
NOOP_SECONDS = 60.0
"""Without IDLE."""
IN_VAIN_SECONDS = 10.0
"""A wish that could not even be tried (its mailbox is being mapped anew) waits so long."""
SOON = 15
"""What becomes due within so many seconds (an undo window, the hold of a mail) belongs to a round
that somebody waits for."""

log = logging.getLogger(__name__)


class Watch:
    """One connection's work: `step` and `wait` until one of them raises Fault or Stopped."""

    def __init__(self, desk: Desk, work: Work, ear: Ear | None = None) -> None:
        self._desk = desk
        self._work = work
        self._ear = ear
        self._boxes: list[MailboxState] = []
        self._doors = Doors()
        self._past: Fault | None = None
        """Why history could not have what is missing of INBOX."""
        self._history: History | None = None
        self._rests = False
        """History is to begin, or to go on, as soon as the server may be asked for it."""
        self._brought = False
        """History has brought something, or ends, since all mailboxes were looked at."""
        self._next: dict[int, float] = {}
        self._whole_at = self._asked_all = self._glance_at = self._believe_at = 0.0
        self._idles = 0
        self._open_until = 0.0
        self._deaf = False
        """The server has kept news of INBOX to itself."""
        self._pace = Pace()
        self._in_vain: Instant | None = None
        """Wishes that were due until then could not be tried, or not all of them."""
        self._until = 0.0
        self._leisure = Leisure(desk, work, self._throttled, self._glance)
        self._phase = ""
        self._alert = ""

    def step(self) -> bool:
        """Do what is most urgent, else some history. True: there is nothing to do just now."""
        with breaking.noted(self._work):
            return self._step()

    def _step(self) -> bool:
        self._work.border()
        self._desk.bell.still()
        if self._desk.asked.wanted or time.monotonic() >= self._next_whole():
            self._whole()
        self._wishes()
        self._hear()
        self._polls()
        self._alerts()
        self._resume()
        if demand.wanted(self._work):
            self._throttled()
            self._glance()
            return False
        if self._history is not None:
            self._some_history(self._history)
            return False
        if self._doors.inbox is not None:
            return not self._answer()
        open_ = [box for box in self._boxes if box.id not in self._doors.closed]
        return not (self._answer() or self._leisure.some(open_))

    def nap(self) -> None:
        """Wait for what is due soon, and for nothing else."""
        self._desk.bell.wait(min(1.0, self.due_soon() or 0.05))

    @property
    def busy(self) -> bool:
        """There is history to fetch, or something becomes due soon."""
        sending = self._desk.sending.is_set()
        return self._history is not None or sending or self.due_soon() is not None

    def due_soon(self) -> int | None:
        """Seconds until the next wish or mail that belongs to this round; None if there is none."""
        found = (self._desk.next_wish(after=self._in_vain), self._desk.next_mail())
        left = [at - self._work.now() for at in found if at is not None]
        draft = self._desk.next_draft()
        if draft is not None and draft <= self._work.now():
            left.append(0)  # one that is being written is waited for by nobody
        return max(0, min(left)) if left and min(left) <= SOON else None

    def _whole(self) -> None:
        self._desk.asked.begin()
        self._say("syncing")
        self._work.again_at = math.inf
        self._boxes, closed = turns.whole(self._work)
        self._looked(self._boxes, closed)
        filing.settle(self._work, self._boxes)
        drafting.keep(self._work, self._boxes, at_once=True)
        self._work.strayed = False  # the LIST is of just now
        self._history, self._rests = None, True
        self._tell()
        self._asked_all = time.monotonic()
        self._whole_at = self._asked_all + WHOLE_SECONDS
        for box in self._boxes:
            self._asked(box)

    def _wishes(self) -> None:
        now = self._work.now()
        again = self._in_vain is None or time.monotonic() > self._until
        at = self._desk.next_wish(after=None if again else self._in_vain)
        if at is not None and at <= now:
            turns.wishes(self._work, self._boxes)
            left = self._desk.next_wish()
            self._in_vain = now if left is not None and left <= now else None
            self._until = time.monotonic() + IN_VAIN_SECONDS
        at = self._desk.next_mail()
        if at is not None and at <= now:
            filing.file(self._work, self._boxes)
        at = self._desk.next_draft()
        if at is not None and at <= now:
            drafting.keep(self._work, self._boxes)
        if self._work.strayed:
            self._whole_at = 0.0

    def _hear(self) -> None:
        """What the second connection has heard of is looked at now."""
        raw = self._ear.heard() if self._ear else None
        for box in self._boxes:
            if box.raw_name == raw:
                self._next[box.id] = self._glance_at = 0.0

    def _listen(self, role: str) -> None:
        box = next((box for box in self._boxes if box.role == role), None)
        if self._ear and box:
            self._ear.listen(box.raw_name)

    def _polls(self) -> None:
        due = [box for box in self._boxes if self._next.get(box.id, 0.0) <= time.monotonic()]
        others = [box for box in due if box.role != "inbox"]
        self._looked(others, turns.look_at(self._work, others, lazy=True))
        for box in due:
            self._asked(box)
        if any(box.role == "sent" for box in due):
            filing.settle(self._work, self._boxes)
        if any(box.role in ("sent", "inbox") for box in due):
            self._tell()

    def _looked(self, boxes: Sequence[MailboxState], closed: turns.Closed) -> None:
        """These were looked at, but for those that are closed."""
        if self._doors.looked(boxes, closed):
            self._whole_at = 0.0  # the past of INBOX was left out

    def _tell(self) -> None:
        """All mailboxes are as of now, which they are not without INBOX: while it is closed, and
        before anything of its past has come."""
        coming = self._history is not None or (self._rests and not self._resting())
        lacking = (coming or self._past is not None) and self._bare()
        if self._doors.inbox is None and not lacking:
            turns.tell(self._work, self._boxes, self._doors.closed)

    def _bare(self) -> bool:
        """Nothing of INBOX's past is there."""
        inboxes = (self._work.box(box.id) for box in self._boxes if box.role == "inbox")
        return any(not box.complete and box.horizon is None for box in inboxes)

    def _asked(self, box: MailboxState) -> None:
        seconds = SENT_SECONDS if box.role in ("sent", "inbox") else OTHERS_SECONDS
        self._next[box.id] = time.monotonic() + seconds

    def _resume(self) -> None:
        """Begin history, or go on with it, unless the server has asked for patience."""
        if self._work.anew and self._history is None:
            self._work.anew, self._rests = False, True
        if self._rests and not self._resting():
            self._say("syncing")
            closed = self._doors.inbox is not None
            boxes = [box for box in self._boxes if not (closed and box.role == "inbox")]
            self._history, self._rests = history(self._work, boxes), False
            # What a life before this one brought may be gone, too: nothing has compared it since.
            found = mailboxes.mailboxes(self._work.store, self._work.account_id)
            self._brought |= any(box.selectable and not box.complete for box in found)

    def _resting(self) -> bool:
        return resting(self._work)

    def _rest(self, code: str = "") -> None:
        """The server asks for it, by a code; or it is enough for today."""
        if code:
            patience.rest(self._work, code)
        self._history, self._rests = None, True
        self._work.ingest.rest()
        self._tell()

    def _some_history(self, history: History) -> None:
        try:
            next(history)
        except StopIteration as end:
            self._history, self._past = None, end.value
            if self._past is not None:
                self._whole_at = min(self._whole_at, time.monotonic() + PAST_SECONDS)
            self._in_vain = None
            self._work.ingest.rest()
            patience.over(self._work)
            self._look_again()
            return
        except Refused as fault:
            log.warning("%s: history: %s %s", self._desk.account.name, fault.code, fault.text)
            self._rest(fault.code)
            return
        self._brought = True
        self._listen("inbox" if self._doors.inbox is None else "sent")
        allowance.count(self._work)
        if self._throttled():
            self._rest("THROTTLED")
        elif allowance.used_up(self._work):
            self._rest()
        self._glance()

    def _look_again(self) -> None:
        """What was fetched first may be gone by the time that the last has come."""
        if self._brought:
            self._looked(self._boxes, turns.look_again(self._work, self._boxes))
            self._brought = False
            self._tell()

    def _glance(self) -> None:
        """Is there new mail? Between two batches, or pieces of a file."""
        if time.monotonic() >= max(self._glance_at, self._doors.again_at):
            inbox = self._inbox()
            self._looked([inbox], turns.look(self._work, inbox, lazy=True))
            self._glance_at = time.monotonic() + GLANCE_SECONDS

    def _throttled(self) -> bool:
        """The server asks for patience. News that came by the way are looked after at once: they
        are told once only."""
        heard = self._work.session.take_heard()
        if heard.exists or heard.expunged or heard.flags:
            self._glance_at = 0.0
        return heard.throttled

    def _alerts(self) -> None:
        """What the server wants its user to read (RFC 9051 7.1): the last of it."""
        said = self._work.session.take_alerts()
        if said and said[-1] != self._alert:
            self._alert = said[-1]
            self._write_phase()

    def _answer(self) -> bool:
        """Tell those who wait for a round that it is done, if it is: raises what kept INBOX, or its
        past, from them."""
        if not self._desk.asked.open or self.busy:
            return False
        if (fault := self._doors.inbox or self._past) is not None:
            raise self._of_inbox(fault)
        self._desk.asked.answer(Finished(self._desk.account.name))
        return True

    def wait(self) -> None:
        """For news of INBOX, the next poll, or the bell."""
        with breaking.noted(self._work):
            self._wait()

    def _wait(self) -> None:
        inbox = self._inbox()
        if self._doors.inbox is None:
            if self._work.selected != inbox.raw_name:
                self._open(inbox)
            elif time.monotonic() >= self._open_until:
                top = self._work.box(inbox.id).top
                self._open(inbox)
                self._deaf = self._deaf or self._work.box(inbox.id).top > top
        if (fault := self._doors.inbox) is not None:
            self._without(fault)
            return
        self._say("syncing" if self._past is not None and self._bare() else "watching")
        self._listen("sent")
        if self._by_the_way(inbox) or self._work.anew:
            return
        seconds = max(0.0, self._until_poll())
        asked = min(seconds, IDLE_SECONDS[min(self._idles, len(IDLE_SECONDS) - 1)])
        began, mail = time.monotonic(), self._mail()
        try:
            idled = self._work.session.idle(asked, self._desk.bell)
        except Refused:
            self._desk.bell.wait(min(seconds, NOOP_SECONDS))
        else:
            if idled.dead:
                raise Lost("idle")
            lasted = time.monotonic() - began
            self._idles += 1
            news = idled.exists or idled.expunged or idled.flags
            if news:
                self._news(inbox, gone=idled.expunged)
            vain = not idled.woken and lasted < asked and self._mail() == mail
            self._desk.bell.wait(min(self._pace.after(lasted, vain=vain), self._until_poll()))
            if news:
                return
        heard = self._work.session.noop()
        if heard.exists or heard.expunged or heard.flags:
            self._news(inbox, gone=heard.expunged)

    def _open(self, inbox: MailboxState) -> None:
        self._looked([inbox], turns.touch(self._work, [inbox]))
        seconds = DEAF_SECONDS if self._deaf else INBOX_SECONDS
        self._open_until = time.monotonic() + seconds

    def _mail(self) -> int:
        """Moves with each mail that comes, goes or changes."""
        return counts(self._work.store.reader()).get("mail", 0)

    def _without(self, fault: Fault) -> None:
        """While INBOX is closed only what is due soon is waited for: the next connection may have
        it."""
        if not self.busy:
            raise self._of_inbox(fault)
        self.nap()

    def _of_inbox(self, fault: Fault) -> Fault:
        fault.mailbox = self._inbox().name
        return fault

    def _by_the_way(self, inbox: MailboxState) -> bool:
        """What came with another answer would lie until the end of an IDLE. Some servers say news
        with every answer: they are believed now and then."""
        if time.monotonic() < self._believe_at:
            return False
        heard = self._work.session.take_heard()
        if not (heard.exists or heard.expunged or heard.flags):
            return False
        self._believe_at = time.monotonic() + GLANCE_SECONDS
        self._news(inbox, gone=heard.expunged)
        return True

    def _news(self, inbox: MailboxState, *, gone: bool) -> None:
        if gone:
            self._whole_at = min(self._whole_at, self._asked_all + GONE_SECONDS)
        self._idles = 0
        self._open(inbox)

    def _until_poll(self) -> float:
        return min([*self._next.values(), self._next_whole()]) - time.monotonic()

    def _next_whole(self) -> float:
        return min(self._whole_at, self._work.again_at)

    def _inbox(self) -> MailboxState:
        return next((box for box in self._boxes if box.role == "inbox"), self._boxes[0])

    def _say(self, phase: str) -> None:
        if phase != self._phase:
            self._phase = phase
            self._write_phase()

    def _write_phase(self) -> None:
        facts = {"alert": self._alert} if self._alert else {}
        status.set_phase(self._work.store, self._work.account_id, self._phase, facts)
