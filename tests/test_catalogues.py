"""The catalogues of store/words/locale: what a translation owes to the sentence that it stands for.

After a sentence of the source has changed: `make catalogues`.
"""

import ast
import io
import re
import unicodedata
import warnings
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from store.words.brief import cells
from store.words.i18n import CATALOGUES, languages
from store.words.when import parse_when
from tests.test_sentences import TRANSLATES
from tui import bars
from tui.actions import ACTIONS, applying
from tui.keys import Keys

ROOT = Path(__file__).parents[1]
ROOMS = ("cli", "demo", "store", "sync", "tui")
LANGUAGES = ("de", "hu")
FILES = sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po"))
OURS = [file for file in FILES if file.stem == "owed"]
TYPED = re.compile(r"`[^`]+`|\[[a-z.]+\]|--[a-z]+|\b[a-z]+:(?=[a-z])|\b[a-z]+_[a-z]+\b")
MARKS = re.compile(r"\{(\w+)|%\((\w+)\)")

for_each = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parts[-3]}-{file.stem}")
for_each_of_ours = pytest.mark.parametrize("file", OURS, ids=lambda file: file.parts[-3])


@cache
def catalogue(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, domain=file.stem, abort_invalid=True)


def messages(file: Path) -> Iterator[Message]:
    return (message for message in catalogue(file) if message.id)


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def translated(file: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The sentence and its translation, each in all its forms."""
    for message in messages(file):
        if any(told := forms(message.string)):
            yield forms(message.id), told


@cache
def source() -> frozenset[tuple[str, ...]]:
    """All that the source gives to gettext: meaning if it has one, sentence, its plural."""
    paths = [ROOT / "owed.py", *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
    found = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                taken = TRANSLATES.get(node.func.id, 0)
                texts = [one.value for one in node.args[:taken] if isinstance(one, ast.Constant)]
                if texts:
                    how = "_" if node.func.id == "said_in" else node.func.id
                    found.add((how, *map(str, texts)))
    return frozenset(found)


def key(message: Message) -> tuple[str, ...]:
    if message.context:
        return ("pgettext", message.context, *forms(message.id))
    return ("ngettext" if message.pluralizable else "_", *forms(message.id))


def test_there_is_one_for_each_language() -> None:
    assert {(file.parts[-3], file.stem) for file in FILES} == {
        (language, domain) for language in LANGUAGES for domain in ("owed", "click")
    }


@for_each_of_ours
def test_it_holds_no_sentence_that_the_source_lacks(file: Path) -> None:
    held = {key(message) for message in messages(file)}
    assert not held - source()
    assert not catalogue(file).obsolete
    if missing := len(source()) - sum(1 for _ in translated(file)):
        warnings.warn(f"{file.parts[-3]}: {missing} sentences are English", stacklevel=1)


@for_each
def test_what_was_compiled_is_what_it_says(file: Path) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(file))
    assert file.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run `make catalogues`"


@for_each
def test_every_form_is_there(file: Path) -> None:
    for _english, told in translated(file):
        assert all(told), told
    assert all(
        len(forms(message.string)) == catalogue(file).num_plurals
        for message in messages(file)
        if message.pluralizable
    )


@for_each
def test_what_is_filled_in_is_the_same(file: Path) -> None:
    """The forms of one may say 'once' instead of a number."""
    for english, told in translated(file):
        known = set[str]().union(*map(marks, english))
        assert all(marks(form) <= known for form in told), told
        assert marks(told[-1]) == marks(english[-1]), told


@for_each
def test_it_looks_as_the_sentence_does(file: Path) -> None:
    """The same blanks around it, the same lines, nothing that commands a terminal."""
    for english, told in translated(file):
        for form in told:
            assert edges(form) == edges(english[-1]), told
            assert form.count("\n") == english[-1].count("\n"), told
            unseen = {char for char in form if unicodedata.category(char) in {"Cc", "Cf"}}
            assert unseen <= {"\n", "\t"}, told


@for_each_of_ours
def test_what_is_typed_stays_as_it_is_typed(file: Path) -> None:
    """Commands, options, sections of the configuration, operators of the search."""
    for english, told in translated(file):
        for word in TYPED.findall(english[-1]):
            assert word in told[-1], told


def marks(text: str) -> set[str]:
    return {one or other for one, other in MARKS.findall(text)}


def edges(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))


COLUMNS = {
    7: ["{day} {month}", "{month} ’{year}"],
    9: ["due {clock}", "{n}m over", "{n}h over", "{n}d over", "{n}w over", "past due", "backlog",
        "fyi", "minutes", "promised", "who", "what", "due"],
    10: ["{day} {month} {year:02}", "client", "since", "late", "target", "with", "it is",
         "its mail", "size", "from", "Subject", "To", "Cc", "Bcc", "standard"],
    12: ["until {when}", "tier", "{n} contacts", "owed", "waiting", "done"],
    14: ["spoken", "missed", "voicemail", "no answer", "busy", "wrong number", "call", "meeting",
         "chat", "letter", "fax"],
    17: ["Monday", "the Monday after", "later today", "tomorrow", "in a week", "now", "then"],
    34: ["who; or > and all in one line", "what was said, in a line"],
    58: ["or type: fri 9, tomorrow 14:00, 2d, 3 dec"],
    62: ["from before Owed came, never overdue · {all} all, {none} none is owed"],
    68: ["type to filter; Enter: what it is; save or open it",
         "type to filter; Enter takes it off the mail",
         "a client's name, a contact's, or digits of a number",
         "part of a name or of a text; Enter puts it where the cursor is",
         "part of a name or of a text; Enter splits before that mail"],
    72: ["a name, an address or a number; Enter shows everything with the client",
         "type to filter; Enter goes on writing, or says what became of it",
         "what do you want to do?", "type to search, Enter runs it, Esc leaves",
         "type to filter; Enter: where it leads; open or copy it",
         "type to filter; Enter takes it back, with all that stands above it",
         "one key each, Enter goes on, Shift+Tab back", "Enter takes it, ↓ another, Esc leaves",
         "Enter logs the call, Tab on, Shift+Tab back, Esc leaves",
         "Enter saves, Tab to the parts, Esc leaves",
         "Enter saves, ^S it is kept, ^N another one, Esc leaves",
         "what, and by when: send the revised quote fri 10",
         "path of a file; Tab completes, Enter attaches"],
}  # fmt: skip
"""Sentences of fixed columns, by the cells that the longest of its values may take."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST = {
    "clock": "11:40",
    "n": 23,
    "day": 24,
    "year": 25,
    "when": "11:40",
    "all": "*a",
    "none": "-",
}


