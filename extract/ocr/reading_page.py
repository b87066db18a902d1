"""A page's picture to glyphs, rules and doubts, whichever way up it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..doubts import Doubt, Scan
from ..geometry import Box
from ..glyphs import Glyph, Rule
from .deskewing import deskew
from .lettering import is_noise, parts_to_glyphs
from .number_looks import NumberLooks
from .orienting import likely_ways, turn_image
from .page_image import Grey, PageImage
from .recogniser import Letter, LineReading, Recogniser, recogniser
from .spelling import find_uncertain, spell_together, without_latin_zeros
from .strips import LinePart
from .strokes import are_capitals, may_be_digits, restore_strokes, with_slashes
from .structure import PageStructure, find_structure
from .tolerances import (
    LETTERING_SPACE,
    READ_AHEAD,
    READING_PAGE_FEW_LETTERS,
    UPRIGHT_CERTAINTY,
)
from .voting import DoubtfulRun, Voter

_Line = tuple[LinePart, ...]
_ReadLine = tuple[_Line, list[LineReading | None], list[NumberLooks | None]]


@dataclass(frozen=True, slots=True)
class PageReading:
    """What OCR read of a page, in points of the level page."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    scan: Scan
    certainty: float = 0.0


def read_page_image(image: PageImage) -> PageReading:
    """Return what the picture of a page says, read the way up that is surest."""
    best: PageReading | None = None
    for way in likely_ways(image):
        found = _read_upright(turn_image(image, way), way)
        if best is None or found.certainty > best.certainty:
            best = found
        if found.certainty > UPRIGHT_CERTAINTY or len(found.glyphs) < READING_PAGE_FEW_LETTERS:
            break
    assert best is not None
    return best


def _read_upright(image: PageImage, way: int) -> PageReading:
    level, skew = deskew(image)
    structure = find_structure(level)
    reader = recogniser("lines")
    voters = reader, recogniser("digits"), recogniser("numbers")
    voter = Voter(*voters, structure.grey, structure.body)
    glyphs: list[Glyph] = []
    doubts: list[Doubt] = []
    sure: list[float] = []
    for parts, read, looks in _read_lines(structure, reader, voter):
        spelled = _spelled(parts, read, structure.body)
        readings: list[tuple[Letter, ...]] = []
        for part, reading, better, look in zip(parts, read, spelled, looks, strict=True):
            if reading is None:
                readings.append((Letter(part.mark, 0.5, 1.0, 0),))
                continue
            letters = reading.letters
            sure += [letter.certainty for letter in letters]
            unsure = is_noise(letters)
            noise = unsure and not are_capitals(part, letters, structure.body)
            if noise and (tick := voter.tick(part, letters)) is not None:
                runs, letters = [], (tick,)
            elif noise:
                runs = voter.noise_doubts(part, letters)
                letters = letters if runs else ()
            else:
                runs = voter.doubts(part, letters, look)
                if unsure and may_be_digits(letters):
                    runs += voter.noise_doubts(part, letters)
                commas = voter.punctuated(part, letters)  # of the letters that were voted on
                letters = restore_strokes(part, better or letters, structure.body)
                letters = _with_commas(letters, commas)
            doubts += [_doubt(part, run, structure) for run in runs]
            doubts += _text_doubts(part, letters, structure)
            readings.append(letters)
        glyphs += parts_to_glyphs(
            parts, readings, body=structure.body, scale=structure.scale, order=len(glyphs)
        )
    scan = Scan(turned=way, skew=skew, doubts=tuple(doubts), stamps=structure.stamps)
    certainty = float(np.mean(sure)) if sure else 0.0
    return PageReading(tuple(glyphs), structure.rules, scan, certainty)


def _read_lines(structure: PageStructure, reader: Recogniser, voter: Voter) -> Iterator[_ReadLine]:
    """Yield each line with what is read of its parts, a stretch of the page read at once."""
    for lines in _stretches(structure.lines):
        parts = [part for line in lines for part in line if not part.mark]
        found = reader.read_all([part.strip for part in parts])
        read = [
            _settled(part, reading, structure.grey, reader)
            for part, reading in zip(parts, found, strict=True)
        ]
        stretches = [(part, one.letters) for part, one in zip(parts, read, strict=True)]
        looks = voter.look_ahead(stretches)
        ahead = iter(zip(read, looks, strict=True))
        for line in lines:
            of_parts = [(None, None) if part.mark else next(ahead) for part in line]
            yield line, [one for one, _ in of_parts], [look for _, look in of_parts]


def _stretches(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield lines one after another, as many together as are read at once."""
    some: list[_Line] = []
    columns = 0
    for line in lines:
        some.append(line)
        columns += sum(part.strip.shape[1] for part in line)
        if columns >= READ_AHEAD:
            yield some
            some, columns = [], 0
    if some:
        yield some


def _settled(part: LinePart, found: LineReading, grey: Grey, reader: Recogniser) -> LineReading:
    reading = without_latin_zeros(found)
    return with_slashes(part, reading, grey, reader) if "7" in reading.text else reading


def _spelled(
    parts: Sequence[LinePart], read: Sequence[LineReading | None], body: float
) -> list[tuple[Letter, ...]]:
    """Return the letters of each part, those that stand close together spelled as one text."""
    spelled: list[tuple[Letter, ...]] = [()] * len(parts)
    text: list[int] = []
    for number, reading in enumerate(read):
        if text and (
            reading is None
            or parts[number].x0 - parts[text[-1]].x1 > LETTERING_SPACE * body
            or is_noise(reading.letters)
        ):
            _spell_some(text, read, spelled)
            text = []
        if reading is not None and not is_noise(reading.letters):
            text.append(number)
    _spell_some(text, read, spelled)
    return spelled


def _spell_some(
    text: Sequence[int], read: Sequence[LineReading | None], spelled: list[tuple[Letter, ...]]
) -> None:
    readings = [reading for number in text if (reading := read[number]) is not None]
    if readings:
        for number, letters in zip(text, spell_together(readings), strict=True):
            spelled[number] = letters


def _with_commas(letters: tuple[Letter, ...], punctuated: Sequence[Letter]) -> tuple[Letter, ...]:
    """Return letters, commas for the points that are commas in what was read of the same ink."""
    commas = {letter.frame for letter in punctuated if letter.text == ","}
    return tuple(
        replace(letter, text=",") if letter.text == "." and letter.frame in commas else letter
        for letter in letters
    )


def _text_doubts(
    part: LinePart, letters: Sequence[Letter], structure: PageStructure
) -> Iterator[Doubt]:
    width = part.x1 - part.x0
    for first, end in find_uncertain(letters):
        x0 = part.x0 + width * letters[first].place
        x1 = part.x0 + width * letters[end - 1].place
        sides = (x0, part.top, max(x1, x0 + 1), part.bottom)
        box = Box(*(side * structure.scale for side in sides))
        yield Doubt("".join(letter.text for letter in letters[first:end]), "", box, is_text=True)


def _doubt(part: LinePart, run: DoubtfulRun, structure: PageStructure) -> Doubt:
    sides = (run.x0, part.top, run.x1, part.bottom)
    return Doubt(run.reading, run.other, Box(*(side * structure.scale for side in sides)))
