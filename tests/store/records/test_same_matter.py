"""Mails that name no mail, or name it under a subject of their own, and yet are no new matter."""

from email.utils import formatdate

import pytest

from store.records import mail
from store.records.mail import Fetched
from tests.store.records.dumps import lists
from tests.store.records.firm import ME, Firm, at

BEA = "bea@acme.example"


def written(
    firm: Firm,
    when: str,
    subject: str,
    text: str,
    *,
    id_: str = "",
    answers: str = "",
    sender: str = BEA,
    more: str = "",
) -> Fetched:
    to = BEA if sender == ME else ME
    lines = [
        f"From: {sender}", f"To: {to}", f"Subject: {subject}", f"Date: {formatdate(at(when))}",
        f"Message-ID: <{id_ or when.replace(' ', '-')}@x>",
        *([f"In-Reply-To: <{answers}@x>"] if answers else []), *([more] if more else []),
        "Content-Type: text/plain; charset=utf-8", "", text, "",
    ]  # fmt: skip
    return firm.fetched("\r\n".join(lines).encode(), at(when), "sent" if sender == ME else "inbox")


def rows(firm: Firm) -> dict[str, tuple[str, int]]:
    found = lists(firm.store, at("Tue 9:00"))["all"]
    assert len({row["subject"] for row in found}) == len(found)
    return {row["subject"]: (row["state"], row["messages"]) for row in found}


def test_a_reaction_stands_in_the_row_of_the_mail_that_it_means(firm: Firm) -> None:
    firm.book()
    reacted = "Bea Nagy reacted to your message"
    firm.receive(
        written(firm, "Mon 10:00", "Gate", "The gate is open from eight.", id_="gate", sender=ME),
        written(firm, "Mon 10:05", reacted, f"👍 {reacted}:\nThe gate is open.", answers="gate"),
    )
    assert rows(firm) == {"Gate": ("done", 2)}
