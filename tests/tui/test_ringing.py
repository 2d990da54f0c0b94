"""What a call ticks as settled from the start (rule 6)."""

import pytest

from store.records.paying import Payable
from store.records.rows import OpenLoop
from store.rules.loop import Fact, Kind, Reason
from tui.ringing import Who, pays

BEA = Who(1, "Acme Kft.", "Bea Nagy", "+36 1 700 1001")


def owed(kind: Kind, who: str, **facts: Fact) -> Payable:
    reason = Reason("asks", "6", facts)
    loop = OpenLoop(7, kind, who, "Acme Kft.", "standard", 0, 1, "fine", False, reason)
    return Payable(loop, "Price list")


@pytest.mark.parametrize(
    ("kind", "who", "ticked"),
    [
        ("reply", "Bea Nagy", True), ("reply", "Dénes Kiss", False),
        ("invitation", "Bea Nagy", False),
    ],
)  # fmt: skip
def test_what_the_same_person_waits_for_is_ticked_but_not_a_yes_to_a_meeting(
    kind: Kind, who: str, ticked: bool
) -> None:
    assert bool(pays(owed(kind, who), BEA, None, "HU")) == ticked


def test_a_promise_is_not_kept_by_a_call_about_something_else() -> None:
    assert not pays(owed("promise", "Bea Nagy", followup="1"), BEA, None, "HU")
