"""Who takes back what they asked, before it was answered, waits no longer."""

import pytest

from store.rules.asks import asks_several
from store.rules.said import said
from store.rules.saying import BACK
from tests.store.rules.story import ledger, loops, verdict

TAKES_BACK = [
    "Never mind, I found it in the catalogue.",
    "Never mind!",
    "Nevermind, we've sorted it out ourselves.",
    "Sorry, please ignore my last email.",
    "Please disregard my previous message, I located it myself.",
    "Found it, thanks!",
    "No need to answer, we figured it out.",
    "Hi Nora, no need to write back any more. Regards, Tom",
    "In the meantime we found them.",
    "Hat sich erledigt.",
    "Das hat sich inzwischen erledigt, danke!",
    "Meine Frage hat sich damit geklärt.",
    "Hat sich schon von selbst geklärt, habe es im Katalog gefunden.",
    "Hab's doch noch gefunden, sorry.",
    "Habe es inzwischen von einem Kollegen bekommen, danke.",
    "Sie brauchen mir nicht mehr zu antworten.",
    "Bitte ignorieren Sie meine letzte Mail.",
    "Közben megtaláltuk, köszönjük!",
    "Időközben megoldódott.",
    "Közben megkaptam Zolitól, köszi.",
    "Kérem, hagyja figyelmen kívül az előző levelemet.",
    "Már nem kell válaszolni.",
]

NOT = [
    "Never mind the first point, but please send the price list.",
    "Never mind the oak ones, do you have beech?",
    "Never mind, can you send what you have on this",
    "I found it, but it does not open.",
    "Found it, could you send the second page as well?",
    "Found this in the box.",
    "Please ignore my last mail and send 40.",
    "No need to send the sample, send the price.",
    "Forget it!",
    "Hat sich meine Anfrage schon erledigt?",
    "Hat sich das erledigt",
    "Hat sich nicht erledigt.",
    "Der erste Punkt hat sich erledigt, bitte noch die Liste schicken.",
    "Ist erledigt.",
    "Habe es gefunden, aber die Seite fehlt.",
    "Közben megtaláltam, de a második oldal hiányzik.",
    "Az első pont tárgytalan, de a listát kérem.",
    "Közben megkaptam a számlát, mikor jön az áru?",
    "Mégsem kell a negyven ajtó.",
    "No need to reply.",
    "No reply needed, thanks.",
    "You don't need to reply.",
    "Keine Antwort nötig.",
    "Sie brauchen nicht zu antworten.",
    "Nem kell válaszolni.",
    "Nem várok választ.",
]


@pytest.mark.parametrize("text", TAKES_BACK)
def test_a_text_that_takes_back_and_nothing_else_is_known(text: str) -> None:
    found = said(text, "Re: Doors", 0)
    assert found.ack in BACK and not found.asks


@pytest.mark.parametrize("text", NOT)
def test_one_that_says_more_is_none(text: str) -> None:
    assert said(text, "Re: Doors", 0).ack not in BACK


def test_nor_is_one_with_something_attached() -> None:
    assert said("Never mind, I found it.", "Re: Doors", 1).ack == ""


@pytest.mark.parametrize("how", ["takes-back", "thanks-back"])
def test_a_question_that_is_taken_back_is_no_longer_owed(how: str) -> None:
    check(
        f"""
        Mon 9:00 in bea@acme "Price?"
        Mon 10:00 in bea@acme {how}
        """,
        """
        reply acme [asks] since Mon 9:00 due Mon 13:00: taken-back Mon 10:00
        fyi acme [taken-back] since Mon 10:00: open
        """,
    )


def test_so_is_a_strangers_and_a_colleagues() -> None:
    assert how('Mon 9:00 in udo@nord "Price?"\nMon 10:00 in udo@nord takes-back') == "taken-back"
    assert how('Mon 9:00 tom me "Price?"\nMon 10:00 tom me takes-back') == "taken-back"


def test_it_stays_so_when_that_mail_is_thrown_away() -> None:
    check(
        """
        Mon 9:00 in bea@acme "Price?"
        Mon 10:00 in bea@acme takes-back in-trash
        """,
        "reply acme [asks] since Mon 9:00 due Mon 13:00: taken-back Mon 10:00",
    )


def test_the_user_may_owe_it_all_the_same() -> None:
    *_, again = loops(
        """
        Mon 9:00 in bea@acme "Price?"
        Mon 10:00 in bea@acme takes-back
        Mon 11:00 decide owe
        """
    )
    assert (again.kind, again.reason.code, again.closed_at) == ("reply", "decided", None)


def test_another_of_the_client_takes_nothing_back() -> None:
    assert how('Mon 9:00 in bea@acme "Price?"\nMon 10:00 in denes@acme takes-back') == ""


def test_what_another_of_the_client_asked_stays_owed_since_they_asked() -> None:
    check(
        """
        Mon 9:00 in bea@acme "Price?"
        Mon 9:30 in denes@acme "Colour?"
        Mon 10:00 in bea@acme takes-back
        """,
        """
        reply acme [asks] since Mon 9:00 due Mon 13:00 again 1: taken-back Mon 10:00
        reply acme [asks] since Mon 9:30 due Mon 13:30 opened Mon 10:00: open
        fyi acme [taken-back] since Mon 10:00: open
        """,
    )


