"""Numbers as people write them (links, rule 6)."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules.phone import NOBODY, WITHHELD, is_withheld, normal, suffix_matches


@pytest.mark.parametrize(
    ("typed", "region", "e164"),
    [
        # Hungary
        ("06 1 234 5678", "HU", "+3612345678"),
        ("(06-1) 234-5678", "HU", "+3612345678"),
        ("06-30/123-4567", "HU", "+36301234567"),
        ("06 30 / 123 45 67", "HU", "+36301234567"),
        ("36301234567", "HU", "+36301234567"),
        ("0036.30.123.4567", "HU", "+36301234567"),
        ("Tel.: 06 30 123 4567", "HU", "+36301234567"),
        ("06 1 234 5678 (Anna)", "HU", "+3612345678"),
        # Germany: what follows the dash belongs to the number
        ("089/123456-12", "DE", "+498912345612"),
        ("089 / 12 34 56 - 0", "DE", "+49891234560"),
        ("+49 (0)89 123456", "DE", "+4989123456"),
        ("0171/1234567", "DE", "+491711234567"),
        # Austria, Switzerland
        ("01 58858-100", "AT", "+43158858100"),
        ("0043 1 58858100", "DE", "+43158858100"),
        ("044 668 18 00", "CH", "+41446681800"),
        # United States
        ("212-555-1234", "US", "+12125551234"),
        ("(212) 555-1234", "US", "+12125551234"),
        ("(212)555-1234", "US", "+12125551234"),
        ("(212)-555-1234", "US", "+12125551234"),
        ("(212-555-1234)", "US", "+12125551234"),
        ("212/555-1234", "US", "+12125551234"),
        ("212/ 555-1234", "US", "+12125551234"),
        ("1/212/555-1234", "US", "+12125551234"),
        ("212.555.1234", "US", "+12125551234"),
        ("1.212.555.1234", "US", "+12125551234"),
        ("1-212-555-1234", "US", "+12125551234"),
        ("(1) 212 555-1234", "US", "+12125551234"),
        ("212 - 555 - 1234", "US", "+12125551234"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("011 36 1 234 5678", "US", "+3612345678"),
        # elsewhere
        ("01 42 68 53 00", "FR", "+33142685300"),
        ("+33 (0)1 42 68 53 00", "HU", "+33142685300"),
        ("020 7183 8750", "GB", "+442071838750"),
        ("+44 (0) 20 7183 8750", "HU", "+442071838750"),
        ("02 1234 5678", "IT", "+390212345678"),
        ("22 123 45 67", "PL", "+48221234567"),
        ("222 123 456", "CZ", "+420222123456"),
        ("0722 123 456", "RO", "+40722123456"),
        ("8 (495) 123-45-67", "RU", "+74951234567"),
        ("03-1234-5678", "JP", "+81312345678"),
    ],
)
def test_what_people_write_is_one_number(typed: str, region: str, e164: str) -> None:
    found = normal(typed, region)
    assert (found.e164, found.extension) == (e164, "")
    assert found.key == e164


@pytest.mark.parametrize(
    ("typed", "region", "e164", "extension"),
    [
        ("(06 1) 234-5678/12", "HU", "+3612345678", "12"),
        ("06 1 234 5678-12", "HU", "+3612345678", "12"),
        ("06 1 234 5678 (12)", "HU", "+3612345678", "12"),
        ("06 1 234 5678 mellék 12", "HU", "+3612345678", "12"),
        ("06 1 234 5678, mellék: 12", "HU", "+3612345678", "12"),
        ("06 1 234 5678 (m. 12)", "HU", "+3612345678", "12"),
        ("030 901820 DW 12", "DE", "+4930901820", "12"),
        ("030 901820 Durchwahl 12", "DE", "+4930901820", "12"),
        ("22 123 45 67 wew. 12", "PL", "+48221234567", "12"),
        ("8 495 123-45-67 доб. 12", "RU", "+74951234567", "12"),
        ("(212) 555-1234 ext. 4321", "US", "+12125551234", "4321"),
        ("212-555-1234 x.12", "US", "+12125551234", "12"),
        ("212-555-1234X123", "US", "+12125551234", "123"),
        ("212-555-1234 ex 123", "US", "+12125551234", "123"),
        ("(212) 555-1234      (123)", "US", "+12125551234", "123"),
        ("1 212 555 1234 (4321)", "US", "+12125551234", "4321"),
        ("tel:+12125551234;ext=12", "HU", "+12125551234", "12"),
    ],
)
def test_an_extension_is_kept_beside_its_number(
    typed: str, region: str, e164: str, extension: str
) -> None:
    found = normal(typed, region)
    assert (found.e164, found.extension) == (e164, extension)
    assert found.key == e164


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


@pytest.mark.parametrize(
    "typed",
    [*sorted(WITHHELD), " ", "Anonymous", "<private>", "Ismeretlen", "0", "0000000000", "+"],
)
def test_withheld_numbers_match_nobody(typed: str) -> None:
    assert is_withheld(typed)
    assert normal(typed, "HU") == NOBODY
    assert NOBODY.key == ""


def test_a_text_without_digits_is_no_number_but_withholds_nothing() -> None:
    assert not is_withheld("Anna")
    assert normal("Anna", "HU").key == ""


def test_a_text_is_no_number_however_many_digits_it_has() -> None:
    assert normal("12 " * 1_000_000, "HU") == NOBODY


def test_an_end_in_common_is_a_suggestion_between_different_numbers() -> None:
    full, short = normal("06 1 234 5678", "HU"), normal("2345678", "HU")
    assert suffix_matches(full, short)
    assert suffix_matches(full, normal("+43 1 2345678", "HU"))
    assert not suffix_matches(full, normal("06 1 234 5679", "HU"))
    assert not suffix_matches(full, normal("5678", "HU"))
    assert not suffix_matches(full, normal("+36 1 2345678", "HU"))
    assert not suffix_matches(NOBODY, NOBODY)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789+-/.() xm#;,", max_size=24), st.sampled_from(["HU", "DE", "US"]))
def test_a_normal_form_is_its_own_normal_form(typed: str, region: str) -> None:
    found = normal(typed, region)
    if found.e164:
        assert normal(found.e164, "FR") == found._replace(extension="")


@settings(max_examples=200, deadline=None)
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
