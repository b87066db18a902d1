"""Make shapes.npz, sketches.bin, digits.bin and fingerprints.bin: how free faces draw letters.

    FONTSOURCE=node_modules/@fontsource python make_shapes.py FOLDER [--without DESIGN,DESIGN]

No outline is kept. A glyph becomes a raster of 16 x 16, blurred, with its size and place by the
height of the face's letters; a linear projection, chosen to part letters (Fisher's discriminant),
leaves DIMENSIONS numbers of one byte each. Nearly equal ones of one design and letter are kept
once. The sketches are the same of rasters of 8 x 8, in a few groups a letter: enough to see that
a letter is not another one. The Thai digits have a projection of their own besides, which parts
nothing but them. `--without` leaves designs out, to measure how faces are read that the files have
never seen.
"""

import argparse
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from faces import DESIGNS, Design, design_files
from fontTools.ttLib import TTFont

from mattrakan.extract.fonts.contours import program_to_contours
from mattrakan.extract.fonts.fingerprints import fingerprint, write_fingerprints
from mattrakan.extract.fonts.glyph_entries import glyph_entry
from mattrakan.extract.fonts.glyphmaps import glyph_maps, name_to_text
from mattrakan.extract.fonts.known_shapes import geometry
from mattrakan.extract.fonts.rasters import blurred, contours_to_raster
from mattrakan.extract.fonts.sketches import write_sketches
from mattrakan.extract.fonts.tolerances import KNOWN_SHAPES_LINES, KNOWN_SHAPES_SIZE, SKETCH_SIZE
from mattrakan.extract.thai import THAI_DIGITS

DIMENSIONS = 40
SKETCH_DIMENSIONS = 20
SKETCHES = 8  # groups a letter
DIGIT_DIMENSIONS = 9  # ten kinds
SHRINKAGE = 0.05  # of the mean variance, added to each
NEARLY_EQUAL = 20.0  # squared distance; half of what a letter lies from itself in other designs
NEARLY_EQUAL_DIGITS = 8.0  # in the digits' own projection
OBSOLETE = "ฃฅ๎๏๚๛"  # they look like ข ค ์ ๐ ฯ, and no text of today has them
THAI = [chr(c) for c in (*range(0xE01, 0xE3B), *range(0xE3F, 0xE5A)) if chr(c) not in OBSOLETE]
LATIN = [chr(c) for c in range(0x21, 0x7F)] + list("–—‘’“”•…×÷°²³½¼≤≥±")
SHORT = "กขคงจฉชซฌดตถทธนบผพภมยรลวสหอ"  # consonants without a part above or below
SHORT_LATIN = "acemnorsuvwxz"
LATIN_TO_THAI = 1.08  # height of ก by that of x, in faces that have both


def face_glyphs(files: tuple[Path, ...]) -> list[tuple[str, float, Any]]:
    """Return (letters, units to the em, contours) of a face's glyphs with names or in its cmap."""
    glyphs = []
    for file in files:
        font: Any = TTFont(file, lazy=True)
        for name, letter in sorted(labels_of(font).items()):
            contours = program_to_contours(font, font.getGlyphID(name))
            if contours:
                glyphs.append((letter, float(font["head"].unitsPerEm), contours))
        font.close()
    return glyphs


def labels_of(font: Any) -> dict[str, str]:
    """Return glyph name -> letter by a face's cmap and names."""
    labels: dict[str, str] = {}
    for point, name in (font.getBestCmap() or {}).items():
        letter = glyph_maps()["private-use"].get(chr(point), chr(point))
        if letter in LETTERS:
            labels.setdefault(name, letter)
    for name in font.getGlyphOrder():
        letter = name_to_text(name) or ""
        if name not in labels and letter in LETTERS and letter >= "\u0e01":
            labels[name] = letter
    return labels


LETTERS = frozenset(THAI + LATIN)


