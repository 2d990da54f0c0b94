"""What the reader of pages finds is what SQLite finds, as far as the file goes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from store.records import calls, repair_fill
from store.records.database import Store
from store.records.salvage import Salvage
from store.records.salvage_pages import Pages
from tests.store.records import damage
from tests.store.records.firm import Firm, at

Rows = dict[str, list[str]]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Tables of one page and of many, rows that need several pages, tables without rowids."""
    firm = Firm(tmp_path_factory.mktemp("template"))
    firm.book()
    firm.receive(
        *(
            firm.mail(
                "Mon 9:00",
                f"p{number}@acme.example",
                f"Could you send {number}? " + f"word{number} " * (number % 7 * 400),
                to=", ".join(f"q{one}@x.example" for one in range(number % 9 + 1)),
                subject=f"Matter {number}",
                id=f"m{number}",
            )
            for number in range(120)
        )
    )
    for number in range(40):
        call = calls.NewCall(
            at("Tue 10:00") + number, "in", "missed", number=f"+36 1 234 {5000 + number}",
            notes="n" * number * 90, minutes=number % 3 or None,
        )  # fmt: skip
        calls.add(firm.store, call)
    return damage.fold(firm.store).read_bytes()


@pytest.fixture
def full(template: bytes, tmp_path: Path) -> Iterator[Firm]:
    (tmp_path / "owed.db").touch(mode=0o600)
    (tmp_path / "owed.db").write_bytes(template)
    firm = Firm(tmp_path)
    yield firm
    firm.store.close()


def rows(store: Store) -> Rows:
    conn = store.reader()
    return {
        name: sorted(
            repr(row)
            for row in conn.execute(
                f"SELECT {', '.join(shape.columns)} FROM {name}"  # noqa: S608
            ).fetchall()
        )
        for name, shape in repair_fill.shapes(conn).items()
    }


@contextmanager
def opened(store: Store, path: Path) -> Iterator[Salvage]:
    shapes = repair_fill.shapes(store.reader())
    store.close()
    file = os.open(path, os.O_RDONLY)
    try:
        yield Salvage(Pages(file), shapes)
    finally:
        os.close(file)


def found(salvage: Salvage) -> Rows:
    return {
        name: sorted(
            repr(tuple(row[column] for column in shape.columns)) for row in salvage.rows(name)
        )
        for name, shape in salvage.shapes.items()
    }


def test_a_sound_file_is_read_as_sqlite_reads_it(full: Firm) -> None:
    wanted = rows(full.store)
    path = damage.fold(full.store)
    with opened(full.store, path) as salvage:
        assert found(salvage) == wanted
        assert not any(loss.any for loss in salvage.losses.values())


def test_without_its_first_page_every_table_is_found_where_a_new_store_has_it(full: Firm) -> None:
    wanted = rows(full.store)
    path = damage.fold(full.store)
    shapes = repair_fill.shapes(full.store.reader())
    full.store.close()
    damage.change(path, damage.first_page)
    file = os.open(path, os.O_RDONLY)
    salvage = Salvage(Pages(file), shapes)
    assert salvage.schema_lost
    assert found(salvage) == wanted
    os.close(file)


@pytest.mark.parametrize(
    ("table", "by_rowid"), [("messages", True), ("calls", True), ("participants", False)]
)
def test_pages_below_a_lost_one_are_found_by_the_pointer_map(
    table: str, by_rowid: bool, full: Firm
) -> None:
    wanted = rows(full.store)
    path = damage.fold(full.store)
    shapes = repair_fill.shapes(full.store.reader())
    full.store.close()
    damage.zero(path, damage.root(path, table))
    file = os.open(path, os.O_RDONLY)
    salvage = Salvage(Pages(file), shapes)
    rest = found(salvage)
    assert salvage.losses[table].pages == 1
    if by_rowid:
        assert rest == wanted
    else:  # the lost page held rows itself
        assert set(rest[table]) < set(wanted[table])
        assert len(rest[table]) > len(wanted[table]) * 0.9
    os.close(file)


def test_rows_of_a_lost_page_lie_between_its_neighbours(full: Firm) -> None:
    path = damage.fold(full.store)
    shapes = repair_fill.shapes(full.store.reader())
    full.store.close()
    pages = damage.leaves(path, "texts")
    damage.zero(path, pages[2])
    file = os.open(path, os.O_RDONLY)
    salvage = Salvage(Pages(file), shapes)
    have = {row["message_id"] for row in salvage.rows("texts")}
    lost = {row["id"] for row in salvage.rows("messages")} - have
    ((first, last),) = salvage.losses["texts"].ranges
    assert lost == set(range(first + 1, last))
    assert lost
    os.close(file)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_damage_a_row_is_read_as_it_was_or_not_at_all(seed: int, full: Firm) -> None:
    """Pages of zeros, of ones and of noise: all that is found was there."""
    wanted = {name: set(some) for name, some in rows(full.store).items()}
    path = damage.fold(full.store)
    shapes = repair_fill.shapes(full.store.reader())
    full.store.close()
    random = Random(seed)
    size = path.stat().st_size // damage.PAGE

    def bad(data: bytes) -> bytes:
        broken = bytearray(data)
        for _ in range(size // 8):
            start = random.randrange(size) * damage.PAGE
            broken[start : start + damage.PAGE] = random.choice(
                [bytes(damage.PAGE), b"\xff" * damage.PAGE, random.randbytes(damage.PAGE)]
            )
        return bytes(broken)

    damage.change(path, bad)
    file = os.open(path, os.O_RDONLY)
    salvage = Salvage(Pages(file), shapes)
    rest = found(salvage)
    assert all(set(some) <= wanted[name] for name, some in rest.items() if name in wanted)
    assert sum(map(len, rest.values())) > 0
    os.close(file)
