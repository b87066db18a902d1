"""Pictures on both sides of what decides: lengths of rules, white between lines, heights of ink."""

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("PIL")

from mattrakan.extract.glyphs import Rule  # noqa: E402
from mattrakan.extract.ocr.blocks import find_blocks  # noqa: E402
from mattrakan.extract.ocr.deskewing import deskew  # noqa: E402
from mattrakan.extract.ocr.lettering import is_noise, parts_to_glyphs  # noqa: E402
from mattrakan.extract.ocr.page_image import Grey, PageImage, binarise  # noqa: E402
from mattrakan.extract.ocr.recogniser import Letter  # noqa: E402
from mattrakan.extract.ocr.rule_repairs import repair_rules  # noqa: E402
from mattrakan.extract.ocr.ruling import find_image_rules  # noqa: E402
from mattrakan.extract.ocr.runs import Ink, Runs, find_pieces, ink_runs  # noqa: E402
from mattrakan.extract.ocr.strips import LinePart, line_to_parts  # noqa: E402
from mattrakan.extract.ocr.structure import find_structure  # noqa: E402
from mattrakan.extract.ocr.text_lines import find_body_height, find_ink_lines  # noqa: E402

BODY = 20.0
DPI = 200.0
Ends = tuple[int, int, int, int]


def ink(*boxes: Ends, width: int = 600, height: int = 400) -> Ink:
    """Return a picture with boxes of ink: left, top, right, bottom."""
    made: Ink = np.zeros((height, width), bool)
    for x0, top, x1, bottom in boxes:
        made[top:bottom, x0:x1] = True
    return made


def runs(*boxes: Ends) -> Runs:
    return ink_runs(ink(*boxes))


def grey(*boxes: Ends, width: int = 600, height: int = 400) -> Grey:
    made: Grey = np.where(ink(*boxes, width=width, height=height), 0, 255).astype(np.uint8)
    return made


def row(baseline: int, n: int = 6, *, x: int = 40, wide: int = 14, high: int = 20) -> list[Ends]:
    """Return letters that stand on a base line."""
    return [(x + 18 * i, baseline - high, x + 18 * i + wide, baseline) for i in range(n)]


# ---------------------------------------------------------------- blocks and lines


@pytest.mark.parametrize(("white", "blocks"), [(17, 1), (18, 2), (40, 2)])
def test_blocks_are_09_heights_of_white_apart(white: int, blocks: int) -> None:
    assert len(find_blocks(runs(*row(60), *row(80 + white)), BODY)) == blocks


@pytest.mark.parametrize(("white", "blocks"), [(43, 1), (44, 2), (90, 2)])
def test_columns_are_22_heights_of_white_apart(white: int, blocks: int) -> None:
    ends = 40 + 18 * 5 + 14
    assert len(find_blocks(runs(*row(60), *row(60, x=ends + white)), BODY)) == blocks


@pytest.mark.parametrize(("down", "lines"), [(27, 2), (32, 2), (40, 2)])
def test_base_lines_are_125_heights_apart(down: int, lines: int) -> None:
    assert len(find_ink_lines(runs(*row(60), *row(60 + down)), BODY)) == lines


@pytest.mark.parametrize(("high", "baseline"), [(12, 68), (13, 68), (14, 60), (20, 60), (26, 60)])
def test_what_stands_on_a_base_line_is_068_to_26_heights_high(high: int, baseline: int) -> None:
    boxes = [*row(60, high=high), (60, 63, 66, 68)]
    assert [line.baseline for line in find_ink_lines(runs(*boxes), BODY)] == [baseline]


@pytest.mark.parametrize(("wide", "baseline"), [(3, 68), (4, 60)])
def test_what_stands_on_a_base_line_is_018_heights_wide(wide: int, baseline: int) -> None:
    boxes = [*row(60, wide=wide), (60, 63, 66, 68)]
    assert [line.baseline for line in find_ink_lines(runs(*boxes), BODY)] == [baseline]


@pytest.mark.parametrize(("wide", "lines"), [(5, 1), (6, 1), (8, 2), (14, 2)])
def test_a_line_has_letters_of_035_heights_in_width(wide: int, lines: int) -> None:
    boxes = [*row(60), (40, 140, 40 + wide, 160)]
    assert len(find_ink_lines(runs(*boxes), BODY)) == lines


