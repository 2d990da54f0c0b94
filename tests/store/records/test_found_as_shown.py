"""Whatever stands in a mail: the words that are shown find it."""

from store.records import search, views
from store.records.incoming import Fetched
from store.words.clean import clean_lines
from tests.store.records.firm import Firm, at

WORDS = (
    "invo\x1b[1mice\x1b[0m",  # a terminal's colours
    "cafĂ\x83Â©teria",  # decoded twice, with a control character in it
    "🤝Handshake",  # younger than the tables of SQLite
    "price₽1500",
    "soft\u00adhyphen zero\u200bwidth left\u200eright",
    "हिन्दी ภาษาไทย العربيّة",
    "a\u0301\u0316\u0301\u0316\u0301\u0316\u0301cute",
    "half½way",
    "snake_case__",
    "\U0001f1ed\U0001f1fa flag",  # shown as the letters of Hungary
    "Z" + "\u0335\u031b\u0355\u031e\u0345" + "algo \u1fb3\u03b1\u0345",  # one mark is a letter
    "\u1100\uac01\u3164\uffa0\u1160\ud7a3",  # letters that nobody sees
    "room\u324a and \u3248",  # shown as their figures
)


def test_a_mail_is_found_by_each_word_as_it_is_shown(firm: Firm) -> None:
    firm.receive(*(_mail(firm, number, text) for number, text in enumerate(WORDS)))
    when = views.at(firm.store)
    for number, text in enumerate(WORDS):
        for word in clean_lines(text).split():
            found = views.rows(firm.store, search.search(firm.store, word, when), when)
            assert f"Matter {number}" in [row.subject for row in found], ascii(word)


def test_a_mail_is_found_by_the_last_of_many_words_and_people(firm: Firm) -> None:
    people = ", ".join(f"p{number}@x.example" for number in range(150))
    firm.receive(firm.mail("Mon 9:00", "a@b.example", "word " * 30_000 + "needle", to=people))
    when = views.at(firm.store)
    assert search.search(firm.store, "needle", when) == search.search(firm.store, "p149", when)
    assert search.search(firm.store, "needle", when)


def _mail(firm: Firm, number: int, text: str) -> Fetched:
    head = f"From: a@b.example\nSubject: Matter {number}\nMessage-ID: <{number}@x>\n"
    head += "Content-Type: text/plain; charset=utf-8\n\n"
    return firm.fetched((head + text).encode(), at("Mon 9:00"), "inbox")


def test_an_operator_alone_that_is_still_being_typed_finds_nothing(firm: Firm) -> None:
    firm.receive(firm.mail("Mon 9:00", "a@b.example", "The needle is from here"))
    when = views.at(firm.store)
    assert [len(search.recent(firm.store, typed, when)) for typed in ("from", "from:")] == [1, 0]
    assert len(search.recent(firm.store, "needle from:", when)) == 1
