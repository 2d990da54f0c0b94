"""A firm for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.records.firm import CONFIG, Firm


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    made = Firm(tmp_path / "firm")
    yield made
    made.store.close()


@pytest.fixture
def firms(tmp_path: Path) -> Iterator[Callable[..., Firm]]:
    """More than one, each with a folder of its own."""
    made: list[Firm] = []

    def make(config: str = CONFIG, **facts: str) -> Firm:
        made.append(Firm(tmp_path / f"firm{len(made)}", config, **facts))
        return made[-1]

    yield make
    for one in made:
        one.store.close()
