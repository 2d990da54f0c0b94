"""Promises, chases with a date, and cases (rules 11 and 14)."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules import loops as judging
from store.rules.followups import alone
from store.rules.timing import as_of
from tests.store.rules.story import at, bands, events, frame, ledger, loops, notes, tell, verdict


def check(story: str, expected: str) -> None:
    assert ledger(story) == verdict(expected)


# A promise in a conversation


def test_a_promise_answers_for_now_and_is_owed_by_its_date() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 promise quote due=Fri,10:00
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: promised Mon 11:00
        promise acme [promised] since Mon 11:00 due Fri 10:00: open
        """,
    )


def test_after_an_answer_that_buys_time_only_the_promise_is_open() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 10:30 out bea@acme "On Friday."
        Mon 11:00 promise quote due=Fri,10:00
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 10:30
        promise acme [promised] since Mon 11:00 due Fri 10:00: open
        """,
    )


def test_partly_answered_leaves_the_mail_owed_as_it_was() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 promise quote due=Fri,10:00 keeps
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: open
        promise acme [promised] since Mon 11:00 due Fri 10:00: open
        """,
    )


def test_partly_answered_opens_again_what_the_answer_had_closed() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 10:30 out bea@acme "On Friday."
        Mon 11:00 promise quote due=Fri,10:00 keeps
        Tue 9:00 out bea@acme "Ten."
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 10:30
        reply acme [partly] since Mon 10:00 due Mon 14:00 opened Mon 11:00: answered Tue 9:00
        promise acme [promised] since Mon 11:00 due Fri 10:00: open
        """,
    )


def test_a_promise_to_one_leaves_what_another_client_waits_for() -> None:
    check(
        """
        Mon 10:00 in bea@acme cc reka@papp "Price?"
        Mon 10:30 in reka@papp "And delivery?"
        Mon 11:00 promise quote due=Fri,10:00 of=acme
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: promised Mon 11:00
        reply papp [asks] since Mon 10:30 due Mon 12:30: open
        promise acme [promised] since Mon 11:00 due Fri 10:00: open
        """,
    )


def test_a_mail_of_ours_does_not_keep_it_but_is_remembered() -> None:
    (promise,) = loops(
        """
        Mon 11:00 out bea@acme "Hello."
        Mon 11:30 promise quote due=Fri,10:00
        Tue 9:00 out bea@acme "Here."
        Tue 9:30 out bea@acme "And this."
        """
    )
    assert (promise.closed_at, promise.reason.facts["wrote"]) == (None, at("Tue 9:00"))


def test_their_mail_and_a_decision_leave_it_open() -> None:
    story = """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 promise quote due=Fri,10:00
        Mon 12:00 in bea@acme "Hello?"
        Mon 13:00 decide no-answer
        """
    assert [x.kind for x in loops(story) if x.closed_at is None] == ["promise"]


@pytest.mark.parametrize("how", ["kept", "dropped"])
def test_the_user_closes_it(how: str) -> None:
    check(
        f"""
        Mon 11:00 promise quote due=Fri,10:00
        Wed 9:00 {how} quote
        """,
        f"promise  [promised] since Mon 11:00 due Fri 10:00: {how} Wed 9:00",
    )


def test_another_date_is_a_loop_of_its_own_with_the_old_since() -> None:
    check(
        """
        Mon 11:00 in bea@acme "Price?"
        Mon 11:30 promise quote due=Fri,10:00
        Wed 9:00 move quote due=Mon+1,10:00
        """,
        """
        reply acme [asks] since Mon 11:00 due Mon 15:00: promised Mon 11:30
        promise acme [promised] since Mon 11:30 due Fri 10:00: changed Wed 9:00
        promise acme [promised] since Mon 11:30 due Mon+1 10:00 opened Wed 9:00: open
        """,
    )


def test_what_was_closed_by_mistake_opens_with_the_old_since() -> None:
    check(
        """
        Mon 11:30 promise quote due=Fri,10:00
        Wed 9:00 kept quote
        Wed 9:05 reopen quote
        """,
        """
        promise  [promised] since Mon 11:30 due Fri 10:00: kept Wed 9:00
        promise  [promised] since Mon 11:30 due Fri 10:00 opened Wed 9:05: open
        """,
    )


@pytest.mark.parametrize(
    ("instant", "band"),
    [("Mon 12:00", "fine"), ("Fri 9:00", "soon"), ("Fri 10:00", "overdue"), ("Fri+1 10:00", "far")],
)
def test_it_turns_urgent_by_its_date_and_far_a_week_later(instant: str, band: str) -> None:
    story = "Mon 11:00 promise quote due=Fri,10:00"
    assert bands(loops(story), instant) == [f"promise {band}"]


# Theirs, and reminders


def test_what_they_promised_is_waited_for_until_they_write() -> None:
    check(
        """
        Mon 10:00 in bea@acme "I send it on Friday."
        Mon 11:00 theirs drawings due=Fri,10:00
        Wed 9:00 in bea@acme "Here."
        """,
        """
        reply acme [starts] since Mon 10:00 due Mon 14:00: open
        chase acme [theirs] since Mon 11:00 due Fri 10:00: replied Wed 9:00
        fyi acme [informs] since Wed 9:00: open
        """,
    )


@pytest.mark.parametrize("answer", ["accepted", "declined", "tentative"])
def test_their_yes_or_no_to_a_meeting_brings_nothing(answer: str) -> None:
    found = ledger(
        f"""
        Mon 10:00 out bea@acme "Here."
        Mon 11:00 theirs drawings due=Fri,10:00
        Wed 9:00 in bea@acme by={answer}
        """
    )
    assert "chase acme [theirs] since Mon 11:00 due Fri 10:00: open" in found


def test_their_mere_thanks_brings_nothing() -> None:
    story = """
        Mon 10:00 in bea@acme "I send it on Friday."
        Mon 10:30 out bea@acme "Good."
        Mon 11:00 theirs drawings due=Fri,10:00
        Wed 9:00 in bea@acme thanks "Thanks."
        """
    assert [x.kind for x in loops(story) if x.closed_at is None] == ["chase"]


def test_a_reminder_sets_another_date_for_what_i_asked() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Did it come?"
        Mon 11:00 remind again due=Fri,10:00
        """,
        """
        chase acme [asked] since Mon 9:00 due Thu 9:00: dated Mon 11:00
        chase acme [reminder] since Mon 11:00 due Fri 10:00: open
        """,
    )


