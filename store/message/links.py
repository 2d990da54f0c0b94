"""Link targets of an HTML mail: what is worth a footnote, and what pretends to be another place."""

import re
from urllib.parse import unquote, urlsplit

MAX_FOOTNOTES = 200
MAX_URL = 2_000

_HOST = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})(?::\d+)?(?:[/?#]\S*)?", re.I
)
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|txt|csv|html?|xml|eml|ics)$", re.I
)
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+")


class Footnotes:
    """The targets of one mail, numbered from 1; the same target twice is one number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def after(self, target: str, text: str) -> str:
        """What to write behind the link's text: a number, an address, a warning, or nothing."""
        target = target.strip()
        scheme = target.partition(":")[0].lower()
        if scheme == "mailto":
            return _behind_address(target, text)
        if scheme not in ("http", "https") or len(target) > MAX_URL:
            return ""
        warning = _other_host(target, text)
        if not warning and _same(target, text):
            return ""
        number = self._number(re.sub(r"\s", "", target))
        return warning + (f" [{number}]" if number else "")

    def lines(self) -> list[str]:
        return [f"[{number}] {target}" for target, number in self._numbers.items()]

    def _number(self, target: str) -> int:
        if target not in self._numbers and len(self._numbers) >= MAX_FOOTNOTES:
            return 0
        return self._numbers.setdefault(target, len(self._numbers) + 1)


def _behind_address(target: str, text: str) -> str:
    address = unquote(target[len("mailto:") :].partition("?")[0]).strip()[:320]
    if not address or address.casefold() in text.casefold():
        return ""
    return f" [≠ {address}]" if _ADDRESS.search(text) else f" <{address}>"


def _other_host(target: str, text: str) -> str:
    """A warning where the text names a host and the target is at another."""
    shown = _HOST.fullmatch(text.strip()[:500])
    if not shown or _FILE.search(shown[1]):
        return ""
    promised, real = shown[1].lower(), _host(target)
    if (
        not real
        or real == promised
        or real.endswith(f".{promised}")
        or promised.endswith(f".{real}")
    ):
        return ""
    return f" [≠ {real}]"


def _host(target: str) -> str:
    try:
        return (urlsplit(target).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def _same(target: str, text: str) -> bool:
    return _bare(target) == _bare(text)


def _bare(url: str) -> str:
    url = re.sub(r"^https?://(?:www\.)?|^www\.", "", url.strip().lower())
    return url.rstrip("/")