@pytest.mark.parametrize(("up", "kept"), [(40, True), (45, True), (46, False), (60, False)])
def test_ink_of_a_line_reaches_23_heights_up(up: int, kept: bool) -> None:
    """Measured from the base line; a stroke that is taller is cut there."""
    boxes = [(x0, t + 100, x1, b + 100) for x0, t, x1, b in [*row(60), (60, -10, 64, 60)]]
    (line,) = find_ink_lines(runs(*boxes), BODY)
    assert ((line.runs.row == 160 - up).any()) == kept


@pytest.mark.parametrize(("down", "kept"), [(18, True), (19, False), (30, False)])
def test_ink_of_a_line_reaches_095_heights_down(down: int, kept: bool) -> None:
    (line,) = find_ink_lines(runs(*row(60), (60, 62, 64, 110)), BODY)
    assert ((line.runs.row == 60 + down).any()) == kept


@pytest.mark.parametrize(("x", "last"), [(90, 59), (115, 59), (117, 68), (300, 68)])
def test_a_mark_belongs_to_a_line_with_letters_within_15_heights(x: int, last: int) -> None:
    boxes = [*row(60), *row(93, x=x), (80, 64, 86, 69)]
    first, second = find_ink_lines(runs(*boxes), BODY)
    assert (first.baseline, second.baseline) == (60, 93)
    assert int(first.runs.row.max()) == last


@pytest.mark.parametrize(("side", "kept"), [(1, False), (3, False), (4, True)])
def test_specks_have_less_ink_than_a_dot(side: int, kept: bool) -> None:
    """A dot is 0.12 heights wide and round: at 40 pixels 14 of them."""
    letters = [(40 + 36 * i, 60, 68 + 36 * i, 100) for i in range(6)]
    (line,) = find_ink_lines(runs(*letters, (50, 45, 50 + side, 45 + side)), 40.0)
    assert ((line.runs.row < 60).any()) == kept


@pytest.mark.parametrize(("high", "kept"), [(115, True), (119, True), (121, False)])
def test_a_piece_of_six_heights_is_no_letter(high: int, kept: bool) -> None:
    (line,) = find_ink_lines(runs(*row(200), (170, 210 - high, 174, 210)), BODY)
    assert ((line.runs.start >= 170).any()) == kept


@pytest.mark.parametrize(
    ("n", "high", "found"),
    [(7, 22, 15), (8, 22, 22), (8, 7, 15), (8, 8, 8), (8, 59, 59), (8, 61, 15)],
)
def test_eight_letters_tell_how_tall_letters_are(n: int, high: int, found: float) -> None:
    """Letters are 0.035 to 0.3 inches high; else a page has the usual 0.075."""
    letters = [(10 + 50 * i, 80 - high, 30 + 50 * i, 80) for i in range(n)]
    assert find_body_height(find_pieces(runs(*letters)), DPI) == pytest.approx(found, abs=1)


# ---------------------------------------------------------------- stretches


def parts(*boxes: Ends) -> list[LinePart]:
    (line,) = find_ink_lines(runs(*boxes), BODY)
    return line_to_parts(line, grey(*boxes), BODY, is_bilevel=True)


@pytest.mark.parametrize(("white", "count"), [(30, 1), (35, 1), (36, 2), (60, 2)])
def test_stretches_are_18_heights_apart(white: int, count: int) -> None:
    ends = 40 + 18 * 5 + 14
    assert len(parts(*row(60), *row(60, x=ends + white))) == count


@pytest.mark.parametrize(
    ("wide", "high", "count"),
    [(4, 8, 1), (10, 8, 1), (13, 8, 2), (4, 10, 1), (4, 12, 2), (5, 3, 1), (7, 3, 2)],
)
def test_a_low_stretch_is_dust_or_a_dash(wide: int, high: int, count: int) -> None:
    """Lower than 0.55 heights; a dash is 0.3 wide and half as wide again as high."""
    assert len(parts(*row(60), (300, 60 - high, 300 + wide, 60))) == count


@pytest.mark.parametrize(("letters", "count"), [(20, 1), (22, 2)])
def test_stretches_are_cut_that_readers_do_not_know(letters: int, count: int) -> None:
    """They were trained on 1,000 columns of 48 rows; 375 pixels of 20 rows are 900."""
    assert len(parts(*row(60, letters))) == count


