"""`owed clients`: the book in and out, refused line by line, never overwritten."""

import csv
import io
from collections.abc import Callable

import pytest

from store.records import book_csv, clients
from store.words.brief import cells
from tests.cli.conftest import Cli
from tests.store.records.firm import BOOK, CONFIG, ME, Firm, at
from tests.store.records.test_bounces import report

HEADER = "name,tier,contact,email,domain,phone"


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_what_was_imported_is_exported_exactly(cli: Cli) -> None:
    assert cli.good("clients", "export").out == BOOK


def test_a_book_with_everything_comes_back_exactly(clis: Callable[..., Cli]) -> None:
    book = (
        "name,tier,contact,email,domain,phone,answer_within,remark\n"
        'Acme Kft.,key,Bea Nagy,bea@acme.example,acme.example,+36 1 234 5678,2h,"Mo, ""only"""\n'
        "Acme Kft.,,Bea Nagy,bea.nagy@acme.example,acme.hu,,,\n"
        "Acme Kft.,,Dénes,,,06 20 123 4567,,\n"
        "Árvíztűrő Zrt.,standard,,info@arviz.example,,,,\n"
        "Smith & Co,,,,smith.example,,,Über alles\n"
    )  # fmt: skip
    cli = clis(book=False)
    assert cli("clients", "import", cli.file("in.csv", book)).status == 0
    out = cli.good("clients", "export").out
    assert out == book
    other = clis(book=False)
    assert other("clients", "import", other.file("in.csv", out)).status == 0
    assert other.good("clients", "export").out == book


def test_a_second_import_changes_nothing(cli: Cli) -> None:
    said = cli.good("clients", "import", cli.file("again.csv", BOOK))
    assert "3 rows read, 0 added, 0 updated" in said.err
    assert said.out == ""
    assert cli.good("clients", "export").out == BOOK


def test_importing_again_fills_only_what_is_empty(cli: Cli) -> None:
    book = (
        f"{HEADER},remark\n"
        "ACME  kft.,standard,Beatrix,bea@acme.example,,,Mornings\n"
        "Papp Optika,key,Réka Papp,,papp.example,,\n"
    )
    assert cli.good("clients", "import", cli.file("more.csv", book))
    acme, _, papp = lines(cli.good("clients", "export").out)
    assert (acme["name"], acme["tier"], acme["contact"]) == ("Acme Kft.", "key", "Bea Nagy")
    assert acme["remark"] == "Mornings"
    assert (papp["tier"], papp["domain"]) == ("key", "papp.example")


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        ("New,gold,,,,", ["gold", "standard", "key"]),
        ("New,,,bea@acme.example,,", ["bea@acme.example", "Acme Kft."]),
        ("New,,,,acme.example,", ["acme.example", "Acme Kft."]),
        ("New,,,,,06 1 234 5678", ["06 1 234 5678", "Acme Kft."]),
        ("New,,,no address,,", ["no address"]),
        ("New,,,a@b@c,,", ["a@b@c"]),
        ("New,,,,no domain,", ["no domain"]),
        ("New,,,,,soon", ["soon"]),
        (",,Somebody,s@new.example,,", ["name"]),
        ("New,,,,,,,", ["more fields"]),
    ],
)
def test_a_bad_row_is_refused_by_line_and_reason_and_the_others_go_on(
    row: str, reasons: list[str], cli: Cli
) -> None:
    book = f"{HEADER}\nFirst,,,,first.example,\n{row}\nLast,,,,last.example,\n"
    said = cli("clients", "import", cli.file("bad.csv", book))
    assert said.status == 1
    refused = said.err.splitlines()[0]
    assert "3" in refused
    assert all(reason in refused for reason in reasons), refused
    names = {row["name"] for row in lines(cli.good("clients", "export").out)}
    assert {"First", "Last"} <= names
    assert "New" not in names


def test_a_refused_row_leaves_nothing_of_itself(cli: Cli) -> None:
    book = f"{HEADER}\nAcme Kft.,,Zoli,zoli@acme.example,papp.example,soon\n"
    assert cli("clients", "import", cli.file("bad.csv", book)).status == 1
    assert cli.good("clients", "export").out == BOOK


