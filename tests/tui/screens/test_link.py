from store.records import clients, merging, views
from tests.tui.conftest import Running, Screen


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


async def test_a_link_is_taken_back_by_one_key_and_the_row_is_a_strangers_again(
    running: Running,
) -> None:
    async with running() as screen:
        await screen.press("g", "u", "l", *"balogh", "enter")
        assert "Linked to Balogh Bútor · 1 mail, 0 calls · z undo" in screen.text()
        assert "Angebot 2231" not in screen.text()
        await screen.press("z")
        assert "Taken back: weber.example is of Balogh Bútor" in screen.text()
        assert "Angebot 2231" in screen.text()
        await screen.press("Z")
        assert "Angebot 2231" not in screen.text()


async def test_a_new_client_is_taken_back_whole(running: Running) -> None:
    async with running() as screen:
        await screen.press("g", "u", "l")
        await screen.type("Weber GmbH")
        await screen.press("enter", "z")
        assert clients.by_name(screen.world.store, "Weber GmbH") is None
        assert "Angebot 2231" in screen.text()


async def test_a_new_client_for_a_row_that_has_one_is_taken_back_whole(running: Running) -> None:
    async with running() as screen:
        await screen.press("l")
        await screen.type("Typo Ltd")
        await screen.press("enter", "z")
        row = screen.main.row
        assert row is not None and row.client == "Acme Kft."
        assert clients.by_name(screen.world.store, "Typo Ltd") is None


async def test_what_a_pin_moves_is_told_before_and_undone_after(running: Running) -> None:
    async with running() as screen:
        await screen.press("l")
        assert "Of Acme Kft. now" in screen.text()
        await screen.press(*"papp")
        assert "moves 2 mails, 0 calls" in screen.text()
        await screen.press("enter", "z")
        row = screen.main.row
        assert row is not None and (row.client, row.messages) == ("Acme Kft.", 2)


async def test_a_merge_of_the_command_line_is_asked_about_first(running: Running) -> None:
    async with running() as screen:
        store = screen.world.store
        pair = [clients.by_name(store, name) for name in ("Acme Kft.", "Balogh Bútor")]
        merging.merge(store, *(one.id for one in pair if one is not None))
        await screen.press("z")
        assert "Balogh Bútor became" in screen.text()
        assert "Take it back?" in screen.text()
        await screen.press("y")
        assert clients.by_name(store, "Balogh Bútor") is not None


async def test_two_entries_of_a_client_are_merged_after_a_look_and_parted_by_one_key(
    running: Running,
) -> None:
    async with running() as screen:
        store = screen.world.store
        clients.set_value(store, _id(screen, "Papp Optika Zrt."), "tier", "standard")
        await screen.press("M", *"papp")
        assert "moves 1 mail, 0 calls · Acme Kft. keeps its own tier." in screen.text()
        await screen.press("enter")
        assert "Papp Optika Zrt. becomes part of Acme Kft." in screen.text()
        await screen.press("y")
        assert "Papp Optika Zrt. became part of Acme Kft.: 1 mail, 0 calls" in screen.text()
        assert clients.by_name(store, "Papp Optika Zrt.") is None
        await screen.press("z")
        assert clients.by_name(store, "Papp Optika Zrt.") is not None


async def test_tab_in_the_book_merges_another_entry_into_the_one_that_is_picked(
    running: Running,
) -> None:
    async with running() as screen:
        acme = _id(screen, "Acme Kft.")
        await screen.press("g", "c", *"acme", "tab", *"papp", "enter", "y")
        assert "became part of Acme Kft." in screen.text()
        papp = clients.by_name(screen.world.store, "Papp Optika Zrt.")
        assert papp is None and clients.client(screen.world.store, acme) is not None


def _id(screen: Screen, name: str) -> int:
    found = clients.by_name(screen.world.store, name)
    assert found is not None
    return found.id


async def test_marked_rows_are_linked_all_and_one_key_takes_it_back(running: Running) -> None:
    def clients_of(screen: Screen) -> list[str | None]:
        when = views.at(screen.world.store)
        return [row.client for row in views.rows(screen.world.store, keys, when)]

    async with running() as screen:
        rows = screen.main.rows
        keys = list(rows.listing.keys[:2])
        await screen.press("x", "x")
        before = clients_of(screen)
        assert None in before and "Acme Kft." in before  # One for the book, one to pin.
        await screen.press("l")
        assert "Whose are these 2 rows?" in screen.text()
        await screen.press(*"balogh", "enter")
        assert "Linked to Balogh Bútor · 2 rows · 3 mails, 0 calls · z undo" in screen.text()
        assert clients_of(screen) == ["Balogh Bútor"] * 2
        assert not rows.marks
        made = clients.by_name(screen.world.store, "Balogh Bútor")
        assert made is not None and made.contacts[0].addresses == ("j.weber@weber.example",)
        await screen.press("z")
        assert clients_of(screen) == before


async def test_marked_rows_are_of_no_new_client(running: Running) -> None:
    async with running() as screen:
        await screen.press("x", "x", "l", *"zzz")
        assert "a new client is made from a single row" in screen.text()
        await screen.press("enter")
        assert len(screen.main.rows.marks) == 2


async def test_the_one_marked_row_is_linked_and_not_the_one_under_the_cursor(
    running: Running,
) -> None:
    async with running() as screen:
        await screen.press("j", "x", "l", *"balogh", "enter")
        assert "Balogh Bútor" in screen.line("Angebot 2231")


async def test_a_stranger_is_proposed_as_a_new_client_by_name_and_address(
    running: Running,
) -> None:
    async with running() as screen:
        await screen.press("j", "l")
        assert "any other makes a new client" in screen.text()
        proposed = screen.line("+ new client")
        assert "“Jonas Weber”" in proposed and "j.weber@weber.example" in proposed
        assert "never ask about j.weber@weber.example" in screen.text()
        await screen.press("enter")
        made = clients.by_name(screen.world.store, "Jonas Weber")
        assert made is not None
        assert made.contacts[0].addresses == ("j.weber@weber.example",)
