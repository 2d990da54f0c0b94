"""Letter by letter is the same as all at once."""

from hypothesis import given
from hypothesis import strategies as st

from store.letterwise import casefold
from store.records.folding import fold

CASED = [letter for letter in map(chr, range(128, 0x20000)) if letter.casefold() != letter]


@given(st.text(st.one_of(st.sampled_from(CASED), st.sampled_from("aB ő\ud800"), st.characters())))
def test_casefold_is_what_python_makes_of_the_whole(text: str) -> None:
    assert casefold(text) == text.casefold()


def test_a_text_may_have_all_letters_there_are() -> None:
    text = "".join(CASED)
    assert casefold(text) == text.casefold()


@given(st.text(st.one_of(st.sampled_from("ÁéŐüßŁæ½ﬁABea "), st.characters()), max_size=30))
def test_text_is_folded_as_its_letters_are(text: str) -> None:
    joined = "".join(map(fold, text))
    assert fold(text) == joined.replace("ae", "a").replace("oe", "o").replace("ue", "u")