@pytest.mark.parametrize("address", ["anna@firma.local", "üllői@firma.hu", "anna@localhost"])
def test_an_odd_address_is_kept_with_a_warning_and_matched(
    address: str, firm: Firm, cli: Cli
) -> None:
    said = cli("clients", "import", cli.file("odd.csv", f"name,email\nOdd,{address}\n"))
    assert said.status == 0
    assert address in said.err or address.startswith("ü")
    assert [row for row in lines(cli.good("clients", "export").out) if row["email"] == address]
    raw = f"From: {address}\nTo: jane@kontor.example\nSubject: Hello\n\nHello.\n".encode()
    firm.receive(firm.fetched(raw, 1_730_800_000, "inbox"))
    (row,) = [row for row in cli.rows("all", "Fri 9:00") if row["subject"] == "Hello"]
    assert row["client"] == "Odd"


def test_semicolons_a_byte_order_mark_and_old_encodings_are_read(cli: Cli) -> None:
    path = cli.firm.folder / "excel.csv"
    path.write_bytes("\ufeffname;tier;email\r\nÉkszer Bt.;key;e@ekszer.example\r\n".encode())
    assert cli("clients", "import", path).status == 0
    path.write_bytes("name;email\r\nŐrült Bt.;o@orult.example\r\n".encode("cp1250"))
    assert cli("clients", "import", path).status == 0
    names = {row["name"] for row in lines(cli.good("clients", "export").out)}
    assert {"Ékszer Bt.", "Őrült Bt."} <= names


def test_columns_are_known_by_what_lists_of_clients_call_them(cli: Cli) -> None:
    book = "Firma;Ansprechpartner;E-Mail;Telefon;Ort\n"
    book += "Neu GmbH;Ida Neu;ida@neu.example;06 1 555 0999;Graz\n"
    said = cli("clients", "import", "--dry-run", cli.file("kunden.csv", book + ";X;;;\n"))
    assert (said.status, "Kept as notes on the client's card: ort" in said.err) == (1, True)
    cli.good("clients", "import", cli.file("kunden.csv", book))
    (row,) = [row for row in lines(cli.good("clients", "export").out) if row["name"] == "Neu GmbH"]
    assert (row["contact"], row["email"], row["phone"], row["ort"]) == (
        "Ida Neu", "ida@neu.example", "06 1 555 0999", "Graz",
    )  # fmt: skip


NOISE = ",".join(f"Noise {n}" for n in range(20))
OUTLOOK = """\
Vorname;Nachname;Firma;Telefon geschäftlich;Mobiltelefon;Fax;E-Mail-Adresse;E-Mail 2: Adresse
Ida;Neu;Neu Kft.;06 1 555 0999;06 30 555 0998;1;ida@neu.example;info@neu.example
"""
GOOGLE = f"""\
Name,Given Name,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Notes,{NOISE}
Ida Neu,Ida,ida@neu.example ::: info@neu.example,*,06 1 555 0999 ::: 06 30 555 0998,Neu Kft.,late
"""
LIST = """\
Vorname,Name,Firma,E-Mail,E-Mail 2,Telefon,Mobil
Ida,Neu,Neu Kft.,ida@neu.example,info@neu.example,06 1 555 0999,06 30 555 0998
"""
IDA = ["Ida Neu", "ida@neu.example", "info@neu.example", "06 1 555 0999", "06 30 555 0998"]


@pytest.mark.parametrize("book", [OUTLOOK, GOOGLE, LIST], ids=["Outlook's", "Google's", "a list"])
def test_an_address_book_brings_its_people_with_all_their_addresses(book: str, cli: Cli) -> None:
    said = cli.good("clients", "import", cli.file("contacts.csv", book))
    assert "1 row read, 1 added, 0 updated" in said.err
    found = [row for row in lines(cli.good("clients", "export").out) if row["name"] == "Neu Kft."]
    told = {row[key] for row in found for key in ("contact", "email", "phone")} - {""}
    assert told == set(IDA)
    assert all("Noise" not in key and "noise" not in key for key in found[0])
    again = cli.good("clients", "import", cli.file("contacts.csv", book))
    assert "1 row read, 0 added, 0 updated" in again.err


