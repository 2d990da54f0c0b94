from pathlib import Path
from zoneinfo import ZoneInfo

from store.records import views, weighed
from store.rules.timing import Late
from tests.tui.world import BEA, DAY, HOUR, firm
from tui.pages.why import why_page


def test_it_tells_clock_target_rule_and_link(tmp_path: Path) -> None:
    world = firm(tmp_path)
    when = views.at(world.store)
    row = views.row(world.store, views.keys(world.store, "owed", when)[0], when)
    assert row is not None
    page = why_page(row, 41, world.now, ZoneInfo("Europe/Budapest"))
    lines = ["".join(span.text for span in line) for line in page.lines]
    text = "\n".join(lines)
    assert max(map(len, lines)) <= 41 and "A always owed from this sender" in lines
    for part in ("an answer to a mail", "Bea Nagy", "working days", "4h, as for key clients",
                 "Acme Kft. (key)", "bea@acme.example"):  # fmt: skip
        assert part in text


def test_it_says_of_what_the_list_s_days_and_hours_are(tmp_path: Path) -> None:
    world = firm(tmp_path)
    when = views.at(world.store)
    row = views.row(world.store, views.keys(world.store, "owed", when)[0], when)
    assert row is not None
    said = []
    for late in (Late(0, "m"), Late(40, "m"), Late(1, "h"), Late(2, "d"), Late(3, "w"), None):
        late_row = row._replace(loops=(row.loops[0]._replace(late=late),))
        lines = why_page(late_row, 70, world.now, ZoneInfo("Europe/Budapest")).lines
        text = ["".join(span.text for span in line) for line in lines]
        said += [line.removeprefix("late").strip() for line in text if line.startswith("late")]
    assert said == [
        "no working time has passed since",
        "40 minutes of working time",
        "1 hour of working time",
        "2 working days",
        "3 working weeks",
    ]


def test_where_nothing_is_open_it_says_so(tmp_path: Path) -> None:
    world = firm(tmp_path)
    when = views.at(world.store)
    keys = views.keys(world.store, "done", when)
    row = views.row(world.store, keys[0], when)
    assert row is not None
    page = why_page(row, 70, world.now, ZoneInfo("Europe/Budapest"))
    assert "Nothing is open here" in "".join(span.text for span in page.lines[0])


def test_every_instant_is_in_one_style_and_a_strangers_target_is_the_strangers(
    tmp_path: Path,
) -> None:
    world = firm(tmp_path)
    when = views.at(world.store)
    rows = views.rows(world.store, views.keys(world.store, "unlinked", when), when)
    row = next(row for row in rows if row.subject == "Angebot 2231")
    page = why_page(row, 200, world.now, ZoneInfo("Europe/Budapest"))
    lines = ["".join(span.text for span in line) for line in page.lines]
    (since,) = [line.split("since", 1)[1].strip() for line in lines if line.startswith("since")]
    assert f"Their mail of {since} " in lines[1]
    assert any(line.startswith("target") and "as for strangers" in line for line in lines)
    assert not any(line.startswith("rule") for line in lines)


def test_what_was_weighed_is_told_by_its_strongest_words(tmp_path: Path) -> None:
    world = firm(tmp_path)
    asked = world.sent(BEA, "Lamps", "The catalogue is attached.", DAY)
    world.mail(BEA, "Re: Lamps", "It is still dark and the blue ones flicker.", HOUR, answers=asked)
    when = views.at(world.store)
    rows = views.rows(world.store, views.keys(world.store, "owed", when), when)
    row = next(row for row in rows if row.subject.endswith("Lamps"))
    words = weighed.words(world.store, row)
    page = why_page(row, 70, world.now, ZoneInfo("Europe/Budapest"), None, words)
    text = " ".join("".join(span.text for span in line) for line in page.lines)
    assert "seems to ask for something" in text
    assert words and f"It sounds so by the words “{words[0]}”" in text
