"""Make the weights by which a mail leans: store/rules/leaning.txt.

    python -m bench.leaning [--strongest | --apart]

Two logistic regressions, towards asking and towards thanks, over the project's own messages but
those that are held out, its frames, letters and sentences. The same data give the same weights.

--apart writes nothing: it judges each set of messages by weights that were made without it, which
takes a quarter of an hour and says how mail fares that nobody has seen.
"""

import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

from bench.judge import Case, own_messages, report
from store.message.newtext import new_text
from store.rules import leaning
from store.rules.asks import heard, without_courtesy
from store.rules.letter import read
from store.rules.notions import about
from store.rules.opening import before
from store.rules.said import said
from store.rules.thanks import is_short
from tests.judgement.messages import HELD_OUT, IS, SETS, Message, frames, messages, ours, sentences
from tests.store.rules import test_asks, test_thanks

LETTERS: Final = Path("tests/store/rules/letters")
_ASKING: Final = (test_asks.ENGLISH_ASKS, test_asks.GERMAN_ASKS, test_asks.HUNGARIAN_ASKS)
_TELLING: Final = (test_asks.ENGLISH_TELLS, test_asks.GERMAN_TELLS, test_asks.HUNGARIAN_TELLS)

_ALONE: Final = {"sentences", "letters", "tests", "acks"}
"""Of these nobody knows what stood before them."""
_READ: Final = _ALONE | {"", "frames"}
"""What lists were made from, or is too much like them."""
_OF_FRAMES: Final = 0.5
"""What a text of a frame counts, that is like the others of its frame."""
_ROUNDS: Final = 200
_RATE: Final = 0.05
_MOMENTUM: Final = 0.95
_PULL: Final = {"asks": 2.0, "thanks": 1.0}
"""To nothing; that with which mails are best told which the weights were not made of."""
_PULLED_HARDER: Final = {"after": 4.0, "near": 2.0}
"""By so much, what stands in many texts beside what is weighed already: a notion after what our
last mail did, a notion near another."""
_WORDS: Final = 6.0
"""By so much more the words may weigh than the rest."""
_OFTEN: Final = {"asks": 10, "thanks": 5}
"""In so many texts a sign must stand to count."""
_KEPT: Final = 80
"""Hundredths; a sign that is lighter is left out."""

Weights = dict[str, tuple[int, int]]


class Example(NamedTuple):
    signs: list[str]
    """Of the words of a text."""
    frame: list[str]
    truth: bool
    counts: float


class Row(NamedTuple):
    signs: list[int]
    """Their places."""
    root: float
    """What each counts."""
    frame: list[int]
    truth: bool
    counts: float


def main(arguments: Sequence[str]) -> int:
    if "--apart" in arguments:
        with get_context("spawn").Pool(2) as pool:
            found = pool.map(_apart, SETS, chunksize=1)
        for folder, cases in zip((*SETS, "all"), [*found, list(chain(*found))], strict=True):
            report(f"{folder or 'messages'}, apart", cases, misses=False)
        return 0
    weights = made()
    path = Path(leaning.__file__).with_suffix(".txt")
    lines = [f"{one} {other} {sign}" for sign, (one, other) in sorted(weights.items())]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} signs, {path.stat().st_size:,} bytes")
    if "--strongest" in arguments:
        for which, name in enumerate(("asks", "thanks")):
            strongest = sorted(weights, key=lambda sign: weights[sign][which])
            print(f"{name}:", *strongest[:-40:-1], sep="  ")
            print("not:", *strongest[:40], sep="  ")
    return 0


def made(without: str = HELD_OUT[0]) -> Weights:
    """Of all messages but those of one set, and those that are held out."""
    asks, thanks = labelled(without)
    return rounded(trained(asks, "asks"), trained(thanks, "thanks"))


def _apart(folder: str) -> list[Case]:
    weights = made(folder)
    asks = {leaning.read(sign): one for sign, (one, _) in weights.items()}
    thanks = {leaning.read(sign): other for sign, (_, other) in weights.items()}
    leaning.weights = lambda: (asks, thanks)  # type: ignore[assignment]
    return list(own_messages(folder))


def labelled(without: str) -> tuple[list[Example], list[Example]]:
    """Towards asking, towards thanks.

    What lists find in a text counts only where they were not made from that text: there they seem
    better than they are.
    """
    asks, thanks = [], []
    for one, source in texts():
        if source == without:
            continue
        letter, mine = read(new_text(one.text)), ours(one)
        words, kinds = without_courtesy(letter), heard(letter)[1]
        notions, known = letter.languages[0].notions, source not in _READ
        did = before(mine) if mine else "nothing"
        seen = said(new_text(one.text), one.subject, 0).asks
        found = list(leaning.frame(kinds, seen)) if known else []
        counts = _OF_FRAMES if source == "frames" else 1.0
        signs = leaning.signs(words, notions)
        if source != "acks":
            after = leaning.after(about(words, notions), did) if mine else ()
            framed = (
                found
                if source in _ALONE
                else [*leaning.told_before(leaning.is_few(words), did), *found]
            )
            opens = IS[one.label] == "opens"
            asks.append(Example(_sorted((*signs, *after)), framed, opens, counts))
        if is_short(letter):
            thanks.append(Example(_sorted(signs), found, one.label == "ack", counts))
    return asks, thanks


