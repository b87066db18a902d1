"""Scans: dark headings, faint rules, dots and dashes, found by what is around them."""

import numpy as np
import pytest

from mattrakan.extract.ocr.dark_bands import lighten_bands
from mattrakan.extract.ocr.page_image import Grey, PageImage
from mattrakan.extract.ocr.ruling import find_image_rules
from mattrakan.extract.ocr.runs import ink_runs
from mattrakan.extract.ocr.strips import DOT, POINT, line_to_parts
from mattrakan.extract.ocr.structure import find_structure
from mattrakan.extract.ocr.text_lines import InkLine, find_ink_lines

DPI = 150.0
BODY = 20.0


def paper(level: int = 235, noise: int = 3) -> Grey:
    random = np.random.default_rng(1)
    return (level + random.integers(-noise, noise + 1, (600, 800))).astype(np.uint8)


def disc(grey: Grey, x: int, y: int, radius: float, level: int = 0) -> None:
    rows, columns = np.ogrid[: grey.shape[0], : grey.shape[1]]
    grey[(columns - x) ** 2 + (rows - y) ** 2 <= radius**2] = level


def test_a_dark_band_is_turned_light_and_its_text_dark() -> None:
    grey = paper()
    grey[100:140, 100:600] = 90
    for x in range(130, 560, 16):
        grey[112:128, x : x + 4] = 235
    turned, bands = lighten_bands(PageImage(grey, DPI, False))
    assert len(bands) == 1
    assert turned.grey[120, 131] < 60 < 200 < turned.grey[120, 140]
    assert (turned.grey[90:150, 110:120] > 200).all()
    assert np.array_equal(turned.grey[200:], grey[200:])


@pytest.mark.parametrize(
    "box",
    [
        (100, 110, 100, 600),  # a thick rule
        (100, 140, 100, 120),  # a large letter
        (100, 140, 0, 600),  # a shadow at the sheet's edge
    ],
)
def test_what_is_no_heading_stays_dark(box: tuple[int, int, int, int]) -> None:
    grey = paper()
    grey[box[0] : box[1], box[2] : box[3]] = 60
    turned, bands = lighten_bands(PageImage(grey, DPI, False))
    assert not bands and turned.grey is grey


@pytest.mark.parametrize(("below", "inside"), [(0, 4), (6, 4), (12, 0)])
def test_borders_right_below_a_dark_heading_part_it_too(below: int, inside: int) -> None:
    grey = paper()
    grey[100:140, 100:600] = 90
    for x in range(104, 590, 50):
        grey[112:128, x : x + 4] = 235
    for x in (100, 250, 400, 598):
        grey[140 + below : 400, x : x + 2] = 20
    for y in (140 + below, 270, 398):
        grey[y : y + 2, 100:600] = 20
    rules = find_structure(PageImage(grey, DPI, False)).rules
    upright = [rule for rule in rules if rule.x1 - rule.x0 < 1]
    assert len(upright) == 4
    assert sum(rule.top < 60 for rule in upright) == inside


@pytest.mark.parametrize(("level", "found"), [(150, 1), (205, 1), (231, 0)])
def test_a_faint_rule_is_found_above_the_noise_of_paper(level: int, found: int) -> None:
    grey = paper()
    grey[300:302, 100:700] = level
    for x in range(120, 680, 24):
        grey[200:220, x : x + 12] = 20
    image = PageImage(grey, DPI, False)
    rules, _ = find_image_rules(image.ink, DPI, grey)
    assert len(rules) == found


def test_a_filled_dot_is_a_mark_and_a_ring_or_a_bullet_is_none() -> None:
    grey = paper()
    disc(grey, 100, 200, 8)
    disc(grey, 200, 200, 10)
    disc(grey, 200, 200, 6, 235)  # a Thai zero
    disc(grey, 300, 204, 6)
    grey[190:210, 312:330] = 0  # text right beside the bullet
    line = InkLine(ink_runs(grey < 128), 210)
    parts = line_to_parts(line, grey, BODY, is_bilevel=False)
    assert [part.mark for part in parts] == [DOT, "", ""]


