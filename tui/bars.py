"""The one-line bars around the list: tabs, status, footer; as styled text for a width."""

from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from store.records.rows import Totals
from store.words.i18n import _
from store.words.numbers import grouped
from tui.actions import Action
from tui.cells import fit, short, wrap
from tui.places import TABS, WORDS, Place
from tui.safe import Safe, line
from tui.widgets.bar import doing

Counts = Mapping[str, int]
FOUND = "found"
"""Among the counts: the hits of the search that is shown."""


def join(left: Content, right: Content, width: int) -> Content:
    """One on the left, one on the right; the right one goes when there is no room for both."""
    space = width - left.cell_length - right.cell_length
    if space < 1 or not right:
        return left.truncate(width, ellipsis=True) if left.cell_length > width else left
    return Content.assemble(left, " " * space, right)


def tabs(place: Place, counts: Counts, width: int, saved: Sequence[str] = ()) -> Content:
    """The lists on top; the one shown is also named when it has no tab. saved: names of searches
    that have a tab."""
    return with_corner(place, counts, (Content(""),), width, saved)


def with_corner(
    place: Place,
    counts: Counts,
    corners: Sequence[Content],
    width: int,
    saved: Sequence[str] = (),
) -> Content:
    """The tabs, and the longest of the corners for which there is room beside them. The counts go
    only after the corner is at its shortest and the searches are out of sight; then the names of
    the other tabs are cut, and the tabs go last."""
    shown = name_of(place)
    names = [*TABS, *([] if shown else [""])]
    kept = [_KEPT + name for name in saved]
    few = [*names, *([shown] if shown in kept else [])]
    here = {shown or _OTHER: counts.get(FOUND if place.found else place.which, 0)}
    every = {**counts, **here}
    cut = [(few, here, cells, corners[-1:]) for cells in _CUT]
    for those, numbers, cells, beside in (
        (names + kept, every, _WHOLE, corners),
        (few, every, _WHOLE, corners),
        (few, here, _WHOLE, corners),
        *cut,
    ):
        for corner in beside:
            for gap in ("  ", ""):
                drawn = _tabs(place, those, numbers, gap, cells)
                if len(those) < len(names + kept):
                    drawn = Content.assemble(drawn, (" … ", "$owed-dim"))
                if drawn.cell_length + corner.cell_length <= width - (1 if corner else 0):
                    return join(drawn, corner, width)
    alone = _tabs(place, [shown], every, "", _WHOLE)
    room = width - alone.cell_length
    corner = next((one for one in corners if one.cell_length < room), Content(""))
    return join(alone, corner, width) if room >= 0 else alone


_KEPT, _OTHER = "/", ""
"""What a search's name is told from a list's by; and the list that is shown but has no tab."""
_WHOLE = 80
"""Cells of a name that is not cut."""
_CUT = (8, 7, 6, 5, 4)
"""To how many cells the names of the other tabs are cut, the most first."""


def name_of(place: Place) -> str:
    """By which its tab is known, and what that says when it is clicked; '' if it has none."""
    if place.name:
        return _KEPT + place.name
    return place.which if place.which in TABS and not place.found else _OTHER


def _tabs(place: Place, names: Sequence[str], counts: Counts, gap: str, cells: int) -> Content:
    """cells: of the name of each but the one that is shown."""
    return Content(gap).join([_tab(name, place, counts, cells) for name in names])


def _tab(name: str, place: Place, counts: Counts, cells: int) -> Content:
    here = name == name_of(place)
    count = counts.get(name, 0)
    style = "bold $owed-bright on $owed-cursor" if here else "$owed-dim"
    title = _tab_title(name, place)
    shown = title if here else short(title, cells)
    parts = [Content.styled(f" {shown}", style)]
    if count:
        parts.append(Content.styled(f" {grouped(count)}", style if here else "$owed-text"))
    parts.append(Content.styled(" ", style if here else ""))
    return doing(Content.assemble(*parts), name)


def _tab_title(name: str, place: Place) -> str:
    if name == _OTHER:
        return _title(place)
    return line(name[1:], 20) if name.startswith(_KEPT) else WORDS[name].title


