"""`owed show`: one row, and what the user says of it (rules 8 and 12)."""

from itertools import groupby
from typing import TYPE_CHECKING

import click

from cli.asked import Asked, subcommand
from cli.opened import at, opened_store
from cli.printing import print_object, terminal_width
from cli.refusals import FAILED, USAGE, fail
from store.words.i18n import _

if TYPE_CHECKING:
    from store.records.database import Store


@click.command(help=_("One row whole: all mails, calls and decisions in it."))
@click.argument("row_id", metavar="ID")
@click.option(
    "--decide",
    type=click.Choice(["no-answer", "elsewhere", "owe"]),
    help=_("It needs no answer; it was answered elsewhere; or it is owed after all."),
)
@click.option(
    "--sender",
    type=click.Choice(["always", "never", "forget"]),
    help=_("Mail of who wrote last is always owed, or never; or forget what was said of them."),
)
@click.option(
    "--undo",
    "take_back",
    is_flag=True,
    help=_("Takes back what was last decided of the row, or said of its sender."),
)
@subcommand
def command(
    asked: Asked, row_id: str, decide: str | None, sender: str | None, take_back: bool
) -> None:
    from store.records import views, weighed
    from store.records.settled import settled
    from store.words.contract_whole import whole_object
    from store.words.whole import whole as text

    says = decide is not None or sender is not None
    if asked.now and (says or take_back):
        fail(_("Nothing is decided in another time: leave --now out"), USAGE)
    if says and take_back:
        fail(_("Either say something or take it back: leave --undo out"), USAGE)
    store = opened_store(asked)
    if says:
        _said(store, views.named(store, row_id), decide, sender)
        click.echo(_("`owed show {id} --undo` takes it back").format(id=row_id), err=True)
    if take_back:
        _take_back(store, views.named(store, row_id))
    when = at(asked, store)
    whole = views.whole(store, views.named(store, row_id), when)
    if whole is None:
        raise views.NoSuchRow(row_id)
    if asked.json:
        print_object(whole_object(whole, store.config.timezone, when.now))
    else:
        words = weighed.words(store, whole.row)
        done = settled(store, whole.row, when)
        click.echo(_fitting(text(whole, store.config.timezone, when.now, words, done)))


def _fitting(text: str) -> str:
    """Its tables as wide as the terminal, where it goes to one: a terminal breaks their rows."""
    width = terminal_width()
    if width is None:
        return text
    parts = groupby(text.split("\n"), lambda line: (line[:3], not line.strip()))
    return "\n".join(line for _kind, part in parts for line in _narrow(list(part), width))


def _narrow(part: list[str], width: int) -> list[str]:
    """Lines of a mail stand behind three blanks."""
    if not part[0].startswith("   ") or all(len(line) <= width for line in part):
        return part
    from store.message.tables import narrowed

    return [f"   {row}" for row in narrowed([line[3:] for line in part], width - 3)] or part


def _said(store: "Store", key: int, decide: str | None, sender: str | None) -> None:
    """Kept as the screen keeps it, and undone there, too."""
    from store.records import decisions, senders

    try:
        if sender:
            senders.say(store, key, "" if sender == "forget" else sender)
        if decide:
            decisions.decide(store, [key], decide)
    except decisions.DecisionError:
        fail(_("Nobody but you has written here; there is nothing to answer."), FAILED)


def _take_back(store: "Store", key: int) -> None:
    """What `_said` kept, or the screen; of several rows, if it was decided of several at once."""
    from store.records import undoing
    from store.words import steps

    undone = undoing.undo(store, undoing.SAID, key)
    if undone is None:
        fail(_("Nothing was decided here that could be taken back"), FAILED)
    said = steps.named(undone.action, undone.facts)
    click.echo(_("Taken back: {what}").format(what=said), err=True)
