"""Who is named but not asked: 'Jane, just so you know.'"""

import pytest

from store.rules.called import called, calls_me
from store.rules.only_told import only_told, without_mentions

ME = called(("Jane Kovács",), frozenset({"j.kovacs@kontor.example"}))
OTHERS = frozenset({"peter", "smith", "tom", "jones"})

TOLD = [
    "Peter, could you measure the door? Jane, just so you know.",
    "Hi Peter,\n\ncould you measure the door?\n\n@Jane: FYI only.\n\nTom",
    "Peter, when do you come? Jane, for your information only.\n\nKind regards\nTom Jones",
    "Hallo Peter,\n\nkannst du die Tür ausmessen?\n\n@Jane: nur zur Kenntnis.\n\nGruß\nTom",
    "Peter, wann kommst du? Frau Kovács, Ihnen nur zur Information.",
    "Peter, wann kommst du? Jane, nur damit du Bescheid weißt.",
    "Szia Peter, mikor jössz? Jane, neked csak tudomásul.",
    "Peter, le tudnád mérni az ajtót? Jane, csak hogy tudd.",
]

ASKED = [
    "Jane, could you measure the door? Peter, just so you know.",
    "Jane, just so you know: we moved. Could you change the address?",
    "Jane, for your information. Please also send the price list.",
    "Jane, just so you know. When do you come?",
    "Peter, when do you come? Jane, do you know?",
    "Peter, when do you come? Jane, just for your information, and please reply by Friday.",
    "Hi Jane, could you help? @Jane: FYI.",
    "Is that for your information, Jane?",
    "Peter, wann kommst du? Jane, bitte nur zur Kenntnis nehmen und unterschreiben.",
    "Jane, tájékoztatásul: mikor jön az áru?",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_ends_by_letting_me_know_by_name_asks_nothing_of_me(text: str) -> None:
    assert only_told(text, (), ME, OTHERS)


@pytest.mark.parametrize("text", ASKED)
def test_what_asks_more_or_says_more_may_ask_me(text: str) -> None:
    assert not only_told(text, (), ME, OTHERS)


def test_a_name_that_the_configuration_gives_me_counts_too() -> None:
    text = "Peter, when do you come? Janka, just so you know."
    assert only_told(text, ("Janka",), ME, OTHERS) and not only_told(text, (), ME, OTHERS)


def test_another_of_my_name_may_be_meant() -> None:
    assert not only_told(TOLD[0], (), ME, OTHERS | {"jane"})


@pytest.mark.parametrize(
    "text",
    [
        "When do the frames come? We cannot wait any longer. Jane, just so you know.",
        "Where is the truck? Jane, FYI.",
        "Wir brauchen die Rahmen bis Freitag. Jane, nur damit du Bescheid weißt.",
        "Péntekig kellenek a keretek. Jane, csak hogy tudd.",
    ],
)
def test_to_me_alone_it_asks_me_unless_it_calls_one_in_copy(text: str) -> None:
    assert not only_told(text, (), ME, OTHERS, copied={"peter", "smith"})
    assert only_told(f"Peter, can you help? {text}", (), ME, OTHERS, copied={"peter", "smith"})


@pytest.mark.parametrize(
    "text",
    [
        "Peter, as agreed with Jane, could you measure the door?",
        "As discussed with Ms. Kovács, could you come on Friday, Peter?",
        "Peter, kannst du wie mit Jane Kovács besprochen kommen?",
        "Kannst du kommen, Peter? Jane weiß Bescheid.",
        "El tudnál jönni, Peter? Jane tud róla.",
    ],
)
def test_who_is_but_mentioned_is_not_called(text: str) -> None:
    assert calls_me(text, ME, OTHERS)
    assert not calls_me(without_mentions(text), ME, OTHERS)


@pytest.mark.parametrize(
    "text",
    [
        "As agreed with Peter, could you come, Jane?",
        "Peter, could Jane confirm what was agreed with Tom?",
        "Jane weiß Bescheid? Jane, kannst du kommen?",
        "Please agree with Jane on a day.",
        "Agreed with Jane that she sends the new invoice by Friday.",
        "As discussed with Jane, who will send us the quote, we start on Monday.",
        "Mit Frau Kovács vereinbart, dass sie uns die Muster schickt.",
    ],
)
def test_who_is_called_as_well_still_is(text: str) -> None:
    assert calls_me(without_mentions(text), ME, OTHERS)
