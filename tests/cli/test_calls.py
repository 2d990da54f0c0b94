"""`owed calls`: twins, second imports, callbacks, and what a call answers."""

from collections.abc import Callable

import pytest

from store.records import clients, linking, merging, undoing, views
from tests.cli.conftest import Cli
from tests.store.records.firm import ME, Firm, iso

HEADER = "at,direction,outcome,number,client,summary"
FIELDS = {"at", "direction", "outcome", "number", "client", "summary", "channel", "minutes",
          "contact", "notes"}  # fmt: skip
MISSED = "2024-11-05T09:00,in,missed,+36 1 234 5678,,rang\n"
NOW = "Tue 12:00"


def imported(cli: Cli, rows: str, header: str = HEADER) -> str:
    return cli.good("calls", "import", cli.file("calls.csv", f"{header}\n{rows}")).err


def register(cli: Cli) -> list[dict[str, object]]:
    found: list[dict[str, object]] = cli.good("calls", "list", "--json").json
    return found


def test_twins_stay_two(cli: Cli) -> None:
    assert "2 added" in imported(cli, MISSED * 2)
    assert len(register(cli)) == 2


def test_a_second_import_adds_nothing(cli: Cli) -> None:
    rows = MISSED * 2 + "2024-11-05T10:00,in,answered,,Acme kft.,talked\n"
    imported(cli, rows)
    assert "3 rows read, 0 added, 0 updated" in imported(cli, rows)
    assert len(register(cli)) == 3


def test_a_changed_summary_updates(cli: Cli) -> None:
    imported(cli, MISSED)
    assert "0 added, 1 updated" in imported(cli, MISSED.replace("rang", "rang about the order"))
    assert [call["summary"] for call in register(cli)] == ["rang about the order"]
    assert cli.good("search", "order", "--json").json
    assert not cli.good("search", "summary", "--json").json


def test_the_same_number_written_otherwise_is_the_same_call(cli: Cli) -> None:
    imported(cli, MISSED)
    assert "0 added" in imported(cli, MISSED.replace("+36 1 234 5678", "06-1/234-5678"))


@pytest.mark.parametrize(
    "change",
    [("09:00", "09:01"), (",in,", ",out,"), ("missed", "voicemail"), ("5678", "5679")],
)
def test_a_row_that_differs_in_what_it_is_known_by_is_another(
    change: tuple[str, str], cli: Cli
) -> None:
    imported(cli, MISSED)
    assert "1 added" in imported(cli, MISSED.replace(*change))


@pytest.mark.parametrize(
    ("number", "client"), [("", ""), ("+36 70 999 8888", ""), ("06 1 234 5678", "Acme Kft.")]
)
def test_a_call_that_was_given_to_another_since_is_still_the_one_of_the_file(
    number: str, client: str, firm: Firm, cli: Cli
) -> None:
    rows = f"2024-11-05T09:00,in,missed,{number},{client},rang\n"
    papp = clients.by_name(firm.store, "papp optika")
    assert papp is not None
    imported(cli, rows * 2)
    key = views.keys(firm.store, "calls", views.at(firm.store))[0]
    for given in (papp.id, None):
        linking.pin(firm.store, key, given)
        assert "0 added" in imported(cli, rows * 2)
    assert len(register(cli)) == 2


def test_nor_does_a_merge_and_its_undo_make_another_of_it(firm: Firm, cli: Cli) -> None:
    rows = "2024-11-05T09:00,in,missed,,Papp Optika,rang\n"
    imported(cli, rows)
    acme, papp = (clients.by_name(firm.store, name) for name in ("acme kft.", "papp optika"))
    assert acme is not None and papp is not None
    linking.pin(firm.store, -1, acme.id)
    merging.merge(firm.store, acme.id, papp.id)
    assert "0 added" in imported(cli, rows.replace("Papp Optika", "Acme Kft."))
    undoing.undo(firm.store)
    assert "0 added" in imported(cli, rows)
    assert "1 added" in imported(cli, rows.replace("Papp Optika", "Acme Kft."))


