"""What is decided about a row, and where nothing can be."""

from tests.tui.conftest import Running


async def test_a_row_in_which_i_alone_have_written_is_told_to_be_no_spam(running: Running) -> None:
    async with running() as screen:
        world, rows = screen.world, screen.main.rows
        world.sent(("Dénes", "denes@acme.example"), "Parcel", "Did it come?", 60)
        screen.main.reload()
        await screen.press("g", "w")
        ((key,),) = world.store.reader().execute(
            "SELECT conversation_id FROM messages WHERE subject = 'Parcel'"
        )
        rows.select(key)
        await screen.press("exclamation_mark")
        assert "Nobody but you has written here." in screen.text()
        assert key in rows.listing.keys
