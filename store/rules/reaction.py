"""Mails that only say with which emoji somebody reacted to one of mine: judged as that emoji."""

import re
from typing import Final

from store.rules.tokens import fold

_LONGEST: Final = 400
_HINTS: Final = ("reacted", "reag")
"""One of these stands in whatever tells of a reaction."""
_EMOJI: Final = r"(?P<emoji>[^\w\s.,:;!?<>()\[\]\"'/-]{1,20})"
_REACTED: Final = (
    r"[^\n:]{1,80}\b(?:reacted to your (?:message|e-?mail)"
    r"|hat auf (?:ihre|deine) (?:nachricht|e-?mail) reagiert"
    r"|reagalt (?:az|a) (?:on )?(?:uzenet|level|e-?mail)\w*)"
)
_TO_MINE: Final = re.compile(rf"{_REACTED}\s*[:.]?\s*{_EMOJI}\W*", re.I)
"""Outlook: 'Tom Smith reacted to your message: 👍'."""
_BEFORE: Final = re.compile(rf"{_EMOJI}\s+{_REACTED}\s*[:.]?\s*", re.I)
_UNSEEN: Final = re.compile(rf"(?:\[[^\]\n]{{1,100}}\]\s*)?{_REACTED}\s*:\s*", re.I)
"""The same, where the emoji is but a picture."""
_ABOVE: Final = re.compile(rf"{_EMOJI}\s+{_REACTED}\s*(?:[:.]\s*)?(?:\n|$)", re.I)
_HEADED: Final = re.compile(rf"{_REACTED}\W*", re.I)
"""Where the subject says so, too, what stands below that line is the message that is meant."""
_VIA: Final = re.compile(
    _EMOJI + r"\s+[^\n]{1,80}\b(?:reacted via gmail|hat (?:uber|mit|via|per) gmail reagiert"
    r"|reagalt (?:a )?gmail\w*(?: keresztul| segitsegevel)?|(?:a )?gmail\w*(?: keresztul)? reagalt)"
    r"\s*\.?\s*(?:<?https?://\S+)?\s*",
    re.I,
)
_GLAD: Final = frozenset(
    "❤🙏🙌👏🎉😂🤣😄😀😃😁😊🙂😍🥰😘😅😉☺🤗😎🤩🥳🔥💯🚀🤝💪⭐🌟✨🎊🏆👋💖💕💗💙💚🧡💜💛🤍🖤🫶"
)
"""As good as thanks, of one who says no more; and as a yes to what we offered."""
_PLEASED: Final = "👍❤"
_MOSTLY: Final = "👍"


def alone(new_text: str, subject: str) -> str:
    """What such a mail says; any other is as it was."""
    return _reaction(new_text, subject) or new_text


def is_headed(new_text: str, subject: str) -> bool:
    """Whether its subject is a program's, which is no new matter."""
    return _HEADED.fullmatch(fold(subject[:200])) is not None and bool(_reaction(new_text, subject))


def _reaction(new_text: str, subject: str) -> str:
    """What it means; '' if it is none."""
    start = new_text[: _LONGEST + 1]
    if not any(hint in start.lower() for hint in _HINTS):
        return ""
    folded = fold(start.strip())
    if _HEADED.fullmatch(fold(subject[:200])) and (found := _ABOVE.match(folded)):
        return meant(found["emoji"])
    if len(new_text) > _LONGEST:
        return ""
    found = _TO_MINE.fullmatch(folded) or _BEFORE.fullmatch(folded) or _VIA.fullmatch(folded)
    if found:
        return meant(found["emoji"])
    return _MOSTLY if _UNSEEN.fullmatch(folded) else ""


def meant(emoji: str) -> str:
    return _PLEASED if fold(emoji) in _GLAD else emoji
