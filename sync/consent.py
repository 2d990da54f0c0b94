"""How a person lets Owed in at an OAuth2 provider: in a browser here (RFC 8252, with PKCE,
RFC 7636), or by a code that is typed in on any other screen (RFC 8628)."""

import secrets
import socket
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sync import oauth, tokens
from sync.faults import Fault
from sync.oauth import Denied, Provider

PATIENCE = 600.0
"""Seconds for the whole consent."""
PAUSE, LONGEST_PAUSE = 5.0, 60.0
"""Seconds between two questions whether a code was typed in, where the provider says no others."""
_REQUEST = 16_384
_PAGE = b"<!doctype html><meta charset=utf-8><title>Owed</title><p>%s</p>"
_DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"

Show = Callable[[str, str], None]
"""Tells an address to open, and a code to type in there ('' for none)."""


def consent(
    account: str,
    provider: str,
    client: str,
    client_secret: str | None,
    show: Show,
    tenant: str = "",
) -> None:
    """Ask, wait, and keep the token. Raises Denied, Unreachable, Busy, OSError.

    client_secret: None is the one that is kept.
    """
    at = oauth.provider(provider, tenant)
    by = _by_code if at.device else _by_browser
    if client_secret is None:
        client_secret = tokens.client_secret(account, client)
    with oauth.session(at, client, client_secret) as talk:
        answer = by(talk, at, client, show)
    token = oauth.token_of(answer, client, client_secret)
    with tokens.locked(account):  # a renewal under way would write over it
        tokens.save(account, token)


def _by_browser(talk: Any, at: Provider, client: str, show: Show) -> Mapping[str, Any]:
    """The provider sends the browser back to a port of this machine that is open only now."""
    verifier = secrets.token_urlsafe(48)
    with socket.create_server(("127.0.0.1", 0)) as door:
        talk.redirect_uri = f"http://127.0.0.1:{door.getsockname()[1]}/"
        address, state = talk.create_authorization_url(
            at.authorize, code_verifier=verifier, **at.extra
        )
        show(address, "")
        code = _returned(door, state)
    return oauth.asked(
        at,
        lambda: talk.fetch_token(
            at.token, code=code, code_verifier=verifier, grant_type="authorization_code",
            timeout=oauth.HTTPS_SECONDS,
        ),
    )  # fmt: skip


def _returned(door: socket.socket, state: str) -> str:
    """The code that the browser brings. Whoever else knocks is not heard."""
    until = time.monotonic() + PATIENCE
    while (left := until - time.monotonic()) > 0:
        door.settimeout(left)
        try:
            guest, _ = door.accept()
        except TimeoutError:
            break
        with guest:
            query = _query(guest)
            if query.get("state") != state:
                _answer(guest, b"404 Not Found", b"This is not the page that was waited for.")
                continue
            _answer(guest, b"200 OK", b"You can close this page and go back to the terminal.")
        if "code" in query:
            return query["code"]
        raise Denied("oauth-failed", query.get("error", ""))
    raise Denied("oauth-failed", "timeout")


def _query(guest: socket.socket) -> dict[str, str]:
    """Of a GET, as far as its first line goes."""
    guest.settimeout(5)
    held = b""
    try:
        while b"\r\n" not in held and len(held) < _REQUEST:
            piece = guest.recv(4096)
            if not piece:
                break
            held += piece
    except OSError:
        return {}
    words = held.split(b"\r\n", 1)[0].decode("ascii", "replace").split(" ")
    if len(words) != 3 or words[0] != "GET":
        return {}
    try:
        found = parse_qs(urlsplit(words[1]).query)
    except ValueError:
        return {}
    return {key: values[0] for key, values in found.items()}


def _answer(guest: socket.socket, status: bytes, words: bytes) -> None:
    page = _PAGE % words
    head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n"
    try:
        guest.sendall(head % (status, len(page)) + b"\r\n" + page)
        guest.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # the browser is gone; its code is here


def _by_code(talk: Any, at: Provider, client: str, show: Show) -> Mapping[str, Any]:
    given = oauth.asked(
        at,
        lambda: talk.post(
            at.device, data={"client_id": client, "scope": at.scope}, withhold_token=True,
            timeout=oauth.HTTPS_SECONDS,
        ).json(),
    )  # fmt: skip
    address, code, device = (
        str(given.get(key) or "") for key in ("verification_uri", "user_code", "device_code")
    )
    if not (address and code and device):
        raise Denied("oauth-failed", "device code")
    show(address, code)
    lasts = oauth.seconds(given.get("expires_in"), PATIENCE, 2 * PATIENCE)
    pause = oauth.seconds(given.get("interval"), PAUSE, LONGEST_PAUSE)
    return _waited(talk, at, device, pause, lasts)


def _waited(
    talk: Any, at: Provider, device: str, pause: float, patience: float
) -> Mapping[str, Any]:
    """A provider that is away meanwhile is asked ever more rarely (RFC 8628 3.5)."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        time.sleep(pause)
        try:
            return oauth.asked(
                at,
                lambda: talk.fetch_token(
                    at.token, grant_type=_DEVICE_GRANT, device_code=device,
                    timeout=oauth.HTTPS_SECONDS,
                ),
            )  # fmt: skip
        except Fault:
            pause = min(2 * pause, LONGEST_PAUSE)
        except Denied as denied:
            first = denied.text.partition(" ")[0]
            if first == "slow_down":
                pause += 5
            elif first != "authorization_pending":
                raise
    raise Denied("oauth-failed", "timeout")
