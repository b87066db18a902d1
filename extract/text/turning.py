"""Sideways pages turned upright, and sideways text read in its own direction."""

import math
from collections import Counter
from dataclasses import replace

from ..geometry import Box
from ..glyphs import Glyph, Page, Rule, Stroke
from .tolerances import MOST_LETTERS, SKEW_DEGREES

QUARTERS = (90, 180, 270)


def straighten(page: Page) -> Page:
    """Return the page with angles a few degrees off a quarter turn as that quarter turn."""
    if _is_level(page) or _angles(page) <= {0, *QUARTERS}:
        return page
    glyphs = tuple(g.moved_to(g.x0, g.x1, g.baseline, _straight(g.angle)) for g in page.glyphs)
    return replace(page, glyphs=glyphs)


def _straight(angle: int) -> int:
    quarter = round(angle / 90) * 90
    return quarter % 360 if abs(angle - quarter) <= SKEW_DEGREES else angle


def find_turn(page: Page) -> int:
    """Return the direction (0, 90, 180 or 270 degrees) in which most letters of a page run."""
    if _is_level(page):
        return 0
    angles = Counter(glyph.angle for glyph in page.glyphs if glyph.text.strip())
    for angle in QUARTERS:
        if angles[angle] > MOST_LETTERS * angles.total():
            return angle
    return 0


def _is_level(page: Page) -> bool:
    """Return whether all glyphs run from left to right, as on nearly all pages."""
    for glyph in page.glyphs:
        if glyph.angle != 0:
            return False
    return True


def _angles(page: Page) -> set[int]:
    return {glyph.angle for glyph in page.glyphs}


def turn_page(page: Page, turn: int) -> Page:
    """Return a page turned so that text running at ``turn`` degrees runs from left to right."""
    if not turn:
        return page
    sideways = turn in (90, 270)
    glyphs = []
    for glyph in page.glyphs:
        x, y = pen(glyph)
        u, v = turn_point(x, y, turn, page.width, page.height)
        angle = (glyph.angle - turn) % 360
        advance = glyph.x1 - glyph.x0
        x0 = u - advance if angle == 180 else u
        glyphs.append(glyph.moved_to(x0, x0 + advance, v, angle))
    return replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        glyphs=tuple(glyphs),
        rules=tuple(
            Rule(*turn_box(rule.box, turn, page.width, page.height), rule.drawn)
            for rule in page.rules
        ),
        white_rules=tuple(
            Rule(*turn_box(rule.box, turn, page.width, page.height), rule.drawn)
            for rule in page.white_rules
        ),
        images=tuple(turn_box(box, turn, page.width, page.height) for box in page.images),
        unread=tuple(
            one._replace(box=turn_box(one.box, turn, page.width, page.height))
            for one in page.unread
        ),
        fills=tuple(
            one._replace(box=turn_box(one.box, turn, page.width, page.height)) for one in page.fills
        ),
        strokes=tuple(_turn_stroke(one, turn, page.width, page.height) for one in page.strokes),
    )


def _turn_stroke(stroke: Stroke, turn: int, width: float, height: float) -> Stroke:
    ends = (stroke.x0, stroke.y0), (stroke.x1, stroke.y1)
    (x0, y0), (x1, y1) = sorted(turn_point(x, y, turn, width, height) for x, y in ends)
    return Stroke(x0, y0, x1, y1)


def pen(glyph: Glyph) -> tuple[float, float]:
    """Return where the pen stands before a glyph."""
    return (glyph.x1 if glyph.angle == 180 else glyph.x0), glyph.baseline


def turn_point(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """Return where a point of a page of that size stands after the page was turned."""
    match turn:
        case 90:
            return height - y, x
        case 180:
            return width - x, height - y
        case 270:
            return y, width - x
    return x, y


def turn_box(box: Box, turn: int, width: float, height: float) -> Box:
    """Return where a box of a page of that size stands after the page was turned.

    >>> turn_box(Box(10, 20, 30, 60), 90, 100, 200)
    Box(x0=140, top=10, x1=180, bottom=30)
    """
    xa, ya = turn_point(box.x0, box.top, turn, width, height)
    xb, yb = turn_point(box.x1, box.bottom, turn, width, height)
    return Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def turn_back(box: Box, turn: int, width: float, height: float) -> Box:
    """Return where a box of a turned page stands on the page as displayed.

    Args:
        box: on the turned page.
        turn: as given to `turn_page`.
        width: of the turned page.
        height: of the turned page.

    >>> turn_back(Box(140, 10, 180, 30), 90, 200, 100)
    Box(x0=10, top=20, x1=30, bottom=60)
    """
    return turn_box(box, -turn % 360, width, height)


def to_upright(x: float, y: float, angle: int) -> tuple[float, float]:
    """Return a point in the frame in which text at an angle runs from left to right."""
    turn = math.radians(angle)
    cosine, sine = math.cos(turn), math.sin(turn)
    return x * cosine - y * sine, x * sine + y * cosine


def box_from_upright(box: Box, angle: int) -> Box:
    """Return the smallest box of the page around a box of the frame of `to_upright`.

    >>> [round(side) for side in box_from_upright(Box(-60, 10, -20, 30), 90)]
    [10, 20, 30, 60]
    """
    corners = [to_upright(x, y, -angle) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def upright_glyph(glyph: Glyph) -> Glyph:
    """Return a sideways glyph in the frame of its own direction; its angle is kept."""
    u, v = to_upright(*pen(glyph), glyph.angle)
    return glyph.moved_to(u, u + glyph.x1 - glyph.x0, v, glyph.angle)
