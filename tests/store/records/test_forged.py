"""A mail in another's name changes nothing of what is owed, unless nobody can know better."""

from typing import Any

import pytest

from store.records import views
from store.records.rows import Row
from tests.store.records.firm import ME, Firm, at

BEA = "Bea Nagy <bea@acme.example>"
BOB = "Bob <bob@kontor.example>"
DOUBTED = [
    ("Received", "from x by mx.kontor.example; Tue, 5 Nov 2024 09:00:00 +0100"),
    ("Authentication-Results", "mx.kontor.example; dmarc=fail"),
]
FORM = ("no-reply@evil.example", [("Reply-To", BEA)])
LIST = ("l@lists.evil.example", [("Reply-To", BEA), ("List-Id", "<l.lists.evil.example>")])


def rows(firm: Firm) -> dict[str, Row]:
    """Of Acme's, by the mail that they began with."""
    when = views.at(firm.store, at("Tue 12:00"))
    found = views.rows(firm.store, views.keys(firm.store, "all", when), when)
    return {row.root: row for row in found if row.root}


@pytest.mark.parametrize(("sender", "more"), [FORM, LIST])
@pytest.mark.parametrize("text", ["Thanks!", "Please pay to account 123."])
@pytest.mark.parametrize("answers", ["asked", ""])
def test_whom_reply_to_names_has_no_part_in_a_conversation_by_that(
    firm: Firm, sender: str, more: list[tuple[str, str]], text: str, answers: str
) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", ME, "Could you confirm?", to=BEA, id="asked"))
    before = rows(firm)["<asked@x>"]
    subject = "Re: Price list"
    forged: dict[str, Any] = {"subject": subject, "id": "forged", "answers": answers, "more": more}
    firm.receive(firm.mail("Tue 9:00", sender, text, **forged))
    assert rows(firm)["<asked@x>"] == before
    assert rows(firm)["<forged@x>"].messages == 1


@pytest.mark.parametrize("sender", [BOB, f"Jane <{ME}>"])
def test_whom_our_server_doubts_answers_nobody_in_our_name(firm: Firm, sender: str) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", BEA, "Could you send it?", id="asks"))
    answer: dict[str, Any] = {"to": f"{ME}, {BEA}", "subject": "Re: Price list", "answers": "asks"}
    firm.receive(firm.mail("Tue 9:00", sender, "Here.", id="f", more=DOUBTED, **answer))
    assert rows(firm)["<asks@x>"].state == "owed"
    firm.receive(firm.mail("Tue 9:10", sender, "Here.", id="g", **answer))
    assert rows(firm)["<asks@x>"].state == "done"
