"""How well the rules judge real mail: recall and precision, with 95 % Wilson intervals.

    python -m bench.judge DATA [--misses]

DATA is a folder of mails with their labels; it is no part of the project. What it holds is
measured, what it lacks is passed over. The project's own messages (tests/judgement) come first;
of those that are held out the misses are never shown.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

from bench.mails import Judged, addresses, judged, opens
from store.rules.events import REPLIES
from store.rules.free_mail import is_free_mail
from store.rules.saying import ACKS, Said, listed
from tests.judgement import links
from tests.judgement.messages import HELD_OUT, IS, SETS, Message, messages, theirs, verdict

_HUMAN: Final = {"human", "not-bounce"}
_Z: Final = 1.96


class Case(NamedTuple):
    name: str
    truth: bool
    verdict: bool
    what: str
    """Shown where they differ."""


def main(arguments: list[str]) -> int:
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    if len(folders) != 1 or not folders[0].is_dir():
        print("usage: python -m bench.judge DATA [--misses]", file=sys.stderr)
        return 2
    misses = "--misses" in arguments
    for folder in SETS:
        unseen = folder in HELD_OUT
        title = f"own {folder or 'messages'}, {'held out' if unseen else 'seen'}"
        report(title, list(own_messages(folder)), misses and not unseen)
    report("links, own book", list(_of_links([*links.cases(), *links.spellings()])), misses)
    for title, file, measure in _MEASURES:
        if (folders[0] / file).exists():
            cases = list(measure(folders[0], json.loads((folders[0] / file).read_text("utf-8"))))
            report(title, cases, misses)
    return 0


def report(title: str, cases: list[Case], misses: bool) -> None:
    for name, some in _by_name(cases).items():
        hit = sum(case.truth and case.verdict for case in some)
        true, taken = sum(case.truth for case in some), sum(case.verdict for case in some)
        print(f"{title}, {name}: {len(some)}", *_rates(hit, true, taken), sep="   ")
        wrong = [case for case in some if case.truth != case.verdict]
        for case in wrong if misses else ():
            print("    missed  " if case.truth else "    too much", case.what)


def _by_name(cases: Iterable[Case]) -> dict[str, list[Case]]:
    named = defaultdict(list)
    for case in cases:
        named[case.name].append(case)
    return named


def _rates(hit: int, true: int, taken: int) -> list[str]:
    return [
        f"{name} {hit}/{of} = {hit / of:.1%} [{low:.1%}, {high:.1%}]"
        for name, of in (("recall", true), ("precision", taken))
        if of
        for low, high in [wilson(hit, of)]
    ]


def wilson(hit: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a rate."""
    rate, square = hit / of, _Z * _Z / of
    middle = rate + square / 2
    spread = _Z * math.sqrt(rate * (1 - rate) / of + square / (4 * of))
    return (middle - spread) / (1 + square), (middle + spread) / (1 + square)


def _line(one: Judged) -> str:
    return _short(f"{one.mail.subject} | {one.mail.new_text}")


def _short(text: str) -> str:
    return " / ".join(text.split("\n"))[:160]


def own_messages(folder: str) -> Iterable[Case]:
    for one in messages():
        if one.set == folder:
            truth, found = IS[one.label], verdict(one)
            what = f"{one.label} -> {found}: {_short(one.before)} | {_short(one.text)}"
            for whose in (one.language, "all"):
                yield Case(f"needs an answer, {whose}", truth == "opens", found == "opens", what)
                seen = found in ("opens", "may")
                yield Case(f"needs one, or may, {whose}", truth == "opens", seen, what)
                yield Case(f"an ack, {whose}", truth == "ack", found == "ack", what)
                if not folder:
                    yield Case(f"auto, {whose}", truth == "auto", found == "auto", what)


def made_links(data: Path, _labels: Any) -> Iterable[Case]:
    """Nobody has labelled whose these mails are; so a book is made of who takes part in them."""
    mails = [one.mail for one in map(judged, sorted(data.glob("*/*/*.eml")))]
    people = [one for mail in mails for one in (*mail.from_, *mail.to, *mail.cc)]
    yield from _of_links(links.made([one.email for one in people], is_free_mail))


