"""What a stranger writes reaches the terminal as text, in every place where it is shown."""

from pathlib import Path

import pytest

from store.records import clients
from tests.tui.conftest import Running
from tests.tui.world import DAY, World
from tui.safe import block, content, line

HOSTILE = "\x1b]52;c;ZXZpbA==\x07[@click=app.quit]free[/] [/b] \x9b31m[type=x, v={'a[0]'}]\u202egpj"
SEEN = "[@click=app.quit]free[/] [/b] [type=x, v={'a[0]'}]"


def hostile(folder: Path) -> World:
    world = World(folder)
    who = (HOSTILE.replace("\x9b", ""), "evil@acme.example")
    client = world.client(HOSTILE, "acme.example", "key")
    clients.set_value(world.store, client, HOSTILE, HOSTILE)
    raw = (
        f'From: "{who[0]}" <{who[1]}>\r\nTo: jane@kontor.example\r\nSubject: {HOSTILE}\r\n'
        "Message-ID: <1@acme.example>\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/plain; charset=utf-8\r\n\r\nCould you answer?\r\n{HOSTILE}\r\n--b\r\n"
        f'Content-Type: application/pdf; name="{HOSTILE}.pdf"\r\n'
        "Content-Disposition: attachment\r\n\r\nx\r\n--b--\r\n"
    ).encode()
    world.raw(raw, 20 * DAY)
    world.call(DAY, "in", "missed", "", client_id=client, contact=HOSTILE, summary=HOSTILE)
    return world


def harmless(text: str) -> bool:
    return not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in text)


def test_the_gate_drops_what_a_terminal_obeys() -> None:
    assert harmless(line(HOSTILE)) and SEEN in line(HOSTILE)
    assert harmless(block(HOSTILE).replace("\n", ""))


def test_square_brackets_are_text_and_no_markup() -> None:
    shown = content("[bold]x[/] [@click=app.quit]y[/]")
    assert shown.plain == "[bold]x[/] [@click=app.quit]y[/]"
    assert not shown.spans


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("enter",),
        ("i",),
        ("w",),
        ("r",),
        ("f",),
        ("r", "x", "escape"),
        ("l", "x"),
        ("P",),
        ("P", "enter"),
        ("g", "c"),
        ("b",),
        ("e",),
        ("E",),
        ("asterisk", "a", "b", "2"),
        ("slash", "left_square_bracket", "slash", "enter"),
        ("4",),
        ("4", "enter"),
        ("4", "w"),
        ("question_mark",),
        ("colon",),
    ],
    ids=" ".join,
)
async def test_a_hostile_mail_is_inert_wherever_it_is_shown(
    running: Running, keys: tuple[str, ...]
) -> None:
    async with running(hostile, size=(150, 40)) as screen:
        await screen.press(*keys)
        assert screen.app.is_running
        assert all(harmless(shown) for shown in screen.lines())
        actions = [
            segment.style.meta
            for strip in screen.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.meta.get("@click")
        ]
        assert not actions


async def test_the_words_of_a_hostile_subject_are_still_read(running: Running) -> None:
    async with running(hostile, size=(150, 40)) as screen:
        assert "[@click=app.quit]free[/]" in screen.text()
