"""What goes from the server, or loses its place there: by its UID, and nothing else with it."""

from collections.abc import Sequence

from store.records import mailboxes
from store.records.mailboxes import MailboxState
from sync.faults import Refused
from sync.work import Work


def gmail(work: Work) -> bool:
    """Mailboxes are labels, and what is marked as deleted under one may be gone from all."""
    return work.session.offers("X-GM-EXT-1")


def delete(work: Work, uids: Sequence[int]) -> None:
    """From the selected mailbox; where that cannot be, they are marked as deleted."""
    if not uids:
        return
    work.session.store_flags(uids, ["\\Deleted"], add=True)
    if work.session.offers("UIDPLUS"):
        work.session.expunge(uids)


def discards(work: Work) -> bool:
    """Whether what we put there ourselves can go again. At Gmail what is marked as deleted loses a
    label, and is a mail in All Mail from then on: it goes to Trash, unless the user hides that."""
    return not gmail(work) or (work.session.offers("MOVE") and _trash(work) is not None)


def discard(work: Work, uid: int) -> None:
    """From the selected mailbox. Refused where it cannot go."""
    if not gmail(work):
        delete(work, [uid])
    elif (trash := _trash(work)) is not None:
        work.session.move([uid], trash.raw_name)
    else:
        raise Refused("no-mailbox", "trash")


def _trash(work: Work) -> MailboxState | None:
    boxes = mailboxes.mailboxes(work.store, work.account_id)
    return next((box for box in boxes if box.role == "trash" and box.selectable), None)