def describe(design: Design) -> tuple[list[str], list[list[float]], list[list[float]]]:
    """Return the letters of a design's glyphs, their long descriptors and their short ones."""
    letters, rows, short_rows = [], [], []
    for files in design_files(design):
        rasters = [
            (
                letter,
                em,
                contours,
                contours_to_raster(contours, KNOWN_SHAPES_SIZE, KNOWN_SHAPES_LINES),
            )
            for letter, em, contours in face_glyphs(files)
        ]
        heights = [r.top / em for letter, em, _, r in rasters if r and letter in SHORT]
        if not heights:
            heights = [
                LATIN_TO_THAI * r.top / em
                for letter, em, _, r in rasters
                if r and letter in SHORT_LATIN
            ]
        height = float(np.median(heights))
        for letter, em, contours, raster in rasters:
            short = contours_to_raster(contours, SKETCH_SIZE, KNOWN_SHAPES_LINES)
            if raster is not None and short is not None:
                letters.append(letter)
                place = geometry(raster, height * em)
                rows.append([*blurred(raster.ink, KNOWN_SHAPES_SIZE), *place])
                short_rows.append([*blurred(short.ink, SKETCH_SIZE), *place])
    return letters, rows, short_rows


def project(
    rows: np.ndarray, letters: np.ndarray, designs: np.ndarray, dimensions: int
) -> np.ndarray:
    """Return the projection that parts letters best, every design counting alike."""
    kinds, kind = np.unique(letters, return_inverse=True)
    pairs = np.char.add(np.char.add(designs, "|"), letters)
    _, pair, counts = np.unique(pairs, return_inverse=True, return_counts=True)
    weight = 1.0 / counts[pair]
    totals = np.bincount(kind, weights=weight)
    means = np.zeros((len(kinds), rows.shape[1]))
    np.add.at(means, kind, rows * weight[:, None])
    means /= totals[:, None]
    inner = rows - means[kind]
    within = (inner * weight[:, None]).T @ inner / weight.sum()
    within += SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within))
    outer = means - means.mean(0)
    root = np.linalg.inv(np.linalg.cholesky(within))
    _, vectors = np.linalg.eigh(root @ (outer.T @ outer / len(kinds)) @ root.T)
    return root.T @ vectors[:, ::-1][:, :dimensions]


def condense(
    points: np.ndarray, letters: np.ndarray, designs: np.ndarray, nearly_equal: float
) -> list[int]:
    """Return which glyphs to keep: of nearly equal ones of one design and letter, the first."""
    kept: dict[tuple[str, str], list[int]] = {}
    for number, key in enumerate(zip(designs.tolist(), letters.tolist(), strict=True)):
        group = kept.setdefault(key, [])
        if all(((points[number] - points[k]) ** 2).sum() > nearly_equal for k in group):
            group.append(number)
    return sorted(number for group in kept.values() for number in group)


def groups(points: np.ndarray, count: int) -> np.ndarray:
    """Return the middles of some groups of points (k-means, begun with points far apart)."""
    middles = [points[0]]
    while len(middles) < min(count, len(points)):
        away = np.min([((points - middle) ** 2).sum(1) for middle in middles], axis=0)
        middles.append(points[int(away.argmax())])
    found = np.array(middles)
    for _ in range(20):
        nearest = ((points[:, None] - found[None]) ** 2).sum(2).argmin(1)
        found = np.array(
            [
                points[nearest == number].mean(0) if (nearest == number).any() else middle
                for number, middle in enumerate(found)
            ]
        )
    return found


def write_shapes(path: Path, rows: np.ndarray, letters: np.ndarray, names: np.ndarray) -> str:
    """Write the long descriptors and return a sentence on them."""
    mean = rows.mean(0)
    projection = project(rows - mean, letters, names, DIMENSIONS)
    points = (rows - mean) @ projection
    kept = condense(points, letters, names, NEARLY_EQUAL)
    scale = float(np.abs(points[kept]).max()) / 127
    kinds, kind = np.unique(letters[kept], return_inverse=True)
    np.savez_compressed(
        path,
        letters=np.array(["".join(kinds)]),
        mean=mean.astype(np.float16),
        projection=(projection / scale).astype(np.float16),
        kinds=kind.astype(np.uint8),
        points=np.round(points[kept] / scale).astype(np.int8),
        unit=np.array([scale], np.float32),
    )
    return f"{len(kept)} of {len(rows)} glyphs, {path.stat().st_size:,} bytes"


