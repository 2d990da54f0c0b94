"""The month in figures; the week of these tests lies in November 2024."""

from collections.abc import Callable

import pytest

from store.records import calls, decisions, views
from store.records.calls import NewCall
from store.records.figures import Month
from store.records.reports import month, plain, quantile
from store.words import listing
from tests.store.records.firm import CONFIG, ME, Firm, at

HOUR = 3600


@pytest.fixture
def worked(firm: Firm) -> Firm:
    """Two of Acme's three questions answered, one of them too late; a stranger's is open."""
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send A?", id="a", subject="A"),
        firm.mail("Mon 10:00", ME, "Here.", to="bea@acme.example", answers="a", subject="Re: A"),
        firm.mail("Mon 16:00", "bea@acme.example", "Could you send B?", id="b", subject="B"),
        firm.mail("Wed 9:00", ME, "Here.", to="bea@acme.example", answers="b", subject="Re: B"),
        firm.mail("Wed 9:00", "bea@acme.example", "Could you send C?", id="c", subject="C"),
        firm.mail("Wed 9:30", "x@stranger.example", "Can you supply paper?", subject="D"),
        firm.mail("Wed 9:40", "no-reply@shop.example", "Sale", subject="E",
                  more=[("Auto-Submitted", "auto-generated")]),
        firm.mail("Wed 9:50", "tom@kontor.example", "Lunch?", subject="F"),
    )  # fmt: skip
    calls.add(firm.store, NewCall(at("Wed 10:00"), "in", "missed", number="+36 1 234 5678"))
    calls.add(firm.store, NewCall(at("Wed 10:30"), "out", "answered", number="+36 1 234 5678"))
    return firm


def figures(firm: Firm, now: str = "Fri 12:00", typed: str | None = None) -> Month:
    return month(firm.store, views.at(firm.store, at(now)), typed)


def test_what_came_and_went_is_counted(worked: Firm) -> None:
    found = figures(worked)
    assert found.month == "2024-11"
    assert (found.mails_in, found.machine_in, found.mails_out) == (4, 1, 2)
    assert (found.calls_in, found.calls_out) == (1, 1)


def test_debts_are_counted_by_what_became_of_them(worked: Firm) -> None:
    found = figures(worked).all
    assert (found.opened, found.answered, found.in_time) == (5, 3, 2)
    assert found.closed == {"answered": 2, "spoken": 1}
    assert (found.open, found.overdue) == (2, 2)


def test_the_time_to_an_answer_is_working_time(worked: Firm) -> None:
    """Half an hour, one hour, and from Monday 16:00 to Wednesday 9:00: nine."""
    found = figures(worked).all
    assert (found.median, found.p75) == (HOUR, 9 * HOUR)


def test_tiers_stand_apart_and_strangers_last(worked: Firm) -> None:
    tiers = figures(worked).tiers
    assert [(one.tier, one.opened, one.answered, one.open) for one in tiers] == [
        ("key", 4, 3, 1),
        ("", 1, 0, 1),
    ]


def test_the_busiest_clients_come_first(worked: Firm) -> None:
    worked.receive(worked.mail("Wed 11:00", "reka@papp.example", "Hello.", subject="G"))
    assert figures(worked).busiest == (
        ("Acme Kft.", "key", 5, 2),
        ("Papp Optika", "standard", 1, 0),
    )


def test_what_came_later_is_left_out(worked: Firm) -> None:
    found = figures(worked, "Mon 12:00")
    assert (found.mails_in, found.all.opened, found.all.answered, found.all.open) == (1, 1, 1, 0)


def test_another_month_is_empty(worked: Firm) -> None:
    found = figures(worked, typed="2024-10")
    assert (found.mails_in, found.all.opened, found.all.open, found.all.median) == (0, 0, 0, None)
    assert figures(worked, typed="2024-12").mails_in == 0


def test_a_past_month_ends_with_its_last_second(worked: Firm) -> None:
    found = figures(worked, "Mon+8 12:00", "2024-11")
    assert found.end == at("Sun+3 0:00") - 1
    assert (found.all.opened, found.all.open) == (5, 2)


