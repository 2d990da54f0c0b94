"""Whoever sits at the terminal, if anybody does."""

import sys

import click


class Nobody:
    """Answers with what is proposed."""

    there = False

    def tell(self, sentence: str) -> None:
        click.echo(sentence, err=True)

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
        return str(click.prompt(question, default=default, show_default=bool(default), err=True))

    def hidden(self, question: str) -> str:
        return str(
            click.prompt(question, default="", show_default=False, hide_input=True, err=True)
        )

    def browse(self, address: str) -> None:
        """What the opener of a desktop that is not there says, again and again, helps nobody."""
        from tui.openers import open_link

        open_link(address)

    def agrees(self, question: str, default: bool) -> bool:
        return click.confirm(question, default=default, err=True)


def person() -> Nobody:
    return Somebody() if sys.stdin.isatty() else Nobody()