def test_a_dash_far_from_any_line_has_one_of_its_own() -> None:
    grey = paper()
    for x in range(40, 200, 18):
        grey[40:60, x : x + 14] = 0
    grey[150:154, 40:52] = 0
    grey[300:303, 40:43] = 0  # dust
    lines = find_ink_lines(ink_runs(grey < 128), BODY)
    assert [line.baseline for line in lines] == [60, 162]


def test_larger_text_is_measured_by_its_own_letters() -> None:
    grey = paper()
    for x in range(40, 700, 14):
        for y in (300, 340, 380):
            grey[y : y + 12, x : x + 9] = 0
    for x in range(40, 700, 32):
        grey[100:124, x : x + 20] = 0
        grey[80:92, x : x + 10] = 0  # a tone, as tall as the letters of the text
    lines = find_structure(PageImage(grey, DPI, False)).lines
    assert [line[0].baseline for line in lines] == [124, 312, 352, 392]


def test_lines_come_across_the_page_and_not_cell_by_cell() -> None:
    grey = paper()
    for x in (50, 300, 550):
        grey[50:450, x : x + 2] = 0
    for y in (50, 450):
        grey[y : y + 2, 50:552] = 0
    for y in (100, 140, 180):
        for x in (*range(70, 200, 18), *range(320, 500, 18)):
            grey[y : y + 20, x : x + 14] = 0
    lines = find_structure(PageImage(grey, DPI, False)).lines
    assert [(line[0].baseline, line[0].x0) for line in lines] == [
        (y + 20, x) for y in (100, 140, 180) for x in (70, 320)
    ]


def leader(
    n: int = 30, wide: int = 4, apart: float = 4, up: int = 0, letter_at: int | None = None
) -> list[str]:
    """Return the marks of a dotted line with a word on both sides."""
    grey = paper()
    x = 100.0
    for number in range(n):
        if number == letter_at:
            grey[190:210, round(x) : round(x) + 12] = 0
            x += 12 + apart
        grey[210 - up - wide : 210 - up, round(x) : round(x) + wide] = 0
        x += wide + apart
    for start in (60, round(x) + 8):
        grey[190:210, start : start + 12] = 0
    line = InkLine(ink_runs(grey < 128), 210)
    return [part.mark for part in line_to_parts(line, grey, BODY, is_bilevel=False)]


@pytest.mark.parametrize(
    ("drawn", "points"),
    [
        pytest.param(leader(), 30, id="a dotted line"),
        pytest.param(leader(5), 5, id="five points"),
        pytest.param(leader(4), 0, id="four"),
        pytest.param(leader(wide=8), 30, id="thick points"),
        pytest.param(leader(wide=9), 0, id="too thick"),
        pytest.param(leader(apart=16), 30, id="wide apart"),
        pytest.param(leader(apart=17), 0, id="too wide apart"),
        pytest.param(leader(up=6), 30, id="a little above the base line"),
        pytest.param(leader(up=7), 0, id="too far above: tones"),
        pytest.param(leader(9, letter_at=4), 5, id="a letter among them"),
        pytest.param(leader(8, letter_at=4), 0, id="with four on both sides"),
    ],
)
def test_points_of_a_dotted_line_are_points(drawn: list[str], points: int) -> None:
    assert drawn.count(POINT) == points
    assert drawn[0] == ""
    assert drawn[-1] == ""


def test_points_between_digits_are_read_with_them() -> None:
    grey = paper()
    for number in range(8):
        x = 100 + 22 * number
        grey[190:210, x : x + 12] = 0
        grey[206:210, x + 15 : x + 19] = 0
    line = InkLine(ink_runs(grey < 128), 210)
    assert [part.mark for part in line_to_parts(line, grey, BODY, is_bilevel=False)] == [""]
