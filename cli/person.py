"""Whoever sits at the terminal, if anybody does."""

import shutil
import sys

import click

from store.words.brief import cells


class Nobody:
    """Answers with what is proposed."""

    there = False

    def tell(self, sentence: str) -> None:
        click.echo(wrapped(sentence), err=True)

    def ask(self, question: str, default: str) -> str:
        return default

    def hidden(self, question: str) -> str:
        return ""

    def browse(self, address: str) -> None:
        """There may be a browser elsewhere, by whoever reads the address."""

    def agrees(self, question: str, default: bool) -> bool:
        return False


class Somebody(Nobody):
    """Can be asked."""

    there = True

    def ask(self, question: str, default: str) -> str:
        proposed = f" [{default}]: " if default else ": "
        asked = wrapped(question, len(proposed))
        return str(click.prompt(asked, default=default, show_default=bool(default), err=True))

    def hidden(self, question: str) -> str:
        return str(
            click.prompt(
                wrapped(question, 2), default="", show_default=False, hide_input=True, err=True
            )
        )

    def browse(self, address: str) -> None:
        """What the opener of a desktop that is not there says, again and again, helps nobody."""
        from tui.openers import open_link

        open_link(address)

    def agrees(self, question: str, default: bool) -> bool:
        return click.confirm(wrapped(question, len(" [y/N]: ")), default=default, err=True)


def wrapped(text: str, behind: int = 0) -> str:
    """Between words, where a terminal would break it within one. What stands on further lines, an
    address or a command, is to be taken from there whole. behind: cells of what follows."""
    if not sys.stderr.isatty():
        return text
    room = shutil.get_terminal_size().columns - behind
    first, parted, rest = text.partition("\n")
    lines = [""]
    for word in first.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1].strip() and cells(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines) + parted + rest


def person() -> Nobody:
    return Somebody() if sys.stdin.isatty() else Nobody()
