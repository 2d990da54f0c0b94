"""What this machine says where the configuration does not: folders, region, time zone."""

import os
import shlex
import sys
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

_ETC = Path("/etc")
_REGION_VARIABLES = ("LC_ALL", "LC_TELEPHONE", "LANG")
_PLAIN_UTC = b"TZif" + bytes(32) + b"\0\0\0\1" + b"\0\0\0\4" + bytes(6) + b"UTC\0"
"""A TZif file of version 1 (RFC 8536): one type, no transitions."""


class SystemZone(NamedTuple):
    zone: ZoneInfo
    refused: str = ""
    """What the variable TZ holds, if that names no zone; the zone is then the next best."""


def adding(*packages: str) -> str:
    """The command that brings them to where this program has its own."""
    place = Path(sys.prefix)
    if (place / "pipx_metadata.json").exists():
        return shlex.join(["pipx", "inject", place.name, *packages])
    return shlex.join([sys.executable, "-m", "pip", "install", *packages])


def config_dir() -> Path:
    """RuntimeError if neither a variable nor the system knows a home."""
    return _folder("XDG_CONFIG_HOME", ".config")


def data_dir() -> Path:
    """RuntimeError if neither a variable nor the system knows a home."""
    return _folder("XDG_DATA_HOME", ".local/share")


def _folder(variable: str, below_home: str) -> Path:
    # The XDG specification has relative values ignored.
    base = Path(os.environ.get(variable, ""))
    return (base if base.is_absolute() else Path.home() / below_home) / "owed"


def region() -> str:
    """The country of the locale ('HU' of 'hu_HU.UTF-8'); '' if that names none."""
    locale = next((set_ for name in _REGION_VARIABLES if (set_ := os.environ.get(name))), "")
    country = locale.partition(".")[0].partition("@")[0].partition("_")[2]
    return country if len(country) == 2 and country.isascii() and country.isupper() else ""


def time_zone() -> SystemZone:
    """The variable TZ, else what /etc says, else UTC."""
    wanted = os.environ.get("TZ", "")
    zone = _named(wanted.removeprefix(":"))
    if zone is not None:
        return SystemZone(zone)
    return SystemZone(_of_link() or _of_file() or _named("UTC") or _utc(), wanted)


def _named(name: str) -> ZoneInfo | None:
    """A zone by its name or by the path of its file."""
    key = name.rpartition("zoneinfo/")[2].removeprefix("posix/")
    if not key:
        return None
    try:
        return ZoneInfo(key)
    except (ValueError, OSError, LookupError):  # A path outside, a folder, an unknown name.
        return None


def _of_link() -> ZoneInfo | None:
    link = _ETC / "localtime"
    try:
        targets = (str(link.readlink()), str(link.resolve()))
    except OSError:
        return None
    return next((zone for to in targets if "zoneinfo/" in to and (zone := _named(to))), None)


def _of_file() -> ZoneInfo | None:
    try:
        return _named((_ETC / "timezone").read_text("utf-8").strip())
    except (OSError, ValueError):
        return None


def _utc() -> ZoneInfo:
    """For machines without any zone files."""
    return ZoneInfo.from_file(BytesIO(_PLAIN_UTC), key="UTC")
