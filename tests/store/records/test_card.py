"""A client's card: what is open stands as in the lists, and is counted whole."""

from store.records import calls, views
from store.records.calls import NewCall
from store.records.card import card
from store.records.client import Card
from store.records.clients import by_name
from tests.store.records.firm import ME, Firm, at

BEA, DENES, ASK = "bea@acme.example", "denes@acme.example", "Could you send the list?"


def shown(firm: Firm, now: str, *, most: int | None = 50) -> Card:
    acme = by_name(firm.store, "Acme Kft.")
    assert acme is not None
    found = card(firm.store, acme.id, views.at(firm.store, at(now)), most=most)
    assert found is not None
    return found


def test_what_we_owe_stands_in_the_order_of_the_list_and_before_what_we_wait_for(
    firm: Firm,
) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", ME, "When do they come?", to=BEA, subject="Drawings", id="d"),
        firm.mail("Fri 9:30", BEA, ASK, subject="Parts", id="p"),
        firm.mail("Fri 9:10", BEA, ASK, subject="Spare parts", id="s"),
        firm.mail("Fri 9:20", ME, "And the drawings?", to=DENES, subject="Re: Parts", answers="p"),
        firm.mail("Fri 9:05", DENES, ASK, subject="Doors", id="o"),
    )  # fmt: skip
    calls.add(firm.store, NewCall(at("Thu 16:00"), "in", "missed", number="+36 1 234 5678"))
    found = shown(firm, "Fri 9:40")
    when = views.at(firm.store, at("Fri 9:40"))
    listed = [key for which in ("owed", "waiting") for key in views.keys(firm.store, which, when)]
    assert [row.key for row in found.open] == listed
    assert [row.subject for row in found.open][-1] == "Drawings"


def test_what_is_cut_is_counted(firm: Firm) -> None:
    firm.book()
    firm.receive(
        *(firm.mail("Fri 9:00", BEA, ASK, subject=f"Part {n}", id=f"p{n}") for n in range(7))
    )
    found = shown(firm, "Fri 9:40", most=5)
    assert (len(found.open), len(found.keys), found.owed) == (5, 7, 7)
    assert [row.key for row in found.open] == list(found.keys[:5])
    assert len(shown(firm, "Fri 9:40", most=None).open) == 7