def _of_links(some: Iterable[links.Case]) -> Iterable[Case]:
    """A link is right if it is to its owner; a wrong one is too much, and one missed, too."""
    for one in some:
        what = f"{one.what}: {one.truth or 'nobody'} -> {one.verdict or 'nobody'}"
        for name in (f"the client of an {one.kind}".replace("an n", "a n"), "the client, all"):
            if one.verdict == one.truth or not one.verdict:
                yield Case(name, one.truth != "", one.verdict != "", what)
                continue
            yield Case(name, False, True, what)
            if one.truth:
                yield Case(name, True, False, what)


def short_mails(data: Path, labels: Any) -> Iterable[Case]:
    for label in labels:
        one = judged(data / label["path"])
        what = f"{label['kind']}: {_line(one)}"
        yield Case("an ack", label["kind"] == "ack", _is_ack(one.said), what)
        asks = label["kind"] in ("question", "request")
        yield Case("asks", asks, listed(one.said), f"{one.said.asks} {what}")


def _is_ack(what: Said) -> bool:
    return what.ack in ACKS and not what.asks


def short_texts(_data: Path, labels: Any) -> Iterable[Case]:
    """Once as a client's, of whom we know what we wrote before; once by lists alone."""
    for label in labels:
        one = Message(
            label["lang"],
            "",
            label["label"],
            label["subject"],
            label["before"],
            label["text"],
        )
        answer, found, truth = theirs(one), verdict(one), IS[one.label]
        what = f"{one.language} {one.label} -> {found} ({answer}): {_short(one.text)}"
        yield Case("an ack", truth == "ack", found == "ack", what)
        yield Case("needs an answer", truth == "opens", found == "opens", what)
        yield Case("a machine's", truth == "auto", found == "auto", what)
        found_by_lists = listed(answer) and found != "auto"
        yield Case("asks, by lists", one.label == "asks", found_by_lists, what)


def answered(data: Path, labels: Any) -> Iterable[Case]:
    for label in labels:
        one = judged(data / label["file"])
        if label["asks"] != "doubtful":
            what = f"{one.said.asks}: {_line(one)}"
            yield Case("asks", label["asks"] == "asks", listed(one.said), what)


def machines(data: Path, labels: Any) -> Iterable[Case]:
    for label in labels:
        one = judged(data / label["path"])
        whole = "headers stripped" if label["source"] == "enron-inboxes" else "whole"
        truth = label["truth"] not in _HUMAN
        what = f"{label['truth']} -> {one.machine}: {_line(one)}"
        yield Case(f"a machine's, {whole}", truth, one.machine != "", what)
        if truth:
            yield Case(f"of its kind, {whole}", True, one.machine in _kinds(label["truth"]), what)


def _kinds(truth: str) -> set[str]:
    return {
        "bounce": {"bounce"},
        "auto-reply": {"auto-reply", "out-of-office"},
        "receipt": {"receipt"},
        "invitation": {"invitation"},
        "calendar-reply": set(REPLIES),
        "complaint": {"auto", "bulk", "list", "newsletter", "footer"},
    }[truth]


def conversations(data: Path, labels: Any) -> Iterable[Case]:
    """One owner's mailbox. Who waits is worked out by time: any later mail of mine answers."""
    me = set((data / "fossum" / "me.txt").read_text("utf-8").split())
    mails = {one.mail.message_id: one for one in map(judged, data.glob("fossum/*/*.eml"))}
    for label in labels:
        held = sorted((mails[id_] for id_ in label["ids"] if id_ in mails), key=lambda one: one.at)
        waits = ""
        for one in held:
            waits = _waits(one, me, waits)
        what = f"{label['label']}: {waits or label['why']} | {label['subject']}"
        yield Case("owed", _owed(label, bool(waits)), bool(waits), what)


def _owed(label: Any, verdict: bool) -> bool:
    """The truth; where a second reader might differ, whatever the verdict is."""
    truths = {name == "owed" for name in (label["label"], *label["also_fair"])}
    return verdict if verdict in truths else truths.pop()


def _waits(one: Judged, me: set[str], waits: str) -> str:
    if me & addresses(one.mail.from_):
        return ""
    return f"{one.said.asks}: {_line(one)}" if opens(one, me) else waits


_MEASURES: Final[list[tuple[str, str, Callable[[Path, Any], Iterable[Case]]]]] = [
    ("short mails", "acks.json", short_mails),
    ("short texts", "short_texts.json", short_texts),
    ("answered mails", "answered.json", answered),
    ("machine mail", "machine_mail.json", machines),
    ("conversations", "judgement.json", conversations),
    ("links, a book made of its people", "judgement.json", made_links),
]

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