@pytest.mark.parametrize(
    ("certain", "noise"),
    [((0.7,) * 3, True), ((0.85,) * 3, False), ((0.7,) * 4, False), ((0.55,) * 4, True)],
)
def test_few_letters_have_to_be_surer(certain: tuple[float, ...], noise: bool) -> None:
    assert is_noise([Letter("ก", 0.1 * n, c, n) for n, c in enumerate(certain)]) == noise


@pytest.mark.parametrize(("white", "text"), [(36, "กก"), (7, "กก")])
def test_stretches_are_words(white: int, text: str) -> None:
    found = parts(*row(60), *row(60, x=40 + 18 * 5 + 14 + 36))
    letters = [[Letter("ก", 0.5, 1.0, 1)]] * 2
    glyphs = parts_to_glyphs(found, letters, body=white / 0.5, scale=0.5, order=3)
    spaced = white / 0.5 * 0.4 < 36
    assert "".join(g.text for g in glyphs) == (" ".join(text) if spaced else text)
    assert {g.size for g in glyphs} == {2.0 * white / 0.5 * 0.5}
    assert [g.order for g in glyphs] == list(range(3, 3 + len(glyphs)))


# ---------------------------------------------------------------- rules


def level(x0: float, x1: float, y: float = 50) -> Rule:
    return Rule(x0, y, x1, y)


GRID = [Rule(10, y, 200, y) for y in (10, 100, 200)] + [Rule(x, 10, x, 200) for x in (10, 100, 200)]


@pytest.mark.parametrize(("gap", "count"), [(8, 1), (13.9, 1), (14.1, 2)])
def test_a_rule_broken_for_14_pt_is_one(gap: float, count: int) -> None:
    assert len(repair_rules([level(10, 80), level(80 + gap, 200)])) == count


@pytest.mark.parametrize(("off", "count"), [(1.9, 1), (2.1, 2)])
def test_pieces_of_a_rule_are_at_one_height_within_2_pt(off: float, count: int) -> None:
    assert len(repair_rules([level(10, 80), level(88, 200, 50 + off)])) == count


@pytest.mark.parametrize(("length", "kept"), [(30, False), (42.9, False), (43.1, True)])
def test_an_upright_rule_that_meets_nothing_is_43_pt_long(length: float, kept: bool) -> None:
    assert (len(repair_rules([*GRID, Rule(300, 10, 300, 10 + length)])) == 7) == kept


@pytest.mark.parametrize(("off", "kept"), [(0, True), (4.9, True), (5.1, False)])
def test_a_short_upright_rule_meets_level_ones_within_5_pt(off: float, kept: bool) -> None:
    level_too = Rule(10, 40, 200, 40)
    short = Rule(150, 10 + off, 150, 40 - off)
    assert (len(repair_rules([*GRID, level_too, short])) == 8) == kept


@pytest.mark.parametrize(("end", "kept"), [(104, True), (106, False)])
def test_a_level_rule_ends_at_an_upright_one_within_5_pt(end: float, kept: bool) -> None:
    extra = Rule(10, 60, end, 60)
    assert (len(repair_rules([*GRID, extra])) == 7) == kept


@pytest.mark.parametrize(("off", "kept"), [(3.9, True), (4.1, False)])
def test_level_rules_end_together_within_4_pt(off: float, kept: bool) -> None:
    """Three that end there are a table's side that no upright rule draws."""
    open_side = [rule for rule in GRID if rule.x0 != rule.x1 or rule.x0 < 200]
    extra = Rule(10, 60, 200 - off, 60)
    assert (len(repair_rules([*open_side, extra])) == len(open_side) + 1) == kept


def found_rules(*boxes: Ends) -> int:
    return len(find_image_rules(ink(*boxes), DPI)[0])


@pytest.mark.parametrize(("wide", "count"), [(59, 0), (89, 0), (90, 1), (200, 1)])
def test_a_level_rule_is_045_inches_long(wide: int, count: int) -> None:
    assert found_rules((50, 100, 50 + wide, 102)) == count


@pytest.mark.parametrize(("high", "count"), [(39, 0), (79, 0), (80, 1)])
def test_an_upright_rule_by_itself_is_04_inches_long(high: int, count: int) -> None:
    """A shorter one is a letter: two of the Thai vowels are tall strokes."""
    assert found_rules((50, 100, 52, 100 + high)) == count


