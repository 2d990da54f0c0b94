"""The page about what is done to mail promises only what tests show."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-owed-treats-your-mail.md").read_text("utf-8")
_FILE = re.compile(r"`(tests/[a-z_0-9/]+\.py)`")


def sections() -> dict[str, str]:
    """What stands under each heading."""
    _, *found = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    return {title: text for title, _, text in (one.partition("\n") for one in found)}


def test_every_promise_of_every_section_names_what_shows_it() -> None:
    for title, text in sections().items():
        assert _FILE.search(text), title
        for promise in re.split(r"^- ", text, flags=re.MULTILINE)[1:]:
            assert _FILE.search(promise.partition("\n\n")[0]), promise


def test_what_it_names_are_files_of_tests() -> None:
    named = sorted(set(_FILE.findall(PAGE)))
    assert named
    assert [name for name in named if not _tests(ROOT / name)] == []


def _tests(path: Path) -> list[str]:
    """Those that are collected: of a file that is called so, on its first level."""
    if not path.is_file() or not path.name.startswith("test_"):
        return []
    body = ast.parse(path.read_text("utf-8")).body
    names = [one.name for one in body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [name for name in names if name.startswith("test_")]
