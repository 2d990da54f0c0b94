import pytest

from tui.actions import ACTIONS, applying
from tui.chords import clashes
from tui.keys import SCOPES, Keys, parse, pressed, show

PRESETS = ("vim+gmail", "mutt")


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("scope", SCOPES)
def test_no_key_means_two_actions_in_one_place(preset: str, scope: str) -> None:
    keys = Keys(preset)
    sequences = [keys_ for a in applying(scope) for keys_ in keys.of(a.id)]  # type: ignore[arg-type]
    assert len(sequences) == len(set(sequences))
    assert not clashes(sequences)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_with_ctrl_changes_anything(preset: str) -> None:
    keys = Keys(preset)
    for action in ACTIONS:
        if action.changes:
            assert not any("ctrl+" in key for keys_ in keys.of(action.id) for key in keys_)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_action_has_a_key_and_words(preset: str) -> None:
    keys = Keys(preset)
    for action in ACTIONS:
        assert keys.shown(action.id), action.id
        assert action.name and action.help and action.group


def test_keys_are_read_as_people_write_them() -> None:
    assert parse("g i") == parse("gi") == (("g", "i"),)
    assert parse("ctrl+d, pagedown") == (("ctrl+d",), ("pagedown",))
    assert parse("^D") == (("ctrl+d",),)
    assert parse("comma") == ((",",),)
    assert parse("Enter") == (("enter",),)


def test_a_key_of_no_keyboard_is_refused() -> None:
    with pytest.raises(ValueError):
        parse("hyper+x")


def test_keys_are_shown_as_people_read_them() -> None:
    assert show(("g", "i")) == "gi"
    assert show(("ctrl+d",)) == "^D"
    assert show(("escape",)) == "Esc"


def test_a_printed_character_names_its_key() -> None:
    assert pressed("question_mark", "?") == "?"
    assert pressed("space", " ") == "space"
    assert pressed("ctrl+d", "\x04") == "ctrl+d"
    assert pressed("J", "J") == "J"


def test_a_remapped_key_is_taken_from_its_former_action() -> None:
    keys = Keys("vim+gmail", {"done": "y", "snooze": "e"})
    assert keys.trie("list").find(("y",)).action == "done"
    assert keys.trie("list").find(("e",)).action == "snooze"
    assert keys.shown("done") == "y"
    assert not keys.problems


def test_a_chord_in_the_way_of_a_new_key_goes_and_is_told() -> None:
    keys = Keys("vim+gmail", {"done": "g"})
    assert keys.trie("list").find(("g",)).action == "done"
    assert not keys.of("go-inbox")
    assert {problem.other for problem in keys.problems} >= {"go-inbox", "go-owed"}


@pytest.mark.parametrize(
    ("action", "key", "code"),
    [("dnoe", "x", "unknown-action"), ("done", "hyper+x", "unknown-key"),
     ("done", "g, g i", "unknown-key"), ("done", "", "unknown-key")],
)  # fmt: skip
def test_a_mistake_is_told_and_the_default_holds(action: str, key: str, code: str) -> None:
    keys = Keys("vim+gmail", {action: key})
    assert [problem.code for problem in keys.problems] == [code]
    assert keys.shown("done") == "e"
