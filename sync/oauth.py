"""OAuth2 instead of a password: access tokens, renewed before they run out (RFC 6749 6).

Authlib does the talking; it is an extra, since most mailboxes need none of this.
"""

import io
import json
import re
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from store import machine
from sync import tokens
from sync.faults import Busy, Fault, Unreachable
from sync.keyrings import NoAnswer
from sync.line import not_trusted
from sync.tokens import Token

AHEAD_SECONDS = 300
"""A token is renewed so long before it runs out: a login may take its time."""
HTTPS_SECONDS = 30
LARGEST = 256 << 10
"""Bytes of an answer that are read; real ones have some thousand."""
_PIECE, _SHOWN = 8_192, 300
_AN_HOUR, _A_DAY = 3_600, 86_400


@dataclass(frozen=True, slots=True)
class Provider:
    """device: where a code is to be had that is typed in on another screen (RFC 8628); '' where
    the provider gives none for mail. extra: what its consent page wants to be told besides.
    `{tenant}` in an address is whose clients are known there."""

    authorize: str
    token: str
    device: str
    scope: str
    extra: Mapping[str, str] = field(default_factory=dict)


PROVIDERS: dict[str, Provider] = {
    "google": Provider(
        "https://accounts.google.com/o/oauth2/v2/auth",
        "https://oauth2.googleapis.com/token",
        "",
        "https://mail.google.com/",
        # Without them there is no refresh token at a second consent.
        {"access_type": "offline", "prompt": "consent"},
    ),
    "microsoft": Provider(
        "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
        "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
        "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/devicecode",
        "https://outlook.office.com/IMAP.AccessAsUser.All "
        "https://outlook.office.com/SMTP.Send offline_access",
    ),
}
_unsaved: dict[str, tuple[Token | None, Token]] = {}
"""By account, what no place took, after the one that is kept instead: what renews that may be good
only once. Behind `tokens.locked`."""
_ANYBODY = "common"
_OTHER_TENANT = re.compile(r"\bAADSTS(50059|50194|90002|700016)\b")
"""What Microsoft says where a client is not registered, the first two where it is for one tenant
and `common` was asked, by a code or in a browser; 90002 is of a tenant that there is not."""


def provider(name: str, tenant: str) -> Provider:
    """tenant: '' is any."""
    found = PROVIDERS[name]
    authorize, token, device = (
        address.replace("{tenant}", tenant or _ANYBODY)
        for address in (found.authorize, found.token, found.device)
    )
    return replace(found, authorize=authorize, token=token, device=device)


