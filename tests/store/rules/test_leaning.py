"""What lists are not sure of is weighed, word by word, and with what our last mail did."""

import pytest

from store.rules.leaning import is_few, leaning, read, signs, told_before, weights, written
from store.rules.lexicon import LANGUAGES
from store.rules.notions import Notions, about
from store.rules.said import said
from store.rules.saying import LIKELY, Lean, Said, listed, may_ask, opens
from store.rules.tokens import tokens

ALL = Notions(LANGUAGES)


def lean(text: str) -> Lean:
    found = said(text, "Re: Your order", 0).lean
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("asks", "tells"),
    [
        ("Some more of the blue ones, then.", "Some of the blue ones came."),
        ("We are still without the invoice.", "We have paid the invoice."),
        ("Wir bräuchten noch ein paar Stühle.", "Gestern haben wir den Saal gestrichen."),
        ("Kellene még pár szék a terembe.", "A termet tavaly kifestettük."),
    ],
)
def test_who_asks_leans_further_than_who_tells(asks: str, tells: str) -> None:
    assert opens(lean(asks), "told")
    assert lean(tells).told < lean(asks).told


def test_what_our_last_mail_did_weighs_as_well() -> None:
    for text in ("The 5th is fine with us.", "Grey then."):
        assert opens(lean(text), "offer")
    text = "Next to the gate."
    assert opens(lean(text), "offer") and not opens(lean(text), "fact")


def test_a_few_words_tell_after_a_question_of_fact_and_order_after_an_offer() -> None:
    few, more = tokens("The grey ones.").low, tokens("The grey ones, all four.").low
    assert [*told_before(is_few(few), "fact")] == ["=before fact", "=few fact"]
    assert [*told_before(is_few(more), "fact")] == ["=before fact"]
    asks, _ = weights()
    assert asks["=few offer"] > 0 > asks["=few fact"]


@pytest.mark.parametrize(("lean", "debt"), [(-320, True), (-340, False)])
def test_what_a_list_finds_is_a_debt_unless_it_leans_far_away(lean: int, debt: bool) -> None:
    assert listed(Said(asks="complaint", lean=Lean(lean, 0, 0, 0)), "told") is debt
    assert listed(Said(asks="complaint", lean=Lean(lean, 0, 0, 0)), "offer")
    assert not listed(Said(lean=Lean(900, 900, 900, 900)), "told")


def test_where_nothing_was_weighed_what_a_list_finds_is_a_debt() -> None:
    assert listed(Said(asks="request"))


def test_what_may_ask_leans_less() -> None:
    some = Lean(-250, -400, 0, 0)
    assert may_ask(some, "told") and not opens(some, "told")
    assert not may_ask(some, "waits")


@pytest.mark.parametrize("text", ["12. When will they arrive?", "Thanks, approved."])
def test_a_question_mark_and_a_go_ahead_ask_whatever_we_wrote(text: str) -> None:
    assert opens(lean(text), "fact") and opens(lean(text), "told")


def test_of_a_long_text_nothing_is_said() -> None:
    assert leaning(tokens("Some more of the blue ones, then. " * 30).low, ALL, (), "") is None


def test_what_lists_found_weighs() -> None:
    words = tokens("The blue ones then.").low
    request = leaning(words, ALL, ["request"], "request")
    settled = leaning(words, ALL, ["settled"], "")
    assert request is not None and settled is not None and request.told > settled.told


def test_words_of_all_languages_are_about_the_same() -> None:
    for text in ("The pane is cracked.", "Die Scheibe ist gerissen.", "Elrepedt az üveg."):
        assert "~broken" in about(tokens(text).low, ALL)


def test_a_text_is_its_words_their_pairs_and_the_beginnings_of_long_words() -> None:
    assert set(map(written, signs(tokens("Need 40 brackets.").low, ALL))) == {
        "need", "#", "brackets", "^ need", "need #", "# brackets", "brackets $", "brack*", "~want",
    }  # fmt: skip


def test_two_notions_near_each_other_weigh_as_well() -> None:
    some = signs(tokens("Not yet paid. Why?").low, ALL)
    named = set(map(written, some))
    assert {"not yet", "~not ~done"} <= named and "~done ~which" not in named
    assert set(map(read, named)) == some


@pytest.mark.parametrize(
    "text",
    [
        "Lovely of you, thanks a bunch!",
        "Na, das habt ihr fein gemacht!",
        "Köszi, szuperül sikerült!",
    ],
)
def test_hardly_anything_but_thanks_is_likely_thanks(text: str) -> None:
    assert said(text, "Re: Your order", 0).ack == LIKELY


@pytest.mark.parametrize(
    "text",
    [
        "Thanks. Oak then.",
        "Thanks, oak then.",
        "Danke. Dann in Blau.",
        "Köszönöm. Akkor legyen tölgy.",
        "Thanks, 40 of them.",
        "Danke, und die Rechnung?",
        "Thanks, but the second pallet came wet.",
        "Danke, bitte noch zwei Kartons.",
        "Köszönöm, de a másik hiányzik.",
    ],
)
def test_an_order_or_question_behind_the_thanks_is_never_likely_thanks(text: str) -> None:
    assert said(text, "Re: Your order", 0).ack == ""


def test_thanks_with_a_file_are_not_likely_thanks() -> None:
    text = "Lovely of you, thanks a bunch!"
    assert said(text, "", 0).ack == LIKELY and said(text, "", 1).ack == ""
