from dataclasses import replace

import pytest

from store.records.rows import State
from tests.tui.widgets.test_rowlist import row
from tui.actions import BY_ID
from tui.listing import FOLD
from tui.places import Place
from tui.situation import Situation, offered, why_not

OWED = row(1)._replace(state="owed")
HERE = Situation(Place("owed"), 1, OWED)


@pytest.mark.parametrize(
    ("action", "here", "part"),
    [
        ("owe", HERE, "owed already"),
        ("no-answer", replace(HERE, row=OWED._replace(state="done")), "Nothing is owed"),
        ("answer", replace(HERE, row=OWED._replace(messages=0, calls=1)), "no mail"),
        ("done-client", replace(HERE, row=OWED._replace(client_id=None)), "of no client"),
        ("next-hit", HERE, "no search"),
        ("mark-none", HERE, "Nothing is marked"),
        ("done", replace(HERE, past=True), "past instant"),
        ("done", replace(HERE, cursor=None, row=None), "no row"),
        ("done", replace(HERE, cursor=FOLD, row=None), "open it first"),
    ],
)
def test_a_key_says_why_it_does_nothing(action: str, here: Situation, part: str) -> None:
    assert part in why_not(BY_ID[action], here)


@pytest.mark.parametrize("action", ["done", "no-answer", "answer", "snooze", "open", "help"])
def test_what_does_something_has_no_such_reason(action: str) -> None:
    assert why_not(BY_ID[action], HERE) == ""


def test_the_fold_can_be_opened() -> None:
    assert why_not(BY_ID["open"], replace(HERE, cursor=FOLD, row=None)) == ""


def test_the_footer_offers_only_what_applies() -> None:
    ids = {action.id for action in offered(HERE)}
    assert "no-answer" in ids and "owe" not in ids
    done = replace(HERE, row=OWED._replace(state="done"))
    assert "owe" in {action.id for action in offered(done)}


def test_undo_is_offered_once_something_was_done() -> None:
    assert "undo" not in {action.id for action in offered(HERE)}
    assert "undo" in {action.id for action in offered(replace(HERE, undoable=True))}


def test_what_one_mail_without_quotes_has_not_is_not_offered_there() -> None:
    many = {"unfold", "next-message"}
    reading = replace(HERE, reading=True)
    assert many <= {action.id for action in offered(reading)}
    assert not many & {action.id for action in offered(replace(reading, folds=False, parts=False))}


@pytest.mark.parametrize(("state", "proposed"), [("fyi", False), ("owed", True), ("waiting", True)])
def test_that_no_answer_is_needed_is_proposed_where_something_is_open(
    state: State, proposed: bool
) -> None:
    here = replace(HERE, row=OWED._replace(state=state))
    assert ("no-answer" in {action.id for action in offered(here)}) is proposed
    assert why_not(BY_ID["no-answer"], here) == ""