def _title(place: Place) -> str:
    if place.found:
        return line(_("Search: {query}").format(query=place.query), 60)
    return WORDS[place.which].title if place.which in WORDS else line(place.which, 40)


def footer(
    actions: Sequence[Action], shown: Callable[[str], str], width: int, busy: str = ""
) -> Content:
    """What applies now, in the table's order; the low ranks go first when it is narrow, never
    `?` and `q`."""
    room = width - (cell_len(busy) + 2 if busy else 0)
    fitting: set[str] = set()
    for action in sorted(actions, key=lambda action: -action.rank):
        need = cell_len(shown(action.id)) + cell_len(action.name) + 3
        if shown(action.id) and (need <= room or action.rank >= ALWAYS):
            fitting.add(action.id)
            room -= need
    left = keys([(shown(one.id), one.name, one.id) for one in actions if one.id in fitting])
    return join(left, Content.styled(busy, "$owed-soon"), width)


ALWAYS = 900


def keys(does: Sequence[tuple[str, str, str]]) -> Content:
    """Each key with what it does, and what it says when it is clicked."""
    parts = [
        doing(
            Content.assemble((line(key), "bold $owed-accent"), (f" {line(word)}", "$owed-dim")),
            clicked,
        )
        for key, word, clicked in does
    ]
    return Content.assemble(" ", Content("  ").join(parts))


def told(
    text: str, tone: str, width: int, right: Content, lines: int = 1, below: Content | None = None
) -> Content:
    """A sentence in as many lines, cut to what `right` leaves of them. `below`: on the right of
    the last line, if the sentence leaves room for it there."""
    room = _room(width, right)
    parts = wrap(line(text), room) if lines > 1 else [line(text)]
    if len(parts) > lines:
        parts = [*parts[: lines - 1], Safe(" ".join(parts[lines - 1 :]))]
    shown = [part if cell_len(part) <= room else fit(part, room) for part in parts]
    drawn = [Content.assemble(" ", (part, tone)) for part in shown]
    drawn += [Content("")] * (lines - len(drawn))
    drawn[0] = join(drawn[0], right, width)
    if below is not None and lines > 1:
        drawn[-1] = join(drawn[-1], below, width)
    return Content("\n").join(drawn)


def _room(width: int, right: Content) -> int:
    return max(width - 1 - (right.cell_length + 2 if right else 0), 4)


def has_room(text: str, width: int, right: Content, lines: int = 1) -> bool:
    """Whether `told` need not cut it."""
    room = _room(width, right)
    if lines == 1:
        return cell_len(line(text)) <= room
    return len(wrap(line(text), room)) <= lines


def bands(totals: Totals) -> Content:
    """'8 over · 12 soon · 4 later', of the owed list as it is shown, and what is overdue though it
    is snoozed; what is none is left out."""
    away = totals.overdue_snoozed
    parts = [
        Content.styled(words.format(n=grouped(n)), tone)
        for n, words, tone in (
            (totals.overdue - away, _("{n} over"), "$owed-overdue"),
            (totals.soon - totals.soon_snoozed, _("{n} soon"), "$owed-soon"),
            (totals.fine - totals.fine_snoozed, _("{n} later"), "$owed-dim"),
            (away, _("{n} over, snoozed"), "$owed-overdue"),
        )
        if n
    ]
    return Content.assemble(Content.styled(" · ", "$owed-dim").join(parts), " ")


def chord(typed: str, follows: Sequence[tuple[str, str]], width: int) -> list[Content]:
    """What has been typed of a chord, and in as many lines as it takes what may follow."""
    lines = [Content.styled(f" {typed}… ", "bold $owed-accent")]
    for key, name in follows:
        item = Content.assemble((f" {key}", "bold $owed-accent"), (f" {name} ", "$owed-text"))
        if lines[-1].cell_length + item.cell_length > width:
            lines.append(Content(" "))
        lines[-1] = Content.assemble(lines[-1], item)
    return lines
