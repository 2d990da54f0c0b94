"""The configuration, the store and the instant that a subcommand was asked for."""

from typing import TYPE_CHECKING

import click

from cli.asked import Asked
from cli.refusals import USAGE, fail
from store.words.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.records.database import Store
    from store.records.standing import At
    from store.rules.instant import Instant
    from store.settings import Config


def opened_config(asked: Asked) -> "Config":
    """What is odd in it is said and goes on. Raises ConfigError."""
    from store.config import load

    config = load(asked.config)
    asked.database = config.database
    for warning in config.warnings:
        from store.words import problems

        click.echo(problems.sentence(warning), err=True)
    return config


def opened_store(
    asked: Asked, *, create: bool = False, before: "Callable[[Config], None] | None" = None
) -> "Store":
    """The store, its verdicts brought up to date with the configuration.

    before: told the configuration before the store is touched.
    """
    from cli import catching_up
    from store.records import verdicts
    from store.records.failures import StoreError

    store = store_as_it_is(asked, create=create, before=before)
    try:
        verdicts.mark(store)
        catching_up.shown(store)
    except StoreError as error:
        if error.code != "full":
            raise
        click.echo(_("The disk is full, so what changed last is not judged yet"), err=True)
    catching_up.at_the_end(store)
    return store


def store_as_it_is(
    asked: Asked, *, create: bool, before: "Callable[[Config], None] | None" = None
) -> "Store":
    config = opened_config(asked)
    if before is not None:
        before(config)
    from store.records import mailboxes
    from store.records.file_opening import open_store

    store = open_store(config, create=create)
    mailboxes.accounts_sync(store, config)
    return store


def at(asked: Asked, store: "Store") -> "At":
    from store.records.standing import at

    return at(store, None if asked.now is None else instant(asked.now, store.config))


def instant(text: str, config: "Config") -> "Instant":
    """ISO 8601; without an offset in the configured zone. Ends the program if it is none."""
    from store.words.stamps import from_iso

    try:
        return from_iso(text, config.timezone)
    except ValueError:
        fail(_("“{text}” is no instant; write 2026-11-24T09:30").format(text=text), USAGE)
