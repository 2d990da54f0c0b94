"""What is installed is the whole product, and needs neither checkout nor developer's tools."""

import gettext
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from store.words.i18n import CATALOGUES

ROOT = Path(__file__).parents[1]
ROOMS = ("cli", "store", "sync", "tui", "demo")
SOURCES = ("owed.py", *ROOMS, "docs", "pyproject.toml", "README.md", "LICENSE")
NOT_SHIPPED = {".pyc", ".po", ".pot"}

pytestmark = pytest.mark.slow


def pip(*words: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy: setuptools writes beside what it reads."""
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    built = pip("wheel", "--no-deps", "--no-build-isolation", "-w", out, copy)
    assert built.returncode == 0, built.stderr
    (found,) = out.glob("owed-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment that holds the wheel and what it depends on, nothing else."""
    place = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    python = place / "bin" / "python"
    done = pip("--python", python, "install", "--no-deps", "--no-index", wheel)
    assert done.returncode == 0, done.stderr
    (packages,) = place.glob("lib/python*/site-packages")
    (owed,) = distributions(path=[str(packages)])
    for held in _needed(owed).values():
        for name in {file.parts[0] for file in held.files or ()} - {"..", "__pycache__"}:
            if not (packages / name).exists():
                (packages / name).symlink_to(str(held.locate_file(name)))
    return place / "bin"


def _needed(one: Distribution, extras: Collection[str] = ()) -> dict[str, Distribution]:
    """What it says that it depends on, as it is installed here, and what that depends on."""
    found: dict[str, Distribution] = {}
    for line in one.requires or ():
        needs = Requirement(line)
        wanted = [{"extra": extra} for extra in ("", *extras)]
        if needs.marker and not any(needs.marker.evaluate(extra) for extra in wanted):
            continue
        held = distribution(needs.name)
        assert needs.specifier.contains(held.version, prereleases=True), (line, held.version)
        found |= {needs.name: held, **_needed(held, needs.extras)}
    return found


def test_the_wheel_holds_every_file_of_the_rooms(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    data, rooms = {name for name in held if ".data/" in name}, {"owed.py", *_files()}
    assert held - data == rooms
    assert [name.partition(".data/data/")[2] for name in data] == ["share/man/man1/owed.1"]


def test_it_holds_the_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())


@pytest.mark.parametrize(("language", "usage"), [("de", "Aufruf:"), ("hu", "Használat:")])
def test_it_speaks_every_language(wheel: Path, tmp_path: Path, language: str, usage: str) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "owed", "--help"], capture_output=True, text=True, check=True,
        cwd=tmp_path, env={"PYTHONPATH": str(tmp_path), "LANGUAGE": language},
    )  # fmt: skip
    assert done.stdout.startswith(usage)
    assert _first_sentence(language) in " ".join(done.stdout.split())


def test_the_demo_runs_from_it_outside_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    work, temporary = tmp_path / "work", tmp_path / "temporary"
    work.mkdir()
    temporary.mkdir()
    done = subprocess.run(
        [installed / "owed", "demo", "--check"], cwd=work, capture_output=True, text=True,
        env={"PATH": os.defpath, "HOME": str(work), "TMPDIR": str(temporary)}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    totals = dict(line.split() for line in done.stdout.splitlines())
    assert int(totals["owed"]) > 0
    assert not list(temporary.iterdir())


def _first_sentence(language: str) -> str:
    """What `owed --help` begins with."""
    import owed

    catalogue = gettext.translation("owed", CATALOGUES, [language])
    return catalogue.gettext(owed.owed.help or "")


def _files() -> Iterator[str]:
    for room in ROOMS:
        for file in (ROOT / room).rglob("*"):
            if file.is_file() and file.suffix not in NOT_SHIPPED:
                yield file.relative_to(ROOT).as_posix()
