"""Bare subjects (conversations, rules 2 and 3)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules.subjects import Bare, bare_subject, common_subject, tails


@pytest.mark.parametrize(
    "prefix",
    [
        *("Re:", "RE :", "re:", "AW:", "Antw:", "Antwort:", "SV:", "VS:", "Vá:", "VÁ:", "Válasz:"),
        *("Re[2]:", "RE (3):", "Re^2:", "Re: Re:", "Re:Re:", "Re: AW: SV:", "Odp:", "R:", "RES:"),
        *("Ответ:", "ΑΠ:", "回复：", "返信:"),
    ],
)
def test_reply_prefixes_of_any_language_are_no_part_of_the_subject(prefix: str) -> None:
    assert bare_subject(f"{prefix} Hose 4711") == Bare("hose 4711", replied=True)


@pytest.mark.parametrize(
    "prefix",
    [
        *("Fwd:", "FW:", "Fw:", "WG:", "Weitergeleitet:", "TR:", "RV:", "ENC:", "PD:", "I:"),
        *("Tov:", "TOV:", "Továbbítás:", "Továbbított:", "İLT:", "转发："),
    ],
)
def test_forward_prefixes_are_told_from_replies(prefix: str) -> None:
    assert bare_subject(f"{prefix} Hose 4711") == Bare("hose 4711", forwarded=True)


def test_a_reply_to_a_forward_is_both() -> None:
    assert bare_subject("Vá: Fwd: Hose 4711") == Bare("hose 4711", replied=True, forwarded=True)


@pytest.mark.parametrize(
    "subject",
    [
        *("[EXT] Hose 4711", "[EXTERNAL] Hose 4711", "[External Sender] Hose 4711"),
        *("EXTERN: Hose 4711", "(extern) Hose 4711", "[KÜLSŐ] Hose 4711", "Hose 4711 [EXT]"),
        *("[#123] Hose 4711", "[Ticket#2026-11] Hose 4711", "[ABC-123] Hose 4711"),
        *("Hose 4711 [#123]", "[Case: 00123] Hose 4711", "[#123] [EXT] Hose 4711"),
        *("SPAM? Hose 4711", "***SPAM*** Hose 4711", "[SPAM] Hose 4711", "{Spam?} Hose 4711"),
        *("*** Possible SPAM *** Hose 4711", "Spam: Hose 4711"),
    ],
)
def test_tags_of_gateways_are_no_part_of_the_subject(subject: str) -> None:
    assert bare_subject(subject) == Bare("hose 4711")


def test_prefixes_and_tags_may_alternate() -> None:
    assert bare_subject("[EXT] Re: [EXTERNAL] AW: SPAM? Re: Hose 4711 [#123]") == Bare(
        "hose 4711", replied=True
    )


def test_case_accents_width_and_blanks_do_not_matter() -> None:
    assert bare_subject("  ÁRAJÁNLAT\tHidraulika ").text == "arajanlat hidraulika"
    assert bare_subject("Ｈｏｓｅ　４７１１").text == "hose 4711"
    assert bare_subject("a\u0301rajánlat  hidraulika").text == "arajanlat hidraulika"


@pytest.mark.parametrize(
    "subject", ["Reorder: hoses", "Answer: no", "Regarding hoses", "12:30 lunch", "Fwd hoses"]
)
def test_words_that_only_look_like_prefixes_stay(subject: str) -> None:
    assert bare_subject(subject) == Bare(subject.lower())


def test_the_name_of_a_list_stays_but_can_be_left_out() -> None:
    bare = bare_subject("Re: [Hoses] Price of 4711")
    assert bare.text == "[hoses] price of 4711"
    assert bare.untagged == "price of 4711"


def test_a_subject_of_prefixes_only_is_empty() -> None:
    assert bare_subject("Re: AW: ") == Bare("", replied=True)
    assert bare_subject("") == Bare("")


@pytest.mark.parametrize(
    "subject",
    [
        *("", "Order", "Offer", "New order", "Question about your offer", "Hello!", "?", "1", "ok"),
        *("Anfrage", "Neue Bestellung", "Dringend: Anfrage"),
        *("Rendelés", "Ajánlatkérés", "Sürgős kérdés", "Új megrendelés", "Nincs tárgy"),
        *("(no subject)", "Kein Betreff"),
    ],
)
def test_common_words_tell_nothing(subject: str) -> None:
    assert common_subject(bare_subject(subject).text)


@pytest.mark.parametrize(
    "subject", ["Order 4711", "Hoses", "Anfrage Hydraulikschlauch", "Rendelés Kovács Kft.", "4711"]
)
def test_a_subject_with_anything_of_its_own_tells_something(subject: str) -> None:
    assert not common_subject(bare_subject(subject).text)


def test_a_subject_carries_on_what_it_names_at_its_end() -> None:
    assert "hose 4711" in tails(bare_subject("Automatic reply: Re: Hose 4711"))
    assert "hose 4711" in tails(bare_subject("Delivery date (was: Hose 4711)"))
    assert "hose 4711" not in tails(bare_subject("Hose 4711: delivery date"))


@pytest.mark.parametrize(
    "part", ["Re:", "[", "*", "[ext ", "[#a", "re [1", "spam ?", ": ", "\u0301"]
)
def test_a_subject_without_end_is_read_in_time(part: str) -> None:
    bare = bare_subject(part * 1_000_000)
    assert len(bare.text) <= 2000
    assert len(tails(bare)) < 8


@settings(max_examples=200)
@given(st.text(alphabet="Re:AW [EXT]#1SPAM?*áő(){}", max_size=30), st.sampled_from(["Re: ", "AW:"]))
def test_another_prefix_never_changes_the_text(subject: str, prefix: str) -> None:
    assert bare_subject(prefix + subject).text == bare_subject(subject).text
