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


async def test_what_stays_where_others_mail_went_to_junk_is_told(running: Running) -> None:
    async with running() as screen:
        world, rows = screen.world, screen.main.rows
        asked = world.mail(("Dénes", "denes@acme.example"), "Parcel", "Did it come?", 60)
        world.sent(("Dénes", "denes@acme.example"), "Re: Parcel", "Which?", 30, answers=asked)
        screen.main.reload()
        await screen.press("g", "a")
        ((key,),) = world.store.reader().execute(
            "SELECT DISTINCT conversation_id FROM messages WHERE subject LIKE '%Parcel'"
        )
        rows.select(key)
        await screen.press("exclamation_mark")
        assert "1 mail of ours stays · z undo" in screen.text()
        await screen.press("z")
        assert "stays" not in screen.text()
