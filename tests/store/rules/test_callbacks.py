"""Whom I must ring back: rule 6 and the end of rule 18 (see story.py)."""

import pytest

from tests.store.rules.story import bands, callbacks, frame, register, verdict


def check(story: str, expected: str) -> None:
    assert register(story) == verdict(expected)


@pytest.mark.parametrize("outcome", ["missed", "voicemail", "no-answer", "busy"])
def test_a_call_that_nobody_took_opens(outcome: str) -> None:
    check(
        f"Mon 10:00 ring acme+361 {outcome}",
        "callback +361 [missed] since Mon 10:00 due Mon 14:00: open",
    )


@pytest.mark.parametrize(
    "line", ["call acme+361", "ring acme+361 wrong-number", "rang acme+361", "try acme+361"]
)
def test_no_other_call_opens(line: str) -> None:
    check(f"Mon 10:00 {line}", "")


@pytest.mark.parametrize("channel", ["meeting", "chat", "letter", "fax"])
def test_only_a_telephone_rings(channel: str) -> None:
    check(f"Mon 10:00 ring acme+361 {channel}", "")


def test_a_withheld_number_waits_though_nobody_knows_who() -> None:
    check("Mon 10:00 ring -", "callback w [missed] since Mon 10:00 due Mon 14:00: open")


def test_two_withheld_numbers_are_two() -> None:
    check(
        """
        Mon 10:00 ring -
        Mon 11:00 ring -
        """,
        """
        callback w [missed] since Mon 10:00 due Mon 14:00: open
        callback w [missed] since Mon 11:00 due Mon 15:00: open
        """,
    )


def test_several_of_one_number_are_one_since_the_first() -> None:
    check(
        """
        Mon 10:00 ring acme+361
        Mon 11:00 ring acme+361 voicemail
        Mon 12:00 ring acme+361
        """,
        "callback +361 [missed] since Mon 10:00 due Mon 14:00 again 2: open",
    )


def test_two_numbers_of_one_client_are_two() -> None:
    check(
        """
        Mon 10:00 ring acme+361
        Mon 11:00 ring acme+362
        """,
        """
        callback +361 [missed] since Mon 10:00 due Mon 14:00: open
        callback +362 [missed] since Mon 11:00 due Mon 15:00: open
        """,
    )


def test_several_withheld_of_one_client_are_one() -> None:
    check(
        """
        Mon 10:00 ring acme
        Mon 11:00 ring acme
        """,
        "callback acme [missed] since Mon 10:00 due Mon 14:00 again 1: open",
    )


@pytest.mark.parametrize("line", ["call acme+361", "rang acme+361", "rang +361", "rang acme"])
def test_speaking_with_the_number_or_its_client_closes_whoever_rang(line: str) -> None:
    check(
        f"""
        Mon 10:00 ring acme+361
        Mon 11:00 {line}
        """,
        "callback +361 [missed] since Mon 10:00 due Mon 14:00: spoken Mon 11:00",
    )


@pytest.mark.parametrize(("line", "closes"), [("rang acme+361", True), ("rang acme", True),
    ("rang +361", False), ("rang papp+361", False), ("rang papp", False)])  # fmt: skip
def test_who_withheld_the_number_is_reached_through_the_client(line: str, closes: bool) -> None:
    end = "spoken Mon 11:00" if closes else "open"
    check(
        f"""
        Mon 10:00 ring acme
        Mon 11:00 {line}
        """,
        f"callback acme [missed] since Mon 10:00 due Mon 14:00: {end}",
    )


def test_nobody_knows_whom_a_stranger_of_withheld_number_was() -> None:
    check(
        """
        Mon 10:00 ring -
        Mon 11:00 rang -
        """,
        "callback w [missed] since Mon 10:00 due Mon 14:00: open",
    )


