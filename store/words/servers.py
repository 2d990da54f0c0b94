"""What keeps a server from letting us in: in a sentence that says what to do, and in few words.

By the codes of `sync.faults`, which the daemon writes to the account (see `status.set_phase`).
"""

import shlex
from collections.abc import Mapping
from typing import Any

from store.words import secrets
from store.words.clean import clean
from store.words.i18n import _
from store.words.refusals import store_sentence

SENTENCES = {
    "no-host": _("there is no server {host}; look at `host`"),
    "dns": _("nobody here can say where {host} is; is the network there?"),
    "timeout": _("{host}:{port} does not answer; look at `host` and `port`, or the network"),
    "refused": _("{host}:{port} refuses connections; look at `port`"),
    "network": _("the network does not reach {host}: {text}"),
    "tls": _("no encryption with {host}:{port}; look at `port` and `security` ({text})"),
    "tls-port": _('{host}:{port} encrypts from the start; use security = "tls"'),
    "not-local": _('security = "none" is only for this machine, not for {host}'),
    "greeting": _("what answers at {host}:{port} does not speak {protocol}: {text}"),
    "no-starttls": _('{host}:{port} offers no STARTTLS; use security = "tls"'),
    "preauth": _("{host} took us as logged in before any encryption; nothing was sent"),
    "injected": _("somebody wrote into the encryption with {host}; nothing was sent"),
    "login-disabled": _('{host} takes no password on this connection; use security = "tls"'),
    "no-auth-plain": _("{host} takes no login with a password: {text}"),
    "no-auth-token": _("{host} takes no OAuth2 token; use a password"),
    "login-unoffered": _(
        "{host} takes mail only after a login, and offers none here; look at `port` and "
        "`security`: {text}"
    ),
    "login-not-enough": _(
        "{host} lets {user} in and takes no mail by that login; who looks after it has to allow "
        "that: {text}"
    ),
    "turned-away": _(
        "{host} takes no mail from here, whatever it is; look at `host` and `port`, or ask who "
        "looks after it: {text}"
    ),
    "expired": _("the certificate of {host} has expired; its owner must renew it"),
    "hostname": _("the certificate at {host} is for another name; look at `host`"),
    "self-signed": _(
        "the certificate of {host} is self-signed; if the server is your own, make this machine "
        "trust it, or name a file with it in SSL_CERT_FILE"
    ),
    "unknown-authority": _(
        "this machine does not know who signed the certificate of {host}; if it was your firm, "
        "make this machine trust its authority, or name a file with that in SSL_CERT_FILE"
    ),
    "certificate": _("the certificate of {host} cannot be trusted: {text}"),
    "bad-password": _(
        "{host} refuses the password of {user}; many providers want an app password: {text}"
    ),
    "bad-token": _("{host} does not let {user} in by OAuth2: `owed login {quoted}` {text}"),
    "busy": _("{host} does not want us now; try again later: {text}"),
}
_CLOSED = _("{mailbox} cannot be read at {host}: {text}")
_BRIEF = {
    "no-host": _("no such host"),
    "dns": _("no network"),
    "timeout": _("the server is silent"),
    "refused": _("connection refused"),
    "network": _("no network"),
    "tls": _("no TLS on this port"),
    "tls-port": _("this port wants TLS at once"),
    "not-local": _("no encryption"),
    "greeting": _("no mail server on this port"),
    "no-starttls": _("no STARTTLS on this port"),
    "preauth": _("login without encryption"),
    "injected": _("encryption disturbed"),
    "login-disabled": _("no login by password"),
    "no-auth-plain": _("no login by password"),
    "no-auth-token": _("no login by token"),
    "expired": _("certificate expired"),
    "hostname": _("certificate for another name"),
    **dict.fromkeys(
        ("bad-token", "oauth-login", "oauth-keyring", "oauth-extra", "oauth-failed",
         "oauth-tenant"),
        _("no access by OAuth2"),
    ),
}  # fmt: skip
_BRIEF_OF_KIND = {
    "bad-certificate": _("certificate not trusted"),
    "bad-password": _("wrong password"),
    "busy": _("the server is busy"),
    "lost": _("connection lost"),
    "no-secret": _("no password"),
}
_FULL = _("the disk is full")
_BRIEFLY_CLOSED = _("{mailbox} cannot be read")
_NOTHING = dict.fromkeys(("host", "port", "user", "text", "status", "protocol"), "")
_GOES_ON = {"lost", "refused", "store", "error"}
"""Kinds of which the codes above would say the wrong thing: there was a conversation."""
MENDED_BY_HAND = frozenset(
    {"tls", "tls-port", "not-local", "greeting", "no-starttls", "preauth", "injected",
     "login-disabled", "no-auth-plain", "no-auth-token"}
)  # fmt: skip
"""Codes of what no waiting mends, though nobody could be talked to. A name that nobody knows is
not among them: many a machine says so when only its network is away."""


def sentence(account: str, detail: Mapping[str, Any]) -> str:
    """What is wrong and what to do, of the same; '' if nothing is known of it."""
    code, kind = str(detail.get("code", "")), str(detail.get("kind", ""))
    table = secrets.SENTENCES if kind == "no-secret" else SENTENCES
    said = table.get(code) or table.get(kind)
    if kind == "store":
        return store_sentence(code, detail)
    if _of_one(detail):
        said = _CLOSED
    elif said is None or kind in _GOES_ON:
        return ""
    facts = {**_NOTHING, **detail, "quoted": shlex.quote(account)}
    filled = said.format_map({name: clean(str(value), 300) for name, value in facts.items()})
    return filled.rstrip(": ").removesuffix(" ()")


def brief(detail: Mapping[str, Any]) -> str:
    """In the few words for which a corner has room, of what stands written with an account; '' if
    that is nothing."""
    if _of_one(detail):
        return _BRIEFLY_CLOSED.format(mailbox=clean(str(detail["mailbox"]), 30))
    if detail.get("kind") == "store":
        return _FULL if detail.get("code") == "full" else ""
    known = _BRIEF.get(str(detail.get("code", "")))
    return known or _BRIEF_OF_KIND.get(str(detail.get("kind", "")), "")


def _of_one(detail: Mapping[str, Any]) -> bool:
    """A server that lets us in refuses one mailbox, without which nothing is as of now."""
    return bool(detail.get("mailbox")) and detail.get("kind") in {"busy", "refused"}
