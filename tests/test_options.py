"""Boxes to tick and boxes of a chart are no tables."""

import runpy
from pathlib import Path

import pytest

import mattrakan

WRITER = runpy.run_path(str(Path(__file__).with_name("written_pdfs.py")))["Writer"]
OPTIONS = (
    ("๑. เพศ", "ชาย", "หญิง", "ไม่ระบุ"),
    ("๒. อายุ", "ต่ำกว่า ๒๐ ปี", "๒๐ - ๔๐ ปี", "มากกว่า ๔๐ ปี"),
    ("๓. เรื่อง", "ภาษี", "ทะเบียน", "ร้องเรียน"),
    ("๔. ช่องทาง", "โทรศัพท์", "หนังสือ", "เว็บไซต์"),
)


def read(writer: object) -> list[list[list[str | None]]]:
    data = writer.pdf()  # type: ignore[attr-defined]
    return [table.rows for table in mattrakan.read_tables(data)]


def frame(writer: object, x: float, top: float, width: float, height: float) -> None:
    for rule in (
        (x, top, x + width, top), (x, top + height, x + width, top + height),
        (x, top, x, top + height), (x + width, top, x + width, top + height),
    ):  # fmt: skip
        writer.rule(*rule)  # type: ignore[attr-defined]


@pytest.mark.parametrize("mark", ["drawn", "□ ", ""])
def test_options_with_a_box_to_tick_are_no_table(mark: str) -> None:
    writer = WRITER()
    for row, texts in enumerate(OPTIONS):
        baseline = 100 + 30 * row
        writer.text(60, baseline, texts[0])
        for column, text in enumerate(texts[1:]):
            x = 160 + 120 * column
            if mark == "drawn":
                frame(writer, x, baseline - 10, 10, 10)
                writer.text(x + 14, baseline, text)
            else:
                writer.text(x, baseline, mark + text)
    assert len(read(writer)) == (0 if mark else 1)


def test_a_table_with_a_column_of_boxes_is_one() -> None:
    writer = WRITER()
    for row in range(5):
        baseline = 100 + 30 * row
        writer.text(60, baseline, f"ข้อ {row}")
        writer.text(160, baseline, f"เรื่องที่ {row}")
        writer.text(300, baseline, f"กองคลัง {row}")
        frame(writer, 420, baseline - 10, 10, 10)
        writer.text(434, baseline, "แล้ว")
    assert len(read(writer)) == 1


def draw_chart(writer: object, line_at: float, upright: bool) -> None:
    """Three boxes one below or beside the other, joined by lines, and one beside the second."""
    for number in range(3):
        x, top = (200.0, 100.0 + 80 * number) if upright else (60.0 + 170 * number, 200.0)
        frame(writer, x, top, 130, 40)
        writer.text(x + 10, top + 25, f"ขั้นตอน {number}")  # type: ignore[attr-defined]
        if number < 2 and upright:
            writer.rule(x + line_at, top + 40, x + line_at, top + 80)  # type: ignore[attr-defined]
        elif number < 2:
            writer.rule(x + 130, top + 20, x + 170, top + 20)  # type: ignore[attr-defined]
    if upright:
        frame(writer, 60, 180, 90, 40)
        writer.text(65, 205, "แก้ไข")  # type: ignore[attr-defined]
        writer.rule(150, 200, 200, 200)  # type: ignore[attr-defined]


@pytest.mark.parametrize("upright", [True, False])
def test_a_chart_of_boxes_joined_by_lines_is_no_table(upright: bool) -> None:
    writer = WRITER()
    draw_chart(writer, 65, upright)
    assert read(writer) == []


def test_a_table_with_empty_rows_is_one() -> None:
    writer = WRITER()
    rows = [["ก", "ข", "ค"], ["", "", ""], ["ง", "จ", "ฉ"], ["", "", ""], ["ช", "ซ", "ฌ"]]
    writer.table(rows, [100, 100, 100])
    assert read(writer) == [rows]
    spaced = WRITER()
    rows = [["ก", "ข", "ค"], ["", "<", "<"], ["ง", "จ", "ฉ"], ["", "<", "<"], ["ช", "ซ", "ฌ"]]
    spaced.table(rows, [100, 100, 100])
    assert len(read(spaced)) == 1
