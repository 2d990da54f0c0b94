"""What a round has decided about mail that we hold, carried out in the store.

So much that would go at once is seen twice before: servers have called living mail vanished, and
mailboxes empty that were not.
"""

import logging
import time
from collections.abc import Sequence

from store.records import mailboxes, whereabouts
from store.records.mailboxes import MailboxState
from sync import bringing, mailbox
from sync.mailbox import Action, Doubt, Unplace, UpdateFlags, Verify
from sync.work import Work

log = logging.getLogger(__name__)


def carry_out(work: Work, box: MailboxState, action: Action) -> bool:
    """False where the server's word was not believed: nor is the rest of what it said with it."""
    where = (work.store, box.id, box.uidvalidity)
    match action:
        case UpdateFlags(changes):
            for some in bringing.slices(changes, bringing.AT_ONCE):
                whereabouts.set_flags(*where, some)
        case Unplace(uids):
            log.info("%s: %d gone", box.name, len(uids))
            for gone in bringing.slices(uids, bringing.AT_ONCE):
                whereabouts.unplace(*where, gone)
        case Verify(uids):
            return _verify(work, box, uids)
        case Doubt():
            log.warning("%s: the server calls it empty; nothing is removed yet", box.name)
            key = f"emptied:{box.id}"
            now = work.now()
            since = min(mailboxes.memory(work.store, work.account_id).get(key, now), now)
            mailboxes.remember(work.store, work.account_id, **{key: since})
            left = since + mailbox.EMPTY_SECONDS - now
            work.again_at = min(work.again_at, time.monotonic() + left)
            return False
    return True


def _verify(work: Work, box: MailboxState, suspects: Sequence[int]) -> bool:
    """So much would go that it is seen twice; a server that had been wrong loses our trust."""
    selected = work.select(box)
    if selected.uidvalidity != box.uidvalidity:
        return False
    action = mailbox.verified(suspects, work.session.uids())
    right = len(action.uids) == len(suspects)
    if not right:
        work.distrust()
    carry_out(work, box, action)
    return right
