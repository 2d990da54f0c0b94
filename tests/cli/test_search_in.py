"""`owed search in:…`: by a list, by a mailbox's role, by its name."""

import pytest

from store.records import handling, mailboxes, views
from store.records.mailboxes import ListedMailbox
from tests.cli.conftest import Cli
from tests.store.records.firm import Firm, at, iso

NOW = "Tue 18:00"


@pytest.fixture
def filed(firm: Firm) -> Firm:
    """A mail in Trash alone, one in the archive, one in the inbox, one in a folder below."""
    folder = ListedMailbox(b"Projects/D&APY-v&AOk-r", "Projects/Dövér", "/", "", "", True)
    kept = [
        ListedMailbox(box.raw_name, box.name, box.delimiter, box.role, box.role_how, True)
        for box in mailboxes.mailboxes(firm.store, firm.account)
    ]
    boxes = mailboxes.save_listed(firm.store, firm.account, [*kept, folder], at("Mon 0:00"))
    firm.boxes["folder"] = next(box.id for box in boxes if box.name == folder.name)
    bea = "bea@acme.example"
    firm.receive(
        firm.mail("Mon 9:00", bea, "Could you delete elephants?", subject="Binned", box="trash"),
        firm.mail("Mon 10:00", bea, "Could you file it?", subject="Filed", box="archive"),
        firm.mail("Mon 11:00", bea, "Could you send it?", subject="New"),
        firm.mail("Mon 12:00", bea, "Could you build it?", subject="Project", box="folder"),
    )
    return firm


def found(cli: Cli, *query: str) -> list[str]:
    rows = cli.good("search", *query, "--json", "--now", iso(NOW)).json
    return [row["subject"] for row in rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (["in:trash"], ["Binned"]),
        (["in:Trash", "elephants"], ["Binned"]),
        (["in:trash", "giraffes"], []),
        (["elephants"], []),
        (["client:acme"], ["Project", "New", "Filed"]),
        (["in:archive"], ["Filed"]),
        (["in:inbox"], ["New"]),
        (["in:Projects/Dövér"], ["Project"]),
        (["in:projects/dover"], ["Project"]),
        (["in:dover"], ["Project"]),
        (['in:"dövér"'], ["Project"]),
        (["client:acme", "-in:dover"], ["New", "Filed"]),
        (["client:acme", "-in:trash"], ["Project", "New", "Filed"]),
        (["in:junk"], []),
    ],
)
def test_in_takes_lists_roles_and_mailboxes(
    query: list[str], expected: list[str], filed: Firm, cli: Cli
) -> None:
    assert found(cli, *query) == expected


def test_what_lies_in_trash_alone_can_be_shown_and_is_in_no_list(filed: Firm, cli: Cli) -> None:
    (row,) = cli.good("search", "in:trash", "--json", "--now", iso(NOW)).json
    assert (row["messages"], row["state"], row["last"]) == (0, "done", "2024-11-04T09:00:00+01:00")
    shown = cli.good("show", row["id"], "--json", "--now", iso(NOW)).json
    assert [item["new_text"] for item in shown["items"]] == ["Could you delete elephants?"]
    for which in views.LISTS[:11]:
        assert "Binned" not in [row["subject"] for row in cli.rows(which, NOW)]


def test_it_was_not_there_before_it_came(filed: Firm, cli: Cli) -> None:
    assert cli.good("search", "in:trash", "--json", "--now", iso("Mon 8:59")).json == []


def test_what_the_user_just_moved_is_found_where_it_goes(filed: Firm, cli: Cli) -> None:
    when = views.at(filed.store, at(NOW))
    new, project = (
        next(k for k in views.keys(filed.store, "all", when) if _subject(filed, k) == subject)
        for subject in ("New", "Project")
    )
    handling.archive(filed.store, [new])
    handling.trash(filed.store, [project])
    assert found(cli, "in:archive") == ["New", "Filed"]
    assert found(cli, "in:inbox") == []
    assert found(cli, "in:dover") == []
    assert found(cli, "in:trash") == ["Project", "Binned"]


def _subject(firm: Firm, key: int) -> str:
    row = views.row(firm.store, key, views.at(firm.store, at(NOW)))
    assert row is not None
    return row.subject


def test_a_mailbox_that_nobody_knows_is_refused_with_those_there_are(filed: Firm, cli: Cli) -> None:
    said = cli("search", "in:nowhere")
    assert (said.status, said.out) == (2, "")
    assert "in:nowhere" in said.err
    assert "Projects/Dövér" in said.err
