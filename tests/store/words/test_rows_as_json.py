"""A row that owes nothing is written without the detour of a dict, and says the same."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records.rows import Row
from store.words.contract import row_object, row_text, stream
from store.words.stamps import iso

BUDAPEST = ZoneInfo("Europe/Budapest")
NOW = 1_795_000_000
instants = st.integers(0, 1 << 32)
texts = st.text(st.characters(exclude_categories=["Cs"]))


@st.composite
def quiet_rows(draw: st.DrawFn) -> Row:
    return Row(
        key=1,
        id=draw(texts),
        kind=draw(st.sampled_from(["mail", "call"])),
        client_id=None,
        client=draw(st.none() | texts),
        tier=draw(st.none() | texts),
        key_client=False,
        who="",
        subject=draw(texts),
        root=draw(st.none() | texts),
        with_=tuple(draw(st.lists(texts, max_size=3))),
        messages=draw(st.integers(0, 9)),
        calls=0,
        unread=0,
        starred=False,
        attachments=False,
        last=draw(instants),
        snoozed_until=draw(st.none() | instants),
        state=draw(st.sampled_from(["done", "fyi"])),
        since=None,
        due=None,
        band=None,
        overdue=False,
        reason=None,
        loops=(),
        pending=False,
    )


@given(quiet_rows())
def test_a_quiet_row_is_its_object_word_for_word(row: Row) -> None:
    assert row_text(row, BUDAPEST, NOW) == json.dumps(
        row_object(row, BUDAPEST, NOW), ensure_ascii=False
    )


@given(
    instants,
    st.sampled_from(["Europe/Budapest", "UTC", "America/St_Johns", "Pacific/Apia", "Asia/Gaza"]),
)
def test_an_instant_is_what_the_standard_library_says(at: int, zone: str) -> None:
    assert iso(at, ZoneInfo(zone)) == datetime.fromtimestamp(at, ZoneInfo(zone)).isoformat()


@pytest.mark.parametrize("at", range(1_729_980_000, 1_729_998_000, 599))
def test_the_hour_that_comes_twice_has_both_offsets(at: int) -> None:
    assert iso(at, BUDAPEST) == datetime.fromtimestamp(at, BUDAPEST).isoformat()


@pytest.mark.parametrize("many", [0, 1, 2, 3000])
def test_many_rows_are_one_array(many: int) -> None:
    written: list[str] = []
    stream((f'"{number:060}"' for number in range(many)), written.append)
    assert len(json.loads("".join(written))) == many
