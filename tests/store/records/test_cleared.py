"""What a short thanks cleared, for the user to look through."""

import pytest

from store.records import views
from tests.store.records.firm import ME, Firm, at

BEA = "bea@acme.example"


@pytest.mark.parametrize(
    ("ours", "theirs", "listed"),
    [
        ("The doors went out today.", "Thanks!", True),
        ("The doors went out today.", "Ok.", True),
        ("The doors went out today.", "Thanks, go ahead.", False),
        ("The doors went out today.", "Agreed, thanks.", False),
        ("The doors went out today.", "Thanks, number two is our winner.", False),
        ("Did the doors arrive?", "Yes.", False),
        ("Did the doors arrive?", "Yes, thank you!", True),
    ],
)
def test_thanks_are_listed_and_neither_a_bare_yes_to_a_question_nor_what_says_more(
    firm: Firm, ours: str, theirs: str, listed: bool
) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", ME, ours, to=BEA, subject="Doors", id="a"),
        firm.mail("Tue 9:00", BEA, theirs, subject="Re: Doors", answers="a"),
    )
    when = views.at(firm.store, at("Tue 10:00"))
    assert bool(views.keys(firm.store, "cleared", when)) == listed