def test_offsets_and_local_times_are_the_same_instant(cli: Cli) -> None:
    imported(cli, MISSED)
    assert "0 added" in imported(cli, MISSED.replace("09:00", "09:00+01:00"))
    assert "0 added" in imported(cli, MISSED.replace("09:00", "08:00Z"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("yesterday,in,missed,,,\n", "yesterday"),
        ("9999-01-01T00:00,in,missed,,,\n", "9999"),
        ("2024-11-05T09:00,up,missed,,,\n", "up"),
        ("2024-11-05T09:00,in,lost,,,\n", "lost"),
        ("2024-11-05T09:00,in,missed,,Nobody,\n", "Nobody"),
        ("2024-11-05T09:00,in,missed,ring me,,\n", "ring me"),
    ],
)
def test_a_bad_row_is_refused_by_line_and_reason(row: str, reason: str, cli: Cli) -> None:
    said = cli("calls", "import", cli.file("calls.csv", f"{HEADER}\n{MISSED}{row}{MISSED}"))
    assert said.status == 1
    assert "3" in said.err.splitlines()[0]
    assert reason in said.err.splitlines()[0]
    assert len(register(cli)) == 2


def test_a_call_of_a_far_year_stops_nothing_that_is_said_of_others(cli: Cli) -> None:
    imported(cli, MISSED.replace("2024-11-05T09", "2499-12-31T20"))
    imported(cli, MISSED)
    owed = cli.rows("owed", NOW)
    assert [row["last"] for row in owed] == ["2024-11-05T09:00:00+01:00"]


def test_optional_columns_are_read(cli: Cli) -> None:
    header = f"{HEADER},channel,minutes,contact,notes"
    imported(
        cli, "2024-11-05T09:00,in,answered,,Acme Kft.,met,meeting,45,Bea,brought cake\n", header
    )
    (call,) = register(cli)
    assert (call["channel"], call["minutes"], call["contact"], call["notes"]) == (
        "meeting", 45, "Bea", "brought cake",
    )  # fmt: skip


def test_list_has_the_csvs_fields_newest_first(cli: Cli) -> None:
    imported(cli, MISSED + "2024-11-05T10:00,in,answered,,Acme kft.,talked\n")
    newest, oldest = register(cli)
    assert set(newest) >= FIELDS
    assert (newest["client"], newest["number"]) == ("Acme Kft.", "")
    assert (oldest["client"], oldest["number"]) == ("Acme Kft.", "+3612345678")
    assert oldest["at"] == "2024-11-05T09:00:00+01:00"
    assert len(cli.good("calls", "list").out.splitlines()) == 2


def test_the_client_beats_the_number(cli: Cli) -> None:
    imported(cli, "2024-11-05T09:00,in,missed,+36 1 234 5678,Papp Optika,\n")
    assert [call["client"] for call in register(cli)] == ["Papp Optika"]


def test_imports_before_the_first_sync_give_the_same_ledger(clis: Callable[..., Cli]) -> None:
    rows = MISSED + "2024-11-05T09:30,in,missed,,,who?\n"
    told = []
    for synced in ("", "Mon 0:00"):
        cli = clis(synced=synced)
        imported(cli, rows)
        told.append([{**row, "id": ""} for row in cli.rows("owed", NOW)])
    assert told[0] == told[1]
    assert len(told[0]) == 2


# Callbacks


def test_a_missed_call_is_owed_a_call_back(cli: Cli) -> None:
    imported(cli, MISSED)
    (row,) = cli.rows("owed", NOW)
    assert (row["kind"], row["client"], row["calls"], row["messages"]) == (
        "call",
        "Acme Kft.",
        1,
        0,
    )
    assert (row["since"], row["due"]) == (
        "2024-11-05T09:00:00+01:00",
        "2024-11-05T13:00:00+01:00",
    )
    assert row["with"] == ["+3612345678"]
    assert [loop["kind"] for loop in row["loops"]] == ["callback"]
    assert cli.good("show", row["id"], "--json").json["items"][0]["kind"] == "call"


def test_several_are_one_row_with_a_count(cli: Cli) -> None:
    imported(cli, MISSED + MISSED.replace("09:00", "10:00"))
    (row,) = cli.rows("owed", NOW)
    assert (row["calls"], row["reason"]["facts"]["again"]) == (2, 1)


def test_a_spoken_call_closes_it(cli: Cli) -> None:
    imported(cli, MISSED + "2024-11-05T10:00,out,answered,+36 1 234 5678,,talked\n")
    assert cli.rows("owed", NOW) == []
    assert len(cli.rows("owed", "Tue 9:59")) == 1


def test_an_attempt_of_ours_only_stamps_it(cli: Cli) -> None:
    imported(cli, MISSED + "2024-11-05T10:00,out,no-answer,+36 1 234 5678,,\n")
    (row,) = cli.rows("owed", NOW)
    assert row["reason"]["facts"]["tried"] == 1
    assert row["reason"]["facts"]["tried_last"] == "2024-11-05T10:00:00+01:00"
    assert row["calls"] == 2


