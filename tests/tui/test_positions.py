"""Keys of a long list, sought in its octets."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from tui.positions import Positions

KEYS = st.lists(st.integers(-(2**63), 2**63 - 1), unique=True, max_size=40)


@given(KEYS, st.lists(st.integers(-(2**63), 2**63 - 1), max_size=80))
def test_each_key_is_found_where_it_stands_and_no_other(keys: list[int], more: list[int]) -> None:
    positions = Positions(array("q", keys))
    table = {key: at for at, key in enumerate(keys)}
    for key in (*more, *keys, *more):
        assert positions.get(key) == table.get(key) and (key in positions) == (key in table)
    assert positions.holding({*keys, *more}) == set(keys)


def test_octets_that_lie_across_two_keys_are_none_of_them() -> None:
    positions = Positions(array("q", [256**7, 1]))
    assert 257 not in positions and positions[1] == 1
