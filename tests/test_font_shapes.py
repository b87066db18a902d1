"""Glyphs of fonts made here: their outlines are the ones drawn, and likeness has its limits."""

import math
from io import BytesIO
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pdfminer.pdffont import PDFCIDFont
from pdfminer.pdftypes import PDFStream

from mattrakan.extract.fonts.contours import program_to_contours
from mattrakan.extract.fonts.embedded import MinerFont
from mattrakan.extract.fonts.glyph_entries import glyph_entry, glyph_side
from mattrakan.extract.fonts.outlines import (
    contours_to_shape,
    find_mark,
    quadratics_to_contours,
    shape_likeness,
)
from mattrakan.extract.fonts.sfnt import Programs, open_program, program_letters
from mattrakan.extract.fonts.simple_glyphs import entry_to_contours

RADIUS, X, Y = 100.0, 150.0, 700.0
NAMES = [".notdef", "ring", "box", "below", "uni0E48", "uni0E38"]
Contour = list[tuple[float, float]]


def draw_circle(pen: Any, quadratic: bool) -> None:
    """Draw a circle of eight parabolas or four cubic curves."""
    n = 8 if quadratic else 4
    turn = 2 * math.pi / n

    def at(angle: float, radius: float) -> tuple[float, float]:
        return X + radius * math.cos(angle), Y + radius * math.sin(angle)

    pen.moveTo(at(0, RADIUS))
    for step in range(n):
        start, end = step * turn, (step + 1) * turn
        if quadratic:
            pen.qCurveTo(at((start + end) / 2, RADIUS / math.cos(turn / 2)), at(end, RADIUS))
        else:
            k = 4 / 3 * math.tan(turn / 4) * RADIUS
            (xa, ya), (xb, yb) = at(start, RADIUS), at(end, RADIUS)
            one = (xa - k * math.sin(start), ya + k * math.cos(start))
            two = (xb + k * math.sin(end), yb - k * math.cos(end))
            pen.curveTo(one, two, (xb, yb))
    pen.closePath()


def draw_box(pen: Any, x: float, y: float, width: float, height: float) -> None:
    pen.moveTo((x, y))
    for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
        pen.lineTo(corner)
    pen.closePath()


def made_font(quadratic: bool) -> Any:
    builder = FontBuilder(1000, isTTF=quadratic)
    builder.setupGlyphOrder(NAMES)
    builder.setupCharacterMap({0xE48: "uni0E48", 0xE38: "uni0E38"})
    glyphs: dict[str, Any] = {}
    for name in NAMES:
        pen: Any = TTGlyphPen(None) if quadratic else T2CharStringPen(500, None)
        if name == "ring":
            draw_circle(pen, quadratic)
        elif name == "box":
            draw_box(pen, 10, 20, 300, 60)
        elif name in ("below", "uni0E38"):
            draw_box(pen, -155, -330, 80, 215)
        elif name == "uni0E48":
            draw_box(pen, -155, 690, 80, 215)
        glyphs[name] = pen.glyph() if quadratic else pen.getCharString()
    if quadratic:
        builder.setupGlyf(glyphs)
    else:
        builder.setupCFF("Made", {}, glyphs, {})
    builder.setupHorizontalMetrics({name: (500, 0) for name in NAMES})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return open_program(out.getvalue())


@pytest.fixture(params=[True, False], ids=["quadratic", "cubic"])
def font(request: pytest.FixtureRequest) -> Any:
    program = made_font(request.param)
    yield program
    program.close()


def area(contour: Contour) -> float:
    pairs = zip(contour, [*contour[1:], contour[0]], strict=True)
    return abs(sum(xa * yb - xb * ya for (xa, ya), (xb, yb) in pairs)) / 2


def test_a_circle_is_round(font: Any) -> None:
    (contour,) = program_to_contours(font, NAMES.index("ring"))
    distances = [math.hypot(x - X, y - Y) for x, y in contour]
    assert (min(distances), max(distances)) == pytest.approx((RADIUS, RADIUS), abs=1.5)
    assert area(contour) == pytest.approx(math.pi * RADIUS**2, rel=0.02)
    steps = [math.dist(a, b) for a, b in zip(contour, [*contour[1:], contour[0]], strict=True)]
    assert max(steps) < 30  # a smooth line
    assert len(contour) >= 24


def test_a_box_has_its_corners(font: Any) -> None:
    (contour,) = program_to_contours(font, NAMES.index("box"))
    assert {*contour} == {(10, 20), (310, 20), (310, 80), (10, 80)}
    assert area(contour) == 300 * 60


def test_an_empty_glyph_has_none(font: Any) -> None:
    assert program_to_contours(font, 0) == []


def test_letters_are_those_of_the_names_and_cmap(font: Any) -> None:
    assert program_letters(font) == {4: "่", 5: "ุ"}


def test_ink_stands_above_or_below_the_baseline() -> None:
    font = made_font(True)
    assert [glyph_side(font, gid) for gid in (-1, 0, 1, 2, 3, 4, 99)] == [0, 0, 1, 1, -1, 1, 0]
    font.close()


def test_ink_of_a_bare_program_stands_above_or_below_the_baseline() -> None:
    """Ghostscript embeds such programs, and calls the lower vowel of some a tone."""
    program = made_font(False)
    font: Any = object.__new__(PDFCIDFont)
    font.fontname, font.spec = "Made", {}
    font.descriptor = {"FontFile3": PDFStream({}, program.reader["CFF "])}
    program.close()
    made = MinerFont(font, Programs())
    assert [made.ink_side(gid) for gid in (0, 1, 2, 3, 4, 5, 99)] == [0, 1, 1, -1, 1, -1, 0]
    font.descriptor = {"FontFile3": PDFStream({}, b"\1 is no program")}
    assert MinerFont(font, Programs()).ink_side(3) == 0


