"""Which text of a mail is shown, and how it is decoded."""

from base64 import b64encode

from store.message.flowed import unflow
from store.message.parse import parse
from tests.store.message.mails import mail, multipart

PLAIN = "Content-Type: text/plain\n\nplain words"
HTML = "Content-Type: text/html\n\n<p>rich <b>words</b></p>"


def test_of_two_forms_the_plain_one_is_shown() -> None:
    parsed = parse(multipart(PLAIN, HTML, kind="alternative"))
    assert (parsed.text, parsed.html) == ("plain words", False)


def test_an_empty_plain_form_gives_way_to_html() -> None:
    parsed = parse(multipart("Content-Type: text/plain\n\n \n", HTML, kind="alternative"))
    assert (parsed.text, parsed.html) == ("rich words", True)


def test_html_alone_is_made_readable() -> None:
    parsed = parse(mail("<p>one</p><p>two</p>", Content_Type="text/html"))
    assert (parsed.text, parsed.html) == ("one\n\ntwo", True)


def test_texts_around_a_file_are_all_shown() -> None:
    pdf = "Content-Type: application/pdf; name=x.pdf\n\n%PDF"
    assert parse(multipart(PLAIN, pdf, PLAIN)).text == "plain words\n\nplain words"


def test_the_text_of_a_related_form_is_its_first_part() -> None:
    picture = "Content-Type: image/png\nContent-ID: <p>\n\nPNG"
    assert parse(multipart(HTML, picture, kind="related")).text == "rich words"


def test_a_text_file_is_no_text_of_the_mail() -> None:
    file = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nfile"
    parsed = parse(multipart(PLAIN, file))
    assert parsed.text == "plain words"
    assert [a.name for a in parsed.attachments] == ["a.txt"]


def test_a_named_text_is_shown_if_there_is_no_other() -> None:
    parsed = parse(mail("the words", Content_Type='text/plain; name="body.txt"'))
    assert (parsed.text, parsed.attachments) == ("the words", ())


INNER = (
    "Content-Type: message/rfc822\n\nFrom: =?utf-8?q?J=C3=B6rg?= <j@client.example>\n"
    "Subject: x\n\n> what we quoted\n\ninner words"
)


def test_a_mail_inside_stands_below_the_text_as_a_forwarded_one() -> None:
    parsed = parse(multipart(PLAIN, INNER))
    assert parsed.text == (
        "plain words\n\n---------- Forwarded message ----------\n"
        "From: Jörg <j@client.example>\nSubject: x\n\n> what we quoted\n\ninner words"
    )


def test_what_stands_in_a_mail_inside_is_not_the_senders_own() -> None:
    assert parse(multipart(PLAIN, INNER)).new_text == "plain words"
    assert parse(multipart(INNER)).new_text == ""


def test_the_mail_that_a_report_brings_back_is_not_shown() -> None:
    assert parse(multipart(PLAIN, INNER, kind="report")).text == "plain words"


def test_mails_inside_mails_are_shown_up_to_a_limit() -> None:
    parsed = parse(multipart(PLAIN, *[INNER] * 50))
    assert parsed.text.count("inner words") == 20
    nested = INNER.replace("Subject: x\n\n", f"Subject: x\n{INNER}\n\n")
    assert parse(multipart(PLAIN, nested)).text.count("Subject: x") == 2


def test_quoted_printable_is_decoded() -> None:
    raw = mail(
        "gy=C5=B1r=\n=C5=B1 =3D\n",
        Content_Type="text/plain; charset=utf-8",
        Content_Transfer_Encoding="Quoted-Printable",
    )
    assert parse(raw).text == "gyűrű ="


def test_base64_is_decoded() -> None:
    text = b64encode("gyűrű".encode()).decode()
    raw = mail(text, Content_Type="text/plain; charset=utf-8", Content_Transfer_Encoding="base64")
    assert parse(raw).text == "gyűrű"


def test_damaged_base64_gives_what_can_be_saved_and_is_told() -> None:
    text = b64encode(b"the words of the mail").decode()[:-2] + "!\n"
    parsed = parse(mail(text, Content_Transfer_Encoding="base64"))
    assert parsed.text.startswith("the words of the ma")
    assert parsed.problems == ("base64",)


def test_a_footer_that_a_list_put_behind_base64_is_not_decoded() -> None:
    text = b64encode(b"the words").decode() + "=\n_____\nlist footer\n"
    assert parse(mail(text, Content_Transfer_Encoding="base64")).text == "the words"


def test_html_without_a_charset_says_it_itself() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head>őr</html>'.encode("iso-8859-2")
    assert parse(mail(page, Content_Type="text/html")).text == "őr"


def test_a_wrong_charset_is_told() -> None:
    parsed = parse(mail("szűrő", Content_Type="text/plain; charset=made-up"))
    assert (parsed.text, parsed.problems) == ("szűrő", ("charset",))


def test_line_ends_are_newlines() -> None:
    assert parse(mail("a\r\nb\rc\n")).text == "a\nb\nc"


def test_an_encrypted_mail_says_so() -> None:
    parts = "Content-Type: application/pgp-encrypted\n\nVersion: 1", "\nx"
    assert "encrypted" in parse(multipart(*parts, kind="encrypted")).problems


def test_a_text_beyond_reason_is_cut_and_told() -> None:
    parsed = parse(mail("words\n" * 300_000))
    assert (len(parsed.text), parsed.problems) == (1_000_000, ("long",))


def test_flowed_lines_are_joined() -> None:
    assert unflow("one \ntwo\nthree", delete_space=False) == "one two\nthree"


def test_flowed_lines_of_another_depth_are_not_joined() -> None:
    assert unflow("> one \n> two \nmine", delete_space=False) == "> one two \nmine"


def test_the_signature_mark_is_never_joined() -> None:
    assert unflow("bye \n-- \nJane", delete_space=False) == "bye \n-- \nJane"


def test_stuffed_spaces_go_and_those_of_delsp_too() -> None:
    assert unflow(" From x\n>> y", delete_space=False) == "From x\n>> y"
    assert unflow("ab \ncd", delete_space=True) == "abcd"


def test_the_parameter_flowed_is_heeded() -> None:
    raw = mail("one \ntwo\n", Content_Type="text/plain; format=Flowed")
    assert parse(raw).text == "one two"
