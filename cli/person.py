"""Whoever sits at the terminal, if anybody does."""

import shutil
import sys

import click

from store.words.brief import cells
from store.words.i18n import _


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
        return agrees(question, default=default)


def agrees(question: str, *, default: bool) -> bool:
    """A yes or no in one's own language, or in English as in every shell; nothing is `default`."""
    yes, no = _("yes"), _("no")

    def read(typed: str) -> bool:
        word = typed.strip().casefold()
        if word in {"y", "yes", yes, yes[0]}:
            return True
        if word in {"n", "no", no, no[0]}:
            return False
        if word:
            raise click.UsageError(_("Write {yes} or {no}").format(yes=yes, no=no))
        return default

    hint = f" [{yes[0].upper()}/{no[0]}]: " if default else f" [{yes[0]}/{no[0].upper()}]: "
    asked = wrapped(question, len(hint))
    return bool(click.prompt(
        asked, default="", show_default=False, value_proc=read, prompt_suffix=hint, err=True
    ))  # fmt: skip


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
