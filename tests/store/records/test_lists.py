"""The lists: snoozing, the start line, the horizon, and the order (rules 13, 18, 19 and 21)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from store.records import (
    calls,
    decisions,
    followups,
    handling,
    mailboxes,
    snoozing,
    undoing,
    views,
    whereabouts,
)
from store.records.calls import NewCall
from store.records.followups import NewFollowUp
from store.records.mailboxes import ListedMailbox
from store.records.rows import Row
from store.records.settled import settled
from tests.store.records.firm import CONFIG, ME, Firm, at

BEA, REKA, STRANGER = "bea@acme.example", "reka@papp.example", "x@stranger.example"
ASK = "Could you send the list?"


def rows(firm: Firm, which: str, now: str) -> list[Row]:
    when = views.at(firm.store, at(now))
    return views.rows(firm.store, views.keys(firm.store, which, when), when)


def subjects(firm: Firm, which: str, now: str) -> list[str]:
    return [row.subject for row in rows(firm, which, now)]


@pytest.fixture
def asked(firm: Firm) -> Firm:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", BEA, ASK, id="a"))
    return firm


# 13. Snooze


def test_a_snooze_hides_until_its_time(asked: Firm) -> None:
    (row,) = rows(asked, "owed", "Mon 10:00")
    snoozing.snooze(asked.store, [row.key], at("Tue 9:00"), at("Mon 10:00"))
    assert subjects(asked, "owed", "Mon 9:59") == ["Price list"]
    assert subjects(asked, "owed", "Mon 10:00") == []
    assert subjects(asked, "owed", "Tue 8:59") == []
    assert subjects(asked, "owed", "Tue 9:00") == ["Price list"]


def test_a_snooze_moves_neither_since_nor_due_and_still_counts(asked: Firm) -> None:
    (row,) = rows(asked, "owed", "Mon 10:00")
    snoozing.snooze(asked.store, [row.key], at("Tue 9:00"), at("Mon 10:00"))
    (hidden,) = rows(asked, "snoozed", "Mon 15:00")
    assert (hidden.since, hidden.due, hidden.overdue) == (row.since, row.due, True)
    assert hidden.snoozed_until == at("Tue 9:00")
    counts = views.totals(asked.store, views.at(asked.store, at("Mon 15:00")))
    assert (counts.overdue, counts.owed, counts.snoozed) == (1, 0, 1)
    assert (counts.overdue_snoozed, counts.soon_snoozed, counts.fine_snoozed) == (1, 0, 0)


@pytest.mark.parametrize(
    ("sender", "wakes"), [(BEA, True), (ME, False), ("robot@acme.example", False)]
)
def test_a_person_who_writes_wakes_it(sender: str, wakes: bool, asked: Firm) -> None:
    (row,) = rows(asked, "owed", "Mon 10:00")
    snoozing.snooze(asked.store, [row.key], at("Fri 9:00"), at("Mon 10:00"))
    more = [("Auto-Submitted", "auto-generated")] if sender.startswith("robot") else []
    asked.receive(
        asked.mail("Mon 11:00", sender, "And this?", to=BEA if sender == ME else ME, answers="a",
                   subject="Re: Price list", more=more)
    )  # fmt: skip
    assert (subjects(asked, "snoozed", "Mon 12:00") == []) == wakes


def test_what_the_user_promises_in_it_himself_does_not_wake_it(asked: Firm) -> None:
    asked.receive(asked.mail("Mon 9:30", ME, "Here is half of it.", to=BEA, answers="a", id="b"))
    when = views.at(asked.store, at("Mon 10:00"))
    (key,) = views.keys(asked.store, "all", when)
    snoozing.snooze(asked.store, [key], at("Fri 9:00"), at("Mon 10:00"))
    rest = NewFollowUp("promise", "the rest", at("Thu 12:00"), key=key, keeps=True)
    followups.add(asked.store, rest, at("Mon 12:00"))
    assert len(subjects(asked, "snoozed", "Mon 13:00")) == 1


def test_a_row_of_calls_stays_hidden_until_its_end_or_its_next_though_an_older_is_learned_of(
    firm: Firm,
) -> None:
    firm.book()

    def rang(when: str) -> int:
        missed = NewCall(at(when), "in", "missed", number="+36 1 234 5678")
        return calls.add(firm.store, missed)

    tuesday = rang("Tue 9:00")
    snoozing.snooze(firm.store, [-tuesday], at("Fri 9:00"), at("Tue 10:00"))
    monday = rang("Mon 9:00")
    assert subjects(firm, "owed", "Tue 11:00") == []
    rang("Wed 9:00")
    assert subjects(firm, "owed", "Wed 8:59") == []
    assert subjects(firm, "owed", "Wed 9:00") == ["missed"]
    snoozing.unsnooze(firm.store, [-monday], at("Tue 12:00"))
    assert subjects(firm, "owed", "Tue 12:00") == ["missed"]


# Whose row it is


def test_what_a_stranger_owes_us_is_the_strangers_though_a_client_reads_along(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", ME, "Can you confirm?", to=STRANGER, cc=BEA))
    (row,) = rows(firm, "unlinked", "Mon 10:00")
    assert (row.state, row.client, row.tier) == ("waiting", None, "standard")


def test_a_colleagues_more_pressing_question_leaves_a_row_its_client(firm: Firm) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", "tom@kontor.example", "Can you take this?", cc=REKA, id="b"),
        firm.mail("Mon 14:00", REKA, "Which colour?", answers="b", subject="Re: Price list"),
    )
    (row,) = rows(firm, "owed", "Mon 15:00")
    assert [loop.kind for loop in row.loops] == ["internal", "reply"]
    assert row.client == "Papp Optika"
    assert subjects(firm, "unlinked", "Mon 15:00") == []


# 14. Chase


def test_whom_to_ask_again_stands_first_among_those_we_wait_for_and_is_never_owed(
    firm: Firm,
) -> None:
    firm.receive(
        firm.mail("Tue 9:00", ME, "Did it come?", to=BEA, subject="younger"),
        firm.mail("Mon 9:00", ME, "Did it come?", to=REKA, subject="older"),
    )
    found = rows(firm, "waiting", "Thu 9:00")
    assert [(row.subject, row.overdue) for row in found] == [("older", True), ("younger", False)]
    assert subjects(firm, "owed", "Thu 9:00") == []


def test_whom_we_wait_for_is_called_as_they_last_called_themselves(firm: Firm) -> None:
    firm.receive(
        firm.mail("Sun-1 9:00", "Bea Nagy <bea@acme.example>", "News.", subject="News"),
        firm.mail("Mon 9:00", ME, "Did it come?", to=BEA, subject="To Bea"),
        firm.mail("Mon 9:01", ME, "Did it come?", to=f"Réka Papp <{REKA}>", subject="To Réka"),
        firm.mail("Mon 9:02", ME, "Did it come?", to=STRANGER, subject="To nobody known"),
        firm.mail("Tue 9:00", "Bea N. <bea@acme.example>", "More news.", subject="More"),
    )
    found = {row.subject: row.who for row in rows(firm, "waiting", "Mon 10:00")}
    assert found == {"To Bea": "Bea Nagy", "To Réka": "Réka Papp", "To nobody known": STRANGER}
    later = {row.subject: row.who for row in rows(firm, "waiting", "Tue 10:00")}
    assert later["To Bea"] == "Bea N."


# 18. The start line


def test_before_the_start_line_stands_backlog(firms: Callable[..., Firm]) -> None:
    firm = firms(CONFIG + "[ledger]\nbacklog_days = 2\n", synced="Wed 0:00")
    firm.book()
    firm.receive(
        firm.mail("Sun-1 23:59", BEA, ASK, subject="Before"),
        firm.mail("Mon 0:00", REKA, ASK, subject="After"),
    )
    assert [(row.subject, row.band) for row in rows(firm, "owed", "Fri 12:00")] == [
        ("After", "far"),
        ("Before", "backlog"),
    ]
    assert subjects(firm, "backlog", "Fri 12:00") == ["Before"]


def test_chases_from_before_it_are_done(firms: Callable[..., Firm]) -> None:
    firm = firms(CONFIG + "[ledger]\nbacklog_days = 0\n", synced="Wed 0:00")
    firm.receive(
        firm.mail("Tue 9:00", ME, "Did it come?", to=BEA, subject="Before"),
        firm.mail("Wed 9:00", ME, "Did it come?", to=BEA, subject="After"),
    )
    assert subjects(firm, "waiting", "Fri 12:00") == ["After"]
    assert subjects(firm, "done", "Fri 12:00") == ["Before"]


# 19. Nothing is owed that an answer not fetched yet may have paid


def test_what_is_older_than_the_horizon_is_not_owed_yet(asked: Firm) -> None:
    mailboxes.set_horizon(asked.store, asked.account, at("Mon 9:01"))
    assert subjects(asked, "owed", "Mon 10:00") == []
    mailboxes.set_horizon(asked.store, asked.account, at("Mon 9:00"))
    assert subjects(asked, "owed", "Mon 10:00") == ["Price list"]


def test_an_account_that_was_taken_out_hides_no_debts(asked: Firm) -> None:
    (work,) = asked.config.accounts
    both = replace(asked.config, accounts=(work, replace(work, name="old")))
    old = mailboxes.accounts_sync(asked.store, both)["old"]
    mailboxes.set_horizon(asked.store, old, at("Mon 9:30"))
    assert subjects(asked, "owed", "Mon 10:00") == []
    mailboxes.accounts_sync(asked.store, asked.config)
    assert subjects(asked, "owed", "Mon 10:00") == ["Price list"]


def test_a_call_is_owed_whatever_the_horizon(asked: Firm) -> None:
    calls.add(asked.store, NewCall(at("Mon 8:00"), "in", "missed", summary="rang"))
    mailboxes.set_horizon(asked.store, asked.account, at("Fri 9:00"))
    assert subjects(asked, "owed", "Mon 10:00") == ["rang"]


# 20. Moves


def test_what_lies_in_trash_is_owed_no_more_and_again_when_it_comes_back(asked: Firm) -> None:
    (row,) = rows(asked, "owed", "Mon 10:00")
    handling.trash(asked.store, [row.key])
    assert subjects(asked, "owed", "Mon 10:00") == []
    undoing.undo(asked.store)
    assert subjects(asked, "owed", "Mon 10:00") == ["Price list"]


def test_what_an_account_brought_that_was_taken_out_is_owed_as_long_as_another_has_it(
    asked: Firm,
) -> None:
    """SYNC.md 4.1/23"""
    (work,) = asked.config.accounts
    moved = replace(asked.config, accounts=(replace(work, name="new"),))
    new = mailboxes.accounts_sync(asked.store, moved)["new"]
    inbox = ListedMailbox(b"INBOX", "INBOX", "/", "inbox", "name", True)
    (box,) = mailboxes.save_listed(asked.store, new, [inbox], at("Mon 9:10"))
    whereabouts.place(asked.store, box.id, 1, [(7, frozenset(), 1)])
    whereabouts.unplace(asked.store, asked.boxes["inbox"], 1, [1])
    whereabouts.sweep(asked.store, whereabouts.nowhere(asked.store, new))
    assert subjects(asked, "owed", "Mon 10:00") == ["Price list"]
    whereabouts.unplace(asked.store, box.id, 1, [7])
    whereabouts.sweep(asked.store, whereabouts.nowhere(asked.store, new))
    assert subjects(asked, "owed", "Mon 10:00") == []


def test_archiving_alone_pays_nothing(asked: Firm) -> None:
    (row,) = rows(asked, "owed", "Mon 10:00")
    handling.archive(asked.store, [row.key])
    assert subjects(asked, "owed", "Mon 10:00") == ["Price list"]
    assert subjects(asked, "inbox", "Mon 10:00") == []


# 21. The order


def test_overdue_first_then_soon_then_by_since_then_backlog(firm: Firm) -> None:
    firm.book("name,tier,answer_within,domain\nSlow,,5d,slow.example\nKey,key,,key.example\n")
    firm.receive(
        firm.mail("Tue 9:00", "a@one.example", ASK, subject="overdue by less"),
        firm.mail("Mon 9:00", "a@two.example", ASK, subject="overdue by more"),
        firm.mail("Wed 9:30", "a@key.example", ASK, subject="soon"),
        firm.mail("Wed 9:20", "a@slow.example", ASK, subject="fine, younger"),
        firm.mail("Wed 9:10", "b@slow.example", ASK, subject="fine, older"),
        firm.mail("Fri-4 9:00", "c@slow.example", ASK, subject="backlog"),
    )
    assert subjects(firm, "owed", "Wed 10:00") == [
        "overdue by more",
        "overdue by less",
        "soon",
        "fine, older",
        "fine, younger",
        "backlog",
    ]


def test_a_key_client_goes_first_where_all_else_is_equal(firm: Firm) -> None:
    firm.book("name,tier,answer_within,domain\nPlain,,4h,plain.example\nKey,key,,key.example\n")
    firm.receive(
        firm.mail("Mon 9:00", "a@plain.example", ASK, subject="plain"),
        firm.mail("Mon 9:00", "a@key.example", ASK, subject="key"),
    )
    assert subjects(firm, "owed", "Tue 10:00") == ["key", "plain"]


def test_what_is_due_on_both_sides_of_a_night_is_late_by_the_same(firm: Firm) -> None:
    firm.book(
        "name,tier,answer_within,domain\nPlain,,8h,plain.example\nKey,key,,key.example\n"
        "Day,,1d,day.example\n"
    )
    firm.receive(
        firm.mail("Mon 9:00", "a@plain.example", ASK, subject="plain, due at five"),
        firm.mail("Sun-1 9:00", "a@day.example", ASK, subject="plain, due at nine on Tuesday"),
        firm.mail("Mon 13:00", "a@key.example", ASK, subject="key, due at five"),
        firm.mail("Mon 12:59", "b@plain.example", ASK, subject="soon"),
    )
    assert subjects(firm, "owed", "Tue 10:00") == [
        "key, due at five",
        "plain, due at nine on Tuesday",
        "plain, due at five",
        "soon",
    ]


@pytest.mark.parametrize("which", ["owed", "all", "inbox", "fyi", "calls"])
def test_rows_that_are_equal_stand_in_an_order_that_arrival_does_not_make(
    which: str, firms: Callable[..., Firm]
) -> None:
    orders = []
    for turn in (1, -1):
        firm = firms()
        firm.book()
        text = "We have moved." if which == "fyi" else ASK
        mails = [
            firm.mail("Mon 9:00", f"{who}@stranger{who}.example", text, subject=who, id=who)
            for who in "bdac"
        ]
        for one in mails[::turn]:
            firm.receive(one)
        for number in ("1", "2", "3")[::turn]:
            calls.add(
                firm.store,
                NewCall(at("Mon 9:00"), "in", "missed", number=number, summary=f"rang {number}"),
            )
        orders.append(subjects(firm, which, "Mon 10:00"))
    assert orders[0] == orders[1]
    assert len(orders[0]) == {"owed": 7, "all": 7, "calls": 3}.get(which, 4)


# What a row tells of why it stands there


def test_what_informs_tells_no_target(firm: Firm) -> None:
    firm.receive(firm.mail("Mon 9:00", STRANGER, "We have moved."))
    (row,) = rows(firm, "fyi", "Mon 10:00")
    assert row.reason is not None
    facts = {key: value for key, value in row.reason.facts.items() if key != "mail"}
    assert facts == {"since": at("Mon 9:00")}


@pytest.mark.parametrize(("now", "back"), [("Mon 9:59", None), ("Mon 10:00", "2024-11-11")])
def test_when_they_are_back_is_told_from_the_instant_at_which_they_said_so(
    now: str, back: str | None, firm: Firm
) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", ME, "Did it come?", to=BEA, id="a"),
        firm.mail(
            "Mon 10:00", BEA, "I am out of office and back on 11 November 2024.", answers="a",
            subject="Automatic reply: Price list", more=[("Auto-Submitted", "auto-replied")],
        ),
    )  # fmt: skip
    (row,) = rows(firm, "waiting", now)
    assert row.reason is not None
    assert row.reason.facts.get("back") == back
    assert "back_known" not in row.reason.facts


def test_a_row_shows_its_most_pressing_loop(firm: Firm) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", REKA, ASK, cc=BEA, subject="Both", id="a"),
        firm.mail("Mon 9:30", BEA, ASK, cc=REKA, subject="Re: Both", answers="a"),
    )
    firm.receive(firm.mail("Mon 9:40", STRANGER, ASK, subject="Other"))
    (both,) = [row for row in rows(firm, "owed", "Mon 12:00") if row.subject == "Both"]
    assert [(loop.client, loop.due) for loop in both.loops] == [
        ("Acme Kft.", at("Mon 13:30")),
        ("Papp Optika", at("Mon 17:00")),
    ]
    assert (both.client, both.due) == ("Acme Kft.", at("Mon 13:30"))


def test_of_two_loops_that_press_alike_every_list_names_the_same_first(asked: Firm) -> None:
    (row,) = rows(asked, "owed", "Mon 10:00")
    for kind in ("theirs", "promise"):
        new = NewFollowUp(kind, "the drawings", at("Wed 10:00"), key=row.key)
        followups.add(asked.store, new, at("Mon 11:00"))
    for which in ("owed", "inbox", "all"):
        (row,) = rows(asked, which, "Mon 12:00")
        assert [loop.kind for loop in row.loops] == ["promise", "chase"]


# 6. Several calls of one number are one debt, on whichever of them one looks


def _rang_thrice(firm: Firm) -> list[int]:
    firm.book()
    for when in ("Mon 9:10", "Mon 9:30", "Mon 10:00"):
        ring = NewCall(at(when), "in", "missed", number="+36 30 111 2222")
        calls.add(firm.store, ring)
    return views.keys(firm.store, "calls", views.at(firm.store, at("Mon 11:00")))


def test_each_call_of_a_row_says_that_it_waits(firm: Firm) -> None:
    _rang_thrice(firm)
    newest_first = rows(firm, "calls", "Mon 11:00")
    (owed,) = rows(firm, "owed", "Mon 11:00")
    assert {(row.state, row.since, row.due) for row in newest_first} == {
        ("owed", at("Mon 9:10"), owed.due)
    }
    assert [row.loops for row in newest_first] == [owed.loops] * 3
    assert [row.calls for row in newest_first] == [1, 1, 3]


@pytest.mark.parametrize("which", [0, 1, 2])
def test_what_is_decided_of_one_of_them_is_of_the_debt(which: int, firm: Firm) -> None:
    key = _rang_thrice(firm)[which]
    decisions.decide(firm.store, [key], "no-answer", now=at("Mon 10:30"))
    assert rows(firm, "owed", "Mon 11:00") == []
    for row in rows(firm, "calls", "Mon 11:00"):
        done = settled(firm.store, row, views.at(firm.store, at("Mon 11:00")))
        assert (row.state, done and done.how) == ("done", "no-answer")


def test_one_of_them_is_snoozed_and_wakes_as_the_debt(firm: Firm) -> None:
    newest, _, first = _rang_thrice(firm)
    snoozing.snooze(firm.store, [newest], at("Tue 9:00"), at("Mon 10:30"))
    hidden = [row.snoozed_until for row in rows(firm, "calls", "Mon 11:00")]
    assert hidden == [at("Tue 9:00")] * 3
    snoozing.snooze(firm.store, [first], at("Wed 9:00"), at("Mon 10:40"))
    snoozing.unsnooze(firm.store, [newest], at("Mon 10:45"))
    assert len(rows(firm, "owed", "Mon 11:00")) == 1


def test_a_promise_made_in_the_first_of_them_is_no_debt_of_the_others(firm: Firm) -> None:
    newest, _, first = _rang_thrice(firm)
    said = NewFollowUp("promise", "the quote", at("Thu 12:00"), key=first)
    followups.add(firm.store, said, at("Mon 10:30"))
    (row,) = [row for row in rows(firm, "calls", "Mon 11:00") if row.key == newest]
    assert [loop.kind for loop in row.loops] == ["callback"]
