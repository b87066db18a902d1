"""A page's picture to glyphs, rules and doubts, whichever way up it is."""

from dataclasses import dataclass

import numpy as np

from ..glyphs import Glyph, Rule
from .deskewing import deskew
from .doubts import Doubt, Scan
from .lettering import parts_to_glyphs
from .orienting import likely_ways, turn_image
from .page_image import PageImage
from .recogniser import recogniser
from .structure import find_structure

UPRIGHT_CERTAINTY = 0.8  # of letters on average; upside down it is 0.4, the right way up 0.9
FEW_LETTERS = 20


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
        if found.certainty > UPRIGHT_CERTAINTY or len(found.glyphs) < FEW_LETTERS:
            break
    assert best is not None
    return best


def _read_upright(image: PageImage, way: int) -> PageReading:
    level, skew = deskew(image)
    structure = find_structure(level)
    reader = recogniser("lines")
    glyphs: list[Glyph] = []
    doubts: list[Doubt] = []
    sure: list[float] = []
    for parts in structure.lines:
        readings = [reader.read(part.strip).letters for part in parts]
        sure += [letter.certainty for letters in readings for letter in letters]
        glyphs += parts_to_glyphs(
            parts, readings, body=structure.body, scale=structure.scale, order=len(glyphs)
        )
    scan = Scan(turned=way, skew=skew, doubts=tuple(doubts))
    certainty = float(np.mean(sure)) if sure else 0.0
    return PageReading(tuple(glyphs), structure.rules, scan, certainty)
