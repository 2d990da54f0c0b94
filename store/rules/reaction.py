"""Mails that only say with which emoji somebody reacted to one of mine: judged as that emoji."""

import re
from typing import Final

from store.rules.tokens import fold

_LONGEST: Final = 400
_HINTS: Final = ("reacted", "reag")
"""One of these stands in whatever tells of a reaction."""
_EMOJI: Final = r"(?P<emoji>[^\w\s.,:;!?<>()\[\]\"'/-]{1,20})"
_REACTED: Final = (
    r"\b(?:reacted to your (?:message|e-?mail)"
    r"|hat auf (?:ihre|deine) (?:nachricht|e-?mail) reagiert"
    r"|reagalt (?:az|a) (?:on )?(?:uzenet|level|e-?mail)\w*)\s*"
)
_TO_MINE: Final = re.compile(rf"[^\n:]{{1,80}}{_REACTED}[:.]?\s*{_EMOJI}\W*", re.I)
"""Outlook: 'Tom Smith reacted to your message: 👍'."""
_BEFORE: Final = re.compile(rf"{_EMOJI}\s+[^\n:]{{1,80}}{_REACTED}[:.]?\s*", re.I)
_UNSEEN: Final = re.compile(rf"(?:\[[^\]\n]{{1,100}}\]\s*)?[^\n:]{{1,80}}{_REACTED}:\s*", re.I)
"""The same, where the emoji is but a picture."""
_VIA: Final = re.compile(
    _EMOJI + r"\s+[^\n]{1,80}\b(?:reacted via gmail|hat (?:uber|mit|via|per) gmail reagiert"
    r"|reagalt (?:a )?gmail\w*(?: keresztul| segitsegevel)?|(?:a )?gmail\w*(?: keresztul)? reagalt)"
    r"\s*\.?\s*(?:<?https?://\S+)?\s*",
    re.I,
)
_GLAD: Final = frozenset(
    "😂🤣😄😀😃😁😊🙂😍🥰😘😅😉☺🤗😎🤩🥳🔥💯🚀🤝💪⭐🌟✨🎊🏆👋💖💕💗💙💚🧡💜💛🤍🖤🫶"
)
"""As good as thanks, of one who says no more."""
_THANKS: Final = "❤"
_MOSTLY: Final = "👍"


def alone(new_text: str) -> str:
    """What such a mail says; any other is as it was."""
    if len(new_text) > _LONGEST or not any(hint in new_text.lower() for hint in _HINTS):
        return new_text
    folded = fold(new_text.strip())
    found = _TO_MINE.fullmatch(folded) or _BEFORE.fullmatch(folded) or _VIA.fullmatch(folded)
    if found:
        return meant(found["emoji"])
    return _MOSTLY if _UNSEEN.fullmatch(folded) else new_text


def meant(emoji: str) -> str:
    return _THANKS if fold(emoji) in _GLAD else emoji
