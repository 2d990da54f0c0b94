"""What a round asks a server about a mailbox, and what it does with the answers."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sync import mailbox
from sync.mailbox import (
    Action,
    Answers,
    Doubt,
    FetchNew,
    Held,
    Questions,
    Sight,
    Unplace,
    UpdateFlags,
    Verify,
)

NOW = 1_000_000
SEEN = frozenset({"\\Seen"})
NONE = frozenset[str]()

SIGHT = Sight(uidvalidity=7, uidnext=101, exists=100, modseq=50)
HELD = Held(uidvalidity=7, top=101, modseq=50, count=100, complete=True, compared_at=NOW - 1)


def decide(
    answers: Answers,
    mine: set[int],
    *,
    held: Held = HELD,
    my_flags: dict[int, frozenset[str]] | None = None,
    emptied_at: int | None = None,
    denied: bool = False,
) -> list[Action]:
    return mailbox.decide(
        answers,
        held=held,
        mine=mine,
        my_flags=my_flags or {},
        emptied_at=emptied_at,
        now=NOW,
        denied=denied,
    )


def test_a_mailbox_that_nothing_happened_to_is_asked_nothing() -> None:
    assert mailbox.questions(SIGHT, HELD, NOW) == Questions()
    assert mailbox.unchanged(SIGHT, HELD, NOW)


def test_a_mailbox_of_another_uidvalidity_is_mapped_anew_be_it_higher_or_lower() -> None:
    """RFC 9051 2.3.1.1"""
    assert mailbox.change(replace(SIGHT, uidvalidity=6), HELD) == "remap"
    assert mailbox.change(replace(SIGHT, uidvalidity=8), HELD) == "remap"
    assert mailbox.change(SIGHT, HELD) == "same"
    assert mailbox.change(SIGHT, replace(HELD, uidvalidity=0)) == "begin"


def test_a_higher_uidnext_asks_for_what_is_new() -> None:
    sight = replace(SIGHT, uidnext=103, exists=102)
    assert mailbox.questions(sight, HELD, NOW) == Questions(new_from=101)


def test_a_missing_uidnext_asks_for_what_is_new_too() -> None:
    """Rule 4.1/11"""
    assert mailbox.questions(replace(SIGHT, uidnext=None), HELD, NOW).new_from == 101


def test_a_uidnext_that_fell_asks_for_every_uid() -> None:
    """Rule 4.1/12"""
    assert mailbox.questions(replace(SIGHT, uidnext=90), HELD, NOW).everything


def test_a_count_that_differs_asks_for_every_uid() -> None:
    """Rule 4.1/21"""
    assert mailbox.questions(replace(SIGHT, exists=99), HELD, NOW).everything
    assert mailbox.missing_some(replace(SIGHT, exists=101), HELD, new=2)
    assert not mailbox.missing_some(replace(SIGHT, exists=102), HELD, new=2)


def test_a_comparison_of_ten_minutes_ago_is_made_again() -> None:
    held = replace(HELD, compared_at=NOW - 600)
    assert mailbox.questions(SIGHT, held, NOW).everything
    assert not mailbox.unchanged(SIGHT, held, NOW)


def test_a_mailbox_whose_history_is_not_there_yet_is_not_compared() -> None:
    held = replace(HELD, complete=False, count=10)
    assert not mailbox.questions(SIGHT, held, NOW).everything
    assert not mailbox.missing_some(SIGHT, held, new=0)


def test_a_higher_modseq_asks_for_the_flags_since_ours() -> None:
    assert mailbox.questions(replace(SIGHT, modseq=51), HELD, NOW).flags == "since"


def test_a_modseq_that_went_backwards_asks_for_all_flags() -> None:
    assert mailbox.questions(replace(SIGHT, modseq=49), HELD, NOW).flags == "all"


def test_without_condstore_the_newest_flags_are_asked_for_each_time() -> None:
    """Rule 4.1/19"""
    sight = replace(SIGHT, modseq=0)
    assert mailbox.questions(sight, HELD, NOW).flags == "newest"
    assert not mailbox.unchanged(sight, HELD, NOW)
    assert mailbox.unchanged(sight, HELD, NOW, synced_at=NOW - 60)
    assert not mailbox.unchanged(sight, HELD, NOW, synced_at=NOW - 600)


def test_flags_since_nothing_are_all_flags() -> None:
    """The server has learned CONDSTORE since."""
    assert mailbox.questions(SIGHT, replace(HELD, modseq=0), NOW).flags == "all"


def test_new_uids_are_fetched_newest_first_and_known_ones_are_not() -> None:
    assert decide(Answers(new=[101, 103, 100]), {100}) == [FetchNew((103, 101))]


def test_only_flags_that_differ_are_written() -> None:
    answers = Answers(flags={1: SEEN, 2: SEEN, 9: SEEN})
    actions = decide(answers, set(), my_flags={1: NONE, 2: SEEN})
    assert actions == [UpdateFlags(((1, SEEN),))]


def test_what_vanished_is_removed_once_and_only_if_we_had_it() -> None:
    assert decide(Answers(vanished={5, 6, 999}), {5, 6, 7}) == [Unplace((5, 6))]


def test_what_is_not_listed_any_more_is_removed() -> None:
    assert decide(Answers(everything={1, 2, 3}), {1, 2, 3, 4}) == [Unplace((4,))]


def test_a_uid_that_a_full_list_shows_and_we_lack_is_fetched() -> None:
    assert decide(Answers(everything={1, 2}), {1}) == [FetchNew((2,))]


def test_what_history_has_not_reached_is_not_fetched_by_a_round() -> None:
    held = replace(HELD, complete=False)
    answers = Answers(everything={1, 2, 101})
    assert decide(answers, set(), held=held) == [FetchNew((101,))]


def test_a_removal_of_very_much_is_verified() -> None:
    """Rule 4.1/22"""
    mine = set(range(1, 101))
    assert decide(Answers(vanished=set(range(1, 61))), mine) == [Verify(tuple(range(1, 61)))]
    assert decide(Answers(vanished=set(range(1, 51))), mine) == [Unplace(tuple(range(1, 51)))]


def test_a_removal_of_much_out_of_very_much_is_not_verified() -> None:
    held = replace(HELD, count=1_000)
    gone = set(range(1, 101))
    assert decide(Answers(vanished=gone), set(range(1, 1_001)), held=held) == [
        Unplace(tuple(range(1, 101)))
    ]


def test_a_full_mailbox_that_is_empty_at_first_sight_loses_nothing() -> None:
    mine = set(range(1, 101))
    assert decide(Answers(everything=()), mine) == [Doubt()]
    assert decide(Answers(everything=()), mine, emptied_at=NOW - 59) == [Doubt()]


def test_a_mailbox_that_stays_empty_is_emptied_after_verification() -> None:
    mine = set(range(1, 101))
    assert decide(Answers(everything=()), mine, emptied_at=NOW - 60) == [Verify(tuple(mine))]


def test_a_small_mailbox_that_is_empty_is_emptied_as_soon_as_that_is_verified() -> None:
    """Rule 4.1/22"""
    held = replace(HELD, count=2)
    assert decide(Answers(everything=()), {1, 2}) == [Verify((1, 2))]
    assert decide(Answers(vanished={1, 2}), {1, 2}, held=held) == [Verify((1, 2))]
    assert decide(Answers(vanished={1}), {1, 2}, held=held) == [Unplace((1,))]


def test_it_is_not_believed_at_once_where_the_servers_other_figures_speak_against_it() -> None:
    """Rule 4.1/22"""
    moved = replace(SIGHT, modseq=51)
    assert not mailbox.denies_removals(moved, HELD)
    assert not mailbox.denies_removals(replace(SIGHT, modseq=0), HELD)
    assert mailbox.denies_removals(SIGHT, HELD)
    assert mailbox.denies_removals(replace(moved, uidnext=1), HELD)
    answers = Answers(everything=())
    assert decide(answers, {1, 2}, denied=True) == [Doubt()]
    assert decide(answers, {1, 2}, denied=True, emptied_at=NOW - 60) == [Verify((1, 2))]


def test_what_a_second_look_still_sees_is_not_removed() -> None:
    assert mailbox.verified([1, 2, 3], {2}) == Unplace((1, 3))
    assert mailbox.verified([1, 2, 3], ()) == Unplace((1, 2, 3))


def test_the_top_is_above_all_that_was_seen_even_if_uidnext_lies() -> None:
    """Rule 4.1/13"""
    assert mailbox.next_top(replace(SIGHT, uidnext=5), 101, 107) == 108
    assert mailbox.next_top(replace(SIGHT, uidnext=None), 101, 0) == 101
    assert mailbox.next_top(replace(SIGHT, uidnext=120), 101, 107) == 120


@given(st.sets(st.integers(1, 9_000), max_size=200), st.integers(0, 9_000))
def test_slices_of_flags_come_round_to_every_mail(uids: set[int], start: int) -> None:
    spread = {uid * 31 for uid in uids} | set(range(1, 3_000))
    seen: set[int] = set()
    for _ in range(3):
        part, start = mailbox.flag_slice(spread, start)
        seen |= set(part)
    assert seen == spread


UIDS = st.sets(st.integers(1, 40), max_size=40)


@given(mine=UIDS, theirs=UIDS, complete=st.booleans())
def test_a_full_comparison_makes_ours_like_theirs(
    mine: set[int], theirs: set[int], complete: bool
) -> None:
    top = max(mine, default=0) + 1
    held = Held(7, top, 50, len(mine), complete, NOW)
    ours = set(mine)
    for action in decide(Answers(everything=theirs), mine, held=held):
        match action:
            case FetchNew(uids):
                assert not ours & set(uids)
                ours |= set(uids)
            case Unplace(uids):
                ours -= set(uids)
            case Verify(uids):
                ours -= set(mailbox.verified(uids, theirs).uids)
    if complete:
        assert ours == theirs
    else:
        assert ours <= theirs
        assert mine & theirs <= ours
