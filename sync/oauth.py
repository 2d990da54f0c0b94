"""OAuth2 instead of a password: access tokens, renewed before they run out (RFC 6749 6).

Authlib does the talking; it is an extra, since most mailboxes need none of this.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sync import tokens
from sync.faults import Unreachable
from sync.tokens import Token

AHEAD_SECONDS = 300
"""A token is renewed so long before it runs out: a login may take its time."""
HTTPS_SECONDS = 30
_AN_HOUR = 3_600


@dataclass(frozen=True, slots=True)
class Provider:
    """device: where a code is to be had that is typed in on another screen (RFC 8628); '' where
    the provider gives none for mail. extra: what its consent page wants to be told besides."""

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
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        "https://login.microsoftonline.com/common/oauth2/v2.0/devicecode",
        "https://outlook.office.com/IMAP.AccessAsUser.All "
        "https://outlook.office.com/SMTP.Send offline_access",
    ),
}


class Denied(Exception):
    """No token to be had. Codes: `oauth-login` (consent must be given, again), `oauth-extra`
    (Authlib is not installed), `oauth-failed` (`text`: what the provider said)."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text


def access_token(account: str, provider: str, client: str) -> str:
    """One that is good for some minutes at least. Raises Denied, Unreachable."""
    with tokens.locked(account):
        held = tokens.load(account)
        if held is None:
            raise Denied("oauth-login")
        if held.expires_at - time.time() > AHEAD_SECONDS:
            return held.access
        renewed = _renewed(PROVIDERS[provider], client, held)
        tokens.save(account, renewed)
        return renewed.access


def mistrust(account: str) -> None:
    """The mail server refused the token: the next one is a new one."""
    with tokens.locked(account):
        held = tokens.load(account)
        if held is not None:
            tokens.save(account, replace(held, expires_at=0))


def _renewed(provider: Provider, client: str, held: Token) -> Token:
    with session(provider, client, held.client_secret) as talk:
        answer = asked(
            lambda: talk.refresh_token(
                provider.token, refresh_token=held.refresh, timeout=HTTPS_SECONDS
            )
        )
    return token_of(answer, held.client_secret, held.refresh)


def session(provider: Provider, client: str, client_secret: str, redirect: str = "") -> Any:
    """Authlib's. Without a secret the client's id alone stands in the request (RFC 6749 2.3.1)."""
    try:
        from authlib.integrations.requests_client import OAuth2Session
    except ImportError:
        raise Denied("oauth-extra") from None
    return OAuth2Session(
        client,
        client_secret or None,
        token_endpoint_auth_method="client_secret_post" if client_secret else "none",
        scope=provider.scope,
        redirect_uri=redirect or None,
        code_challenge_method="S256",
    )


def asked(question: Any) -> Mapping[str, Any]:
    """The provider's answer to one question, or what is wrong with it as one of ours."""
    from authlib.common.errors import AuthlibBaseError
    from requests.exceptions import RequestException

    try:
        answer = question()
    except AuthlibBaseError as error:
        code = "oauth-login" if error.error in _ASK_AGAIN else "oauth-failed"
        raise Denied(code, " ".join(filter(None, (error.error, error.description)))) from None
    except RequestException as error:
        raise Unreachable("network", type(error).__name__) from None
    except (ValueError, KeyError, TypeError) as error:
        raise Denied("oauth-failed", type(error).__name__) from None
    return dict(answer)


_ASK_AGAIN = {"invalid_grant", "interaction_required", "consent_required", "login_required"}


def token_of(answer: Mapping[str, Any], client_secret: str, refresh: str = "") -> Token:
    """refresh: the one before, which stays good where the answer brings no other."""
    access = answer.get("access_token")
    refresh = str(answer.get("refresh_token") or refresh)
    if not access or not refresh:
        raise Denied("oauth-failed", "no token")
    try:
        lasts = int(answer.get("expires_in") or _AN_HOUR)
    except (TypeError, ValueError):
        lasts = _AN_HOUR
    return Token(str(access), refresh, int(time.time()) + lasts, client_secret)
