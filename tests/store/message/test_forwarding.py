"""Whose mail is inside a mail."""

import pytest

from store.message.forwarding import passed_on, unforwarded
from store.message.model import Address
from store.message.parse import parse
from tests.store.message.mails import mail, multipart

BEN = (Address("Ben Huber", "ben@client.example"),)


WEBMAIL = """fyi

---------- Forwarded message ---------
From: Ben Huber <ben@client.example>
Date: Tue, Nov 3, 2026 at 2:05 PM
Subject: Order
To: Jane <jane@kontor.example>

Hi"""
GERMAN = """Bitte übernehmen.

-------- Weitergeleitete Nachricht --------
Betreff: Order
Datum: Tue, 3 Nov 2026 14:05:00 +0100
Von: Ben Huber <ben@client.example>
An: Jane

Hallo"""
HUNGARIAN = """-------- Továbbított üzenet --------
Tárgy: Order
Feladó: Ben Huber <ben@client.example>
Címzett: Jane

Szia"""
APPLE = """Begin forwarded message:

From: Ben Huber <ben@client.example>
Subject: Order
Date: 3 November 2026
To: Jane

Hi"""
NOTES = """---------------------- Forwarded by Jane Doe/KONTOR on 11/03/2026
02:05 PM ---------------------------
From: Ben Huber <ben@client.example> on 11/03/2026 01:00 PM
To: Jane
cc:
Subject: Order

Hi"""


@pytest.mark.parametrize("text", [WEBMAIL, GERMAN, HUNGARIAN, APPLE, NOTES])
def test_the_sender_below_a_forward_mark_is_found(text: str) -> None:
    assert parse(mail(text)).forwarded == BEN


OUTLOOK = (
    "see below\n\n________________________________\nFrom: Ben Huber [mailto:ben@client.example]\n"
    "Sent: Tuesday, November 3, 2026 2:05 PM\nTo: Jane\nSubject: Order\n\nHi"
)


@pytest.mark.parametrize(
    "subject", ["FW: Order", "WG: Order", "Re: Fwd: Order", "Továbbítás: Order"]
)
def test_an_outlook_header_counts_under_a_forwarding_subject(subject: str) -> None:
    assert parse(mail(OUTLOOK, Subject=subject)).forwarded == BEN


def test_an_outlook_header_in_an_answer_forwards_nothing() -> None:
    assert parse(mail(OUTLOOK, Subject="RE: Order")).forwarded == ()


def test_only_the_outermost_counts() -> None:
    inner = "\n\n---------- Forwarded message ---------\nFrom: x@y.example\nSubject: a\nTo: b\n"
    assert parse(mail(OUTLOOK + inner, Subject="FW: Order")).forwarded == BEN


def test_attached_mails_name_their_senders() -> None:
    part = "Content-Type: message/rfc822\n\nFrom: Ben Huber <ben@client.example>\n\nHi"
    assert parse(multipart("\nfyi", part)).forwarded == BEN


def test_the_mail_that_a_report_carries_back_is_no_forward() -> None:
    part = "Content-Type: message/rfc822\n\nFrom: jane@kontor.example\n\nHi"
    assert parse(multipart("\nfailed", part, kind="report")).forwarded == ()


def test_a_plain_mail_forwards_nothing() -> None:
    assert parse(mail("From: Wien\nTo: Graz\nDate: Monday\n", Subject="Fwd: trip")).forwarded == ()


@pytest.mark.parametrize("text", [WEBMAIL, GERMAN, HUNGARIAN, APPLE])
def test_what_the_sender_inside_wrote_is_found(text: str) -> None:
    assert passed_on("Order", text, "BEN@client.example") in {"Hi", "Hallo", "Szia"}


def test_what_somebody_else_wrote_is_not_his() -> None:
    assert passed_on("Fwd: Order", WEBMAIL, "other@client.example") == ""


def test_a_subject_loses_all_prefixes_of_its_forwards() -> None:
    assert unforwarded("WG: Fwd: Order") == "Order" and unforwarded("Re: Order") == "Re: Order"
