"""Pages on both sides of what decides: turned, scanned, unreadable; heads, numbers, watermarks."""

from typing import Any

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.glyphs import Glyph, Page, Rule, Unread
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.pages.furniture import separate_furniture, separate_watermark
from mattrakan.extract.pages.health import Layer, judge_page, page_layer
from mattrakan.extract.pages.hidden_text import separate_hidden
from mattrakan.extract.pages.unread import find_unread
from mattrakan.extract.tables.table import Cell, Table
from mattrakan.extract.text.decoded import Decoded
from mattrakan.extract.text.lines import Line
from mattrakan.extract.text.turning import find_turn, straighten


def glyph(text: str, x: float, **rest: Any) -> Glyph:
    return Glyph(text, x, x + 10.0, 100.0, 20.0, "F", 1, 0, **rest)


def decoded(*glyphs: Glyph) -> list[Decoded]:
    return [Decoded(one, one.text) for one in glyphs]


@pytest.mark.parametrize(("angle", "read_as"), [(1, 0), (7, 0), (8, 8), (84, 90), (82, 82)])
def test_the_skew_of_a_scan_is_up_to_7_degrees(angle: int, read_as: int) -> None:
    page = Page(1, 595, 842, (glyph("ก", 10, angle=angle),), ())
    assert straighten(page).glyphs[0].angle == read_as


@pytest.mark.parametrize(("sideways", "turn"), [(5, 0), (6, 0), (7, 90), (10, 90)])
def test_a_page_is_turned_when_most_of_its_letters_are(sideways: int, turn: int) -> None:
    glyphs = [glyph("ก", 10.0 * n, angle=90 if n < sideways else 0) for n in range(10)]
    assert find_turn(Page(1, 595, 842, tuple(glyphs), ())) == turn


def image_page(letters: int, share: float, visible: int = 1000) -> Page:
    glyphs = tuple(glyph("ก", 10, visible=n < visible) for n in range(letters))
    return Page(1, 100.0, 200.0, glyphs, (), (Box(0, 0, 100, 200 * share),))


@pytest.mark.parametrize(
    ("letters", "share", "kind"),
    [(24, 0.55, "none"), (25, 0.55, "native"), (24, 0.45, "native"), (0, 0.1, "none")],
)
def test_few_letters_over_an_image_are_a_scan(letters: int, share: float, kind: str) -> None:
    layer = page_layer(image_page(letters, share))
    assert (layer.kind, layer.n_letters) == (kind, letters)
    assert layer.image_share == pytest.approx(share)


@pytest.mark.parametrize(
    ("visible", "kind"), [(60, "native"), (51, "native"), (50, "ocr"), (0, "ocr")]
)
def test_a_page_is_ocr_when_half_its_letters_are_invisible(visible: int, kind: str) -> None:
    assert page_layer(image_page(100, 0.9, visible)).kind == kind


NATIVE = Layer("native", 200, 0.0)
WORDS = "มาตรการป้องกันการทุจริตของหน่วยงานราชการประจำปีงบประมาณ" * 3
NOISE = "ฆฌฏฐฑฒฬฮ" * 20


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (WORDS, "fine"),
        (WORDS + "\ufffd", "repaired"),
        (WORDS[:60] + "\ufffd" * 15, "repaired"),
        (WORDS[:60] + "\ufffd" * 25, "unreadable"),
        (NOISE, "fine"),  # letters that stand where they can give no cause to look for words
        (NOISE + "\ufffd", "repaired"),
        (NOISE + "\ufffd" * 4, "unreadable"),
        (WORDS + NOISE[:20] + "\ufffd" * 4, "repaired"),
    ],
    ids=range(8),
)
def test_a_page_is_unreadable_when_glyphs_or_words_are_lost(text: str, verdict: str) -> None:
    assert judge_page(text, NATIVE, [])[0] == verdict


def margin_line(text: str, top: float, height: float = 14.0, x: float = 297.5) -> Line:
    half = 3.5 * len(text)
    return Line(text, Box(x - half, top, x + half, top + height), 14.0)


def pages(*tops: float, text: str = "แผนของตำบล", body: float = 400) -> list[DocumentPage]:
    made = []
    for number, top in enumerate(tops, 1):
        lines = [
            margin_line(text, top),
            margin_line("หัวเรื่องของหน้านี้", body - 40),
            margin_line(f"ข้อความ {number}", body, x=150),
        ]
        lines.sort(key=lambda one: one.box.top)
        made.append(DocumentPage(number, 595, 842, None, tuple(lines), (), (), "", "fine"))
    return made


def running(made: list[DocumentPage]) -> list[int]:
    return [len(page.furniture) for page in separate_furniture(made)]


@pytest.mark.parametrize(("top", "found"), [(20, True), (103, True), (105, False), (200, False)])
def test_a_running_head_stands_in_the_upper_seventh(top: float, found: bool) -> None:
    """14 % of 842 pt are 117.9; the line ends 14 pt below its top."""
    assert running(pages(top, top, top)) == [int(found)] * 3


