import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.cells import fit, right, wrap
from tui.safe import Safe, block, line

AWKWARD = [
    "漢字テスト",
    "e\u0301clair",
    "👨‍👩‍👧 family",
    "Szerződés",
    "🇭🇺 flag",
    "a\u2068b\u2069c",
    "",
]


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("width", [1, 2, 3, 5, 9, 20])
def test_a_text_fills_its_column_exactly(text: str, width: int) -> None:
    assert cell_len(fit(line(text), width)) == width
    assert cell_len(right(line(text), width)) == width


def test_what_is_cut_says_so() -> None:
    assert fit(Safe("Price list"), 6) == "Price…"
    assert fit(Safe("Price"), 6) == "Price "


def test_a_cut_leaves_no_direction_mark_open() -> None:
    cut = fit(line("\u2068" + "x" * 20 + "\u2069"), 5)
    assert "\u2068" not in cut


def test_lines_break_between_words() -> None:
    assert wrap(Safe("could you send us the list"), 10) == ["could you", "send us", "the list"]


def test_a_word_longer_than_the_line_is_parted() -> None:
    assert wrap(Safe("see https://acme.example/a"), 10) == ["see", "https://ac", "me.example", "/a"]


def test_an_indent_is_kept() -> None:
    assert wrap(Safe("  one two three"), 9) == ["  one two", "three"]


@given(st.text(max_size=80), st.integers(2, 40))
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    assert all(cell_len(part) <= width for part in wrap(block(text), width))


@given(st.text(max_size=40), st.integers(0, 40))
def test_any_text_fits_any_column(text: str, width: int) -> None:
    assert cell_len(fit(line(text), width)) == width
