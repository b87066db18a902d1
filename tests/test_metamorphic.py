"""One page printed in other ways is one Report: only the boxes differ, and those as they must."""

import json
import runpy
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import mattrakan

HERE = Path(__file__).parent
SAMPLES = [
    path for path in sorted((HERE.parent / "samples").glob("*.pdf")) if "scan" not in path.stem
]
PDFS = [
    path
    for path in sorted((HERE / "pdfs").glob("*.pdf"))
    if not path.stem.startswith(("unreadable", "marks_lost"))
]
WRITTEN = runpy.run_path(str(HERE / "written_pdfs.py"))
BOX_TOLERANCE_PT = 0.5  # boxes are rounded, and double rules are snapped to their middle

Numbers = tuple[float, float, float, float]


def changed(path: Path, change: Callable[[pikepdf.Page], None]) -> bytes:
    """Return the PDF with a change made to each of its pages."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            change(page)
        out = BytesIO()
        pdf.save(out, static_id=True)
        return out.getvalue()


def media_box(page: pikepdf.Page) -> Numbers:
    x0, y0, x1, y1 = (float(side) for side in page.mediabox)
    return x0, y0, x1, y1


def set_media_box(page: pikepdf.Page, box: list[float]) -> None:
    page.mediabox = pikepdf.Array(box)
    if "/CropBox" in page.obj:
        del page.obj["/CropBox"]


def move_ink(page: pikepdf.Page, matrix: str) -> None:
    page.contents_add(f"q {matrix} cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")


def scale(factor: float) -> Callable[[pikepdf.Page], None]:
    """Print larger or smaller, on paper that is larger or smaller, too."""

    def change(page: pikepdf.Page) -> None:
        box = [side * factor for side in media_box(page)]
        set_media_box(page, box)
        move_ink(page, f"{factor} 0 0 {factor} 0 0")

    return change


def shift(x: float, down: float) -> Callable[[pikepdf.Page], None]:
    """Print a little further to the right and down, on the same paper."""
    return lambda page: move_ink(page, f"1 0 0 1 {x} {-down}")


def grow_margins(left: float, top: float, right: float, bottom: float) -> Any:
    """Print the same on larger paper, whose corner then has other numbers."""

    def change(page: pikepdf.Page) -> None:
        x0, y0, x1, y1 = media_box(page)
        set_media_box(page, [x0 - left, y0 - bottom, x1 + right, y1 + top])

    return change


def without_boxes(told: Any) -> Any:
    if isinstance(told, dict):
        return {
            key: without_boxes(value)
            for key, value in told.items()
            if key not in ("box", "boxes", "document_id", "sha256")
        }
    return [without_boxes(item) for item in told] if isinstance(told, list) else told


def boxes(told: Any, path: str = "") -> Iterator[tuple[str, Numbers]]:
    if isinstance(told, dict):
        for key, value in told.items():
            if key == "box" and value is not None:
                yield path, tuple(value)
            elif key == "boxes":
                yield from ((f"{path}.{field}", tuple(at[1:])) for field, at in value.items())
            else:
                yield from boxes(value, f"{path}.{key}")
    elif isinstance(told, list):
        for index, value in enumerate(told):
            yield from boxes(value, f"{path}[{index}]")


def report_of(data: bytes) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(mattrakan.read(data).model_dump_json(by_alias=True))
    return told


@cache
def report_as_printed(path: Path) -> dict[str, Any]:
    return report_of(path.read_bytes())


# name, change of the page, and where it brings a box
CHANGES: dict[str, tuple[Callable[[pikepdf.Page], None], Callable[[Numbers], list[float]]]] = {
    "x0.8": (scale(0.8), lambda box: [0.8 * side for side in box]),
    "x1.3": (scale(1.3), lambda box: [1.3 * side for side in box]),
    "shifted": (shift(7, 11), lambda b: [b[0] + 7, b[1] + 11, b[2] + 7, b[3] + 11]),
    "margins": (
        grow_margins(30, 25, 30, 60),
        lambda b: [b[0] + 30, b[1] + 25, b[2] + 30, b[3] + 25],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_printed_otherwise_is_the_same_report(path: Path, name: str) -> None:
    change, moved = CHANGES[name]
    expected, report = report_as_printed(path), report_of(changed(path, change))
    assert without_boxes(report) == without_boxes(expected)
    for (where, before), (again, after) in zip(boxes(expected), boxes(report), strict=True):
        assert where == again
        assert list(after) == pytest.approx(moved(before), abs=BOX_TOLERANCE_PT), where


@cache
def tables_of(data: bytes) -> list[Any]:
    return [
        (
            table.page,
            table.header_rows,
            [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table],
        )
        for table in mattrakan.read_tables(data)
    ]


# Where the paper's edge matters: running heads, page numbers, pages drawn sideways.
AT_THE_EDGE = ("page_furniture", "page_cut_row_typst", "sideways", "watermark")
TOO_THICK = pytest.mark.xfail(
    reason="a filled rule of more than 3 pt is taken for a shaded area", strict=True
)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        pytest.param(
            path,
            name,
            id=f"{path.stem}-{name}",
            marks=[TOO_THICK] if (path.stem, name) == ("rules_thick_reportlab", "x1.3") else [],
        )
        for number, path in enumerate(PDFS)
        for name in CHANGES
        if name == ("x0.8", "x1.3")[number % 2] or path.stem.startswith(AT_THE_EDGE)
    ],
)
def test_a_page_printed_otherwise_has_the_same_cells_and_text(path: Path, name: str) -> None:
    data = changed(path, CHANGES[name][0])
    assert tables_of(data) == tables_of(path.read_bytes())
    if path.stem.startswith(AT_THE_EDGE):
        assert mattrakan.read_text(data) == mattrakan.read_text(path)


SCORES = [
    ["ที่", "ตัวชี้วัด", "คะแนน"],
    ["๑", "การปฏิบัติหน้าที่", "๙๐.๒๕"],
    ["๒", "การใช้งบประมาณ", "๘๐.๕๐"],
    ["๓", "การใช้อำนาจ", "๗๕.๐๐"],
]
MEASURES = [
    ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ (บาท)"],
    ["๑. ปลูกป่า", "๑) เตรียมดิน\nและน้ำ", "กองช่าง", "ม.ค. ๖๘", "๑,๕๐๐"],
    [None, "๒) รดน้ำ", "กองช่าง", "ก.พ. -\nมี.ค. ๖๘", "-"],
    ["๒. อ่านหนังสือ", "๑) จัดมุมอ่าน", "กองคลัง", "เม.ย. ๖๘", "๓๐๐"],
]


def write_plan(size: float = 12.0, letters: str = "plain", **order: Any) -> bytes:
    writer = WRITTEN["Writer"](width=842.0, height=1190.0, letters=letters)
    writer.centred(60, "มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", size)
    writer.centred(60 + 2 * size, "องค์การบริหารส่วนตำบลดอนหมอก อำเภอดอนเมฆ จังหวัดเลย", size)
    below = writer.table(SCORES, [40, 200, 80], top=60 + 3 * size, size=size)
    writer.table(MEASURES, [150, 150, 120, 120, 170], top=below + 40, size=size)
    data: bytes = writer.pdf(**order)
    return data


def test_the_written_plan_is_read() -> None:
    report = mattrakan.read(write_plan())
    assert report.fiscal_year is not None and report.fiscal_year.be == 2568
    assert [(i.no, i.name, float(i.score or 0)) for i in report.indicators] == [
        (1, "การปฏิบัติหน้าที่", 90.25),
        (2, "การใช้งบประมาณ", 80.5),
        (3, "การใช้อำนาจ", 75.0),
    ]
    assert [
        (m.no, a.no, a.text, a.responsible, a.period and a.period.value, a.budget and a.budget.raw)
        for m in report.measures
        for a in m.actions
    ] == [
        (1, 1, "เตรียมดินและน้ำ", ["กองช่าง"], "2025-01", "๑,๕๐๐"),
        (1, 2, "รดน้ำ", ["กองช่าง"], "2025-02/2025-03", None),
        (2, 1, "จัดมุมอ่าน", ["กองคลัง"], "2025-04", "๓๐๐"),
    ]


@pytest.mark.parametrize("size", [9.0, 10.5, 14.0, 16.0])
def test_another_font_size_is_the_same_report(size: float) -> None:
    report = without_boxes(report_of(write_plan(size)))
    assert report == without_boxes(report_of(write_plan()))


@pytest.mark.parametrize(
    "order", [{"backwards": True}, *({"shuffled": seed} for seed in range(6))], ids=str
)
def test_another_order_of_drawing_is_the_same_report(order: dict[str, Any]) -> None:
    report, expected = report_of(write_plan(**order)), report_of(write_plan())
    assert without_boxes(report) == without_boxes(expected)
    assert list(boxes(report)) == list(boxes(expected))


@pytest.mark.parametrize(
    "letters", ["twice", "marks last", "backwards", "spaced", "pulled", "gaps"]
)
def test_letters_drawn_in_another_way_are_the_same_report(letters: str) -> None:
    def without_repairs(told: Any) -> Any:
        if isinstance(told, dict):
            return {k: without_repairs(v) for k, v in told.items() if k not in ("repairs",)}
        return [without_repairs(item) for item in told] if isinstance(told, list) else told

    def told(data: bytes) -> Any:
        report = without_repairs(without_boxes(report_of(data)))
        report["findings"] = [f for f in report["findings"] if f["code"] != "text-repaired"]
        return report

    assert told(write_plan(letters=letters)) == told(write_plan())
