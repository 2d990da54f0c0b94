"""A report about my answer: what failed is owed again, what is only late is not (rule 9)."""

import pytest

from tests.store.records.dumps import lists
from tests.store.records.firm import ME, Firm, at

BEA = "bea@acme.example"


def report(action: str, status: str) -> bytes:
    lines = [
        "From: mailer-daemon@mx.example", f"To: {ME}", "Subject: About your mail",
        "Return-Path: <>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "", "--b", "", "Something happened.",
        "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example", "",
        f"Final-Recipient: rfc822; {BEA}", f"Action: {action}", f"Status: {status}", "",
        "--b", "Content-Type: text/rfc822-headers", "", "Message-ID: <answer@x>", "--b--", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize(
    ("action", "status", "state"),
    [("failed", "5.1.1", "owed"), ("failed", "4.4.7", "owed"), ("delayed", "4.4.1", "done")],
)
def test_an_answer_that_came_back_is_owed_again_but_not_a_late_one(
    action: str, status: str, state: str, firm: Firm
) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", BEA, "Could you send the list?", id="a"),
        firm.mail("Mon 10:00", ME, "Here.", to=BEA, id="answer", answers="a"),
        firm.fetched(report(action, status), at("Mon 10:05"), "inbox"),
    )
    (row,) = lists(firm.store, at("Mon 11:00"))["all"]
    assert (row["state"], row["messages"]) == (state, 3)
