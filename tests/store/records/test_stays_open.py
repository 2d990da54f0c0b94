"""A screen that stays open while the configuration, or the program, becomes another."""

from pathlib import Path

import pytest

from store.config import load
from store.records import judging, verdicts
from store.records.database import Store, set_meta
from store.records.file_opening import open_store
from tests.store.records.firm import CONFIG, Firm, at

SLOW, QUICK = (
    CONFIG
    + "".join(f'[tiers.{tier}]\nanswer_within = "{hours}h"\n' for tier in ("standard", "key"))
    for hours in (40, 1)
)
SOON = at("Mon 10:00")


def dues(store: Store) -> list[int]:
    return [due for (due,) in store.reader().execute("SELECT due FROM loops").fetchall()]


def decided(store: Store) -> None:
    """As any decision on the only row."""
    with store.transaction() as conn:
        conn.execute("UPDATE conversations SET stale = stale + 1")
    (key,) = store.reader().execute("SELECT id FROM conversations").fetchone()
    judging.settle(store, [key])


@pytest.fixture
def screen(tmp_path: Path) -> Firm:
    firm = Firm(tmp_path / "firm", SLOW)
    firm.book()
    verdicts.up_to_date(firm.store)
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    assert dues(firm.store) != [SOON]
    return firm


@pytest.fixture
def daemon(screen: Firm) -> Store:
    """One that has started anew, since the configuration was changed."""
    screen.path.write_text(QUICK)
    return open_store(load(screen.path))


def test_it_judges_by_the_configuration_as_it_is_now(screen: Firm, daemon: Store) -> None:
    verdicts.mark(daemon)
    while verdicts.go_on_alone(screen.store):
        pass
    assert dues(daemon) == [SOON] and not verdicts.behind(daemon)


def test_what_is_decided_on_it_keeps_no_old_target(screen: Firm, daemon: Store) -> None:
    verdicts.up_to_date(daemon)
    decided(screen.store)
    assert dues(daemon) == [SOON] and not verdicts.behind(daemon)


@pytest.mark.parametrize("how", ["a program of newer rules", "a configuration that is wrong now"])
def test_what_it_cannot_judge_for_good_stays_marked(how: str, screen: Firm, daemon: Store) -> None:
    if how.startswith("a program"):
        with daemon.transaction() as conn:
            set_meta(conn, "frame", "of newer rules")
    else:
        verdicts.up_to_date(daemon)
        screen.path.write_text("tiers = 1")
    decided(screen.store)
    assert dues(daemon) != []  # shown at once, with its mark
    assert verdicts.left(daemon) == 1 and verdicts.go_on_alone(screen.store) is None
    assert verdicts.go_on(screen.store) is False
    verdicts.up_to_date(daemon)
    assert dues(daemon) == [SOON] and not verdicts.behind(daemon)