@pytest.mark.parametrize(
    "typed", ["2024", "2024-13", "2024-00", "nov", "2024-11-04", "٢٠٢٤-١١", ""]
)
def test_no_month(typed: str, worked: Firm) -> None:
    with pytest.raises(ValueError):
        figures(worked, typed=typed)


def test_a_decision_is_no_answer_unless_it_says_elsewhere(worked: Firm) -> None:
    keys = views.keys(worked.store, "owed", views.at(worked.store, at("Wed 12:00")))
    decisions.decide(worked.store, keys[:1], "no-answer", now=at("Wed 13:00"))
    decisions.decide(worked.store, keys[1:], "elsewhere", "chat", now=at("Wed 13:00"))
    found = figures(worked).all
    assert found.closed == {"answered": 2, "elsewhere": 1, "no-answer": 1, "spoken": 1}
    assert (found.answered, found.open) == (4, 0)


def test_what_came_back_is_no_new_debt(worked: Firm) -> None:
    bounce = (
        b"From: MAILER-DAEMON@mx.provider.example\r\nTo: jane@kontor.example\r\n"
        b"Subject: Undelivered\r\n"
        b"Date: Wed, 06 Nov 2024 12:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        b"--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; kontor.example\r\n\r\nFinal-Recipient: rfc822; bea@acme.example\r\n"
        b"Action: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        b"Message-ID: <answer@x>\r\nFrom: jane@kontor.example\r\n\r\n--b--\r\n"
    )
    worked.receive(
        worked.mail(
            "Wed 11:00",
            ME,
            "Here.",
            to="bea@acme.example",
            answers="c",
            id="answer",
            subject="Re: C",
        ),
        worked.fetched(bounce, at("Wed 12:00"), "inbox"),
    )
    found = figures(worked).all
    assert (found.opened, found.answered, found.open) == (5, 4, 2)
    when = views.at(worked.store, at("Wed 13:00"))
    rows = views.rows(worked.store, views.keys(worked.store, "all", when), when)
    assert not [row for row in rows if any("daemon" in one for one in (row.who, *row.with_))]


def test_internal_questions_count_only_where_the_ledger_counts_them(
    firms: Callable[..., Firm],
) -> None:
    for more, opened in (("", 0), ("[ledger]\ninternal = true\n", 1)):
        firm = firms(CONFIG + more)
        firm.receive(firm.mail("Wed 9:50", "tom@kontor.example", "Lunch?"))
        assert figures(firm).all.opened == opened


def test_json_says_the_same(worked: Firm) -> None:
    found = plain(figures(worked))
    assert (found["month"], found["opened"], found["in_time_share"]) == ("2024-11", 5, 0.6667)
    assert found["tiers"]["strangers"]["open"] == 1  # type: ignore[index]


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([], 50, None),
        ([7], 75, 7),
        ([1, 2, 3, 4], 50, 2),
        ([1, 2, 3, 4], 75, 3),
        ([1, 2, 3], 50, 2),
    ],
)
def test_quantiles_are_values_that_occurred(
    values: list[int], percent: int, expected: int | None
) -> None:
    assert quantile(values, percent) == expected


def test_what_we_write_among_ourselves_goes_out_to_nobody(firm: Firm) -> None:
    firm.book()
    firm.receive(
        firm.mail("Mon 9:00", "tom@kontor.example", "See below.", subject="Fwd: A"),
        firm.mail("Mon 9:10", "tom@kontor.example", "Here.", to="bea@acme.example", subject="B"),
        firm.mail("Mon 9:20", "noreply@kontor.example", "A form was sent.", subject="Form"),
    )
    assert figures(firm).mails_out == 1


def test_a_colleagues_mail_to_me_alone_names_the_colleague(firm: Firm) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", "tom@kontor.example", "For information.", subject="A"))
    when = views.at(firm.store, at("Mon 10:00"))
    [key] = views.keys(firm.store, "all", when)
    row = views.row(firm.store, key, when)
    assert row is not None
    assert row.who == "tom@kontor.example"
    assert listing.whose(row) == "tom@kontor.example"
    assert "?" not in listing.heading(row, firm.store.config.timezone, at("Mon 10:00"))[1]
