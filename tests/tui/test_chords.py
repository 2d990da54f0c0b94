from tui.chords import Trie, clashes

TRIE = Trie({("g", "i"): "inbox", ("g", "o"): "owed", ("j",): "down"})


def test_a_whole_sequence_is_its_action() -> None:
    assert TRIE.find(("g", "i")).action == "inbox"
    assert TRIE.find(("j",)).action == "down"


def test_a_beginning_tells_what_may_follow() -> None:
    found = TRIE.find(("g",))
    assert not found.action
    assert {action for _, action in found.begins} == {"inbox", "owed"}


def test_anything_else_is_nothing() -> None:
    assert TRIE.find(("g", "x")).nothing
    assert TRIE.find(("x",)).nothing


def test_a_sequence_that_begins_another_clashes_with_it() -> None:
    assert clashes([("g",), ("g", "i"), ("j",)]) == [(("g",), ("g", "i"))]
