import pytest

from store.records import drafts, outbox_rows
from store.records.failures import StoreError
from tests.tui.conftest import Running, Screen
from tui import sending
from tui.screens.compose import Compose


async def saved(screen: Screen, text: str) -> None:
    """As it is on a pause."""

    def stands() -> bool:
        kept = outbox_rows.drafts(screen.world.store)
        return any(draft.text.startswith(text) for draft in kept)

    await screen.until(stands)


async def test_the_draft_is_saved_on_a_pause(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Yes")
        await saved(screen, "Yes")


@pytest.mark.parametrize("leaving", ["q", "y"])
async def test_what_the_store_does_not_take_stays_in_sight_until_it_does(
    running: Running, monkeypatch: pytest.MonkeyPatch, leaving: str
) -> None:
    def full(*_args: object, **_named: object) -> int:
        raise StoreError("full", path="owed.db")

    async with running() as screen:
        await screen.press("r")
        await screen.type("Half a thought")
        with monkeypatch.context() as patch:
            for module in (drafts, sending):
                patch.setattr(module, "save_draft", full)
            await screen.shows("disk is full")
            await screen.press("escape", leaving)
            form = screen.app.screen
            assert isinstance(form, Compose) and "Half a thought" in form.letter.text
            assert "disk is full" in screen.text() and "Kept as a draft" not in screen.text()
        await screen.press("escape", "q")
        assert "Kept as a draft" in screen.text()
        (draft,) = outbox_rows.drafts(screen.world.store)
        assert "Half a thought" in draft.text


async def test_a_draft_is_found_and_goes_on(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Half a thought")
        await screen.press("escape", "q")
        assert "Kept as a draft" in screen.text()
        await screen.press("g", "d", "enter")
        form = screen.app.screen
        assert isinstance(form, Compose) and "Half a thought" in form.letter.text


@pytest.mark.parametrize("leaving", ["q", "y"])
async def test_what_another_screen_wrote_into_the_draft_meanwhile_is_kept(
    running: Running, leaving: str
) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("Mine")
        await saved(screen, "Mine")
        store = screen.world.store
        (draft,) = outbox_rows.drafts(store)
        drafts.save_draft(store, drafts.Letter("work", draft.to, text="Another's"), draft.id)
        await screen.type(", too")
        await screen.press("escape", leaving)
        written = [*outbox_rows.drafts(store), *outbox_rows.outgoing(store)]
        assert {one.text[:9] for one in written} == {"Mine, too", "Another's"}


async def test_nothing_is_kept_of_what_was_never_written(running: Running) -> None:
    async with running() as screen:
        await screen.press("r", "escape")
        assert not isinstance(screen.app.screen, Compose)
        assert not outbox_rows.drafts(screen.world.store)


async def test_a_discarded_draft_is_gone(running: Running) -> None:
    async with running() as screen:
        await screen.press("r")
        await screen.type("No")
        await saved(screen, "No")
        await screen.press("escape", "D")
        assert not outbox_rows.drafts(screen.world.store)
        await screen.press("z")
        assert len(outbox_rows.drafts(screen.world.store)) == 1