def _sorted(signs: Iterable[leaning.Sign]) -> list[str]:
    return sorted(map(leaning.written, signs))


def texts() -> Iterator[tuple[Message, str]]:
    """Each with where it is from."""
    for one in chain(messages(), frames()):
        if one.set not in HELD_OUT and one.label != "auto":
            yield one, one.set
    for line in sentences():
        yield told(line.text, "asks" if line.asks else "informs"), "sentences"
    for path in sorted(LETTERS.glob("*.txt")):
        for letter in path.read_text("utf-8").split("== ")[1:]:
            label, _, text = letter.partition("\n")
            if label in {"asks", "informs", "thanks"}:
                yield told(text.strip(), label.replace("thanks", "ack")), "letters"
    for label, lists in (("asks", _ASKING), ("informs", _TELLING)):
        yield from ((told(text, label), "tests") for one in lists for text in one)
    thanking = [text for kind, text in test_thanks.ACKS if kind in ("thanks", "both")]
    for label, some in (
        ("ack", [*thanking, *test_thanks.MORE_ACKS]),
        ("informs", [*test_thanks.NO_ACKS, *test_thanks.PROMISES]),
    ):
        yield from ((told(text, label), "acks") for text in some)


def told(text: str, label: str) -> Message:
    return Message("", "", label, "", "", text)


def trained(examples: Sequence[Example], towards: str) -> dict[str, float]:
    """By descent over all texts at once, with momentum and a pull to nothing, each sign at the pace
    that suits how often it stands: else what is rare would be far from its weight at the end."""
    counts = Counter(sign for one in examples for sign in {*one.frame, *one.signs})
    known = sorted(sign for sign, count in counts.items() if count >= _OFTEN[towards])
    place = {sign: at for at, sign in enumerate(known)}
    rows = [_row(one, place) for one in examples]
    pulls = [_PULL[towards] * _harder(sign) for sign in known]
    rates = _rates(rows, pulls)
    bias_rate = 4 * _RATE / sum(row.counts for row in rows)
    weights, speed = [0.0] * len(known), [0.0] * len(known)
    bias = bias_speed = 0.0
    for _ in range(_ROUNDS):
        slope = [pull * weight for pull, weight in zip(pulls, weights, strict=True)]
        bias_slope = 0.0
        for signs, root, frame, truth, times in rows:
            lean = bias + root * sum(map(weights.__getitem__, signs))
            lean += sum(map(weights.__getitem__, frame))
            error = times * (1 / (1 + math.exp(-lean)) - truth)
            bias_slope += error
            for at in frame:
                slope[at] += error
            error *= root
            for at in signs:
                slope[at] += error
        speed = [_MOMENTUM * v - r * g for v, r, g in zip(speed, rates, slope, strict=True)]
        weights = [weight + v for weight, v in zip(weights, speed, strict=True)]
        bias_speed = _MOMENTUM * bias_speed - bias_rate * bias_slope
        bias += bias_speed
    found = dict(zip(known, weights, strict=True))
    found = {sign: w if sign[0] == "=" else _WORDS * w for sign, w in found.items()}
    return {s: w for s, w in found.items() if s[0] == "=" or abs(w) >= _KEPT / 100} | {"": bias}


def _rates(rows: Sequence[Row], pulls: Sequence[float]) -> list[float]:
    """The inverse of how much the slope of each sign can bend."""
    bends = [*pulls]
    for signs, root, frame, _, times in rows:
        for at in frame:
            bends[at] += times / 4
        for at in signs:
            bends[at] += times * root * root / 4
    return [_RATE / bend for bend in bends]


def _harder(sign: str) -> float:
    notion, _, other = sign.partition(" ")
    if notion[0] != "~" or not other:
        return 1.0
    return _PULLED_HARDER["near" if other[0] == "~" else "after"]


def _row(one: Example, place: dict[str, int]) -> Row:
    signs, frame = ([place[s] for s in some if s in place] for some in (one.signs, one.frame))
    return Row(signs, _WORDS / math.sqrt(len(one.signs) + 1), frame, one.truth, one.counts)


def rounded(asks: dict[str, float], thanks: dict[str, float]) -> Weights:
    """In hundredths. '' has what every mail in a running conversation has."""
    usual = asks.get("=before told", 0.0)
    asks |= {sign: asks[sign] - usual for sign in asks if sign.startswith("=before ")}
    asks[""] += usual
    signs = sorted({*asks, *thanks} - {"=before nothing", "=before told", "=few nothing"})
    return {
        sign: (round(100 * asks.get(sign, 0.0)), round(100 * thanks.get(sign, 0.0)))
        for sign in signs
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
