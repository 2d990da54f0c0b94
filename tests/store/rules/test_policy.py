"""Client over tier over account over default (rule 15)."""

from collections.abc import Mapping

import pytest

from store.rules.hours import Span
from store.rules.policy import KEYS, NOTHING, Keys, Policy, is_key, keys, nominal, resolve


def said(**typed: str) -> Keys:
    return keys(typed)


def policy(
    client: Keys = NOTHING,
    tier: str | None = "",
    written: Mapping[str, Keys] | None = None,
    account: Keys = NOTHING,
) -> Policy:
    return resolve(client, tier, written or {}, account)


# What is built in


def test_without_any_configuration_the_standard_tier_holds() -> None:
    assert policy() == Policy(
        tier="standard",
        answer_within=Span(8, "h"),
        first_within=Span(8, "h"),
        call_back_within=Span(4, "h"),
        chase_after=Span(3, "d"),
        warn_before=None,
        source="default",
        first_source="default",
        call_back_source="default",
        chase_source="default",
    )


def test_the_built_in_key_tier_answers_in_half_the_time_and_else_as_standard() -> None:
    key = policy(tier="key")
    assert key.answer_within == key.first_within == Span(4, "h")
    assert (key.call_back_within, key.chase_after) == (Span(4, "h"), Span(3, "d"))
    assert key.source == "tier"


@pytest.mark.parametrize("tier", ["", None, "standard"])
def test_a_client_without_tier_is_a_standard_one(tier: str | None) -> None:
    assert policy(tier=tier).tier == "standard"


# Who beats whom


def test_a_clients_own_word_beats_its_tier() -> None:
    won = policy(said(answer_within="1h"), "key", {"key": said(answer_within="2h")})
    assert (won.answer_within, won.source) == (Span(1, "h"), "client")


def test_a_tier_beats_the_account_in_a_key_that_the_configuration_writes() -> None:
    written = {"key": said(answer_within="2h")}
    won = policy(tier="key", written=written, account=said(answer_within="1h", chase_after="1d"))
    assert (won.answer_within, won.source) == (Span(2, "h"), "tier")
    assert won.chase_after == Span(1, "d")


def test_the_account_beats_what_a_tier_only_inherits() -> None:
    won = policy(tier="key", account=said(answer_within="6h"))
    assert (won.answer_within, won.source) == (Span(6, "h"), "account")


def test_the_account_beats_the_built_in_standard() -> None:
    won = policy(account=said(answer_within="6h"))
    assert (won.answer_within, won.source) == (Span(6, "h"), "account")


def test_a_written_standard_tier_beats_the_account_for_standard_clients() -> None:
    written = {"standard": said(answer_within="5h")}
    won = policy(written=written, account=said(answer_within="6h"))
    assert (won.answer_within, won.source) == (Span(5, "h"), "tier")


def test_a_written_standard_tier_does_not_beat_the_account_for_other_tiers() -> None:
    written = {"standard": said(chase_after="5d")}
    assert policy(tier="key", written=written, account=said(chase_after="6d")).chase_after == (
        6,
        "d",
    )


def test_each_key_is_won_on_its_own() -> None:
    won = policy(
        said(chase_after="1d"),
        "gold",
        {"gold": said(call_back_within="30m"), "standard": said(warn_before="10m")},
        said(answer_within="6h"),
    )
    assert won.chase_after == Span(1, "d")
    assert won.call_back_within == Span(30, "m")
    assert won.answer_within == Span(6, "h")
    assert won.warn_before == Span(10, "m")


def test_each_key_knows_what_set_it() -> None:
    won = policy(said(first_within="1h"), "gold", {"gold": said(call_back_within="30m")})
    assert (won.first_source, won.source) == ("client", "default")
    assert (won.call_back_source, won.chase_source) == ("tier", "default")


# What a tier leaves out


def test_the_key_tier_inherits_its_built_in_answer_before_the_written_standard() -> None:
    written = {"standard": said(answer_within="6h", call_back_within="1h"), "key": NOTHING}
    won = policy(tier="key", written=written)
    assert won.answer_within == Span(4, "h")
    assert won.call_back_within == Span(1, "h")


def test_a_tier_of_ones_own_inherits_from_standard_as_configured() -> None:
    written = {"standard": said(answer_within="6h"), "gold": said(chase_after="1d")}
    won = policy(tier="gold", written=written)
    assert (won.answer_within, won.source) == (Span(6, "h"), "default")
    assert (won.chase_after, won.call_back_within) == (Span(1, "d"), Span(4, "h"))


def test_a_tier_that_nobody_wrote_is_answered_as_standard() -> None:
    assert policy(tier="platinum").answer_within == Span(8, "h")


def test_the_first_answer_is_due_as_any_other_unless_someone_says_so() -> None:
    assert policy(said(answer_within="90m")).first_within == Span(90, "m")
    assert policy(said(answer_within="90m", first_within="15m")).first_within == Span(15, "m")
    assert policy(written={"standard": said(first_within="1h")}).first_within == Span(1, "h")


# Key clients


def test_tiers_that_are_answered_sooner_than_standard_are_key() -> None:
    assert is_key("key", {})
    assert not is_key("standard", {})
    assert not is_key("", {})
    assert not is_key("platinum", {})


def test_the_configuration_decides_which_tiers_are_key() -> None:
    written = {"standard": said(answer_within="4h"), "gold": said(answer_within="200m")}
    assert not is_key("key", written)
    assert is_key("gold", written)


def test_spans_of_different_units_are_compared_by_a_day_of_eight_hours() -> None:
    assert nominal(Span(1, "d")) == nominal(Span(8, "h")) == nominal(Span(480, "m"))
    assert is_key("gold", {"standard": said(answer_within="2d"), "gold": said(answer_within="8h")})


# Keys as typed


def test_an_empty_value_says_nothing() -> None:
    assert keys({"answer_within": " ", "chase_after": "2d"}) == Keys(chase_after=Span(2, "d"))


def test_an_unknown_key_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"'answer' is none of answer_within, first_within"):
        keys({"answer": "4h"})


def test_a_value_that_is_no_span_is_refused() -> None:
    with pytest.raises(ValueError, match="'soon'"):
        keys({"answer_within": "soon"})


def test_every_key_can_be_typed() -> None:
    typed = dict.fromkeys(KEYS, "7h")
    assert keys(typed) == Keys(*[Span(7, "h")] * len(KEYS))
