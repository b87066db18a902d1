"""A page's picture to its rules, its cells and its lines of ink."""

from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from ..glyphs import Rule
from ..tables.edges import rules_to_edges
from ..tables.ruled import edges_to_grids
from .areas import find_areas, find_crossings
from .page_image import Grey, PageImage
from .rule_repairs import repair_rules
from .ruling import ImageRule, find_image_rules
from .runs import Ink, Runs, find_pieces, ink_runs
from .strips import LinePart, line_to_parts
from .text_lines import find_body_height, find_ink_lines
from .tolerances import DARK_BORDER_SHARE, RULE_EDGE_IN, SHEET_EDGE_IN, STRUCTURE_LEVEL


@dataclass(frozen=True, slots=True)
class PageStructure:
    """What stands where on a page that runs level.

    Attributes:
        rules: in points.
        lines: the stretches of each line, in pixels.
        body: height of a consonant in pixels.
        scale: points per pixel.
        grey: the page without its rules.
        boxes: in points, by line: the cell it stands in, None outside of tables.
    """

    rules: tuple[Rule, ...]
    lines: tuple[tuple[LinePart, ...], ...]
    body: float
    scale: float
    grey: Grey


def find_structure(image: PageImage) -> PageStructure:
    """Return the rules and lines of a level page."""
    scale = 72 / image.dpi
    ink = image.ink
    found, rule_ink = find_image_rules(ink, image.dpi)
    found = [rule for rule in found if not _is_sheet_edge(rule, image)]
    covered = _thickened(rule_ink, max(1, round(RULE_EDGE_IN * image.dpi)))
    body = find_body_height(find_pieces(ink_runs(ink & ~covered)), image.dpi)
    covered &= ~find_crossings(ink, covered, body)
    grey = np.where(covered, np.uint8(255), image.grey)
    runs = _without_dark_borders(ink_runs(ink & ~covered))
    rules = repair_rules([image_rule_to_rule(rule, scale) for rule in found])
    grids = edges_to_grids(*rules_to_edges(rules))
    lines = []
    for area in find_areas(runs, grids, scale, body):
        for line in find_ink_lines(area, body):
            parts = line_to_parts(line, grey, body, is_bilevel=image.is_bilevel)
            if parts:
                lines.append(tuple(parts))
    return PageStructure(tuple(rules), _levelled(lines, body), body, scale, grey)


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
    return tuple(lines)


def _is_sheet_edge(rule: ImageRule, image: PageImage) -> bool:
    """Return whether a rule is the shadow of the sheet's edge."""
    height, width = image.grey.shape
    near = SHEET_EDGE_IN * image.dpi
    if rule.is_level:
        return rule.top < near or rule.bottom > height - near
    return rule.x0 < near or rule.x1 > width - near


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
