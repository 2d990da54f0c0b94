"""Whole mails as people write them, each judged by a reader first: letters/en.txt and its kin.

A letter stands under what it is: asks, thanks, agrees, both (thanks and agrees), accepts (that we
go on), accords (which may mean that), or informs. Where thanks stand beside a word of praise, both
is as good as thanks: only an offer of ours before them tells the two apart.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from store.message.newtext import new_text
from store.rules.said import said
from store.rules.saying import LIKELY, PARTING

FOLDER = Path(__file__).parent / "letters"
ALSO = {"thanks": {"thanks", "both", LIKELY}, "informs": {"informs", LIKELY, *PARTING}}


def letters() -> Iterator[ParameterSet]:
    for path in sorted(FOLDER.glob("*.txt")):
        for number, letter in enumerate(path.read_text("utf-8").split("== ")[1:], 1):
            label, _, text = letter.partition("\n")
            yield pytest.param(label, text.strip(), id=f"{path.stem}-{number}-{label}")


@pytest.mark.parametrize(("label", "text"), list(letters()))
def test_a_letter_is_what_its_reader_said(label: str, text: str) -> None:
    found = said(new_text(text), "", 0)
    if label in {"agrees", "both", "accepts", "accords"}:
        assert found.ack == label
        return
    verdict = "asks" if found.asks else found.ack or "informs"
    assert verdict in ALSO.get(label, {label})


def test_few_letters_that_inform_are_taken_for_thanks() -> None:
    """'Danke, schon erledigt.'"""
    some = [one.values for one in letters() if one.values[0] == "informs"]
    likely = [text for _, text in some if said(new_text(str(text)), "", 0).ack == LIKELY]
    assert len(likely) <= len(some) * 0.1
