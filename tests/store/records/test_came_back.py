"""An address that nobody has any more is known by what came back, until something comes from it."""

import pytest

from store.records.came_back import came_back
from store.records.card import card
from store.records.clients import by_name
from store.records.views import at as when
from tests.store.records.firm import ME, Firm, at
from tests.store.records.test_bounces import report

BEA, DENES = "bea@acme.example", "denes@acme.example"


def gone(firm: Firm, now: str = "Mon 12:00") -> frozenset[str]:
    return came_back(firm.store, [BEA.upper(), DENES], at(now))


def sent(firm: Firm, action: str = "failed", status: str = "5.1.1", *, to: str = BEA) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 10:00", ME, "Here.", to=to, id="answer"),
        firm.fetched(report(action, status), at("Mon 10:05"), "inbox"),
    )


@pytest.mark.parametrize(
    ("action", "status", "dead"),
    [
        ("failed", "5.1.1", True), ("failed", "5.1.10", True), ("failed", "5.2.2", False),
        ("failed", "5.7.1", False), ("failed", "5.1.8", False), ("failed", "4.4.7", False),
        ("delayed", "4.4.1", False),
    ],
)  # fmt: skip
def test_only_what_says_that_there_is_no_such_address_is_for_good(
    action: str, status: str, dead: bool, firm: Firm
) -> None:
    sent(firm, action, status)
    assert gone(firm) == ({BEA} if dead else frozenset())
    assert gone(firm, "Mon 10:04") == frozenset()


def test_what_comes_from_there_since_shows_that_it_lives(firm: Firm) -> None:
    sent(firm)
    firm.receive(firm.mail("Mon 11:00", BEA, "It works again."))
    assert gone(firm) == frozenset()
    assert gone(firm, "Mon 10:30") == {BEA}


def test_a_report_about_a_mail_that_did_not_go_there_says_nothing(firm: Firm) -> None:
    sent(firm, to=DENES)
    assert gone(firm) == frozenset()


def test_the_card_knows_it(firm: Firm) -> None:
    sent(firm)
    acme = by_name(firm.store, "Acme Kft.")
    assert acme is not None
    found = card(firm.store, acme.id, when(firm.store, at("Mon 12:00")))
    assert found is not None and found.came_back == {BEA}


def test_the_reports_of_a_store_are_found_by_their_index(firm: Firm) -> None:
    sent(firm)
    plan = firm.store.reader().execute(
        "EXPLAIN QUERY PLAN SELECT b.id FROM messages b WHERE b.bounce_of <> '' "
        "AND b.bounced IN (SELECT value FROM json_each('[]'))"
    )
    assert "messages_bounce" in str(plan.fetchall())


def test_whose_mailbox_is_full_by_the_newest_report_has_one(firm: Firm) -> None:
    sent(firm)
    firm.receive(firm.fetched(report("failed", "5.2.2"), at("Mon 10:30"), "inbox"))
    assert gone(firm, "Mon 10:29") == {BEA}
    assert gone(firm) == frozenset()
