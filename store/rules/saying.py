"""What a mail's new text says, as data, and what follows from it without the text's being read.

Apart from `said.py`, so that who only looks at what was read need not load what reads.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from store.rules.tokens import READ_AT_MOST, fold

_ENOUGH: Final = -220
"""Hundredths by which a mail must lean towards asking, after what ours before it did."""
_NEAR: Final = -330
"""One that leans no further away may ask."""
_STRANGE: Final = 100
"""Of a stranger, of whom less is known, only one that leans so far may ask."""
AGREES: Final = ("agrees", "both", "accepts", "accords")
LIKELY: Final = "likely"
BACK: Final = ("takes-back", "thanks-back")
"""Takes back what they had asked, without thanks and with."""
PARTING: Final = ("tells", "appoints", *BACK)
"""Every word is known and none of them asks, whatever a list finds in them: 'please ignore my last
mail', 'we look forward to the delivery on Friday'."""
ACKS: Final = ("thanks", "agrees", "both", "thanks-back", LIKELY)
"""Thanks and no more, where we asked and offered nothing."""


Before = Literal["told", "waits", "fact", "offer"]
"""What our last mail did: it told; it asked for a deed; it asked a question of fact; it offered, or
asked for a yes or no."""


class Lean(NamedTuple):
    """How far a mail leans towards asking, by what our mail before it did: in hundredths of the
    logarithm of the odds."""

    told: int
    waits: int
    fact: int
    offer: int

    def after(self, before: Before) -> int:
        return int(getattr(self, before))


@dataclass(frozen=True, slots=True)
class Said:
    """What the new text of one mail says. Every field is '' where it says no such thing."""

    asks: str = ""
    """'question' 'request' 'order' 'complaint' 'choice' 'deadline' 'meeting'
    'cancellation' (of a meeting) 'sign', where a list of phrases found it."""
    ack: str = ""
    """'thanks': thanks or received and nothing else; 'agrees': ok, yes and nothing else; 'both'.
    'accepts': 'approved', 'go ahead', which asks us to act, perhaps with thanks; 'accords':
    'agreed', 'confirmed', which may. 'promises': to do what we asked, perhaps with thanks.
    'tells': goodbye. 'takes-back': what they had asked, or a mail of theirs; 'thanks-back': with
    thanks. 'appoints': the day that stands.
    'likely': no list has it, but it leans far towards thanks, and would be no debt after news.
    Who agrees may ask as well: 'Yes please' is an order after an offer, and else a request."""
    offers: str = ""
    """How the text ends before greeting and signature: 'question' (of fact, or for a deed of
    theirs), 'yesno', or 'offer'."""
    return_date: str = ""
    """Of an out-of-office text: the ISO date on which the writer is back."""
    awaits: bool = False
    """Of a mail of ours: it waits for an answer, by a list. Kept in `asks` (see `awaited`)."""
    lean: Lean | None = None
    """How far it leans towards asking, see `leaning`; None where it was not weighed: then the
    lists alone decide."""


def opens(lean: Lean, before: Before) -> bool:
    """Whether a mail that leans so is a debt of ours, after what our last mail did."""
    return lean.after(before) >= _ENOUGH


def certain(lean: Lean) -> Lean:
    """Of what ends in a question mark, or lets us go on, whatever else is weighed: '12. When will
    they arrive?' answers, and asks."""
    return Lean(*(max(one, _ENOUGH) for one in lean))


def may_ask(lean: Lean, before: Before) -> bool:
    return lean.after(before) >= _NEAR


def listed(what: Said, before: Before = "told") -> bool:
    """Whether a list finds what it asks, and it does not lean so far away that it hardly can: a
    debt of ours, whoever wrote it."""
    return what.asks != "" and (what.lean is None or may_ask(what.lean, before))


def could_ask(what: Said) -> bool:
    """Whether it would be a debt after some mail of ours: only then matters whom it names."""
    if what.asks or what.ack in (*AGREES, "appoints"):
        return True
    return what.lean is not None and max(what.lean) >= _ENOUGH


def stranger_may_ask(lean: Lean) -> bool:
    return lean.told >= _STRANGE


def names_me(new_text: str, names: Sequence[str]) -> bool:
    """Whether one of my names stands in the text as a whole word, with or without accents."""
    text = fold(new_text[:READ_AT_MOST]).lower()
    return any(_stands_in(fold(name).lower().strip(), text) for name in names)


def _stands_in(name: str, text: str) -> bool:
    if name not in text or not name:
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


_AWAITED = {"request", "choice", "meeting", "sign"}
_STRONGER = {"deadline", "complaint", "order"}
"""What is named instead of the question beside which it stands."""
_QUESTION = re.compile(r"\?(?![\w/&=%])")
"""A mark of its own, not of an address of the web."""


def awaited(what: Said, new_text: str) -> str:
    """What a mail of ours waits for (rule 14), '' if nothing. Narrower than `asks`: that we
    send an offer, regret a fault or name a day asks nothing of the other side; but 'Have you
    signed? I need it by Friday' does."""
    if what.offers or (what.asks == "question" and "?" in new_text):
        return what.offers or what.asks
    if what.asks in _STRONGER and _QUESTION.search(new_text):
        return "question"
    if what.asks in _AWAITED:
        return what.asks
    return "request" if what.awaits else ""
