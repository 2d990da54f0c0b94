"""Why a row stands as it does, and the keys that put a wrong verdict right."""

from textual import events

from tui.screens.sheet import Sheet

CORRECTIONS = {
    "plus": "owe", "+": "owe", "minus": "no-answer", "-": "no-answer", "p": "elsewhere",
    "A": "always-owed", "N": "never-owed",
}  # fmt: skip
"""By key: an action of the table."""


class Why(Sheet):
    """Gives back the action that was asked for; None if none was."""

    def on_key(self, event: events.Key) -> None:
        action = CORRECTIONS.get(event.key) or CORRECTIONS.get(event.character or "")
        if action is None:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.dismiss(action)
