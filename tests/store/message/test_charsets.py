"""Bytes to text, whatever the label says."""

import pytest

from store.message.charsets import codec_name, decode, guess, safe


def test_the_labelled_charset_is_used() -> None:
    assert decode("őrült űr".encode("iso-8859-2"), "ISO-8859-2") == ("őrült űr", True)


def test_typographic_quotes_of_windows_are_read_where_latin_1_is_claimed() -> None:
    assert decode(b"\x84Gr\xfc\xdfe\x93", "iso-8859-1") == ("„Grüße“", True)


def test_hungarian_without_a_label_is_read_as_central_european() -> None:
    assert guess("Kérjük, küldje el a gyűrűt és az őrt".encode("cp1250")).endswith(
        "gyűrűt és az őrt"
    )


def test_german_without_a_label_is_read_as_west_european() -> None:
    assert guess("Schöne Grüße, 5 €".encode("cp1252")) == "Schöne Grüße, 5 €"


def test_french_letters_are_not_taken_for_hungarian() -> None:
    assert guess("un coût, ça va".encode("cp1252")) == "un coût, ça va"


def test_utf_8_under_the_label_ascii_is_read() -> None:
    assert decode("Üdvözlettel".encode(), "us-ascii") == ("Üdvözlettel", True)


@pytest.mark.parametrize("label", ["windows-1252", "windows-1250", "iso-8859-2", "iso-8859-15"])
@pytest.mark.parametrize("text", ["Kérem!", "Grüße – 5 €", "Привет", "\N{THUMBS UP SIGN}"])
def test_utf_8_under_the_label_of_another_latin_charset_is_read(label: str, text: str) -> None:
    assert decode(text.encode(), label) == (text, False)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Küldje el a gyűrűt – 5 €", "windows-1250"),
        ("CAFÉ\N{NO-BREAK SPACE}BAR", "windows-1252"),
        ("Ü\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK} KÜ", "iso-8859-15"),
        ("Őrségi", "iso-8859-2"),
        ("plain", "windows-1250"),
    ],
)
def test_a_latin_label_that_tells_the_truth_is_believed(text: str, label: str) -> None:
    assert decode(text.encode(label), label) == (text, True)


def test_an_unknown_charset_is_guessed_and_told() -> None:
    assert decode("szűrő".encode(), "x-made-up") == ("szűrő", False)


def test_a_cut_utf_8_text_keeps_what_is_whole() -> None:
    text, honest = decode("gyűjtő".encode()[:-1], "utf-8")
    assert (text, honest) == ("gyűjt\ufffd", False)


def test_latin_text_under_the_label_utf_8_is_guessed() -> None:
    assert decode("Grüße an Jürgen".encode("cp1252"), "utf-8") == ("Grüße an Jürgen", False)


def test_a_label_that_says_unknown_is_no_lie() -> None:
    assert decode("szűrő".encode(), "unknown-8bit") == ("szűrő", True)


def test_utf_7_is_only_text() -> None:
    assert decode(b"+ADw-b+AD4-", "utf-7") == ("<b>", True)


@pytest.mark.parametrize(
    "label", ["hex", "zlib", "idna", "punycode", "unicode_escape", "undefined", "../x", "a" * 500]
)
def test_a_codec_that_is_no_charset_of_mail_is_refused(label: str) -> None:
    assert codec_name(label) is None


def test_no_text_holds_lone_surrogates_or_nul() -> None:
    assert safe("a\ud800b\0c") == "a\ufffdbc"


def test_utf_16_with_half_a_pair_can_be_stored() -> None:
    decode(b"\xff\xfe\x00\xd8a\x00", "utf-16")[0].encode("utf-8")
