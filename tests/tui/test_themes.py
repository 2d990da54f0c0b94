import pytest
from textual.color import Color
from textual.theme import Theme

from tui.themes import DEFAULT, THEMES


def luminance(color: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [part / 255 for part in Color.parse(color).rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio; 4.5 is what small text needs."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["ground", "raised", "cursor", "marked"])
def test_text_is_read_on_every_ground(theme: Theme, ground: str) -> None:
    words = ("text", "bright", "dim", "accent", "overdue", "soon", "good", "star")
    least = 7.0 if theme.name == "owed-contrast" else 4.5
    for word in words:
        ratio = contrast(theme.variables[f"owed-{word}"], theme.variables[f"owed-{ground}"])
        assert ratio >= least, (word, ground, round(ratio, 2))


def test_the_default_is_one_of_them() -> None:
    assert DEFAULT in {theme.name for theme in THEMES}
