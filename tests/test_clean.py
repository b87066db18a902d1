"""The cleaning step: what it adds, what it leaves alone, and what it takes a column for."""

import codecs
import io
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import mattrakan
from mattrakan.commands.sheets.clean_file import bytes_to_frame, clean_file, decode_text
from mattrakan.errors import DocumentError, OutputError, SpreadsheetError, UsageError
from mattrakan.normalize.cleaning.frames import clean_columns
from mattrakan.normalize.cleaning.recognition import recognise_column
from mattrakan.normalize.values.numbers.units import find_unit

PLAN = {
    "ที่": ["๑.", "๒.", "๓."],
    "โครงการ": ["อบรม", "ปรับปรุง", "จัดซื้อ"],
    "ระยะเวลา": ["มี.ค. - ก.ย. ๖๕", "-", "ทุกเดือน"],
    "งบประมาณ (ล้านบาท)": ["๑.๕", "๕๐๐,๐๐๐ บาท", "ตามข้อบัญญัติ"],
}
CSV = 'ที่,ระยะเวลา,หมายเหตุ\r\n007,มี.ค. ๖๕,NA\r\n๒,"ต.ค. ๖๔,\n ธ.ค. ๖๔",\r\n'


def plan() -> pd.DataFrame:
    return pd.DataFrame(PLAN, index=[7, 3, 3])


def test_columns_are_added_beside_the_ones_they_come_from() -> None:
    frame = mattrakan.clean(plan(), {"ระยะเวลา": "period", "งบประมาณ (ล้านบาท)": "money"})
    names = list(frame.columns)
    assert names[2:9] == [
        "ระยะเวลา",
        *(f"ระยะเวลา_{end}" for end in ("text", "value", "status", "flags", "start", "end")),
    ]
    assert frame["ระยะเวลา_value"].tolist() == ["2022-03/2022-09", None, None]
    assert frame["ระยะเวลา_status"].tolist() == ["ok", "blank", "unparsed"]
    assert frame["ระยะเวลา_start"].tolist() == ["2022-03", None, None]
    assert frame["งบประมาณ (ล้านบาท)_value"].tolist()[:2] == [Decimal(1500000), Decimal(500000)]
    assert "งบประมาณ (ล้านบาท)_start" not in names


def test_nothing_given_is_changed() -> None:
    given = plan()
    frame = mattrakan.clean(given)
    pd.testing.assert_frame_equal(given, plan())
    pd.testing.assert_frame_equal(frame[list(PLAN)], plan())
    assert frame.index.tolist() == [7, 3, 3]


def test_cleaning_again_changes_nothing() -> None:
    once = mattrakan.clean(plan(), fiscal_year=2565)
    pd.testing.assert_frame_equal(mattrakan.clean(once, fiscal_year=2565), once)


def test_own_columns_are_rewritten_in_their_place() -> None:
    frame = pd.DataFrame({"ก_value": ["x"], "ก": ["มี.ค. ๖๕"], "ข": [1]})
    cleaned = mattrakan.clean(frame, {"ก": "month"})
    assert list(cleaned.columns)[:3] == ["ก_value", "ก", "ก_text"]
    assert cleaned["ก_value"].tolist() == ["2022-03"]


def test_text_is_repaired_and_empty_cells_stay_empty() -> None:
    frame = pd.DataFrame({"ก": ["สํานักปลัด", None, float("nan")]})
    cleaned = mattrakan.clean(frame, {"ก": "org"})
    assert cleaned["ก_text"].tolist()[0] == "สำนักปลัด"
    assert cleaned["ก_text"].isna().tolist() == [False, True, True]
    assert cleaned["ก_status"].tolist() == ["ok", "blank", "blank"]


def test_typed_cells_are_read_too() -> None:
    cells = [pd.Timestamp("2022-03-15"), pd.NaT, "๑๕ มี.ค. ๖๕"]
    frame = pd.DataFrame({"ก": pd.Series(cells, dtype=object), "ข": [1.0, -2.5, None]})
    cleaned = mattrakan.clean(frame, {"ก": "date", "ข": "number"})
    assert cleaned["ก_value"].tolist() == ["2022-03-15", None, "2022-03-15"]
    assert cleaned["ข_value"].tolist() == [Decimal(1), Decimal("-2.5"), None]


