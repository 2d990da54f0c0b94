"""What a stranger writes reaches the terminal as text, in every place where it is shown."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from store.records import clients
from tests.tui.conftest import Running
from tests.tui.world import DAY, World
from tui.ringing import Who, shown_who
from tui.safe import block, content, line
from tui.widgets.prompt import Prompt
from tui.widgets.suggestions import Suggestions, _pick

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
        ("P", *"free", "down", "enter"),
        ("c", *"evil", "enter"),
        ("slash", *"client", "colon", "right_square_bracket", "tab"),
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


async def test_no_field_holds_what_commands_the_terminal(running: Running) -> None:
    """A name from the book that is completed, suggested or chosen; and a paste."""
    evil = "\x1b]0;x\x07\x9b2J\x00[b]evil[/]"
    async with running(hostile, size=(150, 40)) as screen:
        main = screen.main
        prompt = main.query_one(Prompt)
        prompt.ask(evil, evil, evil)
        assert all(harmless(shown) for shown in screen.lines())
        assert harmless(prompt.query_one(Input).value + prompt.query_one(Input).placeholder)
        prompt.fill(evil)
        assert harmless(prompt.query_one(Input).value)
        prompt.shut()
        await screen.press("c")
        to = screen.app.screen.query_one("#to", Input)
        suggestions = screen.app.screen.query_one(Suggestions)
        suggestions.follow(to)
        suggestions._arrived([_pick(evil, "evil@acme.example", evil, gone=True)])
        suggestions.take()
        assert "evil@acme.example" in to.value and harmless(to.value)
        screen.app.post_message(events.Paste(evil))
        await screen.settle()
        assert all(harmless(shown) for shown in screen.lines())


async def test_a_text_from_an_editor_or_a_draft_commands_nothing(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = "Dear Bea 👍🏽\n\x1b]0;x\x07\x9b2J\x00price"
    async with running(hostile, size=(150, 40)) as screen:
        monkeypatch.setattr("tui.sending.edit_outside", lambda app, text: (evil, ""))
        await screen.press("c", "ctrl+e")
        assert screen.app.screen.query_one(TextArea).text == "Dear Bea 👍🏽\nprice"
        assert all(harmless(shown) for shown in screen.lines())


def test_who_calls_is_shown_safely() -> None:
    assert harmless(shown_who(Who(name="\x1b[2JAcme", contact="\x9bBea")))


async def test_the_words_of_a_hostile_subject_are_still_read(running: Running) -> None:
    async with running(hostile, size=(150, 40)) as screen:
        assert "[@click=app.quit]free[/]" in screen.text()
