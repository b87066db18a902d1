"""Sideways pages and sideways text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph, Page, Rule
from mattrakan.extract.reading import read_document
from mattrakan.extract.text.decoded import Decoded
from mattrakan.extract.text.lines import clusters_to_lines
from mattrakan.extract.text.mark_attachment import page_clusters
from mattrakan.extract.text.turning import (
    box_from_upright,
    find_turn,
    straighten,
    to_upright,
    turn_back,
    turn_box,
    turn_page,
)

PDFS = Path(__file__).parent / "pdfs"
TEXT = "รายการ"


def sideways(text: str, angle: int, x: float = 300.0, y: float = 400.0) -> list[Glyph]:
    """Return glyphs of one line that runs at an angle from a point, as a reader tells them."""
    step = {0: (8, 0), 90: (0, -8), 180: (-8, 0), 270: (0, 8)}[angle]
    glyphs = []
    for order, letter in enumerate(text):
        x0 = x - 8 if angle == 180 else x
        glyphs.append(Glyph(letter, x0, x0 + 8, y, 16.0, "F", 1, order, angle))
        x, y = x + step[0], y + step[1]
    return glyphs


def slant(glyph: Glyph, angle: int) -> Glyph:
    return glyph.moved_to(glyph.x0, glyph.x1, glyph.baseline, angle)


def page_of(glyphs: list[Glyph], rules: tuple[Rule, ...] = ()) -> Page:
    return Page(1, 595.0, 842.0, tuple(glyphs), rules)


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_sideways_page_is_turned_upright(angle: int) -> None:
    rule = Rule(10.0, 20.0, 10.0, 60.0)
    page = page_of(sideways(TEXT, angle), (rule,))
    assert find_turn(page) == angle
    turned = turn_page(page, angle)
    assert [glyph.angle for glyph in turned.glyphs] == [0] * len(TEXT)
    assert len({round(glyph.baseline, 6) for glyph in turned.glyphs}) == 1
    places = [glyph.x0 for glyph in turned.glyphs]
    assert places == sorted(places)
    (laid,) = turned.rules
    assert (laid.x0 == laid.x1) == (angle in (0, 180))
    back = turn_back(laid.box, angle, turned.width, turned.height)
    assert back == pytest.approx(rule.box)


def test_one_sideways_line_does_not_turn_a_page() -> None:
    assert find_turn(page_of(sideways("สิบตัวอักษร", 0) + sideways("สามตัว", 90))) == 0


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_sideways_text_of_an_upright_page_is_a_line(angle: int) -> None:
    glyphs = sideways("ต้นทุน" if angle == 0 else "ตนทน", angle)
    parts = [Decoded(glyph, glyph.text) for glyph in glyphs]
    (line,) = clusters_to_lines(page_clusters(parts), has_spaces=False)
    assert line.text == "ตนทน"
    tall = line.box.height > line.box.width
    assert tall == (angle in (90, 270))


def test_two_sideways_lines_are_read_in_their_own_order() -> None:
    glyphs = sideways("หลง", 90, x=320.0) + sideways("กอน", 90, x=300.0)
    parts = [Decoded(glyph, glyph.text) for glyph in glyphs]
    lines = clusters_to_lines(page_clusters(parts), has_spaces=False)
    assert [line.text for line in lines] == ["กอน", "หลง"]


def test_the_skew_of_a_scan_is_no_angle() -> None:
    glyphs = [slant(g, a) for g, a in zip(sideways("กขค", 0), (1, 359, 0), strict=True)]
    assert {glyph.angle for glyph in straighten(page_of(glyphs)).glyphs} == {0}
    slanted = [slant(g, 45) for g in sideways("ก", 0)]
    assert straighten(page_of(slanted)).glyphs[0].angle == 45


SIDES = st.floats(0, 500, allow_nan=False)


@given(SIDES, SIDES, SIDES, SIDES, st.sampled_from([0, 90, 180, 270]))
def test_boxes_come_back(x: float, y: float, w: float, h: float, turn: int) -> None:
    box = Box(x, y, x + w, y + h)
    turned = turn_box(box, turn, 595.0, 842.0)
    size = (842.0, 595.0) if turn in (90, 270) else (595.0, 842.0)
    assert turn_back(turned, turn, *size) == pytest.approx(box)


@given(SIDES, SIDES, st.integers(0, 359))
def test_points_come_back(x: float, y: float, angle: int) -> None:
    u, v = to_upright(x, y, angle)
    box = box_from_upright(Box(u, v, u, v), angle)
    assert box == pytest.approx((x, y, x, y), abs=1e-6)


@pytest.mark.parametrize("turn", [90, 270])
def test_boxes_are_told_on_the_displayed_page(turn: int) -> None:
    (page,) = read_document(PDFS / f"sideways_{turn}_reportlab.pdf").pages
    assert page.turned == turn
    assert page.width > page.height
    (table,) = page.displayed_tables
    assert 0 < table.box.x0 < table.box.x1 < page.height
    assert 0 < table.box.top < table.box.bottom < page.width
    assert [cell.text for cell in table] == [cell.text for cell in page.tables[0]]