def test_many_columns_and_no_rows() -> None:
    frame = pd.DataFrame({f"ก{n}": ["มี.ค. ๖๕"] for n in range(40)})
    cleaned = mattrakan.clean(frame, dict.fromkeys(frame.columns, "month"))
    assert cleaned.shape == (1, 280)
    assert mattrakan.clean(frame.iloc[:0], {"ก0": "month"}).shape == (0, 46)


@pytest.mark.parametrize("columns", [{"ไม่มี": "date"}, {"ที่": "colour"}])
def test_wrong_columns_are_told(columns: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        mattrakan.clean(plan(), columns)


@pytest.mark.parametrize(
    ("heading", "cells", "kind"),
    [
        ("ลำดับที่", ["๑.", "๒.", "๓."], "enumerator"),
        ("ระยะเวลาดำเนินการ", ["ต.ค. ๖๔ - ก.ย. ๖๕", "ทุกเดือน"], "period"),
        ("ลงวันที่", ["๑ ต.ค. ๖๔"], "date"),
        ("ปีงบประมาณ", ["๒๕๖๕"], "fiscal_year"),
        ("งบประมาณ", ["๕,๐๐๐", "-"], "money"),
        ("ร้อยละ", ["๘๐"], "percent"),
        ("ผู้รับผิดชอบ", ["กองคลัง"], "org"),
        ("คะแนน", ["๘๐.๙๒"], "score"),
        ("a", ["๑ ต.ค. ๖๔", "๒ พ.ย. ๖๔", "๓ ธ.ค. ๖๔"], "date"),
        ("b", ["ต.ค. - ธ.ค. ๖๔", "พ.ย. ๖๔", "ม.ค. ๖๕"], "period"),
        ("c", ["๕,๐๐๐ บาท", "๒ ล้านบาท", "๓๐๐.-"], "money"),
    ],
)
def test_columns_are_recognised(heading: str, cells: list[str], kind: str) -> None:
    recognised = recognise_column(heading, cells)
    assert recognised is not None
    assert recognised.kind == kind


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("ระยะเวลา", ["ดี", "มาก", "พอใช้"]),
        ("ระยะเวลา", ["-", "", " "]),
        ("โทรศัพท์", ["0812345678", "0898765432", "0811111111"]),
        ("ชื่อ", ["สมศรี", "สมชาย", "สมหญิง"]),
        ("d", ["มี.ค. ๖๕"]),
    ],
)
def test_other_columns_are_left_alone(heading: str, cells: list[str]) -> None:
    assert recognise_column(heading, cells) is None


def test_units_of_headings() -> None:
    assert find_unit("งบประมาณ (หน่วย : ล้านบาท)") == "ล้านบาท"
    assert find_unit("จำนวนเงิน (บาท)") == "บาท"
    assert find_unit("จำนวน") is None


def test_the_summary_counts_and_shows_examples() -> None:
    _, summaries = clean_columns(plan(), {"ระยะเวลา": "period"})
    assert summaries[0].counts == {"ok": 1, "blank": 1, "ambiguous": 0, "unparsed": 1}
    assert summaries[0].examples["unparsed"] == ["ทุกเดือน"]


# --- files ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
def test_encodings_are_found_and_told(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "แผน.csv"
    source.write_bytes(CSV.encode(encoding))
    summary = clean_file(str(source), str(tmp_path / "out.csv"))
    assert summary.encoding == encoding
    assert encoding in summary.lines()[0]
    frame, _ = bytes_to_frame((tmp_path / "out.csv").read_bytes(), "csv")
    assert frame["ที่"].tolist() == ["007", "๒"]
    assert frame["หมายเหตุ"].tolist() == ["NA", ""]
    assert frame["ระยะเวลา_value"].tolist() == ["2022-03", "2021-10; 2021-12"]


def test_a_named_encoding_is_followed() -> None:
    assert decode_text("กอง".encode("cp874"), "tis-620") == ("กอง", "tis-620")
    with pytest.raises(UsageError):
        decode_text(b"a", "klingon")
    with pytest.raises((DocumentError, SpreadsheetError)):
        decode_text("กอง".encode("cp874"), "utf-8")


def test_every_cell_of_a_ragged_file_with_doubled_headings_stays() -> None:
    frame, _ = bytes_to_frame("ก,ก,\n1,2,3,4\n\n5\n".encode(), "csv")
    assert frame.columns.tolist() == ["ก", "ก", "", ""]
    assert frame.to_numpy().tolist() == [["1", "2", "3", "4"], [""] * 4, ["5", "", "", ""]]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".parquet"])
