"""Numbers as people write them (links, rule 6)."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules.phone import NOBODY, is_withheld, normal


def test_a_number_with_its_country_code_needs_no_region() -> None:
    assert normal("+36 1 234 5678", "").key == "+3612345678"
    assert normal("+36 1 234 5678", "US").key == "+3612345678"


def test_the_region_decides_what_a_bare_number_is() -> None:
    assert normal("06 12 34 56 78", "FR").key == "+33612345678"
    assert normal("06 1 234 5678", "hu").key == "+3612345678"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("112", "digits:112"),
        ("1234", "digits:1234"),
        ("06 1 234", "digits:061234"),
        ("+361234567812", "digits:361234567812"),
        ("+36 1 234 5678 / +36 30 123 4567", "digits:361234567836301234567"),
        ("500 ext 3", "digits:500"),
    ],
)
def test_what_is_no_valid_number_is_matched_by_its_digits_exactly(typed: str, key: str) -> None:
    found = normal(typed, "HU")
    assert (found.e164, found.key) == ("", key)


def test_digits_of_other_scripts_are_digits() -> None:
    assert normal("٠٦١٢٣٤٥٦٧٨", "HU").key == "+3612345678"
    assert normal("０６ １ ２３４ ５６７８", "HU").key == "+3612345678"
    assert normal("١٢٣٤", "HU").key == "digits:1234"


HIDES = """
    - | -- | ? | n/a | -1 | -2 | -3 | + | 0 | 0000000000
    Anonymous | <private> | (Private) | Unknown | unknown number | unknown caller | Withheld
    number withheld | No Caller ID | no number | blocked number | Caller ID blocked | Restricted
    hidden number | not available | Unavailable | Private Call | none
    anonym | Anonymer Anruf | anonymer Anrufer | unterdrückt | Rufnummer unterdrückt | privat
    unterdrückte Nummer | unbekannt | unbekannter Teilnehmer | Unbekannter Anrufer | verborgen
    private Nummer | keine Rufnummer | ohne Rufnummer | nicht verfügbar | geheim
    rejtett | Rejtett szám | rejtett hívás | Rejtett hívószám | ismeretlen | Ismeretlen szám
    ismeretlen hívó | magánszám | privát szám | titkos szám | titkosított | nincs szám | névtelen
    nem elérhető | hívószám nélkül | rejtve | letiltott
"""


def test_withheld_numbers_match_nobody() -> None:
    for typed in ["", " ", *HIDES.replace("\n", "|").split("|")]:
        assert is_withheld(typed), typed
        assert normal(typed, "HU") == NOBODY, typed
    assert NOBODY.key == ""


def test_a_name_beside_such_a_word_is_a_name() -> None:
    for typed in ("Private Bank", "Anna Unknown Ltd", "number", "Herr Geheim", "call", "szám 12"):
        assert not is_withheld(typed), typed


def test_a_text_without_digits_is_no_number_but_withholds_nothing() -> None:
    assert not is_withheld("Anna")
    assert normal("Anna", "HU").key == ""


def test_a_text_is_no_number_however_many_digits_it_has() -> None:
    assert normal("12 " * 1_000_000, "HU") == NOBODY


@settings(max_examples=200)
@given(st.text(alphabet="0123456789+-/.() xm#;,", max_size=24), st.sampled_from(["HU", "DE", "US"]))
def test_a_normal_form_is_its_own_normal_form(typed: str, region: str) -> None:
    found = normal(typed, region)
    if found.e164:
        assert normal(found.e164, "FR") == found._replace(extension="")


@settings(max_examples=200)
@given(st.text(max_size=120))
def test_any_text_has_a_key_or_none(typed: str) -> None:
    key = normal(typed, "HU").key
    assert key == "" or key.startswith(("+", "digits:"))


def test_the_library_is_loaded_by_the_first_number_and_not_before() -> None:
    code = (
        "import sys; from store.rules.phone import normal; normal('anonymous', 'HU');"
        "print('phonenumbers' in sys.modules)"
    )
    child = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert child.stdout.strip() == "False"
