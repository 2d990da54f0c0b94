"""By which words a mail was taken to ask, as its writer wrote them."""

import pytest

from store.rules.strongest import strongest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dear Jane,\n\nwe are still waiting for the samples.\n\nBea", "waiting"),
        ("Guten Tag,\n\ndie Lieferung ist noch nicht da, der Termin war gestern.", "Termin"),
        ("A székek közül kettő karcos, a többit ki sem bontottuk.", "karcos"),
        ("Jól jönne még egy katalógus.", "jönne"),
    ],
)
def test_it_names_the_words_without_which_it_would_lean_less(text: str, told: str) -> None:
    assert any(told in words for words in strongest(text))


def test_a_word_that_tells_nothing_by_itself_is_not_named() -> None:
    told = strongest("Dear Jane,\n\nthe samples of the oak have not come to us, then we wait.")
    assert told and not {"of", "then", "the", "to us"}.intersection(told)


@pytest.mark.parametrize("text", ["", "?!", "Many thanks!", "We are still waiting. " * 80])
def test_where_nothing_was_weighed_or_leans_nothing_is_named(text: str) -> None:
    assert strongest(text) == ()
