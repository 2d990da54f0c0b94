"""A mail of mine that promises something for later: what is suggested, and what is not."""

from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from store.words.buys_time import promised
from store.words.when import parse_due

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=ZoneInfo("Europe/Budapest"))
"""A Tuesday."""


def closes(day: date) -> time:
    return time(17)


when = partial(parse_due, now=NOW, closes=closes)


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("Dear Bea,\n\nI'll get back to you on Friday.\n\nJane", "get back to you", "11-27 17:00"),
        ("Thanks. We will send the revised quote by tomorrow noon.", "send the revised quote",
         "11-25 12:00"),
        ("I will check with the workshop, and let you know.",
         "check with the workshop, and let you know", ""),
        ("Let me ask the driver; I will call you at 3pm.", "Let me ask the driver; I will call you",
         "11-24 15:00"),
        ("Kedves Réka! Pénteken küldöm az ajánlatot.", "küldöm az ajánlatot", "11-27 17:00"),
        ("Utánanézek, és szerdán jelentkezem.", "Utánanézek, és jelentkezem", "11-25 17:00"),
        ("Sehr geehrte Frau Nagy, ich melde mich morgen.",
         "ich melde mich", "11-25 17:00"),
        ("Hi Bea, I will send the list by Tuesday.", "send the list", "12-01 17:00"),
        ("Das Angebot schicke ich Ihnen am Freitag.", "Das Angebot schicke ich Ihnen",
         "11-27 17:00"),
        ("Melde mich morgen.", "Melde mich", "11-25 17:00"),
        ("Ich sage Bescheid, sobald die Pläne da sind, und melde mich.",
         "Ich sage Bescheid, sobald die Pläne da sind, und melde mich", ""),
        ("Das kläre ich bis Mittwoch mit der Werkstatt.", "Das kläre ich mit der Werkstatt",
         "11-25 17:00"),
        ("Lassen Sie mich das kurz nachsehen.", "Lassen Sie mich das kurz nachsehen", ""),
        ("Ich erkläre es Ihnen am Montag.", "Ich erkläre es Ihnen", "11-30 17:00"),
        ("Hadd kérdezzem meg a raktárt!", "Hadd kérdezzem meg a raktárt", ""),
        ("Utánajárok, és holnap jelzem.", "Utánajárok, és jelzem", "11-25 17:00"),
        ("I'll make a list of them by Thursday.", "make a list of them", "11-26 17:00"),
        ("I will send the attached form again on Friday.", "send the attached form again",
         "11-27 17:00"),
    ],
)  # fmt: skip
def test_what_is_promised_for_later(text: str, what: str, due: str) -> None:
    said = promised(text, when)
    assert said is not None
    assert (said.what, f"{said.due:%m-%d %H:%M}" if said.due else "") == (what, due)


@pytest.mark.parametrize(
    "text",
    [
        "Please send it by Friday.",
        "I sent it on Friday.",
        "Will you send it on Friday?",
        "Shall we call you tomorrow? Or will we ring on Friday?",
        "They come on Tuesday.",
        "Here is the list.\n> I'll get back to you on Friday.",
        "Thank you!\n-- \nI'll call you tomorrow Ltd.",
        "Kérem, küldje pénteken.",
        "Bitte melden Sie sich morgen.",
        "Please find the list attached; I will send it with my regards.",
        "Anbei sende ich Ihnen die Preise.",
        "Mellékelten küldöm a rajzokat.",
        "We will look forward to your visit on Friday.",
        "Lassen Sie mich wissen, ob es passt.",
        "",
    ],
)
def test_what_others_do_and_what_is_over_is_no_promise(text: str) -> None:
    assert promised(text, when) is None


def test_a_promise_with_a_time_comes_before_one_without() -> None:
    said = promised("I'll check the stock. I will send the offer on Friday.", when)
    assert said is not None and said.what == "send the offer"
