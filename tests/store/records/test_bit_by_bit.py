"""A change of many rows lets others write in between, and loses nothing of it when it is killed."""

from collections.abc import Sequence

import pytest

from store.records import bit_by_bit as module
from store.records.bit_by_bit import bit_by_bit
from store.records.database import Connection, meta, set_meta
from tests.store.records.firm import Firm


def test_each_item_is_changed_once_and_somebody_else_may_write_in_between(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEW", 3)
    monkeypatch.setattr(module, "HOLD_SECONDS", 0.0)
    transactions: list[list[int]] = []

    def change(conn: Connection, some: Sequence[int]) -> Sequence[int]:
        set_meta(conn, "changed", str(some[-1]))
        transactions.append(list(some))
        return [10 * one for one in some]

    assert bit_by_bit(firm.store, range(1, 9), change) == [10 * one for one in range(1, 9)]
    assert transactions == [[1, 2, 3], [4, 5, 6], [7, 8]]
    assert bit_by_bit(firm.store, [], change) == []


def test_what_was_done_before_a_kill_stays_done(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEW", 1)
    monkeypatch.setattr(module, "HOLD_SECONDS", 0.0)

    def change(conn: Connection, some: Sequence[str]) -> Sequence[int]:
        set_meta(conn, "changed", some[0])
        if some[0] == "three":
            raise KeyboardInterrupt
        return ()

    with pytest.raises(KeyboardInterrupt):
        bit_by_bit(firm.store, ["one", "two", "three"], change)
    assert meta(firm.store.reader(), "changed") == "two"
