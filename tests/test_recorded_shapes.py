"""Random outlines, fonts and maps that lie: what glyphs are taken for is recorded."""

import random
import runpy
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from mattrakan.extract.fonts.bare_programs import procedure_to_contours
from mattrakan.extract.fonts.contours import program_to_contours
from mattrakan.extract.fonts.fingerprints import fingerprint, known_fingerprints
from mattrakan.extract.fonts.fontfile import FontFile
from mattrakan.extract.fonts.glyph_entries import glyph_entry, glyph_side
from mattrakan.extract.fonts.outlines import (
    contours_to_shape,
    find_mark,
    quadratics_to_contours,
    shape_likeness,
)
from mattrakan.extract.fonts.rasters import blurred, contours_to_raster
from mattrakan.extract.fonts.sfnt import open_program, program_letters
from mattrakan.extract.glyphs import Glyph, Page
from mattrakan.extract.pages.assembly import Assembler

HERE = Path(__file__).parent
COUNT = 70
RECORDED = runpy.run_path(str(HERE / "recorded.py"))
EXPECTED = RECORDED["read_recorded"]("shapes")
SAMPLE = HERE.parent / "samples" / "noenkanghanlom_2567.pdf"
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
SWAPS = (
    *(("1", "7"), ("๑", "๗"), ("ก", "ถ"), ("ม", "น"), ("่", "้"), ("ิ", "ี"), ("๕", "๖"), ("า", "ำ")),
    *(("ก", "A"), ("๒", "2"), ("ข", "\ufffd"), ("ด", ""), ("น", "i"), ("5", "S"), ("0", "O")),
)
Contours = list[list[tuple[float, float]]]


@cache
def program() -> Any:
    """Return the first embedded TrueType program of a sample that is opened once."""
    with pikepdf.open(SAMPLE) as pdf:
        found = [
            item.FontFile2.read_bytes()
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item
        ]
    return open_program(max(found, key=len))


@cache
def letters() -> dict[str, int]:
    """Return the glyph of each letter of the program, by the sample's ToUnicode map."""
    from mattrakan.extract.readers.fast.unicodemaps import read_unicode_map

    with pikepdf.open(SAMPLE) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/DescendantFonts" in item:
                below = item.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
                if len(below) == program().reader.file.getbuffer().nbytes:
                    told = read_unicode_map(item.ToUnicode.read_bytes()) or {}
                    return {text: code for code, text in told.items() if len(text) == 1}
    return {text: gid for gid, text in program_letters(program()).items()}


class Drawn(FontFile):
    """A font that draws the program's glyphs and says of their letters what a test wants."""

    def __init__(self, names: dict[int, str], widened: float, guess: bool) -> None:
        self.name = "Drawn"
        self._names = names
        self._widened = widened
        self._guess = guess

    def second_opinion(self, code: int) -> str | None:
        return self._names.get(code)

    def ink_side(self, code: int) -> int:
        return glyph_side(program(), code)

    @property
    def layer_is_guess(self) -> bool:
        return self._guess

    @property
    def em(self) -> float:
        return float(program()["head"].unitsPerEm)

    def contours(self, code: int) -> Contours | None:
        found = program_to_contours(program(), code)
        return [[(x * self._widened, y) for x, y in contour] for contour in found]

    def fingerprint(self, code: int) -> int | None:
        return fingerprint(glyph_entry(program(), code)) if self._widened == 1.0 else None


def random_contours(chance: random.Random) -> Contours:
    """Return rings and boxes as marks are drawn, above or below the baseline."""
    made = []
    side = chance.choice((1, 1, -1))
    for _ in range(chance.randint(1, 3)):
        x, y = chance.uniform(-400, 0), side * chance.uniform(150, 900)
        wide, high = chance.uniform(20, 300), chance.uniform(20, 300)
        points = [
            (x, y),
            (x + wide, y),
            (x + wide * chance.uniform(0.3, 1), y + high),
            (x, y + high),
        ]
        flags = [chance.choice((0, 1)) for _ in points]
        made += quadratics_to_contours(points, [3], flags)
        if chance.random() < 0.3:
            made.append(
                [
                    (x + wide / 3, y + high / 3),
                    (x + wide / 3, y + high / 2),
                    (x + wide / 2, y + high / 2),
                ]
            )
    return made


