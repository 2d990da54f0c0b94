"""A file to load, on a machine that says nothing by itself."""

from pathlib import Path

import pytest

from store import machine
from store.config import Config, ConfigError, Problem, load
from tests.store.config.shapes import Found, Refused, Written


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "TZ", "LC_ALL", "LC_TELEPHONE", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(machine, "_ETC", tmp_path / "etc")


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(text: str) -> Config:
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return load(path)

    return write


@pytest.fixture
def found(written: Written) -> Found:
    def read(text: str) -> tuple[Problem, ...]:
        with pytest.raises(ConfigError) as refused:
            written(text)
        return refused.value.problems

    return read


@pytest.fixture
def refused(found: Found) -> Refused:
    def read(text: str) -> dict[str, str]:
        return {problem.key: problem.code for problem in found(text)}

    return read