def test_a_cell_may_hold_several_addresses_or_numbers(cli: Cli) -> None:
    book = (
        'sep=;\nname;contact;email;phone\nNeu Kft.;Ida Neu;"ida@neu.example, info@neu.example";'
        "06 1 555 0999 / 06 30 555 0998\nAlt Kft.;;;06 1/555-0997\n"
    )
    said = cli.good("clients", "import", cli.file("several.csv", book))
    assert "2 rows read, 2 added, 0 updated" in said.err and "kept" not in said.err
    found = [row for row in lines(cli.good("clients", "export").out) if row["name"] == "Neu Kft."]
    assert {row[key] for row in found for key in ("contact", "email", "phone")} - {""} == set(IDA)


def test_who_is_of_no_firm_does_not_come_out_of_an_address_book(cli: Cli) -> None:
    book = "First Name,Last Name,Company,E-mail Address,Mobile Phone\nMum,,,mum@home.example,1\n"
    said = cli("clients", "import", cli.file("contacts.csv", book))
    assert (said.status, said.err.count("refused")) == (1, 1)
    assert cli.good("clients", "export").out == BOOK


def test_what_excel_saves_as_unicode_text_is_read(cli: Cli) -> None:
    path = cli.firm.folder / "excel.txt"
    path.write_bytes("name\temail\r\nŐrült Bt.\to@orult.example\r\n".encode("utf-16"))
    assert "1 added" in cli.good("clients", "import", path).err
    assert "Őrült Bt." in cli.good("clients", "export").out


def test_the_delimiter_is_the_one_that_finds_the_columns(cli: Cli) -> None:
    book = 'name;"remark, if any"\nNew;likes a, b and c\n'
    cli.good("clients", "import", cli.file("semicolons.csv", book))
    assert cli.good("clients", "show", "new", "--json").json["remark, if any"] == (
        "likes a, b and c"
    )


def test_a_lost_quotation_mark_costs_its_own_row_alone(cli: Cli) -> None:
    book = f'{HEADER}\nA,,"Foo,,,\nB,,,,b.example,\nC,,"Bar,,,\n"D, Ltd",,,,d.example,\n'
    said = cli("clients", "import", cli.file("quotes.csv", book))
    assert said.status == 1
    refused = said.err.splitlines()
    assert [line.partition(",")[0] for line in refused[:2]] == ["line 2", "line 4"]
    assert all("broken quotation" in line for line in refused[:2])
    assert "4 rows read, 2 added" in refused[2]
    names = {row["name"] for row in lines(cli.good("clients", "export").out)}
    assert names == {"Acme Kft.", "Papp Optika", "B", "D, Ltd"}


def test_a_name_is_known_however_its_accents_are_written(cli: Cli) -> None:
    cli.good("clients", "import", cli.file("nfc.csv", "name,tier\nÁrvíz,key\n"))
    said = cli.good("clients", "import", cli.file("nfd.csv", "name\nA\u0301rvi\u0301z\n"))
    assert "0 added" in said.err


@pytest.mark.parametrize(
    ("content", "word"), [(b"", "empty"), (b"tier,email\nx,y\n", "name"), (b"na\0me\n", "NUL")]
)
def test_a_file_that_is_no_book_is_named(content: bytes, word: str, cli: Cli) -> None:
    path = cli.firm.folder / "no.csv"
    path.write_bytes(content)
    said = cli("clients", "import", path)
    assert (said.status, said.out) == (1, "")
    assert word in said.err
    assert str(path) in said.err


def test_a_file_that_is_not_there(cli: Cli) -> None:
    said = cli("clients", "import", cli.firm.folder / "nothing.csv")
    assert said.status == 1
    assert "nothing.csv" in said.err


