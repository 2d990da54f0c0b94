"""To whom a letter goes and about what; below the field in which one types, names of the book."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Grid, Vertical
from textual.widgets import Input, Label

from store.records.drafts import Letter
from store.words.i18n import _
from tui.feed import Feed
from tui.recipients import bare, people
from tui.safe import content, line
from tui.widgets.suggestions import Suggestions

PEOPLE = ("to", "cc", "bcc")
"""The fields of addresses."""


class Addressed(Vertical):
    """Bcc is hidden while nobody stands there and nobody asked for it."""

    DEFAULT_CSS = """
    Addressed { height: auto; }
    Addressed Grid {
        grid-size: 2; grid-columns: 9 1fr; grid-rows: 1; height: auto; grid-gutter: 0;
        & Label { color: $owed-dim; }
        & Input, & Input:focus { background: $owed-raised; }
        & Input:focus { background: $owed-cursor; }
    }
    """

    def __init__(self, letter: Letter, feed: Feed) -> None:
        super().__init__()
        self._begun, self._feed = letter, feed

    def compose(self) -> ComposeResult:
        letter = self._begun
        with Grid():
            for name, word, value in (
                ("to", _("To"), ", ".join(letter.to)),
                ("cc", _("Cc"), ", ".join(letter.cc)),
                ("bcc", _("Bcc"), ", ".join(letter.bcc)),
                ("subject", _("Subject"), letter.subject),
            ):
                yield Label(content(word), id=f"label-{name}")
                whole = line(value, len(value) + 1)  # cut, the last address would be another's
                yield Input(whole, id=name, select_on_focus=False, compact=True)
        yield Suggestions(self._feed)

    def field(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)

    def of(self, name: str) -> tuple[str, ...]:
        """Who stands in that field."""
        return people(self.field(name).value)

    @property
    def subject(self) -> str:
        return self.field("subject").value

    @property
    def everybody(self) -> list[str]:
        """The addresses alone."""
        return [bare(who) for name in PEOPLE for who in self.of(name)]

    def follow(self, field: Input) -> None:
        """It was typed in."""
        if field.id in PEOPLE and self.screen.focused is field:
            self.query_one(Suggestions).follow(field)

    def key(self, key: str) -> Callable[[], None] | None:
        """What a key does here, if it does anything now."""
        return self.query_one(Suggestions).key(key)

    def show_bcc(self, on: bool) -> None:
        for name in ("#bcc", "#label-bcc"):
            self.query_one(name).display = on

    @property
    def shows_bcc(self) -> bool:
        return bool(self.field("bcc").display)
