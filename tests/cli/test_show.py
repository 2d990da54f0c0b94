"""`owed show ID`: what the user says of a row is kept, and changes only what it says."""

import pytest

from tests.cli.conftest import Cli
from tests.store.records.firm import ME, Firm, iso


def ids(cli: Cli) -> dict[str, str]:
    return {row["subject"]: row["id"] for row in cli.good("list", "all", "--json").json}


def test_a_row_that_needs_no_answer_is_put_away_and_owed_again(firm: Firm, cli: Cli) -> None:
    firm.receive(
        firm.mail("Mon 13:00", "bea@acme.example", "Could you send the list?", subject="List"),
        firm.mail("Mon 14:00", "denes@acme.example", "When do you come?", subject="Visit"),
    )
    row = ids(cli)
    assert cli.good("show", row["List"], "--json").json["state"] == "owed"
    for word, state in (("no-answer", "done"), ("owe", "owed"), ("elsewhere", "done")):
        assert cli.good("show", row["List"], "--decide", word, "--json").json["state"] == state
        assert cli.good("show", row["Visit"], "--json").json["state"] == "owed"


def test_what_was_decided_of_a_row_is_taken_back_whatever_was_done_to_others_since(
    firm: Firm, cli: Cli
) -> None:
    firm.receive(
        firm.mail("Mon 13:00", "bea@acme.example", "Could you send the list?", subject="List"),
        firm.mail("Mon 14:00", "denes@acme.example", "When do you come?", subject="Visit"),
    )
    row = ids(cli)
    cli.good("show", row["List"], "--decide", "no-answer")
    cli.good("show", row["List"], "--sender", "never")
    cli.good("show", row["Visit"], "--decide", "elsewhere")
    for state, back in (("done", "never owed: bea@acme.example"), ("owed", "no answer needed")):
        done = cli.good("show", row["List"], "--undo", "--json")
        assert done.json["state"] == state and back in done.err
    assert cli("show", row["List"], "--undo").status == 1
    assert cli("show", row["Visit"], "--undo", "--decide", "owe").status == 2
    assert cli.good("show", row["Visit"], "--json").json["state"] == "done"


def test_what_is_said_of_a_sender_holds_for_their_mail_until_it_is_forgotten(
    firm: Firm, cli: Cli
) -> None:
    firm.receive(firm.mail("Mon 13:00", "bea@acme.example", "Could you send it?", subject="List"))
    row = ids(cli)["List"]
    for word, state in (("never", "fyi"), ("forget", "owed"), ("always", "owed")):
        assert cli.good("show", row, "--sender", word, "--json").json["state"] == state


def test_where_only_i_wrote_nothing_is_owed_and_nothing_is_decided_in_another_time(
    firm: Firm, cli: Cli
) -> None:
    firm.receive(
        firm.mail("Mon 13:00", ME, "Did it come?", to="bea@acme.example", subject="Parcel")
    )
    row = ids(cli)["Parcel"]
    assert cli("show", row, "--decide", "owe").status == 1
    assert cli("show", row, "--sender", "never").status == 1
    assert cli("show", row, "--decide", "owe", "--now", iso("Mon 15:00")).status == 2


def test_a_row_in_which_nothing_is_owed_says_why(firm: Firm, cli: Cli) -> None:
    bea, denes = "bea@acme.example", "denes@acme.example"
    firm.receive(
        firm.mail("Mon 9:00", bea, "Could you send the list?", subject="List", id="a"),
        firm.mail("Mon 10:00", ME, "Here it is.", subject="Re: List", to=bea, answers="a"),
        firm.mail("Mon 11:00", ME, "We moved to number 7.", subject="We moved", to=denes),
        firm.mail("Mon 12:00", denes, "When do you come?", subject="Visit"),
    )
    row = ids(cli)
    cli.good("show", row["Visit"], "--decide", "no-answer")
    said = {subject: cli.good("show", row[subject]).out for subject in row}
    assert "done  You answered on Mon 4 Nov 2024 10:00" in said["List"]
    assert "done  Your mail of Mon 4 Nov 2024 11:00 asks for nothing" in said["We moved"]
    assert "that no answer is needed" in said["Visit"].partition("\nid ")[0]
    firm.receive(firm.mail("Mon 13:00", bea, "Thanks!", subject="Re: List", answers="a"))
    assert "only thanks" in cli.good("show", row["List"]).out


def test_a_table_in_a_mail_is_no_wider_than_the_terminal(
    firm: Firm, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "Office chair with armrests, synchronous mechanism and lumbar support, anthracite"
    table = f"{'Item':{len(name)}}  Qty\n{name}   12\n{'Desk':{len(name)}}    6"
    firm.receive(firm.mail("Mon 13:00", "bea@acme.example", f"It came:\n\n{table}", subject="List"))
    row = ids(cli)["List"]
    assert name in cli.good("show", row).out  # Through a pipe all is as it is.
    monkeypatch.setattr("cli.show.terminal_width", lambda: 60)
    lines = cli.good("show", row).out.splitlines()
    assert f"   {'Item':54}Qty" in lines and f"   {'Desk':54}  6" in lines


def test_of_a_mail_to_many_all_are_told_to_programs_and_their_number_to_people(
    cli: Cli, firm: Firm
) -> None:
    everybody = ", ".join(f"somebody.{n}@elsewhere.example" for n in range(1_500))
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Hello.", to=f"{ME}, {everybody}"))
    (row,) = cli.good("list", "all", "--json").json
    (mail,) = cli.good("show", row["id"], "--json").json["items"]
    assert len(mail["to"]) == 1_501
    assert "and 1481 more" in cli.good("show", row["id"]).out
