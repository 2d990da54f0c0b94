from store.records import clients, views
from tests.tui.conftest import Running


async def test_a_stranger_is_linked_to_a_client_of_the_book(running: Running) -> None:
    async with running() as screen:
        await screen.press("j", "l", *"balogh")
        assert "moves 1 mail" in screen.text()
        await screen.press("enter")
        assert "Linked to Balogh Bútor" in screen.text()
        assert "Balogh Bútor" in screen.line("Angebot 2231")


async def test_a_new_client_is_made_with_what_is_known(running: Running) -> None:
    async with running() as screen:
        await screen.press("j", "l")
        await screen.type("Weber GmbH")
        await screen.press("enter")
        made = clients.by_name(screen.world.store, "Weber GmbH")
        assert made is not None
        assert made.contacts[0].addresses == ("j.weber@weber.example",)
        assert "Weber GmbH" in screen.line("Angebot 2231")


async def test_a_row_of_a_client_is_pinned_to_another_and_the_book_stays(running: Running) -> None:
    async with running() as screen:
        await screen.press("l", *"papp", "enter")
        row = screen.main.row
        assert row is not None and row.client == "Papp Optika Zrt."
        acme = clients.by_name(screen.world.store, "Acme Kft.")
        assert acme is not None
        when = views.at(screen.world.store)
        others = views.rows(screen.world.store, views.keys(screen.world.store, "all", when), when)
        assert any(other.client == "Acme Kft." for other in others)
