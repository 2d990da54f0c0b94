"""Mails that name no mail, or name it under a subject of their own, and yet are no new matter."""

from email.utils import formatdate

import pytest

from store.records.incoming import Fetched
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


@pytest.mark.parametrize("answered", ["first", "second"])
def test_a_mail_that_was_sent_twice_is_one_row_and_one_answer_pays_it(
    answered: str, firm: Firm
) -> None:
    firm.book()
    asks = "Could you send me a sample?"
    twice = [
        written(firm, "Mon 10:05", "Sample", asks, id_="first"),
        written(firm, "Mon 10:07", "Sample", f"{asks} ", id_="second"),
    ]
    firm.receive(*twice)
    assert rows(firm) == {"Sample": ("owed", 2)}
    firm.receive(written(firm, "Mon 11:00", "Re: Sample", "Here.", answers=answered, sender=ME))
    assert rows(firm) == {"Sample": ("done", 3)}


@pytest.mark.parametrize(
    "other",
    [
        {"when": "Mon 12:05"},
        {"text": "Could you send me two samples?"},
        {"sender": "ben@acme.example"},
        {"more": "Precedence: bulk"},
    ],
)
def test_the_same_at_another_time_or_by_another_is_another_mail(
    other: dict[str, str], firm: Firm
) -> None:
    firm.book()
    told = {"when": "Mon 10:07", "text": "Could you send me a sample?", **other}
    firm.receive(
        written(firm, "Mon 10:05", "Sample", "Could you send me a sample?"),
        written(firm, subject="Sample", id_="second", **told),
    )
    assert len(lists(firm.store, at("Tue 9:00"))["all"]) == 2


def test_what_i_send_twice_stays_apart(firm: Firm) -> None:
    firm.book()
    firm.receive(
        written(firm, "Mon 10:05", "Prices", "Our new prices.", sender=ME),
        written(firm, "Mon 10:07", "Prices", "Our new prices.", sender=ME),
    )
    assert len(lists(firm.store, at("Tue 9:00"))["all"]) == 2
