"""`owed clients link` and `unlink`: whose it is, asked, shown before, remembered and taken back."""

import pytest

from store.records import views
from tests.cli.conftest import Cli
from tests.store.records.dumps import ledger
from tests.store.records.firm import BOOK, Firm, at


@pytest.fixture
def strangers(firm: Firm, cli: Cli) -> Cli:
    m = firm.mail
    firm.receive(
        m("Mon 9:00", "Udo Nord <udo@nord.example>", "When do they come?", subject="Doors"),
        m("Mon 9:10", "ute@mail.nord.example", "Could you send it?", subject="List"),
        m("Mon 9:20", "one@gmail.com", "What does it cost?", subject="Price"),
        m("Mon 9:30", "two@gmail.com", "Who unloads it?", subject="Crane"),
    )
    return cli


def whose(cli: Cli, which: str = "owed") -> dict[str, str | None]:
    return {row["subject"]: row["client"] for row in cli.rows(which, "Mon 12:00")}


def id_of(cli: Cli, subject: str) -> str:
    return str(next(row["id"] for row in cli.rows("all", "Wed 12:00") if row["subject"] == subject))


def called(cli: Cli, number: str, summary: str) -> None:
    cli.good(
        "calls", "add", "--at", "2024-11-04T11:00:00+01:00", "--direction", "in",
        "--outcome", "missed", "--number", number, "--summary", summary,
    )  # fmt: skip


# Strangers


def test_strangers_are_listed_by_their_firm_and_those_of_a_provider_each_alone(
    strangers: Cli,
) -> None:
    said = strangers.good("list", "unlinked", "--now", "2024-11-04T12:00:00+01:00")
    lines = said.out.splitlines()
    assert lines[0] == "@nord.example  2 rows"
    assert [word in line for word, line in zip(("Doors", "List"), lines[1:3], strict=True)]
    assert len(lines) == 5 and not any("gmail.com  2" in line for line in lines)
    assert "owed clients link WHAT NAME" in said.err


def test_a_domain_is_shown_what_it_moves_then_linked_and_taken_back(
    strangers: Cli, firm: Firm
) -> None:
    before = ledger(firm.store)
    said = strangers.good("clients", "link", "nord.example", "papp optika", "--dry-run")
    assert said.err == "This moves 2 mails, 0 calls\n"
    assert ledger(firm.store) == before
    said = strangers.good("clients", "link", "nord.example", "papp optika")
    assert "nord.example is of papp optika: 2 mails, 0 calls" in said.err
    assert whose(strangers)["List"] == "Papp Optika"
    strangers.good("clients", "undo")
    assert ledger(firm.store) == before


def test_a_row_links_the_stranger_who_wrote_it_and_a_new_client_has_their_address(
    strangers: Cli,
) -> None:
    strangers.good("clients", "link", id_of(strangers, "Doors"), "Nord Ltd", "--new")
    assert whose(strangers)["Doors"] == "Nord Ltd"
    assert whose(strangers)["List"] is None
    nord = strangers.good("clients", "show", "nord ltd", "--json").json
    assert (nord["contact"], nord["email"]) == (["Udo Nord"], ["udo@nord.example"])


def test_a_row_that_has_a_client_is_given_away_alone_and_back(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "When do you come?", subject="Visit"))
    id_ = id_of(cli, "Visit")
    cli.good("clients", "link", id_, "papp optika")
    assert whose(cli)["Visit"] == "Papp Optika"
    cli.good("clients", "unlink", id_)
    assert whose(cli)["Visit"] == "Acme Kft."
    assert cli.good("clients", "export").out == BOOK


def test_who_is_nobodys_client_is_not_listed_again(strangers: Cli) -> None:
    strangers.good("clients", "link", "nord.example", "--never")
    assert set(whose(strangers, "unlinked")) == {"Price", "Crane"}
    assert "Doors" in whose(strangers)
    strangers.good("clients", "undo")
    assert "List" in whose(strangers, "unlinked")


@pytest.mark.parametrize("domain", ["gmail.com", "upcmail.hu", "co.uk", "hu"])
def test_a_domain_of_everybody_is_no_clients(domain: str, cli: Cli) -> None:
    said = cli("clients", "link", f"@{domain}", "papp optika")
    assert (said.status, "Anybody may have an address" in said.err) == (1, True)
    assert cli.good("clients", "export").out == BOOK


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("nord.example",), 2),
        (("nord.example", "papp optika", "--never"), 2),
        (("nord.example", "papp optika", "--new", "--shared"), 2),
        (("nord.example", "nobody"), 1),
        (("nothing", "papp optika"), 1),
        (("acme.example", "papp optika"), 1),
        (("nord.example", "papp optika", "--new"), 1),
    ],
)
def test_link_refuses(words: tuple[str, ...], status: int, strangers: Cli) -> None:
    assert strangers("clients", "link", *words).status == status
    assert strangers.good("clients", "export").out == BOOK


# What several have


def test_a_domain_of_two_clients_is_asked_once_a_person_and_marked_until_then(
    firm: Firm, cli: Cli
) -> None:
    m = firm.mail
    firm.receive(m("Mon 9:00", "new@acme.example", "When do you come?", subject="Visit"))
    assert whose(cli)["Visit"] == "Acme Kft."
    assert cli("clients", "link", "acme.example", "papp optika").status == 1
    cli.good("clients", "link", "acme.example", "papp optika", "--shared")
    assert whose(cli, "unlinked") == {"Visit": None}
    now = ("--now", "2024-11-04T12:00:00+01:00")
    assert "Acme Kft. or Papp Optika?" in cli.good("list", *now).out
    id_ = id_of(cli, "Visit")
    assert "acme.example is claimed by several" in cli.good("show", id_, *now).out
    cli.good("clients", "link", id_, "papp optika")
    firm.receive(m("Mon 10:00", "new@acme.example", "And when do they?", subject="Others"))
    assert whose(cli) == {"Visit": "Papp Optika", "Others": "Papp Optika"}
    cli.good("clients", "link", "acme.example", "acme kft.", "--alone")
    firm.receive(m("Mon 11:00", "third@acme.example", "Is it here?", subject="Third"))
    assert whose(cli)["Third"] == "Acme Kft."
    assert whose(cli)["Others"] == "Papp Optika"


