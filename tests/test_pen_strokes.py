"""Coloured strokes of stamps and pens are faded; what is printed under and beside them stays."""

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("PIL")

from mattrakan.extract.ocr.page_image import Grey, PageImage  # noqa: E402
from mattrakan.extract.ocr.pen_strokes import fade_strokes  # noqa: E402
from mattrakan.extract.ocr.structure import find_structure  # noqa: E402

DPI = 100.0
BLUE, BLACK, PAPER = (190, 60, 40), (25, 25, 25), (236, 236, 236)


def sheet() -> Grey:
    made: Grey = np.full((400, 500, 3), PAPER, np.uint8)
    made[190:200, 60:440] = BLACK  # print that a stamp crosses
    return made


def ring(made: Grey, radius: int) -> None:
    rows, columns = np.ogrid[:400, :500]
    away = np.hypot(columns - 250, rows - 200)
    made[(away <= radius) & (away > radius - 3) & (made[..., 0] > 100)] = BLUE


def frame(made: Grey, side: int) -> None:
    made[100 : 100 + side, 200 : 200 + side] = BLUE
    made[103 : 97 + side, 203 : 197 + side] = PAPER


def test_a_ring_of_a_stamp_is_faded_and_print_under_it_is_not() -> None:
    made = sheet()
    ring(made, 60)
    grey = made.max(axis=2)
    faded, strokes = fade_strokes(made, grey, DPI)
    assert strokes is not None
    assert faded[144, 250] > 230 and strokes[142, 250] == grey[142, 250] == 190
    assert (faded[190:200, 60:440] == 25).all() and (strokes[190:200, 60:180] == 255).all()
    assert PageImage(faded, DPI, False, strokes).with_strokes[142, 250] == 190


@pytest.mark.parametrize("radius", [10, 18])
def test_a_ring_as_small_as_letters_stays(radius: int) -> None:
    made = sheet()
    ring(made, radius)
    grey = made.max(axis=2)
    faded, strokes = fade_strokes(made, grey, DPI)
    assert strokes is None and faded is grey


@pytest.mark.parametrize(("side", "filled"), [(80, False), (80, True), (20, True)])
def test_frames_fills_and_letters_in_colour_stay(side: int, filled: bool) -> None:
    made = sheet()
    frame(made, side)
    if filled:
        made[100 : 100 + side, 200 : 200 + side] = BLUE
    grey = made.max(axis=2)
    faded, strokes = fade_strokes(made, grey, DPI)
    assert strokes is None and faded is grey


def test_a_rule_under_a_stroke_continues() -> None:
    made = np.full((600, 800, 3), PAPER, np.uint8)
    made[300:303, 60:740] = BLACK
    for x in range(80, 700, 26):
        made[200:220, x : x + 14] = BLACK
    grey = made.max(axis=2)
    strokes = np.full_like(grey, 255)
    strokes[300:303, 300:480] = 25  # drawn over the rule, and faded with it
    faded = np.where(strokes < 255, np.uint8(236), grey)
    rules = find_structure(PageImage(faded, 150.0, False, strokes)).rules
    assert [(round(rule.x0 / 72 * 150), round(rule.x1 / 72 * 150)) for rule in rules] == [(60, 740)]
