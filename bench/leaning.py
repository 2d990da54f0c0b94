"""Make the weights by which a mail leans: store/rules/leaning.txt.

    python -m bench.leaning [--strongest]

Two logistic regressions, towards asking and towards thanks, over those of the project's own
messages that are not held out, its letters and sentences. Thanks only a mail does each of whose
clauses does: of them the one that leans least counts. The same data give the same weights.
"""

import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from store.message.newtext import new_text
from store.rules import leaning
from store.rules.asks import heard, without_courtesy
from store.rules.letter import read
from store.rules.notions import about
from store.rules.opening import before
from store.rules.said import said
from store.rules.thanks import is_short
from tests.judgement.messages import IS, Message, messages, ours, sentences
from tests.store.rules import test_asks, test_thanks

LETTERS: Final = Path("tests/store/rules/letters")
_ASKING: Final = (test_asks.ENGLISH_ASKS, test_asks.GERMAN_ASKS, test_asks.HUNGARIAN_ASKS)
_TELLING: Final = (test_asks.ENGLISH_TELLS, test_asks.GERMAN_TELLS, test_asks.HUNGARIAN_TELLS)

_FRESH: Final = {"clients", "practice", "errands"}
"""Sets of messages that no list was made from."""
_ROUNDS: Final = 400
_RATE: Final = 0.12
_MOMENTUM: Final = 0.95
_PULL: Final = {"asks": 2.0, "thanks": 1.5}
"""To nothing; that with which mails are best told which the weights were not made of."""
_WORDS: Final = {"asks": 6.0, "thanks": 4.0}
"""By so much more the words may weigh than the rest."""
_OFTEN: Final = 3
"""In so many texts a sign must stand to count."""
_KEPT: Final = 20
"""Hundredths; a sign that is lighter both ways is left out."""


Signs = list[list[str]]
"""Of the words of each part of a text: here the whole of it, there its clauses."""


class Example(NamedTuple):
    parts: Signs
    frame: list[str]
    truth: bool


class Row(NamedTuple):
    parts: list[tuple[list[int], float]]
    """Places of the signs, and what each counts."""
    frame: list[int]
    truth: bool


def main(arguments: Sequence[str]) -> int:
    asks, thanks = labelled()
    weights = rounded(trained(asks, "asks"), trained(thanks, "thanks"))
    path = Path(leaning.__file__).with_suffix(".txt")
    lines = [f"{one} {other} {sign}" for sign, (one, other) in sorted(weights.items())]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    texts = f"{len(asks)} texts that ask or not, {len(thanks)} that thank or not"
    print(f"{texts}: {len(lines)} signs, {path.stat().st_size:,} bytes")
    if "--strongest" in arguments:
        for which, name in enumerate(("asks", "thanks")):
            strongest = sorted(weights, key=lambda sign: weights[sign][which])
            print(f"{name}:", *strongest[:-40:-1], sep="  ")
            print("not:", *strongest[:40], sep="  ")
    return 0


def labelled() -> tuple[list[Example], list[Example]]:
    """Towards asking, towards thanks.

    What lists find in a text counts only where they were not made from that text: there they seem
    better than they are.
    """
    asks, thanks = [], []
    for one, source in texts():
        letter, mine = read(new_text(one.text)), ours(one)
        words, kinds = without_courtesy(letter), heard(letter)[1]
        fresh, notions = source in _FRESH, letter.languages[0].notions
        frame = [f"=from {source}"]
        if fresh or source == "messages":
            frame.append(f"=before {before(mine) if mine else 'nothing'}")
        seen = said(new_text(one.text), one.subject, 0).asks
        found = list(leaning.frame(kinds, seen)) if fresh else []
        if source != "acks":
            whole = set(map(leaning.written, leaning.signs(words, notions)))
            if mine:
                whole.update(leaning.after(about(words, notions), before(mine)))
            asks.append(Example([sorted(whole)], frame + found, IS[one.label] == "opens"))
        parts = leaning.clauses(letter.said.low)
        clauses = [sorted(map(leaning.written, leaning.signs(part, notions))) for part in parts]
        if clauses and (mine is None or before(mine) == "told") and is_short(letter):
            found = [sign for sign in found if sign.startswith("=list ")]
            thanks.append(Example(clauses, frame[:1] + found, one.label == "ack"))
    return asks, thanks


def texts() -> Iterator[tuple[Message, str]]:
    """Each with where it is from. Whatever is odd about a source weighs for the source, and is
    forgotten with it."""
    for one in messages():
        if not one.held_out and one.label != "auto":
            yield one, one.set or "messages"
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
    return Message("", "", False, label, "", "", text)


def trained(examples: Sequence[Example], towards: str) -> dict[str, float]:
    """By steepest descent over all texts at once, with momentum and a pull to nothing."""
    counts = Counter(sign for one in examples for sign in {*one.frame, *chain(*one.parts)})
    known = sorted(sign for sign, count in counts.items() if count >= _OFTEN)
    place = {sign: at for at, sign in enumerate(known)}
    pull, words_count = _PULL[towards], _WORDS[towards]
    rows = [_row(one, place, words_count) for one in examples]
    weights, speed = [0.0] * len(known), [0.0] * len(known)
    bias = bias_speed = 0.0
    for _ in range(_ROUNDS):
        slope = [pull * weight for weight in weights]
        bias_slope = 0.0
        for parts, frame, truth in rows:
            lean, words, root = min(
                (root * sum(map(weights.__getitem__, words)), words, root) for words, root in parts
            )
            lean += bias + sum(map(weights.__getitem__, frame))
            error = 1 / (1 + math.exp(-lean)) - truth
            bias_slope += error
            for at in frame:
                slope[at] += error
            error *= root
            for at in words:
                slope[at] += error
        rate = _RATE / len(rows)
        speed = [_MOMENTUM * v - rate * g for v, g in zip(speed, slope, strict=True)]
        weights = [weight + v for weight, v in zip(weights, speed, strict=True)]
        bias_speed = _MOMENTUM * bias_speed - rate * bias_slope
        bias += bias_speed
    found = dict(zip(known, weights, strict=True))
    found = {sign: w if sign[0] == "=" else words_count * w for sign, w in found.items()}
    return found | {"": bias}


def _row(one: Example, place: dict[str, int], words_count: float) -> Row:
    parts = [
        ([place[sign] for sign in signs if sign in place], words_count / math.sqrt(len(signs) + 1))
        for signs in one.parts
    ]
    return Row(parts, [place[sign] for sign in one.frame if sign in place], one.truth)


def rounded(asks: dict[str, float], thanks: dict[str, float]) -> dict[str, tuple[int, int]]:
    """In hundredths. '' has what every mail of a client in a running conversation has; of thanks
    nothing, so that words that nobody knows lean nowhere."""
    both = _of_a_client(asks), _of_a_client(thanks) | {"": 0}
    signs = sorted({sign for one in both for sign in one})
    pairs = {sign: (both[0].get(sign, 0), both[1].get(sign, 0)) for sign in signs}
    return {
        sign: pair
        for sign, pair in pairs.items()
        if sign[:1] in ("", "=") or max(map(abs, pair)) >= _KEPT
    }


_FORGOTTEN: Final = ("=from ", "=before nothing", "=before told")


def _of_a_client(weights: dict[str, float]) -> dict[str, int]:
    usual = weights.get("=before told", 0.0)
    kept = {
        sign: round(100 * (weight - usual * sign.startswith("=before ")))
        for sign, weight in weights.items()
        if not sign.startswith(_FORGOTTEN)
    }
    return kept | {"": round(100 * (weights[""] + usual + weights["=from clients"]))}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
