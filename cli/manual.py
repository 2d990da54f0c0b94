"""The manual of the command line, written from the commands: `python -m cli.manual`.

It writes docs/owed.1, and in docs/command-line.md what stands between the two marks.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from owed import __version__, owed

DOCS = Path(__file__).parents[1] / "docs"
BEGIN, END = "<!-- made by `make manual` -->\n", "<!-- end -->\n"
STATUS = (
    ("0", "all done"),
    ("1", "something failed, or a row of a file was refused; each is named on stderr"),
    ("2", "the command was not understood, or the configuration has mistakes; all are named"),
    ("3", "there is no store yet, or another program holds it, or a newer Owed wrote it"),
)
FILES = (
    ("$XDG_CONFIG_HOME/owed/config.toml", "the configuration (~/.config without the variable)"),
    ("$XDG_DATA_HOME/owed/owed.db", "mail, calls, clients (~/.local/share without the variable)"),
)
_SHARED = {"config", "now", "json", "help", "no_sync", "version"}


def commands() -> Iterator[click.Context]:
    """Of each subcommand that does something, in the order of the alphabet."""
    return _inside(_top())


def _inside(above: click.Context) -> Iterator[click.Context]:
    assert isinstance(above.command, click.Group)
    for name in above.command.list_commands(above):
        command = above.command.get_command(above, name)
        assert command is not None
        inner = click.Context(command, above, info_name=name, **command.context_settings)
        if isinstance(command, click.Group):
            yield from _inside(inner)
        else:
            yield inner


def usage(of: click.Context) -> str:
    """'owed show ID'; that any takes options goes without saying."""
    pieces = [piece for piece in of.command.collect_usage_pieces(of) if piece != "[OPTIONS]"]
    needed = [
        f"{param.opts[0]} {param.make_metavar(of)}"
        for param in of.command.params
        if isinstance(param, click.Option) and param.required
    ]
    return " ".join([of.command_path, *needed, *pieces])


def options(of: click.Context) -> list[tuple[str, str]]:
    """Its own: how each is written, and what it says."""
    own = [param for param in of.command.params if isinstance(param, click.Option)]
    return _records(of, [param for param in own if param.name not in _SHARED])


def shared() -> list[tuple[str, str]]:
    top = _top()
    return _records(top, owed.get_params(top))


def _records(of: click.Context, some: Sequence[click.Parameter]) -> list[tuple[str, str]]:
    return [record for param in some if (record := param.get_help_record(of)) is not None]


def _top() -> click.Context:
    return click.Context(owed, info_name="owed", **owed.context_settings)


def page() -> str:
    """Markdown: the options that stand anywhere, then each subcommand."""
    parts = [BEGIN, "\n", *_table(shared())]
    for of in commands():
        parts += [f"\n### `{usage(of)}`\n\n{of.command.help}\n"]
        if some := options(of):
            parts += ["\n", *_table(some)]
    return "".join([*parts, "\n", END])


def _table(records: list[tuple[str, str]]) -> Iterator[str]:
    yield "| option | |\n|---|---|\n"
    for written, said in records:
        cells = written.replace("|", "\\|"), said.replace("|", "\\|")
        yield f"| `{cells[0]}` | {cells[1]} |\n"


def pages() -> str:
    """docs/command-line.md as it should be."""
    text = (DOCS / "command-line.md").read_text("utf-8")
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: page(), text, flags=re.DOTALL)


def man() -> str:
    """owed(1), as groff and mandoc read it."""
    parts = [
        f'.TH OWED 1 "" "owed {__version__}" "User commands"\n',
        ".SH NAME\nowed \\- the terminal inbox that knows whom you owe an answer\n",
        ".SH SYNOPSIS\n.B owed\n[options] [command ...]\n",
        f".SH DESCRIPTION\n{_roff(owed.help or '')}\n",
        ".SH OPTIONS\nThey may stand before or after a command.\n",
        *map(_entry, shared()),
        ".SH COMMANDS\n",
    ]
    for of in commands():
        parts.append(_entry((usage(of), of.command.help or "")))
        if some := options(of):
            parts += [".RS\n", *map(_entry, some), ".RE\n"]
    parts += [".SH EXIT STATUS\n", *map(_entry, STATUS), ".SH FILES\n", *map(_entry, FILES)]
    return "".join(parts)


def _entry(record: tuple[str, str]) -> str:
    return f".TP\n.B {_roff(record[0])}\n{_roff(record[1])}\n"


def _roff(text: str) -> str:
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "")
    plain = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in plain)
    return f"\\&{plain}" if plain[:1] in {".", "'"} else plain


if __name__ == "__main__":
    (DOCS / "command-line.md").write_text(pages(), "utf-8")
    (DOCS / "owed.1").write_text(man(), "utf-8")
