"""Taking answers apart: exact for good ones, no crash and no guess for others."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import answers, facts
from sync.answers import Malformed, TooLarge
from sync.flags import read as read_flags
from sync.flags import written
from sync.structure import parts


def test_atoms_strings_lists_and_literals() -> None:
    records: list[answers.Record] = [
        (b'3 (UID 7 NAME "a \\"b\\" \\\\c" LIST (x NIL (y)) BODY[] {5}', b"he)lo"),
        b" S 1)",
    ]
    assert answers.attributes(records) == {
        "UID": b"7",
        "NAME": b'a "b" \\c',
        "LIST": [b"x", None, [b"y"]],
        "BODY[]": b"he)lo",
        "S": b"1",
    }


def test_a_section_may_have_spaces_and_lists_in_its_name() -> None:
    line = b'1 (BODY[HEADER.FIELDS ("TO" CC)] "To: x" BODY[1.2]<0> "y")'
    assert answers.attributes([line]) == {"BODY[HEADER...]": b"To: x", "BODY[1.2]<0>": b"y"}


def test_a_literal_that_was_not_kept_is_known_by_its_size() -> None:
    assert answers.parse([(b"BODY[] {99}", b""), b""]) == [b"BODY[]", TooLarge(99)]


@pytest.mark.parametrize("line", [b"1 (UID 3", b"1 )", b'1 (A "b)', b"1 (A)", b"x", b"1 ((A) 2)"])
def test_what_is_no_fetch_answer_is_malformed(line: bytes) -> None:
    with pytest.raises(Malformed):
        answers.attributes([line])


@given(st.binary(max_size=200))
def test_any_line_is_read_or_malformed(line: bytes) -> None:
    with suppress(Malformed):
        answers.parse([line])


@given(st.lists(st.sampled_from([b"(", b")", b'"', b"BODY[", b"]", b" ", b"NIL", b"{3}", b"\\"])))
def test_any_disorder_is_read_or_malformed(pieces: list[bytes]) -> None:
    with suppress(Malformed):
        parts(answers.parse([b"".join(pieces)]))


@pytest.mark.parametrize("piece", [b'"a" ', b"BODY[ ", b"x(", b"BODY[(", b"\\\\ "])
def test_a_megabyte_of_disorder_comes_to_an_end(piece: bytes) -> None:
    line = piece * (1_000_000 // len(piece))
    with suppress(Malformed):
        assert len(answers.parse([line])) == 1_000_000 // len(piece)


def test_answers_keep_their_literals_together() -> None:
    records: list[answers.Record] = [(b"1 (A {1}", b"x"), (b" B {1}", b"y"), b")", b"2 (C 3)"]
    assert [len(answer) for answer in answers.split(records)] == [3, 1]


@pytest.mark.parametrize(
    ("line", "name", "argument", "text"),
    [
        (b"[TRYCREATE] No such mailbox", "TRYCREATE", b"", "No such mailbox"),
        (b"[uidnext 5] see [docs]", "UIDNEXT", b"5", "see [docs]"),
        (b"[PERMANENTFLAGS (\\Seen foo] \\*)] ok", "PERMANENTFLAGS", b"(\\Seen foo] \\*)", "ok"),
        (b"just words [X]", "", b"", "just words [X]"),
        (b"[", "", b"", "["),
    ],
)
def test_response_codes(line: bytes, name: str, argument: bytes, text: str) -> None:
    assert answers.code(line) == (name, argument, text)


def test_a_search_may_come_in_several_lines() -> None:
    assert answers.found({"SEARCH": [b"3 1", b"7 (MODSEQ 12)"]}) == "3,1,7"


def test_an_esearch_that_does_not_speak_of_uids_is_no_answer() -> None:
    assert answers.found({"ESEARCH": [b'(TAG "a") ALL 1:3']}) is None
    assert answers.found({"ESEARCH": [b'(TAG "a") UID ALL 1:3,9 MODSEQ 4']}) == "1:3,9"
    assert answers.found({"ESEARCH": [b'(TAG "a") UID']}) == ""


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b" 1-Jan-1970 01:00:00 +0100", 0),
        (b"02-Nov-2026 09:30:00 +0000", 1793611800),
        (b"02-nov-2026 06:00:00 -0330", 1793611800),
        (b"31-Dec-1969 23:59:59 +0000", -1),
    ],
)
def test_an_internaldate_is_an_instant(value: bytes, seconds: int) -> None:
    assert facts.instant(value) == seconds


@pytest.mark.parametrize("value", [b"", None, b"yesterday", b"32-Jan-2026 00:00:00 +0000", []])
def test_what_is_no_date_is_malformed(value: answers.Value) -> None:
    with pytest.raises(Malformed):
        facts.instant(value)


def test_flags_are_words_and_recent_is_none_of_them() -> None:
    assert read_flags([b"\\seen", b"\\Recent", b"123", b"$Junk", None]) == {
        "\\Seen",
        "123",
        "$Junk",
        "NIL",
    }


@pytest.mark.parametrize("flag", ["", "a b", "a\r\nb", "(", "\\", 'x"', "é", "{3}"])
def test_what_is_no_flag_is_never_written(flag: str) -> None:
    with pytest.raises(ValueError, match="no flag"):
        written([flag])


def test_the_parts_of_a_structure() -> None:
    structure = (
        b'((("text" "plain" ("charset" "utf-8") NIL NIL "8bit" 12 1)'
        b'("TEXT" "HTML" NIL NIL NIL "base64" 99 3) "alternative" ("boundary" "b"))'
        b'("application" "pdf" ("name" "old") NIL NIL "base64" 5000 NIL'
        b' ("attachment" ("filename" "offer.pdf")) NIL) "mixed")'
    )
    found = parts(answers.parse([structure])[0])
    assert [(part.section, part.content_type, part.size) for part in found] == [
        ("1.1", "text/plain", 12),
        ("1.2", "text/html", 99),
        ("2", "application/pdf", 5000),
    ]
    assert (found[0].charset, found[1].encoding) == ("utf-8", "base64")
    assert (found[2].disposition, found[2].filename) == ("attachment", "offer.pdf")


def test_a_structure_nested_beyond_sense_is_malformed() -> None:
    deep = b"(" * 5000 + b")" * 5000
    with pytest.raises(Malformed):
        parts(answers.parse([deep])[0])
