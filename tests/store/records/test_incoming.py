"""What is read out of a mail before it is judged: when it happened (rule 3) and who wrote it
through a form (rules 1 and 8)."""

import pytest

from store.records.incoming import Fetched
from tests.store.records.dumps import lists
from tests.store.records.firm import ME, Firm, at

BEA = "bea@acme.example"
ASK = "Could you send the list?"


def lines(
    firm: Firm, sender: str, date: str, internal: str, *headers: str, box: str = "inbox"
) -> Fetched:
    head = [
        *headers, f"From: {sender}", f"To: {BEA if sender == ME else ME}", f"Date: {date}",
        "Subject: List", "Message-ID: <one@x>", "", ASK, "",
    ]  # fmt: skip
    return firm.fetched("\r\n".join(head).encode(), at(internal), box)


def since(firm: Firm, which: str) -> int:
    (row,) = lists(firm.store, at("Fri 9:00"))[which]
    found: int = row["since"]
    return found


RECEIVED = "Received: from a by b; Mon, 4 Nov 2024 10:00:00 +0100"
EARLIER = "Received: from x by a; Mon, 4 Nov 2024 08:00:00 +0100"


def test_theirs_happened_when_our_server_received_it_whatever_its_date_says(firm: Firm) -> None:
    date = "Fri, 1 Nov 2024 09:00:00 +0100"
    firm.receive(lines(firm, BEA, date, "Tue 9:00", RECEIVED, EARLIER))
    assert since(firm, "owed") == at("Mon 10:00")


def test_without_that_the_day_on_which_it_was_filed_counts(firm: Firm) -> None:
    firm.receive(lines(firm, BEA, "Fri, 1 Nov 2024 09:00:00 +0100", "Tue 9:00"))
    assert since(firm, "owed") == at("Tue 9:00")


def test_mine_happened_at_its_date_though_the_folder_was_moved_since(firm: Firm) -> None:
    date = "Mon, 4 Nov 2024 11:00:00 +0100"
    firm.receive(lines(firm, ME, date, "Thu 9:00", RECEIVED, box="sent"))
    assert since(firm, "waiting") == at("Mon 11:00")


def test_mine_never_happened_after_it_was_filed(firm: Firm) -> None:
    firm.receive(lines(firm, ME, "Fri, 8 Nov 2024 11:00:00 +0100", "Thu 9:00", box="sent"))
    assert since(firm, "waiting") == at("Thu 9:00")


@pytest.mark.parametrize("sender", ["noreply@shop.example", "web@kontor.example"])
def test_a_forms_writer_is_owed_and_answered_at_the_address_left(sender: str, firm: Firm) -> None:
    form = [("Reply-To", "Max <max@else.example>")]
    firm.receive(firm.mail("Mon 9:00", sender, "Name: Max", subject="Form", id="f", more=form))
    (row,) = lists(firm.store, at("Mon 10:00"))["owed"]
    assert (row["who"], row["with_"]) == ("Max", ["max@else.example"])
    firm.receive(
        firm.mail("Mon 11:00", ME, "Hi.", to="max@else.example", answers="f", subject="Re: Form")
    )
    assert lists(firm.store, at("Mon 12:00"))["owed"] == []


@pytest.mark.parametrize(
    ("sender", "more"),
    [
        ("noreply@shop.example", [("Reply-To", "desk@shop.example")]),
        ("noreply@shop.example", []),
        ("noreply@shop.example", [("Reply-To", "max@else.example"), ("List-Id", "<l.x>")]),
        (
            "noreply@shop.example",
            [("Reply-To", "max@else.example"), ("Auto-Submitted", "auto-generated")],
        ),
    ],
)
def test_what_only_looks_like_a_form_is_a_machines(
    sender: str, more: list[tuple[str, str]], firm: Firm
) -> None:
    firm.receive(firm.mail("Mon 9:00", sender, "Name: Max", subject="Form", more=more))
    assert lists(firm.store, at("Mon 10:00"))["owed"] == []


def test_a_mail_to_hundreds_asks_me_wherever_i_stand_among_them(firm: Firm) -> None:
    everybody = ", ".join([*(f"p{n}@other{n}.example" for n in range(249)), ME, ME])
    text = "Dear Jane, could you send us the offer by Friday?"
    firm.receive(firm.mail("Mon 9:00", "x@stranger.example", text, to=everybody, id="all"))
    assert len(lists(firm.store, at("Mon 10:00"))["owed"]) == 1
    count = "SELECT count(*) FROM participants WHERE role = 'to'"
    assert firm.store.reader().execute(count).fetchone() == (201,)
