"""How often the rules are right about mail that was labelled by reading.

The floors lie below what is reached, so that a changed word may cost a few messages and no more.
Most of the mails that the weights were made of are hard ones, of which fewer are right.
"""

from functools import cache

import pytest

from store.rules.said import said
from tests.judgement import links
from tests.judgement.messages import IS, LANGUAGES, messages, sentences, verdict


@cache
def judged() -> list[tuple[str, bool, str, str, str]]:
    """Language, whether it is held out, label, what that is to the ledger, what the rules say."""
    return [
        (one.language, one.held_out, one.label, IS[one.label], verdict(one)) for one in messages()
    ]


def of(language: str, *, held_out: bool) -> list[tuple[str, str]]:
    return [(truth, found) for here, out, _, truth, found in judged()
            if (here, out) == (language, held_out)]  # fmt: skip


def recall(pairs: list[tuple[str, str]], what: str) -> float:
    found = [verdict == what for truth, verdict in pairs if truth == what]
    return sum(found) / len(found)


def precision(pairs: list[tuple[str, str]], what: str) -> float:
    found = [truth == what for truth, verdict in pairs if verdict == what]
    return sum(found) / len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_needs_an_answer_is_found(language: str) -> None:
    seen, unseen = of(language, held_out=False), of(language, held_out=True)
    assert recall(seen, "opens") >= 0.97
    assert precision(seen, "opens") >= 0.67
    assert recall(unseen, "opens") >= 0.95
    assert precision(unseen, "opens") >= 0.78


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_thanks_is_known_and_hardly_anything_else_is_taken_for_it(language: str) -> None:
    seen, unseen = of(language, held_out=False), of(language, held_out=True)
    assert recall(seen, "ack") >= 0.75
    assert precision(seen, "ack") >= 0.98
    assert recall(unseen, "ack") >= 0.65
    assert precision(unseen, "ack") >= 0.95


def test_no_order_and_no_question_of_those_that_were_seen_is_taken_for_thanks() -> None:
    assert [one for one in judged() if not one[1] and one[3] == "opens" and one[4] == "ack"] == []


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
