"""The list of what servers, lines and machines do is complete: each has its case."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
NUMBERS = set(range(1, 61))
_NAMED = re.compile(r"\b[Ff]aults? ([0-9]+(?:(?:, | and )[0-9]+)*)")


def docstrings() -> Iterator[str]:
    """Of every test, and of every module that holds tests."""
    for path in [*TESTS.glob("faults/test_*.py"), *TESTS.glob("sync/test_*.py")]:
        tree = ast.parse(path.read_text("utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        yield ast.get_docstring(tree) or ""
        for function in functions:
            if function.name.startswith("test_"):
                yield ast.get_docstring(function) or ""


def test_every_fault_has_a_case_that_bears_its_number() -> None:
    named = {
        int(number)
        for text in docstrings()
        for numbers in _NAMED.findall(text)
        for number in re.findall(r"[0-9]+", numbers)
    }
    assert named >= NUMBERS, sorted(NUMBERS - named)