@pytest.mark.parametrize(
    ("high", "away", "count"), [(50, 0, 3), (36, 0, 3), (34, 0, 2), (60, 7, 3), (60, 10, 2)]
)
def test_a_short_upright_rule_joins_level_ones(high: int, away: int, count: int) -> None:
    sides = [(20, 98 - away, 400, 100 - away), (20, 100 + high + away, 400, 102 + high + away)]
    assert found_rules(*sides, (50, 100, 52, 100 + high)) == count


@pytest.mark.parametrize(("thick", "count"), [(2, 1), (7, 1), (8, 0)])
def test_a_rule_is_up_to_0035_inches_thick(thick: int, count: int) -> None:
    assert found_rules((50, 100, 400, 100 + thick)) == count


@pytest.mark.parametrize(("gap", "count"), [(1, 1), (2, 1), (3, 0)])
def test_dust_breaks_a_rule_for_0012_inches(gap: int, count: int) -> None:
    pieces = [(50 + n * (50 + gap), 100, 100 + n * (50 + gap), 102) for n in range(6)]
    assert found_rules(*pieces) == count


@pytest.mark.parametrize(("share", "count"), [(0.2, 1), (0.28, 1), (0.32, 0), (0.6, 0)])
def test_a_rule_has_white_on_both_sides(share: float, count: int) -> None:
    """The tops of letters are none: ink lies under most of them."""
    below = (50, 103, 50 + int(400 * share), 115)
    assert found_rules((50, 100, 450, 102), below) == count


@pytest.mark.parametrize("apart", [4, 5, 6, 9])
def test_both_lines_of_a_double_rule_are_rules(apart: int) -> None:
    assert found_rules((50, 100, 450, 102), (50, 100 + apart, 450, 102 + apart)) == 2
    assert found_rules((50, 100, 52, 300), (50 + apart, 100, 52 + apart, 300)) == 2


@pytest.mark.parametrize(("steps", "count"), [(3, 1), (4, 1), (6, 0)])
def test_a_crooked_rule_is_one_up_to_4_in_a_hundred(steps: int, count: int) -> None:
    wide = 400 // (steps + 1)
    boxes = [
        (50 + wide * n, 100 + 3 * n, 50 + wide * (n + 1), 103 + 3 * n) for n in range(steps + 1)
    ]
    assert found_rules(*boxes) == count


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize(
    ("dark", "light", "share"), [(40, 70, 1.0), (40, 95, 0.5), (150, 230, 0.5), (205, 250, 0.0)]
)
def test_the_threshold_of_grey_lies_between_90_and_200(dark: int, light: int, share: float) -> None:
    page = np.full((100, 100), light, np.uint8)
    page[:50] = dark
    assert binarise(page, is_bilevel=False).mean() == share


@pytest.mark.parametrize(
    ("degrees", "turned"), [(0.0, False), (1.0, True), (4.7, True), (6.0, False)]
)
def test_a_page_is_straightened_up_to_5_degrees(degrees: float, turned: bool) -> None:
    from PIL import Image

    page = grey((100, 300, 700, 303), (100, 400, 700, 403), width=800, height=700)
    page = np.asarray(Image.fromarray(page).rotate(-degrees, fillcolor=255))
    found = deskew(PageImage(page, DPI, True))[1]
    assert (abs(found - degrees) < 0.1) if turned else found == 0.0


@pytest.mark.parametrize(("down", "baselines"), [(0, 1), (5, 1), (8, 2)])
def test_base_lines_side_by_side_are_level_within_03_heights(down: int, baselines: int) -> None:
    boxes = [*row(160, 8, x=60), *row(160 + down, 8, x=350)]
    structure = find_structure(PageImage(grey(*boxes), DPI, True))
    assert len(structure.lines) == 2
    assert len({line[0].baseline for line in structure.lines}) == baselines


@pytest.mark.parametrize(("at", "count"), [(20, 0), (38, 0), (42, 1), (355, 1), (362, 0)])
def test_a_rule_02_inches_from_the_edge_is_the_sheets_shadow(at: int, count: int) -> None:
    structure = find_structure(PageImage(grey((100, at, 500, at + 2)), DPI, True))
    assert len(structure.rules) == count


@pytest.mark.parametrize(("high", "lines"), [(50, 2), (70, 1)])
def test_ink_at_the_edge_is_a_shadow_from_015_of_the_page_on(high: int, lines: int) -> None:
    boxes = [*row(160, 8, x=100), (0, 300 - high, 16, 300)]
    assert len(find_structure(PageImage(grey(*boxes), DPI, True)).lines) == lines
