"""Pictures of the screen against kept ones, each of which was looked at.

A picture that is meant to be another one is renewed by `make snapshots`, and looked at before it
is committed. Why not by a package: docs/decisions/0015-pictures-of-the-screen.md.
"""

import os
import re
import time
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import Input, TextArea

from demo.pictures import drawn
from tests.tui.conftest import Running
from tests.tui.world import BEA, DAY, HOUR, MINUTE, REKA, World, firm

KEPT = Path(__file__).parent / "pictures"
NOW = datetime(2026, 11, 17, 11, 20, tzinfo=ZoneInfo("Europe/Budapest"))
"""A Tuesday, in the middle of the work."""


class Picture(NamedTuple):
    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    """One key each, or a text to type."""
    theme: str = "owed-dark"
    colours: bool = True


PICTURES = (
    Picture("owed", (80, 24), ("j",)),
    Picture("owed-without-colours", (80, 24), ("j",), colours=False),
    Picture("list-reader-card", (140, 40), ("j", "x", "j"), "owed-contrast"),
    Picture("reader", (100, 30), ("/", "acrne", "enter", "enter"), "owed-light"),
    Picture("call-form", (80, 24), ("P", "acm")),
    Picture("warning", (100, 30), ("c", "bea@pappoptlka.example", "escape")),
    Picture("empty", (80, 24), ("5",), "owed-light"),
    Picture("backlog", (80, 24), ("g", "k")),
    Picture("help", (80, 24), ("?",)),
    Picture("palette", (100, 30), (":", "snoo")),
    Picture("strangers", (140, 40), ("g", "u"), "nord"),
    Picture("tiny", (20, 5), ("P", "acm")),
)


def desk(folder: Path) -> World:
    """The firm, with old debts, one who pretends to be Acme, and an answer that goes later."""
    world = firm(folder)
    for n, about in enumerate(("Warranty for the lamp", "Samples from the fair")):
        world.mail(BEA, about, "Could you answer, please?", (200 + n) * DAY)
    world.mail(
        ("Bea Nagy", "bea@acrne.example"), "New bank account, urgent", _FORGED, 3 * HOUR,
        files=["details.pdf"], extra=[("Reply-To", "pay@elsewhere.example")],
    )  # fmt: skip
    world.mail(("", "info@nobody.example"), "Ülések 🪑 és 椅子", "Mennyibe kerül?", 50 * MINUTE)
    world.mail(REKA, "Re: Szerződés 1187", "Köszönöm, megjött.", 26 * HOUR, seen=True)
    return world


_FORGED = """Dear Jane,

please send the amount to our new account, today if you can. The details are attached, and at
https://elsewhere.example/acme?id=4410 as well.

Bea Nagy

On Monday Jane Kovács wrote:
> The invoice is attached.
> Thank you for the order!
"""


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_the_screen_looks_as_it_did_when_it_was_looked_at(
    running: Running, picture: Picture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(time, "time", NOW.timestamp)
    if not picture.colours:
        monkeypatch.setenv("NO_COLOR", "1")
    async with running(desk, size=picture.size, theme=picture.theme) as screen:
        for keys in picture.keys:
            await (screen.press(keys) if _is_key(keys) else screen.type(keys))
        for field in (*screen.app.screen.query(Input), *screen.app.screen.query(TextArea)):
            field.cursor_blink = False
        await screen.settle()
        shown = drawn(screen.app)
    kept = KEPT / f"{picture.name}.svg"
    if os.environ.get("OWED_PICTURES") == "renew":
        kept.write_text(shown, encoding="utf-8")
    if shown != kept.read_text(encoding="utf-8"):
        (tmp_path / kept.name).write_text(shown, encoding="utf-8")
        assert text(shown) == text(kept.read_text(encoding="utf-8"))
        pytest.fail(f"Other colours than kept: {tmp_path / kept.name}. `make snapshots` renews it.")


def _is_key(keys: str) -> bool:
    return len(keys) == 1 or keys in {"escape", "enter"}


def text(svg: str) -> list[str]:
    """The words of a picture, line by line: what differs in them is read at once."""
    lines: dict[str, list[str]] = {}
    for y, words in re.findall(r'<text [^>]* y="([^"]*)"[^>]*>([^<]*)</text>', svg):
        lines.setdefault(y, []).append(unescape(words).replace("\xa0", " "))
    return ["".join(parts).rstrip() for parts in lines.values()]
