"""Three themes. Hue is kept for what needs attention; brightness says unread."""

from textual.theme import Theme


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
        variables={
            "owed-ground": ground,
            "owed-raised": raised,
            "owed-line": line,
            "owed-text": text,
            "owed-bright": bright,
            "owed-dim": dim,
            "owed-accent": accent,
            "owed-overdue": overdue,
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
        },
    )


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
