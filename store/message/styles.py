"""What an element's own style says of whether it is seen."""

import re

_NO_DISPLAY = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I
)
_FONT_SIZE = re.compile(r"(?:^|;)\s*font-size\s*:\s*([\d.]*)", re.I)


def not_displayed(css: str) -> bool:
    """With all that is inside it."""
    return _NO_DISPLAY.search(css) is not None


def sizeless(css: str) -> bool | None:
    """Its text is of size 0, until an element inside gives itself a size again; None: it says
    nothing of its size."""
    size = _FONT_SIZE.search(css) if css else None
    return None if size is None else bool(size[1]) and not size[1].strip("0.")