def of_outlines(chance: random.Random) -> Iterator[str]:
    marks = {text: gid for text, gid in letters().items() if text in MARKS}
    known = {
        text: [shape]
        for text, gid in sorted(marks.items())
        if (shape := contours_to_shape(program_to_contours(program(), gid))) is not None
    }
    mark = chance.choice(sorted(known))
    scaled, moved = chance.uniform(0.6, 1.6), chance.uniform(-60, 60)
    redrawn = [
        [(x * scaled + moved, y + moved * chance.uniform(0.9, 1.1)) for x, y in contour]
        for contour in program_to_contours(program(), marks[mark])
    ]
    other = chance.choice(sorted(known))
    up = chance.uniform(-100, 500)
    joined = redrawn + [
        [(x, y + up) for x, y in contour]
        for contour in program_to_contours(program(), marks[other])
    ]
    for contours in (redrawn, joined, random_contours(chance)):
        shape = contours_to_shape(contours)
        found = find_mark(contours, known)
        yield f"{found and (found.letters, round(found.share, 2))}"
        if shape is not None:
            alike = " ".join(
                f"{text}{shape_likeness(shape, shapes[0]):.2f}" for text, shapes in known.items()
            )
            yield f"{shape.width:.0f} {shape.height:.0f} {shape.middle:.0f} {alike}"
            yield " ".join(f"{a:.2f}-{b:.2f}" for row in shape.spans[::5] for a, b in row)
        raster = contours_to_raster(contours, 6, 2)
        if raster is not None:
            yield " ".join(f"{share:.2f}" for share in blurred(raster.ink, 6))


def of_procedures(chance: random.Random) -> Iterator[str]:
    def n() -> str:
        return f"{chance.uniform(-50, 700):.0f}"

    parts = []
    for _ in range(chance.randint(1, 5)):
        parts.append(
            chance.choice(
                (
                    f"{n()} {n()} {n()} {n()} re f",
                    f"{n()} {n()} m {n()} {n()} l {n()} {n()} l h f*",
                    f"{n()} {n()} m {n()} {n()} {n()} {n()} {n()} {n()} c {n()} {n()} l B",
                    f"{n()} {n()} m {n()} {n()} {n()} {n()} v {n()} {n()} {n()} {n()} y b",
                    f"q .5 0 0 2 {n()} {n()} cm {n()} {n()} m {n()} {n()} l {n()} {n()} l f Q",
                    f"{n()} {n()} {n()} {n()} re n {n()} 0 0 {n()} 0 0 cm",
                    "BI /W 5 /H 3 /IM true /D [1 0] ID \xa8\x50\xf8 EI",
                    "BI /W 9 /H 2 /IM true ID \xa8\x00\x50\x80 EI",
                )
            )
        )
    content = " ".join(parts).encode("latin-1")
    for contour in procedure_to_contours(content, [0.001, 0, 0, 0.001, 0, 0.1]):
        yield "drawn " + " ".join(f"{x:.2f},{y:.2f}" for x, y in contour)


def of_maps(chance: random.Random) -> Iterator[str]:
    """Show words in a font whose maps say other letters for some, none for others."""
    there = letters()
    lies = dict(chance.sample(SWAPS, chance.choice((0, 1, 1, 3))))
    if chance.random() < 0.2:
        lies |= {text: "" for text in chance.sample(sorted(there), len(there) // 2)}
    names = {
        gid: chance.choice((text, text, lies.get(text, text)))
        for text, gid in there.items()
        if chance.random() < chance.choice((0.0, 0.0, 0.6))
    }
    font = Drawn(names, chance.choice((1.0, 1.0, 0.8, 1.3)), chance.random() < 0.1)
    words = ["มาตรการ", "ปีงบประมาณ", "๑๗๕๖", "1750", "กองคลัง", "ผู้ดำเนินการ", "ทั้งนี้", "ที่ดิน"]
    words += ["".join(sorted(there, key=lambda _: chance.random()))[:30]]
    glyphs: list[Glyph] = []
    for row, word in enumerate(chance.sample(words, 6)):
        x = 60.0
        for text in word:
            if text in there:
                wide = 0.0 if text in MARKS else 7.0
                said = lies.get(text, text)
                code = there[text]
                glyphs.append(
                    Glyph(said, x, x + wide, 100.0 + 20 * row, 14, "D", code, len(glyphs))
                )
                x += wide
    assembler = Assembler()
    assembler.add(Page(1, 595, 842, tuple(glyphs), (), fonts={"D": font}))
    document = assembler.document(1)
    yield f"lies {lies} {document.pages[0].health} {len(document.evidence)}"
    for line in document.pages[0].lines:
        yield f"{line.text} {' '.join(line.repairs)}"


def of_programs(chance: random.Random) -> Iterator[str]:
    gid = chance.choice(sorted(letters().values()))
    entry = glyph_entry(program(), gid)
    number = fingerprint(entry)
    letter = None if number is None else known_fingerprints().letter(number)
    yield f"glyph {len(entry)} bytes, {glyph_side(program(), gid)}, {number} {letter}"


def outcome(seed: int) -> Iterator[str]:
    """Return what random outlines, procedures and maps are taken for."""
    chance = random.Random(seed)
    yield from of_outlines(chance)
    yield from of_procedures(chance)
    yield from of_programs(chance)
    yield from of_maps(chance)


def test_the_program_is_one_that_fonttools_reads() -> None:
    assert isinstance(program(), TTFont) and isinstance(program().reader.file, BytesIO)
    assert len(letters()) > 40


@pytest.mark.parametrize("seed", range(COUNT))
def test_random_shapes_are_taken_for_what_is_recorded(seed: int) -> None:
    assert RECORDED["digest"](outcome(seed)) == EXPECTED[seed]
