"""Whole reports: clean plans, defaced copies, pages that cannot be read, and nothing lost."""

from dataclasses import replace
from itertools import chain
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mattrakan.extract.pages.document import Document
from mattrakan.models import Report, Source
from mattrakan.normalize.ita import official_indicators
from mattrakan.normalize.report import build_report
from mattrakan.normalize.stage import read_records

SCORES: list[list[str | None]] = [["ที่", "ตัวชี้วัด", "คะแนน", "ข้อเสนอแนะ"]]
GROUPS = {1: "แบบวัดผู้มีส่วนได้ส่วนเสียภายใน (IIT)", 6: "ผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", 9: "ตรวจเปิดเผย (OIT)"}
for indicator in official_indicators(2565):
    if indicator.no in GROUPS:
        SCORES.append([GROUPS[indicator.no], "<", "<", "<"])
    value = {"IIT": "๙๐.๐๐", "EIT": "๘๐.๐๐", "OIT": "๘๕.๐๐"}[indicator.instrument]
    SCORES.append([str(indicator.no), indicator.name, value, f"ทบทวนงานข้อ {indicator.no}"])
MEASURES: list[list[str | None]] = [
    ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "การติดตามผล", "งบประมาณ"],
    ["๑. เปิดบัญชีให้ดู", "๑) ติดยอดเงินทุกกอง", "กองคลัง", "ม.ค. - มี.ค. ๖๕", "ถ่ายภาพป้าย", "๑,๕๐๐ บาท"],
    [None, "๒) ตอบคำถามในตลาด", "สำนักปลัด", "ก.พ. ๖๕", "นับคำถาม", "-"],
    ["๒. ยืมของแล้วคืน", "๑) ทำสมุดยืม", "กองช่าง / กองคลัง", "เม.ย. ๖๕", "ตรวจสมุด", "ไม่ใช้งบประมาณ"],
    [None, "๒) เตือนทุกสิ้นเดือน", "กองช่าง", "ต.ค. ๖๔ - ก.ย. ๖๕", "รายงานนายก", "๓๐๐ บาท"],
]
TITLE = "=มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"
AGENCY = "=องค์การบริหารส่วนตำบลดอนหมอก อำเภอดอนเมฆ จังหวัดเลย"
PROSE = "ในปีงบประมาณ พ.ศ. ๒๕๖๕ องค์การบริหารส่วนตำบลดอนหมอกได้คะแนน ๘๕.๐๐ คะแนน อยู่ในระดับ A"


def loud(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.severity != "info"]


def test_a_clean_plan_gives_no_warning(paper: SimpleNamespace) -> None:
    report = paper.report([TITLE, AGENCY, PROSE, SCORES], [MEASURES])
    assert loud(report) == []
    assert len(report.indicators) == 10
    assert [len(m.actions) for m in report.measures] == [2, 2]
    assert report.tables == []


