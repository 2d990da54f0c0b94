"""What stands on a terminal is broken between words, and never within one; how it is answered."""

import io
import os
import shutil
import sys

import pytest

from cli import person
from cli.person import wrapped
from store.words import starting

WIDTH = 40


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((WIDTH, 24)))


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("behind", [0, 12])
def test_a_sentence_breaks_between_words_and_leaves_room_for_what_follows(behind: int) -> None:
    shown = wrapped(starting.NOT_FOUND, behind)
    assert shown.split() == starting.NOT_FOUND.split()
    assert len(shown.split("\n")) > 1
    assert all(len(one) <= WIDTH - behind for one in shown.split("\n"))


@pytest.mark.usefixtures("terminal")
def test_a_command_on_its_own_line_stays_whole() -> None:
    command = "owed init --address jane@kontor.example --imap mail.kontor.example"
    assert wrapped(f"{starting.NOT_WRITTEN}\n{command}").split("\n")[-1] == command


def test_where_there_is_no_terminal_nothing_is_broken() -> None:
    assert wrapped(starting.NOT_FOUND) == starting.NOT_FOUND


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"yes": "ja", "no": "nein"}
    monkeypatch.setattr(person, "_", lambda sentence: words.get(sentence, sentence))


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [("j", True), ("Ja", True), ("y", True), ("yes", True), ("", True), ("n", False),
     ("Nein", False), ("no", False)],
)  # fmt: skip
def test_a_question_takes_a_yes_or_no_in_ones_own_language(
    typed: str, meant: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
    assert person.agrees("Weiter?", default=True) is meant
    assert capsys.readouterr().err.startswith("Weiter? [J/n]: ")


@pytest.mark.usefixtures("german")
def test_what_is_neither_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("vielleicht\n\n"))
    assert person.agrees("Weiter?", default=False) is False
