"""What `owed doctor --repair` did, in figures: what was kept, what was lost, what comes again."""

from collections.abc import Callable, Iterable
from pathlib import Path

from store.records.repaired import Repaired
from store.words.clean import clean
from store.words.i18n import _, ngettext

_NAMED: dict[str, Callable[[int], str]] = {
    "clients": lambda n: ngettext("{n} client", "{n} clients", n),
    "contacts": lambda n: ngettext("{n} contact", "{n} contacts", n),
    "identifiers": lambda n: ngettext("{n} address or number", "{n} addresses and numbers", n),
    "calls": lambda n: ngettext("{n} call", "{n} calls", n),
    "followups": lambda n: ngettext("{n} promise or case", "{n} promises and cases", n),
    "decisions": lambda n: ngettext("{n} decision", "{n} decisions", n),
    "snoozes": lambda n: ngettext("{n} snooze", "{n} snoozes", n),
    "outbox": lambda n: ngettext(
        "{n} draft or mail in the outbox", "{n} drafts and mails in the outbox", n
    ),
    "intents": lambda n: ngettext("{n} change for a server", "{n} changes for the servers", n),
    "undo": lambda n: ngettext("{n} step to take back", "{n} steps to take back", n),
    "never": lambda n: ngettext(
        "{n} sender never to be linked", "{n} senders never to be linked", n
    ),
    "senders": lambda n: ngettext(
        "{n} sender always or never owed", "{n} senders always or never owed", n
    ),
    "messages": lambda n: ngettext("{n} mail", "{n} mails", n),
}
_UNKNOWN = {
    "clients": _("clients"),
    "contacts": _("contacts"),
    "identifiers": _("addresses and numbers"),
    "calls": _("calls"),
    "followups": _("promises and cases"),
    "decisions": _("decisions"),
    "snoozes": _("snoozes"),
    "outbox": _("drafts and mails in the outbox"),
    "intents": _("changes for the servers"),
    "undo": _("steps to take back"),
    "never": _("senders never to be linked"),
    "senders": _("senders always or never owed"),
    "messages": _("mails"),
}


def nothing_wrong(path: Path) -> str:
    return _("Nothing is wrong with the store {path}; nothing was changed").format(
        path=clean(str(path))
    )


def begins(path: Path) -> str:
    return _(
        "The store {path} is damaged; a new one is made of what can be read (a minute for a "
        "hundred thousand mails)"
    ).format(path=clean(str(path)))


def sentences(done: Repaired) -> list[str]:
    path, aside, said = (clean(str(one)) for one in (done.path, done.aside, done.said))
    found = [
        _("The store {path} was damaged ({said}); it has been made anew").format(
            path=path, said=said
        ),
        _("The damaged file is kept as {aside}").format(aside=aside),
        _("Kept: {things}").format(things=_list(_kept(done))),
        _lost(done),
    ]
    if done.tables_lost:
        found.append(_("The list of its tables was damaged, too; those of this program were taken"))
    if done.awaited:
        found.append(
            ngettext(
                "Of {n} mail a part was lost; it comes again with the next sync",
                "Of {n} mails a part was lost; it comes again with the next sync",
                done.awaited,
            ).format(n=done.awaited)
        )
    if done.counts["messages"].lost != 0:
        found.append(
            _("What the servers still have of the lost mails comes again: run `owed sync --once`")
        )
    return found


def _kept(done: Repaired) -> Iterable[str]:
    return (
        _NAMED[name](count.kept).format(n=count.kept)
        for name, count in done.counts.items()
        if count.kept
    )


def _lost(done: Repaired) -> str:
    some = {name: count.lost for name, count in done.counts.items() if count.lost != 0}
    known = [_NAMED[name](n).format(n=n) for name, n in some.items() if n is not None]
    unknown = [_UNKNOWN[name] for name, n in some.items() if n is None]
    parts = []
    if known:
        parts.append(_("at most {things}").format(things=_list(known)))
    if unknown:
        parts.append(_("nobody knows how many {things}").format(things=_list(unknown)))
    if not parts:
        return _("Lost: nothing")
    return _("Lost: {things}").format(things="; ".join(parts))


def _list(things: Iterable[str]) -> str:
    return ", ".join(things) or _("nothing")


def repaired_object(path: Path, done: Repaired | None) -> dict[str, object]:
    """As JSON. `lost` is the most that may be; null where nobody knows."""
    if done is None:
        return {"repaired": False, "path": str(path), "text": [nothing_wrong(path)]}
    return {
        "repaired": True,
        "path": str(done.path),
        "damage": clean(done.said),
        "aside": str(done.aside),
        "kept": {_KEYS.get(name, name): count.kept for name, count in done.counts.items()},
        "lost": {_KEYS.get(name, name): count.lost for name, count in done.counts.items()},
        "incomplete_mails": done.awaited,
        "text": sentences(done),
    }


_KEYS = {"messages": "mails"}
