"""Fits the weights of extract/ocr/agreement.toml: how sure a number is that several readers read.

  python agreement.py --fonts DIR,DIR --words DIR -n 2000 --write

As many fresh numbers from each folder of faces, half of the upright ones slanted and with tight
punctuation, each with both noises of noise.py. No face of the folders may be one that figures are
measured in. A logistic regression weighs what each reader and the ink say; `least` is the lowest
sum that keeps the wrong ones among the sure ones below the two shares that are asked for.
"""

import argparse
import datetime
import random
import re
from pathlib import Path

import numpy as np
from evaluate import to_part
from noise import heavy, scan_like
from render import Maker
from shapes import slanted

from mattrakan.extract.doubts import fold_digits
from mattrakan.extract.ocr import agreement
from mattrakan.extract.ocr.recogniser import recogniser
from mattrakan.extract.ocr.voting import Voter

TARGET = Path(agreement.__file__).parent / "agreement.toml"
NAMES = (*agreement.READERS, "ink", "upright", "unmarked", "start")
DECAY = 1.0


def numbers(maker: Maker, count: int) -> list[tuple[str, np.ndarray, np.ndarray]]:
    """Return texts, and the picture of each with either noise."""
    made = []
    while len(made) < count:
        ink, _, text, _, face = maker.line(99999)
        if random.random() < 0.5 and not re.search("Ital|Obl", face):
            tight = maker.C[face].render(text, 0, None, random.choice([0, 1, 2, 3, 4]))
            ink = slanted(*tight, random.uniform(0.12, 0.3))[0]
        if ink.shape[0] >= 6:
            made.append((text, scan_like(ink), heavy(ink)))
    return made


def evidence(text: str, strip: np.ndarray) -> tuple[tuple[float, ...], bool] | None:
    """Return what speaks for what was read, and whether it is right; None where it is no number."""
    if not (strip > 110).any():
        return None
    part, grey, body = to_part(strip)
    lines, digits, third = (recogniser(name) for name in agreement.READERS)
    told = Voter(lines, digits, third, grey, body).evidence(part, lines.read(strip).letters)
    if told is None:
        return None
    return (*told.weights, 1.0), fold_digits(told.reading) == fold_digits(text)


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    decay = np.eye(len(weights)) * DECAY
    for _ in range(60):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - decay @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + decay
        weights += np.linalg.solve(curve, slope)
    return weights


def least_sum(sums: np.ndarray, right: np.ndarray, noisy: np.ndarray, most: list[float]) -> float:
    """Return the lowest sum above which at most these shares, by noise, are wrong."""
    for least in np.arange(0.0, 9.0, 0.05):
        sure = sums >= least
        chosen = [sure & (noisy == kind) for kind in (0, 1)]
        if all((~right[c]).sum() <= share * c.sum() for c, share in zip(chosen, most, strict=True)):
            return float(least)
    raise SystemExit("no sum keeps the wrong ones below the shares")


def gather(asked: argparse.Namespace) -> tuple[np.ndarray, ...]:
    """Return the families, and of each number what speaks for it, if it is right, and its noise."""
    random.seed(asked.seed)
    np.random.seed(asked.seed)
    families: set[str] = set()
    found = []
    for folder in asked.fonts.split(","):
        maker = Maker([folder], asked.words, asked.vocab, (), "D", None, 0)
        families.update(maker.names)
        for text, *noises in numbers(maker, asked.n):
            for kind, strip in enumerate(noises):
                if (told := evidence(text, strip)) is not None:
                    found.append((*told, kind))
    return (np.array(sorted(families)), *map(np.array, zip(*found, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fonts", required=True)
    parser.add_argument("--words", required=True)
    parser.add_argument("--vocab", default="vocab.txt")
    parser.add_argument("-n", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=4711)
    parser.add_argument("--keep", type=Path, help="a file that keeps what was read, to fit again")
    parser.add_argument("--most", default="0.0012,0.0016", help="wrong: scan-like, heavy")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    if asked.keep and asked.keep.exists():
        kept = np.load(asked.keep)
        families, rows, right, noisy = (kept[name] for name in kept.files)
    else:
        families, rows, right, noisy = gather(asked)
        if asked.keep:
            np.savez(asked.keep, families, rows, right, noisy)
    weights = fit(rows, right.astype(float))
    least = least_sum(rows @ weights, right, noisy, [float(s) for s in asked.most.split(",")])
    sure = rows @ weights >= least
    lines = [
        "# Fitted by benchmarks/ocr/agreement.py; not set by hand.",
        f'fitted = "{datetime.date.today()}"',
        f"families = {len(families)}",
        f"numbers = {len(rows)}",
    ]
    for kind, name in enumerate(("scan_like", "heavy")):
        chosen = sure & (noisy == kind)
        lines += [
            f"{name}_sure = {chosen.sum() / (noisy == kind).sum():.4f}",
            f"{name}_wrong = {(~right[chosen]).sum() / chosen.sum():.4f}",
        ]
    lines += [f"least = {least:.2f}", "", "[weights]"]
    lines += [f"{name} = {weight:.3f}" for name, weight in zip(NAMES, weights, strict=True)]
    print(*families)
    for sum_ in np.arange(2.0, 6.1, 0.25):
        chosen = [(rows @ weights >= sum_) & (noisy == kind) for kind in (0, 1)]
        print(f"{sum_:.2f}", [f"{c.sum()} sure, {(~right[c]).sum()} wrong" for c in chosen])
    print("\n".join(lines))
    if asked.write:
        TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
