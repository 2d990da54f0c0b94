"""The month in figures, as a text."""

from store.records.figures import Figures, Month
from store.words.brief import cell, cells, figure, span
from store.words.clean import clean
from store.words.i18n import _
from store.words.steps import history

HOW = {
    "answered": _("answered by me"),
    "colleague": _("answered by a colleague"),
    "by-call": _("answered by call"),
    "spoken": _("rung back"),
    "elsewhere": _("answered elsewhere"),
    "no-answer": _("no answer needed"),
    "done": _("put away"),
    "taken-back": _("taken back"),
    "promised": _("promised for later"),
    "kept": _("promises kept"),
    "dropped": _("promises dropped"),
}


def month(found: Month) -> str:
    rows = [
        (_("mails in"), str(found.mails_in)),
        (_("mails by machines"), str(found.machine_in)),
        (_("mails out"), str(found.mails_out)),
        (_("calls in"), str(found.calls_in)),
        (_("calls out"), str(found.calls_out)),
        (_("debts opened"), str(found.all.opened)),
        (_("debts closed"), str(sum(found.all.closed.values()))),
        *((f"  {HOW.get(how, how)}", str(n)) for how, n in found.all.closed.items()),
        *answers(found.all),
        (_("still open"), str(found.all.open)),
        (_("of these overdue"), str(found.all.overdue)),
    ]
    wide = max(cells(label) for label, _value in rows) + 2
    lines = [found.month, *(cell(label, wide) + value for label, value in rows)]
    if found.tiers:
        lines += ["", *_tiers(found.tiers)]
    if found.busiest:
        lines += ["", _("Most contacts")]
    for one in found.busiest:
        lines.append(f"{cell(one.client, 32)} {history(one.mails, one.calls)}")
    return "\n".join(lines)


def answers(figures: Figures) -> list[tuple[str, str]]:
    """Nothing where nothing was answered."""
    if not figures.answered or figures.median is None or figures.p75 is None:
        return []
    share = 100 * figures.in_time // figures.answered
    in_time = f"{figures.in_time} / {figures.answered} ({share} %)"
    if figures.overdue:
        in_time = _("{share}; without what is open and overdue: {n}").format(
            share=in_time, n=figures.overdue
        )
    return [
        (_("answered in time"), in_time),
        (_("half within, working time"), span(figures.median)),
        (_("three quarters within"), span(figures.p75)),
    ]


def _tiers(tiers: tuple[Figures, ...]) -> list[str]:
    head = (_("opened"), _("answered"), _("in time"), _("half in"), _("open"), _("overdue"))
    wide = max(9, *map(cells, head)) + 1
    named = [clean(one.tier) or _("strangers") for one in tiers]
    first = max(11, *map(cells, named)) + 1
    lines = [cell(_("tier"), first) + "".join(figure(name, wide) for name in head)]
    for one, name in zip(tiers, named, strict=True):
        half = "–" if one.median is None else span(one.median)
        values = (one.opened, one.answered, one.in_time, half, one.open, one.overdue)
        lines.append(cell(name, first) + "".join(figure(str(v), wide) for v in values))
    return lines
