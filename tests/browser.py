"""`owed serve` in a real browser: `make browser`, where Chromium and its driver are installed.

The screen draws on a canvas that tells a program nothing. So it is judged by what its keys do to
the store, and what it looks like is left as pictures in the folder that is named: look at them.
"""

import base64
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError

from store.records import status, views
from tests.peers.ports import free_port
from tests.store.records.firm import CONFIG
from tests.tui.world import World, firm

DRIVER: Final = shutil.which("chromedriver")
BROWSER: Final = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--window-size=1200,800",
)  # fmt: skip
PATIENCE: Final = 30.0


class Chromium:
    """As much of W3C WebDriver as one needs to look at a page and to type."""

    def __init__(self, port: int, profile: Path) -> None:
        self._base = f"http://127.0.0.1:{port}/session"
        options = {"binary": BROWSER, "args": [*OPTIONS, f"--user-data-dir={profile}"]}
        wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
        self._base += f"/{self._ask('POST', '', wanted)['sessionId']}"

    def open(self, address: str) -> None:
        self._ask("POST", "/url", {"url": address})

    def address(self) -> str:
        return str(self._ask("GET", "/url"))

    def press(self, keys: str) -> None:
        typed = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": typed}]})

    def run(self, script: str) -> Any:
        return self._ask("POST", "/execute/sync", {"script": script, "args": []})

    def forget(self) -> None:
        """All cookies."""
        self._ask("DELETE", "/cookie")

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))
        print(f"  {path}")

    def leave(self) -> None:
        self._ask("DELETE", "")

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(
            self._base + path, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise RuntimeError(error.read().decode("utf-8", "replace")) from error


def main(pictures: Path) -> None:
    if DRIVER is None or BROWSER is None:
        sys.exit("needs Chromium and its driver (apt-get install chromium chromium-driver)")
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        world = firm(Path(name))
        world.config.path.write_text(CONFIG, "utf-8")
        world.config.path.chmod(0o600)
        with served(world) as address, chromium(Path(name, "profile")) as page:
            used(world, page, address, pictures)
    print("all as it should be")


def used(world: World, page: Chromium, address: str, pictures: Path) -> None:
    """What somebody does with it."""
    page.open(address)
    inside = page.address()
    assert "token" not in inside
    await_screen(page)
    page.press("s")
    until(lambda: stars(world) == 1, "a key does in the store what it does")
    page.picture(pictures / "list.png")
    page.press("P")
    page.press("acm")
    time.sleep(1)
    page.picture(pictures / "call.png")

    page.open(inside)
    await_screen(page)
    page.press("s")
    until(lambda: stars(world) == 0, "after a reload the screen is there, and takes keys")

    page.press("qq")
    until(lambda: "-closed" in classes(page), "quitting says that the screen was closed")
    page.picture(pictures / "closed.png")
    page.run("document.querySelector('.said a').click()")
    await_screen(page)
    page.press("s")
    until(lambda: stars(world) == 1, "and opens it again")

    page.forget()
    for once_more in (address, inside):
        page.open(once_more)
        assert "used already" in page.run("return document.body.innerText"), once_more
    print("  without its cookie nobody is let in, nor twice by the address")


def await_screen(page: Chromium) -> None:
    until(lambda: "-first-byte" in classes(page), "the screen is drawn")
    time.sleep(1)


def classes(page: Chromium) -> str:
    return str(page.run("return document.body.className"))


def stars(world: World) -> int:
    when = views.at(world.store)
    return len(views.keys(world.store, "starred", when))


def until(holds: Callable[[], bool], what: str) -> None:
    over = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < over, f"not so: {what}"
        time.sleep(0.1)
    print(f"  {what}")


@contextmanager
def served(world: World) -> Iterator[str]:
    """The address that opens it, once."""
    owed = [sys.executable, "-m", "owed", "--config", str(world.config.path)]
    with subprocess.Popen(
        [*owed, "serve", "--port", str(free_port())], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            said = (re.search(r"http://\S+", line) for line in server.stdout)
            yield next(found[0] for found in said if found)
        finally:
            server.terminate()
            # The screen has started it, and it stays, as it should for a user.
            if (daemon := status.running(world.store)) is not None:
                os.kill(daemon, signal.SIGTERM)


@contextmanager
def chromium(profile: Path) -> Iterator[Chromium]:
    port = free_port()
    with subprocess.Popen([str(DRIVER), f"--port={port}"], stdout=subprocess.DEVNULL) as driver:
        try:
            until(lambda: reachable(port), "the browser's driver listens")
            page = Chromium(port, profile)
            try:
                yield page
            finally:
                page.leave()
        finally:
            driver.terminate()


def reachable(port: int) -> bool:
    with socket.socket() as sock:
        return sock.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