def test_list_is_by_name_with_the_csvs_fields(cli: Cli) -> None:
    acme, papp = cli.good("clients", "list", "--json").json
    assert set(HEADER.split(",")) <= set(acme)
    assert (acme["name"], acme["tier"]) == ("Acme Kft.", "key")
    assert acme["email"] == ["bea@acme.example", "denes@acme.example"]
    assert (papp["name"], papp["tier"], papp["contact"]) == (
        "Papp Optika",
        "standard",
        ["Réka Papp"],
    )
    assert "Papp Optika" in cli.good("clients", "list").out


def test_show_takes_a_name_in_any_case(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    shown = cli.good("clients", "show", "acme  KFT.", "--json").json
    assert shown["name"] == "Acme Kft."
    assert [row["subject"] for row in shown["open"]] == ["Price list"]
    assert "Price list" in cli.good("clients", "show", "acme kft.").out
    said = cli("clients", "show", "nobody")
    assert said.status == 1
    assert "nobody" in said.err


def test_a_card_is_no_wider_than_the_terminal(
    firm: Firm, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    monkeypatch.setattr("cli.clients.terminal_width", lambda: 80)
    shown = cli.good("clients", "show", "acme").out
    assert "Price list" in shown and max(map(cells, shown.splitlines())) <= 80


def test_a_card_tells_the_hour_of_a_contact_in_another_year(firm: Firm, cli: Cli) -> None:
    row = "2023-12-05T09:10,in,answered,,Acme kft.,talked\n"
    header = "at,direction,outcome,number,client,summary\n"
    cli.good("calls", "import", cli.file("calls.csv", header + row))
    (line,) = [
        one for one in cli.good("clients", "show", "acme").out.splitlines() if "talked" in one
    ]
    assert " 09:10 ← ☎" in line


def test_a_subject_without_end_takes_one_line_of_a_card(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "When?", subject="Offer " * 200))
    lines = [part for part in cli.good("clients", "show", "acme").out.splitlines() if "Off" in part]
    assert len(lines) == 2 and max(map(cells, lines)) <= 120


def test_show_takes_a_part_of_a_name_that_one_client_has(cli: Cli) -> None:
    for part in ("ACME", "optika"):
        assert part.casefold() in cli.good("clients", "show", part).out.casefold()
    cli.good("clients", "import", cli.file("n.csv", "name\nAcme Zrt.\nNew Acme\n"))
    assert cli.good("clients", "show", "acme kft.", "--json").json["name"] == "Acme Kft."
    several = cli("clients", "show", "acme")
    assert several.status == 1
    assert several.err == "Several clients fit “acme”: Acme Kft., Acme Zrt.\n"
    assert cli("clients", "show", "").status == 1


def test_a_note_column_never_hides_a_field(cli: Cli) -> None:
    assert (
        cli("clients", "import", cli.file("n.csv", "name,contacts\nPapp Optika,many\n")).status == 0
    )
    papp = cli.good("clients", "show", "papp optika", "--json").json
    assert isinstance(papp["contacts"], list)


# set


@pytest.mark.parametrize(
    ("assignment", "key", "value"),
    [
        ("tier=standard", "tier", "standard"),
        ("tier=", "tier", ""),
        ("answer_within=30m", "answer_within", "30m"),
        ("remark=likes tea = black", "remark", "likes tea = black"),
    ],
)
def test_set_writes_tier_targets_and_notes(assignment: str, key: str, value: str, cli: Cli) -> None:
    cli.good("clients", "set", "acme kft.", assignment)
    assert lines(cli.good("clients", "export").out)[0][key] == value


def test_an_empty_value_clears(cli: Cli) -> None:
    cli.good("clients", "set", "acme kft.", "answer_within=30m")
    cli.good("clients", "set", "acme kft.", "answer_within=")
    assert cli.good("clients", "export").out == BOOK


def test_a_target_of_its_own_moves_what_is_due(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    assert cli.rows("owed", "Mon 10:00")[0]["due"] == "2024-11-04T13:00:00+01:00"
    cli.good("clients", "set", "acme kft.", "answer_within=30m")
    assert cli.rows("owed", "Mon 10:00")[0]["due"] == "2024-11-04T09:30:00+01:00"
    cli.good("clients", "set", "acme kft.", "tier=standard")
    cli.good("clients", "set", "acme kft.", "answer_within=")
    assert cli.rows("owed", "Mon 10:00")[0]["due"] == "2024-11-04T17:00:00+01:00"


@pytest.mark.parametrize(
    ("words", "status", "named"),
    [
        (("acme kft.", "tier=gold"), 1, "gold"),
        (("acme kft.", "answer_within=soon"), 1, "soon"),
        (("nobody", "tier=key"), 1, "nobody"),
        (("acme kft.", "tier"), 2, "KEY=VALUE"),
        (("acme kft.", "=key"), 2, "KEY=VALUE"),
    ],
)
def test_set_refuses(words: tuple[str, str], status: int, named: str, cli: Cli) -> None:
    said = cli("clients", "set", *words)
    assert said.status == status
    assert named in said.err
    assert cli.good("clients", "export").out == BOOK


def test_tiers_of_the_configuration_are_known(clis: Callable[..., Cli]) -> None:
    cli = clis(CONFIG + '[tiers.gold]\nanswer_within = "1h"\n')
    cli.good("clients", "set", "papp optika", "tier=gold")
    assert cli.good("clients", "list", "--json").json[1]["tier"] == "gold"


def test_a_note_that_is_called_as_a_column_makes_no_second_one(firm: Firm, cli: Cli) -> None:
    clients.set_value(firm.store, 1, "email", "x@y.example")
    assert cli.good("clients", "export").out == BOOK


def test_a_file_with_a_column_twice_is_refused_whole(cli: Cli) -> None:
    said = cli(
        "clients", "import", cli.file("t.csv", "name,email,E-mail,Email\nZed,a@z.hu,,b@z.hu\n")
    )
    assert said.status == 1
    assert "has the column email twice" in said.err
    assert cli.good("clients", "export").out == BOOK


def test_columns_without_a_name_may_be_several(cli: Cli) -> None:
    said = cli.good("clients", "import", cli.file("t.csv", "name,,\nZed,,\n"))
    assert said.err == "1 row read, 1 added, 0 updated\n"


@pytest.mark.parametrize("key", ["email", "Domain", "contact", "phone"])
def test_set_makes_no_note_of_what_a_client_may_have_several_of(key: str, cli: Cli) -> None:
    said = cli("clients", "set", "acme kft.", f"{key}=x")
    assert said.status == 2
    assert "clients import" in said.err
    assert cli.good("clients", "export").out == BOOK


def test_set_writes_a_note_under_the_name_that_an_import_gives_it(cli: Cli) -> None:
    cli.good("clients", "import", cli.file("n.csv", "name,Best  Time\nAcme Kft.,mornings\n"))
    cli.good("clients", "set", "acme kft.", "Best Time=evenings")
    assert cli.good("clients", "show", "acme kft.", "--json").json["best time"] == "evenings"
    cli.good("clients", "set", "acme kft.", "BEST TIME=")
    assert cli.good("clients", "export").out == BOOK


# merge


def test_merge_keeps_the_union_and_names_what_differed(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "reka@papp.example", "Could you send the list?"))
    cli.good("clients", "set", "papp optika", "tier=standard")
    said = cli.good("clients", "merge", "acme kft.", "papp optika")
    assert "tier" in said.err
    (acme,) = cli.good("clients", "list", "--json").json
    assert (acme["name"], acme["tier"]) == ("Acme Kft.", "key")
    assert "reka@papp.example" in acme["email"]
    (row,) = cli.rows("owed", "Mon 10:00")
    assert row["client"] == "Acme Kft."


def test_merge_refuses_nobody_and_itself(cli: Cli) -> None:
    assert cli("clients", "merge", "acme kft.", "nobody").status == 1
    assert cli("clients", "merge", "acme kft.", "ACME KFT.").status == 1
    assert cli.good("clients", "export").out == BOOK


def test_a_changed_book_relinks_the_history_both_ways(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "x@stranger.example", "Could you send the list?"))
    assert cli.rows("owed", "Mon 10:00")[0]["client"] is None
    cli.good("clients", "import", cli.file("s.csv", "name,domain\nStranger Ltd,stranger.example\n"))
    assert cli.rows("owed", "Mon 10:00")[0]["client"] == "Stranger Ltd"
    assert cli.rows("unlinked", "Mon 10:00") == []