def test_calls_lists_each_call(cli: Cli) -> None:
    imported(cli, MISSED + MISSED.replace("09:00", "10:00"))
    assert len(cli.rows("calls", NOW)) == 2


def test_a_call_of_another_year_is_listed_with_its_hour(cli: Cli) -> None:
    imported(cli, MISSED.replace("2024-11", "2023-12") + MISSED)
    lines = cli.good("calls", "list", "--now", iso(NOW)).out.splitlines()
    assert len(lines) == 2 and all(" 09:00 " in f"{one.partition('←')[0]} " for one in lines)
    assert len({one.index("←") for one in lines}) == 1


# add


def add(cli: Cli, *words: object) -> str:
    said = cli.good("calls", "add", "--now", iso(NOW), *words)
    assert said.err == ""
    return said.out.strip()


def test_add_prints_the_id(cli: Cli) -> None:
    made = add(cli, "--direction", "in", "--outcome", "missed", "--number", "06 1 234 5678")
    assert cli.good("show", made, "--json").json["client"] == "Acme Kft."
    assert [call["id"] for call in register(cli)] == [made]
    assert register(cli)[0]["at"] == "2024-11-05T12:00:00+01:00"


def test_add_takes_the_columns_as_options(cli: Cli) -> None:
    add(cli, "--at", iso("Tue 9:00"), "--direction", "out", "--outcome", "answered",
        "--channel", "meeting", "--client", "papp optika", "--contact", "Réka", "--minutes", 45,
        "--summary", "glasses", "--notes", "two pairs")  # fmt: skip
    (call,) = register(cli)
    assert {key: call[key] for key in FIELDS} == {
        "at": "2024-11-05T09:00:00+01:00",
        "direction": "out",
        "outcome": "answered",
        "channel": "meeting",
        "number": "",
        "client": "Papp Optika",
        "contact": "Réka",
        "minutes": 45,
        "summary": "glasses",
        "notes": "two pairs",
    }


def test_add_prints_the_id_of_what_is_logged_ahead(cli: Cli) -> None:
    said = cli.good(
        "calls", "add", "--now", iso(NOW), "--at", iso("Wed 9:00"), "--direction", "out",
        "--outcome", "answered", "--channel", "meeting", "--client", "acme kft.",
    )  # fmt: skip
    made = said.out.strip()
    assert "has not come yet; it shows from then on" in said.err
    assert [call["id"] for call in register(cli)] == [made]
    assert cli.rows("calls", NOW) == []
    assert [row["id"] for row in cli.rows("calls", "Wed 9:00")] == [made]


def test_add_in_json_prints_the_call_as_the_list_does(cli: Cli) -> None:
    said = cli.good("calls", "add", "--json", "--direction", "in", "--outcome", "missed",
                    "--number", "06 1 234 5678", "--summary", "rang")  # fmt: skip
    assert [said.json] == register(cli)
    assert said.json["client"] == "Acme Kft."


def test_an_import_in_json_counts(cli: Cli) -> None:
    path = cli.file("calls.csv", f"{HEADER}\n{MISSED * 2}")
    found = cli.good("calls", "import", path, "--json").json
    assert found == {"rows": 2, "added": 2, "updated": 0, "problems": [], "notes": []}


@pytest.mark.parametrize(
    ("words", "status", "named"),
    [
        (("--outcome", "missed"), 2, "direction"),
        (("--direction", "in", "--outcome", "lost"), 2, "lost"),
        (("--direction", "in", "--outcome", "missed", "--at", "soon"), 2, "soon"),
        (("--direction", "in", "--outcome", "missed", "--client", "papp"), 1, "“Papp Optika”?"),
        (("--direction", "in", "--outcome", "missed", "--number", "ring me"), 1, "ring me"),
        (("--direction", "in", "--outcome", "answered", "--answers", "feedfeed"), 1, "feedfeed"),
        (("--direction", "in", "--outcome", "missed", "--answers", "all"), 2, "answered"),
    ],
)
def test_add_refuses(words: tuple[str, ...], status: int, named: str, cli: Cli) -> None:
    said = cli("calls", "add", *words)
    assert (said.status, said.out) == (status, "")
    assert named in said.err
    assert register(cli) == []


