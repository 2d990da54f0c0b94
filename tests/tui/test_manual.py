"""The manual says what the table of actions says."""

from pathlib import Path

from tui.actions import ACTIONS
from tui.manual import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"


def test_the_page_of_keys_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_action_stands_on_it() -> None:
    assert all(f"`{action.id}`" in page() for action in ACTIONS)
