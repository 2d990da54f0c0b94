"""`owed list`, `show` and `search`: which rows, in which order, with which fields."""

import pytest
from wcwidth import wcswidth

from store.records import followups, mailboxes, status, views
from store.records.followups import NewFollowUp
from store.words import listing
from store.words.brief import cells
from tests.cli.conftest import Cli
from tests.store.records.firm import ME, ZONE, Firm, at, iso

BEA = "Bea Nagy <bea@acme.example>"

FIELDS = [
    "id", "kind", "client", "tier", "subject", "root", "with", "messages", "calls", "unread",
    "last", "snoozed_until", "state", "since", "due", "band", "overdue", "reason", "loops",
]  # fmt: skip


@pytest.fixture
def busy(firm: Firm) -> Firm:
    """On Tuesday at 10:00: Acme overdue since 9, a stranger due today, Papp due tomorrow."""
    firm.receive(
        firm.mail("Mon 13:00", "Bea Nagy <bea@acme.example>", "Could you send the list?", id="a"),
        firm.mail("Mon 16:30", "x@stranger.example", "Can you supply paper?", subject="Paper",
                  flags=["\\Seen"]),
        firm.mail("Tue 9:30", "Réka Papp <reka@papp.example>", "Küldene egy árajánlatot?",
                  subject="Árajánlat"),
        firm.mail("Tue 9:40", ME, "Did the parcel come?", to="denes@acme.example",
                  subject="Parcel", id="p"),
        firm.mail("Tue 9:45", "y@stranger.example", "We have moved.", subject="News"),
        firm.mail("Tue 9:46", "shop@shop.example", "Sale!", subject="Sale",
                  more=[("List-Unsubscribe", "<https://shop.example>"), ("Precedence", "bulk")]),
        firm.mail("Tue 9:50", "tom@kontor.example", "Lunch?", subject="Lunch"),
    )  # fmt: skip
    return firm


NOW = "Tue 18:00"


def subjects(cli: Cli, which: str, now: str = NOW, *words: object) -> list[str]:
    return [row["subject"] for row in cli.rows(which, now, *words)]


def test_a_row_has_these_fields_in_this_order(busy: Firm, cli: Cli) -> None:
    (row, *_) = cli.rows("owed", NOW)
    assert list(row) == FIELDS


@pytest.mark.parametrize("width", [80, 110])
def test_a_line_is_as_wide_as_the_terminal(firm: Firm, width: int) -> None:
    subjects = [
        "Price list " * 20,
        "漢字" * 60,
        "\u1112\u1161\u11ab" * 90,
        "\u0600\u06dd" * 30,
        "कि" * 90,
    ]
    firm.receive(*(firm.mail("Mon 9:00", BEA, "Could you?", subject=s) for s in subjects))
    when = views.at(firm.store)
    for row in views.rows(firm.store, views.keys(firm.store, "all", when), when):
        assert wcswidth(listing.line(row, ZONE, when.now, width)) <= width
        assert cells(listing.line(row, ZONE, when.now, width)) == width


def test_the_fields_of_a_mail_that_is_owed(busy: Firm, cli: Cli) -> None:
    (row, *_) = cli.rows("owed", NOW)
    assert len(row.pop("id")) >= 8
    reason = row.pop("reason")
    (loop,) = row.pop("loops")
    assert row == {
        "kind": "mail",
        "client": "Acme Kft.",
        "tier": "key",
        "subject": "Price list",
        "root": "<a@x>",
        "with": ["bea@acme.example"],
        "messages": 1,
        "calls": 0,
        "unread": 1,
        "last": "2024-11-04T13:00:00+01:00",
        "snoozed_until": None,
        "state": "owed",
        "since": "2024-11-04T13:00:00+01:00",
        "due": "2024-11-04T17:00:00+01:00",
        "band": "far",
        "overdue": True,
    }
    assert (reason["code"], reason["rule"]) == ("asks", "1")
    assert reason["facts"]["due"] == "2024-11-04T17:00:00+01:00"
    assert "has no answer" in reason["text"]
    assert loop == {
        "kind": "reply",
        "who": "Bea Nagy",
        "client": "Acme Kft.",
        "since": row["since"],
        "due": row["due"],
        "overdue": True,
        "reason": reason,
    }


def test_a_row_without_a_client_has_the_tier_standard(busy: Firm, cli: Cli) -> None:
    found = [row for row in cli.rows("all", NOW) if row["client"] is None]
    assert {row["state"] for row in found} == {"owed", "fyi", "done"}
    assert {row["tier"] for row in found} == {"standard"}
    (paper,) = [row for row in found if row["subject"] == "Paper"]
    assert paper["reason"]["facts"]["tier"] == "standard"
    shown = cli.good("show", paper["id"], "--now", iso(NOW)).out
    assert "? x@stranger.example · standard" in shown
    assert "strangers: 8h" in shown


