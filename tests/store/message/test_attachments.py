"""Files of a mail."""

from base64 import b64encode

import pytest

from store.message.model import Attachment
from store.message.parse import attachment, parse
from tests.store.message.mails import mail, multipart

TEXT = "Content-Type: text/plain\n\nwords"
PDF = (
    "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n"
    f'Content-Disposition: attachment; filename="a.pdf"\n\n{b64encode(b"%PDF-1").decode()}'
)


def picture(cid: str = "logo", more: str = "") -> str:
    return f"Content-Type: image/png; name=l.png\nContent-ID: <{cid}>\n{more}\nPNG"


def test_a_file_is_listed_with_its_decoded_size() -> None:
    assert parse(multipart(TEXT, PDF)).attachments == (
        Attachment(2, "a.pdf", "application/pdf", 6, False),
    )


def test_the_bytes_of_a_listed_file_can_be_had() -> None:
    raw = multipart(TEXT, PDF)
    (listed,) = parse(raw).attachments
    assert attachment(raw, listed.part) == (listed, b"%PDF-1")


@pytest.mark.parametrize("part", [-1, 0, 1, 3])
def test_what_is_no_file_cannot_be_had(part: int) -> None:
    with pytest.raises(LookupError):
        attachment(multipart(TEXT, PDF), part)


def test_a_picture_that_the_html_shows_is_inline() -> None:
    html = 'Content-Type: text/html\n\n<img src="cid:logo">'
    shown, sent = parse(multipart(html, picture(), picture("photo"))).attachments
    assert (shown.inline, sent.inline) == (True, False)


def test_a_picture_is_inline_also_where_the_plain_form_is_shown() -> None:
    html = "Content-Type: text/html\n\n<img src=cid:logo>"
    (found,) = parse(multipart(TEXT, html, picture(), kind="alternative")).attachments
    assert found.inline


def test_a_picture_that_was_attached_beside_html_is_a_document() -> None:
    html = "Content-Type: text/html\n\nwords"
    sent = picture("x", "Content-Disposition: attachment\n")
    (found,) = parse(multipart(html, sent, kind="related")).attachments
    assert not found.inline


def test_a_cryptographic_signature_is_no_document() -> None:
    (found,) = parse(multipart(TEXT, "Content-Type: application/pgp-signature\n\nx")).attachments
    assert found.inline


def test_a_mail_inside_is_one_file_and_comes_whole() -> None:
    raw = multipart(TEXT, f"Content-Type: message/rfc822\n\nSubject: inner\n\nx\n{PDF}")
    (found,) = parse(raw).attachments
    assert found.type == "message/rfc822"
    assert attachment(raw, found.part)[1].startswith(b"Subject: inner\n\nx")


def test_a_mail_that_is_nothing_but_a_file_has_no_text() -> None:
    parsed = parse(mail("%PDF", Content_Type="application/pdf; name=scan.pdf"))
    assert (parsed.text, [a.name for a in parsed.attachments]) == ("", ["scan.pdf"])


def test_a_name_is_one_line() -> None:
    (found,) = parse(
        multipart(TEXT, "Content-Type: a/b; name*=utf-8''one%0D%0Atwo.exe\n\nx")
    ).attachments
    assert found.name == "one two.exe"
