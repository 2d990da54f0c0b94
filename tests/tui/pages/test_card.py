from pathlib import Path
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from store.records import views
from store.records.card import card
from store.records.client import ContactItem
from store.records.clients import by_name
from tests.tui.world import BEA, DAY, firm
from tui.pages.card import card_page

ZONE = ZoneInfo("Europe/Budapest")


def shown(tmp_path: Path, width: int = 36) -> list[str]:
    world = firm(tmp_path)
    world.mail(BEA, "Warranty", "Could you send the warranty?", 200 * DAY)
    acme = by_name(world.store, "Acme Kft.")
    assert acme is not None
    found = card(world.store, acme.id, views.at(world.store))
    assert found is not None
    page = card_page(found, width, world.now, ZONE, key_client=True)
    return ["".join(span.text for span in line) for line in page.lines]


def test_the_card_says_what_is_open_what_was_and_how_to_reach_them(tmp_path: Path) -> None:
    text = "\n".join(shown(tmp_path))
    for part in ("★ Acme Kft.", "owed 2", "waiting 1", "backlog 1", "Price list for Q1",
                 "☎ → prices come", "+3612345678", "invoices to Dénes only"):  # fmt: skip
        assert part in text


def test_the_card_keeps_to_its_pane(tmp_path: Path) -> None:
    assert max(cell_len(line) for line in shown(tmp_path, 24)) <= 24


def test_the_card_counts_what_it_does_not_show(tmp_path: Path) -> None:
    world = firm(tmp_path)
    acme = by_name(world.store, "Acme Kft.")
    assert acme is not None
    found = card(world.store, acme.id, views.at(world.store), most=1)
    assert found is not None
    many = found._replace(open=found.open * 50, keys=tuple(range(132)))
    page = card_page(many, 36, world.now, ZONE, key_client=True)
    assert "and 124 more" in "\n".join("".join(span.text for span in line) for line in page.lines)


def test_the_card_marks_an_address_that_nobody_has_any_more(tmp_path: Path) -> None:
    world = firm(tmp_path)
    acme = by_name(world.store, "Acme Kft.")
    assert acme is not None
    found = card(world.store, acme.id, views.at(world.store))
    assert found is not None
    bea = ContactItem(1, "Bea Nagy", ("Bea@acme.example", "denes@acme.example"), ())
    found = found._replace(
        client=found.client._replace(contacts=(bea,)), came_back=frozenset({"bea@acme.example"})
    )
    page = card_page(found, 36, world.now, ZONE, key_client=True)
    lines = ["".join(span.text for span in line).strip() for line in page.lines]
    assert lines[lines.index("Bea@acme.example") + 1] == "⚠ mail came back"
    assert lines.count("⚠ mail came back") == 1
