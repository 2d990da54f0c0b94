"""A mail that another program keeps in Drafts until it is sent, or thrown away."""

import pytest

from store.records import handling, search, undoing, views, whereabouts
from store.records.drafts_elsewhere import drafts_elsewhere
from store.records.incoming import Fetched
from tests.store.records.firm import ME, Firm, at


def owed(firm: Firm) -> list[str]:
    """Their subjects."""
    when = views.at(firm.store, at("Fri 10:00"))
    return [
        row.subject for row in views.rows(firm.store, views.keys(firm.store, "owed", when), when)
    ]


def lies_in(firm: Firm, draft: Fetched, box: str) -> None:
    """It is moved there; '': nowhere."""
    if box:
        firm.receive(firm.fetched(draft.raw, at("Mon 10:00"), box))
    whereabouts.unplace(firm.store, firm.boxes["drafts"], 1, [draft.uid])
    whereabouts.sweep(firm.store, whereabouts.nowhere(firm.store, firm.account))


@pytest.mark.parametrize("late", [False, True])
def test_sent_as_it_was_it_makes_known_to_whom_i_wrote(firm: Firm, late: bool) -> None:
    stranger = "x@stranger.example"
    draft = firm.mail("Mon 10:00", ME, "Here.", to=stranger, box="drafts")
    asks = firm.mail("Tue 9:00", stranger, "Could you call?", to="all@x.example", subject="Call")
    firm.receive(draft)
    if late:
        firm.receive(asks)
        assert owed(firm) == []
    lies_in(firm, draft, "sent")
    firm.receive(asks)
    assert owed(firm) == ["Call"]


@pytest.mark.parametrize("box", ["", "trash", "drafts"])
def test_thrown_away_or_saved_anew_it_answers_nothing(firm: Firm, box: str) -> None:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?", id="a"))
    subject = "Re: Price list"
    draft = firm.mail(
        "Mon 10:00", ME, "Here", to="bea@acme.example", answers="a", subject=subject, box="drafts"
    )
    firm.receive(draft)
    lies_in(firm, draft, box)
    assert owed(firm) == ["Price list"]
    lies_in(firm, draft, "sent")
    assert owed(firm) == []


def test_marked_as_deleted_it_is_hidden_until_the_mark_goes(firm: Firm) -> None:
    """Rule 4.2/9"""
    draft = firm.mail("Mon 10:00", ME, "Here", to="bea@acme.example", box="drafts")
    firm.receive(draft)
    with firm.store.transaction() as conn:
        conn.execute("UPDATE mailboxes SET uidvalidity = 1")
    shown = []
    for flags in ({"\\Draft"}, {"\\Draft", "\\Deleted"}, {"\\Draft"}):
        changes = [(draft.uid, frozenset(flags))]
        whereabouts.set_flags(firm.store, firm.boxes["drafts"], 1, changes)
        shown.append(len(drafts_elsewhere(firm.store)))
    assert shown == [1, 0, 1]


def test_thrown_away_with_its_row_it_is_hidden_until_that_is_undone(firm: Firm) -> None:
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?", id="a"),
        firm.mail("Mon 10:00", ME, "Here", to="bea@acme.example", answers="a", box="drafts"),
    )
    with firm.store.transaction() as conn:
        conn.execute("UPDATE mailboxes SET uidvalidity = 1")
    when = views.at(firm.store, at("Fri 10:00"))
    handling.trash(firm.store, views.keys(firm.store, "owed", when))
    assert drafts_elsewhere(firm.store) == []
    undoing.undo(firm.store)
    assert len(drafts_elsewhere(firm.store)) == 1


@pytest.mark.parametrize("box", ["trash", "junk"])
def test_thrown_away_it_is_found_where_it_lies(firm: Firm, box: str) -> None:
    draft = firm.mail(
        "Mon 10:00", ME, "Here", to="bea@acme.example", subject="Wombats", box="drafts"
    )
    firm.receive(draft)
    when = views.at(firm.store, at("Fri 10:00"))
    assert search.search(firm.store, f"in:{box}", when) == []
    lies_in(firm, draft, box)
    found = search.search(firm.store, f"in:{box}", when)
    assert [row.subject for row in views.rows(firm.store, found, when)] == ["Wombats"]
