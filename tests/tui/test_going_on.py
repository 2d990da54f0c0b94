from dataclasses import replace
from pathlib import Path

from store.records import outbox_rows
from store.records.drafts import Letter, save_draft
from tests.tui.world import BEA, firm
from tui.going_on import of_draft


def test_a_draft_of_an_account_that_was_taken_out_goes_by_another(tmp_path: Path) -> None:
    world = firm(tmp_path)
    draft = save_draft(world.store, Letter("work", (BEA[1],), subject="Offer", text="Here it is."))
    found = outbox_rows.one(world.store, draft)
    assert found is not None
    assert of_draft(found, world.config).letter.account == "work"
    home = replace(world.config.accounts[0], name="home")
    assert of_draft(found, replace(world.config, accounts=(home,))).letter.account == "home"
