"""Conversations joined and split on the screen, and back by one key."""

from tests.tui.conftest import Running, Screen


def counts(screen: Screen) -> list[tuple[str, int]]:
    rows = [screen.main.rows.row_of(key) for key in screen.main.rows.listing.keys]
    return [(row.subject, row.messages) for row in rows if row is not None]


async def test_marked_rows_become_one_and_one_key_parts_them(running: Running) -> None:
    async with running() as screen:
        before = counts(screen)
        assert before[0] == ("Price list for Q1", 2)
        await screen.press("x", "x", "g", "j")
        assert "2 conversations are one · z undo" in screen.text()
        assert counts(screen)[0] == ("Price list for Q1", 3)
        assert len(counts(screen)) == len(before) - 1
        await screen.press("z")
        assert "Taken back: 2 conversations joined" in screen.text()
        assert counts(screen) == before


async def test_one_row_is_no_join(running: Running) -> None:
    async with running() as screen:
        before = counts(screen)
        await screen.press("g", "j")
        assert "Nothing is marked" in screen.text()
        await screen.press("x", "g", "j")
        assert "Mark two conversations or more with x" in screen.text()
        assert counts(screen) == before


async def test_a_conversation_is_split_from_the_mail_that_is_chosen(running: Running) -> None:
    async with running() as screen:
        before = counts(screen)
        await screen.press("g", "x")
        assert "From which mail on" in screen.text()
        assert "Dear Jane," in screen.text()
        await screen.press("enter")
        assert "Split · z undo" in screen.text()
        assert ("Re: Price list for Q1", 1) in counts(screen)
        assert ("Price list for Q1", 1) in counts(screen)
        assert screen.subject() == "Re: Price list for Q1"
        await screen.press("z")
        assert counts(screen) == before


async def test_the_mail_that_is_being_read_stands_under_the_cursor(running: Running) -> None:
    async with running(size=(100, 12)) as screen:
        first = screen.world.mail(
            ("Bea Nagy", "bea@acme.example"), "Pipes", "Where are they?\n" * 30, 9000
        )
        for n in range(3):
            screen.world.mail(
                ("Bea Nagy", "bea@acme.example"), "Re: Pipes", f"Number {n}.\n" * 30, 8000 - n,
                answers=first,
            )  # fmt: skip
        await screen.press("/", *"subject:pipes", "enter", "enter", "g", "g", *"JJ", "g", "x")
        await screen.press("enter")
        assert sorted(counts(screen)) == [("Pipes", 2), ("Re: Pipes", 2)]


async def test_a_single_mail_cannot_be_split(running: Running) -> None:
    async with running() as screen:
        await screen.press("j", "g", "x")
        assert "nothing to split" in screen.text()
