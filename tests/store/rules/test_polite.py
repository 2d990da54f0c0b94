"""Polite last words after our news, which ask nothing; and what is no mere politeness."""

import pytest

from store.rules.said import said
from tests.store.rules.test_parting import PROPOSAL, judged

SAID = [
    "Many thanks. Please don't hesitate to call us.",
    "Should you have any further questions, feel free to contact us.",
    "Great, we'll wait for the truck then.",
    "We will send you the signed contract on Monday.",
    "I'll forward the revised drawings tomorrow.",
    "Für Rückfragen stehen wir Ihnen jederzeit zur Verfügung.",
    "Wir freuen uns auf die Ware!",
    "Dann warten wir auf die Spedition.",
    "Kérdések esetén bármikor állunk rendelkezésükre.",
    "Rendben, akkor várjuk a küldeményt.",
    "Átadjuk a pénzügynek.",
    "Jövő héten utaljuk.",
]
ASKED = [
    "Please contact me.",
    "If you have any questions, please contact me, and send the price list.",
    "We are waiting for the delivery!",
    "The oak ones, I'll send you the list on Monday.",
    "We will wait for the delivery, but where is it?",
    "We'll wait for your offer then.",
    "I'll send you the contract if you send the plan by Monday.",
    "Wir warten auf die Lieferung!",
    "Wir freuen uns auf Ihre Antwort.",
    "Dann warten wir auf Ihr Angebot.",
    "Várjuk a választ.",
    "Akkor várjuk az árajánlatot.",
    "Pénteken utalunk, addig kérjük a számlát.",
]


@pytest.mark.parametrize("text", SAID)
def test_polite_last_words_are_no_debt(text: str) -> None:
    assert judged(text).role in ("fyi", "ack")


@pytest.mark.parametrize("text", ASKED)
def test_what_waits_or_asks_is(text: str) -> None:
    assert judged(text).role == "reply"


@pytest.mark.parametrize("text", ["We'll wait for the goods.", "Wir freuen uns auf die Lieferung."])
def test_after_our_offer_they_are_a_yes(text: str) -> None:
    found = judged(text, PROPOSAL)
    assert (found.role, found.code) == ("reply", "agreed")


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, but we have chosen a different vendor.",
        "We've decided to go with another company.",
        "Köszönjük, de inkább egy másik céget választottunk.",
    ],
)
def test_who_chose_another_neither_orders_nor_complains(text: str) -> None:
    assert said(text, "Re: Offer", 0).asks == ""


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("We have decided to go with your offer.", "order"),
        ("We have chosen another colour, please send 40 in red.", "request"),
    ],
)
def test_who_chose_ours_does(text: str, asks: str) -> None:
    assert said(text, "Re: Offer", 0).asks == asks