# (where, what, by what): one change in one place, as a slip of a clerk or of a reader would make it
DEFACED = [
    ("title", "๒๕๖๕", "๒๕๖๔"),
    ("title", "ความโปร่งใส", "ความโปร่ง"),
    ("agency", "ดอนหมอก", "ดอนหมาก"),
    ("agency", "ดอนเมฆ", "ดอนเมม"),
    ("agency", "จังหวัดเลย", "จังหวัดเลอ"),
    ("agency", "องค์การ", "องค์กร"),
    ("prose", "๘๕.๐๐", "๘๕.๑๐"),
    ("prose", "๘๕.๐๐", "๕๘.๐๐"),
    ("prose", "ระดับ A", "ระดับ B"),
    ("prose", "๒๕๖๕", "๒๕๖๔"),
    ("prose", "ดอนหมอก", "ดอนหมูก"),
    ("scores", "๙๐.๐๐", "๙๑.๐๐"),
    ("scores", "๘๕.๐๐", "๘๕.๐๑"),
    ("scores", "๘๐.๐๐", "๘๐๐.๐"),
    ("scores", "๘๐.๐๐", "-"),
    ("scores", "(EIT)", "(OIT)"),
    ("scores", "การใช้อำนาจ", "การใช้งานอาจ"),
    ("scores", "การใช้อำนาจ", "การเปิดเผยข้อมูล"),
    ("scores", "ทบทวนงานข้อ 3", "ทบทวนงานข้อ 8"),
    ("scores", "ตัวชี้วัด", "ตัวชี้นำ"),
    ("scores", "ข้อเสนอแนะ", "ถ้อยคำ"),
    ("measures", "๒. ยืม", "๑. ยืม"),
    ("measures", "๒. ยืม", "๓. ยืม"),
    ("measures", "๒) ตอบ", "๑) ตอบ"),
    ("measures", "ยืมของแล้วคืน", "ยืมของแล้วหาย"),
    ("measures", "ตลาด", "วัด"),
    ("measures", "สำนักปลัด", "กองช่าง"),
    ("measures", "กองช่าง / กองคลัง", "กองช่าง / กองการศึกษา"),
    ("measures", "กองคลัง", ""),
    ("measures", "ก.พ. ๖๕", "ก.ย. ๖๕"),
    ("measures", "ก.พ. ๖๕", "ก.พ. ๖๖"),
    ("measures", "ก.พ. ๖๕", "กพ ๖๕"),
    ("measures", "ก.พ. ๖๕", "กุมภา"),
    ("measures", "ม.ค. - มี.ค. ๖๕", "ม.ค. - มี.ค. ๖๕๖"),
    ("measures", "ต.ค. ๖๔ - ก.ย. ๖๕", "ต.ค. ๖๖ - ก.ย. ๖๕"),
    ("measures", "๑,๕๐๐ บาท", "๑,๖๐๐ บาท"),
    ("measures", "๑,๕๐๐ บาท", "๑,๕๐ บาท"),
    ("measures", "๓๐๐ บาท", "สามร้อย"),
    ("measures", "ถ่ายภาพป้าย", "ถ่ายภาพฝาย"),
    ("measures", "ผู้รับผิดชอบ", "ผู้รับเหมา"),
    ("measures", "ระยะเวลาดำเนินการ", "จังหวะงาน"),
    ("measures", "วิธีการดำเนินการ", "วิธีคิด"),
    ("measures", "การติดตามผล", "ต่อยอด"),
    ("measures", "งบประมาณ", "ทุน"),
]


def defaced(where: str, what: str, by: str) -> list[list[Any]]:
    parts: dict[str, object] = {"title": TITLE, "agency": AGENCY, "prose": PROSE}
    tables: dict[str, list[list[Any]]] = {"scores": SCORES, "measures": MEASURES}
    if where in tables:
        rows = [list(row) for row in tables[where]]
        for row, column in ((r, c) for r, cells in enumerate(rows) for c, _ in enumerate(cells)):
            text = rows[row][column]
            if text and what in text:
                rows[row][column] = text.replace(what, by)
                break
        tables[where] = rows
    else:
        parts[where] = str(parts[where]).replace(what, by)
    return [[*parts.values(), tables["scores"]], [tables["measures"]]]


@pytest.mark.parametrize(("where", "what", "by"), DEFACED)
def test_a_defaced_copy_shows_it(paper: SimpleNamespace, where: str, what: str, by: str) -> None:
    clean = paper.report(*defaced("title", "", ""))
    report = paper.report(*defaced(where, what, by))
    shown = report.model_dump_json(exclude={"findings"})
    told = {(f.code, f.message) for f in report.findings}
    raised = told - {(f.code, f.message) for f in clean.findings}
    assert raised or shown != clean.model_dump_json(exclude={"findings"})
    # Nothing but the changed place is lost: every other cell still stands in the report.
    everything = report.model_dump_json()
    for text in chain.from_iterable(MEASURES[1:]):
        for word in (text or "").replace(" / ", " ").split():
            bare = word.strip("๑๒๓.)") if ")" in word or word.endswith(".") else word
            assert what in (text or "") or word in ("-",) or bare in everything


def test_pages_that_cannot_be_read_give_no_records(paper: SimpleNamespace) -> None:
    bad = replace(paper.page(2, MEASURES), health="unreadable", health_reason="No map to letters.")
    blank = replace(paper.page(3), health="none")
    report = paper.report(paper.page(1, TITLE, AGENCY), bad, blank)
    assert report.measures == [] and report.tables == []
    assert {(f.code, f.source.page) for f in report.findings if f.source} == {
        ("text-unreadable", 2),
        ("no-text-layer", 3),
    }


def test_a_document_without_text_tells_nothing(paper: SimpleNamespace) -> None:
    page = replace(paper.page(1, TITLE, MEASURES), health="none")
    source = Source(file="a.pdf", sha256="0" * 64, pages=1, text_layer="none")
    report = build_report(Document((page,), 1, "none", "none"), source)
    assert (report.title, report.agency, report.fiscal_year) == (None, None, None)
    assert loud(report) == ["no-text-layer"]


