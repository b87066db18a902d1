"""Letters as read to glyphs on a page: a base and its marks are one glyph."""

import itertools
from collections.abc import Sequence

from ..glyphs import Glyph
from ..thai import MARKS
from .recogniser import Letter
from .strips import LinePart
from .tolerances import LETTERING_FEW_LETTERS, LETTERING_SPACE, SIZE_OF_BODY, SURE_LETTER, SURE_WORD

FONT = "ocr"
SPACE_BETWEEN_PARTS = " "


def parts_to_glyphs(
    parts: Sequence[LinePart],
    readings: Sequence[Sequence[Letter]],
    *,
    body: float,
    scale: float,
    order: int,
) -> list[Glyph]:
    """Return the glyphs of one line, its stretches parted by spaces.

    Args:
        parts: stretches from left to right.
        readings: the letters of each.
        body: height of a consonant in pixels.
        scale: points per pixel.
        order: of the first glyph.
    """
    glyphs: list[Glyph] = []
    size = SIZE_OF_BODY * body * scale

    def add(text: str, x0: float, x1: float, baseline: float) -> None:
        place = (x0 * scale, x1 * scale, baseline * scale)
        glyphs.append(Glyph(text, *place, size, FONT, -1, order + len(glyphs)))

    before: LinePart | None = None
    for part, letters in zip(parts, readings, strict=True):
        clusters = _clusters(letters)
        if not clusters:
            continue
        if before is not None and part.x0 - before.x1 > LETTERING_SPACE * body:
            add(SPACE_BETWEEN_PARTS, before.x1, part.x0, part.baseline)
        width = part.x1 - part.x0
        places = [part.x0 + place * width for _, place in clusters]
        borders = [
            part.x0,
            *((a + b) / 2 for a, b in itertools.pairwise(places)),
            part.x1,
        ]
        for (text, _), x0, x1 in zip(clusters, borders, borders[1:], strict=False):
            add(text, x0, x1, part.baseline)
        before = part
    return glyphs


def is_noise(letters: Sequence[Letter]) -> bool:
    """Return whether a stretch is no text: a stroke of a pen, a stamp, dirt."""
    shown = [letter.certainty for letter in letters if letter.text != " "]
    if not shown:
        return True
    return sum(shown) / len(shown) < (
        SURE_WORD if len(shown) > LETTERING_FEW_LETTERS else SURE_LETTER
    )


def _clusters(letters: Sequence[Letter]) -> list[tuple[str, float]]:
    """Return each base with its marks, and where the base was seen."""
    clusters: list[tuple[str, float]] = []
    for letter in letters:
        if letter.text in MARKS and clusters and clusters[-1][0] != " ":
            clusters[-1] = clusters[-1][0] + letter.text, clusters[-1][1]
        else:
            clusters.append((letter.text, letter.place))
    while clusters and clusters[-1][0] == " ":
        clusters.pop()
    while clusters and clusters[0][0] == " ":
        clusters.pop(0)
    return clusters
