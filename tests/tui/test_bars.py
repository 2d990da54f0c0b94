import pytest
from textual.content import Content
from textual.style import Style

from store.records.rows import Totals
from store.settings import KeySet
from tui import bars
from tui.actions import BY_ID, applying
from tui.keys import Keys, show
from tui.places import TABS, WORDS, Place

COUNTS = {"owed": 14, "inbox": 31, "waiting": 6}
SHOWN = Keys().shown


def test_tabs_say_how_many() -> None:
    assert bars.tabs(Place("owed"), COUNTS, 80).plain.startswith(" Owed 14 ")


def test_thousands_are_grouped() -> None:
    assert bars.tabs(Place("owed"), {"owed": 5003}, 80).plain.startswith(" Owed 5,003 ")
    assert bars.bands(_counts(overdue=1_000)).plain == "1,000 over "


@pytest.mark.parametrize("width", [1, 8, 20, 40, 60, 80])
def test_the_list_that_is_shown_is_named_as_long_as_there_is_room(width: int) -> None:
    assert "Owed" in bars.tabs(Place("owed"), COUNTS, width).plain


def test_a_list_without_a_tab_is_named_beside_them() -> None:
    assert "Backlog" in bars.tabs(Place("backlog"), COUNTS, 80).plain
    assert "Search: acme" in bars.tabs(Place("all", "acme", found=True), COUNTS, 80).plain


@pytest.mark.parametrize("width", [58, 64, 80])
@pytest.mark.parametrize("place", [Place("owed"), Place("unlinked")])
def test_every_tab_keeps_its_place_and_the_one_that_is_shown_its_name(
    place: Place, width: int
) -> None:
    drawn = bars.with_corner(place, COUNTS, (Content("● 11:20"),), width)
    assert f" {WORDS[place.which].title} " in drawn.plain and drawn.plain.endswith(" ● 11:20")
    assert {*TABS} <= {*_clicks(drawn)} and drawn.cell_length == width


def test_names_of_tabs_are_cut_no_more_than_there_is_need_to() -> None:
    drawn = bars.with_corner(Place("unlinked"), COUNTS, (Content("● 11:20"),), 60).plain
    assert drawn.startswith(" Owed  Inbox  Waiti…  Calls  Snoo")


def _clicks(drawn: Content) -> dict[str, str]:
    """What stands where a click says something."""
    return {
        str(span.style.meta["does"]): drawn.plain[span.start : span.end]
        for span in drawn.spans
        if isinstance(span.style, Style)
    }


def test_the_corner_is_shortened_before_the_counts_go() -> None:
    corners = (Content("○ not syncing · as of 11:20"), Content("○ 11:20"))
    drawn = bars.with_corner(Place("owed"), COUNTS, corners, 70).plain
    assert "Inbox 31" in drawn and drawn.endswith(" ○ 11:20") and len(drawn) == 70


@pytest.mark.parametrize("preset", ["vim+gmail", "mutt"])
def test_what_may_follow_a_chord_fits_on_a_narrow_screen(preset: KeySet) -> None:
    trie = Keys(preset).trie("list")
    chords = {keys[:1] for keys, _action in trie.find(()).begins if len(keys) > 1}
    assert len(chords) == 2
    for begun in chords:
        begins = trie.find(begun).begins
        follows = [(show(keys[1:]), BY_ID[action].name) for keys, action in begins]
        assert len(bars.chord(begun[0], follows, 80)) <= 3


def test_a_chord_names_all_that_may_follow_and_breaks_between_them() -> None:
    follows = [(letter, f"place {letter}") for letter in "abcdefgh"]
    lines = [one.plain for one in bars.chord("g", follows, 40)]
    assert len(lines) > 1 and all(len(one) <= 40 for one in lines)
    assert all(any(f" {key} {name} " in one for one in lines) for key, name in follows)


def test_the_totals_leave_out_what_there_is_none_of() -> None:
    totals = _counts(overdue=3, fine=2)
    assert bars.bands(totals).plain == "3 over · 2 later "


def test_the_totals_are_those_of_the_list_that_is_shown() -> None:
    """What is snoozed is none of it; that some of that is overdue is said apart (rule 13)."""
    totals = _counts(overdue=3, soon=2, fine=2, overdue_snoozed=1, soon_snoozed=2, fine_snoozed=1)
    assert bars.bands(totals).plain == "2 over · 1 later · 1 over, snoozed "


def _counts(**of: int) -> Totals:
    return Totals(*(0,) * len(Totals._fields))._replace(**of)


@pytest.mark.parametrize("width", [20, 40, 80, 140, 300])
def test_the_footer_never_drops_help_and_quit(width: int) -> None:
    shown = bars.footer([a for a in applying("list") if a.rank], SHOWN, width).plain
    assert "? keys" in shown and "q quit" in shown
    assert len(shown) <= width


def test_the_footer_keeps_what_matters_most() -> None:
    shown = bars.footer([a for a in applying("list") if a.rank], SHOWN, 60).plain
    assert "r answer" in shown and "e done" in shown and "\\ filter" not in shown


def test_a_long_sentence_is_cut_and_says_so() -> None:
    told = bars.told("word " * 40, "", 40, Content("1/5"), 1).plain
    assert "…" in told and told.endswith("1/5") and len(told) == 40


def test_a_sentence_takes_the_lines_there_are() -> None:
    told = bars.told("word " * 12, "", 40, Content(""), 2).plain
    assert told.count("\n") == 1 and "…" not in told
