"""Are the verdicts in the store those that the configuration wants?

Asked whenever a command starts, so what judges is loaded only where the answer is no.
"""

from typing import TYPE_CHECKING

from store.blake import blake2b
from store.records.database import Store, meta

if TYPE_CHECKING:
    from store.config import Config

VERDICTS = 1_507_195_131
"""Names the rules by which verdicts are given, and what is read for them, by a digest of their
files: another one, and all is judged again. A test says which number it must be."""
HEARD_BY = 971_067_405
"""Names the rules by which a mail is heard (`heard`), by a digest of their files: another one, and
mail that was read before is heard again (`hearing_again`). A test says which number it must be."""


def up_to_date(store: Store) -> None:
    """Makes them so: after a change of the configuration, and where a kill left marks."""
    mark(store)
    while go_on(store):
        pass


def mark(store: Store) -> None:
    """What a change of the configuration moves is to be judged."""
    changed = meta(store.reader(), "frame") != mark_of(store.config)
    if changed:
        from store.records.reframing import reframe
        from store.records.turn import turn

        with turn(store, wait=True):  # of two that start at once the second finds it done
            reframe(store, judge=False)
    if store.config.hours.holidays:
        from store.records import clock

        if changed or clock.lacking(store):
            clock.keep(store)


def heard(store: Store) -> bool:
    """Whether all mail was heard by the rules of this version."""
    return meta(store.reader(), "heard_by") == str(HEARD_BY)


def current(store: Store) -> bool:
    """Whether this process judges as the store's verdicts are to be. One that was started before
    the configuration changed reads it anew; one of another version of the rules cannot."""
    known = meta(store.reader(), "frame")
    if known in ("", mark_of(store.config)):
        return True
    from store.config import ConfigError, load

    try:
        config = load(store.config.path)
    except ConfigError:
        return False
    if mark_of(config) != known:
        return False
    store.config = config
    return True


def of_others(store: Store) -> str:
    """Names the rules and the configuration by which the verdicts are to be; '' if by ours."""
    return "" if current(store) else meta(store.reader(), "frame")


def left(store: Store) -> int:
    """Conversations that wait to be judged, as far as they were found."""
    row = store.reader().execute("SELECT count(*) FROM conversations WHERE stale > 0").fetchone()
    return int(row[0])


def go_on(store: Store) -> bool:
    """A few slices of what a change, or a kill, has left to be judged; False when nothing is, or
    it is for others to judge."""
    if not _marks(store):
        return False
    from store.records.settling import settle_some

    return settle_some(store)


def go_on_alone(store: Store) -> bool | None:
    """The same unless somebody else is at it, or has to be: then None, at once."""
    if not _marks(store):
        return False
    if not current(store):
        return None
    from store.records.turn import turn

    with turn(store) as mine:
        return go_on(store) if mine else None


def behind(store: Store) -> bool:
    """`up_to_date` has something to do, which with a large store may take a while."""
    if meta(store.reader(), "frame") != mark_of(store.config) or _marks(store):
        return True
    if not store.config.hours.holidays:
        return False
    from store.records import clock

    return clock.lacking(store)


def _marks(store: Store) -> bool:
    rest = ("conversations WHERE stale > 0", "loose", "slices")
    sql = " UNION ALL ".join(f"SELECT * FROM (SELECT 1 FROM {one} LIMIT 1)" for one in rest)
    return store.reader().execute(sql).fetchone() is not None


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
        [(a.name, a.from_name, repr(a.policy)) for a in config.accounts],
    )


def mark_of_us(config: "Config") -> str:
    """The part of it that says who we are, and so which mail is ours and what belongs together."""
    who = [(account.address, account.aliases) for account in config.accounts]
    return _digest(config.us, config.links, who)


def _digest(*parts: object) -> str:
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()
