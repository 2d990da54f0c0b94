"""The single values of the configuration: text -> value, or `Wrong` with a code."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from store.addresses import judge, wire_host
from store.config_check import Wrong, close_to
from store.rules.hours import MINUTES_A_DAY, Span

S = TypeVar("S", bound=str)

_HOST = re.compile(r"[^\W_](?:[\w.-]*\w)?\.?")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?")
_INTERVAL = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)", re.ASCII)
_SIZE = re.compile(r"(\d{1,6})(?:\.(\d))?\s*([MGT])B", re.ASCII | re.IGNORECASE)
_CALENDAR = re.compile(r"([A-Za-z]{2})(-[A-Za-z0-9]{1,12})?", re.ASCII)
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_TENANT = re.compile(
    r"common|organizations|consumers|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?"
)
_LONGEST_LEAVE = timedelta(days=3660)
"""Ten years: longer is a mistyped year, and nothing would ever be due."""
_BYTES = {"M": 10**6, "G": 10**9, "T": 10**12}
_MISNAMED_REGIONS = {"UK": "GB", "EN": "GB"}


def line(text: str) -> str:
    """Some text on one line."""
    if not text.strip():
        raise Wrong("empty")
    if not text.isprintable():
        raise Wrong("unprintable")
    return text.strip()


def person(text: str) -> str:
    """A name; of 'Jane <jane@kontor.example>' the name, since the address has a setting."""
    said = line(text)
    name, opens, _rest = said.partition("<")
    return name.strip().strip('"') if opens and said.endswith(">") and name.strip() else said


def lines(text: str) -> str:
    """Text as it is written, several lines too."""
    if not text.strip():
        raise Wrong("empty")
    if "\0" in text:
        raise Wrong("unprintable")
    return text


def one_of(*allowed: S) -> Callable[[str], S]:
    def read(text: str) -> S:
        for value in allowed:
            if value == text:
                return value
        raise Wrong("not-one-of", allowed, close_to(text.lower(), set(allowed)))

    return read


def address(text: str) -> str:
    """As it is written: an odd one is somebody's too."""
    text = text.strip()
    if judge(text) == "wrong":
        raise Wrong("bad-address")
    return text


def domain(text: str) -> str:
    """In ASCII, as far as that goes: so addresses are compared."""
    name = text.strip().removeprefix("@").lower()
    if len(name) > 253 or not _DOMAIN.fullmatch(name):
        raise Wrong("bad-domain")
    try:
        return wire_host(name)
    except ValueError:  # a mail may carry it all the same
        return name


def phone(text: str) -> str:
    """A number as people write it; only that it has digits is known here."""
    if not any(char.isdigit() for char in text):
        raise Wrong("bad-number")
    return line(text)


def host(text: str) -> str:
    """A name or an IP address, without port, scheme or brackets."""
    name = text.strip().removeprefix("[").removesuffix("]")
    named = len(name) <= 253 and _HOST.fullmatch(name) and ".." not in name
    if not named and not (":" in name and _ip(name)):
        raise Wrong("bad-host")
    try:
        wire_host(name)  # as it will be called
    except ValueError as refused:
        raise Wrong("bad-host") from refused
    return name


def is_this_machine(name: str) -> bool:
    """Whether a host is this machine by its very name, whatever a resolver may say."""
    from ipaddress import ip_address

    return name.lower() == "localhost" or (_ip(name) and ip_address(name).is_loopback)


def _ip(name: str) -> bool:
    from ipaddress import ip_address

    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def variable(text: str) -> str:
    """The name of an environment variable."""
    if not _VARIABLE.fullmatch(text):
        raise Wrong("bad-variable")
    return text


def tenant(provider: str) -> Callable[[str], str]:
    """Which clients of `provider` it has. It becomes a part of an address, so nothing else may be
    in it."""

    def read(text: str) -> str:
        if provider == "google":
            raise Wrong("no-tenant")
        name = text.strip().lower()
        if len(name) > 253 or not _TENANT.fullmatch(name):
            raise Wrong("bad-tenant")
        return name

    return read


def path(folder: Path) -> Callable[[str], Path]:
    """A path, '~' being home; what is not absolute stands in `folder`."""

    def read(text: str) -> Path:
        try:
            return folder / Path(line(text)).expanduser()
        except RuntimeError as homeless:
            raise Wrong("no-home") from homeless

    return read


def span(text: str) -> Span:
    try:
        return Span.parse(text)
    except ValueError as refused:
        raise Wrong("bad-span") from refused


def interval(text: str) -> tuple[int, int]:
    """'09:00-17:00' in minutes since midnight, half-open; it may end at 24:00."""
    found = _INTERVAL.fullmatch(text.strip())
    if found is None:
        raise Wrong("bad-interval")
    hour, minute, end_hour, end_minute = (int(part) for part in found.groups())
    opens, closes = hour * 60 + minute, end_hour * 60 + end_minute
    if max(minute, end_minute) > 59 or not opens < closes <= MINUTES_A_DAY:
        raise Wrong("bad-interval")
    return opens, closes


def dates(text: str) -> tuple[date, date]:
    """First and last day of '2026-12-22..2027-01-02', or of a single day."""
    first, between, last = text.partition("..")
    try:
        days = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError as refused:
        raise Wrong("bad-dates") from refused
    if not timedelta() <= days[1] - days[0] <= _LONGEST_LEAVE or (between and not last):
        raise Wrong("bad-dates")
    return days


def calendar(text: str) -> str:
    """A country, or country-subdivision; '' for none. Whether anybody has a calendar of it is
    asked elsewhere, as those take long to load."""
    found = _CALENDAR.fullmatch(text.strip())
    if found is None:
        if not text.strip():
            return ""
        raise Wrong("bad-country")
    return found[1].upper() + (found[2] or "")


def region(text: str) -> str:
    """An ISO 3166 code of two letters."""
    code = text.strip().upper()
    if code in _MISNAMED_REGIONS:
        raise Wrong("bad-country", nearest=_MISNAMED_REGIONS[code])
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise Wrong("bad-country")
    return code


def zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text.strip())
    except (ValueError, OSError, LookupError) as refused:
        raise Wrong("unknown-zone", nearest=_zone_like(text)) from refused


def _zone_like(text: str) -> str:
    """'Budapest' and 'europe/budapest' are near 'Europe/Budapest'; nothing is near 'GMT+1', least
    of all 'Etc/GMT+1', which is an hour to the west."""
    known = {name.lower(): name for name in available_timezones() if not name.startswith("Etc/")}
    wanted = text.strip().lower().replace(" ", "_")
    same = (name for name in sorted(known) if name.rpartition("/")[2] == wanted)
    places = {name for name in known if "/" in name}
    return known.get(next(same, "") or close_to(wanted, places), "")


def size(text: str) -> int:
    """Bytes of '20GB' or '1.5TB', by powers of ten."""
    found = _SIZE.fullmatch(text.strip())
    if found is None or not (int(found[1]) or int(found[2] or 0)):
        raise Wrong("bad-size")
    tenths = int(found[1]) * 10 + int(found[2] or 0)
    return tenths * _BYTES[found[3].upper()] // 10