def test_what_another_client_asked_stays_owed() -> None:
    found = loops(
        """
        Mon 9:00 in bea@acme "Price?"
        Mon 9:30 in reka@papp "Colour?"
        Mon 10:00 in bea@acme takes-back
        """
    )
    assert [(one.client, one.closed_how) for one in found if one.kind == "reply"] == [
        (1, "taken-back"),
        (2, ""),
    ]


def test_of_two_questions_nobody_knows_which_is_meant() -> None:
    assert (
        how(
            """
            Mon 9:00 in bea@acme "Price?"
            Mon 9:30 in bea@acme "Colour?"
            Mon 10:00 in bea@acme takes-back
            """
        )
        == ""
    )


def test_nor_whether_what_we_asked_is_meant() -> None:
    assert (
        how(
            """
            Mon 8:00 out bea@acme "Can you find the plan?"
            Mon 9:00 in bea@acme "Price?"
            Mon 10:00 in bea@acme takes-back
            """,
            "reply",
        )
        == ""
    )


def test_an_order_that_is_called_off_must_be_stopped() -> None:
    assert how("Mon 9:00 in bea@acme orders\nMon 10:00 in bea@acme takes-back") == ""


@pytest.mark.parametrize("what", ["agrees", "calls-off"])
def test_so_must_what_a_yes_or_a_cancellation_set_going(what: str) -> None:
    story = f"""
        Mon 8:00 out bea@acme "I can order it." offer
        Mon 9:00 in bea@acme {what}
        Mon 10:00 in bea@acme takes-back
        """
    assert how(story, "reply") == ""


def test_of_several_questions_in_one_mail_nobody_knows_which_is_meant() -> None:
    assert how('Mon 9:00 in bea@acme "Price?" several\nMon 10:00 in bea@acme takes-back') == ""


def test_what_stands_between_may_be_meant_and_not_the_question() -> None:
    assert (
        how(
            """
            Mon 9:00 in bea@acme "Price?"
            Mon 9:30 in bea@acme "The plan is attached."
            Mon 10:00 in bea@acme takes-back
            """
        )
        == ""
    )


def test_but_not_what_others_wrote_between() -> None:
    assert (
        how(
            """
            Mon 9:00 in bea@acme "Price?"
            Mon 9:30 in denes@acme "The plan is attached."
            Mon 10:00 in bea@acme takes-back
            """
        )
        == "taken-back"
    )


@pytest.mark.parametrize(
    "text",
    [
        "When do the frames arrive? And could you resend invoice 4711, I can't find it.",
        "1. When do they arrive?\n2. What does the oak door cost?",
        "Wann kommen die Rahmen? Und bitte schicken Sie mir nochmal die Rechnung.",
        "Mikor jönnek a keretek? És kérem, küldje el újra a számlát.",
        "Could you send the price list and tell me when the frames come?",
        "Könnten Sie mir die Preisliste und den Lieferschein schicken?",
        "Elküldené az árlistát és a számlát?",
        "One door is scratched. Could you send the price list?",
    ],
)
def test_several_sentences_may_ask(text: str) -> None:
    assert asks_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "Could you send the new price list?",
        "Hi Jane,\n\nwhere is the invoice? Please let me know.\n\nThanks in advance\nBea",
        "How are you? When do the frames arrive?",
        "Could you check the invoice and let me know?",
        "I can't open the attachment. Could you resend it?",
        "Der Anhang fehlt. Könnten Sie ihn nochmals schicken?",
        "Könnten Sie es mir schicken?",
        "The frames are here. When do the doors come?",
        "Wann kommen die Rahmen? Danke im Voraus!",
        "Mikor jönnek a keretek? Előre is köszönöm!",
    ],
)
def test_what_goes_with_a_question_is_no_other(text: str) -> None:
    assert not asks_several(text)


def test_what_was_answered_stays_answered() -> None:
    story = 'Mon 9:00 in bea@acme "Price?"\nMon 9:30 out bea@acme "Here."\n'
    check(
        f"{story}Mon 10:00 in bea@acme takes-back",
        """
        reply acme [asks] since Mon 9:00 due Mon 13:00: answered Mon 9:30
        fyi acme [informs] since Mon 10:00: open
        """,
    )
    check(
        f"{story}Mon 10:00 in bea@acme thanks-back",
        "reply acme [asks] since Mon 9:00 due Mon 13:00: answered Mon 9:30",
    )


def test_what_is_asked_after_it_is_owed() -> None:
    *_, last = loops(
        """
        Mon 9:00 in bea@acme "Price?"
        Mon 10:00 in bea@acme takes-back
        Mon 11:00 in bea@acme "Colour?"
        """
    )
    assert (last.kind, last.closed_at) == ("reply", None)


def how(story: str, kind: str = "") -> str:
    first = next(one for one in loops(story) if not kind or one.kind == kind)
    return first.closed_how


def check(story: str, expected: str) -> None:
    assert ledger(story) == verdict(expected)
