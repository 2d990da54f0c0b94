"""Every sentence that a user reads goes through gettext."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(
    [
        ROOT / "owed.py",
        *(path for room in ("cli", "tui", "store/words") for path in (ROOT / room).rglob("*.py")),
    ]
)
SHOWS = {"echo", "notify", "update_status", "say", "fail", "ask", "confirm"}
"""Functions whose first argument a user reads."""
READ = {"help", "title", "label", "placeholder", "tooltip", "prompt", "short_help"}
"""Keyword arguments that a user reads."""
TRANSLATES = {"_": 1, "said_in": 1, "ngettext": 2, "pgettext": 2}
"""How many of their arguments are sentences."""


def strays(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Sentences that reach the user as they stand in the source."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        shown = [word.value for word in node.keywords if word.arg in READ]
        if _name(node.func) in SHOWS:
            shown += node.args[:1]
        for argument in shown:
            yield from ((argument.lineno, text) for text in _texts(argument) if _is_sentence(text))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _texts(node: ast.expr) -> Iterator[str]:
    """Literals in an expression, without what is translated or only looked up."""
    if isinstance(node, ast.Call) and _name(node.func) in TRANSLATES:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute):
            yield from _texts(node.func.value)
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.FormattedValue):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _texts(child)


def _is_sentence(text: str) -> bool:
    """Two words, or one that begins with a capital; marks and blanks are none."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return len(words) > 1 or any(word[0].isupper() for word in words)


def unseen(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Sentences that no extraction finds: put together before gettext, or within an f-string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            called = (part for part in ast.walk(node) if isinstance(part, ast.Call))
            yield from ((part.lineno, _name(part.func)) for part in called if _translates(part))
        elif isinstance(node, ast.Call) and _translates(node):
            texts = node.args[: TRANSLATES[_name(node.func)]]
            yield from (
                (text.lineno, ast.unparse(text))
                for text in texts
                if not (isinstance(text, ast.Constant) and isinstance(text.value, str))
            )


def _translates(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in TRANSLATES


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_bypasses_gettext(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [*strays(tree), *unseen(tree)]
    assert not found, f"{path}: {found}"


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('click.echo("No such row")', 1),
        ('click.echo(f"No {x} here")', 1),
        ('click.echo("No such {id}".format(id=1))', 1),
        ('click.option("--x", help="How many")', 1),
        ('click.echo("Yes" if x else y)', 1),
        ('click.echo(_("No such row"))', 0),
        ('click.echo(_("No {id}").format(id=1), err=True)', 0),
        ('click.echo(ngettext("one", "many", n))', 0),
        ('click.echo(_("No {id}" + more))', 1),
        ("click.echo(f\"{_('No such row')}: {id}\")", 1),
        ('click.echo(f"{a}  {b}")', 0),
        ("click.echo(json.dumps(found))", 0),
    ],
)
def test_the_check_itself_sees_what_it_should(source: str, count: int) -> None:
    tree = ast.parse(source)
    assert len([*strays(tree), *unseen(tree)]) == count


def test_every_table_of_sentences_is_translated() -> None:
    """Tables of words/ hold sentences by code: each value passes through gettext, too."""
    for path in (ROOT / "store/words").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict):
                bare = [
                    value.value
                    for value in node.values
                    if isinstance(value, ast.Constant)
                    and isinstance(value.value, str)
                    and len(value.value.split()) > 2
                ]
                assert not bare, f"{path}: {bare}"
