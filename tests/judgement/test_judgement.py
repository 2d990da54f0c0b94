"""How often the rules are right about mail that was labelled by reading.

The floors lie below what is reached, so that a changed word may cost a message and no more.
"""

from collections.abc import Sequence

import pytest

from store.rules.leaning import MAYBE
from store.rules.said import said
from tests.judgement import links
from tests.judgement.messages import IS, LANGUAGES, Message, messages, sentences, verdict


def of(language: str, *, held_out: bool) -> list[tuple[str, str]]:
    """What each message is, and what the rules make of it."""
    some: Sequence[Message] = [
        one for one in messages() if (one.language, one.held_out) == (language, held_out)
    ]
    return [(IS[one.label], verdict(one)) for one in some]


def recall(pairs: list[tuple[str, str]], what: str) -> float:
    found = [verdict == what for truth, verdict in pairs if truth == what]
    return sum(found) / len(found)


def precision(pairs: list[tuple[str, str]], what: str) -> float:
    found = [truth == what for truth, verdict in pairs if verdict == what]
    return sum(found) / len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_needs_an_answer_is_found(language: str) -> None:
    seen, unseen = of(language, held_out=False), of(language, held_out=True)
    assert recall(seen, "opens") >= 0.95
    assert precision(seen, "opens") >= 0.85
    assert recall(unseen, "opens") >= 0.8
    assert precision(unseen, "opens") >= 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_thanks_of_the_half_that_was_seen_are_known_and_nothing_else_is_thanks(
    language: str,
) -> None:
    pairs = of(language, held_out=False)
    assert recall(pairs, "ack") >= 0.8
    assert precision(pairs, "ack") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_sorted(language: str) -> None:
    some = [one for one in sentences() if one.language == language]
    found = [(one.asks, said(one.text, "", 0).asks not in ("", MAYBE)) for one in some]
    asking = [verdict for asks, verdict in found if asks]
    telling = [not verdict for asks, verdict in found if not asks]
    assert sum(asking) / len(asking) >= 0.92
    assert sum(telling) / len(telling) >= 0.87


def test_no_address_and_no_number_is_given_to_another_client() -> None:
    some = [*links.cases(), *links.spellings()]
    assert [one for one in some if one.verdict not in (one.truth, links.NOBODY)] == []
    assert [one for one in some if one.truth and one.verdict == links.NOBODY] == []
