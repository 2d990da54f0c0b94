"""A mail that is on its way, was refused or was perhaps sent: what became of it, and the keys for
what now."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from store.records.rows import Outgoing
from store.words.i18n import _
from tui import bars
from tui.actions import applying
from tui.keys import pressed
from tui.pages.outgoing import page, title
from tui.recipients import bare
from tui.safe import content
from tui.screens.dialog import Dialog
from tui.widgets.bar import Bar
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from store.records.database import Store
    from tui.screens.main import MainScreen

_WIDTH = 72
_ON_ITS_WAY = {"later", "held", "queued", "talking"}
_EDITABLE = {"draft", "refused", *_ON_ITS_WAY}


class OutgoingSheet(Dialog[None]):
    """Each key settles it, and leaves."""

    DEFAULT_CSS = """
    OutgoingSheet Paper { background: $owed-raised; margin: 0 0 1 0; }
    OutgoingSheet #foot { background: $owed-raised; }
    """

    def __init__(self, main: "MainScreen", mail: Outgoing) -> None:
        super().__init__()
        self._main, self._mail = main, mail

    def compose(self) -> ComposeResult:
        shown = page(
            self._mail, _WIDTH, self._main.real_now(), self._main.feed.zone, daemon=self._daemon
        )
        box = Vertical(classes="box")
        box.border_title = content(title(self._mail.state))
        box.styles.width = _WIDTH + 5
        with box:
            paper = Paper(shown)
            paper.styles.height = len(shown.lines)
            yield paper
            yield Bar(id="foot")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#foot", Bar).show(self._foot)

    def _foot(self, width: int) -> Content:
        offered = [a for a in applying("outgoing") if a.id in self._possible()]
        return bars.footer(offered, self._main.keys.shown, width)

    def on_key(self, event: events.Key) -> None:
        key = pressed(event.key, event.character)
        action = self._main.keys.trie("outgoing").find((key,)).action
        if not action:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        self._do(action)

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        self._do(event.does)

    def _do(self, action: str) -> None:
        if action in self._possible():
            self.dismiss(None)
            self.actions[action]()

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        return {
            "outgoing-look": self._look,
            "outgoing-sent": self._sent,
            "outgoing-again": self._again,
            "outgoing-others": self._others,
            "outgoing-edit": self._edit,
            "outgoing-discard": self._discard,
            "outgoing-close": self._nothing,
        }

    @property
    def _daemon(self) -> bool:
        return self._main.standing is not None and self._main.standing.daemon

    def _possible(self) -> set[str]:
        """What makes sense for this mail."""
        return {"outgoing-close", *self._of_state()}

    def _of_state(self) -> set[str]:
        state = self._mail.state
        if state == "uncertain":
            look = {"outgoing-look"} if self._mail.left is None else set()
            return {*look, "outgoing-sent", "outgoing-again"}
        found = {"outgoing-edit"} if state in _EDITABLE and not self._mail.taken else set()
        if state == "refused":
            found.add("outgoing-discard")
            if others(self._mail):
                found.add("outgoing-others")
        return found

    # What the keys do

    def _look(self) -> None:
        from store.records import outbox

        said = (
            _("Owed looks for it in Sent.")
            if self._daemon
            else _("It is looked for with the next sync.")
        )
        self._settle(outbox.look_again, lambda: self._main.voice.say(said))

    def _sent(self) -> None:
        from store.records import outbox

        self._settle(outbox.was_sent, lambda: self._held(_("It was sent")))

    def _again(self) -> None:
        from store.records import outbox

        self._settle(outbox.send_again, lambda: self._held(_("It is sent once more")))

    def _others(self) -> None:
        from store.records import outbox

        who = ", ".join(others(self._mail))
        said = _("Sending to {who}").format(who=who)
        self._settle(outbox.to_the_others, lambda: self._held(said))

    def _discard(self) -> None:
        from store.records import drafts

        self._settle(drafts.discard, lambda: self._main.voice.done(_("Thrown away")))

    def _edit(self) -> None:
        """Back to the text; what is on its way comes back first."""
        from tui.doing.outgoing import take_back
        from tui.doing.writing import open_letter
        from tui.going_on import of_draft

        if self._mail.state in _ON_ITS_WAY:
            take_back(self._main, self._mail.id)
        else:
            letter = of_draft(self._mail, self._main.feed.store.config)
            self._main.call_later(open_letter, self._main, letter)

    def _nothing(self) -> None:
        return

    def _held(self, said: str) -> None:
        """It can be taken back for as long as a mail that was just sent."""
        self._main.sent.hold(self._mail.id, said)

    def _settle(self, work: "Callable[[Store, int], object]", then: Callable[[], None]) -> None:
        id_ = self._mail.id
        self._main.change(lambda store: work(store, id_), lambda _none: then())


def others(mail: Outgoing) -> tuple[str, ...]:
    """The recipients whom the server did take, if it refused some of them."""
    refused = {str(r.get("address", "")).casefold() for r in mail.error.get("refusals", ())}
    if not refused:
        return ()
    everybody = (*mail.to, *mail.cc, *mail.bcc)
    return tuple(who for who in everybody if bare(who).casefold() not in refused)
