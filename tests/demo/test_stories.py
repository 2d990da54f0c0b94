"""Stories: how their files are read, and how their texts are filled."""

from datetime import date, datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest

from demo.firm import CLIENTS, MANAGER, Language, who
from demo.goods import dative
from demo.language import by_day, family_first, money, on_day
from demo.stories import read, stories, working_minutes
from demo.telling import Cast, fill, tell

STORY = """=== stock
subject: In stock? | {p}
--- them attach=list.txt
[Quick question|One question]: do you have {n} {p}?
--- us +90m
<Sure/Certainly>.
--- them +1d bare
Thanks!
"""


def test_a_story_has_subjects_and_turns() -> None:
    (story,) = read(STORY)
    assert (story.name, story.subjects) == ("stock", ("In stock?", "{p}"))
    assert [(turn.who, turn.minutes, turn.bare) for turn in story.turns] == [
        ("them", 0, False),
        ("us", 90, False),
        ("them", 480, True),
    ]
    assert story.turns[0].options == {"attach": "list.txt"}


@pytest.mark.parametrize("span", ["", "3", "3w", "h3"])
def test_a_span_of_no_known_unit_is_refused(span: str) -> None:
    with pytest.raises(ValueError, match="no span"):
        working_minutes(span)


@pytest.mark.parametrize("language", ["hu", "de", "en"])
def test_each_language_has_stories_that_end_without_a_question(language: Language) -> None:
    found = stories(language)
    assert len(found) > 25
    assert all("?" not in story.turns[-1].text for story in found)


def test_a_text_is_filled_for_formal_and_familiar_readers() -> None:
    text = "<Küldöd/Küldi> [a|a] {p} árát?"
    facts = {"p": "szék"}
    assert fill(text, facts, True, Random(1)) == "Küldöd a szék árát?"
    assert fill(text, facts, False, Random(1)) == "Küldi a szék árát?"


@pytest.mark.parametrize(
    ("behind", "article"),
    [("asztal", "az"), ("szék", "a"), ("5 szék", "az"), ("1 szék", "az"), ("15 szék", "a"),
     ("100 szék", "a"), ("1000 szék", "az"), ("Üzlet", "az")],
)  # fmt: skip
def test_the_hungarian_article_follows_the_sound(behind: str, article: str) -> None:
    assert fill(f"a(z) {behind}", {}, True, Random(1)) == f"{article} {behind}"


def test_dates_stand_in_their_case() -> None:
    day = date(2026, 10, 14)
    assert [on_day(language, day) for language in ("hu", "de", "en")] == [
        "október 14-én",
        "am 14. Oktober",
        "on 14 October",
    ]
    assert on_day("hu", date(2026, 10, 1)) == "október 1-jén"
    assert on_day("hu", date(2026, 10, 6)) == "október 6-án"
    assert by_day("hu", date(2026, 10, 1)) == "október 1-jéig"


def test_sums_are_written_as_each_country_does() -> None:
    assert money("de", 123_456) == "1.234,56 €"
    assert money("en", 100_000) == "£860.00"
    assert money("hu", 10_000) == "39 000 Ft"


@pytest.mark.parametrize(
    ("plural", "behind_with"),
    [("Bürostühle", "Bürostühlen"), ("Whiteboards", "Whiteboards"), ("Labormäntel", "Labormänteln"),
     ("Rollen Plotterpapier", "Rollen Plotterpapier"), ("Pakete Taschen", "Paketen Taschen")],
)  # fmt: skip
def test_german_goods_have_a_dative(plural: str, behind_with: str) -> None:
    assert dative(plural) == behind_with


def test_hungarian_names_begin_with_the_family() -> None:
    assert family_first(MANAGER) == "Kovács Jane"
    assert family_first(who("berta@pannonlab.example")[1]) == "dr. Berta Miklós"


def test_a_told_story_is_threaded_and_quoted() -> None:
    client = next(client for client in CLIENTS if client.language == "en")
    cast = Cast(client, client.people[0], client.people[1])
    at = datetime(2026, 10, 14, 9, 5, tzinfo=ZoneInfo("Europe/Budapest"))
    (story,) = read(STORY)
    asked, answer, thanks = tell(story, cast, [at, at, at], Random(4))
    assert asked.answers == ()
    assert thanks.answers == (asked.message_id, answer.message_id)
    assert answer.subject == f"Re: {asked.subject}"
    assert f"> {asked.text.splitlines()[0]}" in answer.text
    assert thanks.text.startswith("Thanks!\n\n")
