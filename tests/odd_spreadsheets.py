"""Odd spreadsheets, made here: each with its bytes, its cells, and where its table is.

Agencies, projects and amounts are made up.
"""

import codecs
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

Rows = list[list[Any]]

HEAD = ["ที่", "โครงการ", "ระยะเวลา", "งบประมาณ (บาท)"]
BODY: Rows = [
    ["1", "อบรมจริยธรรม", "ม.ค. - มี.ค. ๖๕", "๕,๐๐๐"],
    ["2", "ปรับปรุงป้าย", "ต.ค. ๖๔", "ไม่เกิน ๑๕,๐๐๐"],
    ["3", "จัดทำคู่มือ", "ทุกเดือน", "-"],
]
TABLE = [HEAD, *BODY]
TITLE = ["แผนปฏิบัติการ เทศบาลตำบลทุ่งแสงทอง", "", "", ""]


@dataclass
class Odd:
    """One file.

    Attributes:
        suffix: of its name.
        data: its bytes.
        cells: texts that must be in the output, each at least as often.
        heading_row: number of the row of headings, from 1.
        sheet: the sheet that holds the table.
        note: a part of a sentence that the summary must have.
        arguments: of `clean_file`.
        columns: names of columns that must be cleaned.
    """

    suffix: str
    data: bytes
    cells: list[str] = field(default_factory=list)
    heading_row: int = 1
    sheet: str = ""
    note: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    columns: tuple[str, ...] = ("ระยะเวลา",)


def csv_text(rows: Rows, separator: str = ",", end: str = "\r\n") -> str:
    return "".join(separator.join(map(str, row)) + end for row in rows)


QUOTED = [[f'"{cell}"' if "," in str(cell) else cell for cell in row] for row in TABLE]
PLAIN = csv_text(QUOTED)


def cells_of(*tables: Rows) -> list[str]:
    return [str(c) for rows in tables for row in rows for c in row if c not in (None, "")]


def text(data: str | bytes, **more: Any) -> Odd:
    encoded = data.encode() if isinstance(data, str) else data
    return Odd(".csv", encoded, **{"cells": cells_of(TABLE), **more})


def workbook(
    sheets: dict[str, Rows],
    *,
    hidden: tuple[str, ...] = (),
    change: Callable[[Any], None] | None = None,
) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    if change:
        change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xlsx(
    sheets: dict[str, Rows], *, hidden: tuple[str, ...] = (), change: Any = None, **more: Any
) -> Odd:
    data = workbook(sheets, hidden=hidden, change=change)
    return Odd(".xlsx", data, **{"cells": cells_of(*sheets.values()), **more})


def wrong_dimension(data: bytes, told: bytes = b'<dimension ref="A1:A2"/>') -> bytes:
    """Return a workbook whose sheet says that it is smaller than it is."""
    import re

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for item in old.namelist():
            content = old.read(item)
            if item.endswith("sheet1.xml"):
                content = re.sub(rb"<dimension [^>]*/>", told, content)
            new.writestr(item, content)
    return buffer.getvalue()


def xls(sheets: dict[str, Rows], hidden: tuple[str, ...] = ()) -> bytes:
    import xlwt  # type: ignore[import-untyped,unused-ignore]

    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name in hidden)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write(number, place, cell)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods(sheets: dict[str, Rows]) -> bytes:
    """Return a small OpenDocument spreadsheet of texts and numbers."""
    from xml.sax.saxutils import escape

    def cell(value: Any) -> str:
        if value in (None, ""):
            return "<table:table-cell/>"
        if isinstance(value, int | float):
            kind = f'office:value-type="float" office:value="{value}"'
        else:
            kind = 'office:value-type="string"'
        return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"

    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
        for name, urn in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest='
        '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def parquet(frame: Any) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer)
    return buffer.getvalue()


def merge(area: str) -> Callable[[Any], None]:
    return lambda book: book.worksheets[0].merge_cells(area)


def frames() -> dict[str, Odd]:
    import pandas as pd

    table = pd.DataFrame(BODY, columns=HEAD)
    named = table.set_index(pd.Index(["ก", "ข", "ค"], name="รหัส"))
    several = table.set_index([pd.Index([1, 1, 2], name="ปี"), pd.Index([7, 8, 9])])
    return {
        "parquet index with a name": Odd(".parquet", parquet(named), [*cells_of(TABLE), "ก", "ค"]),
        "parquet index of two levels": Odd(".parquet", parquet(several), [*cells_of(TABLE), "9"]),
        "parquet plain": Odd(".parquet", parquet(table), cells_of(TABLE)),
    }