def test_formats_round_trip_and_cleaning_again_changes_nothing(tmp_path: Path, suffix: str) -> None:
    source = tmp_path / "plan.csv"
    source.write_text(CSV, encoding="utf-8", newline="")
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
    clean_file(str(source), str(first))
    clean_file(str(first), str(second))
    once, _ = bytes_to_frame(first.read_bytes(), suffix[1:])
    again, _ = bytes_to_frame(second.read_bytes(), suffix[1:])
    pd.testing.assert_frame_equal(once, again)
    assert once["ระยะเวลา_value"].tolist() == ["2022-03", "2021-10; 2021-12"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    source, out = tmp_path / "a.csv", tmp_path / "a.xlsx"
    source.write_text("ระยะเวลา,x\nมี.ค. ๖๕,=1+1\n", encoding="utf-8")
    clean_file(str(source), str(out))
    assert bytes_to_frame(out.read_bytes(), "xlsx")[0]["x"].tolist() == ["=1+1"]


def test_standard_input_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CSV.encode("cp874"))))
    clean_file("-", columns={"ระยะเวลา": "period"})
    assert "ระยะเวลา_status" in capsysbinary.readouterr().out.decode("utf-8")


def test_a_byte_order_mark_is_kept(tmp_path: Path) -> None:
    source, out = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_text(CSV, encoding="utf-8-sig")
    clean_file(str(source), str(out))
    assert out.read_bytes().startswith(codecs.BOM_UTF8)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b""),
        ("a.xlsx", b"PK\x03\x04broken"),
        ("a.parquet", b"PAR1 broken"),
        ("a.xlsx", b"a,b"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises((DocumentError, SpreadsheetError)):
        clean_file(str(tmp_path / name), str(tmp_path / "out.csv"))
    assert not (tmp_path / "out.csv").exists()


def test_missing_files_and_unknown_formats_are_told(tmp_path: Path) -> None:
    with pytest.raises((DocumentError, SpreadsheetError)):
        clean_file(str(tmp_path / "none.csv"))
    with pytest.raises(UsageError):
        clean_file(str(tmp_path / "none.csv"), "out.docx")


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(CSV, encoding="utf-8")
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(OutputError):
        clean_file(str(source), str(tmp_path / "out.csv"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "out.csv"]


@pytest.mark.parametrize(
    "statement", ["import mattrakan", "from mattrakan.normalize.values.kinds import parse_value"]
)
def test_importing_loads_no_heavy_library(statement: str) -> None:
    heavy = "pandas pythainlp pdfplumber numpy pyarrow openpyxl"
    code = f"{statement}; import sys; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_plain_cells_loads_no_pythainlp() -> None:
    code = (
        "import mattrakan, sys; mattrakan.parse_value('มี.ค. - ก.ย. ๖๕', kind='period');"
        "print('pythainlp' in sys.modules, 'pandas' in sys.modules)"
    )
    environment: dict[str, Any] = {"PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "False False"


def odd_and_readable(readable: int, odd: int) -> list[str]:
    months = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค.".split()
    return [f"{month} 2565" for month in months[:readable]] + [f"เรื่อง {n}" for n in range(odd)]


@pytest.mark.parametrize(
    ("heading", "readable", "odd", "kind"),
    [
        ("ระยะเวลา", 5, 5, "period"),
        ("ระยะเวลา", 4, 5, None),
        ("ช่อง", 9, 1, "month"),
        ("ช่อง", 8, 1, None),
        ("ช่อง", 3, 0, "month"),
        ("ช่อง", 2, 0, None),
    ],
)
def test_shares_of_readable_cells(heading: str, readable: int, odd: int, kind: str | None) -> None:
    recognised = recognise_column(heading, odd_and_readable(readable, odd))
    assert (recognised.kind if recognised else None) == kind
