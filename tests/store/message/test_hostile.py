"""Bytes of any kind and any size: nothing raises, nothing runs away."""

import tracemalloc
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.message.model import ParsedMessage
from store.message.parse import attachment, parse
from tests.store.message.mails import mail, multipart

ALTERNATIVE = multipart(
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nR3LDvMOfZQ==",
    "Content-Type: text/html\n\n<p>Hi <a href='http://x.example'>y.example</a></p>",
    kind="alternative",
    References="<a@x> <b@x>",
    Reply_To='"=?utf-8?Q?J=C3=A4n?=" <j@x.example>, g: a@b.example;',
)
REPORT = multipart(
    "\nfailed",
    "Content-Type: message/delivery-status\n\n\nFinal-Recipient: x; a@b.c\nAction: failed",
    "Content-Type: message/rfc822\n\nFrom: x@y.example\nMessage-ID: <m@y>\n\nbody",
    kind="report",
)
INVITATION = multipart(
    "\nOn 3.11.2026 14:05, a@b.example wrote:\n> x\n-- \nme",
    "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n"
    "DTSTART;TZID=Europe/Wien:20261103T100000\nEND:VEVENT\nEND:VCALENDAR",
    "Content-Type: a/b; name*0*=utf-8''%41; name*1=b\nContent-ID: <c>\n\nx",
)
_BITES = [
    b"\n",
    b"\r",
    b"\0",
    b"=?",
    b"?=",
    b'"',
    b"<",
    b">",
    b"(",
    b";",
    b":",
    b"=",
    b" ",
    b"\xff",
]
_BITES += [b"--edge", b"--edge--", b"multipart/mixed", b"message/rfc822", b"charset=utf-16"]
_BITES += [
    b"utf-7",
    b"base64",
    b"\n\n",
    b"BEGIN:VEVENT\n",
    b"&#xD800;",
    b"<table><tr><td>",
    b"\xc3",
]
BITES = st.sampled_from([*_BITES, b"-----Original Message-----\n"])


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in strings(item)]
    return []


def check(parsed: ParsedMessage) -> None:
    assert "unreadable" not in parsed.problems
    for one in fields(parsed):
        for text in strings(getattr(parsed, one.name)):
            assert "\0" not in text
            text.encode("utf-8")


@given(st.binary(max_size=400))
def test_no_bytes_raise(raw: bytes) -> None:
    check(parse(raw))


@settings(max_examples=200)
@given(
    st.sampled_from([ALTERNATIVE, REPORT, INVITATION, mail("x <p>")]),
    st.lists(st.tuples(st.integers(0, 1200), st.integers(0, 12), BITES), min_size=1, max_size=8),
)
def test_no_damaged_mail_raises(raw: bytes, damage: list[tuple[int, int, bytes]]) -> None:
    for place, removed, bite in damage:
        at = place % (len(raw) + 1)
        raw = raw[:at] + bite + raw[at + removed :]
    parsed = parse(raw)
    check(parsed)
    for listed in parsed.attachments:
        assert attachment(raw, listed.part)[0] == listed


@pytest.mark.parametrize(
    "raw", [ALTERNATIVE, REPORT, INVITATION], ids=["text", "report", "invitation"]
)
def test_a_mail_cut_anywhere_is_read(raw: bytes) -> None:
    for end in range(0, len(raw), 7):
        check(parse(raw[:end]))


SERIES = b"BEGIN:VEVENT\nDTSTART:20200101T000000Z\nRRULE:"
LEFT_OUT = b"EXDATE:" + b",".join([b"20261130T000000Z"] * 400) + b"\n"


@pytest.mark.parametrize(
    "raw",
    [
        mail(b"\n" * 5_000_000),
        mail(b"x" * 5_000_000),
        mail(b"x \n" * 1_000_000, Content_Type="text/plain; format=flowed"),
        mail(b"=\n" * 1_000_000, Content_Transfer_Encoding="quoted-printable"),
        mail((b"#" * 390 + b"\n") * 2_000),
        mail(b"On Mon, 30 Nov 2026 at 10:00 Jane <jane@x.example> wrote:\n" * 2_000),
        mail(b"\xd8\x00" * 1_000_000, Content_Type="text/plain; charset=utf-16"),
        mail(b"<div>" * 200_000, Content_Type="text/html"),
        mail(b"BEGIN:VEVENT\n" * 100_000, Content_Type="text/calendar"),
        mail(SERIES + b"FREQ=SECONDLY;COUNT=1000000000", Content_Type="text/calendar"),
        mail(SERIES + b"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Content_Type="text/calendar"),
        mail(SERIES + b"BYDAY=MO;" * 30_000, Content_Type="text/calendar"),
        mail(SERIES + b"FREQ=DAILY\n" + LEFT_OUT * 900, Content_Type="text/calendar"),
        b"".join(b"X%d: a\n" % n for n in range(300_000)),
        b"Subject: x\n" + b" a\n" * 300_000,
        b"Subject: " + b"=?a?q?" * 100_000 + b"\n\n",
        b"References: " + b"<" * 500_000 + b"\n\n",
        b"Subject: " + b"[x] re " * 10_000 + b"\n\n",
        b"To: " + b'"a' * 200_000 + b"\n\n",
        b"To: x" + b"a" * 250_000 + b" b@c " * 2 + b"\n\n",
        b"Content-Type: text/plain;" + b' a="' * 100_000 + b"\n\nx",
        b"Content-Type: message/rfc822\n\n" * 100_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 500_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 500 + b"a:\n" * 10_000,
    ],
    ids=lambda raw: f"{raw[-12:]!r}",
)
def test_a_mail_of_one_thing_too_often_is_read(raw: bytes) -> None:
    check(parse(raw))


def test_blank_lines_before_a_header_cost_no_memory() -> None:
    """A pattern that remembers each of them took a hundred times their size."""
    raw = b"\r\n" * 500_000 + b"Subject: x\r\n\r\ny"
    tracemalloc.start()
    check(parse(raw))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * len(raw)
