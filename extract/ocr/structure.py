"""A page's picture to its rules, its cells and its lines of ink."""

from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from ..geometry import Box
from ..glyphs import Rule
from ..tables.edges import rules_to_edges
from ..tables.ruled import edges_to_grids
from .areas import find_areas, find_crossings
from .covered_rules import join_under_strokes
from .dark_bands import Band, lighten_bands
from .page_image import Grey, PageImage, binarise
from .rule_repairs import repair_rules
from .ruling import ImageRule, find_image_rules
from .runs import Ink, Runs, find_pieces, ink_runs
from .stamp_frames import StampFrame, find_stamp_frames
from .strips import LinePart, line_to_parts
from .text_lines import find_body_height, find_ink_lines
from .tolerances import (
    BAND_MOST_INK,
    BAND_REACH_IN,
    DARK_BORDER_SHARE,
    FRAME_NEAR_IN,
    LARGER_BODY,
    LARGEST_BODY,
    RULE_EDGE_IN,
    SHEET_EDGE_IN,
    STRUCTURE_FEW_LETTERS,
    STRUCTURE_LEVEL,
)


@dataclass(frozen=True, slots=True)
class PageStructure:
    """What stands where on a page that runs level.

    Attributes:
        rules: in points.
        lines: the stretches of each line, in pixels.
        body: height of a consonant in pixels.
        scale: points per pixel.
        grey: the page without its rules.
        stamps: the frames of stamps in points; no rule is one of theirs.
    """

    rules: tuple[Rule, ...]
    lines: tuple[tuple[LinePart, ...], ...]
    body: float
    scale: float
    grey: Grey
    stamps: tuple[Box, ...] = ()


def find_structure(image: PageImage) -> PageStructure:
    """Return the rules and lines of a level page."""
    scale = 72 / image.dpi
    image, bands = lighten_bands(image)
    ink = image.ink
    ruled = image.with_strokes
    drawn = ink if image.strokes is None else binarise(ruled, image.is_bilevel)
    found, rule_ink = find_image_rules(drawn, image.dpi, None if image.is_bilevel else ruled)
    found = [rule for rule in found if not _is_sheet_edge(rule, image)]
    if image.strokes is not None:
        found = join_under_strokes(found, image.strokes, image.dpi)
    found = _without_band_marks(found, bands)
    found = [_into_bands(rule, bands, ink, image.dpi) for rule in found]
    stamps = find_stamp_frames(drawn, image.dpi)
    found = [rule for rule in found if not _is_of_stamp(rule, stamps, image.dpi)]
    covered = _thickened(rule_ink, max(1, round(RULE_EDGE_IN * image.dpi)))
    body = find_body_height(find_pieces(ink_runs(ink & ~covered)), image.dpi)
    covered &= ~find_crossings(ink, covered, body)
    grey = np.where(covered, np.uint8(255), image.grey)
    runs = _without_dark_borders(ink_runs(ink & ~covered))
    found += [side for band in bands for side in _sides(band)]
    rules = repair_rules([image_rule_to_rule(rule, scale) for rule in found])
    grids = edges_to_grids(*rules_to_edges(rules))
    lines = []
    for area in find_areas(runs, grids, scale, body):
        size = _body_of_area(area, body, image.dpi)
        for line in find_ink_lines(area, size):
            parts = line_to_parts(line, grey, size, is_bilevel=image.is_bilevel)
            if parts:
                lines.append(tuple(parts))
    boxes = tuple(Box(*(side * scale for side in (s.x0, s.top, s.x1, s.bottom))) for s in stamps)
    return PageStructure(tuple(rules), _levelled(lines, body), body, scale, grey, boxes)


def _body_of_area(runs: Runs, body: float, dpi: float) -> float:
    """Return the height of a consonant in an area: that of the page unless it is clearly larger.

    The tone marks of a larger text would be as tall as consonants of the page, and make lines.
    """
    own = find_body_height(find_pieces(runs), dpi, STRUCTURE_FEW_LETTERS, otherwise=body)
    return own if LARGER_BODY * body <= own <= LARGEST_BODY * body else body


def _levelled(lines: list[tuple[LinePart, ...]], body: float) -> tuple[tuple[LinePart, ...], ...]:
    """Return lines whose base lines are the same where they stand side by side.

    Those of neighbouring cells are found apart, and a page is not quite flat.
    """
    order = sorted(range(len(lines)), key=lambda index: lines[index][0].baseline)
    group: list[int] = []

    def settle() -> None:
        at = round(median(lines[index][0].baseline for index in group))
        for index in group:
            lines[index] = tuple(replace(part, baseline=at) for part in lines[index])

    for index in order:
        if (
            group
            and lines[index][0].baseline - lines[group[0]][0].baseline > STRUCTURE_LEVEL * body
        ):
            settle()
            group = []
        group.append(index)
    if group:
        settle()
    # As they are read across the page: an order by cells would look like one of drawing, from
    # which rows are known where no rule parts them.
    return tuple(sorted(lines, key=lambda parts: (parts[0].baseline, parts[0].x0)))


