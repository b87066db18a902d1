"""Files of corrections: checked line by line, taken by a run, and taken back from its tables."""

import csv
import json
import random
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

import mattrakan
from mattrakan.cli import main
from mattrakan.corrections.applying import apply_corrections
from mattrakan.corrections.corrections_file import COLUMNS, read_corrections
from mattrakan.errors import CorrectionError
from mattrakan.export.correctable import CORRECTABLE
from mattrakan.models import Report

pytestmark = pytest.mark.plain_only

CORRECTING = runpy.run_path(str(Path(__file__).with_name("correcting.py")))
write = CORRECTING["write"]
line = CORRECTING["line"]
codes = CORRECTING["codes"]
PLAN = CORRECTING["PLAN"]
CONTRADICTIONS = CORRECTING["CONTRADICTIONS"]
HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parent / "samples").glob("*.pdf"))
SHARED = HERE.parents[1] / "shared" / "corpus"
HEADER = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def plan() -> Report:
    return mattrakan.read(PLAN)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("D,D-m01-a01,period,2022-11/2022-12,2022-13,,,", "no period"),
        ("D,D-m01-a01,period,2022-11/2022-12,2022-09/2022-03,,,", "no period"),
        ("D,D-m01-a01,period,2022-11/2022-12,2022-02-30,,,", "no period"),
        ("D,D-m01-a01,period,2022-11/2022-12,ทุกเดือน,,,", "no period"),
        ("D,D-m01-a01,budget,,มาก,,,", "no amount"),
        ("D,D-m01-a01,action,,,,,", "cannot be empty"),
        ("D,D-i01,score,,101,,,", "no score"),
        ("D,D-i01,indicator_no,1,หนึ่ง,,,", "no whole number"),
        ("D,,fiscal_year_be,2566,2023,,,", "no fiscal year"),
        ("D,D-m01-a01,extra,,[1],,,", "no JSON object"),
        ("D,D-m01-a01,findings,,made-up,,,", "no finding about this row"),
        ("D,D-m09-a01,period,,2022-03,,,", "has no row"),
        ("D,D-x01,period,,2022-03,,,", "is no row"),
        ("D,b1946ac92492-m01-a01,period,,2022-03,,,", "is no row"),
        ("D,D-m01-a01,page,2,3,,,", "is no field"),
        ("D,D-m01-a01,period_raw,,x,,,", "is no field"),
        ("D,D-m01-a01,agency,,x,,,", "is no field"),
        (",D-m01-a01,period,,x,,,", "document_id is empty"),
        ("D,D-m01-a02,period,2023-01/2023-09,2023-02,,,", "same field as"),
        ("D,D-m01-a01,period,a,b,c,d,e,f", "9 cells"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_its_line(
    plan: Report, row: str, reason: str, tmp_path: Path
) -> None:
    first = "D,D-m01-a02,period,2023-01/2023-09,2023-01,,,"
    text = "\n".join([HEADER, first, row]).replace("D", plan.document_id)
    file = tmp_path / "corrections.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionError, match=reason) as error:
        apply_corrections(plan, read_corrections([file]).of(plan.document_id))
    assert "line 3" in str(error.value)


def test_nothing_is_written_when_a_line_is_refused(plan: Report, tmp_path: Path) -> None:
    rows = [line(plan, "m01-a01", "period", "2022-11/2022-12", "2022-13")]
    file = write(tmp_path / "corrections.csv", rows)
    out = tmp_path / "out"
    arguments = ["convert", str(PLAN), "-o", str(out), "-f", "json", "-f", "csv"]
    result = CliRunner().invoke(main, [*arguments, "--corrections", str(file)])
    assert result.exit_code == 2
    assert "line 2: period: '2022-13' is no period" in result.stderr
    assert not list(out.glob("[!.]*"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("document_id,row_id,field,was\n", "no column is"),
        ("", "no column document_id"),
        ("\udce0\udcb8", "not UTF-8"),
    ],
)
def test_a_file_that_is_none_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(CorrectionError, match=reason):
        read_corrections([file])
    with pytest.raises(CorrectionError, match="cannot be read"):
        read_corrections([tmp_path / "missing.csv"])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_a_spreadsheet_saves_is_read(delimiter: str, tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    cells = ["b1946ac92492", "b1946ac92492-m01-a01", "period", '"a\r\nb"', "2022-03"]
    rows = [delimiter.join(COLUMNS[:5]), delimiter.join(cells), delimiter * 4, ""]
    file.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(rows).encode())
    (one,) = read_corrections([file]).of("b1946ac92492")
    assert (one.was, one.now, one.origin) == ("a\nb", "2022-03", f"{file}, line 2")


NEW = {
    "text": ["ข้อความที่แก้ไข", "ข้อความ, ที่มี \"เครื่องหมาย\"", "สองบรรทัด\nในช่องเดียว"],
    "name": ["ขั้นตอนที่แก้ไข"],
    "integer": ["12", "3"],
    "score": ["77.25", "100", "0"],
    "period": ["2023-01/2023-04", "2022-12", "../2023-05", "2023-02-14", "2023-01; 2023-05"],
    "money": ["45000", "1250.5", "0"],
    "names": ["กองช่าง; กองคลัง", "สำนักปลัด"],
    "object": ['{"หมายเหตุ": "แก้ไข"}'],
    "year": ["2560"],
}  # fmt: skip


def cells_of(out: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield document, row, column, kind and text of every field that can be corrected."""
    for table, columns in CORRECTABLE.items():
        with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, target in columns.items():
                    usable = target.kind in NEW and target.kind != "year"
                    if usable and not row.get("row_id", "").endswith("a00"):
                        cell = (row["document_id"], row.get("row_id", ""), column)
                        yield *cell, target.kind, row[column]


@pytest.mark.parametrize("seed", [1, 2])
def test_fifty_corrections_are_read_back_as_they_were_made(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    sources = [*SAMPLES, *chance.sample(sorted((HERE / "pdfs").glob("*.pdf")), 12)]
    if SHARED.is_dir():
        sources += chance.sample(sorted((SHARED / "dev").rglob("*.pdf")), 4)
    first = tmp_path / "first"
    mattrakan.convert(sources, first, ["csv", "json"], ocr="never")
    cells = sorted(cells_of(first))
    chosen: dict[tuple[str, ...], tuple[str, str, str, str]] = {}
    for document, row, column, kind, was in chance.sample(cells, 120):
        now = chance.choice(NEW[kind])
        key = (row.rpartition("-")[0] if column.startswith("measure") else row, column)
        if len(chosen) < 50 and now != was:
            chosen.setdefault((document, *key), (row, column, was, now))
    assert len(chosen) == 50
    rows = [
        dict(zip(COLUMNS[:5], (document, *cell), strict=True))
        for (document, *_), cell in chosen.items()
    ]
    file = write(tmp_path / "corrections.csv", rows)
    held = []
    for name in ("second", "third"):
        out = tmp_path / name
        for _ in range(2 if name == "third" else 1):  # into a folder that holds the results, too
            mattrakan.convert(sources, out, ["csv", "json"], ocr="never", corrections=[file])
        held.append(
            {p.name: p.read_bytes() for p in out.iterdir() if p.suffix in (".csv", ".json")}
        )
        held[-1].pop("run.json")
    assert held[0] == held[1]
    texts = {cell[:3]: cell[4] for cell in cells_of(tmp_path / "second")}
    for (document, *_), (row, column, _, now) in chosen.items():
        read = texts[document, row, column]
        assert read == now or json.loads(read) == json.loads(now), (row, column)


def test_every_finding_of_a_correction_is_in_the_tables(plan: Report, tmp_path: Path) -> None:
    rows = [line(plan, "m01-a01", "period", "2022-11/2022-12", "2022-12", by="ก", why="ข")]
    file = write(tmp_path / "corrections.csv", rows)
    mattrakan.convert(PLAN, tmp_path / "out", ["csv"], corrections=[file])
    with (tmp_path / "out" / "measures.csv").open(encoding="utf-8", newline="") as held:
        first = next(csv.DictReader(held))
    assert first["period"] == "2022-12"
    assert first["findings"] == "corrected"
    assert "(ก: ข)" in first["message_th"]
    told = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["options"]
    assert [one["file"] for one in told["corrections"]] == [file.as_posix()]


def test_read_takes_corrections_too(plan: Report, tmp_path: Path) -> None:
    rows = [line(plan, "m01-a01", "period", "2022-11/2022-12", "2022-12")]
    file = write(tmp_path / "corrections.csv", rows)
    period = mattrakan.read(PLAN, corrections=[file]).measures[0].actions[0].period
    assert period is not None and period.value == "2022-12"
    assert mattrakan.read(CONTRADICTIONS, corrections=[file]) == mattrakan.read(CONTRADICTIONS)


def test_corrections_of_a_document_that_is_not_there_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    row = "b1946ac92492,b1946ac92492-m01-a01,period,,2022-03"
    file.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    arguments = ["convert", str(PLAN), "-o", str(tmp_path / "out"), "--corrections", str(file)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert "line 2: no input is the document b1946ac92492" in result.stderr


def test_the_column_fix_of_a_workbook_is_taken(plan: Report, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("review")
    sheet.append(["document_id", "row_id", "field", "was", "fix", "by"])
    row = f"{plan.document_id}-m01-a01"
    sheet.append([plan.document_id, row, "period", "2022-11/2022-12", "ธ.ค. ๖๕", "ก"])
    sheet.append([plan.document_id, row, "responsible", "สำนักปลัด", None])
    sheet.append([plan.document_id, row, "budget", None, 45000])
    file = tmp_path / "fixed.xlsx"
    book.save(file)
    action = mattrakan.read(PLAN, corrections=[file]).measures[0].actions[0]
    assert action.period is not None and action.period.value == "2022-12"
    assert action.budget is not None and action.budget.value == 45000
    assert action.corrected == ["budget", "period"]


def test_a_workbook_of_a_run_is_filled_in_and_taken_back(tmp_path: Path) -> None:
    mattrakan.convert(CONTRADICTIONS, tmp_path / "first", ["xlsx"])
    book = load_workbook(tmp_path / "first" / "reports.xlsx")
    sheet = book["review"]
    names = [cell.value for cell in sheet[2]]
    doubted = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(3, values_only=True)]
    assert [row["field"] for row in doubted] == ["score", "grade", "period"]
    assert all(row["message_th"] and row["fix"] is None for row in doubted)
    fix = names.index("fix") + 1
    sheet.cell(3, fix).value = 84.46
    sheet.cell(4, fix).value = "A"  # it is right as it was read
    sheet.cell(5, fix).value = "ม.ค. - มี.ค. ๖๕"
    book.save(tmp_path / "fixed.xlsx")
    report = mattrakan.read(CONTRADICTIONS, corrections=[tmp_path / "fixed.xlsx"])
    assert report.assessment is not None and float(report.assessment.score or 0) == 84.46
    period = report.measures[0].actions[1].period
    assert period is not None and period.value == "2022-01/2022-03"
    assert {"score-mismatch", "period-outside-fiscal-year"}.isdisjoint(codes(report))
    assert codes(report, "assessment.grade") == ["confirmed"]
