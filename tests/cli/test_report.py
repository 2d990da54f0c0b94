"""`owed report`, and its `--targets`"""

from tests.cli.conftest import Cli
from tests.store.records.firm import ME, Firm, iso


def test_targets_are_proposed_as_text_and_as_json(firm: Firm, cli: Cli) -> None:
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send it?", id="a"),
        firm.mail("Mon 10:00", ME, "Here.", to="bea@acme.example", answers="a"),
    )
    (one,) = cli.good("report", "--targets", "--json", "--now", iso("Tue 9:00")).json
    assert (one["tier"], one["key"], one["median_seconds"], one["proposed"]) == (
        "key", "answer_within", 3600, None,
    )  # fmt: skip
    assert "key" in cli.good("report", "--targets", "--now", iso("Tue 9:00")).out


def test_a_month_has_no_place_beside_them(cli: Cli) -> None:
    assert cli("report", "--targets", "--month", "2024-11").status == 2


def test_what_is_overdue_and_has_no_answer_stands_beside_what_was_answered_in_time(
    firm: Firm, cli: Cli
) -> None:
    firm.receive(
        firm.mail("Mon 9:00", "bea@acme.example", "Could you send it?", id="a"),
        firm.mail("Mon 10:00", ME, "Here.", to="bea@acme.example", answers="a"),
    )
    now = iso("Fri 9:00")
    assert "1 / 1 (100 %)\n" in cli.good("report", "--now", now).out
    firm.receive(firm.mail("Mon 11:00", "bea@acme.example", "Where is it?", subject="Desk"))
    assert (
        "1 / 1 (100 %); without what is open and overdue: 1\n"
        in cli.good("report", "--now", now).out
    )
