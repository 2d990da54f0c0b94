"""`owed sync`"""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from cli.asked import Asked, subcommand
from cli.opened import opened_store
from cli.printing import print_objects
from cli.refusals import NO_STORE, USAGE, fail
from store.words.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.records.database import Store
    from store.settings import Config
    from store.words.contract import Object
    from sync.progress import Event


@click.command(help=_("The daemon, in the foreground."))
@click.option("--once", is_flag=True, help=_("One whole round, then end."))
@click.option("--account", metavar="NAME", help=_("This account only."))
@click.option("--wait", is_flag=True, hidden=True)  # While another daemon runs: `owed service`.
@subcommand
def command(asked: Asked, once: bool, account: str | None, wait: bool) -> None:
    from sync.command import run

    store = _waiting(asked) if wait else opened_store(asked, create=True, before=_ahead)
    store.patience = None  # It judges as it goes on, and ends when it is told to.
    _check(store.config, account)
    _look_closer(store.config)
    told: list[Event] = []
    also = told.append if once and asked.json else None
    status = run(store, store.config, once=once, account=account, wait=wait, also=also)
    if once:
        _name_wrong_roles(store)
    if also is not None:
        print_objects(_objects(told))
    sys.exit(status)


def _waiting(asked: Asked) -> "Store":
    """For the daemon at login, which makes no store: one was there when it was installed, and may
    be on a disk that is not there just now. An empty one in its place would be filled for hours,
    and have no clients, calls and promises."""
    from store.records.failures import StoreError

    try:
        return opened_store(asked)
    except StoreError as error:
        if error.code != "missing":
            raise
        from store.words import servicing

        fail(servicing.no_store(str(error.facts["path"])), NO_STORE)


def _ahead(config: "Config") -> None:
    """There is no store yet, so mail will have to be read."""
    with suppress(OSError):  # no way there: said when it is opened
        if config.accounts and not config.database.exists():
            from sync.reader import start_ahead

            start_ahead()


def _check(config: "Config", account: str | None) -> None:
    known = [one.name for one in config.accounts]
    if not known:
        fail(_("There is no account in {path} yet").format(path=config.path), USAGE)
    if account is not None and account not in known:
        nobody = _("There is no account “{name}”; known are {names}")
        fail(nobody.format(name=account, names=", ".join(known)), USAGE)


def _look_closer(config: "Config") -> None:
    """No list waits for these questions; a sync may, and holidays move what is due."""
    from store.config import closer_look

    if odd := closer_look(config):
        from store.words import problems

        for problem in odd:
            click.echo(problems.sentence(problem), err=True)


def _name_wrong_roles(store: "Store") -> None:
    from store.wrong_roles import wrong_roles

    if wrong := list(wrong_roles(store)):
        from store.words import findings

        for finding in wrong:
            click.echo(findings.sentence(finding), err=True)


def _objects(told: "Iterable[Event]") -> "Iterator[Object]":
    """How each account's round ended, and what was not done."""
    from store.words import outcomes
    from sync.progress import Finished, NotDone

    for event in told:
        match event:
            case Finished():
                yield outcomes.finished_object(event.account, event.code, event.facts)
            case NotDone():
                yield outcomes.not_done_object(event.what, event.code, event.facts)
