"""What an inbound mail is to the ledger: a debt, something to know, or nothing (rules 1, 7, 8, 10).

Pure: it looks at one mail and at what stands before it in its conversation.
"""

from typing import Literal, NamedTuple

from store.rules.events import NOTHING, READ_BEFORE, REPLIES, Mail, Party
from store.rules.instant import Instant
from store.rules.saying import (
    ACKS,
    AGREES,
    LIKELY,
    PARTING,
    Before,
    Said,
    listed,
    may_ask,
    opens,
    stranger_may_ask,
)

MANY = 8
"""A mail to so many people, me included, asks nobody in particular."""
_OFFERED = {"offer", "yesno"}
"""How a mail of ours ends to which a yes is an order."""
CONTACT_SECONDS = 3 * 86400
"""A thanks in a new thread so soon after our contact with that person is still a thanks."""

Role = Literal["reply", "internal", "invitation", "fyi", "ack", "bounce", "none"]


class Verdict(NamedTuple):
    role: Role
    code: str
    """Why, for the reason: asks, starts, agreed, form, forwarded, invitation, cc, informs, may-ask,
    many, machine, list, away, cancelled, thanks, taken-back …"""
    party: Party
    """Who waits."""
    human: bool = True
    """A person wrote it, so it answers what we asked."""


def verdict(
    mail: Mail, *, began: Instant | None, last_ours: Mail | None, elsewhere: bool = False
) -> Verdict:
    """What `mail`, by one who is not us, is. began: when its conversation did; None if this mail
    begins it. last_ours: our last mail before it, here. elsewhere: they had an answer by phone."""
    found = _by_itself(mail, began, last_ours, elsewhere)
    return _as_the_user_said(mail, found) if mail.owed else found


def _as_the_user_said(mail: Mail, found: Verdict) -> Verdict:
    """Rule 8: 'always' or 'never owed from this sender'. Thanks, a bounce and an absence stay what
    they are, and an invitation waits for its yes or no."""
    if mail.owed == "never" and found.role in {"reply", "internal"}:
        return found._replace(role="fyi", code="never-owed")
    known = found.code in {"away", "cancelled", "receipt", "auto-reply", "out-of-office"}
    if mail.owed == "always" and found.role in {"fyi", "none"} and not known:
        return found._replace(role="reply", code="always-owed")
    return found


def _by_itself(
    mail: Mail, began: Instant | None, last_ours: Mail | None, elsewhere: bool
) -> Verdict:
    if mail.machine in REPLIES:
        return _reply(mail, last_ours)
    if (by_machine := _machine(mail)) is not None:
        return by_machine
    in_contact = last_ours is not None or elsewhere or _in_contact(mail, began)
    answer = _acknowledgement(mail, last_ours) if in_contact else None
    if answer is not None:
        return answer
    return _asking(mail, starts=began is None, before=before(last_ours.said if last_ours else None))


def before(ours: Said | None) -> Before:
    """What our last mail did before theirs; one of a colleague's too."""
    if ours is None:
        return "told"
    if ours.offers == "question":
        return "fact"
    if ours.offers:
        return "offer"
    return "waits" if ours.asks else "told"


def from_us(mail: Mail) -> Verdict:
    """What a mail by a colleague is to me: a client's request passed on, a question, or nothing."""
    nothing = Verdict("none", "ours", mail.sender)
    if mail.sender.me or not any(p.me for p in mail.to):
        return nothing
    if mail.machine and mail.machine not in REPLIES - {READ_BEFORE} | {"footer"}:
        invites = mail.machine == "invitation"
        return Verdict("internal", "invitation", mail.sender) if invites else nothing
    if mail.forwarded is not None and mail.forwarded.client is not None:
        return Verdict("reply", "forwarded", mail.forwarded)
    outsiders = any(not p.us for p in mail.to)
    if listed(mail.said) and (mail.names_me or not outsiders):
        return Verdict("internal", "asks", mail.sender)
    return nothing


def _machine(mail: Mail) -> Verdict | None:
    """Rule 8; None if the mail counts as a person's."""
    kind = mail.machine
    if not kind or mail.form:
        return None
    if kind == "bounce":
        return Verdict("bounce", "bounce", mail.sender, human=False)
    if kind == "receipt":
        return Verdict("none", kind, mail.sender, human=False)
    if kind == "invitation":
        return Verdict("invitation", "invitation", mail.sender)
    if kind == "cancelled":
        return Verdict("fyi", "cancelled", mail.sender)
    if kind in {"newsletter", "footer"} and mail.written_before:
        return None
    if kind == "footer" and mail.sender.client is not None and mail.said.asks:
        return None
    if kind in {"list", "bulk", "mailing"} and _in(mail.to) and _known_contact(mail):
        return None
    if mail.sender.client is not None:
        code = {"list": "list", "out-of-office": "away"}.get(kind, "machine")
        return Verdict("fyi", code, mail.sender, human=False)
    return Verdict("none", kind, mail.sender, human=False)


def _reply(mail: Mail, last_ours: Mail | None) -> Verdict:
    """An answer to an invitation. What they wrote with it is judged as any mail; that they do not
    come, or not yet for certain, is news."""
    comes = mail.machine in {"accepted", READ_BEFORE}
    weighed = mail.machine != READ_BEFORE and mail.said != NOTHING
    found = _written_with(mail, last_ours) if weighed else None
    if found is not None and (comes or found.role not in {"fyi", "none"}):
        return found
    return Verdict("ack" if comes else "fyi", mail.machine, mail.sender)


