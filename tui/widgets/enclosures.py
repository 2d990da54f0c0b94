"""The files of a mail that is written: their names, and a field in which a path is completed."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from store.there import is_file
from store.words.i18n import _
from tui.safe import content


class Enclosures(Vertical):
    """paths: of the files, as they were typed. tell: what stands in the way or may follow, and
    nothing once that is over; left: the field is closed; taken: a file is taken off. They are
    called at once, since the next key is for what has the focus then."""

    DEFAULT_CSS = """
    Enclosures {
        height: auto;
        & Label { width: 1fr; color: $owed-accent; height: auto; }
        & Input { display: none; }
    }
    """

    def __init__(
        self,
        paths: Sequence[str],
        tell: Callable[[list[str]], None],
        left: Callable[[], None],
        taken: Callable[[], None],
    ) -> None:
        super().__init__()
        self.paths = list(paths)
        self._tell, self._left, self._taken = tell, left, taken

    def compose(self) -> ComposeResult:
        yield Label()
        yield Input(placeholder=_("path of a file; Tab completes, Enter attaches"), id="path")

    def on_mount(self) -> None:
        self._name_all()

    def ask(self) -> None:
        """Opens the field."""
        self._field.display = True
        self.screen.set_focus(self._field)

    def key(self, key: str) -> Callable[[], None] | None:
        """What a key does here, if it does anything now."""
        if self.screen.focused is not self._field:
            return None
        return {"tab": self._complete_path, "enter": self._take, "escape": self._leave}.get(key)

    def take_off(self) -> None:
        """The only one at once; of several, which."""
        if not self.paths:
            self._tell([_("No file is attached.")])
        elif len(self.paths) == 1:
            self._drop(self.paths[0])
        else:
            from tui.screens.files import Files

            self.app.push_screen(Files(self.paths), self._drop)

    def _drop(self, path: str | None) -> None:
        if path is not None:
            self.paths.remove(path)
            self._name_all()
            self._tell([_("Taken off: {file}").format(file=_base(path))])
            self._taken()

    @property
    def _field(self) -> Input:
        return self.query_one(Input)

    def _complete_path(self) -> None:
        from tui.paths import complete

        field = self._field
        field.value, names = complete(field.value)
        field.cursor_position = len(field.value)
        self._tell([", ".join(names[:12])] if len(names) > 1 else [])

    def _take(self) -> None:
        typed = self._field.value.strip()
        if typed and not is_file(typed):
            self._tell([_("There is no file {path}.").format(path=typed)])
            return
        if typed:
            self.paths.append(typed)
            self._name_all()
        self._leave()

    def _leave(self) -> None:
        self._field.value, self._field.display = "", False
        self._tell([])
        self._left()

    def _name_all(self) -> None:
        names = "  ".join(f"▪ {_base(path)}" for path in self.paths)
        self.query_one(Label).update(content(names))


def _base(path: str) -> str:
    return path.rpartition("/")[2]
