"""The whole mail."""

from datetime import UTC, datetime

import pytest

from store.message import html
from store.message import parse as parsing
from store.message.model import Address
from store.message.parse import parse, parse_all
from tests.store.message.mails import mail


def test_a_plain_mail_is_read() -> None:
    parsed = parse(mail("Hello\n\n> old\n", Subject="=?utf-8?Q?Rendel=C3=A9s?="))
    assert parsed.message_id == "<one@acme.example>"
    assert parsed.subject == "Rendelés"
    assert parsed.date == datetime(2026, 11, 3, 13, 5, tzinfo=UTC)
    assert parsed.from_ == (Address("Anna Kovács", "anna@acme.example"),)
    assert parsed.to == (Address("", "jane@kontor.example"),)
    assert (parsed.text, parsed.new_text, parsed.html) == ("Hello\n\n> old", "Hello", False)
    assert parsed.problems == ()


def test_the_topmost_received_field_says_when_it_came() -> None:
    raw = b"Received: from a; Tue, 3 Nov 2026 15:00:00 +0100\n" + mail(
        Received="from b; Tue, 3 Nov 2026 13:00:00 +0100"
    )
    assert parse(raw).received == datetime(2026, 11, 3, 14, tzinfo=UTC)


def test_an_unreadable_date_is_told() -> None:
    parsed = parse(mail(Date="some day"))
    assert (parsed.date, parsed.problems) == (None, ("date",))


def test_a_missing_date_is_no_problem() -> None:
    assert parse(mail(Date=None)).problems == ()


def test_recipients_of_repeated_fields_are_joined() -> None:
    raw = b"To: a@x.example\n" + mail()
    assert [a.email for a in parse(raw).to] == ["a@x.example", "jane@kontor.example"]


def test_too_many_recipients_are_told() -> None:
    parsed = parse(mail(Cc=", ".join(f"a{n}@x.example" for n in range(3000))))
    assert (len(parsed.cc), parsed.problems) == (2000, ("recipients",))


def test_all_people_of_the_header_are_read() -> None:
    raw = mail(Cc="c@x.example", Bcc="b@x.example", Sender="s@x.example", Reply_To="r@x.example")
    parsed = parse(raw)
    people = (*parsed.cc, *parsed.bcc, *parsed.sender, *parsed.reply_to)
    assert [a.email for a in people] == ["c@x.example", "b@x.example", "s@x.example", "r@x.example"]


def test_addresses_that_the_server_delivered_to_are_kept_once() -> None:
    raw = b"Delivered-To: info@kontor.example\n" + mail(
        Delivered_To="<info@kontor.example>", X_Original_To="office@kontor.example"
    )
    assert parse(raw).delivered_to == ("info@kontor.example", "office@kontor.example")


def test_references_are_in_order_and_without_doubles() -> None:
    parsed = parse(mail(References="<a@x>\n <b@x> <a@x>", In_Reply_To="<b@x>"))
    assert (parsed.references, parsed.in_reply_to) == (("<a@x>", "<b@x>"), ("<b@x>",))


@pytest.mark.parametrize(
    ("sent", "ids"),
    [
        (
            "=?utf-8?q?=3Cone=5Fthat=5Fis-longer=40mail=2Eprod=2Eoutlo?=\n =?utf-8?q?ok=2Ecom=3E?=",
            ("<one_that_is-longer@mail.prod.outlook.com>",),
        ),
        (
            "=?us-ascii?Q?<a=3D=3Db@x>_<long=3D=3D?= =?us-ascii?Q?er@x>?= <c=3D@x>",
            ("<a==b@x>", "<long==er@x>", "<c=3D@x>"),
        ),
        ("<=?so?q?=41?=@x> <b@x>", ("<=?so?q?=41?=@x>", "<b@x>")),
    ],
    ids=["of Python", "of K-9", "an id of its own"],
)
def test_ids_that_were_encoded_to_be_folded_are_those_that_they_were(
    sent: str, ids: tuple[str, ...]
) -> None:
    parsed = parse(mail(References=sent, In_Reply_To=sent))
    assert (parsed.references, parsed.in_reply_to) == (ids, ids)


def test_of_a_long_thread_the_first_and_the_last_references_are_kept() -> None:
    parsed = parse(mail(References=" ".join(f"<{n}@x>" for n in range(500))))
    assert (len(parsed.references), parsed.references[0], parsed.references[-1]) == (
        100,
        "<0@x>",
        "<499@x>",
    )


