"""The screen in a browser: who gets in, and that it is the screen."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.parse
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from store.records import status
from sync import browser
from tests.peers.ports import free_port
from tests.store.records.firm import Firm
from tests.sync.office import wait_until

PASSWORD = "correct horse battery"


@dataclass
class Served:
    port: int
    said: str
    errors: Path

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        return urllib.parse.parse_qs(urllib.parse.urlsplit(self.said).query)["token"][0]


@contextmanager
def serving(firm: Firm, *options: str, typed: str = "") -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "owed", "--config", str(firm.path)]
    errors = firm.folder / "served.err"
    with errors.open("wb") as said_aside:
        process = subprocess.Popen(
            [*command, "serve", "--port", str(port), *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said_aside, text=True,
        )  # fmt: skip
    try:
        assert process.stdin and process.stdout
        process.stdin.write(typed)
        process.stdin.close()
        said = next(line for line in process.stdout if "http://" in line).strip()
        wait_until(lambda: _reachable(port))
        yield Served(port, said, errors)
    finally:
        process.terminate()
        process.wait(60)
        # The screen in the browser has started it, and it stays, as it should for a user.
        if (daemon := status.running(firm.store)) is not None:
            os.kill(daemon, signal.SIGTERM)


def _reachable(port: int) -> bool:
    with socket.socket() as sock:
        return sock.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Firm:
    firm = Firm(tmp_path_factory.mktemp("firm"))
    firm.book()
    firm.receive(firm.mail("Tue 9:00", "bea@acme.example", "Could you?", subject="Offer 4711"))
    return firm


@pytest.fixture(scope="module")
def served(firm: Firm) -> Iterator[Served]:
    with serving(firm) as found:
        yield found


@pytest.fixture
async def stranger() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


async def test_a_token_is_good_once_and_the_screen_is_behind_it(
    served: Served, stranger: aiohttp.ClientSession
) -> None:
    for path in ("/", "/?token=", "/?token=guessed", "/ws", "/static/js/textual.js", "/focus.js"):
        async with stranger.get(served.base + path) as answer:
            assert answer.status == 403
    async with stranger.get(f"{served.base}/?token={served.token}") as answer:
        assert (answer.status, answer.url.query_string) == (200, "")
        cookie = answer.history[0].headers["Set-Cookie"]
        assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
        # Another port of this host, where somebody else may listen, is sent no cookie of this path.
        inside = str(answer.url).rstrip("/")
        assert f"Path={answer.url.path};" in cookie and len(answer.url.path) > 40
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        page = await answer.text()
        assert "https://" not in page
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
    for path in ("/focus.js", "/static/js/textual.js"):
        async with stranger.get(inside + path) as answer:
            assert answer.status == 200
    async with aiohttp.ClientSession() as another:
        for again in (f"{served.base}/?token={served.token}", f"{inside}/"):
            async with another.get(again, allow_redirects=False) as answer:
                assert answer.status == 403
    await _elsewhere(served, inside, stranger)
    assert "Offer 4711" in await _screen(inside, stranger)


def test_what_is_no_request_writes_nothing_to_the_terminal(served: Served) -> None:
    for sent in (b"\x16\x03\x01\x1b]0;owned\x07", b"GET / HTTP/1.1\r\nHost: a\r\nHost: \x1b[2J"):
        with socket.create_connection(("127.0.0.1", served.port), timeout=60) as guest:
            guest.sendall(sent + b"\r\n\r\n")
            assert b"400" in guest.recv(100)
    assert served.errors.read_text() == ""


async def _elsewhere(served: Served, inside: str, known: aiohttp.ClientSession) -> None:
    """A page of another site, in the browser that is let in; by a name of its own, too, that it
    makes point here once it is loaded."""
    other = f"127.0.0.1.evil.example:{served.port}"
    foreign: list[dict[str, str]] = [
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"},
        {"Origin": f"https://127.0.0.1:{served.port}"}, {"Host": "evil.example"}, {"Host": other},
        {"Host": other, "Origin": f"http://{other}"},
    ]  # fmt: skip
    for headers in foreign:
        async with known.get(inside + "/", headers=headers) as answer:
            assert answer.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            async with known.ws_connect(inside + "/ws", headers=headers):
                pass


async def _screen(inside: str, known: aiohttp.ClientSession) -> str:
    """What comes to the terminal of the page until the row is there."""
    shown = b""
    async with known.ws_connect(f"{inside}/ws?width=120&height=40") as socket_:
        async for message in socket_:
            if message.type == aiohttp.WSMsgType.BINARY:
                shown += message.data
            if b"4711" in shown:
                await socket_.send_str(json.dumps(["stdin", "qq"]))
                break
    return shown.decode("utf-8", "replace")


async def test_a_password_opens_it_and_a_wrong_one_does_not(
    firm: Firm, stranger: aiohttp.ClientSession
) -> None:
    with serving(firm, "--password", typed=PASSWORD) as served:
        assert "token" not in served.said
        login = served.base + "/login"
        async with stranger.post(login, data={"password": "guess"}) as answer:
            assert answer.status == 401
        async with stranger.get(served.base + "/") as answer:
            assert answer.status == 401
        async with stranger.get(served.base + "/?token=") as answer:
            assert answer.status == 401
        async with stranger.post(login, data={"password": PASSWORD}) as answer:
            assert answer.status == 200


async def test_whoever_guesses_too_often_shuts_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "PAUSE", 0)
    door = browser.door("127.0.0.1", 1, PASSWORD)
    assert await door.knows(PASSWORD)
    for _ in range(browser.TRIES):
        assert not await door.knows("guess")
    assert not await door.knows(PASSWORD)


@pytest.mark.parametrize(
    ("typed", "said"), [("hunter2\n", "shorter than 12"), ("", "holds no password")]
)
def test_a_password_that_is_soon_guessed_or_missing_is_refused(
    typed: str, said: str, firm: Firm
) -> None:
    done = _refused("--config", str(firm.path), "serve", "--password", typed=typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and len(done.stderr.splitlines()) == 1


def _refused(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "owed", *words],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_other_addresses_want_a_password(firm: Firm) -> None:
    done = _refused("--config", str(firm.path), "serve", "--host", "0.0.0.0")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--password" in done.stderr


def test_a_port_that_is_taken_is_said(firm: Firm, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = _refused("--config", str(firm.path), "serve", "--port", port)
    assert done.returncode == 1
    assert port in done.stderr and not done.stdout
