"""What a short thanks cleared, for the user to look through."""

import pytest

from store.records import followups, views
from store.records.followups import NewFollowUp
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
    assert _listed(firm, "Tue 10:00") == listed


def test_an_order_that_a_promise_has_kept_was_no_thanks(firm: Firm) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", ME, "The doors went out today.", to=BEA, subject="Doors", id="a"),
        firm.mail("Tue 9:00", BEA, "Thanks, go ahead.", subject="Re: Doors", answers="a"),
    )
    (key,) = views.keys(firm.store, "owed", views.at(firm.store, at("Tue 10:00")))
    promise = NewFollowUp("promise", "the locks", at("Wed 9:00"), key)
    followups.add(firm.store, promise, at("Tue 11:00"))
    (noted,) = followups.open_on(firm.store, key, at("Tue 12:00"))
    followups.close(firm.store, noted.id, "kept", at("Tue 12:00"))
    assert not _listed(firm, "Tue 13:00")


def _listed(firm: Firm, when: str) -> bool:
    return bool(views.keys(firm.store, "cleared", views.at(firm.store, at(when))))
