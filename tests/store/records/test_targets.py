"""Targets from one's own past answers: half of them, three in four, and what would have fitted."""

import pytest

from store.records import views
from store.records.figures import Target
from store.records.targets import targets
from store.words import targets as words
from tests.store.records.firm import ME, Firm, at

HOUR = 3600


@pytest.fixture
def answered(firm: Firm) -> Firm:
    """Acme's five questions within 1, 1, 2, 3 and 9 working hours; one of Papp's by a colleague."""
    firm.book()
    told = [("Mon 9:00", "Mon 10:00"), ("Mon 11:00", "Mon 12:00"), ("Tue 9:00", "Tue 11:00"),
            ("Tue 12:00", "Tue 15:00"), ("Tue 16:00", "Thu 9:00")]  # fmt: skip
    for n, (asked, said) in enumerate(told):
        firm.receive(
            firm.mail(asked, "bea@acme.example", f"Could you send {n}?", id=f"a{n}",
                      subject=f"Order of part {n}"),
            firm.mail(said, ME, "Here.", to="bea@acme.example", answers=f"a{n}",
                      subject=f"Re: Order of part {n}"),
        )  # fmt: skip
    firm.receive(
        firm.mail("Mon 9:00", "reka@papp.example", "When do you come?", id="p", subject="Visit"),
        firm.mail("Mon 9:30", "tom@kontor.example", "At ten.", to="reka@papp.example",
                  answers="p", subject="Re: Visit", box="inbox"),
    )  # fmt: skip
    return firm


def found(firm: Firm, now: str = "Fri 12:00") -> list[Target]:
    return targets(firm.store, views.at(firm.store, at(now)))


def test_tiers_come_first_and_clients_after_them(answered: Firm) -> None:
    assert [(one.client, one.tier, one.answers) for one in found(answered)] == [
        (None, "key", 5), ("Acme Kft.", "key", 5),
    ]  # fmt: skip


def test_half_and_three_quarters_are_in_working_time(answered: Firm) -> None:
    tier = found(answered)[0]
    assert (tier.median, tier.p75) == (2 * HOUR, 3 * HOUR)
    assert (tier.now, tier.in_time, tier.proposed) == ("4h", 4, "4h")


def test_what_came_later_is_left_out_and_too_few_propose_nothing(answered: Firm) -> None:
    (tier,) = found(answered, "Wed 9:00")
    assert (tier.answers, tier.proposed) == (4, "")


def test_a_clients_own_target_is_the_one_that_holds(answered: Firm) -> None:
    from store.records import clients

    acme = clients.by_name(answered.store, "Acme Kft.")
    assert acme is not None
    clients.set_value(answered.store, acme.id, "answer_within", "2h")
    before = found(answered)
    assert [one.now for one in before] == ["4h", "2h"]
    assert found(answered) == before, "it only proposes"


@pytest.mark.parametrize(
    ("hours", "proposed"),
    [(0.2, "30m"), (0.5, "30m"), (0.6, "1h"), (4, "4h"), (5, "8h"), (9, "2d"), (17, "3d")],
)
def test_a_proposal_is_the_next_usual_span(hours: float, proposed: str) -> None:
    from store.records.targets import proposal

    assert proposal(int(hours * HOUR), 8 * HOUR) == proposed


def test_it_reads_as_a_table(answered: Firm) -> None:
    text = words.targets(found(answered))
    assert "Nothing is changed" in text
    (line,) = [line for line in text.split("\n") if line.startswith("Acme Kft.")]
    assert line.split()[2:] == ["answers", "5", "2h", "00m", "3h", "00m", "80", "%", "4h", "4h"]
    assert "answered nothing" in words.targets([])