def box(x: float, y: float, width: float, height: float) -> Contour:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


BAR = box(0, 700, 80, 200)
HOOK = [box(0, 700, 300, 60), box(0, 760, 80, 200)]


def known(**contours: list[Contour]) -> dict[str, Any]:
    return {
        letter: [shape]
        for letter, drawn in contours.items()
        if (shape := contours_to_shape(drawn)) is not None
    }


def test_the_ink_of_a_shape_lies_on_its_scanlines() -> None:
    shape = contours_to_shape([box(100, 50, 40, 20)])
    assert shape is not None
    assert (shape.width, shape.height, shape.middle) == (40, 20, 60)
    assert len(shape.spans) == 24
    assert all(spans == ((0.0, 1.0),) for spans in shape.spans)
    hook = contours_to_shape([box(0, 0, 40, 10), box(0, 10, 10, 10)])
    assert hook is not None
    assert [spans[0][1] for spans in hook.spans] == [1.0] * 12 + [0.25] * 12


def test_a_hole_is_no_ink() -> None:
    ring = contours_to_shape([box(0, 0, 40, 40), box(10, 10, 20, 20)[::-1]])
    assert ring is not None
    assert ring.spans[0] == ((0.0, 1.0),)
    assert ring.spans[12] == ((0.0, 0.25), (0.75, 1.0))


@pytest.mark.parametrize(("share", "likeness"), [(1.0, 1.0), (0.75, 0.75), (0.5, 0.5)])
def test_likeness_is_the_shared_ink(share: float, likeness: float) -> None:
    whole = contours_to_shape([box(0, 700, 100, 100)])
    part = contours_to_shape([box(0, 700, 100 * share, 100), box(99.9, 700, 0.1, 100)])
    assert whole is not None and part is not None
    assert shape_likeness(whole, part) == pytest.approx(likeness, abs=0.01)


@pytest.mark.parametrize(
    ("scale", "alike"), [(1.4, True), (1.5, False), (0.7, True), (0.66, False)]
)
def test_shapes_of_other_sizes_are_not_alike(scale: float, alike: bool) -> None:
    one = contours_to_shape([box(0, 700, 100, 100)])
    assert one is not None
    for other in (box(0, 700, 100 * scale, 100), box(0, 700, 100, 100 * scale)):
        shape = contours_to_shape([other])
        assert shape is not None
        assert (shape_likeness(one, shape) > 0) == alike


def notched(share: float) -> list[Contour]:
    """Return a square with a part of its ink left out, in its middle."""
    left = 100 * (1 - share)
    return [box(0, 700, 50 - left / 2, 100), box(50 + left / 2, 700, 50 - left / 2, 100)]


@pytest.mark.parametrize(
    ("share", "found"), [(0.9, True), (0.75, True), (0.7, False), (0.4, False)]
)
def test_a_mark_is_named_when_most_of_its_ink_agrees(share: float, found: bool) -> None:
    square = known(**{"่": [box(0, 700, 100, 100)]})
    assert (find_mark(notched(share), square) is not None) == found


@pytest.mark.parametrize(
    ("one", "other", "found"), [(0.8, 0.66, True), (0.8, 0.71, False), (0.8, 0.79, False)]
)
def test_a_mark_is_named_when_the_next_is_clearly_less_alike(
    one: float, other: float, found: bool
) -> None:
    glyph = [box(0, 700, 100, 100)]
    rivals = known(**{"่": notched(one), "้": notched(other)})
    assert (find_mark(glyph, rivals) is not None) == found


@pytest.mark.parametrize(("other", "found"), [(0.93, False), (0.89, True)])
def test_a_near_perfect_match_needs_less_distance(other: float, found: bool) -> None:
    """The next best is four times as far from a perfect match."""
    rivals = known(**{"่": notched(0.98), "้": notched(other)})
    assert (find_mark([box(0, 700, 100, 100)], rivals) is not None) == found


def test_a_vowel_under_a_tone_is_both() -> None:
    marks = known(**{"ั": HOOK, "่": [box(0, 1000, 80, 200)]})
    found = find_mark([*HOOK, box(0, 970, 80, 200)], marks)
    assert found is not None and found.letters == "ั่"
    assert find_mark([*HOOK, box(0, 940, 80, 200)], marks) is None  # they overlap


@pytest.mark.parametrize("gid", [1, 2, 3, 4])
def test_simple_glyphs_are_drawn_as_fonttools_draws_them(gid: int) -> None:
    font = made_font(True)
    glyf = font["glyf"]
    points, ends, flags = glyf[font.getGlyphName(gid)].getCoordinates(glyf)
    drawn = quadratics_to_contours([(float(x), float(y)) for x, y in points], ends, list(flags))
    assert entry_to_contours(glyph_entry(font, gid)) == drawn
    font.close()


@pytest.mark.parametrize("kept", [0, 9, 11, 13, 16, -1])
def test_a_glyph_that_is_cut_off_is_left_to_fonttools(kept: int) -> None:
    font = made_font(True)
    entry = glyph_entry(font, 1).rstrip(b"\0")
    font.close()
    assert entry_to_contours(entry[:kept]) is None


def test_a_composite_glyph_is_left_to_fonttools() -> None:
    assert entry_to_contours(b"\xff\xff" + bytes(30)) is None
    assert entry_to_contours(bytes(30)) is None  # no contours
