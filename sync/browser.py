"""The screen in a browser: textual-serve, behind a door of our own.

Whoever reaches the page reads all mail and writes in the user's name, so nothing is answered
before the door is open: by an address that holds a token and is good once, or by a password.
A browser sends cookies to every port of a host, so ours belongs to a path that nobody else knows.
Pages of other sites can neither send the cookie (SameSite) nor open the websocket (Origin), nor
come in by a name that points here (Host).
"""

import asyncio
import logging
import secrets
import shlex
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hmac import compare_digest
from html import escape
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from textual_serve.server import Server

from store.words import serving as words
from store.words.i18n import SPOKEN
from sync import logs

COOKIE = "owed"
PAUSE = 1.0
"""Seconds that a wrong password costs; tries are taken one after the other."""
TRIES = 20
"""So many wrong passwords, and nobody comes in until it is started anew."""
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_PAGE = """<!DOCTYPE html><html lang="{spoken}"><meta charset="utf-8"><title>Owed</title>
<link rel="icon" href="data:,"><body style="font: 16px/1.5 system-ui, sans-serif; margin: 2rem">
<p>{said}</p>{more}</body></html>"""
_FORM = """<form method="post" action="/login"><label>{label}
<input type="password" name="password" autofocus></label> <button>{button}</button></form>"""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Door:
    """hosts: names by which it may be called; empty: any. password: '' where the token opens."""

    hosts: frozenset[str]
    password: str = ""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    place: str = field(default_factory=lambda: f"/{secrets.token_urlsafe(32)}")
    """The path below which everything lies."""
    sessions: set[str] = field(default_factory=set)
    wrong: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def takes(self, token: str) -> bool:
        """Once only."""
        if (
            self.password
            or not self.token
            or not compare_digest(token.encode(), self.token.encode())
        ):
            return False
        self.token = ""
        return True

    async def knows(self, password: str) -> bool:
        async with self.turn:
            if not self.password or self.wrong >= TRIES:
                return False
            if compare_digest(password.encode(), self.password.encode()):
                return True
            self.wrong += 1
            await asyncio.sleep(PAUSE)
            return False

    def let_in(self) -> web.Response:
        """A session of its own, and away from the address that opened it."""
        session = secrets.token_urlsafe(32)
        self.sessions.add(session)
        answer = web.Response(status=303, headers={"Location": f"{self.place}/"})
        answer.set_cookie(COOKIE, session, httponly=True, samesite="Strict", path=f"{self.place}/")
        return answer

    def open_for(self, request: web.Request) -> bool:
        return request.cookies.get(COOKIE, "") in self.sessions


class Browser(Server):
    """textual-serve's server with a page that asks no other site for fonts, and the door."""

    def __init__(self, command: Sequence[str], host: str, port: int, door: Door) -> None:
        super().__init__(
            shlex.join(command), host, port, "Owed", templates_path=Path(__file__).parent
        )
        self.door = door

    def initialize_logging(self) -> None:
        """Requests are not logged: the first one holds the token, and one that is none would
        write to the terminal whatever anybody sends. Faults of ours are."""
        logs.begin()
        logging.getLogger("aiohttp.server").addFilter(_is_ours)

    async def on_startup(self, app: web.Application) -> None:
        """What to open was said already."""

    async def _make_app(self) -> web.Application:
        pages = await super()._make_app()
        pages.router.add_get("/focus.js", _focus)
        app = web.Application(middlewares=[_guard(self.door)])
        app.router.add_post("/login", self._log_in)
        app.on_response_prepare.append(_harden)
        app.add_subapp(self.door.place, pages)
        return app

    async def _log_in(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        if await self.door.knows(str(form.get("password", ""))):
            return self.door.let_in()
        return _ask(words.WRONG)

    async def handle_index(self, request: web.Request) -> web.Response:
        import aiohttp_jinja2

        context: Mapping[str, Any] = {
            "application": {
                "name": "Owed",
                "spoken": SPOKEN,
                "ended": words.ENDED,
                "again": words.AGAIN,
            },
            "font_size": 16,
            "app_websocket_url": f"ws://{request.host}{self.door.place}/ws",
        }
        return aiohttp_jinja2.render_template("browser.html", request, context)


def _is_ours(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


def _guard(door: Door) -> Any:
    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if door.hosts and request.host.lower() not in door.hosts:
            return _page(words.OTHER_NAME, 403)
        if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
            return _page(words.OTHER_NAME, 403)
        if door.open_for(request) or (request.path == "/login" and request.method == "POST"):
            return await handler(request)
        if request.path == "/" and door.takes(request.query.get("token", "")):
            return door.let_in()
        if door.password:
            return _ask("")
        return _page(words.USED, 403)

    return guard


def _ask(said: str) -> web.Response:
    form = _FORM.format(label=escape(words.PASSWORD), button=escape(words.ENTER))
    return _page(said, 401, form)


def _page(said: str, status: int, more: str = "") -> web.Response:
    page = _PAGE.format(spoken=SPOKEN, said=escape(said), more=more)
    return web.Response(text=page, content_type="text/html", status=status)


async def _focus(request: web.Request) -> web.FileResponse:
    return web.FileResponse(Path(__file__).with_suffix(".js"))


async def _harden(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)


def is_loopback(host: str) -> bool:
    """By its very name or number, whatever a resolver may say."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def try_port(host: str, port: int) -> None:
    """Raises OSError where nothing can listen there, before anybody is told the address."""
    family, kind, proto, _name, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, proto) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind(address)


def door(host: str, port: int, password: str) -> Door:
    local = is_loopback(host)
    names = {f"{name}:{port}" for name in (host, "localhost", "127.0.0.1", "[::1]")}
    return Door(frozenset(names) if local else frozenset(), password)


def serve(command: Sequence[str], host: str, port: int, door: Door) -> None:
    """Until it is interrupted. Raises OSError where the port is taken."""
    Browser(command, host, port, door).serve()