def test_a_colleagues_question_is_no_strangers(busy: Firm, cli: Cli) -> None:
    (lunch,) = cli.rows("internal", NOW)
    assert "colleagues: 8h" in lunch["reason"]["text"]


def test_owed_is_the_list_alone_and_most_pressing_comes_first(busy: Firm, cli: Cli) -> None:
    assert subjects(cli, "owed") == ["Price list", "Paper", "Árajánlat"]
    assert cli.good("list", "--json", "--now", iso(NOW)).json == cli.rows("owed", NOW)


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("waiting", ["Parcel"]),
        ("fyi", ["News"]),
        ("internal", ["Lunch"]),
        ("unlinked", ["Paper"]),
        ("done", ["Sale"]),
        ("backlog", []),
        ("snoozed", []),
        ("calls", []),
        ("inbox", ["Lunch", "Sale", "News", "Árajánlat", "Paper", "Price list"]),
    ],
)
def test_each_row_stands_in_its_list(which: str, expected: list[str], busy: Firm, cli: Cli) -> None:
    assert subjects(cli, which) == expected


def test_all_has_every_row_what_is_open_first(busy: Firm, cli: Cli) -> None:
    found = subjects(cli, "all")
    assert sorted(found) == sorted(
        ["Price list", "Paper", "Árajánlat", "Lunch", "Parcel", "News", "Sale"]
    )
    assert found[:2] == ["Price list", "Paper"]
    assert found[-1] == "Sale"


def test_what_is_done_and_for_information_has_no_due(busy: Firm, cli: Cli) -> None:
    for which in ("fyi", "done"):
        (row,) = cli.rows(which, NOW)
        assert (row["state"], row["since"], row["due"], row["band"], row["overdue"]) == (
            which, None, None, None, False,
        )  # fmt: skip
        assert row["loops"] == []


def test_waiting_has_the_chase(busy: Firm, cli: Cli) -> None:
    (row,) = cli.rows("waiting", NOW)
    assert (row["state"], row["due"]) == ("waiting", "2024-11-08T09:40:00+01:00")
    assert [loop["kind"] for loop in row["loops"]] == ["chase"]


def test_limit_cuts(busy: Firm, cli: Cli) -> None:
    assert subjects(cli, "owed", NOW, "--limit", 1) == ["Price list"]
    assert subjects(cli, "owed", NOW, "--limit", 0) == []


def test_now_cuts_by_when_things_happened(busy: Firm, cli: Cli) -> None:
    assert subjects(cli, "owed", "Mon 12:59") == []
    assert subjects(cli, "owed", "Mon 13:00") == ["Price list"]
    (row,) = cli.rows("owed", "Mon 16:00")
    assert (row["band"], row["overdue"]) == ("soon", False)


def test_an_answer_closes_the_row(busy: Firm, cli: Cli) -> None:
    busy.receive(busy.mail("Tue 12:00", ME, "Here.", to="bea@acme.example", answers="a",
                           subject="Re: Price list"))  # fmt: skip
    assert "Price list" not in subjects(cli, "owed")
    assert "Price list" in subjects(cli, "owed", "Tue 11:59")
    (row,) = [row for row in cli.rows("done", NOW) if row["subject"] == "Price list"]
    assert row["messages"] == 2


def test_what_is_older_than_the_start_line_is_backlog_and_comes_last(firm: Firm, cli: Cli) -> None:
    firm.receive(
        firm.mail("Fri-3 9:00", "bea@acme.example", "Could you send it?", subject="Old"),
        firm.mail("Tue 9:00", "reka@papp.example", "Could you send it?", subject="New"),
    )
    assert subjects(cli, "owed") == ["New", "Old"]
    assert subjects(cli, "owed", NOW, "--no-backlog") == ["New"]
    (row,) = cli.rows("backlog", NOW)
    assert (row["subject"], row["band"], row["overdue"]) == ("Old", "backlog", False)


