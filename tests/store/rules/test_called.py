"""By what I am called: the parts of my name, where they are spoken to, or can be nobody else's."""

import pytest

from store.rules.called import called, calls_me, parts_of_others

MINE = frozenset({"j.kovacs@kontor.example"})
PETER = ("Peter Smith", "peter@kontor.example")
CLIENT = ("Tom Jones", "tom@acme.example")


def names(text: str, me: str = "Jane Kovács", *others: tuple[str, str]) -> bool:
    return calls_me(text, called((me,), MINE), parts_of_others([PETER, CLIENT, *others]))


@pytest.mark.parametrize(
    "text",
    [
        "Frau Kovács, können Sie die Menge bestätigen?",
        "Sehr geehrte Frau Kovács,\n\nbitte nennen Sie den Preis.",
        "Hallo Peter, hallo Frau Dr. Kovács,\n\nwann kommt es?",
        "@Kovács: bitte prüfen",
        "@Jane: could you confirm",
        "Kovács Úrnő, kérem ellenőrizze",
        "Kérem Kovács asszonyt, hogy ellenőrizze.",
        "Jane Kovács, could you confirm",
        "Kovács Jane, kérem a választ",
        "Kovács, Jane: please confirm",
        "Hi all, Jane, please confirm",
        "Hi Peter and Jane,\n\nplease confirm",
        "jane, could you confirm?",
        "Peter, could Jane confirm?",
        "Ms. J. Kovacs should confirm.",
        "Jane-nek: kérem, küldje el.",
        "Kann Kovács das bestätigen?",
    ],
)
def test_first_name_and_surname_each_name_me(text: str) -> None:
    assert names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Janet will confirm. Kovácsfalva is far.",
        "Kovács Péter will confirm, and Kovács Kft. too.",
        "Péter Kovács called. Could you confirm?",
        "P. Kovács called. Could you confirm?",
        "Dr. Kovács Péter ellenőrizze, kérem.",
        "Die Lieferung an Kovács & Partner, Kovács utca 12?",
        "Write to info@kovacs.example or Jane@acme.example, please.",
        "Nagy-Kovács úr kérdezi, mikor jön.",
    ],
)
def test_what_only_looks_like_my_name_does_not(text: str) -> None:
    assert not names(text)


@pytest.mark.parametrize(
    ("me", "text", "expected"),
    [
        ("Will Best", "Will you confirm? Best, Tom", False),
        ("Will Best", "Will, you said Friday?\n\nBest,\nTom", True),
        ("Will Best", "Hi Will,\n\nis it Friday?", True),
        ("Mark May", "Please mark the boxes. May I come in May?", False),
        ("Mark May", "Mr May, could you come?", True),
        ("Anna Winter", "Wann kommt es? Im Winter? Winter ist zu spät.", False),
        ("Anna Winter", "Frau Winter, wann kommt es?", True),
        ("Eva Möbius-Koch", "Der Koch fragt, wann es kommt.", False),
        ("Péter Nagy", "Nagy szeretettel várjuk. Mikor jön?", False),
        ("Péter Nagy", "Nagy úr, mikor jön?", True),
        ("Uwe Krüger", "Herr Krueger, wann kommt es?", True),
        ("Uwe von der Heide", "Von der Heide: der Preis?", False),
        ("Uwe von der Heide", "Herr von der Heide, der Preis?", True),
        ("Li Wu", "Is Wu far from Li?", False),
        ("Li Wu", "Mr Wu, is it far?", True),
        ("J. Kovács", "Kovács, wann kommt es?", True),
        ("Dr. Jane Kovács, MBA", "Could the MBA be done, Dr?", False),
        ("Jane Kovács (Kontor)", "Kontor: wann kommt es?", False),
        ("Kontor Möbel", "Die Möbel kamen. Wann kommt Kontor?", False),
        ("Kontor Kft.", "Kontor, mikor jön?", False),
        ("Team Einkauf", "Der Einkauf fragt: wann?", False),
    ],
)
def test_a_name_that_is_a_word_must_be_spoken_to(me: str, text: str, expected: bool) -> None:
    assert names(text, me) is expected


@pytest.mark.parametrize("other", [("Péter Kovács", "p@acme.example"), ("", "kovacs@acme.example")])
def test_what_another_of_the_mail_is_called_does_not_name_me(other: tuple[str, str]) -> None:
    assert not names("Frau Kovács, wann kommt es?", "Jane Kovács", other)
    assert not names("Wann kommt es?\n\nGruß\nKovács", "Jane Kovács", other)
    assert names("Jane, wann kommt es?", "Jane Kovács", other)
    assert names("Kovács Jane, mikor jön?", "Jane Kovács", other)


def test_a_name_alone_is_no_persons() -> None:
    assert not names("Jane, when?", "Jane")
    assert not names("Frau Kovács?", "")
