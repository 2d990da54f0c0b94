"""How phrases of a lexicon are written and found."""

import pytest

from store.rules.phrases import Phrases
from store.rules.tokens import tokens


def kinds(line: str, text: str) -> bool:
    """Whether the phrase stands somewhere in the text."""
    phrases = Phrases([("x", line)])
    words = tokens(text).low
    return any(phrases.at(words, place) for place in range(len(words)))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("thank you", "Well, thank you!"),
        ("thank you", "thank, you"),
        ("could|can you", "Can you?"),
        ("rendel*", "Megkaptuk a rendelését."),
        ("*hatna", "Hozhatna egyet"),
        ("send .. back", "send the whole box back"),
        ("^ what is", "Fine. What is it"),
        ("^ what is", "Jane, what is it"),
        ("have ~it|all got", "We have got it"),
        ("have ~it|all got", "We have, it all, got"),
        ("attached $", "See attached."),
        ("noch #", "noch 3 Stück"),
        ("noch #|drei", "noch 3 Stück"),
        ("noch #|drei", "noch drei"),
        ("für", "fuer uns"),
        ("für", "FÜR UNS"),
        ("a|b|\n    c", "c"),
    ],
)
def test_a_phrase_is_found(line: str, text: str) -> None:
    assert kinds(line, text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("thank you", "thank. you"),
        ("thank you", "thankyou"),
        ("rendel*", "megrendel"),
        ("*hatna", "hatna"),
        ("send .. back", "send one two three four five six seven back"),
        ("send .. back", "send it. Come back"),
        ("^ what is", "I know what is left"),
        ("have ~it|all got", "We have half got it"),
        ("attached $", "the attached file"),
        ("noch #", "noch drei"),
    ],
)
def test_a_phrase_is_not_found(line: str, text: str) -> None:
    assert not kinds(line, text)


def test_a_phrase_tells_its_kind_and_its_end() -> None:
    phrases = Phrases([("long", "thank you all"), ("short", "thank")])
    found = phrases.at(("thank", "you", "all", "."), 0)
    assert [(one.kind, one.end) for one in found] == [("long", 3), ("short", 1)]


def test_a_phrase_tells_its_own_words_from_those_that_it_leaves_room_for() -> None:
    (found,) = Phrases([("x", "send .. back")]).at(("send", "it", "back"), 0)
    assert found.lists("send")
    assert not found.lists("it")


def test_endings_can_be_left_out() -> None:
    phrases = Phrases([("x", "*nád\nküld*")]).without_endings()
    assert not phrases.at(("irnad",), 0)
    assert phrases.at(("kuldes",), 0)


@pytest.mark.parametrize("line", [".. back", "# more", "ar*", "*t ihr"])
def test_a_phrase_begins_with_a_word(line: str) -> None:
    with pytest.raises(ValueError, match="begins with a word"):
        Phrases([("x", line)])


def test_a_letter_that_is_drawn_out_stands_once() -> None:
    assert tokens("Yessss, sooo good :DDD").low == ("yes", ",", "so", "good", ":d")
