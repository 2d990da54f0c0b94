"""The list of what servers, lines and machines do is complete: each has its case, which is run."""

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

TESTS = Path(__file__).resolve().parents[1]
NUMBERS = set(range(1, 61))
LEFT_OUT = {"skip", "skipif", "xfail"}
_NAMED = re.compile(r"\b[Ff]aults? ([0-9]+(?:(?:, | and )[0-9]+)*)")


def modules() -> Iterator[ModuleType]:
    for path in [*TESTS.glob("faults/test_*.py"), *TESTS.glob("sync/test_*.py")]:
        yield importlib.import_module(f"tests.{path.parent.name}.{path.stem}")


def cases(module: ModuleType) -> list[FunctionType]:
    """Those that are collected of it, and not left out."""
    marks = getattr(module, "pytestmark", [])
    if _leaves_out(marks if isinstance(marks, list) else [marks]):
        return []
    found = [one for name, one in vars(module).items() if name.startswith("test_")]
    return [
        one
        for one in found
        if inspect.isfunction(one) and not _leaves_out(getattr(one, "pytestmark", []))
    ]


def _leaves_out(marks: list[pytest.Mark]) -> bool:
    """Also where there is no case to be run."""
    none = any(mark.name == "parametrize" and not list(mark.args[1]) for mark in marks)
    return none or any(mark.name in LEFT_OUT for mark in marks)


def numbers(module: ModuleType) -> set[int]:
    """Of the faults that its tests name, or itself for all of them."""
    run = cases(module)
    texts = [one.__doc__ or "" for one in run] + ([module.__doc__ or ""] if run else [])
    named = [found for text in texts for found in _NAMED.findall(text)]
    return {int(number) for found in named for number in re.findall(r"[0-9]+", found)}


def test_every_fault_has_a_case_that_bears_its_number_and_is_run() -> None:
    named = set[int]().union(*(numbers(module) for module in modules()))
    assert named >= NUMBERS, sorted(NUMBERS - named)


def test_a_case_that_is_left_out_counts_for_nothing() -> None:
    module = ModuleType("test_made_up", "Fault 3")

    def test_run() -> None:
        """Faults 1 and 2"""

    def test_skipped() -> None:
        """Fault 4"""

    def test_of_none() -> None:
        """Fault 5"""

    vars(module).update(
        test_skipped=pytest.mark.skip(test_skipped),
        test_of_none=pytest.mark.parametrize("nothing", [])(test_of_none),
    )
    assert numbers(module) == set()
    vars(module).update(test_run=test_run)
    assert numbers(module) == {1, 2, 3}
