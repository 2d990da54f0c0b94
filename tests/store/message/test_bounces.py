"""Delivery reports."""

import pytest

from store.message.model import Bounce
from store.message.parse import parse
from tests.store.message.mails import mail, multipart

DAEMON = "Mail Delivery System <MAILER-DAEMON@mx.example>"
RETURNED = "Content-Type: message/rfc822\n\nMessage-ID: <mine@kontor.example>\nSubject: x\n\nHi"


def report(status: str, returned: str = RETURNED) -> Bounce | None:
    part = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; ben@client.example\n{status}\n"
    )
    return parse(multipart("\nIt failed.", part, returned, kind="report")).bounce


def test_a_failure_names_recipient_and_mail() -> None:
    assert report("Action: failed\nStatus: 5.1.1") == Bounce(
        "ben@client.example", "<mine@kontor.example>", True
    )


def test_returned_headers_alone_name_the_mail() -> None:
    headers = "Content-Type: text/rfc822-headers\n\nMessage-ID: <mine@kontor.example>\nSubject: x\n"
    found = report("Action: failed\nStatus: 5.1.1", headers)
    assert found is not None
    assert found.message_id == "<mine@kontor.example>"


def test_a_delay_is_not_permanent() -> None:
    found = report("Action: delayed\nStatus: 4.4.1")
    assert found is not None
    assert not found.permanent


def test_giving_up_after_a_temporary_error_is_permanent() -> None:
    found = report("Action: failed\nStatus: 4.4.7")
    assert found is not None
    assert found.permanent


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_report_of_success_is_no_bounce(action: str) -> None:
    assert report(f"Action: {action}\nStatus: 2.0.0") is None


def test_what_the_report_says_for_machines_outweighs_its_subject_and_prose() -> None:
    part = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        "Final-Recipient: rfc822; ben@client.example\nAction: relayed\nStatus: 2.0.0\n"
    )
    subject = "Undelivered Mail Returned to Sender"
    prose = "\nYour mail could not be delivered."
    raw = multipart(prose, part, RETURNED, kind="report", subject=subject, From=DAEMON)
    assert parse(raw).bounce is None


def test_of_several_recipients_the_failed_one_is_named() -> None:
    part = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        "Final-Recipient: rfc822; late@client.example\nAction: delayed\nStatus: 4.0.0\n\n"
        "Final-Recipient: rfc822; gone@client.example\nAction: failed\nStatus: 5.1.1\n"
    )
    found = parse(multipart("\nx", part, kind="report")).bounce
    assert found == Bounce("gone@client.example", "", True)


def test_the_address_that_we_wrote_to_counts_not_where_it_was_sent_on_to() -> None:
    found = report("Original-Recipient: rfc822;info@client.example\nAction: failed\nStatus: 5.1.1")
    assert found is not None
    assert found.recipient == "info@client.example"


QMAIL = """Hi. This is the program at mx.example.
I wasn't able to deliver your message.

<ben@client.example>:
550 user unknown

--- Below this line is a copy.

Message-ID: <mine@kontor.example>
From: jane@kontor.example
"""
POSTFIX = """could not be delivered

<ben@client.example>: host mx said: 550 5.1.1 no such user
Message-Id: <mine@kontor.example>
"""
GERMAN = """Ihre Nachricht konnte nicht zugestellt werden.
Empfänger: ben@client.example
Message-ID: <mine@kontor.example>
"""
HUNGARIAN = """A levelet nem sikerült kézbesíteni.
Címzett: ben@client.example
Message-ID: <mine@kontor.example>
"""


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("failure notice", QMAIL),
        ("Undelivered Mail Returned to Sender", POSTFIX),
        ("Unzustellbar: Angebot", GERMAN),
        ("Kézbesíthetetlen: Ajánlat", HUNGARIAN),
    ],
)
def test_a_report_in_prose_is_read(subject: str, text: str) -> None:
    found = parse(mail(text, From=DAEMON, Subject=subject)).bounce
    assert found == Bounce("ben@client.example", "<mine@kontor.example>", True)


def test_the_header_of_failed_recipients_is_enough() -> None:
    raw = mail("sorry", X_Failed_Recipients="ben@client.example, x@client.example")
    assert parse(raw).bounce == Bounce("ben@client.example", "", True)


def test_a_warning_in_prose_is_not_permanent() -> None:
    text = "Your message to ben@client.example has not yet been delivered. We will keep trying."
    found = parse(mail(text, From=DAEMON, Subject="Warning: message delayed 4 hours")).bounce
    assert found == Bounce("ben@client.example", "", False)


@pytest.mark.parametrize(
    ("sender", "subject", "text"),
    [
        ("ben@client.example", "Delivery failed again", "The truck failed to deliver on Monday."),
        ("ben@client.example", "Re: Undeliverable: Order", "Your server rejected it: user unknown"),
        (DAEMON, "Your mailbox", "It is nearly full."),
        ("postmaster@client.example", "Invoice 12", "Please pay 550 euros."),
    ],
)
def test_people_who_write_of_failures_are_no_bounces(sender: str, subject: str, text: str) -> None:
    assert parse(mail(text, From=sender, Subject=subject)).bounce is None


def test_an_absence_with_empty_return_path_is_no_bounce() -> None:
    raw = mail("I am back on Monday.", Return_Path="<>", Subject="Out of office")
    assert parse(raw).bounce is None
