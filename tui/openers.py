"""Handing a file or a link to the program that the desktop has for it, by its arguments."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

from store.addresses import wire_host

_HOST = re.compile(r"[0-9a-z._~%:-]+")
_OTHERWISE = frozenset("ßς\u200c\u200d")
_NONE: tuple[str, ...] = ()
_SAFE = "/?#[]@!$&'()*+,;=:%~-._"
"""What stands as it is in an address of the web (RFC 3986)."""


def opener() -> tuple[str, ...]:
    """The command to which a path or an address is added; empty if there is none."""
    if sys.platform == "darwin":
        return ("open",)
    found = shutil.which("xdg-open")
    return (found,) if found else _NONE


def open_file(path: Path) -> bool:
    """Whether there was a program to start."""
    return _start((*opener(), str(path.absolute())) if opener() else _NONE)


def open_link(target: str) -> bool:
    plain = web_address(target)
    return bool(plain) and _start((*opener(), plain) if opener() else _NONE)


def web_address(target: str) -> str:
    """In ASCII, so that what is shown is what is opened; '' for all but http and https."""
    try:
        parts = urlsplit(target.strip())
        host = _plain(parts.hostname or "")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not _HOST.fullmatch(host):
        return ""
    user = f"{quote(parts.netloc.rpartition('@')[0], _SAFE)}@" if "@" in parts.netloc else ""
    host = f"[{host}]" if ":" in host else host
    rest = target.strip().partition("://")[2][len(parts.netloc) :]
    return f"{parts.scheme.lower()}://{user}{host}{port}{quote(rest, _SAFE)}"


def _plain(host: str) -> str:
    """By the rules of browsers; a sign that these have no letters for (☃) by the older ones, unless
    they read another letter of that host as another."""
    try:
        return wire_host(host)
    except ValueError:
        if _OTHERWISE.intersection(host):
            raise
        return host.encode("idna").decode("ascii")


def _start(command: Sequence[str]) -> bool:
    """On its own, without this terminal."""
    if not command:
        return False
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
