"""Mail that was read by older rules: once it was heard again, the ledger is as if it had been read
by these from the beginning."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import grimp
import pytest

import store
from store.records import decisions, hearing_again, incoming, verdicts, views
from store.records.hearing_again import hear_again
from store.rules.saying import Said
from tests.store.records.dumps import items, ledger, lists
from tests.store.records.firm import ME, Firm, at

BEA, STRANGER = "bea@acme.example", "x@stranger.example"
NOW = at("Mon+1 10:00")
ROOT = Path(store.__file__).parent
Reader = Callable[[incoming.Fetched], incoming.Fetched]


@contextmanager
def older_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[incoming.Fetched], incoming.Fetched]]:
    """They hear nothing in a mail, and no machine."""
    with monkeypatch.context() as patched:
        patched.setattr("store.records.incoming.HEARD_BY", 1)
        yield lambda fetched: replace(fetched, said=Said(), machine="")


def a_week(firm: Firm) -> list[incoming.Fetched]:
    m = firm.mail
    return [
        m("Mon 9:00", ME, "Shall I send the doors?", to=BEA, id="a", subject="Doors"),
        m("Mon 9:30", BEA, "Yes, please.", id="b", answers="a", subject="Re: Doors"),
        m("Mon 10:00", ME, "They went out.", to=BEA, id="c", answers="b", subject="Re: Doors"),
        m("Mon 11:00", BEA, "Thanks!", answers="c", subject="Re: Doors"),
        m("Tue 9:00", ME, "The list is attached.", to=STRANGER, id="d", subject="List"),
        m("Tue 10:00", STRANGER, "Which of them is the cheapest?", answers="d", subject="Re: List"),
        m("Wed 9:00", BEA, "I am away until Friday.", subject="Automatic reply: Doors",
          more=[("Auto-Submitted", "auto-replied")]),
        m("Wed 9:30", "noreply@kontor.example", "Please call me.", subject="Form",
          more=[("Reply-To", "someone@else.example")]),
        m("Thu 9:00", BEA, "Could you call me?", id="e", subject="A call"),
    ]  # fmt: skip


def told(firm: Firm) -> tuple[object, ...]:
    return ledger(firm.store), lists(firm.store, NOW), items(firm.store, NOW)


def decide(firm: Firm) -> None:
    """No answer is needed where, by newer rules, one is."""
    when = views.at(firm.store, NOW)
    (key,) = [
        row.key
        for row in views.rows(firm.store, views.keys(firm.store, "all", when), when)
        if row.subject == "A call"
    ]
    decisions.decide(firm.store, [key], "no-answer", now=at("Thu 10:00"))


@pytest.mark.parametrize("killed", [False, True])
def test_the_ledger_is_as_if_newer_rules_had_read_it_and_decisions_stay(
    killed: bool, firms: Callable[..., Firm], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = firms(), firms()
    for firm in (one, other):
        firm.book()
    with older_rules(monkeypatch) as older:
        one.receive(*map(older, a_week(one)))
    other.receive(*a_week(other))
    for firm in (one, other):
        decide(firm)
    assert told(one) != told(other)
    monkeypatch.setattr(hearing_again, "AT_ONCE", 2)
    if killed:
        next(hear_again(one.store, NOW))
    assert len(list(hear_again(one.store, NOW))) == (4 if killed else 5)
    assert told(one) == told(other)
    assert list(hear_again(one.store, NOW)) == []


def test_of_old_mail_only_what_is_open_is_heard_again(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.book()
    with older_rules(monkeypatch) as older:
        firm.receive(
            firm.mail("Mon 9:00", BEA, "Could you call me?", subject="Open"),
            older(firm.mail("Mon 9:00", STRANGER, "Could you call me?", subject="Still")),
        )
    list(hear_again(firm.store, NOW + hearing_again.DAYS * 86_400))
    heard = firm.store.reader().execute("SELECT subject, heard_by FROM messages").fetchall()
    assert dict(heard) == {"Open": verdicts.HEARD_BY, "Still": 1}


def number_of(*modules: str, alone: Sequence[str] = ()) -> int:
    """Of these modules and all that they import, and of others without that: another one if one
    of the files is changed."""
    graph = grimp.build_graph("store", cache_dir=None)
    names = {name for one in modules for name in (one, *graph.find_upstream_modules(one))}
    names |= set(alone)
    paths = [ROOT.parent / f"{name.replace('.', '/')}.py" for name in names]
    paths = [path if path.exists() else path.with_suffix("") / "__init__.py" for path in paths]
    if "store.rules.leaning" in names:
        paths.append(ROOT / "rules" / "leaning.txt")
    digest = hashlib.blake2b(digest_size=4)
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return int.from_bytes(digest.digest())


def test_what_hears_a_mail_has_the_number_that_is_written_down() -> None:
    """Else an upgrade would leave old mail as it was heard before."""
    number = number_of("store.records.heard", "store.message.newtext")
    assert number == verdicts.HEARD_BY, f"store/records/verdicts.py: HEARD_BY = {number:_}"


def test_what_judges_has_the_number_that_is_written_down() -> None:
    """Else an upgrade would leave old conversations and calls as they were judged before."""
    judges = ("store.rules.loops", "store.rules.callbacks", "store.rules.followups")
    read = ("events", "message_rows", "adopted", "deeds", "summary")
    number = number_of(*judges, alone=[f"store.records.{one}" for one in read])
    assert number == verdicts.VERDICTS, f"store/records/verdicts.py: VERDICTS = {number:_}"
