"""Why a mail did not go out, or is not known to have, as sentences."""

from collections.abc import Mapping
from typing import Any

from store.words import secrets, servers
from store.words.clean import clean
from store.words.i18n import _
from store.words.numbers import tenths

_REASONS = {
    "no-smtputf8": _("the server takes no addresses beyond ASCII: {text}"),
    "no-8bitmime": _("the server takes nothing but ASCII"),
    "address": _("“{text}” is no address that can be sent to"),
    "line-too-long": _("it has a line that is longer than any server takes"),
    "bad-password": _("the server refuses the password: {text}"),
    "no-secret": _("there is no password: {text}"),
    "no-smtp": _(
        "the account {text} is not in the configuration any more, or has no [accounts.smtp]"
    ),
    "no-account": _("the account {text} was taken out of the configuration"),
    "lost": _("the connection broke"),
    "interrupted": _("the attempt was interrupted"),
    "timeout": _("the server does not answer"),
    "dns": _("the server's name is not known"),
    "no-host": _("the server's name is not known"),
    "refused": _("the server refuses connections"),
    "network": _("the server cannot be reached"),
    "tls": _("no encrypted connection to the server came about"),
    **dict.fromkeys(
        ("self-signed", "unknown-authority", "certificate"), _("certificate not trusted")
    ),
}
_OF_THE_SERVER = {"login-disabled", "no-auth-plain", "no-auth-token"}
_OF_THE_SERVER |= {"login-unoffered", "login-not-enough", "turned-away"}
"""Of these it is named, and they say what to do."""


def why(error: Mapping[str, Any]) -> str:
    """'gone@acme.example was not taken: no such user'; as safe as the server's words can be made.
    '' if nothing is known."""
    code, text = str(error.get("code", "")), clean(str(error.get("text") or ""))
    if error.get("refusals"):
        return "; ".join(map(not_taken, error["refusals"]))
    if code == "too-large":
        return _too_large(error, text)
    if code == "given-up":
        last = why({**error, "code": error.get("last", "")})
        return _("it was tried for a day; the last time: {last}").format(last=last or text)
    if code == "bad-password" and error.get("why") == "bad-token":
        return servers.sentence(str(error.get("account", "")), {**error, "code": "bad-token"})
    if code in _OF_THE_SERVER:
        return servers.sentence("", error)
    if code in secrets.SENTENCES:
        return servers.sentence(str(error.get("account", "")), {**error, "kind": "no-secret"})
    said = _REASONS.get(code)
    if said is None:  # Where we have words, what came with it is the system's and not a server's.
        return servers.brief({"code": code}) or text or code
    return said.format(text=text).removesuffix(": ")


def unsent_again(subject: str, reason: str) -> str:
    """A mail that was perhaps sent, and a second attempt that did not send it."""
    said = _("“{subject}” did not go out a second time: {why}; it was perhaps sent the first time")
    return said.format(subject=subject, why=reason)


def not_taken(refusal: Mapping[str, Any]) -> str:
    """One recipient, and the server's words."""
    said = _("{address} was not taken: {text}").format(
        address=clean(str(refusal.get("address", "")), 120),
        text=clean(str(refusal.get("text", ""))),
    )
    return said.removesuffix(": ")


def _too_large(error: Mapping[str, Any], text: str) -> str:
    limit, size = int(error.get("limit") or 0), int(error.get("size") or 0)
    if not limit:
        return _("it is too large for the server: {text}").format(text=text).removesuffix(": ")
    return _("the server takes {limit}, and it has {size}").format(
        limit=_octets(limit), size=_octets(size)
    )


def _octets(n: int) -> str:
    if n < 1_000_000:
        return _("{n} kB").format(n=-(-n // 1_000))
    return _("{n} MB").format(n=tenths(n / 1_000_000))
