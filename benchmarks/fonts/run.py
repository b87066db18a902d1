"""Read the documents of make_documents.py and say how many letters and digits are right.

    python run.py FOLDER [SHAPES]

SHAPES holds folders made with `make_shapes.py --without`, each with a file `without` that lists the
designs left out; a document is read with one that has never seen its face. Without SHAPES the
package's own files are used, which know most of the faces.
"""

import json
import sys
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from faces import DESIGNS

from mattrakan.extract.fonts import digit_shapes, fingerprints, known_shapes, sketches
from mattrakan.extract.reading import read_document

UNKNOWN = "\ufffd"
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def design_of(face: str) -> str:
    """Return the design that a face of make_documents.py is of."""
    folder, _, name = face.partition("/")
    for design in DESIGNS:
        for pattern in design.patterns:
            stem = pattern.rpartition("/")[2].partition("*")[0].rstrip("-")
            if (name and name.startswith(stem)) or (not name and stem == folder):
                return design.name
    return folder


def use_shapes(folder: Path | None) -> None:
    """Let the package use other files of shapes."""
    if folder is None:
        return
    shapes = known_shapes.KnownShapes(np.load(folder / "shapes.npz"))
    coarse = sketches.read_sketches((folder / "sketches.bin").read_bytes())
    digits = sketches.read_sketches((folder / "digits.bin").read_bytes())
    from mattrakan.extract.text import layer_check, outline_candidates, settling

    outline_candidates.known_shapes = lambda: shapes
    digit_shapes.known_digits = lambda: digits
    layer_check.known_sketches = settling.known_sketches = lambda: coarse
    layer_check.known_fingerprints = lambda: fingerprints.Fingerprints(bytes(4))


def squeeze(text: str) -> str:
    """Return text without white space, Thai digits as ASCII ones."""
    return "".join(text.split()).translate(DIGITS)


def nearest_passage(wanted: str, text: str) -> str:
    """Return the passage of a text with the least edit distance to what is wanted."""
    best = [0.0] * (len(text) + 1)
    starts = list(range(len(text) + 1))
    for row, letter in enumerate(wanted, 1):
        diagonal, start = best[0], starts[0]
        best[0] = float(row)
        for column, other in enumerate(text, 1):
            above, above_start = best[column], starts[column]
            unlike = 0.5 if other == UNKNOWN else float(letter != other)
            cost, origin = diagonal + unlike, start
            if above + 1 < cost:
                cost, origin = above + 1, above_start
            if best[column - 1] + 1 < cost:
                cost, origin = best[column - 1] + 1, starts[column - 1]
            diagonal, start = above, above_start
            best[column], starts[column] = cost, origin
    end = min(range(len(best)), key=best.__getitem__)
    return text[starts[end] : end]


def compare(truth: str, text: str) -> tuple[int, int, int, Counter[tuple[str, str]]]:
    """Return letters wanted, wrong or lost, digits read as others, and what was read for what."""
    read = squeeze(text)
    wanted = wrong = digits = 0
    slips: Counter[tuple[str, str]] = Counter()
    for line in truth.split("\n"):
        line = squeeze(line)
        wanted += len(line)
        if line in read:
            continue
        passage = nearest_passage(line, read)
        matcher = SequenceMatcher(None, line, passage, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal":
                wrong += max(b - a, d - c)
                slips[line[a:b], passage[c:d]] += 1
                if b - a == d - c:
                    pairs = zip(line[a:b], passage[c:d], strict=True)
                    digits += sum(y.isdecimal() and x != y for x, y in pairs)
    return wanted, wrong, digits, slips


def main() -> None:
    """Print a line for each document and the sums."""
    folder = Path(sys.argv[1])
    shapes = (
        [path for path in Path(sys.argv[2]).iterdir() if path.is_dir()] if len(sys.argv) > 2 else []
    )
    jobs: dict[Path | None, list[Path]] = {}
    for path in sorted(folder.glob("*.json")):
        design = design_of(json.loads(path.read_text("utf-8"))["face"])
        chosen = next((s for s in shapes if design in (s / "without").read_text().split(",")), None)
        if shapes and chosen is None:
            print("no shapes without", design, path.name)
        jobs.setdefault(chosen, []).append(path)
    total: Counter[str] = Counter()
    for chosen, paths in jobs.items():
        use_shapes(chosen)
        for path in paths:
            total.update(report(path))
    share = 100 - 100 * total["wrong"] / total["wanted"]
    print(f"{share:.3f} % of {total['wanted']} letters, {total['digits']} digits wrong")


def report(path: Path) -> dict[str, int]:
    """Read one document, print a line on it and return its counts."""
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    begun = process_time()
    document = read_document(path.with_suffix(".pdf"))
    took = process_time() - begun
    text = "\n".join(page.text for page in document.pages)
    wanted, wrong, digits, slips = compare(told["text"], text)
    cells = [c for page in document.pages for table in page.tables for c in table.cells]
    lines = [line for page in document.pages for line in page.lines]
    lines += [line for cell in cells for line in cell.lines]
    repairs = {name for line in lines for name in line.repairs}
    marks = {"layer-mismatch": "M", "letters-recognised": "R"}
    flags = "".join(mark for name, mark in marks.items() if name in repairs)
    worst = " ".join(f"{a or '-'}>{b or '-'}x{n}" for (a, b), n in slips.most_common(6))
    print(
        f"{path.stem:45} {100 - 100 * wrong / wanted:7.2f} % {digits:3} digits {flags:2} "
        f"{took:.2f} s {document.health:10} {worst}",
        flush=True,
    )
    return {"wanted": wanted, "wrong": wrong, "digits": digits}


if __name__ == "__main__":
    main()
