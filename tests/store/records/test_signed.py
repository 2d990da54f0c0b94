"""A number in a client's signature is proposed on the card, and never taken by itself."""

from dataclasses import replace
from typing import Any

from store.records import clients, linking, views
from store.records.card import card
from store.records.client import Signed
from store.records.signed import of_stranger
from tests.store.records.firm import ME, Firm, at
from tests.store.records.test_forged import BEA, DOUBTED

SIGNED = "Here it is.\n\nBest regards,\nBea\nTel. {}"
NEW = "+36 1 455 0000"
UDO = "Udo <udo@stranger.example>"


def proposed(firm: Firm) -> Signed | None:
    acme = clients.by_name(firm.store, "acme kft.")
    assert acme is not None
    when = replace(views.at(firm.store, at("Wed 9:00")), past=False)
    shown = card(firm.store, acme.id, when)
    assert shown is not None
    return shown.signed


def write(firm: Firm, when: str, number: str, sender: str = BEA, **more: Any) -> None:
    text = more.pop("text", SIGNED.format(number))
    firm.receive(firm.mail(when, sender, text, **{"subject": f"Of {when}", **more}))


def test_a_number_that_the_book_lacks_is_proposed_until_it_is_taken_or_refused(firm: Firm) -> None:
    firm.book()
    write(firm, "Mon 9:00", "+36 1 455 1111", sender="Ede <ede@acme.example>")
    write(firm, "Mon 9:10", NEW)
    write(firm, "Mon 9:20", "+36 1 234 5678")  # it is in the book
    assert proposed(firm) == Signed(NEW, "Bea Nagy")
    acme = clients.by_name(firm.store, "acme kft.")
    assert acme is not None and NEW not in str(clients.client(firm.store, acme.id))
    linking.attach(firm.store, acme.id, "number", NEW, "Bea Nagy")
    assert proposed(firm) == Signed("+36 1 455 1111", "Ede")
    linking.never(firm.store, "number", "+36 1 455 1111")
    assert proposed(firm) is None


def test_no_number_is_proposed_that_may_be_another_s(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 8:00", ME, "Could you send it?", to=BEA, id="asks"))
    write(firm, "Mon 9:00", NEW, more=DOUBTED)
    write(
        firm, "Mon 9:10", NEW, text="Ok.\n\nOn Mon, Udo wrote:\n> Hi\n> Best,\n> Udo\n> Tel. " + NEW
    )
    write(firm, "Mon 9:20", NEW, text=f"Ring them: Tel. {NEW}, they know. Thanks for the help.")
    firm.receive(firm.mail("Mon 9:25", BEA, "Udo knows.", id="b", answers="asks", cc=UDO))
    write(firm, "Mon 9:30", NEW, sender=UDO, answers="b", cc=BEA, subject="Price list")
    assert proposed(firm) is None


def named(firm: Firm, address: str) -> tuple[str, str]:
    return of_stranger(firm.store, address, views.at(firm.store, at("Wed 9:00")))


def test_a_stranger_s_number_and_firm_are_those_of_the_signature(firm: Firm) -> None:
    firm.book()
    for n, (domain, told) in enumerate(
        (
            ("gruenholz.example", "Grünholz GmbH & Co. KG, Linz"),
            ("weber-soehne.example", "Weber & Söhne – Tischlerei"),
            ("fenyvesbutor.example", "FENYVES Bútor Kft. | Győr"),
            ("plain.example", "plain.example | plain"),
            ("huber.example", "Huber & Lang"),
        )
    ):
        text = f"Here it is.\n\nBest regards,\nUdo\n{told}\nTel. +36 1 455 000{n}"
        write(firm, f"Mon 9:0{n}", "", sender=f"Udo <udo@{domain}>", text=text)
    assert named(firm, "udo@gruenholz.example") == ("+36 1 455 0000", "Grünholz GmbH & Co. KG")
    assert named(firm, "udo@weber-soehne.example") == ("+36 1 455 0001", "Weber & Söhne")
    assert named(firm, "udo@fenyvesbutor.example") == ("+36 1 455 0002", "FENYVES Bútor Kft.")
    assert named(firm, "udo@plain.example") == ("+36 1 455 0003", "")
    assert named(firm, "udo@huber.example") == ("+36 1 455 0004", "Huber")
    assert named(firm, "nobody@else.example") == ("", "")


def test_of_a_form_the_number_that_was_filled_in_is_proposed(firm: Firm) -> None:
    firm.book()
    text = f"Name: Uta Gruen\nPhone: {NEW}\nMessage: Could you send a price list?"
    write(firm, "Mon 9:00", "", sender="Uta <uta@gruen.example>", text=text)
    assert named(firm, "uta@gruen.example")[0] == ""
    write(
        firm, "Mon 9:10", "", sender="Shop <no-reply@kontor.example>", text=text,
        more=[("Reply-To", "uta@gruen.example")],
    )  # fmt: skip
    assert named(firm, "uta@gruen.example")[0] == NEW
