"""What recognises a mail again (rule 4.1/3)."""

import pytest

from store.message.digest import SMALL, digest_of_headers, digest_of_mail, message_ids
from store.message.parse import parse
from tests.store.message.mails import mail


def header_of(raw: bytes) -> bytes:
    return raw.partition(b"\n\n")[0] + b"\n\n"


def test_a_fetch_of_the_header_gives_what_the_whole_mail_gives() -> None:
    raw = mail("text " * 1000)
    whole = parse(raw)
    assert digest_of_headers(header_of(raw), len(raw)) == (whole.message_id, whole.digest)


def test_a_fetch_of_the_five_fields_is_enough() -> None:
    raw = mail(X_Mailer="x", References="<zero@acme.example>")
    five = header_of(mail())
    assert digest_of_headers(five, 1)[1] == parse(raw).digest


def test_the_way_in_which_a_server_folds_does_not_matter() -> None:
    one = mail(Subject="a long  subject of several words")
    other = mail(Subject="a long\r\n subject of\r\n\tseveral words").replace(b"\n", b"\r\n")
    assert parse(one).digest == parse(other).digest


@pytest.mark.parametrize("field", ["Message-ID", "Date", "From", "To", "Subject"])
def test_each_of_the_five_fields_counts(field: str) -> None:
    changed = mail(**{field: "<other@acme.example>"})
    assert parse(changed).digest != parse(mail()).digest


def test_with_a_message_id_the_body_does_not_count() -> None:
    assert parse(mail("one")).digest == parse(mail("two")).digest


def test_without_message_id_every_byte_counts() -> None:
    assert parse(mail("one", Message_ID=None)).digest != parse(mail("two", Message_ID=None)).digest


def test_an_empty_message_id_is_none() -> None:
    parsed = parse(mail("one", Message_ID="<>"))
    assert parsed.message_id == ""
    assert parsed.digest != parse(mail("two", Message_ID="<>")).digest


def test_a_large_mail_without_message_id_is_known_by_header_and_size() -> None:
    raw = mail("x" * SMALL, Message_ID=None)
    assert digest_of_headers(header_of(raw), len(raw)) == ("", parse(raw).digest)
    assert parse(raw + b"x").digest != parse(raw).digest


def test_the_size_that_the_server_says_counts_where_only_a_start_was_fetched() -> None:
    raw = mail("x" * SMALL, Message_ID=None)
    assert parse(raw[:5000], size=len(raw)).digest == parse(raw).digest


def test_a_header_alone_does_not_recognise_a_small_mail_without_message_id() -> None:
    raw = mail(Message_ID=None)
    assert digest_of_headers(header_of(raw), len(raw))[1] != parse(raw).digest


@pytest.mark.parametrize("raw", [mail(), mail(Message_ID=None), mail().replace(b"\n", b"\r")])
def test_a_whole_mail_is_recognised_without_being_read(raw: bytes) -> None:
    assert digest_of_mail(raw) == parse(raw).digest


def test_mail_with_bare_carriage_returns_is_recognised() -> None:
    raw = mail().replace(b"\n", b"\r")
    assert digest_of_headers(raw, len(raw)) == (parse(raw).message_id, parse(raw).digest)
    assert parse(raw).message_id == "<one@acme.example>"


@pytest.mark.parametrize(
    ("sent", "ids"),
    [
        (b"<a@x.example>", ["<a@x.example>"]),
        (b"<a@x.example> <b@x.example>", ["<a@x.example>", "<b@x.example>"]),
        (b"<long-\r\n id@x.example>", ["<long-id@x.example>"]),
        (b"a@x.example", ["<a@x.example>"]),
        (b"your mail of Monday <a@x.example>", ["<a@x.example>"]),
        (b"your mail of Monday", []),
        (b"<>", []),
        (b"", []),
        (None, []),
    ],
)
def test_ids_are_read_with_their_brackets(sent: bytes | None, ids: list[str]) -> None:
    assert message_ids(sent) == ids
