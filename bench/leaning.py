"""Make the weights by which a short text leans towards asking: store/rules/leaning.txt.

    python -m bench.leaning [--strongest]

Logistic regression over the project's own labelled sentences, letters and the half of its messages
that is not held out; of a message the sentence that leans most is taken for the one that asks. The
same data give the same weights.
"""

import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from store.message.newtext import new_text
from store.rules import leaning
from store.rules.letter import read
from tests.judgement.messages import messages, sentences
from tests.store.rules import test_asks

LETTERS: Final = Path("tests/store/rules/letters")
_ROUNDS: Final = 150
_RATE: Final = 4.0
_MOMENTUM: Final = 0.9
_SHRINK: Final = 0.0002
_OFTEN: Final = 3
"""In so many texts a sign must stand to count."""

_ASKING: Final = (test_asks.ENGLISH_ASKS, test_asks.GERMAN_ASKS, test_asks.HUNGARIAN_ASKS)
_TELLING: Final = (test_asks.ENGLISH_TELLS, test_asks.GERMAN_TELLS, test_asks.HUNGARIAN_TELLS)

_KEPT: Final = 30
"""Hundredths; a lighter sign is left out."""

Weights = dict[str, float]
Text = list[set[str]]
"""The signs of each sentence."""


def main(arguments: Sequence[str]) -> int:
    texts = labelled()
    weights = rounded(trained(texts))
    lines = [f"{weight} {sign}" for sign, weight in sorted(weights.items())]
    path = Path(leaning.__file__).with_suffix(".txt")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(texts)} texts, {len(lines)} signs, {path.stat().st_size:,} bytes: {path}")
    if "--strongest" in arguments:
        strongest = sorted(weights, key=weights.__getitem__)
        print("asks:", *strongest[:-40:-1], sep="  ")
        print("tells:", *strongest[:40], sep="  ")
    return 0


def labelled() -> list[tuple[Text, bool]]:
    said = [(one.text, one.asks) for one in sentences()]
    said += [
        (one.text, one.label == "asks")
        for one in messages()
        if not one.held_out and one.label in {"asks", "informs", "ack"}
    ]
    for path in sorted(LETTERS.glob("*.txt")):
        for letter in path.read_text("utf-8").split("== ")[1:]:
            label, _, text = letter.partition("\n")
            if label in {"asks", "informs", "thanks"}:
                said.append((text.strip(), label == "asks"))
    for asks, lists in ((True, _ASKING), (False, _TELLING)):
        said += [(text, asks) for one in lists for text in one]
    return [(signs_of(text), asks) for text, asks in said]


def signs_of(text: str) -> Text:
    words = read(new_text(text)).body.low
    return [leaning.signs(sentence) for sentence in leaning.sentences(words)]


def trained(texts: Sequence[tuple[Text, bool]]) -> Weights:
    """By steepest descent over all texts at once, with a pull to nothing."""
    counts = Counter(sign for text, _ in texts for sign in set().union(*text))
    known = sorted(sign for sign, count in counts.items() if count >= _OFTEN)
    place = {sign: at for at, sign in enumerate(known)}
    some = [
        ([[place[sign] for sign in sorted(signs) if sign in place] for signs in text], asks)
        for text, asks in texts
        if text
    ]
    weights, speed = [0.0] * len(known), [0.0] * len(known)
    bias = bias_speed = 0.0
    for _ in range(_ROUNDS):
        slope = [_SHRINK * weight for weight in weights]
        bias_slope = 0.0
        for text, asks in some:
            lean, signs = max((_lean(weights, signs), signs) for signs in text)
            error = (1 / (1 + math.exp(-lean - bias)) - asks) / len(some)
            bias_slope += error
            for at in signs:
                slope[at] += error / math.sqrt(len(signs) + 1)
        speed = [_MOMENTUM * v - _RATE * g for v, g in zip(speed, slope, strict=True)]
        weights = [weight + v for weight, v in zip(weights, speed, strict=True)]
        bias_speed = _MOMENTUM * bias_speed - _RATE * bias_slope / 10
        bias += bias_speed
    return dict(zip(known, weights, strict=True)) | {"": bias}


def _lean(weights: Sequence[float], signs: Sequence[int]) -> float:
    return sum(weights[at] for at in signs) / math.sqrt(len(signs) + 1)


def rounded(weights: Weights) -> dict[str, int]:
    """In hundredths, without those that hardly weigh."""
    hundredths = {sign: round(100 * weight) for sign, weight in weights.items()}
    return {sign: one for sign, one in hundredths.items() if abs(one) >= _KEPT or not sign}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
