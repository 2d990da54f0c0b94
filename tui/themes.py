"""Three themes, and our colours for those of Textual. Hue is kept for what needs attention;
brightness says unread."""

from collections.abc import Iterable
from functools import cache

from textual.color import BLACK, WHITE, Color
from textual.theme import Theme


def _variables(
    *, ground: str, raised: str, line: str, text: str, bright: str, dim: str, accent: str,
    overdue: str, soon: str, good: str, star: str, cursor: str, marked: str,
) -> dict[str, str]:  # fmt: skip
    return {
        "owed-ground": ground,
        "owed-raised": raised,
        "owed-line": line,
        "owed-text": text,
        "owed-bright": bright,
        "owed-dim": dim,
        "owed-accent": accent,
        "owed-overdue": overdue,
        "owed-overdue-here": overdue,
        "owed-soon": soon,
        "owed-good": good,
        "owed-star": star,
        "owed-cursor": cursor,
        "owed-marked": marked,
        "border": line,
        "border-blurred": line,
        "scrollbar": line,
        "scrollbar-hover": dim,
        "scrollbar-active": accent,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
        "input-selection-background": cursor,
        "block-cursor-background": accent,
        "block-cursor-foreground": ground,
        "block-cursor-text-style": "none",
    }


def _theme(
    name: str, *, dark: bool, ground: str, raised: str, line: str, text: str, bright: str,
    dim: str, accent: str, overdue: str, soon: str, good: str, star: str, cursor: str, marked: str,
) -> Theme:  # fmt: skip
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=dim,
        accent=accent,
        warning=soon,
        error=overdue,
        success=good,
        foreground=text,
        background=ground,
        surface=raised,
        panel=raised,
        variables=_variables(
            ground=ground, raised=raised, line=line, text=text, bright=bright, dim=dim,
            accent=accent, overdue=overdue, soon=soon, good=good, star=star, cursor=cursor,
            marked=marked,
        ),
    )  # fmt: skip


DARK = _theme(
    "owed-dark", dark=True, ground="#13161b", raised="#1b1f26", line="#353b46", text="#c3c8d1",
    bright="#f4f6f9", dim="#99a1af", accent="#82aaff", overdue="#ff8a7d", soon="#eec267",
    good="#8fd19e", star="#eec267", cursor="#293140", marked="#22302c",
)  # fmt: skip
LIGHT = _theme(
    "owed-light", dark=False, ground="#fbfaf7", raised="#f1efe9", line="#cfcabd", text="#3a3e46",
    bright="#0d0f13", dim="#595e67", accent="#1a54ad", overdue="#b3201a", soon="#7a4b00",
    good="#17633a", star="#7a4b00", cursor="#dde6f5", marked="#e0efe3",
)  # fmt: skip
CONTRAST = _theme(
    "owed-contrast", dark=True, ground="#000000", raised="#181818", line="#9a9a9a",
    text="#f0f0f0", bright="#ffffff", dim="#cccccc", accent="#86d6ff", overdue="#ffaea2",
    soon="#ffe066", good="#8dffb0", star="#ffe066", cursor="#152f57", marked="#0b331a",
)  # fmt: skip

THEMES = (DARK, LIGHT, CONTRAST)
DEFAULT = DARK.name

_LEAST = 4.5
"""Contrast that small text needs: WCAG 2.2, 1.4.3."""


def ours(theme: Theme) -> dict[str, str]:
    """Our colours in a theme of Textual, made from its own, so that each can be read."""
    if theme.ansi:
        return _of_terminal(dark=theme.dark)
    colours = theme.to_color_system().generate()
    text, ground = Color.parse(colours["foreground"]), Color.parse(colours["background"])
    far = WHITE if theme.dark else BLACK
    raised = ground.blend(text, 0.05)
    cursor = ground.blend(Color.parse(colours["primary"]), 0.22)
    marked = ground.blend(Color.parse(colours["success"]), 0.16)

    def read(colour: str | Color) -> str:
        given = Color.parse(colour) if isinstance(colour, str) else colour
        return _legible(given, far, (ground, raised, cursor, marked)).hex

    return _variables(
        ground=ground.hex, raised=raised.hex, line=ground.blend(text, 0.25).hex,
        text=read(text.blend(ground, 0.12)), bright=read(text.blend(far, 0.6)),
        dim=read(text.blend(ground, 0.4)), accent=read(colours["primary"]),
        overdue=read(colours["error"]), soon=read(colours["warning"]),
        good=read(colours["success"]), star=read(colours["warning"]),
        cursor=cursor.hex, marked=marked.hex,
    )  # fmt: skip


def _legible(colour: Color, far: Color, grounds: Iterable[Color]) -> Color:
    """As near to the colour as can be read on all of them, on its way to what is far from them."""
    shades = (colour.blend(far, step / 20) for step in range(20))
    return next((one for one in shades if all(_contrast(one, g) >= _LEAST for g in grounds)), far)


def _contrast(one: Color, other: Color) -> float:
    less, more = sorted((_luminance(one), _luminance(other)))
    return (more + 0.05) / (less + 0.05)


@cache
def _luminance(colour: Color) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def for_terminal(theme: Theme, colours: str | None) -> str:
    """The theme to show there. colours: what the terminal is known to have, in Rich's words."""
    if colours != "standard":
        return theme.name
    return "ansi-dark" if theme.dark else "ansi-light"


def without_hues(theme: Theme) -> str:
    """The theme to show where no colours are wanted, which are made shades of grey: of the
    terminal's own colours none is known, and Textual makes all of them black."""
    return (DARK if theme.dark else LIGHT).name if theme.ansi else theme.name


def _of_terminal(*, dark: bool) -> dict[str, str]:
    """The sixteen colours that the user chose for the terminal. Usually yellow is none to be read
    on white, nor red on blue: under the cursor what is overdue is told by its words."""
    strong = "ansi_bright_" if dark else "ansi_"
    soon = "ansi_bright_yellow" if dark else "ansi_magenta"
    found = _variables(
        ground="ansi_default", raised="ansi_default", line="ansi_bright_black",
        text="ansi_default", bright="ansi_default",
        dim="ansi_white" if dark else "ansi_bright_black",
        accent="ansi_bright_cyan" if dark else "ansi_blue",
        overdue=f"{strong}red", soon=soon, good=f"{strong}green", star=soon,
        cursor="ansi_blue" if dark else "ansi_white", marked="ansi_default",
    )  # fmt: skip
    return found | ({"owed-overdue-here": "ansi_bright_white"} if dark else {})
