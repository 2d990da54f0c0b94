"""Every story of the files next to this one comes to the ledger that the file says."""

from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from tests.scenarios.ledger import compare
from tests.scenarios.reader import Event, Scenario, scenarios
from tests.scenarios.stage import MAILS, Stage

FOLDER = Path(__file__).parent


_SAID = ("it answers all", "I promise")


def told(*, untouched: bool = False) -> Iterator[ParameterSet]:
    """untouched: only stories in which nobody does anything to what happens."""
    for one in scenarios(FOLDER):
        if untouched and any(by_hand(event) for event in one.story):
            continue
        marks = [pytest.mark.xfail(strict=True, reason=one.fails)] if one.fails else []
        yield pytest.param(one, id=f"{one.file}: {one.title}", marks=marks)


def by_hand(event: Event) -> bool:
    said = event.kind == "call" and any(one.startswith(_SAID) for one in event.more)
    return event.kind not in {"call", *MAILS} or said


def check(stage: Stage, scenario: Scenario) -> None:
    for instant, expected in scenario.ledgers.items():
        wanted, real = compare(stage.store, instant, expected)
        if wanted != real:
            story = [event.line for event in scenario.story]
            differs = ndiff(wanted, real)
            lines = [*story, "", f"As of {instant} (- must be, + is):", *differs]
            pytest.fail("\n".join(["", *lines]), pytrace=False)


@pytest.mark.parametrize("scenario", list(told()))
def test_a_story_comes_to_its_ledger(scenario: Scenario, tmp_path: Path) -> None:
    stage = Stage(tmp_path, scenario)
    try:
        stage.play()
        check(stage, scenario)
    finally:
        stage.store.close()


@pytest.mark.parametrize("scenario", list(told(untouched=True)))
def test_a_story_that_becomes_known_backwards_comes_to_the_same(
    scenario: Scenario, tmp_path: Path
) -> None:
    stage = Stage(tmp_path, scenario)
    try:
        stage.play_backwards()
        check(stage, scenario)
    finally:
        stage.store.close()
