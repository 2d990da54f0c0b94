"""What a language's lists are for. Each is phrases, one a line, as `phrases.py` reads them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    common: str
    """Words, by spaces, that a text of this language is known by."""
    greetings: str
    closings: str
    """Begin the line behind which only a signature follows."""
    partings: str
    """The same, but only where a signature does follow: else they are what was to be said."""

    # What asks, by kind.
    question: str
    request: str
    order: str
    complaint: str
    doubt: str
    """Only hints at a complaint: counts in a short text."""
    denial: str
    """'Not': counts in a very short text that does not begin with it (that would answer)."""
    turn: str
    """'But': counts in a short text that thanks."""
    curt: str
    """Asks if the whole text is but a few words: 'Price for 20?'."""
    choice: str
    deadline: str
    cancellation: str
    """Calls a meeting off."""
    meeting: str
    sign: str
    idle: str
    """Looks like asking and is a formula; what stands inside such a phrase asks nothing."""
    courtesy: str
    """With a question mark, perhaps a word or two before it, asks after one's health."""
    settled: str
    """Takes back what the mail, or an earlier one, asked."""
    quiet: str
    """Says that no answer is wanted; a question mark, an order or a request still asks."""
    told: str
    """Says, behind a name, that this one need but know: 'just so you know'."""
    awaits: str
    """In a mail of ours: an answer is waited for, though no question mark stands in it, or a date
    outweighs the request. Of theirs it tells nothing."""
    list_heads: str
    """Words, by spaces, that stand above a list of goods: 'Order: 40 doors'."""

    # What an ack is made of.
    thanks: str
    thanks_for: str
    """Thanks, and what for up to the end of the clause."""
    agrees: str
    accepts: str
    """Lets us go on: an order, whatever we wrote before. 'Approved', 'go ahead'."""
    accords: str
    """Says yes to something, and may let us go on: 'agreed', 'confirmed'."""
    undertakes: str
    """Says that what we asked for will be done: a promise of theirs, and no order."""
    takes_back: str
    """Says that what they asked has settled itself, or that their mail is to be passed over: each
    word is listed, so that nothing that asks slips through."""
    tells: str
    """Ends a conversation: goodbye, or that no answer is needed, though what was asked may well be
    done. No thanks, and no yes."""
    appoints: str
    """Names the day that stands, and says no more: 'see you on Thursday'. After an offer a yes;
    else it may propose the day."""
    social: str
    """Wishes and fillers that neither thank nor agree."""
    parcel: str
    """Words, by spaces, for what was received and how: ' ~ ' in a phrase is up to six of these."""
    bars: str
    """Words that no ack has which is put together from lists: 'is', 'not', 'please', a day."""

    # How our own text ends.
    offer_asked: str
    """Offers in a sentence that ends in a question mark; elsewhere the words tell nothing."""
    offer: str
    decision: str
    """Of a question: yes would be an order."""
    deed: str
    """Of a question: it wants something done by them, and a yes would promise it. Outweighs
    `decision`."""
    fact: str
    """Of a question: it wants to know, and a yes would only inform. Outweighs `decision`."""

    # Out of office.
    away: str
    automatic: str
    """Says of itself that a machine wrote it."""

    # Words, by spaces, that are known in whatever language a text seems to be.
    please: str
    """What begs in a line below the name."""
    advertises: str
    """Stands in what a firm puts below each of its mails."""
    days: str
    """How names of days begin, and 'tomorrow'."""
    how: str
    """Begins a clause behind thanks that says how it is to be done: 'Thanks, via gate 4'."""
    how_after: str
    """Ends such a clause, where a language puts it there."""
    bound_for: str
    """As the second word of such a clause, says whom it goes to, and not how."""
    itself: str
    """How a machine speaks of what it sends: 'this'."""
    we: str
    """Who writes speaks of themselves, be it by a verb."""
    you: str
    your: str
    got: str
    """That something came."""
    instead: str
    """How begins what an absence's mail asks, too: to turn to another, or to write again."""
    urgent: str
    """How begins what such a mail says of urgent matters."""

    notions: str
    """What words are about, for what is weighed: 'broken: cracked leak* …', where '*' is any
    letters. The notions are the same in all languages, so that what one language teaches holds
    for the others."""


SMILEYS: Final = {
    "thanks": """
        🙏
        ❤
        🙌
        👏
        🎉
    """,
    "agrees": """
        👍
        👌
        ✅
        ✔
    """,
    "social": """
        :-)
        :)
        ;-)
        ;)
        :d
        :-d
        :p
        😊
        😀
        😃
        😁
        🙂
        😉
        😍
        ☺
        😄
        😅
        🤗
        👋
    """,
}
"""What an emoji says in every language."""