@pytest.fixture
def waiting(firm: Firm, cli: Cli) -> Cli:
    """Two questions of Acme's, one of Papp's, and a call of Acme's."""
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send A?", subject="A", id="a"),
        firm.mail("Mon 10:00", "denes@acme.example", "Could you send B?", subject="B"),
        firm.mail("Mon 11:00", "reka@papp.example", "Could you send C?", subject="C"),
    )
    imported(cli, MISSED)
    return cli


def owed(cli: Cli) -> set[str]:
    return {row["subject"] for row in cli.rows("owed", NOW)}


SPOKEN = ("--at", iso("Tue 10:00"), "--direction", "out", "--outcome", "answered")


def test_a_call_that_nobody_matched_closes_callbacks_and_is_a_fact_on_the_rest(
    waiting: Cli,
) -> None:
    add(waiting, *SPOKEN, "--number", "06 1 234 5678")
    assert owed(waiting) == {"A", "B", "C"}
    (row,) = [row for row in waiting.rows("owed", NOW) if row["subject"] == "A"]
    assert row["reason"]["facts"]["spoke"] == "2024-11-05T10:00:00+01:00"


def test_my_mail_to_who_waits_is_proposed_as_the_answer_whatever_it_hangs_on(
    waiting: Cli,
) -> None:
    firm = waiting.firm
    firm.receive(
        firm.mail(
            "Mon 12:00", ME, "It comes tomorrow.", subject="From the road", to="denes@acme.example"
        ),
        firm.mail("Tue 10:00", ME, "So does yours.", subject="Again", to="bea@acme.example"),
    )
    wrote = {
        row["subject"]: row["reason"]["facts"].get("wrote") for row in waiting.rows("owed", NOW)
    }
    assert wrote == {
        "A": "2024-11-05T10:00:00+01:00", "B": "2024-11-04T12:00:00+01:00", "C": None,
        "rang": "2024-11-05T10:00:00+01:00",
    }  # fmt: skip
    (row,) = [row for row in waiting.rows("owed", "Mon 12:30") if row["subject"] == "A"]
    assert "wrote" not in row["reason"]["facts"]


def test_answers_all_closes_everything_of_the_client(waiting: Cli) -> None:
    add(waiting, *SPOKEN, "--client", "acme kft.", "--answers", "all")
    assert owed(waiting) == {"C"}
    assert {row["subject"] for row in waiting.rows("owed", "Tue 9:59")} == {"A", "B", "C", "rang"}


def test_answers_id_closes_that_row_alone(waiting: Cli) -> None:
    (a,) = [row["id"] for row in waiting.rows("owed", NOW) if row["subject"] == "A"]
    add(waiting, *SPOKEN, "--client", "acme kft.", "--answers", a)
    assert owed(waiting) == {"B", "C", "rang"}


def test_answers_takes_no_row_of_another_client(waiting: Cli) -> None:
    (c,) = [row["id"] for row in waiting.rows("owed", NOW) if row["subject"] == "C"]
    said = waiting("calls", "add", *SPOKEN, "--client", "acme kft.", "--answers", c)
    assert (said.status, said.out, "Papp Optika" in said.err) == (1, "", True)
    assert "C" in owed(waiting)


def test_what_has_not_come_yet_is_taken_with_a_word(cli: Cli) -> None:
    row = "2124-11-05T09:00,in,missed,+36 1 555 0199,,\n"
    said = cli("calls", "import", cli.file("calls.csv", f"{HEADER}\n{row}"))
    assert (said.status, "line 2, kept: 2124-11-05T09:00 has not come yet" in said.err) == (0, True)


def test_answers_takes_several_ids(waiting: Cli) -> None:
    ids = [row["id"][:10] for row in waiting.rows("owed", NOW) if row["subject"] in {"A", "rang"}]
    add(waiting, *SPOKEN, "--client", "acme kft.", "--answers", ids[0], "--answers", ids[1])
    assert owed(waiting) == {"B", "C"}


def test_what_a_call_answered_opens_again_with_their_next_mail(waiting: Cli) -> None:
    add(waiting, *SPOKEN, "--client", "acme kft.", "--answers", "all")
    firm = waiting.firm
    firm.receive(
        firm.mail("Tue 11:00", "bea@acme.example", "Could you still?", subject="Re: A", answers="a")
    )
    (row,) = [row for row in waiting.rows("owed", NOW) if row["subject"] == "A"]
    assert row["since"] == "2024-11-05T11:00:00+01:00"
