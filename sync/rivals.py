"""Which of two mailboxes that may have a role has the newer mail (rule 4.1/31).

A mailbox that had the role keeps it: it must not go from one to the other with every mail.
"""

from collections.abc import Callable

from sync.faults import Refused
from sync.session import Session
from sync.wire import Listed

Age = Callable[[Listed], int]


def newest(session: Session) -> Age:
    """By the arrival of the mail that came last; 0 of an empty one. Selects another mailbox."""

    def age(box: Listed) -> int:
        try:
            session.select(box.raw, readonly=True)
            last = session.uids().highest
            index = session.index([last]).found if last else ()
        except Refused:
            return 0
        return max((entry.internaldate or 0 for entry in index), default=0)

    return age