@for_each_of_ours
def test_what_stands_in_a_column_fits(file: Path) -> None:
    words = {forms(one.id)[-1]: forms(one.string)[-1] for one in messages(file) if not one.context}
    month = max((words[name] for name in MONTHS), key=cells)
    assert all(cells(words[day]) <= 3 for day in DAYS)
    for width, sentences in COLUMNS.items():
        for sentence in sentences:
            told = words[sentence].format(**LONGEST, month=month)
            assert cells(told) <= width, told


@for_each_of_ours
def test_the_tabs_have_room_for_their_counts_beside_a_clock(file: Path) -> None:
    words = {one.id: str(one.string) for one in messages(file)}
    titles = ("Owed", "Inbox", "Waiting", "Calls", "Snoozed", "All")
    counts = ("24", "168", "6", "4", "4", "")
    drawn = "".join(f" {words[title]} {n} " for title, n in zip(titles, counts, strict=True))
    assert cells(drawn) + len("● 03:56 ") <= 80, drawn


@for_each_of_ours
def test_the_foot_names_what_is_done_most(file: Path) -> None:
    words = {(one.context, one.id): str(one.string) for one in messages(file)}
    named = {
        one.id: words.get((None, one.name)) or words.get(("verb", one.name)) or one.name
        for one in ACTIONS
    }
    told = [
        one._replace(name=named[one.id])
        for one in applying("list")
        if one.needs in {"", "row", "debt", "mail"}
    ]
    foot = bars.footer(told, Keys("vim+gmail").shown, 80).plain
    for name in ("open", "done", "answer", "snooze", "follow-up", "call", "help", "quit"):
        assert f" {named[name]}" in foot, foot


@for_each_of_ours
def test_a_weekday_that_is_shown_can_be_typed(file: Path) -> None:
    words = {one.id: str(one.string) for one in messages(file)}
    now = datetime(2026, 11, 29, 12, tzinfo=ZoneInfo("Europe/Budapest"))
    for number, day in enumerate(DAYS):
        at = parse_when(f"{words[day]} 9:00", now)
        assert at is not None and at.weekday() == number, words[day]


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({"LANG": "de_AT.UTF-8"}, ["de_AT.UTF-8"]),
        ({"LANGUAGE": "hu:de", "LANG": "en_GB.UTF-8"}, ["hu", "de"]),
        ({"LANGUAGE": "", "LC_ALL": "hu_HU", "LANG": "de_DE"}, ["hu_HU"]),
        ({"LC_MESSAGES": "C.UTF-8", "LANG": "de_DE.UTF-8"}, []),
        ({"LANGUAGE": "de:en_US:hu"}, ["de"]),
        ({"LANGUAGE": "en:de"}, []),
        ({}, []),
    ],
)
def test_the_language_is_that_of_the_usual_variables(
    environment: dict[str, str], asked: list[str]
) -> None:
    assert languages(environment) == asked
