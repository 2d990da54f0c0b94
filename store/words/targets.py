"""Proposed targets, as a text."""

from collections.abc import Sequence

from store.records.figures import Target
from store.words.brief import cell, cells, figure, span
from store.words.i18n import _

_KEYS = {"answer_within": _("answers"), "call_back_within": _("calls back")}


def targets(found: Sequence[Target]) -> str:
    """A table of the tiers, one of the clients, and how a proposal is taken up."""
    if not found:
        return _("You have answered nothing yet that a target could be read from.")
    tiers = [one for one in found if one.client is None]
    clients = [one for one in found if one.client is not None]
    lines = [_("Your own answers of a year, in working time. Nothing is changed."), ""]
    lines += _table(tiers)
    if clients:
        lines += ["", *_table(clients)]
    lines += [
        "",
        _("A proposal held for three in four answers; where they are few, there is none."),
        _("A client's is set by `owed clients set`, a tier's in config.toml under [tiers]."),
    ]
    return "\n".join(lines)


def _table(some: Sequence[Target]) -> list[str]:
    first = _("client") if some[0].client is not None else _("tier")
    head = (_("number"), _("half in"), _("3/4 in"), _("in time"), _("target"), _("proposed"))
    wide, keys = max(8, *map(cells, head)) + 1, max(11, *map(cells, _KEYS.values())) + 1
    lines = [cell(first, 26) + cell("", keys) + "".join(figure(name, wide) for name in head)]
    for one in some:
        name = one.client or one.tier or _("strangers")
        share = f"{100 * one.in_time // one.answers} %"
        values = (
            str(one.answers), span(one.median), span(one.p75), share, one.now,
            one.proposed or "–",
        )  # fmt: skip
        told = "".join(figure(value, wide) for value in values)
        lines.append(cell(name, 25) + " " + cell(_KEYS[one.key], keys) + told)
    return lines