class Denied(Exception):
    """No token to be had. Codes: `oauth-login` (consent must be given, again), `oauth-keyring` (it
    gives no answer; `text` as of `NoAnswer`), `oauth-extra` (Authlib is not installed; `text`: the
    command that brings it), `oauth-tenant` (the client is not registered there; `text`: what the
    provider said), `oauth-failed` (`text`: the same)."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text


def access_token(
    account: str,
    name: str,
    client: str,
    over: Callable[[], bool] = lambda: False,
    tenant: str = "",
) -> str:
    """One that is good for some minutes at least. over: nobody wants it any more. Raises Denied,
    Unreachable, BadCertificate, Busy; OSError where a new one could not be saved, which is then the
    next one."""
    with tokens.locked(account):
        try:
            kept = tokens.load(account, over)
        except NoAnswer as none:
            raise Denied("oauth-keyring", none.text) from None
        held = _newest(account, kept)
        if held is None:
            raise Denied("oauth-login")
        if held.expires_at - time.time() > AHEAD_SECONDS:
            if held is not kept:
                with suppress(OSError):  # which was told when it was new
                    _save(account, held)
            return held.access
        renewed = _renewed(provider(name, tenant), client, held)
        _unsaved[account] = (kept, renewed)
        _save(account, renewed)
        return renewed.access


def mistrust(account: str) -> None:
    """The mail server refused the token: the next one is a new one."""
    with tokens.locked(account):
        kept = tokens.load(account)
        held = _newest(account, kept)
        if held is None:
            return
        doubted = replace(held, expires_at=0)
        if held is not kept:
            _unsaved[account] = (kept, doubted)
        _save(account, doubted)


def _newest(account: str, kept: Token | None) -> Token | None:
    """What is kept, or what came after just that and could not be."""
    before, renewed = _unsaved.get(account, (None, None))
    return renewed if kept is not None and kept == before else kept


def _save(account: str, token: Token) -> None:
    tokens.save(account, token)
    _unsaved.pop(account, None)


def _renewed(at: Provider, client: str, held: Token) -> Token:
    with session(at, client, held.client_secret) as talk:
        answer = asked(
            at,
            lambda: talk.refresh_token(at.token, refresh_token=held.refresh, timeout=HTTPS_SECONDS),
        )
    return token_of(answer, client, held.client_secret, held.refresh)


def session(at: Provider, client: str, client_secret: str, redirect: str = "") -> Any:
    """Authlib's. Without a secret the client's id alone stands in the request (RFC 6749 2.3.1)."""
    try:
        from authlib.integrations.requests_client import OAuth2Session
    except ImportError:
        raise Denied("oauth-extra", machine.adding("Authlib", "requests")) from None
    talk = OAuth2Session(
        client,
        client_secret or None,
        token_endpoint_auth_method="client_secret_post" if client_secret else "none",
        scope=at.scope,
        redirect_uri=redirect or None,
        code_challenge_method="S256",
    )
    talk.hooks["response"].append(_sober)
    talk.mount("https://", _trusting())
    return talk


def _trusting() -> Any:
    """Whom this machine trusts, a firm's own authority too, which requests would not ask; they are
    trusted beside those that it brings along."""
    from requests.adapters import HTTPAdapter

    class Trusting(HTTPAdapter):
        def init_poolmanager(self, *given: Any, **named: Any) -> None:
            super().init_poolmanager(*given, ssl_context=ssl.create_default_context(), **named)

        def proxy_manager_for(self, proxy: Any, **named: Any) -> Any:
            context = ssl.create_default_context()
            return super().proxy_manager_for(proxy, ssl_context=context, **named)

    return Trusting()


def _sober(response: Any, *_: object, **__: object) -> Any:
    """An answer before Authlib looks at it: an object of JSON without an error, and what stands in
    it about time is a number. Raises Denied, and Busy where the provider cannot answer now."""
    from requests import Response

    body = bytearray()
    for piece in response.iter_content(_PIECE):
        body += piece
        if len(body) > LARGEST:
            raise Denied("oauth-failed", f"HTTP {response.status_code}, over {LARGEST} bytes")
    try:
        answer = json.loads(bytes(body))
    except (ValueError, RecursionError):
        answer = None
    error = answer.get("error") if isinstance(answer, dict) else None
    said = f"HTTP {response.status_code}"
    if response.status_code == 429 or response.status_code >= 500 or error in _NOT_NOW:
        raise _of(response.url, Busy("", said))
    if error is not None and isinstance(answer, dict):
        raise _denied(error, answer.get("error_description"))
    if not isinstance(answer, dict) or response.status_code >= 300:
        raise Denied("oauth-failed", said if answer is not None else f"{said}, no JSON")
    answer.pop("expires_at", None)
    if "expires_in" in answer:
        answer["expires_in"] = seconds(answer["expires_in"], _AN_HOUR)
    sober = Response()
    sober.status_code, sober.url, sober.request = 200, response.url, response.request
    sober.raw = io.BytesIO(json.dumps(answer).encode())
    return sober


def _denied(error: object, description: object) -> Denied:
    text = " ".join(str(said) for said in (error, description) if said)[:_SHOWN]
    if _OTHER_TENANT.search(text):
        return Denied("oauth-tenant", text)
    return Denied("oauth-login" if error in _ASK_AGAIN else "oauth-failed", text)


def _of(url: str, fault: Fault) -> Fault:
    """It is the provider's, and not the mail server's."""
    fault.host = urlsplit(url).hostname or ""
    return fault


def asked(at: Provider, question: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    """The provider's answer to one question, or what is wrong with it as one of ours."""
    from authlib.common.errors import AuthlibBaseError
    from requests.exceptions import RequestException

    try:
        return dict(question())
    except AuthlibBaseError as error:
        raise _denied(error.error, error.description) from None
    except RequestException as error:
        raise _of(at.token, _unreached(error)) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Denied("oauth-failed", type(error).__name__) from None


def _unreached(error: BaseException) -> Fault:
    under: BaseException | None = error
    while under is not None:  # requests wraps what urllib3 wraps
        if isinstance(under, ssl.SSLCertVerificationError):
            return not_trusted(under)
        under = under.__context__
    return Unreachable("network", type(error).__name__)


_ASK_AGAIN = ("invalid_grant", "interaction_required", "consent_required", "login_required")
_NOT_NOW = ("temporarily_unavailable", "server_error")


def seconds(said: object, usual: float, most: float = _A_DAY) -> float:
    """A span as a provider says it; the usual one where that is none."""
    try:
        found = float(str(said))
    except ValueError:
        return usual
    return min(found, most) if found > 0 else usual


def token_of(
    answer: Mapping[str, Any], client: str, client_secret: str, refresh: str = ""
) -> Token:
    """refresh: the one before, which stays good where the answer brings no other."""
    access, renews = answer.get("access_token"), answer.get("refresh_token") or refresh
    if not (isinstance(access, str) and isinstance(renews, str) and access and renews):
        raise Denied("oauth-failed", "no token")
    lasts = seconds(answer.get("expires_in"), _AN_HOUR)
    return Token(access, renews, int(time.time() + lasts), client_secret, client)
