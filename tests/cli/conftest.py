"""The command line as a stranger's script would use it, beside a firm's folder."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from owed import owed
from tests.store.records.firm import BOOK, CONFIG, Firm, booked, iso


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Cli:
    """`owed`, with the firm's configuration."""

    def __init__(self, firm: Firm) -> None:
        self.firm = firm

    def __call__(self, *words: object) -> Said:
        return self.bare("--config", self.firm.path, *words)

    def bare(self, *words: object) -> Said:
        done = CliRunner().invoke(
            owed, [str(word) for word in words], prog_name="owed", env={"COLUMNS": "110"}
        )
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Said(done.exit_code, done.stdout, done.stderr)

    def good(self, *words: object) -> Said:
        """All must go well."""
        said = self(*words)
        assert said.status == 0, said
        return said

    def rows(self, which: str, now: str, *words: object) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.good(
            "list", which, "--json", "--now", iso(now), *words
        ).json
        return found

    def file(self, name: str, text: str) -> Path:
        path = self.firm.folder / name
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    made = booked(tmp_path / "firm")
    (made.folder / "book.csv").write_text(BOOK, encoding="utf-8")
    yield made
    made.store.close()


@pytest.fixture
def cli(firm: Firm) -> Cli:
    return Cli(firm)


@pytest.fixture
def clis(tmp_path: Path) -> Iterator[Callable[..., Cli]]:
    """With a firm of another configuration, or one that was never synced."""
    made: list[Cli] = []

    def make(config: str = CONFIG, *, book: bool = True, **facts: str) -> Cli:
        firm = Firm(tmp_path / f"firm{len(made)}", config, **facts)
        if book:
            firm.book()
        made.append(Cli(firm))
        return made[-1]

    yield make
    for one in made:
        one.firm.store.close()