TWO_HEADS: Rows = [
    ["ที่", "โครงการ", "ระยะเวลา", "", "งบประมาณ (บาท)"],
    ["", "", "เริ่มต้น", "สิ้นสุด", ""],
    ["1", "อบรม", "ต.ค. ๖๔", "มี.ค. ๖๕", "๕,๐๐๐"],
    ["2", "จัดซื้อ", "ม.ค. ๖๕", "ก.ย. ๖๕", "๗,๐๐๐"],
]  # fmt: skip
NONE_HEADS: Rows = [[cell or None for cell in row] for row in TWO_HEADS]
COVER: Rows = [["ปก"], ["เทศบาลตำบลทุ่งแสงทอง", None], ["ผู้จัดทำ", "กองคลัง"]]
TYPED: Rows = [
    HEAD,
    [1, "อบรม", date(2022, 3, 15), 5000],
    [2, "ซื้อ", datetime(2022, 3, 15, 14, 30), 1.5],
    [3, True, time(8, 30), 123456789012345],
]


def formula(book: Any) -> None:
    book.worksheets[0]["D5"] = "=SUM(D2:D4)"


ODD: dict[str, Odd] = {
    # --- text ---
    "plain": text(PLAIN),
    "line feeds alone": text(csv_text(QUOTED, end="\n")),
    "no last line end": text(PLAIN.rstrip()),
    "carriage returns alone": text(csv_text(QUOTED, end="\r")),
    "title above": text(csv_text([TITLE, *QUOTED]), heading_row=2, cells=cells_of([TITLE], TABLE)),
    "title and empty line": text(
        csv_text([TITLE, ["", "", "", ""], ["หน่วยงาน", "กองคลัง", "", ""], *QUOTED]), heading_row=4
    ),
    "short title lines": text("แผนปฏิบัติการ\n\nกองคลัง\n" + PLAIN, heading_row=4),
    "semicolons": text(csv_text(TABLE, ";")),
    "semicolons, comma in a quoted heading": text('"ที่, ลำดับ";โครงการ;ระยะเวลา;งบ\n1;ก;ต.ค. ๖๔;5\n', cells=["ที่, ลำดับ", "ต.ค. ๖๔"]),
    "semicolons in quoted headings": text(
        '"ที่;a;b;c",ระยะเวลา\n1,ต.ค. ๖๔\n2,พ.ย. ๖๔\n', cells=["ที่;a;b;c", "พ.ย. ๖๔"]
    ),
    "tabs": text(csv_text(TABLE, "\t")),
    "bars": text(csv_text(TABLE, "|")),
    "sep line": text("sep=;\n" + csv_text(TABLE, ";"), note="separates cells"),
    "decimal commas": text("ระยะเวลา;งบ\nต.ค. ๖๔;1,5\nพ.ย. ๖๔;2,5\n", cells=["1,5", "2,5"]),
    "utf-8 with a mark": text(PLAIN.encode("utf-8-sig")),
    "utf-16": text(PLAIN.encode("utf-16")),
    "utf-16 le without a mark": text(PLAIN.encode("utf-16-le")),
    "utf-16 be without a mark": text(PLAIN.encode("utf-16-be")),
    "utf-16 be with a mark": text(codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be")),
    "cp874": text(PLAIN.encode("cp874")),
    "NUL": text(PLAIN.replace("คู่มือ", "คู่\0มือ"), cells=["จัดทำคู่\0มือ"], note="NUL"),
    "unclosed quote": text(PLAIN.replace("ปรับปรุงป้าย", '"ปรับปรุงป้าย'), note="never closed",
                           cells=['"ปรับปรุงป้าย', "จัดทำคู่มือ", "ทุกเดือน"]),
    "unclosed quote in the last line": text(PLAIN + '4,"ค้าง,พ.ย. ๖๔,5\r\n', note="Line 5", cells=['"ค้าง', "พ.ย. ๖๔"]),
    "quotes inside": text(PLAIN.replace("อบรมจริยธรรม", '"อบรม ""ดี"""'), cells=['อบรม "ดี"']),
    "line ends inside": text(PLAIN.replace("อบรมจริยธรรม", '"อบรม\r\nจริยธรรม"'), cells=["อบรม\r\nจริยธรรม"]),
    "ragged": text(PLAIN + "4,เกิน,ธ.ค. ๖๔,5,เพิ่ม,อีก\r\n5\r\n", cells=[*cells_of(TABLE), "เพิ่ม", "อีก"]),
    "empty lines between": text(PLAIN.replace("\r\n2,", "\r\n\r\n2,")),
    "doubled headings": text("ระยะเวลา,ระยะเวลา,ก\nต.ค. ๖๔,พ.ย. ๖๔,1\n", cells=["พ.ย. ๖๔"], note="occurs 2 times"),
    "empty headings": text("ระยะเวลา,,\nต.ค. ๖๔,x,y\n", cells=["x", "y"], note="without a heading"),
    "two heading rows": text(
        csv_text([*TWO_HEADS[:2], *[[f'"{c}"' for c in row] for row in TWO_HEADS[2:]]]),
        cells=cells_of(TWO_HEADS), columns=("ระยะเวลา เริ่มต้น", "ระยะเวลา สิ้นสุด")),
    "headings with line ends": text('ที่,"ระยะเวลา\n(เดือน)"\n1,ต.ค. ๖๔\n', cells=["ต.ค. ๖๔"], columns=("ระยะเวลา\n(เดือน)",)),
    "one column": text("ระยะเวลา\nต.ค. ๖๔\nพ.ย. ๖๔\n", cells=["พ.ย. ๖๔"]),
    "headings alone": text("ที่,ระยะเวลา\n", cells=["ระยะเวลา"], columns=()),
    "formulas as text": text("ระยะเวลา,x\nต.ค. ๖๔,=1+1\nพ.ย. ๖๔,@cmd\n", cells=["=1+1", "@cmd"]),
    "a row is asked for": text("ก,ข\nระยะเวลา,x\nต.ค. ๖๔,1\n", heading_row=2, arguments={"header_row": 2}, cells=["ก", "ข"]),
    "sara am in two parts": text(PLAIN.replace("จัดทำ", "จัดทํา"), cells=["จัดทําคู่มือ"]),
    "leading zeros and phone numbers": text("รหัส,โทร,ระยะเวลา\n007,0812345678,ต.ค. ๖๔\n", cells=["007", "0812345678"]),
    # --- workbooks ---
    "one sheet": xlsx({"แผน": TABLE}),
    "title rows and a merged title": xlsx({"แผน": [["แผน", None, None, None], [None] * 4, *TABLE]}, heading_row=3, change=merge("A1:D1")),
    "cover sheet first": xlsx({"ปก": COVER, "แผน": TABLE}, sheet="แผน"),
    "a hidden sheet first": xlsx({"เก่า": TABLE, "ใหม่": TABLE}, hidden=("เก่า",), sheet="ใหม่"),
    "notes sheet after": xlsx({"แผน": TABLE, "หมายเหตุ": [["จัดทำเมื่อ ต.ค. ๖๔"]]}, sheet="แผน"),
    "an empty sheet first": xlsx({"ว่าง": [], "แผน": TABLE}, sheet="แผน"),
    "a sheet is asked for": xlsx({"ก": TABLE, "ข": TABLE}, arguments={"sheet": "ข"}, sheet="ข"),
    "a sheet is asked for by number": xlsx({"ก": TABLE, "ข": TABLE}, arguments={"sheet": "2"}, sheet="ข"),
    "two heading rows, merged": xlsx({"แผน": NONE_HEADS}, change=merge("C1:D1"), columns=("ระยะเวลา เริ่มต้น",)),
    "typed cells": xlsx({"แผน": TYPED}, cells=["2022-03-15", "อบรม", "123456789012345"]),
    "a formula without a result": xlsx({"แผน": [*TABLE, ["รวม", None, None, None]]}, change=formula, note="no stored result", cells=[*cells_of(TABLE), "=SUM(D2:D4)"]),
    "a wrong dimension": Odd(".xlsx", wrong_dimension(workbook({"แผน": TABLE})), cells_of(TABLE)),
    "a dimension far too large": Odd(".xlsx", wrong_dimension(workbook({"แผน": TABLE}), b'<dimension ref="A1:XFD1048576"/>'), cells_of(TABLE)),
    "an empty column first": xlsx({"แผน": [[None, *row] for row in TABLE]}),
    "empty rows first": xlsx({"แผน": [[None], [None], *TABLE]}, heading_row=3),
    "names that no file may have": xlsx({"ก b.c": COVER, "แผน": TABLE}, sheet="แผน"),
    "a workbook called csv": Odd(".csv", workbook({"แผน": TABLE}), cells_of(TABLE)),
    "xls": Odd(".xls", xls({"แผน": TABLE}), cells_of(TABLE)),
    "xls with numbers": Odd(".xls", xls({"แผน": [HEAD, [1, "ก", "ต.ค. ๖๔", 2565], [2, "ข", "พ.ย. ๖๔", 1.5]]}), ["2565", "1.5", "ต.ค. ๖๔"]),
    "xls with a hidden cover": Odd(".xls", xls({"ปก": COVER, "แผน": TABLE}, hidden=("ปก",)), cells_of(COVER, TABLE), sheet="แผน"),
    "ods": Odd(".ods", ods({"แผน": TABLE}), cells_of(TABLE)),
    "ods with a cover": Odd(".ods", ods({"ปก": COVER, "แผน": [TITLE, *TABLE]}), cells_of(COVER, TABLE), sheet="แผน", heading_row=2),
    **frames(),
}  # fmt: skip