def test_an_earlier_now_moves_the_start_line(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Fri-3 9:00", "bea@acme.example", "Could you send it?"))
    (row,) = cli.rows("owed", "Mon-2 9:00")
    assert (row["band"], row["overdue"]) == ("far", True)


def test_where_nothing_is_owed_json_is_an_empty_array(firm: Firm, cli: Cli) -> None:
    assert cli.good("list", "--json").out == "[]\n"


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_list_says_that_mail_is_still_to_come(
    words: tuple[str, ...], firm: Firm, cli: Cli
) -> None:
    assert cli.good("list", *words).err == ""
    mailboxes.set_horizon(firm.store, firm.account, at("Mon 9:00"))  # the start line is before
    said = "not all of its mail has come, and nothing fetches it; `owed sync` does"
    assert cli.good("list", *words).err == f"work: {said}\n"
    status.set_phase(firm.store, firm.account, "syncing", {"done": 2300, "total": 10000})
    with status.daemon_lock(firm.store):
        said = "mail is still on its way, 2,300 of 10,000; the rest is in no list yet"
        assert cli.good("list", *words).err == f"work: {said}\n"


def test_a_list_of_who_waits_says_since_when(firm: Firm, cli: Cli) -> None:
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send it?", id="a"),
        firm.mail("Tue 9:00", "bea@acme.example", "Could you?", answers="a"),
    )
    said = {which: cli.good("list", which, "--now", iso(NOW)).out for which in ("owed", "inbox")}
    assert " 2 Mon " in said["owed"] and " 2 09:00 " in said["inbox"]


def test_plain_lines_name_band_client_who_and_id(busy: Firm, cli: Cli) -> None:
    lines = cli.good("list", "--now", iso(NOW)).out.splitlines()
    (row, *_) = cli.rows("owed", NOW)
    assert len(lines) == 3
    assert lines[0].startswith("1d over")
    assert "★ Acme Kft." in lines[0]
    assert "✉ Bea Nagy: Price list" in lines[0]
    assert lines[0].endswith(row["id"][:8])
    assert "? x@stranger.example" in lines[1]
    assert len({line.index("✉") for line in lines}) == 1


def test_no_subject_commands_the_terminal(firm: Firm, cli: Cli) -> None:
    evil = "=?utf-8?q?=1B=5D0=3Bowned=07=1B=5B2J_=E2=80=AEreverse?="
    raw = (
        f"From: =?utf-8?q?=1B=5B31m?= <x@stranger.example>\nTo: {ME}\nSubject: {evil}\n"
        "Date: Tue, 05 Nov 2024 09:00:00 +0100\n\nCan you help?\x1b[2J\x9b2J\n"
    )
    firm.receive(firm.fetched(raw.encode("latin-1"), 0, "inbox"))
    shown = cli.good("list", "--now", iso(NOW)).out
    shown += cli.good("show", cli.rows("owed", NOW)[0]["id"]).out
    assert "reverse" in shown
    assert not set(shown) & set("\x1b\x07\x9b")
    assert shown.count("\u202e") <= shown.count("\u2069")
    found = cli.good("list", "--json", "--now", iso(NOW))
    assert "\u202e" in found.json[0]["subject"]
    found_whole = cli.good("show", found.json[0]["id"], "--json")
    assert not set(found.out + found_whole.out) & set("\x1b\x07\x9b\u202e")


# show


def test_show_by_id_gives_the_same_object_with_its_items(busy: Firm, cli: Cli) -> None:
    (row, *_) = cli.rows("owed", NOW)
    shown = cli.good("show", row["id"], "--json", "--now", iso(NOW)).json
    (item,) = shown.pop("items")
    assert shown == row
    assert (item["kind"], item["direction"]) == ("mail", "in")
    assert item["from"] == {"name": "Bea Nagy", "address": "bea@acme.example"}
    assert item["new_text"] == "Could you send the list?"


def test_the_beginning_of_an_id_is_enough(busy: Firm, cli: Cli) -> None:
    (row, *_) = cli.rows("owed", NOW)
    assert cli.good("show", row["id"][:8], "--json").json["id"] == row["id"]
    assert cli.good("show", row["id"][:4], "--json").json["id"] == row["id"]
    short = cli("show", row["id"][:3])
    assert short.status == 1
    assert "named by 4 characters" in short.err


def test_show_in_plain_words(busy: Firm, cli: Cli) -> None:
    (row, *_) = cli.rows("owed", NOW)
    shown = cli.good("show", row["id"], "--now", iso(NOW)).out
    assert shown.startswith("Price list\n★ Acme Kft. · key · Bea Nagy\n")
    assert "   Could you send the list?" in shown
    assert row["reason"]["text"] in shown


def test_no_such_row(cli: Cli) -> None:
    said = cli("show", "feedfeedfeed")
    assert (said.status, said.out) == (1, "")
    assert "feedfeedfeed" in said.err


