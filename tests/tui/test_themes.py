from itertools import product

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.themes import DEFAULT, THEMES, for_terminal, ours, without_hues


def luminance(color: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [part / 255 for part in Color.parse(color).rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio; 4.5 is what small text needs."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


WORDS = ("text", "bright", "dim", "accent", "overdue", "soon", "good", "star")
GROUNDS = ("ground", "raised", "cursor", "marked")
TEXTUALS = tuple(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)


@pytest.mark.parametrize("theme", (*THEMES, *TEXTUALS), ids=lambda theme: theme.name)
def test_every_word_is_read_on_every_ground(theme: Theme) -> None:
    least = 7.0 if theme.name == "owed-contrast" else 4.4
    colours = theme.variables if theme in THEMES else ours(theme)
    for word, ground in product(WORDS, GROUNDS):
        ratio = contrast(colours[f"owed-{word}"], colours[f"owed-{ground}"])
        assert ratio >= least, (word, ground, round(ratio, 2))


def test_a_theme_of_the_terminal_has_all_our_colours_from_it() -> None:
    colours = ours(BUILTIN_THEMES["ansi-light"])
    assert colours.keys() == THEMES[0].variables.keys()
    assert all(colours[f"owed-{one}"].startswith("ansi_") for one in (*WORDS, *GROUNDS))


XTERM = {
    "black": "#000000", "red": "#cd0000", "green": "#00cd00", "yellow": "#cdcd00",
    "blue": "#0000ee", "magenta": "#cd00cd", "white": "#e5e5e5", "bright_black": "#7f7f7f",
    "bright_red": "#ff0000", "bright_green": "#00ff00", "bright_yellow": "#ffff00",
    "bright_cyan": "#00ffff", "bright_white": "#ffffff",
}  # fmt: skip
"""As many terminals have them."""


@pytest.mark.parametrize("dark", [True, False])
def test_what_is_urgent_is_read_in_the_sixteen_colours_of_most(dark: bool) -> None:
    colours = ours(BUILTIN_THEMES["ansi-dark" if dark else "ansi-light"])
    paper = XTERM["black"] if dark else XTERM["bright_white"]
    here = XTERM[colours["owed-cursor"].removeprefix("ansi_")]
    on = [
        ("overdue", paper),
        ("soon", paper),
        ("star", paper),
        ("overdue-here", here),
        ("soon", here),
    ]
    for word, ground in on:
        said = XTERM[colours[f"owed-{word}"].removeprefix("ansi_")]
        assert contrast(said, ground) >= 3.5, (word, ground)


def test_where_there_are_sixteen_colours_they_are_the_terminals() -> None:
    dark, light = THEMES[:2]
    assert [for_terminal(one, "standard") for one in (dark, light)] == ["ansi-dark", "ansi-light"]
    assert [for_terminal(one, "256") for one in (dark, light)] == [dark.name, light.name]


def test_where_no_colours_are_wanted_those_of_the_terminal_are_not_taken() -> None:
    asked = (BUILTIN_THEMES["ansi-dark"], BUILTIN_THEMES["ansi-light"], BUILTIN_THEMES["nord"])
    assert [without_hues(theme) for theme in asked] == ["owed-dark", "owed-light", "nord"]


def test_the_default_is_one_of_them() -> None:
    assert DEFAULT in {theme.name for theme in THEMES}
