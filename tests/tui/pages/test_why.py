from pathlib import Path
from zoneinfo import ZoneInfo

from store.records import views
from tests.tui.world import firm
from tui.pages.why import why_page


def test_it_tells_clock_target_rule_and_link(tmp_path: Path) -> None:
    world = firm(tmp_path)
    when = views.at(world.store)
    row = views.row(world.store, views.keys(world.store, "owed", when)[0], when)
    assert row is not None
    page = why_page(row, 70, world.now, ZoneInfo("Europe/Budapest"))
    text = "\n".join("".join(span.text for span in line) for line in page.lines)
    for part in ("an answer to a mail", "Bea Nagy", "over)", "4h, by the tier key", "rule",
                 "Acme Kft. (key)", "bea@acme.example"):  # fmt: skip
        assert part in text


def test_where_nothing_is_open_it_says_so(tmp_path: Path) -> None:
    world = firm(tmp_path)
    when = views.at(world.store)
    keys = views.keys(world.store, "done", when)
    row = views.row(world.store, keys[0], when)
    assert row is not None
    page = why_page(row, 70, world.now, ZoneInfo("Europe/Budapest"))
    assert "Nothing is open here" in "".join(span.text for span in page.lines[0])