def test_two_spellings_of_one_mailbox_at_two_clients_are_asked(firm: Firm, cli: Cli) -> None:
    for client, address in (("acme kft.", "an.na@gmail.com"), ("papp optika", "anna@gmail.com")):
        cli.good("clients", "link", address, client)
    firm.receive(firm.mail("Mon 9:00", "a.nna@gmail.com", "When?", subject="Visit"))
    assert whose(cli)["Visit"] is None
    assert "anna@gmail.com is claimed by several" in cli.good("show", id_of(cli, "Visit")).out
    cli.good("clients", "link", id_of(cli, "Visit"), "acme kft.")
    assert whose(cli)["Visit"] == "Acme Kft."


def test_a_number_of_two_clients_is_asked_call_by_call_until_it_is_ones_alone(cli: Cli) -> None:
    number = "+36 30 777 6666"
    for client in ("acme kft.", "papp optika"):
        cli.good("clients", "link", number, client, "--shared")
    called(cli, number, "first")
    first = id_of(cli, "first")
    assert "Acme Kft. or Papp Optika?" in cli.good("list", "--now", "2024-11-04T12:00").out
    cli.good("clients", "link", first, "papp optika")
    assert cli.good("show", first, "--json").json["client"] == "Papp Optika"
    cli.good("clients", "undo")
    said = cli.good("clients", "link", first, "acme kft.", "--alone")
    assert "0 mails, 1 call" in said.err
    assert cli.good("show", first, "--json").json["client"] == "Acme Kft."


def test_of_a_switchboard_the_person_is_asked_and_an_extension_answers(cli: Cli) -> None:
    book = "name,contact,phone\n"
    for name, digit in (("Switch", 5), ("Other", 6)):
        for person, extension in (("Anna", ""), ("Béla", "/12"), ("Cili", "/13")):
            book += f"{name} Ltd,{person},06 1 55{digit} 0000{extension}\n"
    cli.good("clients", "import", cli.file("switch.csv", book))
    called(cli, "06 1 555 0000", "who")
    called(cli, "06 1 556 0000/13", "known")
    now = ("--now", "2024-11-04T12:00:00+01:00")
    shown = cli.good("show", id_of(cli, "who"), *now).out
    assert "+3615550000 is shared: Anna, Béla or Cili may have rung" in shown
    assert "is shared" not in cli.good("show", id_of(cli, "known"), *now).out
    cli.good("clients", "link", id_of(cli, "who"), "béla")
    assert "is shared" not in cli.good("show", id_of(cli, "who"), *now).out
    assert "Béla" in [one["contact"] for one in cli.good("calls", "list", "--json").json]
    cli.good("clients", "undo")
    assert "is shared" in cli.good("show", id_of(cli, "who"), *now).out


def test_what_is_taken_off_a_client_is_a_strangers_again(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "new@acme.example", "When do you come?", subject="Visit"))
    before = ledger(firm.store)
    said = cli.good("clients", "unlink", "acme.example", "--dry-run")
    assert said.err == "This moves 1 mail, 0 calls\n"
    cli.good("clients", "unlink", "acme.example")
    assert whose(cli)["Visit"] is None
    said = cli("clients", "unlink", "acme.example", "acme kft.")
    assert (said.status, "does not have acme.example" in said.err) == (1, True)
    cli.good("clients", "undo")
    assert ledger(firm.store) == before
    assert cli.good("clients", "export").out == BOOK


# Shown before


def test_a_merge_and_an_import_say_before_what_they_would_move(strangers: Cli, firm: Firm) -> None:
    firm.receive(firm.mail("Mon 9:00", "reka@papp.example", "When do you come?", subject="Visit"))
    called(strangers, "+36 30 444 5555", "rang")
    before = ledger(firm.store), strangers.good("clients", "export").out
    said = strangers.good("clients", "merge", "acme kft.", "papp optika", "--dry-run", "--json")
    assert said.json["mails"] == 1
    book = "name,domain,phone\nNord Ltd,nord.example,\nBad,no domain,\n"
    path = strangers.file("nord.csv", book)
    said = strangers("clients", "import", path, "--dry-run")
    assert (said.status, "line 3, refused" in said.err) == (1, True)
    assert "2 rows read, 1 added, 0 updated" in said.err
    assert said.err.endswith("This moves 2 mails, 0 calls\n")
    assert (ledger(firm.store), strangers.good("clients", "export").out) == before


def test_nobody_becomes_a_client_and_nothing_is_read_out_of_a_mail_into_the_book(
    firm: Firm, cli: Cli
) -> None:
    text = "Ring me: 06 30 123 9999, or write to me@other.example.\n\n-- \nUdo\n+49 30 901820\n"
    firm.receive(firm.mail("Mon 9:00", "udo@nord.example", text, subject="Doors"))
    firm.receive(firm.mail("Mon 9:30", "bea@acme.example", text, subject="Ours"))
    called(cli, "+49 30 901820", "rang")
    assert cli.good("clients", "export").out == BOOK
    assert len(views.keys(firm.store, "unlinked", views.at(firm.store, at("Mon 12:00")))) == 2