def test_merge_says_what_moved_and_can_be_taken_back(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "reka@papp.example", "When do you come?"))
    cli.good("calls", "add", "--direction", "in", "--outcome", "missed", "--client", "papp optika")
    owed = cli.rows("owed", "Mon 10:00")
    said = cli.good("clients", "merge", "acme kft.", "papp optika")
    assert "Papp Optika became part of Acme Kft.: 1 mail, 1 call" in said.err
    assert "owed clients undo" in said.err
    assert cli.rows("owed", "Mon 10:00")[0]["client"] == "Acme Kft."
    undone = cli.good("clients", "undo")
    assert "Taken back: Papp Optika became part of Acme Kft." in undone.err
    assert cli.good("clients", "export").out == BOOK
    assert cli.rows("owed", "Mon 10:00") == owed


def test_undo_goes_back_change_by_change_to_the_empty_book(cli: Cli) -> None:
    cli.good("clients", "set", "acme kft.", "tier=standard")
    cli.good("clients", "set", "acme kft.", "remark=mornings")
    assert "remark of Acme Kft." in cli.good("clients", "undo").err
    assert "tier of Acme Kft." in cli.good("clients", "undo").err
    assert cli.good("clients", "export").out == BOOK
    assert "import of book.csv" in cli.good("clients", "undo").err
    assert cli.good("clients", "list", "--json").json == []
    said = cli("clients", "undo")
    assert said.status == 1
    assert "Nothing in the book" in said.err