@pytest.mark.parametrize("answer", ['thanks "Thanks."', '"It did."'])
def test_any_answer_ends_a_reminder(answer: str) -> None:
    story = f"""
        Mon 9:00 out bea@acme "Did it come?"
        Mon 11:00 remind again due=Fri,10:00
        Tue 9:00 in bea@acme {answer}
        """
    assert not [x for x in loops(story) if x.kind == "chase" and x.closed_at is None]


def test_a_reminder_stands_beside_what_i_write_until_it_comes() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Did it come?"
        Mon 11:00 remind again due=Fri,10:00
        Tue 9:00 out bea@acme "Did it?"
        Fri 11:00 out bea@acme "Did it come at last?"
        """,
        """
        chase acme [asked] since Mon 9:00 due Thu 9:00: dated Mon 11:00
        chase acme [reminder] since Mon 11:00 due Fri 10:00: superseded Fri 11:00
        chase acme [asked] since Fri 11:00 due Wed+1 11:00: open
        """,
    )


def test_a_reminder_about_others_is_not_ended_by_a_stranger() -> None:
    story = """
        Mon 9:00 out bea@acme cc x@stranger "Did it come?"
        Mon 11:00 remind again due=Fri,10:00 of=papp
        Tue 9:00 in y@other "No idea."
        """
    assert [x.kind for x in loops(story) if x.closed_at is None and x.kind != "fyi"] == ["chase"]


# Cases, and what stands alone


def test_a_case_runs_until_it_is_closed() -> None:
    story = """
        Mon 10:00 in bea@acme "We order ten."
        Mon 11:00 case order due=Fri,10:00
        Mon 12:00 out bea@acme "Noted."
        """
    assert [x.kind for x in loops(story) if x.closed_at is None] == ["case"]


def test_alone_it_is_of_the_client_that_was_named() -> None:
    assert tell(alone(notes("Mon 11:00 promise quote due=Fri,10:00 of=papp"), frame())) == (
        "promise papp [promised] since Mon 11:00 due Fri 10:00: open"
    )


# Order, and any past instant

STORY = """
    Mon 10:00 in bea@acme "Price?"
    Mon 10:30 out bea@acme "On Friday, shall I?"
    Mon 11:00 promise quote due=Fri,10:00 keeps
    Mon 12:00 remind again due=Wed,10:00
    Tue 9:00 move quote due=Thu,10:00
    Tue 10:00 in bea@acme "Hello?"
    Tue 11:00 out bea@acme "Soon."
    Tue 12:00 kept quote
    Tue 12:00 reopen quote
    Wed 9:00 theirs drawings due=Wed,12:00
    Thu 9:00 in bea@acme thanks
    Thu 10:00 dropped drawings
    Thu 11:00 decide done
"""


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_it_becomes_known_does_not_matter(shuffler: random.Random) -> None:
    mails, decisions, _ = events(STORY)
    noted = notes(STORY)
    for some in (mails, decisions, noted):
        shuffler.shuffle(some)
    assert tell(judging.loops(mails, decisions, frame(), noted)) == ledger(STORY)


def test_the_ledger_as_of_any_instant_is_what_had_happened_by_then() -> None:
    lines = [line for line in STORY.splitlines() if line.strip()]
    whole = loops(STORY)
    for n, (line, following) in enumerate(pairwise([*lines, "Fri 9:00"]), 1):
        now, later = at(" ".join(line.split()[:2])), at(" ".join(following.split()[:2]))
        if later > now:
            assert tell(as_of(whole, now)) == tell(as_of(loops("\n".join(lines[:n])), now))
