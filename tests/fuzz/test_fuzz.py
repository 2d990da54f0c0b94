"""Any bytes at all: what was found once, and a second of looking for more."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((Path(__file__).parent / "cases").glob("*/*"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}: {case.name}")
def test_what_was_found_once_holds(case: Path) -> None:
    TARGETS[case.parent.name](case.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_sound_input_holds(target: str) -> None:
    for seed in seeds(target):
        TARGETS[target](seed)


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris has no wheel for this machine"
)
@pytest.mark.parametrize("target", TARGETS)
def test_a_second_of_search_finds_nothing(target: str, tmp_path: Path) -> None:
    # The same second each time: new ways are for `make fuzz`, where a find stops nobody's work.
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run", target, "1", str(tmp_path), "1"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = [file.read_bytes() for file in tmp_path.iterdir()]
    assert done.returncode == 0 and not found, f"{found}\n{done.stderr[-3000:]}"