def test_a_meeting_closes_as_a_call_does() -> None:
    check(
        """
        Mon 10:00 ring acme
        Mon 11:00 call acme meeting
        """,
        "callback acme [missed] since Mon 10:00 due Mon 14:00: spoken Mon 11:00",
    )


@pytest.mark.parametrize(
    "line",
    ["rang acme+362", "rang papp+363", "rang papp", "rang -", "rang acme+361 chat",
     "rang acme+361 letter", "rang acme+361 fax", "rang acme+361 wrong-number",
     "rang acme+361 matched"],
)  # fmt: skip
def test_what_reaches_somebody_else_or_says_otherwise_closes_nothing(line: str) -> None:
    check(
        f"""
        Mon 10:00 ring acme+361
        Mon 11:00 {line}
        """,
        "callback +361 [missed] since Mon 10:00 due Mon 14:00: open",
    )


def test_one_of_us_who_rings_waits_for_nobody_unless_the_book_says_so() -> None:
    ours = frame(our_numbers=frozenset({"+361"}))
    assert callbacks("Mon 10:00 ring +361", ours) == []
    assert len(callbacks("Mon 10:00 ring acme+361", ours)) == 1
    assert len(callbacks("Mon 10:00 ring -", ours)) == 1


def test_speaking_before_they_rang_closes_nothing() -> None:
    check(
        """
        Mon 9:59 rang acme+361
        Mon 10:00 ring acme+361
        """,
        "callback +361 [missed] since Mon 10:00 due Mon 14:00: open",
    )


@pytest.mark.parametrize("outcome", ["no-answer", "busy", "voicemail"])
def test_our_own_attempts_only_stamp(outcome: str) -> None:
    check(
        f"""
        Mon 10:00 ring acme+361
        Mon 10:30 try acme+361 {outcome}
        Mon 10:40 try acme+361 {outcome}
        """,
        "callback +361 [missed] since Mon 10:00 due Mon 14:00 tried 2: open",
    )


def test_they_ring_again_after_we_spoke() -> None:
    check(
        """
        Mon 10:00 ring acme+361
        Mon 11:00 rang acme+361
        Mon 12:00 ring acme+361
        """,
        """
        callback +361 [missed] since Mon 10:00 due Mon 14:00: spoken Mon 11:00
        callback +361 [missed] since Mon 12:00 due Mon 16:00: open
        """,
    )


def test_a_decision_closes_it_and_another_opens_it_again() -> None:
    check(
        """
        Mon 10:00 ring acme+361
        Mon 11:00 decide elsewhere
        Mon 12:00 decide owe
        """,
        """
        callback +361 [missed] since Mon 10:00 due Mon 14:00: elsewhere Mon 11:00
        callback +361 [decided] since Mon 10:00 due Mon 14:00 opened Mon 12:00: open
        """,
    )


def test_by_a_decision_it_is_owed_since_they_rang_last() -> None:
    check(
        """
        Mon 10:00 ring acme+361
        Mon 10:30 ring acme+361
        Mon 10:45 try acme+361
        Mon 11:00 decide no-answer
        Mon 12:00 decide owe
        """,
        """
        callback +361 [missed] since Mon 10:00 due Mon 14:00 again 1 tried 1: no-answer Mon 11:00
        callback +361 [decided] since Mon 10:30 due Mon 14:30 opened Mon 12:00: open
        """,
    )


def test_what_nobody_rang_back_turns_to_backlog_after_five_working_days() -> None:
    found = callbacks("Mon 10:00 ring acme+361")
    assert bands(found, "Mon+1 9:59") == ["callback far"]
    assert bands(found, "Mon+1 10:00") == ["callback backlog"]


def test_ringing_again_keeps_it_from_the_backlog() -> None:
    found = callbacks("Mon 10:00 ring acme+361\nFri 10:00 ring acme+361")
    assert bands(found, "Mon+1 10:00") == ["callback far"]
    assert bands(found, "Fri+1 10:00") == ["callback backlog"]
