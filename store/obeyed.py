"""What a terminal obeys instead of showing it, and which so is no part of any text."""

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_SEQUENCE = re.compile(
    r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f]).*?(?:\x07|\x9c|\x1b\\|\Z)"  # OSC, DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
    r"|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\U000e0000-\U000e007f]")


def commanding_nothing(text: str) -> str:
    """Without escape sequences and control characters but tabs and line ends."""
    if text.replace("\n", " ").replace("\t", " ").isprintable():
        return text  # as most are, and the expressions look at each letter three times
    return _DROPPED.sub("", _SEQUENCE.sub("", _SURROGATE.sub("\ufffd", text)))
