"""Numbers that the package's readers accept, and how many of those are wrong, on fresh lines.

  python evaluate.py --fonts DIR[,DIR...] --words DIR --only Laksaman,Kinnari -n 2000

Numbers with punctuation, rendered in families that were not trained, with the two fixed noises of
noise.py. Accepted is what `mattrakan.extract.ocr.voting` has no doubt of.
"""

import argparse
import random
from collections import Counter

import numpy as np
from noise import heavy, scan_like
from render import Maker

from mattrakan.extract.doubts import fold_digits
from mattrakan.extract.ocr.agreement import READERS
from mattrakan.extract.ocr.recogniser import recogniser
from mattrakan.extract.ocr.runs import find_pieces, ink_runs
from mattrakan.extract.ocr.strips import LinePart
from mattrakan.extract.ocr.tolerances import STRIPS_EDGE
from mattrakan.extract.ocr.voting import Voter


def to_part(strip: np.ndarray) -> tuple[LinePart, np.ndarray, float]:
    """A strip as a line of a page, its picture and the height of its digits."""
    runs = ink_runs(strip > 110)
    pieces = find_pieces(runs)
    tall = pieces.height[pieces.height > 0.5 * pieces.height.max()]
    body = float(np.median(tall))
    bottoms = pieces.bottom[pieces.height > 0.5 * pieces.height.max()]
    x0, x1 = int(runs.start.min()), int(runs.end.max())
    top, bottom = int(runs.row.min()), int(runs.row.max()) + 1
    part = LinePart(runs, int(np.median(bottoms)), x0, top, x1, bottom, strip, STRIPS_EDGE)
    return part, 255 - strip, body


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fonts", required=True)
    parser.add_argument("--words", required=True)
    parser.add_argument("--vocab", default="vocab.txt")
    parser.add_argument("--only", default="Laksaman,Kinnari")
    parser.add_argument("-n", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20261)
    parser.add_argument("--show", type=int, default=20)
    asked = parser.parse_args()
    random.seed(asked.seed)
    np.random.seed(asked.seed)
    maker = Maker(
        asked.fonts.split(","), asked.words, asked.vocab, (), "D", asked.only.split(","), 0
    )
    print("families", maker.names, "faces", len(maker.FF))
    lines = []
    while len(lines) < asked.n:
        line = maker.line(99999)
        if line[0].shape[0] >= 6:
            lines.append((line[2], line[4], scan_like(line[0]), heavy(line[0])))
    voters = [recogniser(name) for name in READERS]
    for name, column in (("scan-like", 2), ("heavy", 3)):
        counts: Counter[str] = Counter()
        wrong = []
        for truth, face, *noisy in lines:
            strip = noisy[column - 2]
            if not (strip > 110).any():
                continue
            part, grey, body = to_part(strip)
            letters = voters[0].read(strip).letters
            text = "".join(letter.text for letter in letters)
            doubts = Voter(*voters, grey, body).doubts(part, letters)
            right = fold_digits(text) == fold_digits(truth)
            counts["right" if right else "wrong"] += 1
            if not doubts and any(letter.isdigit() for letter in text):
                counts["accepted"] += 1
                if not right:
                    wrong.append((truth, text, face))
        share = 100 * counts["accepted"] / len(lines)
        bad = 100 * len(wrong) / max(1, counts["accepted"])
        print(f"{name}: n {len(lines)} {dict(counts)}")
        print(f"  accepted {share:.1f} %, wrong among them {len(wrong)} ({bad:.2f} %)")
        for item in wrong[: asked.show]:
            print("   ", *item)


if __name__ == "__main__":
    main()
