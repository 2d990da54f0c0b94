"""UID sets as IMAP writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.uidsets import MOST, UidSet, compact, expand, in_order

uids = st.sets(st.integers(1, 300) | st.integers(MOST - 50, MOST))


@given(uids)
def test_a_set_written_and_read_is_the_same_set(numbers: set[int]) -> None:
    texts = compact(numbers)
    assert {uid for text in texts for uid in expand(text)} == numbers


@given(uids, st.integers(25, 80))
def test_no_text_is_longer_than_the_limit(numbers: set[int], limit: int) -> None:
    assert all(len(text) <= limit for text in compact(numbers, limit))


@given(uids, uids)
def test_a_union_holds_what_either_holds(left: set[int], right: set[int]) -> None:
    assert set(UidSet.of(left) | UidSet.of(right)) == left | right


@given(uids, st.integers(1, 400))
def test_membership_length_and_cut_agree_with_the_numbers(numbers: set[int], uid: int) -> None:
    held = UidSet.of(numbers)
    assert (uid in held) == (uid in numbers)
    assert len(held) == len(numbers)
    assert set(held.above(uid)) == {number for number in numbers if number >= uid}
    assert held.highest == max(numbers, default=0)


def test_neighbours_become_one_range() -> None:
    assert compact([7, 3, 1, 2, 3]) == ["1:3,7"]


def test_no_uids_make_no_text() -> None:
    assert compact([]) == []


def test_four_billion_uids_cost_no_memory() -> None:
    everything = expand(f"1:{MOST}")
    assert len(everything) == MOST
    assert 26_183 in everything


@pytest.mark.parametrize("text", ["", "*", "1:*", "0", "1:", "a", "1,,2", "4294967296", "²", "-1"])
def test_what_is_no_set_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="UID"):
        expand(text)


def test_a_range_may_be_written_backwards() -> None:
    assert list(expand("5:3")) == [3, 4, 5]


def test_order_is_kept_where_it_matters() -> None:
    assert in_order("7,1:3", 4) == [7, 1, 2, 3]


def test_more_than_was_asked_for_is_not_walked() -> None:
    with pytest.raises(ValueError, match="more UIDs"):
        in_order(f"1:{MOST}", 3)