def _is_sheet_edge(rule: ImageRule, image: PageImage) -> bool:
    """Return whether a rule is the shadow of the sheet's edge."""
    height, width = image.grey.shape
    near = SHEET_EDGE_IN * image.dpi
    if rule.is_level:
        return rule.top < near or rule.bottom > height - near
    return rule.x0 < near or rule.x1 > width - near


def _is_of_stamp(rule: ImageRule, stamps: list[StampFrame], dpi: float) -> bool:
    """Return whether a rule is a side of a stamp's frame, or stands in it."""
    edge = FRAME_NEAR_IN * dpi
    return any(
        rule.x0 >= stamp.x0 - edge
        and rule.x1 <= stamp.x1 + edge
        and rule.top >= stamp.top - edge
        and rule.bottom <= stamp.bottom + edge
        for stamp in stamps
    )


def _sides(band: Band) -> tuple[ImageRule, ImageRule]:
    """Return the upper and the lower side of a dark band, which part it from the rows beside it."""
    return (
        ImageRule(band.x0, band.top, band.x1, band.top),
        ImageRule(band.x0, band.bottom, band.x1, band.bottom),
    )


def _without_band_marks(rules: list[ImageRule], bands: list[Band]) -> list[ImageRule]:
    """Return rules without upright ones inside of dark headings that no upright rule goes on from.

    Seams between the fills of headings are no borders where the rows below have none.
    """
    for band in bands:
        slack = (band.bottom - band.top) // 4
        across = [
            rule for rule in rules if not rule.is_level and band.x0 < rule.x0 and rule.x1 < band.x1
        ]
        inside = [
            rule
            for rule in across
            if rule.top > band.top - slack and rule.bottom < band.bottom + slack
        ]
        beside = [
            rule
            for rule in across
            if rule not in inside and rule.top < band.bottom + slack and rule.bottom > band.top
        ]
        if len(beside) < len(inside):
            rules = [rule for rule in rules if rule not in inside]
    return rules


def _into_bands(rule: ImageRule, bands: list[Band], ink: Ink, dpi: float) -> ImageRule:
    """Return an upright rule that begins below a dark heading as one that parts the heading, too.

    Borders on a dark fill are light or of its colour, and gone when it is turned light. A rule
    that letters of the heading stand in the way of stays below it.
    """
    if rule.is_level:
        return rule
    slack = round(BAND_REACH_IN * dpi)
    x0, x1 = max(0, round(rule.x0)), round(rule.x1) + 1
    for band in bands:
        if not (band.x0 - slack <= rule.x0 and rule.x1 <= band.x1 + slack):
            continue
        if abs(rule.top - band.bottom) > slack:
            continue
        inside = ink[band.top + slack // 2 : band.bottom - slack // 2, x0:x1]
        if inside.size and inside.any(axis=1).mean() <= BAND_MOST_INK:
            return replace(rule, top=band.top)
    return rule


def image_rule_to_rule(rule: ImageRule, scale: float) -> Rule:
    """Return a rule in points, through the middle of its thickness."""
    x0, top, x1, bottom = (side * scale for side in (rule.x0, rule.top, rule.x1, rule.bottom))
    if rule.is_level:
        return Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    return Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)


def _thickened(ink: Ink, edge: int) -> Ink:
    grown = ink.copy()
    for _ in range(edge):
        wider = grown.copy()
        wider[1:] |= grown[:-1]
        wider[:-1] |= grown[1:]
        wider[:, 1:] |= grown[:, :-1]
        wider[:, :-1] |= grown[:, 1:]
        grown = wider
    return grown


def _without_dark_borders(runs: Runs) -> Runs:
    """Return the ink without long shadows at the sheet's edge."""
    pieces = find_pieces(runs)
    at_edge = (pieces.x0 <= 2) | (pieces.x1 >= runs.width - 2)
    at_edge |= (pieces.top <= 2) | (pieces.bottom >= runs.height - 2)
    long = (pieces.width > DARK_BORDER_SHARE * runs.width) | (
        pieces.height > DARK_BORDER_SHARE * runs.height
    )
    return pieces.runs_of(~(at_edge & long))
