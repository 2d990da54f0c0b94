"""How often the rules are right about mail that was labelled by reading.

The floors lie below what is reached, so that a changed word may cost a few messages and no more.
Most of the mails that the weights were made of are hard ones, of which fewer are right.
"""

from functools import cache

import pytest

from store.rules.said import said
from tests.judgement import links
from tests.judgement.messages import (
    HELD_OUT,
    IS,
    LANGUAGES,
    Message,
    messages,
    sentences,
    verdict,
)

Pairs = list[tuple[str, str]]
"""What each is, and what the rules say."""


@cache
def judged() -> list[tuple[Message, str]]:
    """All that are held out, and of the others, which are many, each third."""
    some = [one for at, one in enumerate(messages()) if one.set in HELD_OUT or at % 3 == 0]
    return [(one, verdict(one)) for one in some]


def seen(language: str) -> Pairs:
    return [(IS[one.label], found) for one, found in judged()
            if one.set not in HELD_OUT and one.language == language]  # fmt: skip


def unseen() -> Pairs:
    """Of all languages: they are few."""
    return [(IS[one.label], found) for one, found in judged() if one.set in HELD_OUT]


def recall(pairs: Pairs, what: str) -> float:
    found = [verdict == what for truth, verdict in pairs if truth == what]
    return sum(found) / len(found)


def precision(pairs: Pairs, what: str) -> float:
    found = [truth == what for truth, verdict in pairs if verdict == what]
    return sum(found) / len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_needs_an_answer_is_found(language: str) -> None:
    assert recall(seen(language), "opens") >= 0.985
    assert precision(seen(language), "opens") >= 0.69


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_thanks_is_known_and_hardly_anything_else_is_taken_for_it(language: str) -> None:
    assert recall(seen(language), "ack") >= 0.6
    assert precision(seen(language), "ack") >= 0.975


def test_it_holds_for_mail_that_nobody_learned_from() -> None:
    assert recall(unseen(), "opens") >= 0.97
    assert precision(unseen(), "opens") >= 0.78
    assert recall(unseen(), "ack") >= 0.75
    assert precision(unseen(), "ack") >= 0.95
    shown = [found in ("opens", "may") for truth, found in unseen() if truth == "opens"]
    assert sum(shown) / len(shown) >= 0.99


def test_of_thousands_that_ask_hardly_one_is_taken_for_thanks() -> None:
    asking = [(one.text, found) for one, found in judged() if IS[one.label] == "opens"]
    taken = [text for text, found in asking if found == "ack"]
    assert len(taken) <= len(asking) / 1000, taken


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_sorted_by_lists_alone(language: str) -> None:
    some = [one for one in sentences() if one.language == language]
    found = [(one.asks, said(one.text, "", 0).asks != "") for one in some]
    asking = [verdict for asks, verdict in found if asks]
    telling = [not verdict for asks, verdict in found if not asks]
    assert sum(asking) / len(asking) >= 0.85
    assert sum(telling) / len(telling) >= 0.9


def test_no_address_and_no_number_is_given_to_another_client() -> None:
    some = [*links.cases(), *links.spellings()]
    assert [one for one in some if one.verdict not in (one.truth, links.NOBODY)] == []
    assert [one for one in some if one.truth and one.verdict == links.NOBODY] == []