def _written_with(mail: Mail, last_ours: Mail | None) -> Verdict | None:
    """None if no more than the answer itself: 'Gladly!'"""
    ack = mail.said.ack
    if ack and not mail.said.asks and ack not in {"promises", "tells"}:
        offered = last_ours is not None and last_ours.said.offers == "offer"
        agreed = offered and ack in (*AGREES, "appoints")
        return Verdict("reply", "agreed", mail.sender) if agreed else None
    return _asking(mail, starts=False, before="waits")


def _known_contact(mail: Mail) -> bool:
    """Of a client, and a person to us: in the book, or one whom I wrote to; what goes out in bulk
    and can be unsubscribed from is a person's only if I wrote there."""
    known = mail.written_before or (mail.sender.named and mail.machine != "mailing")
    return mail.sender.client is not None and known


def _acknowledgement(mail: Mail, last_ours: Mail | None) -> Verdict | None:
    """Rule 7: thanks is no new debt, but 'ok' after our offer is an order."""
    ack = mail.said.ack
    if not ack:
        return None
    asked = last_ours.said.offers if last_ours is not None else ""
    if ack == LIKELY:
        return _likely(mail, last_ours)
    if (ack in AGREES or ack == "appoints") and asked in _OFFERED:
        only_copied = _in(mail.cc) and not _in(mail.to) and not mail.names_me
        return _fyi(mail, "cc") if only_copied else Verdict("reply", "agreed", mail.sender)
    if ack in PARTING:
        return _parting(mail, asked)
    if mail.said.asks or ack == "accords":
        return None
    if ack == "promises" or (ack == "agrees" and asked == "question"):
        return Verdict("fyi", "informs", mail.sender)
    return Verdict("ack", "thanks", mail.sender) if ack in ACKS else None


def _parting(mail: Mail, asked: str) -> Verdict | None:
    """The end of a conversation is no debt, but after our offer it is weighed like any other mail:
    'never mind' may decline. Whom we asked a question, 'by Thursday' may give a date; else it may
    propose one."""
    tells = mail.said.ack != "appoints"
    if asked in _OFFERED or (asked and not tells):
        return None
    if mail.said.ack in ACKS:
        return Verdict("ack", "thanks", mail.sender)
    return _fyi(mail, "may-ask" if not tells and _may_ask(mail, "told") else "informs")


def _likely(mail: Mail, last_ours: Mail | None) -> Verdict | None:
    """What no list knows for thanks is none where we asked or offered; nor where a list finds that
    it asks, unless a client wrote it, whose mail is weighed."""
    told = last_ours is None or before(last_ours.said) == "told"
    weighed = not mail.said.asks or mail.sender.client is not None
    return Verdict("ack", "thanks", mail.sender) if told and weighed else None


def _in_contact(mail: Mail, began: Instant | None) -> bool:
    """Where no mail of ours stands: we spoke since the conversation began, or had to do with that
    person a short while ago."""
    if began is not None and mail.spoken_before is not None and mail.spoken_before >= began:
        return True
    contact = mail.contact_before
    return contact is not None and mail.at - contact <= CONTACT_SECONDS


def _asking(mail: Mail, *, starts: bool, before: Before) -> Verdict:
    """Rule 1, for a person's mail that is no mere thanks."""
    sender, asks = mail.sender, mail.said.asks
    if mail.form:
        return Verdict("reply", "form", sender)
    if _in(mail.cc) and not _in(mail.to):
        asks_me = mail.names_me and _opens(mail, before)
        return Verdict("reply", "asks", sender) if asks_me else _fyi(mail, "cc")
    if not _in(mail.to) and sender.client is None and not mail.written_before:
        return Verdict("none", "not-to-me", sender)
    if mail.only_told:
        return _fyi(mail, "only-told")
    if starts and sender.client is not None and _in(mail.to):
        return Verdict("reply", "asks" if asks else "starts", sender)
    if _to_many(mail) and not mail.names_me:
        return _fyi(mail, "many")
    if _opens(mail, before):
        return Verdict("reply", "asks", sender)
    return _fyi(mail, "may-ask" if _may_ask(mail, before) else "informs")


def _opens(mail: Mail, before: Before) -> bool:
    """A client's mail is weighed, with what the lists found in it; of others, who may be colleagues
    talking among themselves, what the lists find opens, and nothing else."""
    if mail.said.lean is None or mail.sender.client is None:
        return listed(mail.said, before)
    return opens(mail.said.lean, before)


def _may_ask(mail: Mail, before: Before) -> bool:
    if mail.said.asks or mail.said.ack == "accords":
        return True
    if mail.said.lean is None:
        return False
    if mail.sender.client is None:
        return stranger_may_ask(mail.said.lean)
    return may_ask(mail.said.lean, before)


def _fyi(mail: Mail, code: str) -> Verdict:
    return Verdict("fyi", code, mail.sender)


def _in(parties: tuple[Party, ...]) -> bool:
    return any(party.me for party in parties)


def _to_many(mail: Mail) -> bool:
    only_me = len(mail.to) == 1 and mail.to[0].me
    return len({party.address for party in (*mail.to, *mail.cc)}) >= MANY and not only_me