@pytest.mark.parametrize(("top", "found"), [(800, True), (726, True), (722, False)])
def test_a_running_foot_stands_in_the_lower_seventh(top: float, found: bool) -> None:
    assert running(pages(top, top, top)) == [int(found)] * 3


def test_a_running_head_stands_at_one_height() -> None:
    assert running(pages(30, 32, 30)) == [1, 1, 1]  # to 6 pt
    assert running(pages(30, 45, 60)) == [0, 0, 0]


@pytest.mark.parametrize(("n", "same", "found"), [(2, 2, 2), (4, 2, 2), (5, 2, 0), (5, 3, 3)])
def test_a_running_head_stands_on_two_pages_of_four_and_three_of_more(
    n: int, same: int, found: int
) -> None:
    made = [page for page in pages(*[30.0] * n)]
    for number in range(same, n):
        other = margin_line(f"อย่างอื่น{'กขคงจ'[number]}", 30)
        lines = (other, *made[number].lines[1:])
        made[number] = DocumentPage(number + 1, 595, 842, None, lines, (), (), "", "fine")
    assert sum(running(made)) == found


@pytest.mark.parametrize(
    ("grey", "size", "is_watermark"),
    [
        (0.0, 14.0, False),
        (0.45, 14.0, False),
        (0.55, 14.0, True),
        (0.96, 14.0, True),
        (0.98, 14.0, False),  # white letters stand on a dark ground and are text
        (0.0, 24.0, False),
        (0.0, 26.0, True),
    ],
)
def test_a_watermark_is_light_or_large(grey: float, size: float, is_watermark: bool) -> None:
    body = [
        Glyph("ก", 10.0 * n, 10.0 * n + 9, y, 14.0, "F", 1, n)
        for y in (100, 120)
        for n in range(30)
    ]
    over = [Glyph("ข", 12.0 * n, 12.0 * n + 9, 110, size, "F", 1, n, 0, grey) for n in range(10)]
    over = [one.moved_to(one.x0, one.x1, 101.0, 0) for one in over]
    text, marked = separate_watermark(decoded(*body, *over))
    assert len(marked) == (10 if is_watermark else 0)
    assert len(text) + len(marked) == 70


@pytest.mark.parametrize(("over", "is_watermark"), [(1, False), (2, True)])
def test_a_watermark_runs_over_other_letters(over: int, is_watermark: bool) -> None:
    """15 % of its letters at least: real text hardly ever does."""
    body = [Glyph("ก", 10.0 * n, 10.0 * n + 9, 100, 14.0, "F", 1, n) for n in range(30)]
    light = [
        Glyph("ข", 10.0 * n, 10.0 * n + 9, 100 if n < over else 300, 14.0, "F", 1, n, 0, 0.7)
        for n in range(10)
    ]
    assert bool(separate_watermark(decoded(*body, *light))[1]) == is_watermark


def numbered(*numbers: str, top: float = 800, middle: float = 297.5) -> list[DocumentPage]:
    made = []
    for number, text in enumerate(numbers, 1):
        lines = [
            margin_line("หัวเรื่องของหน้านี้", 360),
            margin_line(f"ข้อความ {'กขคงจฉช'[number]}", 400, x=150),
            margin_line(text, top, x=middle),
        ]
        lines.sort(key=lambda one: one.box.top)
        made.append(DocumentPage(number, 595, 842, None, tuple(lines), (), (), "", "fine"))
    return made


def labels(made: list[DocumentPage]) -> list[str | None]:
    return [page.label for page in separate_furniture(made)]


@pytest.mark.parametrize(
    ("middle", "found"),
    [
        (297.5, True),
        (331, True),
        (335, False),
        (264, True),
        (260, False),
        (480, False),
        (510, True),
    ],
)
def test_a_lone_number_is_the_pages_in_its_middle_or_at_its_right_end(
    middle: float, found: bool
) -> None:
    """Within 6 % of 595 pt of the middle, or ending right of 85 %."""
    assert labels(numbered("๔", "๗", middle=middle)) == ([None, None] if not found else ["๔", "๗"])


@pytest.mark.parametrize(("number", "found"), [("999", True), ("1000", False), ("2568", False)])
def test_a_lone_number_of_a_single_page_is_below_1000(number: str, found: bool) -> None:
    assert labels(numbered(number)) == ([number] if found else [None])


def test_numbers_that_count_the_pages_are_theirs_wherever_they_stand() -> None:
    assert labels(numbered("11", "12", "13", "14", middle=297.5)) == ["11", "12", "13", "14"]
    assert labels(numbered("11", "12", "99", "14")) == ["11", "12", "99", "14"]
    tops = [800, 800, 794, 788]  # a step of 6 pt away from where others count
    made = [numbered("11", "12", "13", "14", top=top)[n] for n, top in enumerate(tops)]
    assert labels(made) == ["11", "12", "13", "14"]


