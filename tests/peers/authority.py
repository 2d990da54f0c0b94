"""An OAuth2 provider on loopback: consent page, codes, tokens, and whose a token is."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from sync.oauth import Provider

CLIENT = "client-1"
NO_TENANT = "AADSTS50059: No tenant-identifying information found"


@dataclass
class Authority:
    """pending: so many times a device is told to wait. seconds: how long a token is good.
    revoked: no token is renewed. asked: every form that came, by path. odd: what is said to the
    next forms instead, whatever they are: a status and a body, or None to hang up. tenant: for
    which alone the client is registered; '' is all. rotates: what renews does so once."""

    user: str
    secret: str = ""
    tenant: str = ""
    pending: int = 0
    seconds: int = 3_600
    revoked: bool = False
    rotates: bool = False
    refresh: str = "refresh"
    denies: bool = False
    port: int = 0
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    challenge: str = ""
    redirect: str = ""
    odd: list[tuple[int, bytes] | None] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def token_info(self) -> str:
        return f"http://127.0.0.1:{self.port}/info"

    def provider(self, *, device: bool = False) -> Provider:
        base = f"http://127.0.0.1:{self.port}" + ("/{tenant}" if device else "")
        extra = {} if device else {"prompt": "consent"}
        return Provider(f"{base}/authorize", f"{base}/token", f"{base}/device" if device else "",
                        "mail offline_access", extra)  # fmt: skip

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        at, _, name = path.rpartition("/")
        path = f"/{name}"
        self.asked.append((path, form))
        if self.tenant and at != f"/{self.tenant}":
            return 400, {"error": "invalid_request", "error_description": NO_TENANT}
        match path:
            case "/device":
                known = {"device_code": "device", "user_code": "ABCD-EFGH", "interval": 0.01}
                return 200, {**known, "verification_uri": "https://host.example/device"}
            case "/info":
                good = form.get("access_token") in self.tokens
                return (200, {"user": self.user}) if good else (401, {"error": "invalid_token"})
            case "/token":
                return self._token(form)
        return 404, {}

    def consent(self, form: dict[str, str]) -> str:
        """Where the browser is sent after the person agreed, or did not."""
        self.asked.append(("/authorize", form))
        self.challenge, self.redirect = form["code_challenge"], form["redirect_uri"]
        said = {"error": "access_denied"} if self.denies else {"code": "code-1"}
        return f"{self.redirect}?{urlencode({**said, 'state': form['state']})}"

    def _token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if form.get("client_id") != CLIENT or form.get("client_secret", "") != self.secret:
            return 401, {"error": "invalid_client"}
        match form.get("grant_type"):
            case "authorization_code":
                digest = hashlib.sha256(form["code_verifier"].encode()).digest()
                proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
                good = (form["code"], form["redirect_uri"], proof) == (
                    "code-1", self.redirect, self.challenge,
                )  # fmt: skip
            case "refresh_token":
                good = form["refresh_token"] == self.refresh and not self.revoked
            case _:
                self.pending -= 1
                if self.pending >= 0:
                    return 400, {"error": "authorization_pending"}
                good = form["device_code"] == "device"
        if not good:
            return 400, {"error": "invalid_grant"}
        access = f"access-{next(self.numbers)}"
        self.tokens.add(access)
        given = {"access_token": access, "token_type": "Bearer", "expires_in": self.seconds}
        if self.rotates:
            self.refresh = f"renews-{access}"
        return 200, {**given, "refresh_token": self.refresh}


@contextmanager
def running(user: str, **settings: Any) -> Iterator[Authority]:
    authority = Authority(user, **settings)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            form = _form(parts.query)
            if parts.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", authority.consent(form))
                self.end_headers()
            else:
                self._say(*authority.answer(parts.path, form))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if not authority.odd:
                self._say(*authority.answer(self.path, _form(body)))
            elif said := authority.odd.pop(0):
                self._send(*said)

        def _say(self, status: int, answer: dict[str, Any]) -> None:
            self._send(status, json.dumps(answer).encode())

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):  # whoever has heard enough
                self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    authority.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()


def _form(text: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(text).items()}
