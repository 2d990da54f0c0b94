"""Cells as a terminal counts them: what tmux, asked for its cursor, says of each character."""

import pytest
from rich.cells import cell_len

from tui.widths import count_as_terminals


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("हिन्दी का", 8),
        ("தமிழ்", 4),
        ("ภาษาไทย", 7),
        ("é", 1),
        ("e\u0301", 1),
        ("日本", 4),
        ("각", 2),
    ],
)
def test_a_vowel_beside_its_letter_takes_a_cell_and_one_above_none(text: str, cells: int) -> None:
    count_as_terminals()
    assert cell_len(text) == cells