def test_a_client_is_not_merged_with_itself(cli: Cli) -> None:
    said = cli("clients", "merge", "acme kft.", "ACME Kft.")
    assert said.status == 1
    assert said.err.strip() == "A client can't be merged with itself"


# --json of what changes the book


def test_an_import_in_json_tells_of_each_row_that_is_odd_or_refused(cli: Cli) -> None:
    book = "name,email\nOdd,anna@firma.local\nNew,no address\nFine,f@fine.example\n"
    said = cli("clients", "import", cli.file("odd.csv", book), "--json")
    assert said.status == 1
    found = said.json
    assert (found["rows"], found["added"], found["updated"]) == (3, 2, 0)
    assert [(p["line"], p["refused"], p["code"], p["field"]) for p in found["problems"]] == [
        (2, False, "odd-address", "email"), (3, True, "bad-address", "email"),
    ]  # fmt: skip
    assert found["problems"][1]["value"] == "no address"
    assert "“no address” is no mail address" in said.err


def test_export_in_json_has_the_rows_of_the_csv(cli: Cli) -> None:
    assert cli.good("clients", "export", "--json").json == lines(BOOK)


def test_set_in_json_prints_the_client_as_it_is_now(cli: Cli) -> None:
    said = cli.good("clients", "set", "papp optika", "tier=key", "--json")
    assert said.json == cli.good("clients", "list", "--json").json[1]
    assert said.json["tier"] == "key"


def test_a_note_stands_behind_the_fields_of_a_client(cli: Cli) -> None:
    cli.good("clients", "set", "papp optika", "remark=x")
    papp = cli.good("clients", "list", "--json").json[1]
    assert next(iter(papp)) == "name"
    assert papp["remark"] == "x"


def test_an_undo_that_is_refused_says_of_what(cli: Cli) -> None:
    cli.good("calls", "add", "--direction", "in", "--outcome", "missed", "--client", "acme kft.")
    said = cli("clients", "undo")
    assert said.status == 1
    assert "The newest change of the book: import of book.csv" in said.err
    assert "It cannot be taken back" in said.err


