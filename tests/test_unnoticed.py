"""Decisions that a small change to the code once got past every test: each on both sides."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from mattrakan.extract.glyphs import Glyph
from mattrakan.extract.pages.health import Layer, judge_page
from mattrakan.extract.readers.fast.appearance import Look
from mattrakan.extract.readers.fast.painted import Area, Run
from mattrakan.extract.readers.fast.visibility import Visibility
from mattrakan.normalize.about.agency_kinds import kind_at
from mattrakan.normalize.layout.header_rows import counts_columns, heading_ranges

NATIVE = Layer("native", 200, 0.0)
OCR = Layer("ocr", 200, 0.9)
WORDS = "มาตรการป้องกันการทุจริตของหน่วยงานราชการประจำปีงบประมาณ"


@pytest.mark.parametrize(
    ("lost", "verdict"), [(0, "fine"), (5, "repaired"), (13, "repaired"), (22, "unreadable")]
)
def test_a_quarter_of_glyphs_without_a_letter_is_too_much(lost: int, verdict: str) -> None:
    """Latin text, so that no Thai words are asked for."""
    text = "abcdefghij" * 6 + "\ufffd" * lost
    assert judge_page(text, NATIVE, [])[0] == verdict


@pytest.mark.parametrize(("odd", "verdict"), [(3, "fine"), (6, "fine"), (8, "unreadable")])
def test_ocr_reads_a_quarter_of_words_as_none_can_be_written(odd: int, verdict: str) -> None:
    words = ["plain"] * (30 - odd) + ["pl4!n~x"] * odd
    assert judge_page(" ".join(words), OCR, [])[0] == verdict


@pytest.mark.parametrize(
    ("texts", "counts"),
    [
        (["(1)", "(2)"], False),  # two numbers may be a row
        (["(1)", "(2)", "(3)"], True),
        (["(1)", "(2)", "(4)"], False),
        (["(2)", "(3)", "(4)"], False),
    ],
)
def test_three_columns_at_least_are_counted(texts: list[str], counts: bool) -> None:
    assert counts_columns(texts) == counts


@pytest.mark.parametrize(
    ("text", "is_kind"),
    [
        ("การเมฆหมอกแห่งประเทศไทย", True),
        ("การเมฆหมอกแห่งประเทศไทย สาขาดอนเมฆ", True),
        ("การเมฆหมอกดอนเมฆ แห่งประเทศไทย", False),
        ("การเมฆหมอกดอนเมฆ", False),
    ],
)
def test_a_kind_is_known_by_how_its_first_word_ends(text: str, is_kind: bool) -> None:
    found = kind_at(text)
    assert (found is not None and found[0].ends != "") == is_kind


def glyphs(invisible: int, visible: int) -> list[Glyph]:
    made = [Glyph("ก", 10.0 * n, 10.0 * n + 8, 100, 12, "F", 1, n) for n in range(invisible)]
    for glyph in made:
        glyph.visible = False
    first = len(made)
    made += [Glyph("ข", 10.0 * n, 10.0 * n + 8, 600, 12, "F", 1, first + n) for n in range(visible)]
    return made


@pytest.mark.parametrize(("unseen", "hidden"), [(24, 24), (25, 0), (40, 0)])
def test_25_invisible_letters_over_a_picture_are_its_text(unseen: int, hidden: int) -> None:
    """Most of the page's letters are visible, so that the picture alone tells."""
    drawn = glyphs(unseen, 60)
    picture = Area(0, 50, 500, 150, 0, None, True, True, 0)
    invisible, plain = Look(), Look()
    invisible.mode = 3
    runs = [Run(0, invisible, False), Run(unseen, plain, False)]
    found = Visibility(
        drawn, runs, [picture], 595.0 * 842.0, lambda number: True, lambda number: None
    ).hidden()
    assert len([one for one in found if one.reason == "invisible"]) == hidden


