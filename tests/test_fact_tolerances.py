"""Headings, paragraphs, scores and columns on both sides of what they are known by."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from mattrakan import parse_value
from mattrakan.extract.geometry import Box
from mattrakan.extract.pages.document import DocumentPage
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.about.fiscal_year import find_fiscal_year
from mattrakan.normalize.about.paragraphs import paragraphs
from mattrakan.normalize.about.title_lines import find_heading
from mattrakan.normalize.cleaning.recognition import recognise_column

SIZE = 11.0
TITLE = "มาตรการส่งเสริมความโปร่งใส"


def line(text: str, x0: float, top: float, x1: float, size: float = SIZE) -> Line:
    return Line(text, Box(x0, top, x1, top + size), size)


def centred(text: str, top: float, width: float, size: float = SIZE, off: float = 0.0) -> Line:
    return line(text, (595 - width) / 2 + off, top, (595 + width) / 2 + off, size)


PROSE = "ตามที่หน่วยงานได้ประชุมกันแล้วเห็นควรให้ทุกกองช่วยกันทำงานให้ดียิ่งขึ้นไปทุกปี"
BODY = [line(PROSE, 50, 300 + 16 * row, 545) for row in range(6)]


def page(*lines: Line) -> DocumentPage:
    return DocumentPage(1, 595, 842, None, (*lines, *BODY), (), (), "", "fine")


def title(*lines: Line) -> str | None:
    return find_heading([page(*lines)]).title


@pytest.mark.parametrize(
    ("below", "is_part"),
    [
        ("(ตามมติที่ประชุมผู้บริหาร ครั้งที่ ๓/๒๕๖๗)", False),
        ("(ผ่านความเห็นชอบแล้ว)", False),
        ("(ฉบับทบทวน)", True),
    ],
)
def test_who_approved_a_plan_is_no_part_of_its_title(below: str, is_part: bool) -> None:
    found = title(centred(TITLE, 60, 420), centred(below, 78, 200))
    assert found == (f"{TITLE} {below}" if is_part else TITLE)


@pytest.mark.parametrize(
    ("text", "x0", "left", "is_part"),
    [
        ("พนักงานทุกคนได้ทบทวนผลของปีก่อนร่วมกันและตกลงจะทำ", 80, 50, False),
        ("พนักงานทุกคนได้ทบทวนผลของปีก่อนร่วมกันและตกลงจะทำ", 58, 50, True),
        ("พนักงานทุกคนได้ทบทวนผลของปีก่อนร่วมกันและตกลงจะทำ", 120, 50, True),
        ("ของพนักงานทุกคนในสังกัดทั้งส่วนกลางและส่วนภูมิภาค", 80, 50, True),
    ],
)
def test_an_indented_sentence_is_no_part_of_the_title(
    text: str, x0: float, left: float, is_part: bool
) -> None:
    below = line("ตามตารางนี้", left, 98, left + 80)
    found = title(centred(TITLE, 60, 420), line(text, x0, 80, 595 - x0), below)
    assert found is not None
    assert (text in found) == is_part


@pytest.mark.parametrize(("off", "found"), [(0, True), (13.5, True), (14.5, False), (25, False)])
def test_a_heading_is_centred_within_14_pt(off: float, found: bool) -> None:
    assert (title(centred(TITLE, 60, 420, off=off)) is not None) == found
    assert (title(centred(TITLE, 60, 420, off=-off)) is not None) == found


@pytest.mark.parametrize(
    ("size", "found"), [(11.0, False), (12.0, False), (12.2, True), (14, True)]
)
def test_a_heading_elsewhere_is_a_tenth_larger(size: float, found: bool) -> None:
    assert (title(line(TITLE, 110, 60, 540, size)) is not None) == found


@pytest.mark.parametrize(("x1", "found"), [(567, True), (569, False)])
def test_a_heading_elsewhere_is_shorter_by_two_letters(x1: float, found: bool) -> None:
    wide = [line(PROSE, 20, 300 + 16 * row, 590) for row in range(6)]
    made = DocumentPage(1, 595, 842, None, (line(TITLE, 25, 60, x1), *wide), (), (), "", "fine")
    assert (find_heading([made]).title is not None) == found


@pytest.mark.parametrize(("x0", "found"), [(50, True), (61, True), (63, False), (90, False)])
def test_a_line_12_pt_right_of_the_next_is_a_paragraph(x0: float, found: bool) -> None:
    assert (title(line(TITLE, x0, 60, 200)) is not None) == found


@pytest.mark.parametrize(("n", "taken"), [(1, 1), (7, 7), (8, 8), (9, 8), (12, 8)])
def test_a_title_has_up_to_eight_lines(n: int, taken: int) -> None:
    lines = [centred(f"หัวเรื่อง{'กขคงจฉชซฌญฎฏ'[i]}", 40 + 16 * i, 60) for i in range(n)]
    assert len((title(*lines) or "").split()) == taken


@pytest.mark.parametrize(("gap", "wraps"), [(3, True), (13, True), (13.5, False), (20, False)])
def test_a_heading_goes_on_in_the_next_line_up_to_12_em_below(gap: float, wraps: bool) -> None:
    lines = (centred(TITLE, 60, 500), centred("ประจำหน่วยงาน", 60 + SIZE + gap, 70))
    assert title(*lines) == f"{TITLE}{'' if wraps else ' '}ประจำหน่วยงาน"


@pytest.mark.parametrize(("width", "wraps"), [(440, False), (455, False), (460, True), (490, True)])
def test_a_heading_goes_on_when_its_next_word_had_no_room(width: float, wraps: bool) -> None:
    """The page leaves 495 pt, and no first word needs more than 3.5 em."""
    lines = (centred(TITLE, 60, width), centred("ของหน่วยงานราชการ", 76, 85))
    assert title(*lines) == f"{TITLE}{'' if wraps else ' '}ของหน่วยงานราชการ"


@pytest.mark.parametrize(("size", "wraps"), [(11.0, True), (11.4, True), (11.6, False)])
def test_a_heading_goes_on_in_its_size(size: float, wraps: bool) -> None:
    lines = (centred(TITLE, 60, 490), centred("ของหน่วยงานราชการ", 76, 85, size))
    assert title(*lines) == f"{TITLE}{'' if wraps else ' '}ของหน่วยงานราชการ"


@pytest.mark.parametrize(("n", "found"), [(0, True), (4, True), (5, False)])
def test_a_title_may_stand_behind_a_cover_of_few_lines(n: int, found: bool) -> None:
    lines = tuple(line("- - -", 50, 60 + 20 * i, 200) for i in range(n))
    cover = DocumentPage(1, 595, 842, None, lines, (), (), "", "fine")
    second = replace(page(centred(TITLE, 60, 300)), number=2)
    assert (find_heading([cover, second]).title == TITLE) == found
    assert find_heading([cover, cover, replace(second, number=3)]).title is None


def blocks(*lines: Line) -> list[int]:
    made = DocumentPage(1, 595, 842, None, lines, (), (), "", "fine")
    return [len(found.lines) for found in paragraphs([made])]


@pytest.mark.parametrize(("gap", "parts"), [(5, [2]), (13, [2]), (13.5, [1, 1]), (30, [1, 1])])
def test_a_paragraph_ends_at_a_gap_of_12_em(gap: float, parts: list[int]) -> None:
    assert blocks(line(PROSE, 50, 60, 545), line(PROSE, 50, 71 + gap, 545)) == parts


@pytest.mark.parametrize(("x1", "parts"), [(545, [2]), (491, [2]), (489, [1, 1]), (200, [1, 1])])
def test_a_paragraph_ends_at_a_line_five_letters_short(x1: float, parts: list[int]) -> None:
    assert blocks(line(PROSE, 50, 60, x1), line(PROSE, 50, 76, 545)) == parts


@pytest.mark.parametrize(("x0", "parts"), [(61, [3]), (63, [2, 1])])
def test_a_paragraph_begins_12_pt_indented(x0: float, parts: list[int]) -> None:
    lines = [line(PROSE, 80, 60, 545), line(PROSE, 50, 76, 545), line(PROSE, x0, 92, 545)]
    assert blocks(*lines) == parts


def test_the_first_line_of_a_paragraph_is_found_by_its_place() -> None:
    made = DocumentPage(
        1,
        595,
        842,
        None,
        (line("กขคง", 50, 60, 545), line("จฉชซ", 50, 76, 545)),
        (),
        (),
        "",
        "fine",
    )
    (paragraph,) = paragraphs([made])
    assert paragraph.text == "กขคงจฉชซ"
    assert paragraph.box_at(0, 2) == Box(50, 60, 545, 71)
    assert paragraph.box_at(6, 8) == Box(50, 76, 545, 87)


@pytest.mark.parametrize(
    ("texts", "be"),
    [
        (["ปีงบประมาณ ๒๕๖๗", "ปีงบประมาณ ๒๕๖๘ และปีงบประมาณ ๒๕๖๘"], 2568),
        (["ปีงบประมาณ ๒๕๖๗", "ปีงบประมาณ ๒๕๖๘"], None),
        (["ปีงบประมาณ ๖๘"], 2568),
        (["ปีงบประมาณ ๒๐๒๕"], 2568),
        (["ปี ๒๕๖๘"], None),
        ([], None),
    ],
)
def test_the_year_that_the_text_names_most(texts: list[str], be: int | None) -> None:
    year = find_fiscal_year("มาตรการ", texts)
    assert (year and year.be) == be
    if year:
        assert (year.start, year.end) == ("2024-10-01", "2025-09-30")


@pytest.mark.parametrize(
    ("number", "score"),
    [("๑๐๐.๐๐", 100.0), ("๑๐๐.๕๐", None), ("๑.๐๐", 1.0), ("๐.๕๐", None), ("๘๕.๑๐", 85.1)],
)
def test_a_total_score_is_from_1_to_100(
    paper: SimpleNamespace, number: str, score: float | None
) -> None:
    text = f"ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ได้คะแนนรวม {number} คะแนน"
    report = paper.report([f"={TITLE} ปีงบประมาณ พ.ศ. ๒๕๖๘", text])
    told = report.assessment.score if report.assessment else None
    assert (None if told is None else float(told)) == score


def dates(n: int, first: int = 0) -> list[str]:
    return [f"{1 + i % 28} มี.ค. {2500 + i // 28}" for i in range(first, first + n)]


NAMES = [f"คุณสม{'กขคงจฉชซฌญฎฏฐฑฒณดตถทธน'[i]}" for i in range(20)]


@pytest.mark.parametrize(("n", "kind"), [(3, None), (4, None), (5, "date"), (8, "date")])
def test_with_a_heading_half_the_cells_must_be_readable(n: int, kind: str | None) -> None:
    found = recognise_column("วันที่", [*dates(n), *NAMES[: 10 - n]])
    assert (found and found.kind) == kind


@pytest.mark.parametrize(("n", "kind"), [(8, None), (9, "date"), (10, "date")])
def test_without_one_nearly_all_must_be(n: int, kind: str | None) -> None:
    found = recognise_column("ก", [*dates(n), *NAMES[: 10 - n]])
    assert (found and found.kind) == kind


@pytest.mark.parametrize(("n", "kind"), [(2, None), (3, "date")])
def test_without_a_heading_three_cells_are_the_fewest(n: int, kind: str | None) -> None:
    found = recognise_column("ก", dates(n))
    assert (found and found.kind) == kind


@pytest.mark.parametrize(("n", "kind"), [(150, None), (185, "date")])
def test_the_first_200_different_cells_count(n: int, kind: str | None) -> None:
    others = [f"{name} {number}" for name in NAMES for number in "ABCDEFGHIJ"]
    cells = [*dates(n), *dates(n), "", "-", *others]
    found = recognise_column("ก", cells)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("สิบจุดห้า", "10.5"),
        ("ศูนย์จุดศูนย์เก้า", "0.09"),
        ("สิบจุดสิบ", None),
        ("สิบจุดห้าสิบ", None),
        ("ห้าจุดหนึ่งร้อย", None),
    ],
)
def test_decimals_in_words_are_said_digit_by_digit(text: str, value: str | None) -> None:
    told = parse_value(text, "number")
    assert (None if told.value is None else str(told.value)) == value


@pytest.mark.parametrize(("apart", "found"), [(0.0, False), (2.5, False), (3.5, True)])
def test_a_wide_centred_line_at_the_margin_is_none_where_the_next_begins_there(
    apart: float, found: bool
) -> None:
    """Running text begins within 3 pt of the line before it."""
    wide = line("และการป้องกันการทุจริต", 50, 80, 545)
    title_ = title(centred(TITLE, 60, 100), wide, line("ของทุกหน่วยงาน", 50 + apart, 96, 300))
    assert ("ป้องกัน" in (title_ or "")) == found


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("ผลการประเมิน ITA ได้คะแนนรวม ๘๕.๑๐ คะแนน อยู่ในระดับ A", 85.1),
        ("ผลการประเมิน ITA ได้คะแนนเพิ่มขึ้น ๘๕.๑๐ คะแนน", None),
        ("ผลการประเมิน ITA ได้คะแนนรวม ๘๕.๑๐ คะแนนขึ้นไป", None),
        ("ผลการประเมิน ITA มีผู้ตอบ ๘๕ คน", None),
    ],
)
def test_what_a_score_is_said_with(paper: SimpleNamespace, text: str, score: float | None) -> None:
    report = paper.report([f"={TITLE} ปีงบประมาณ พ.ศ. ๒๕๖๘", text])
    told = report.assessment.score if report.assessment else None
    assert (None if told is None else float(told)) == score
