"""How much of the Thai text in PDFs is made of words: ours beside pdfplumber's own text.

    python benchmarks/dictionary_words.py FOLDER [--only GLOB]

The share of Thai letters that stand in dictionary words of two letters or more (newmm over
PyThaiNLP's `thai_words()`). Broken text falls apart into single letters; names and abbreviations
keep even clean text below 100 %. Files without a text layer are told and not counted.
"""

import argparse
import os
import re
import statistics
from pathlib import Path

import pdfplumber

import mattrakan

os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
THAI = re.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e]+")
ENOUGH_LETTERS = 200  # below this a share means nothing


class Shares:
    """Counts letters inside words, with one tokenizer for all files."""

    def __init__(self) -> None:
        from pythainlp.corpus import thai_words
        from pythainlp.tokenize import Tokenizer

        self.words = {word for word in thai_words() if len(word) > 1}
        self.tokenizer = Tokenizer(custom_dict=thai_words(), engine="newmm")

    def count(self, text: str) -> tuple[int, int]:
        """Return (letters in words, letters) of a text; lines are looked at one by one."""
        known = total = 0
        for line in text.splitlines():
            for run in THAI.findall(line):
                total += len(run)
                known += sum(len(w) for w in self.tokenizer.word_tokenize(run) if w in self.words)
        return known, total


def raw_text(path: Path) -> str:
    """Return what pdfplumber itself reads."""
    pages = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            pages.append(page.extract_text())
            page.close()
    return "\n".join(pages)


def percent(known: int, total: int) -> float:
    """Return a share in percent."""
    return 100 * known / total


def main() -> None:
    """Print one line a file and the means."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="*.pdf", help="a glob of file names")
    args = parser.parse_args()
    shares = Shares()
    ours: list[float] = []
    raw: list[float] = []
    print(f"{'file':40} {'letters':>8} {'ours %':>7} {'raw %':>7}")
    for path in sorted(args.folder.rglob(args.only)):
        try:
            known, total = shares.count("\n".join(mattrakan.read_text(str(path))))
            raw_known, raw_total = shares.count(raw_text(path))
        except mattrakan.MattrakanError as error:
            print(f"{path.name[:40]:40} not read: {error}")
            continue
        if min(total, raw_total) < ENOUGH_LETTERS:
            print(f"{path.name[:40]:40} {total:8} letters: not counted")
            continue
        ours.append(percent(known, total))
        raw.append(percent(raw_known, raw_total))
        print(f"{path.name[:40]:40} {total:8} {ours[-1]:7.2f} {raw[-1]:7.2f}")
    if ours:
        for name, measure in (("mean", statistics.mean), ("median", statistics.median)):
            print(f"{name:40} {len(ours):8} {measure(ours):7.2f} {measure(raw):7.2f}")


if __name__ == "__main__":
    main()
