"""What is settled is written without the detour of a row, and says the same."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records.rows import Row, Settled
from store.words.contract import row_text, stream
from store.words.stamps import iso

BUDAPEST = ZoneInfo("Europe/Budapest")
NOW = 1_795_000_000
instants = st.integers(0, 1 << 32)
texts = st.text(st.characters(exclude_categories=["Cs"]))


@st.composite
def settled(draw: st.DrawFn) -> Settled:
    with_ = draw(st.lists(texts, max_size=3))
    return (
        1,
        f"{draw(st.integers(0, 1 << 128)):032x}",
        draw(texts),
        draw(st.none() | texts),
        json.dumps(with_, ensure_ascii=False),
        draw(st.integers(0, 9)),
        0,
        draw(st.integers(0, 9)),
        draw(instants),
        None,
        draw(st.none() | texts),
        draw(texts),
    )


@given(settled())
def test_what_is_settled_is_written_as_any_row_word_for_word(one: Settled) -> None:
    _, id_, subject, root, with_, messages, calls, unread, last, _, client, tier = one
    row = Row(
        key=1,
        id=id_,
        kind="mail",
        client_id=None,
        client=client,
        tier=tier,
        key_client=False,
        who="",
        subject=subject,
        root=root,
        with_=tuple(json.loads(with_)),
        messages=messages,
        calls=calls,
        unread=unread,
        starred=False,
        attachments=False,
        last=last,
        snoozed_until=None,
        state="done",
        since=None,
        due=None,
        band=None,
        overdue=False,
        reason=None,
        loops=(),
        pending=False,
    )
    assert row_text(one, BUDAPEST, NOW) == row_text(row, BUDAPEST, NOW)


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