def test_a_frames_own_columns_are_left_alone() -> None:
    pd = pytest.importorskip("pandas")
    from mattrakan.normalize.cleaning.frames import clean_frame

    dates = ["๑ ม.ค. ๒๕๖๕", "๒ ม.ค. ๒๕๖๕", "๓ ม.ค. ๒๕๖๕"]
    frame = pd.DataFrame({"วันที่": dates, "วันที่_value": dates})
    assert "วันที่_value_status" in clean_frame(frame).columns  # a column of the sheet
    again = clean_frame(clean_frame(pd.DataFrame({"วันที่": dates})))
    assert not [name for name in again.columns if name.endswith("_value_value")]


def test_numbers_of_more_digits_than_a_float_holds() -> None:
    direct = runpy.run_path(str(Path(__file__).with_name("test_direct.py")))
    content = b"BT /F1 12 Tf 1.12345678901234567 0 0 1 100 700 Tm (ab) Tj ET"
    for mine, expected in direct["both"](direct["make_pdf"](content), False):
        direct["assert_same"](mine, expected)


HEAD = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
PLAN = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ"]


@pytest.mark.parametrize(
    ("label", "is_sum"), [("ยอดของทุกข้อ", True), ("๓. ยอดของทุกข้อ", False), ("๓", False)]
)
def test_a_row_with_a_list_number_is_no_sum(
    paper: SimpleNamespace, label: str, is_sum: bool
) -> None:
    rows = [
        PLAN,
        ["๑. ปลูกป่า", "เพาะกล้าไม้ในโรงเรือน", "กองช่าง", "ม.ค. ๖๘", "๑,๐๐๐"],
        ["๒. อ่าน", "จัดชั้นหนังสือในห้องสมุด", "กองคลัง", "มี.ค. ๖๘", "๒,๐๐๐"],
        [label, "<", "<", "<", "๓,๐๐๐"],
    ]
    codes = [finding.code for finding in paper.report([HEAD, rows]).findings]
    assert ("total-row" in codes) == is_sum


@pytest.mark.parametrize(("after", "below"), [([], 1), ([["ก", "ข", "ค"]], 2)])
def test_a_row_that_counts_the_columns_stands_above_another(
    paper: SimpleNamespace, after: list[list[str]], below: int
) -> None:
    table = paper.table([["ที่", "เรื่อง", "ผล"], ["(1)", "(2)", "(3)"], *after])
    assert heading_ranges(table)[0] == (0, below)


@pytest.mark.parametrize(
    ("head", "lower", "below"),
    [
        (["ที่", "วิธีการ", "", "", "ผล"], ["", "", "ผู้รับผิดชอบ", "เวลา", ""], 2),
        (["ที่", "วิธีการ", "", "", "ผล"], ["", "", "ผู้รับผิดชอบ", "", ""], 1),  # one of two
        (["ที่", "วิธีการ", "", "", "ผล"], ["", "", "กองช่าง", "ม.ค. ๖๘", "ดี"], 1),  # a row
        (["ที่", "วิธีการ", "", "ผล", ""], ["", "", "กองช่าง", "", "ดี"], 1),  # not side by side
    ],
)
def test_a_row_that_fills_the_gap_of_the_headings_is_one_of_them(
    paper: SimpleNamespace, head: list[str], lower: list[str], below: int
) -> None:
    """A heading over two columns that stands above all others may be lost."""
    table = paper.table([head, lower, ["๑", "เพาะกล้าไม้", "กองช่าง", "ม.ค. ๖๘", "ดี"]])
    assert heading_ranges(table)[0] == (0, below)


def test_an_instrument_goes_with_its_indicators_over_tables(paper: SimpleNamespace) -> None:
    head = ["ตัวชี้วัด", "คะแนน"]
    first = [head, ["แบบวัด IIT", "<"], ["การปฏิบัติหน้าที่", "๙๐.๑๐"], ["การใช้งบประมาณ", "๘๐.๑๐"]]
    second = [[*head, "หมายเหตุ"], ["ความเร็วของงาน", "๗๐.๑๐", "-"], ["การใช้อำนาจ", "๘๕.๑๐", "-"]]
    report = paper.report(["=ผลการประเมิน ITA ปี ๒๕๖๗", first], [second])
    assert [indicator.instrument for indicator in report.indicators] == ["IIT"] * 4