def test_the_conversation_of_exchange_is_the_same_in_question_and_answer() -> None:
    question = parse(mail(Thread_Index="AQHY" + "AAAA" * 7))
    answer = parse(mail(Thread_Index="AQHY" + "AAAA" * 7 + "gAAA"))
    assert question.thread_index == answer.thread_index != ""
    assert len(question.thread_index) == 44
    assert parse(mail(Thread_Index="AQHY")).thread_index == ""


def test_signs_of_machines_are_kept_as_sent() -> None:
    signs = parse(
        mail(
            Auto_Submitted="auto-replied (vacation)",
            Precedence="bulk",
            Return_Path="<>",
            List_Id="Users <users.lists.example>",
            List_Unsubscribe="",
            X_Autoreply="yes",
            Content_Type="Text/Plain",
        )
    ).signs
    assert signs.auto_submitted == "auto-replied (vacation)"
    assert (signs.precedence, signs.return_path) == ("bulk", "<>")
    assert (signs.list_id, signs.list_unsubscribe) == ("Users <users.lists.example>", "")
    assert (signs.autoreply, signs.content_type) == (True, "text/plain")


def test_a_plain_mail_has_no_signs() -> None:
    signs = parse(mail()).signs
    assert (signs.auto_submitted, signs.precedence, signs.return_path) == (None, None, None)
    assert not signs.autoreply


def test_the_kind_of_a_report_is_read() -> None:
    raw = mail(Content_Type='multipart/report; report-type="Delivery-Status"; boundary=x')
    assert parse(raw).signs.report_type == "delivery-status"


def test_a_body_that_defeats_us_costs_the_text_and_not_the_mail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def defeated(source: str) -> str:
        if source:
            raise RecursionError
        return ""

    monkeypatch.setattr(html, "to_text", defeated)
    raw = mail("<p>deep</p>", Content_Type="text/html")
    parsed = parse(raw)
    assert (parsed.text, parsed.problems) == ("", ("unreadable",))
    assert (parsed.subject, parsed.from_[0].email) == ("Order", "anna@acme.example")
    assert parsed.size == len(raw)


@pytest.mark.parametrize("raw", [b"", b"\n", b"\0", b"x", b"\xff\xfe", b"Subject:", b"\r\r\r"])
def test_bytes_that_are_hardly_a_mail_are_read(raw: bytes) -> None:
    parsed = parse(raw)
    assert (parsed.message_id, parsed.size) == ("", len(raw))
    assert len(parsed.digest) == 16
    assert "unreadable" not in parsed.problems


def test_line_ends_make_no_difference() -> None:
    raw = mail("one\n\ntwo\n")
    for end in (b"\r\n", b"\r"):
        other = parse(raw.replace(b"\n", end))
        assert (other.text, other.subject) == ("one\n\ntwo", "Order")


def test_no_field_holds_nul_or_lone_surrogates() -> None:
    sent = b"=?utf-7?Q?+2AA-?= a\0b"
    raw = b"Subject: " + sent + b"\nFrom: " + sent + b" <x\0@y>\n\na\0b"
    parsed = parse(raw)
    for text in (parsed.subject, parsed.text, parsed.from_[0].name, parsed.from_[0].email):
        text.encode("utf-8")
        assert "\0" not in text


@pytest.mark.parametrize("step", ["read", "new_text", "attached"])
def test_mails_read_together_are_as_each_alone(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a step fails with one of them: that one is its header, as it is alone."""
    mails = [
        (mail("Hello\n\n> old\n"), None),
        (mail("BEYOND US"), 700),
        (mail("Bye", Date="some day"), None),
    ]
    works = getattr(parsing, step)

    def fails(what: bytes | str, *more: object) -> object:
        if ("BEYOND US" if isinstance(what, str) else b"BEYOND US") in what:  # type: ignore[operator]
            raise RecursionError
        return works(what, *more)

    monkeypatch.setattr(parsing, step, fails)
    found = parse_all(mails)
    assert found == [parse(raw, size=size) for raw, size in mails]
    assert [one.problems for one in found] == [(), ("unreadable",), ("date",)]
    assert [one.new_text for one in found] == ["Hello", "", "Bye"]
