"""Header blocks and the parameters of fields."""

import pytest

from store.message.headers import content_type, disposition, fields, parameters, split


def names(raw: bytes) -> tuple[list[str], bytes]:
    headers, body = split(raw, 0, len(raw))
    return sorted(headers), raw[body:]


def test_the_body_begins_after_the_first_blank_line() -> None:
    assert names(b"A: 1\r\nB: 2\r\n\r\ntext\r\n\r\nC: 3") == (["a", "b"], b"text\r\n\r\nC: 3")


def test_a_header_without_body_is_all_header() -> None:
    assert names(b"A: 1\nB: 2") == (["a", "b"], b"")


def test_a_mail_without_header_is_all_body() -> None:
    assert names(b"\njust text") == ([], b"just text")
    assert names(b"just text") == ([], b"just text")


def test_a_missing_blank_line_does_not_swallow_the_body() -> None:
    assert names(b"A: 1\nB: 2\nDear Anna\n\nbye") == (["a", "b"], b"Dear Anna\n\nbye")


def test_a_bad_line_among_fields_is_skipped() -> None:
    assert names(b"A: 1\nno field at all\nSubject: x\n\ntext") == (["a", "subject"], b"text")


def test_a_delimiter_ends_a_header_without_blank_line() -> None:
    assert names(b"A: 1\n--edge\nContent-Type: a/b\n\nx")[1].startswith(b"--edge")


@pytest.mark.parametrize("lead", [b"From jane Tue Nov  3\n", b">From x\n", b"\n\n", b" \r\n\n"])
def test_what_stands_before_the_first_field_is_skipped(lead: bytes) -> None:
    assert names(lead + b"A: 1\n\ntext") == (["a"], b"text")


def test_fields_of_one_name_keep_their_order() -> None:
    assert fields(b"Received: new\nX: y\nreceived : old\n")["received"] == [b"new", b"old"]


def test_a_field_goes_on_in_lines_that_begin_with_white_space() -> None:
    assert fields(b"A: 1\r\n\t2\r\nB: 3\r\n")["a"] == [b"1\r\n\t2\r"]


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (b"text/HTML; charset=utf-8", "text/html"),
        (b"text/plain (a comment)", "text/plain"),
        (b"text", "text/plain"),
        (b"", "text/plain"),
        (None, "text/plain"),
    ],
)
def test_a_content_type_is_read(sent: bytes | None, kind: str) -> None:
    assert content_type(sent)[0] == kind


@pytest.mark.parametrize(
    "sent",
    [
        '; filename="Ajánlat 3.pdf"',
        "; filename=Ajánlat 3.pdf",
        "; filename*=utf-8''Aj%C3%A1nlat%203.pdf",
        "; filename*=utf-8'hu'Aj%C3%A1nlat%203.pdf",
        "; filename*0*=utf-8''Aj%C3%A1n; filename*1=\"lat 3\"; filename*2=.pdf",
        "; filename*1=\"lat 3.pdf\"; filename*0*=utf-8''Aj%C3%A1n",
        '; filename="=?utf-8?Q?Aj=C3=A1nlat_3=2Epdf?="',
        "; filename=\"x.pdf\"; filename*=iso-8859-2''Aj%E1nlat%203.pdf",
    ],
)
def test_a_file_name_is_read_however_it_is_written(sent: str) -> None:
    assert parameters("attachment" + sent)["filename"] == "Ajánlat 3.pdf"


def test_a_quoted_value_may_hold_semicolons_and_escaped_quotes() -> None:
    assert parameters(r'x; name="a;b\"c"; size=3') == {"name": 'a;b"c', "size": "3"}


def test_a_quote_that_never_ends_ends_with_the_field() -> None:
    assert parameters('x; boundary="abc')["boundary"] == "abc"


def test_a_disposition_is_read_in_lower_case() -> None:
    assert disposition(b'ATTACHMENT; filename="a"') == ("attachment", {"filename": "a"})
    assert disposition(None) == ("", {})
