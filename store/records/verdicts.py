"""Are the verdicts in the store those that the configuration wants?

Asked whenever a command starts, so what judges is loaded only where the answer is no.
"""

import hashlib
from typing import TYPE_CHECKING

from store.records import doubts
from store.records.database import Store, meta

if TYPE_CHECKING:
    from store.config import Config

VERDICTS = 2
"""Raised when the rules change so that old verdicts must be looked at again."""


def up_to_date(store: Store) -> None:
    """Makes them so: after a change of the configuration, and where a kill left marks."""
    if meta(store.reader(), "frame") != mark_of(store.config):
        from store.records.reframing import reframe

        reframe(store)
    doubts.settle(store)
    if store.reader().execute("SELECT 1 FROM conversations WHERE stale > 0 LIMIT 1").fetchone():
        from store.records.judging import settle

        while settle(store):
            pass


def behind(store: Store) -> bool:
    """`up_to_date` has something to do, which with a large store may take a while."""
    conn = store.reader()
    return meta(conn, "frame") != mark_of(store.config) or any(
        conn.execute(f"SELECT 1 FROM {rest} LIMIT 1").fetchone()
        for rest in ("conversations WHERE stale > 0", "loose", "slices")
    )


def mark_of(config: "Config") -> str:
    """A digest of all in the configuration that verdicts hang on."""
    return _digest(
        VERDICTS,
        sorted((name, repr(keys)) for name, keys in config.tiers.items()),
        config.hours,
        mark_of_us(config),
        config.ledger.callback_forget,
        config.region,
        str(config.timezone),
        [(a.name, repr(a.policy)) for a in config.accounts],
    )


def mark_of_us(config: "Config") -> str:
    """The part of it that says who we are, and so which mail is ours and what belongs together."""
    who = [(account.address, account.aliases) for account in config.accounts]
    return _digest(config.us, config.links, who)


def _digest(*parts: object) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()
