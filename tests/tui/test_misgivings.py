from dataclasses import replace
from pathlib import Path

import pytest

from store.records.drafts import Letter
from tests.tui.test_letters import newest
from tests.tui.world import BEA, HOUR, World
from tui.letters import forward
from tui.misgivings import warnings


@pytest.mark.parametrize(
    "text",
    ["See the attached list.", "Anbei die Liste.", "Csatoltam a listát.", "Mellékelve küldöm."],
)
def test_a_text_that_speaks_of_a_file_wants_one(text: str) -> None:
    letter = Letter("work", to=("a@b.example",), subject="List", text=text)
    assert any("speaks of an attachment" in word for word in warnings(letter, ""))


def test_a_quoted_attachment_is_not_mine() -> None:
    letter = Letter("work", to=("a@b.example",), subject="List", text="Thanks.\n> See attached.")
    assert warnings(letter, "") == []


def test_what_is_missing_is_told_before_it_goes(tmp_path: Path) -> None:
    letter = Letter("work", text="x", attachments=(str(tmp_path / "none.pdf"),))
    told = " ".join(warnings(letter, "It goes elsewhere."))
    for word in ("goes elsewhere", "Nobody", "no subject", "none.pdf"):
        assert word in told


def test_what_another_wrote_of_a_file_is_no_word_of_mine(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.mail(BEA, "List", "Please find the list attached.", HOUR)
    letter = forward(world.store, newest(world, "List"), world.config).letter
    said = [one for one in warnings(letter, "") if "attachment" in one]
    mine = replace(letter, text="See attached." + letter.text)
    assert not said and any("attachment" in one for one in warnings(mine, ""))


def test_an_address_that_mail_came_back_from_is_warned_of() -> None:
    letter = Letter("work", ("Bea <Bea@acme.example>", "denes@acme.example"), subject="Offer")
    (told,) = warnings(letter, "", came_back={"bea@acme.example"})
    assert "Bea@acme.example came back" in told


def test_how_many_have_it_is_said_where_they_are_many() -> None:
    def told(n: int) -> list[str]:
        to = tuple(f"somebody.{number}@acme.example" for number in range(n))
        return warnings(Letter("work", to[:2], to[2:], subject="Offer"), "")

    assert told(19) == [] and told(2_000) == ["It goes to 2000 addresses."]
