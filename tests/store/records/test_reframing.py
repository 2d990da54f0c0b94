"""A changed configuration, or a client inside our own domain: the ledger is as if it had been so
from the first mail on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.records import book_csv, sides, views
from store.records.calls import NewCall, add
from store.records.incoming import Fetched
from store.records.verdicts import up_to_date
from tests.store.records.dumps import items, ledger, lists
from tests.store.records.firm import BOOK, CONFIG, ME, Firm, at

BEA, REKA, STRANGER = "bea@acme.example", "reka@papp.example", "x@stranger.example"
NOW = at("Mon+1 10:00")
ALIAS = CONFIG.replace(
    'address = "jane@kontor.example"',
    'address = "jane@kontor.example"\naliases = ["j@home.example"]',
)
FIRM_TOO = CONFIG + '[us]\ndomains = ["kontor.example", "sister.example"]\n'
NAMED = CONFIG.replace("[accounts.imap]", 'from = "Jane Kovács"\n[accounts.imap]')
NUMBERS = CONFIG + '[us]\nnumbers = ["06 1 999 9999"]\n'


def a_week(firm: Firm) -> list[Fetched]:
    m, alias, sister = firm.mail, "Jane Alias <j@home.example>", "eva@sister.example"
    return [
        m("Mon 9:00", BEA, "Could you send the list?", to="j@home.example", id="a"),
        m("Mon 10:00", alias, "Here. I am sorry for the delay.", to=BEA, id="b", answers="a",
          subject="Re: Price list", box="sent"),
        m("Mon 11:00", BEA, "Thank you!", to="j@home.example", answers="b",
          subject="Re: Price list"),
        m("Tue 9:00", alias, "Shall I come?", to=STRANGER, id="c", subject="Visit", box="sent"),
        m("Wed 9:00", STRANGER, "Which day?", to="all@list.example", subject="A list"),
        m("Wed 9:30", REKA, "Could you send the list?", to=sister, cc=ME, id="d", subject="Frames"),
        m("Wed 10:00", sister, "Could you call Reka?", to=ME, answers="d", subject="Re: Frames"),
        m("Wed 10:30", sister, "We have them.", to=REKA, cc=ME, answers="d", subject="Re: Frames"),
        m("Wed 11:00", "web@sister.example", "Name: X. Please call me.", id="f", subject="Form",
          more=[("Reply-To", "someone@else.example")]),
        m("Thu 9:00", "web@kontor.example", "Name: Y. Please call me.", id="g", subject="Form",
          more=[("Reply-To", "eva@sister.example")]),
        m("Thu 9:30", STRANGER, "Frau Kovács, wann kommt es?", to="tom@kontor.example", cc=ME),
    ]  # fmt: skip


def told(firm: Firm) -> tuple[object, ...]:
    return ledger(firm.store), lists(firm.store, NOW), items(firm.store, NOW)


@pytest.fixture
def changed(tmp_path: Path) -> Iterator[Callable[[str, str], tuple[Firm, Firm]]]:
    """A firm whose configuration was another when its mail came, and one that never had another."""
    made: list[Firm] = []

    def make(before: str, after: str) -> tuple[Firm, Firm]:
        for number, first in enumerate((before, after)):
            firm = Firm(tmp_path / str(number), first)
            firm.book()
            up_to_date(firm.store)
            firm.receive(*a_week(firm))
            for who in ("06 1 999 9999", "06 1 234 5678"):
                add(firm.store, NewCall(at("Mon 9:00"), "in", "missed", number=who))
            firm.store.close()
            made.append(Firm(tmp_path / str(number), after))
        return made[0], made[1]

    yield make
    for firm in made:
        firm.store.close()


CHANGES = [
    pytest.param(CONFIG, ALIAS, id="an alias more"),
    pytest.param(ALIAS, CONFIG, id="an alias less"),
    pytest.param(CONFIG, FIRM_TOO, id="a domain of ours more"),
    pytest.param(FIRM_TOO, CONFIG, id="a domain of ours less"),
    pytest.param(CONFIG, NUMBERS, id="a number of ours more"),
    pytest.param(CONFIG, NAMED, id="the name that I write under"),
    pytest.param(CONFIG, CONFIG.replace('"HU"', '"DE"'), id="another region"),
]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_a_changed_configuration_is_as_if_it_had_always_been_so(
    before: str, after: str, changed: Callable[[str, str], tuple[Firm, Firm]]
) -> None:
    one, other = changed(before, after)
    assert told(one) != told(other)
    up_to_date(one.store)
    assert told(one) == told(other)


def test_another_target_moves_what_is_due_and_not_since(
    changed: Callable[[str, str], tuple[Firm, Firm]],
) -> None:
    one, other = changed(CONFIG, CONFIG + '[tiers.standard]\nanswer_within = "1h"\n')
    before = {row["subject"]: row["since"] for row in lists(one.store, NOW)["owed"]}
    up_to_date(one.store)
    assert told(one) == told(other)
    assert {row["subject"]: row["since"] for row in lists(one.store, NOW)["owed"]} == before


LATER = (
    BOOK
    + """\
Acme Kft.,,Eva Sister,eva@sister.example,,
Web Bt.,,,web@kontor.example,,
"""
)


def parts(firm: Firm) -> list[Fetched]:
    """What belongs together only where the book knows who is who."""
    m, eva = firm.mail, "eva@sister.example"
    return [
        m("Mon 9:00", ME, "Shall I come?", to=BEA, id="a", subject="Visit"),
        m("Mon 10:00", eva, "Yes, on Tuesday?", answers="a", subject="Re: Visit"),
        m("Mon 11:00", BEA, "Which oak is it?", subject="Oak panels"),
        m("Mon 12:00", eva, "Any news?", subject="Re: Oak panels"),
        m("Mon 13:00", "web@kontor.example", "Could you send the list?", subject="Web"),
        m("Mon 14:00", ME, "Here.", to="web@kontor.example", subject="Re: Web"),
    ]


@pytest.mark.parametrize("order", ["book first", "mail first", "kill between"])
def test_a_client_whom_the_book_learns_later_was_always_that_client(
    order: str, firms: Callable[..., Firm], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = firms(), firms()
    other.book(LATER)
    other.receive(*parts(other))
    if order == "book first":
        one.book(LATER)
    one.receive(*parts(one))
    with monkeypatch.context() as patched:
        if order == "kill between":
            patched.setattr(book_csv, "settle_all", lambda _: None)
        one.book(LATER)
    up_to_date(one.store)
    assert told(one) == told(other)
    assert len(views.keys(one.store, "all", views.at(one.store, NOW))) == 3


def test_a_kill_on_the_way_is_made_good_by_the_next_look(
    changed: Callable[[str, str], tuple[Firm, Firm]], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = changed(CONFIG, ALIAS)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sides, "_correct", killed)
        with pytest.raises(KeyboardInterrupt):
            up_to_date(one.store)
    assert views.keys(one.store, "waiting", views.at(one.store, NOW)) == []
    up_to_date(one.store)
    assert told(one) == told(other)