@pytest.mark.parametrize(("size", "kept"), [(14.0, False), (16.0, False), (16.2, True)])
def test_a_repeated_line_that_is_larger_is_the_title_of_its_first_page(
    size: float, kept: bool
) -> None:
    made = []
    for page in pages(30, 30, 30, text="แผนพัฒนาตำบลดอนหมอก"):
        head, *rest = page.lines
        head = Line(head.text, head.box, size)
        made.append(DocumentPage(page.number, 595, 842, None, (head, *rest), (), (), "", "fine"))
    assert running(made) == [0 if kept else 1, 1, 1]


@pytest.mark.parametrize(
    ("levels", "uprights", "blank"),
    [(0, 0, True), (1, 0, True), (2, 0, True), (3, 0, False), (1, 1, False)],
)
def test_the_rules_of_a_head_and_a_foot_alone_are_a_blank_page(
    levels: int, uprights: int, blank: bool
) -> None:
    rules = [Rule(40.0, 50.0 + n, 555.0, 50.0 + n) for n in range(levels)]
    rules += [Rule(40.0, 50.0, 40.0, 500.0) for _ in range(uprights)]
    assert page_layer(Page(1, 595, 842, (), tuple(rules))).is_blank is blank


@pytest.mark.parametrize(("x", "shown"), [(10, True), (570, True), (592, False), (-20, False)])
def test_text_outside_of_the_page_itself_is_not_shown(x: float, shown: bool) -> None:
    seen, lost = separate_hidden(Page(1, 595, 842, (glyph("7", 100), glyph("8", x)), ()))
    assert len(seen.glyphs) == (2 if shown else 1)
    assert (lost is None) is shown


@pytest.mark.parametrize(
    ("gap", "is_cut"),
    [(1.5, True), (6.9, True), (7.1, False), (40.0, False)],  # 0.35 em is 7 pt
)
def test_text_that_the_edge_cuts_belongs_where_it_is_seen(gap: float, is_cut: bool) -> None:
    edge = Box(0.0, 0.0, 116.0, 200.0)
    letters = (glyph("7", 100), glyph("8", 110 + gap), glyph("9", 120 + gap), glyph("0", 200))
    page = Page(1, 595, 842, letters, (), crop=edge)
    _, lost = separate_hidden(page)
    assert lost is not None
    assert [one.clip for one in lost.hidden] == [*[edge if is_cut else None] * 2, None]


def cell_of(text: str) -> Table:
    """A table of one cell of 100 by 30 pt with a line at its left, 10 pt high, baseline at 20."""
    line = Line(text, Box(20.0, 12.0, 50.0, 22.5), 10.0)
    cell = Cell((line,), Box(0.0, 0.0, 100.0, 30.0), 1, 0, 0)
    return Table(1, 1, cell.box, 1, 1, (cell,))


@pytest.mark.parametrize(
    ("text", "box", "told"),
    [
        ("45,800", Box(15.0, 13.0, 19.0, 20.0), True),  # a digit's outline right before
        ("๔๕", Box(15.0, 13.0, 19.0, 20.0), True),
        ("45,800", Box(51.0, 13.0, 55.0, 20.0), True),
        ("45,800", Box(5.0, 13.0, 9.0, 20.0), False),  # a box to tick, apart from it
        ("45,800", Box(16.0, 15.0, 19.0, 18.0), False),  # a bullet
        ("45,800", Box(15.0, 24.0, 19.0, 30.0), False),  # below the line
        ("กอง", Box(15.0, 13.0, 19.0, 20.0), False),
    ],
)
def test_an_outline_that_touches_a_figure_may_be_its_digit(text: str, box: Box, told: bool) -> None:
    page = Page(1, 595, 842, (), (), unread=(Unread(box, "outlines"),))
    assert bool(find_unread(page, [cell_of(text)], [])) is told
    picture = Page(1, 595, 842, (), (), images=(box,))
    assert bool(find_unread(picture, [cell_of(text)], [])) is told


@pytest.mark.parametrize(
    ("box", "told"),
    [
        (Box(-2.9, 5.0, 20.0, 20.0), True),
        (Box(-3.1, 5.0, 9.0, 20.0), False),
        (Box(-16.0, 2.0, 100.0, 28.0), True),  # 86 % of it are in the cell
        (Box(-18.0, 2.0, 100.0, 28.0), False),  # 84.7 %
        (Box(-300.0, 2.0, 400.0, 28.0), False),  # a band of the whole row
    ],
)
def test_a_picture_belongs_to_the_cell_that_holds_nearly_all_of_it(box: Box, told: bool) -> None:
    cell = Cell((), Box(0.0, 0.0, 100.0, 30.0), 1, 0, 0)
    table = Table(1, 1, cell.box, 1, 1, (cell,))
    assert bool(find_unread(Page(1, 595, 842, (), (), images=(box,)), [table], [])) is told
