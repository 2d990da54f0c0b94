from tui.actions import ACTIONS, BY_ID
from tui.doing import HANDLERS
from tui.places import WORDS
from tui.screens.compose import Compose
from tui.screens.outgoing import OutgoingSheet

OF_MAIN = {action.id for action in ACTIONS if action.scope in {"main", "list", "reader"}}


def test_every_key_of_the_list_and_the_reader_does_something() -> None:
    assert set(HANDLERS) == OF_MAIN


def test_every_key_of_composing_does_something() -> None:
    written = {action.id for action in ACTIONS if action.scope in {"compose", "review"}}
    assert written == set(Compose.actions.fget(object.__new__(Compose)))  # type: ignore[attr-defined]


def test_every_key_on_a_mail_on_its_way_does_something() -> None:
    written = {action.id for action in ACTIONS if action.scope == "outgoing"}
    assert written == set(OutgoingSheet.actions.fget(object.__new__(OutgoingSheet)))  # type: ignore[attr-defined]


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(ACTIONS)


def test_every_list_has_words_for_being_empty() -> None:
    from store.records.views import LISTS

    assert set(WORDS) == set(LISTS)
