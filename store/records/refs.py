"""All that makes a mail one thread with others: its id, what it answers, its meeting, a double."""

import hashlib

from store.blake import blake2b
from store.message.model import ParsedMessage
from store.rules.instant import Instant

LONGEST_ID = 400
"""Of a Message-ID that is kept as it is; a longer one is kept by its start and a digest."""


def short_id(message_id: str) -> str:
    """A Message-ID without blanks, and cut where it is absurdly long, still unlike others."""
    joined = "".join(message_id.split())
    if len(joined) <= LONGEST_ID:
        return joined
    mark = hashlib.blake2b(joined.encode("utf-8", "replace"), digest_size=12).hexdigest()
    return f"{joined[: LONGEST_ID - 40]}…{mark}"


def bounce_of(mail: ParsedMessage, refs: tuple[str, ...]) -> str:
    """The mail that came back: as the report says, else as a mail that answers it says."""
    if mail.bounce is None:
        return ""
    return short_id(mail.bounce.message_id) or (refs[-1] if refs else "")


def thread_refs(mail: ParsedMessage, refs: tuple[str, ...], bounced: str) -> tuple[str, ...]:
    own = short_id(mail.message_id)
    index = f"ti:{mail.thread_index}" if mail.thread_index else ""
    found = (own, *meeting(mail), *refs, bounced, index)
    return tuple(dict.fromkeys(ref for ref in found if ref))


def meeting(mail: ParsedMessage) -> tuple[str, ...]:
    """What an invitation and its answers share, as if it were the id of a mail that all of them
    answer: few calendars name the mail that they answer."""
    if mail.calendar is None or not mail.calendar.uid:
        return ()
    return (short_id(f"uid:{mail.calendar.uid}"),)


def sent_again(mail: ParsedMessage, sender: str, at: Instant) -> tuple[str, ...]:
    """What a mail shares with one that says the same with the same files, by the same person within
    one hour of the clock: whoever is unsure whether it went sends it again. An hour, for the same
    words may be another order on another day, and a program that nobody knows for one may send
    them for ever."""
    if not sender or not mail.new_text.strip():
        return ()
    files = [(one.name, one.size) for one in mail.attachments]
    told = repr((sender, mail.subject, mail.new_text.split(), files, at // 3600))
    return (f"same:{blake2b(told.encode('utf-8', 'replace'), digest_size=16).hexdigest()}",)
