"""Foreign text is shown, never obeyed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.words import clean as gate
from store.words.clean import (
    FILENAME_BYTES,
    LINE,
    MARKS,
    clean,
    clean_address,
    clean_filename,
    clean_lines,
    safe_filename,
)

NASTY = (
    "\x00\x07\x08\t\n\r\x0b\x0c\x18\x1a\x1b\x7f\x85\x90\x98\x9b\x9c\x9d\x9e\x9f"
    "\u00ad\u0300\u0301\u0323\u0308\u05d0\u061c\u0627\u0958\u09be\u1100\u1161\u1e69"
    "\u200b\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\ufe0f\ufeff\ud800\udc80\U0001f469\U000e0001\U000e0061\U000e0100"
    " .…/\\:*[]\\;0mPX^_<>‹›aeu"
)
texts = st.text(st.one_of(st.sampled_from(NASTY), st.characters()), max_size=60)
gates = pytest.mark.parametrize(
    "through", [clean, clean_lines, clean_address, clean_filename, safe_filename]
)


@pytest.mark.parametrize(
    "text",
    [
        "Price list for Q1, 3 mails",
        "Szerződés 1187 – „árvíztűrő” 12 €…",
        "日本語の件名",
        "مرحبا بكم",
        "नमस्ते",
        "👩 ✉ done",
        "[bold]not markup of ours[/bold]",
        "",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == clean_lines(text) == text


@pytest.mark.parametrize(
    ("sequence", "kind"),
    [
        ("\x1b[31m", "CSI"),
        ("\x1b[?1049h", "CSI private"),
        ("\x1b[1;2", "CSI without an end"),
        ("\x9b2J", "CSI of one byte"),
        ("\x1b]0;title\x07", "OSC to BEL"),
        ("\x1b]52;c;cm0gLXJm\x1b\\", "OSC to ST"),
        ("\x9d8;;http://x\x9c", "OSC of one byte to ST of one byte"),
        ("\x1bP1$q\x1b\\", "DCS"),
        ("\x1bXhidden\x1b\\", "SOS"),
        ("\x1b^hidden\x9c", "PM"),
        ("\x9fhidden\x1b\\", "APC of one byte"),
        ("\x1b(B", "a character set"),
        ("\x1bc", "reset"),
        ("\x1b", "a lone ESC"),
        ("\x1b\x1b[0m", "an ESC before a sequence"),
    ],
    ids=lambda value: value if value.isprintable() else "",
)
def test_escape_sequences_are_dropped_whole(sequence: str, kind: str) -> None:
    assert clean(f"é{sequence}\n") == "é "


def test_a_string_sequence_without_end_takes_the_rest() -> None:
    assert clean("before \x1b]0;all of this\nand this") == "before "


def test_a_dropped_sequence_leaves_nothing_that_forms_another() -> None:
    assert clean("\x1b\x1b[0m[31mred") == "[31mred"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x08", "\x0c", "\x7f", "\x80", "\x85", "\x9c"])
def test_control_characters_are_dropped(char: str) -> None:
    assert clean(f"a{char}b") == clean_lines(f"a{char}b") == "ab"


def test_line_ends_and_tabs_become_spaces_on_one_line() -> None:
    assert clean("a\r\nb\nc\rd\te\u2028f") == "a b c d e f"


def test_several_lines_keep_their_line_ends_and_tabs_reach_their_column() -> None:
    assert clean_lines("a\r\nb\rc\u2029\td\n\n") == "a\nb\nc\n        d\n\n"


def test_lone_surrogates_become_the_replacement_character() -> None:
    assert clean("a\ud800b\udcff") == "a\ufffdb\ufffd"


def test_tag_characters_are_dropped() -> None:
    assert clean("hi\U000e0001\U000e0068\U000e007f!") == "hi!"


def test_letters_are_composed() -> None:
    assert clean("a\u0301rvi\u0301ztu\u030bro\u030b") == "árvíztűrő"


@pytest.mark.parametrize("mark", ["\u0335", "\u20dd", "\u200c"])
def test_marks_do_not_pile_up(mark: str) -> None:
    assert clean("x" + mark * 500 + "y") == "x" + mark * MARKS + "y"


def test_a_character_without_width_does_not_start_a_new_pile() -> None:
    assert clean("x" + "\u0335" * 4 + "\u200c" + "\u0335" * 4) == "x" + "\u0335" * 4


def test_overrides_are_closed_and_isolated_from_their_neighbours() -> None:
    assert clean("photo\u202egpj.exe") == "\u2068photo\u202egpj.exe\u202c\u2069"


def test_closing_controls_that_close_nothing_are_dropped() -> None:
    assert clean("a\u2069b\u202cc") == "abc"


def test_an_isolate_closes_the_embeddings_within_it() -> None:
    assert clean("\u2068a\u202eb\u2069") == "\u2068a\u202eb\u202c\u2069"


def test_what_is_isolated_already_is_not_isolated_again() -> None:
    assert clean("\u2068אב\u2069") == "\u2068אב\u2069"
    assert clean("\u2068א\u2069\u2068ב\u2069") == "\u2068\u2068א\u2069\u2068ב\u2069\u2069"


def test_each_line_is_isolated_by_itself() -> None:
    assert clean_lines("\u202ea\nb") == "\u2068\u202ea\u202c\u2069\nb"


def test_long_text_is_cut_and_says_so() -> None:
    assert clean("x" * 50, limit=10) == "x" * 9 + "…"
    assert clean("x" * 10, limit=10) == "x" * 10
    assert len(clean("x" * 5 * LINE)) == LINE
    assert clean_lines("x\n" * 10, limit=5) == "x\nx\n…"


@pytest.mark.parametrize("part", ["x", "é", "\u202eab", "\x1b[31m", "e\u0301", "a\u200b"])
@pytest.mark.parametrize("through", [clean, clean_address])
def test_of_a_line_without_end_the_beginning_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, through: gate.Gate, part: str
) -> None:
    seen: list[int] = []
    really = gate._one_line

    def looked_at(text: str) -> str:
        seen.append(len(text))
        return really(text)

    monkeypatch.setattr(gate, "_one_line", looked_at)
    shown = through(part * 1_000_000)
    assert through(shown) == shown
    assert len(shown) <= LINE and shown.endswith("…")
    assert max(seen) < 20 * LINE


def test_a_cut_never_leaves_an_override_open() -> None:
    assert clean("\u202e" + "x" * 50, limit=10) == "x" * 9 + "…"


def test_what_is_hidden_in_an_address_is_spelled_out() -> None:
    assert clean_address("anna@\u202efirma.example") == "anna@‹U+202E›firma.example"
    assert clean_address("an\u200bna@firma.example") == "an‹U+200B›na@firma.example"
    assert clean_filename("bill\u202efdp.exe") == "bill‹U+202E›fdp.exe"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("offer.pdf", "offer.pdf"),
        ("Árajánlat 2231.pdf", "Árajánlat 2231.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\offer.pdf", "offer.pdf"),
        ("folder/", "folder"),
        (".bashrc", "bashrc"),
        ("...", "attachment"),
        ("..", "attachment"),
        ("", "attachment"),
        (" \u3000 ", "attachment"),
        ("a/\x00", "a"),
        ("offer.pdf. .", "offer.pdf"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("Lpt1 .txt", "_Lpt1 .txt"),
        ("console.txt", "console.txt"),
        ("--checkpoint-action=exec", "_--checkpoint-action=exec"),
        ("bill\u202efdp.exe", "bill‹U+202E›fdp.exe"),
        ("two\nlines.txt", "two lines.txt"),
        ("\x1b]0;x\x07offer.pdf", "offer.pdf"),
        ("\udcff.txt", "\ufffd.txt"),
    ],
)
def test_a_file_name_is_made_safe_for_the_disk(name: str, safe: str) -> None:
    assert safe_filename(name) == safe


def test_a_long_file_name_is_cut_by_bytes_before_its_extension() -> None:
    name = safe_filename("á" * 300 + ".pdf")
    assert name == "á" * 98 + ".pdf"
    assert len(safe_filename("x" * 50 + "." + "y" * 300).encode()) == FILENAME_BYTES


@gates
@given(text=texts)
def test_cleaning_again_changes_nothing(through: gate.Gate, text: str) -> None:
    once = through(text)
    assert through(once) == once


@given(text=texts, limit=st.integers(0, 30))
def test_cleaning_again_to_the_same_length_changes_nothing(text: str, limit: int) -> None:
    for through in (clean, clean_lines, clean_address):
        once = through(text, limit)
        assert len(once) <= limit
        assert through(once, limit) == once


@gates
@given(text=texts)
def test_no_control_character_comes_through(through: gate.Gate, text: str) -> None:
    for char in through(text):
        if char != "\n" or through is not clean_lines:
            assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
            assert not "\U000e0000" <= char <= "\U000e007f"


@gates
@given(text=texts)
def test_what_comes_through_is_composed_and_can_be_encoded(through: gate.Gate, text: str) -> None:
    cleaned = through(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned


@given(text=texts)
def test_every_bidi_control_is_paired_within_its_line(text: str) -> None:
    for line in clean_lines(text).split("\n"):
        openings = sum(line.count(char) for char in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
        assert openings == line.count("\u202c") + line.count("\u2069")


@given(text=texts)
def test_nothing_invisible_reorders_an_address(text: str) -> None:
    assert not set(clean_address(text)) & set("\u061c\u200e\u200f\u202e\u2067\u2069\u200b\ufeff")


@given(name=texts)
def test_a_safe_file_name_is_one_visible_name(name: str) -> None:
    safe = safe_filename(name)
    assert 0 < len(safe.encode()) <= FILENAME_BYTES
    assert not set(safe) & set('/\\<>:"|?*')
    assert not safe.startswith(".")
    assert safe.strip() == safe


def test_the_blocks_taken_as_plain_hold_neither_marks_nor_format_characters() -> None:
    for code in range(0x30000):
        char = chr(code)
        if not gate._PILE.match(char * (MARKS + 1)):
            category = unicodedata.category(char)
            assert category == "Cc" or not (category == "Cf" or category[0] == "M"), hex(code)
        if gate._PLAIN_LINE.fullmatch(char):
            assert unicodedata.is_normalized("NFC", char), hex(code)


@pytest.mark.parametrize(
    "unit", ["\u0301\u0323", "\x1b]", "\x1b[;", "\u202e", "\u2068\u202e", "\u2069", "\t", "\u200d"]
)
def test_a_megabyte_of_one_attack_ends_within_the_limit(unit: str) -> None:
    # Quadratic time would run into the suite's timeout.
    assert len(clean_lines(unit * 300_000)) <= gate.TEXT


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("👩\u200d💻 \u2764\ufe0f", "👩💻 \u2764"),
        ("👍🏽", "👍"),
        ("🇭🇺", "HU"),
        ("1\ufe0f\u20e3", "1\u20e3"),
        ("\u200d\ufe0f\u200d🌈", "🌈"),
        ("a\u200d日", "a日"),
        ("क्\u200dष", "क्ष"),
        ("\u3164a\uffa0b\u302e", "ab"),
        ("㉈ ☰ \u0378", "10 \ufffd \ufffd"),
    ],
)
def test_what_is_joined_or_coloured_is_as_wide_in_every_terminal(sent: str, shown: str) -> None:
    assert clean(sent) == shown
    assert cell_len(shown) == sum(cell_len(char) for char in shown)
