"""What a mail's new text says, apart from who wrote it to whom (rules 1, 7 and 10)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

READ_AT_MOST = 8_000
"""Characters of a text that are judged: whoever asks does so before."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the new text of one mail says. Every field is '' where it says no such thing."""

    asks: str = ""
    """'question' 'request' 'order' 'complaint' 'choice' 'deadline' 'meeting' 'sign'."""
    ack: str = ""
    """'thanks': thanks or received and nothing else; 'agrees': ok, yes and nothing else; 'both'."""
    offers: str = ""
    """How the text ends before greeting and signature: 'question' of fact, 'yesno', or 'offer'."""
    return_date: str = ""
    """Of an out-of-office text: the ISO date on which the writer is back."""


def said(new_text: str, subject: str, attachments: int) -> Said:
    """Judge a text in one pass; linear, whatever the text."""
    question = "?" in new_text[:READ_AT_MOST]
    return Said(asks="question" if question else "")


def names_me(new_text: str, names: Sequence[str]) -> bool:
    """Whether one of my names stands in the text as a whole word."""
    text = new_text[:READ_AT_MOST]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I) for name in names if name)
