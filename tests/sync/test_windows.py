"""The order in which a mailbox's past is fetched."""

from datetime import UTC, date, datetime
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from sync import windows
from sync.windows import BATCH_OCTETS, EVER, Step

NOW = int(datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp())
DAY = 86_400


def test_a_window_is_searched_one_day_wider_since_since_ignores_zones() -> None:
    assert windows.search_since(NOW, 0) == date(2026, 11, 21)
    assert windows.search_since(NOW, EVER) is None


def test_the_horizon_of_the_last_window_is_the_beginning_of_time() -> None:
    assert windows.horizon(NOW, 0) == NOW - 2 * DAY
    assert windows.horizon(NOW, EVER) == 0


def test_sent_is_always_a_window_ahead_of_inbox() -> None:
    """Rule 4.1/6"""
    order = windows.steps([(1, "inbox"), (2, "sent"), (3, "archive")])
    assert order[:2] == [Step(2, 0), Step(1, 0)]
    for window in range(1, EVER):
        assert order.index(Step(2, window + 1)) < order.index(Step(1, window))
    assert order.index(Step(2, EVER)) < order.index(Step(1, EVER))


def test_newer_windows_of_all_mailboxes_come_before_older_ones() -> None:
    order = windows.steps([(1, "inbox"), (3, "archive"), (4, "")])
    assert [step.window for step in order] == sorted(step.window for step in order)


@given(st.lists(st.sampled_from(["inbox", "sent", "archive", "junk", ""]), max_size=6))
def test_each_window_of_each_mailbox_stands_in_the_order_exactly_once(roles: list[str]) -> None:
    """Of mailboxes other than INBOX and Sent there are fewer and wider ones."""
    order = windows.steps(list(enumerate(roles)))
    wanted = {
        Step(key, window)
        for key, role in enumerate(roles)
        for window in (range(EVER + 1) if role in ("inbox", "sent") else windows.OTHERS)
    }
    assert len(order) == len(wanted)
    assert set(order) == wanted


def test_a_batch_takes_eight_megabytes_at_most() -> None:
    """Rule 4.1/9"""
    assert windows.next_batch([(9, 5_000_000), (8, 3_000_001)], 200) == (9,)


def test_a_mail_over_the_limit_is_a_batch_of_its_own() -> None:
    assert windows.next_batch([(9, BATCH_OCTETS + 1), (8, 1)], 200) == (9,)
    assert windows.next_batch([(9, 1), (8, BATCH_OCTETS)], 200) == (9,)


@given(
    st.lists(st.tuples(st.integers(1, 99), st.integers(0, 2 * BATCH_OCTETS)), min_size=1),
    st.integers(1, 20),
)
def test_a_batch_keeps_the_order_and_both_limits(sizes: list[tuple[int, int]], limit: int) -> None:
    batch = windows.next_batch(sizes, limit)
    assert batch == tuple(uid for uid, _ in sizes[: len(batch)])
    assert 1 <= len(batch) <= limit
    assert len(batch) == 1 or sum(size for _, size in sizes[: len(batch)]) <= BATCH_OCTETS


def test_the_first_batch_is_small_and_the_later_ones_grow_to_the_limit() -> None:
    assert list(islice(windows.limits(), 4)) == [50, 100, 200, 200]


def test_the_last_batches_are_small_again() -> None:
    assert [windows.towards_the_end(left) for left in (10_000, 400, 250, 40)] == [2500, 100, 62, 50]
