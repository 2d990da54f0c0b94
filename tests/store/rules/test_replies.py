"""What calendars write beside an answer to an invitation, and what people do."""

import pytest

from store.rules.replies import reply, written


@pytest.mark.parametrize(
    "line",
    [
        "Bea Nagy has accepted this invitation.",
        "Nagy, Bea has declined your meeting invitation with this message:",
        "bea@acme.example has replied 'Maybe' to this invitation.",
        "Bea Nagy has tentatively accepted your event invitation.",
        "Bea Nagy hat diese Einladung angenommen.",
        "Bea Nagy hat Ihre Termineinladung abgelehnt",
        "Nagy Bea elfogadta ezt a meghívást.",
        "Nagy Bea elutasította az eseménymeghívását.",
        "A meghívást Nagy Bea feltételesen elfogadta.",
        "Declined: Planning",
        "Elutasítva: Tervezés",
    ],
)
def test_a_sentence_of_a_calendar_is_nobodys(line: str) -> None:
    assert written(f"{line}\n\nCould we meet on Friday?") == ("Could we meet on Friday?", True)


@pytest.mark.parametrize(
    "text",
    [
        "I have accepted your invitation, but could we begin at ten?",
        "I accepted the invitation and would like to have the agenda.",
        "Who else has accepted the invitation?",
        "Ich habe die Einladung angenommen, brauche aber noch die Adresse.",
        "Ben hat die Einladung angenommen, ich kann nicht. Geht Freitag?",
        "A meghívást nem tudom elfogadni, jó lenne pénteken?",
        "Accepted: can I bring Ben along?",
        "Accepted: please send the agenda before.",
        "Mit Vorbehalt: bitte auf 14 Uhr verschieben",
        "Abgesagt: bitte einen neuen Termin nächste Woche vorschlagen",
        "Elfogadva: kérem, küldje el előtte a napirendet",
    ],
)
def test_what_a_person_writes_is_theirs(text: str) -> None:
    assert written(text) == (text, False)


def test_an_answer_that_does_not_say_which_it_is_is_known_by_its_subject() -> None:
    assert reply("REPLY", "", "declined: planning") == "declined"
    assert reply("REPLY", "DELEGATED", "planning") == "responded"
    assert reply("REQUEST", "ACCEPTED", "planning") == ""