def write_short(path: Path, rows: np.ndarray, letters: np.ndarray, names: np.ndarray) -> str:
    """Write the short descriptors and return a sentence on them."""
    mean = rows.mean(0)
    projection = project(rows - mean, letters, names, SKETCH_DIMENSIONS)
    points = (rows - mean) @ projection
    sketches = {
        letter: groups(points[letters == letter], SKETCHES).tolist() for letter in THAI + LATIN
        if (letters == letter).any()
    }  # fmt: skip
    reaches = {}
    everything = np.array([p for group in sketches.values() for p in group])
    whose = np.array([letter for letter, group in sketches.items() for _ in group])
    away = ((points[:, None, :] - everything[None]) ** 2).sum(2)
    for letter in sketches:
        to_letter = away[:, whose == letter].min(1)
        own, others = to_letter[letters == letter], to_letter[letters != letter]
        # as far as 95 % of its own glyphs lie, but nearer than 99.8 % of all others
        reaches[letter] = float(min(np.quantile(own, 0.95), np.quantile(others, 0.002)))
    path.write_bytes(write_sketches(mean.tolist(), projection.T.tolist(), sketches, reaches))
    return f"{len(everything)} sketches, {path.stat().st_size:,} bytes"


def write_digits(path: Path, rows: np.ndarray, letters: np.ndarray, names: np.ndarray) -> str:
    """Write the descriptors of the Thai digits among themselves and return a sentence on them."""
    chosen = np.isin(letters, list(THAI_DIGITS))
    rows, letters, names = rows[chosen], letters[chosen], names[chosen]
    mean = rows.mean(0)
    projection = project(rows - mean, letters, names, DIGIT_DIMENSIONS)
    points = (rows - mean) @ projection
    kept = condense(points, letters, names, NEARLY_EQUAL_DIGITS)
    points, letters = points[kept], letters[kept]
    groups_of = {digit: points[letters == digit].tolist() for digit in THAI_DIGITS}
    no_reach = dict.fromkeys(THAI_DIGITS, 0.0)
    path.write_bytes(write_sketches(mean.tolist(), projection.T.tolist(), groups_of, no_reach))
    return f"{len(kept)} of {len(rows)} Thai digits, {path.stat().st_size:,} bytes"


def find_fingerprints() -> dict[int, str]:
    """Return fingerprint -> letter of all faces; a glyph that serves two letters is left out."""
    found: dict[int, str] = {}
    twice: set[int] = set()
    for design in DESIGNS:
        for face in design_files(design):
            for file in face:
                font: Any = TTFont(file, lazy=True)
                if "glyf" not in font:
                    continue
                plain = BytesIO()
                font.flavor = None  # unpacked, its tables as they are
                font.save(plain, reorderTables=None)
                font = TTFont(plain, lazy=True)
                entry_of = partial(glyph_entry, font)
                for name, letter in labels_of(font).items():
                    number = fingerprint(entry_of(font.getGlyphID(name)), entry_of)
                    if number is None:
                        continue
                    if found.setdefault(number, letter) != letter:
                        twice.add(number)
    return {number: letter for number, letter in found.items() if number not in twice}


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", default="")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    without = set(filter(None, options.without.split(",")))
    unknown = without - {design.name for design in DESIGNS}
    if unknown:
        parser.error(f"no such design: {', '.join(sorted(unknown))}")
    if options.cache and options.cache.exists():
        data = np.load(options.cache)
    else:
        parts = [(design.name, *describe(design)) for design in DESIGNS]
        data = {
            "designs": np.array([name for name, found, *_ in parts for _ in found]),
            "letters": np.array([letter for _, found, *_ in parts for letter in found]),
            "rows": np.array([r for _, _, found, _ in parts for r in found], np.float32),
            "short": np.array([r for _, _, _, found in parts for r in found], np.float32),
        }
        if options.cache:
            np.savez(options.cache, **data)
    used = ~np.isin(data["designs"], sorted(without))
    names, letters = data["designs"][used], data["letters"][used]
    options.folder.mkdir(parents=True, exist_ok=True)
    rows, short = data["rows"][used].astype(np.float64), data["short"][used].astype(np.float64)
    print(write_shapes(options.folder / "shapes.npz", rows, letters, names))
    print(write_short(options.folder / "sketches.bin", short, letters, names))
    print(write_digits(options.folder / "digits.bin", rows, letters, names))
    if not without:
        (options.folder / "fingerprints.bin").write_bytes(write_fingerprints(find_fingerprints()))


if __name__ == "__main__":
    main()
