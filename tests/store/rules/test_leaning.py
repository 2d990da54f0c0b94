"""What no list finds is weighed, word by word."""

import pytest

from store.rules.leaning import MAYBE, PERHAPS, leaning, sentences, signs
from store.rules.said import said, surely
from store.rules.tokens import tokens


@pytest.mark.parametrize(
    "text",
    [
        "Some more of the blue ones, then.",
        "The big hall would suit our purpose.",
        "Ein paar Stühle für den Saal noch.",
        "You promised us a discount.",
    ],
)
def test_a_text_may_lean_towards_asking(text: str) -> None:
    assert leaning(tokens(text).low) == PERHAPS


@pytest.mark.parametrize(
    "text",
    [
        "The hall was painted last year.",
        "Gestern haben wir den Saal gestrichen.",
        "A termet tavaly kifestettük.",
        "",
    ],
)
def test_or_not(text: str) -> None:
    assert leaning(tokens(text).low) == ""


@pytest.mark.parametrize("text", ["4711", "Grey then."])
def test_where_no_word_is_known_nobody_knows(text: str) -> None:
    assert leaning(tokens(text).low) == MAYBE


def test_the_sentence_that_leans_most_speaks_for_the_text() -> None:
    told = "The hall was painted last year."
    assert leaning(tokens(f"{told} Some more of the blue ones, then. {told}").low) == PERHAPS


def test_of_a_long_text_nothing_is_said() -> None:
    assert leaning(tokens("Some more of the blue ones, then. " * 8).low) == ""


def test_a_sentence_is_its_words_their_pairs_and_the_ends_of_long_words() -> None:
    (sentence,) = sentences(tokens("Need 40 brackets.").low)
    assert signs(sentence) == {
        "need", "#", "brackets", "^ need", "need #", "# brackets", "brackets $",
        "brack*", "*ets", "*kets",
    }  # fmt: skip


def test_it_is_said_apart_from_what_surely_asks() -> None:
    for asks, text in ((PERHAPS, "Some more of the blue ones, then."), (MAYBE, "Grey then.")):
        unsure = said(text, "", 0)
        assert unsure.asks == asks and surely(unsure) == ""
    asking = said("Could you send some more of the blue ones?", "", 0)
    assert surely(asking) == asking.asks != ""


@pytest.mark.parametrize("text", ["Please do not hesitate to contact me.", "Thank you!"])
def test_formulas_and_thanks_lean_nowhere(text: str) -> None:
    assert said(text, "", 0).asks == ""
