"""Header text with encoded words, sound and broken."""

import pytest

from store.message.encoded_words import decode_words, header_text


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("=?utf-8?Q?Rendel=C3=A9s?=", "Rendelés"),
        ("=?UTF-8?b?UmVuZGVsw6lz?=", "Rendelés"),
        ("=?iso-8859-2*hu?q?=F5r?=", "őr"),
        ("Re: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= aus Wien", "Re: Grüße aus Wien"),
        ('"=?utf-8?Q?J=C3=B3zsef?="', '"József"'),
        ("=?utf-8?Q?a_b=5F?=", "a b_"),
        ("=?utf-8?Q?Sch=C3=B6ne Gr=C3=BC=C3=9Fe?=", "Schöne Grüße"),
        ("=?utf-8?Q?wie geht's?=", "wie geht's"),
        ("=?made-up?Q?plain?=", "plain"),
    ],
)
def test_a_word_is_decoded(sent: str, shown: str) -> None:
    assert decode_words(sent) == shown


def test_white_space_between_two_words_is_dropped() -> None:
    assert header_text(b"=?utf-8?q?egy?=\r\n =?utf-8?q?_kett=C5=91?=") == "egy kettő"


def test_a_letter_cut_between_two_words_is_whole_again() -> None:
    assert decode_words("=?utf-8?q?kett=C5?= =?utf-8?q?=91?=") == "kettő"


@pytest.mark.parametrize(
    "broken", ["=?utf-8?Q?no end", "=?utf-8?X?what?=", "=??Q?x?=", "=?=", "?="]
)
def test_what_is_no_word_stays_as_it_was_sent(broken: str) -> None:
    assert decode_words(broken) == broken


def test_broken_base64_gives_what_can_be_saved() -> None:
    assert decode_words("=?utf-8?b?UmVuZGVs*w6lz?=") == "Rendelés"


def test_a_line_break_hidden_in_a_word_does_not_break_the_line() -> None:
    assert header_text(b"=?utf-8?Q?one=0D=0ABcc=3A_two?=") == "one Bcc: two"


def test_eight_bit_headers_are_read() -> None:
    assert header_text("Számla 3.".encode()) == "Számla 3."
    assert header_text("Űrlap és gyűjtő".encode("cp1250")) == "Űrlap és gyűjtő"


def test_a_folded_header_is_one_line() -> None:
    assert header_text(b"first\r\n\tsecond\n  third") == "first second third"