def test_merge_and_undo_in_json(firm: Firm, cli: Cli) -> None:
    firm.receive(firm.mail("Mon 9:00", "reka@papp.example", "Could you send the list?"))
    merged = cli.good("clients", "merge", "acme kft.", "papp optika", "--json").json
    assert merged == {
        "client": "Acme Kft.", "merged": "Papp Optika", "mails": 1, "calls": 0, "conflicts": [],
    }  # fmt: skip
    undone = cli.good("clients", "undo", "--json").json
    assert (undone["action"], set(undone)) == ("merge", {"action", "at", "text"})


def test_no_exported_field_is_a_formula_and_all_come_back_exactly(
    clis: Callable[..., Cli],
) -> None:
    names = ["=cmd|'/C calc'!A0", "@SUM(1)", "-2+3+cmd", "+A1*2", "'=quoted", "'plain", "plain"]
    rows = "".join(f'"{name}",+36 1 234 567{at},-7\n' for at, name in enumerate(names))
    here, there = clis(book=False), clis(book=False)
    here.good("clients", "import", here.file("in.csv", "name,phone,=note\n" + rows))
    out = here.good("clients", "export").out
    for field in (field for row in csv.reader(io.StringIO(out)) for field in row):
        assert not field.startswith(("=", "@")), field
        assert not field.startswith(("+", "-")) or not any(char.isalpha() for char in field)
    there.good("clients", "import", there.file("in.csv", out))
    assert there.good("clients", "export").out == out
    kept = {row["name"] for row in there.good("clients", "list", "--json").json}
    assert kept == {*names} - {"'=quoted"} | {"=quoted"}


def test_a_file_with_more_rows_than_anybody_has_is_refused_whole(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_csv, "MOST_ROWS", 2)
    said = cli("clients", "import", cli.file("many.csv", "name\nC\nD\nE\n"))
    assert (said.status, "more than 2 rows" in said.err) == (1, True)
    assert cli.good("clients", "export").out == BOOK


@pytest.mark.parametrize("line", ["\n", " ,\n", '"\n'])
def test_lines_without_end_that_are_no_rows_are_refused_whole(cli: Cli, line: str) -> None:
    said = cli("clients", "import", cli.file("long.csv", "name,tier\nD,\n" + line * 1_100_000))
    assert (said.status, "more than 50000 rows" in said.err) == (1, True)
    assert cli.good("clients", "export").out == BOOK


def test_a_line_without_end_costs_its_own_row_alone(cli: Cli) -> None:
    header, good = "name,tier,contact,email,domain,phone\n", "Novák Steel,,,,novak.example,\n"
    for long in ("," * 3_000_000, 'x,,"' + "y" * 3_000_000, "x" * 1_000_000):
        said = cli("clients", "import", cli.file("long.csv", header + long + "\n" + good))
        assert said.status == 1
        assert said.err.splitlines()[0].startswith("line 2, refused: more fields")
        assert "2 rows read" in said.err


def test_a_header_without_end_is_named(cli: Cli) -> None:
    said = cli("clients", "import", cli.file("long.csv", "name," * 1_000_000))
    assert (said.status, said.out) == (1, "")
    assert len(said.err) < 300 and "lacks" in said.err


def test_bad_rows_without_end_are_refused_one_by_one(cli: Cli) -> None:
    rows = '"lost, and "found\n' * 3_000
    said = cli("clients", "import", cli.file("bad.csv", f"name,email\n{rows}A,a@a.example\n"))
    assert said.status == 1 and said.err.count("\n") >= 3_000
    assert "A" in {row["name"] for row in lines(cli.good("clients", "export").out)}


def test_the_card_marks_an_address_that_mail_came_back_from(cli: Cli, firm: Firm) -> None:
    firm.receive(
        firm.mail("Mon 10:00", ME, "Here.", to="bea@acme.example", id="answer"),
        firm.fetched(report("failed", "5.1.1"), at("Mon 10:05"), "inbox"),
    )
    said = cli.good("clients", "show", "Acme", "--now", "2024-11-04T12:00:00+01:00").out
    assert "bea@acme.example (⚠ mail came back)" in said
    assert "denes@acme.example (⚠" not in said