# search


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("arajanlat", ["Árajánlat"]),
        ("ÁRAJÁNLAT", ["Árajánlat"]),
        ("subject:arajan", ["Árajánlat"]),
        ("paper", ["Paper"]),
        ("supp", ["Paper"]),
        ('"supply paper"', ["Paper"]),
        ('"paper supply"', []),
        ("from:bea", ["Price list"]),
        ("from:reka@papp.example", ["Árajánlat"]),
        ("from:me", ["Parcel"]),
        ("to:denes", ["Parcel"]),
        ("client:acme", ["Parcel", "Price list"]),
        ("client:acme -parcel", ["Price list"]),
        ("acme", ["Parcel", "Price list"]),
        ("is:waiting", ["Parcel"]),
        ("is:fyi", ["News"]),
        ("is:owed -in:unlinked -in:internal", ["Árajánlat", "Price list"]),
        ("before:2024-11-05 client:acme", ["Price list"]),
        ("after:2024-11-04 client:acme", ["Parcel"]),
        ("in:fyi", ["News"]),
        ("is:overdue", ["Paper", "Price list"]),
        ("-paper is:owed -in:unlinked -in:internal", ["Árajánlat", "Price list"]),
        ("has:attachment", []),
        ("nothing-like-this", []),
    ],
)
def test_search(query: str, expected: list[str], busy: Firm, cli: Cli) -> None:
    found = cli.good("search", query, "--json", "--now", iso(NOW)).json
    assert [row["subject"] for row in found] == expected


def test_words_of_a_query_may_stand_apart(busy: Firm, cli: Cli) -> None:
    found = cli.good("search", "--json", "client:acme", "parcel").json
    assert [row["subject"] for row in found] == ["Parcel"]


@pytest.mark.parametrize("query", ["elephants", "from:denes", "to:zoe", "from:denes@acme.example"])
def test_a_row_is_not_found_by_a_mail_that_came_later(query: str, busy: Firm, cli: Cli) -> None:
    busy.receive(
        busy.mail("Tue 11:00", "denes@acme.example", "And elephants?", cc="zoe@acme.example",
                  subject="Re: Price list", answers="a"),
    )  # fmt: skip
    assert cli.good("search", query, "--json", "--now", iso("Tue 12:00")).json
    found = cli.good("search", query, "--json", "--now", iso("Tue 10:00")).json
    assert [row["subject"] for row in found if row["subject"] == "Price list"] == []


def test_what_is_for_information_is_never_found_as_overdue(busy: Firm, cli: Cli) -> None:
    found = cli.good("search", "is:overdue", "--json", "--now", iso("Fri 18:00")).json
    assert "Árajánlat" in [row["subject"] for row in found]
    assert all(row["overdue"] for row in found)


def test_an_option_that_is_unknown_is_no_query(cli: Cli) -> None:
    said = cli("search", "paper", "--jsno")
    assert (said.status, said.out) == (2, "")
    assert "--jsno" in said.err


@pytest.mark.parametrize("query", ["is:nonsense", "before:tomorrow", "subject:", "in:nowhere"])
def test_a_query_that_cannot_be_read(query: str, cli: Cli) -> None:
    said = cli("search", query)
    assert (said.status, said.out) == (2, "")
    assert query.partition(":")[2] in said.err


def test_what_was_promised_stands_on_the_row_of_its_mail(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?", id="a"))
    (key,) = views.keys(firm.store, "all", views.at(firm.store, at("Mon 9:30")))
    new = NewFollowUp("promise", "the \x1b[31mnew list", at("Fri 10:00"), key)
    followups.add(firm.store, new, at("Mon 10:00"))
    followups.add(firm.store, NewFollowUp("promise", "rest", at("Fri 11:00")), at("Mon 10:00"))
    first, second = cli.good("list", "--now", iso("Mon 12:00")).out.splitlines()
    assert "✎ the new list · Price list" in first and "\x1b" not in first
    assert "for nobody" in second and "✎ rest" in second


def test_a_strangers_name_stands_beside_the_address_and_never_for_the_client(
    cli: Cli, firm: Firm
) -> None:
    """'Tom Smith (Smith Foods Ltd)' is only what they say."""
    named = '"tom@smithfoods.example" <evil@lookalike.example>'
    firm.receive(firm.mail("Mon 9:00", named, "Please pay it today, will you?", subject="Invoice"))
    said = cli.good("list", "owed", "--now", "2024-11-04T12:00:00+01:00").out
    (row,) = [line for line in said.splitlines() if "Invoice" in line]
    assert row.index("? evil@lookalike.example") < row.index("✉ tom@smithfoods.example: Invoice")
    shown = cli.good("show", row.split()[-1], "--now", "2024-11-04T12:00:00+01:00").out
    assert "? evil@lookalike.example · standard · tom@smithfoods.example" in shown