def test_ocr_text_is_doubted_everywhere(paper: SimpleNamespace) -> None:
    document = replace(paper.document([TITLE, AGENCY, MEASURES]), text_layer="ocr")
    source = Source(file="a.pdf", sha256="0" * 64, pages=1, text_layer="ocr")
    report = build_report(document, source)
    doubted = {f.where for f in report.findings if f.code == "ocr-text"}
    assert {"title", "agency", "measures[0]", "measures[1]"} <= doubted


def test_a_memo_without_tables(paper: SimpleNamespace) -> None:
    report = paper.report(["=ประกาศเชิญชวนปลูกต้นไม้", "ขอเชิญทุกคนมาปลูกต้นไม้ด้วยกัน"])
    assert [f.code for f in report.findings] == ["no-tables"]


def test_notes_of_the_reader_are_told(paper: SimpleNamespace) -> None:
    document = replace(paper.document([TITLE]), notes=(("file-repaired", "Saved again."),))
    source = Source(file="a.pdf", sha256="0" * 64, pages=1, text_layer="native")
    report = build_report(document, source)
    assert "file-repaired" in [f.code for f in report.findings]


def test_pages_left_to_the_reference_reader_are_told(paper: SimpleNamespace) -> None:
    odd = ((2, "OddContentError: vertical writing"), (3, "OddContentError: vertical writing"))
    document = replace(paper.document([TITLE]), fallbacks=odd)
    source = Source(file="a.pdf", sha256="0" * 64, pages=3, text_layer="native")
    (told,) = [f for f in build_report(document, source).findings if f.code == "slow-reader"]
    assert told.severity == "info"
    assert told.message.startswith("Pages left to the slower reader: 2-3 (OddContentError")


WORDS = st.sampled_from(
    [
        *("ปลูกป่า", "กองช่าง", "สำนักปลัด", "ม.ค. ๖๘", "ทุกเดือน", "๑) รดน้ำ", "๒. อ่าน", "-", ""),
        *("กองคลัง\nกองช่าง", "๑) ปลูก\n๒) ดูแล", "รวม", "(ต่อ)", "หมายเหตุ", "A", "๑,๐๐๐"),
        *("๙๐.๐๐", "ก.พ. -\nมี.ค. ๖๘"),
    ]
)
BODY = st.lists(st.lists(WORDS, min_size=5, max_size=5), min_size=1, max_size=5)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=BODY, second=BODY, repeated=st.booleans())
def test_no_cell_is_lost(
    paper: SimpleNamespace, first: list[list[str]], second: list[list[str]], repeated: bool
) -> None:
    header = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "หมายเหตุ"]
    # Every cell ends with a word of its own, so that each can be found again.
    pages = [
        [
            [f"{cell} คำ{page}{row}{column}".strip() for column, cell in enumerate(cells)]
            for row, cells in enumerate(rows)
        ]
        for page, rows in ((1, first), (2, second))
    ]
    report = paper.report(
        [TITLE, AGENCY, [header, *pages[0]]], [[header, *pages[1]] if repeated else pages[1]]
    )
    told = report.model_dump_json()
    assert [
        word for word in (c.split()[-1] for p in pages for r in p for c in r) if word not in told
    ] == []


def test_one_table_by_itself(paper: SimpleNamespace) -> None:
    records = read_records(paper.table(MEASURES), fiscal_year=2565)
    assert [m.name for m in records.measures] == ["เปิดบัญชีให้ดู", "ยืมของแล้วคืน"]
    assert records.findings == []


def test_a_frame_is_read_like_a_table() -> None:
    pandas = pytest.importorskip("pandas")
    rows = [[cell if cell is not None else "" for cell in row] for row in MEASURES]
    frame = pandas.DataFrame(rows[1:], columns=rows[0])
    records = read_records(frame, fiscal_year=2565, title="มาตรการ")
    assert [[a.no for a in m.actions] for m in records.measures] == [[1, 2], [1, 2]]
    period = records.measures[0].actions[1].period
    assert period is not None
    assert period.value == "2022-02"


def test_letters_that_are_lost_in_the_title_or_the_agency_are_reported(
    paper: SimpleNamespace,
) -> None:
    title, agency = TITLE.replace("ความ", "ค\ufffdาม"), AGENCY.replace("ดอนหมอก", "ดอน\ufffdมอก")
    report = paper.report([title, agency, MEASURES])
    damaged = {finding.where for finding in report.findings if finding.code == "text-damaged"}
    assert damaged == {"title", "agency.name", "agency.subdistrict"}
    assert "text-damaged" not in loud(paper.report([TITLE, AGENCY, MEASURES]))
