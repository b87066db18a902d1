"""The workbook as people see it: headings, heights, colours, links, legend, nothing left behind."""

import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import mattrakan
from mattrakan.export.atomic import remove_leftovers
from mattrakan.export.columns import TABLES
from mattrakan.export.rows import report_to_rows
from mattrakan.export.sheet_layout import column_width, headings, row_height
from mattrakan.export.writers import open_writers
from mattrakan.export.xlsx import SHEETS

pytestmark = pytest.mark.plain_only

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def report() -> mattrakan.Report:
    return mattrakan.read(ROOT / "samples" / "nakhonmokkhsai_2569.pdf")


@pytest.fixture(scope="module")
def book(report: mattrakan.Report, tmp_path_factory: pytest.TempPathFactory) -> Any:
    from openpyxl import load_workbook

    folder = tmp_path_factory.mktemp("book")
    write(folder, report)
    return load_workbook(folder / "reports.xlsx")


def write(folder: Path, *reports: mattrakan.Report) -> None:
    with open_writers(folder, ["xlsx"]) as writers:
        for report in reports:
            writers.add(report, writers.own_file(report, "r"))
        writers.commit()


def test_every_column_and_sheet_has_a_thai_heading(book: Any) -> None:
    thai = headings()
    names = {column.name for columns in TABLES.values() for column in columns}
    assert set(thai["columns"]) == names
    assert {*TABLES, "review", "legend"} == set(thai["sheets"])
    for name in SHEETS:
        first, second = book[name].iter_rows(max_row=2, values_only=True)
        assert list(second) == [column.name for column in TABLES[name]]
        assert list(first) == [thai["columns"][one] for one in second]


@pytest.mark.parametrize(
    ("cells", "widths", "lines"),
    [
        (["short", None, 7, Decimal(1)], [20] * 4, 1),
        (["ก" * 20], [20], 2),
        (["ก่ที่" * 6], [20], 1),
        (["a\nb\n\nc"], [20], 4),
        (["ก" * 20, "ก" * 100], [20, 20], 7),
        (["x" * 100_000], [20], 24),
    ],
)
def test_a_row_is_as_high_as_its_longest_text(
    cells: list[Any], widths: list[int], lines: int
) -> None:
    assert row_height(cells, widths) == pytest.approx(min(lines * 17, 409), abs=2)


def test_rows_are_high_enough_in_the_file(book: Any, report: mattrakan.Report) -> None:
    rows = report_to_rows(report)["measures"]
    widths = [column_width(column) for column in TABLES["measures"]]
    for number, row in enumerate(rows, 3):
        height = book["measures"].row_dimensions[number].height
        assert height == pytest.approx(row_height(row, widths), abs=0.75)  # a pixel
    long = next(row for row in rows if row_height(row, widths) > 17)
    assert book["measures"].row_dimensions[rows.index(long) + 3].height > 17


def test_dates_money_links_and_colours(book: Any, report: mattrakan.Report) -> None:
    sheet = book["measures"]
    names = [cell.value for cell in sheet[2]]
    cells = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=3)]
    paid = next(row for row in cells if row["budget"].value)
    assert paid["budget"].number_format == "#,##0.00"
    dated = next(row for row in cells if row["period_last_day"].value)
    assert dated["period_last_day"].is_date
    link = cells[0]["link"].hyperlink
    assert link.target.endswith("nakhonmokkhsai_2569.pdf") and link.location.startswith("page=")
    ranges = {str(area.sqref) for area in book["findings"].conditional_formatting}
    place = [column.name for column in TABLES["findings"]].index("severity")
    assert any(area.startswith("ABCDEFGHIJ"[place] + "3") for area in ranges)
    assert sheet.auto_filter.ref.startswith("A2:") and sheet.freeze_panes == "A3"


def test_the_legend_explains_every_column(book: Any) -> None:
    told = {tuple(row[:2]) for row in book["legend"].iter_rows(min_row=2, values_only=True)}
    wanted = {(name, one.name) for name, columns in TABLES.items() for one in columns}
    assert {(str(sheet).split(" ")[0], column) for sheet, column in told} >= wanted


def test_the_legend_is_laid_out_to_be_read(book: Any) -> None:
    """A heading that stays in sight, columns as wide as they need, and a colour a severity."""
    legend, thai = book["legend"], headings()["legend"]
    widths = [round(legend.column_dimensions[letter].width) for letter in "ABCDE"]
    assert widths == pytest.approx([30, 24, 34, 12, 90], abs=1)
    assert [cell.value for cell in legend[1]] == [
        thai[name] for name in ("sheet", "column", "heading", "type", "meaning")
    ]
    n_columns = sum(len(TABLES[name]) for name in SHEETS)
    assert legend.freeze_panes == "A2" and legend.auto_filter.ref == f"A1:E{n_columns + 1}"
    below = list(legend.iter_rows(min_row=n_columns + 2))
    shown = [(row[0].value, row[4].value) for row in below if row[0].value]
    assert shown == [(name, thai[name]) for name in ("error", "warning", "info")]
    colours = {row[0].fill.fgColor.rgb for row in below if row[0].value}
    assert len(colours) == len(shown) and below[0][0].value is None


def test_another_reader_sees_the_same_cells(report: mattrakan.Report, tmp_path: Path) -> None:
    calamine: Any = pytest.importorskip("python_calamine")
    write(tmp_path, report)
    book = calamine.CalamineWorkbook.from_path(str(tmp_path / "reports.xlsx"))
    rows = book.get_sheet_by_name("measures").to_python()
    place = [column.name for column in TABLES["measures"]].index("action")
    wanted = [row[place] for row in report_to_rows(report)["measures"]]
    assert [row[place] for row in rows[2:]] == wanted


@pytest.mark.parametrize(
    "file",
    ["-", "a#b.pdf", "x" * 3000 + ".pdf", "ก ข/แผน (๑).pdf", "\ud800.pdf", "http://x/y.pdf"],
)
def test_odd_names_make_no_broken_workbook(
    report: mattrakan.Report, tmp_path: Path, file: str
) -> None:
    from openpyxl import load_workbook

    odd = report.model_copy(update={"source": report.source.model_copy(update={"file": file})})
    write(tmp_path, odd)
    assert zipfile.ZipFile(tmp_path / "reports.xlsx").testzip() is None
    book = load_workbook(tmp_path / "reports.xlsx")
    assert book["documents"]["B3"].value == file.replace("\ud800", "\ufffd")
    book.close()
    assert [path.name for path in tmp_path.iterdir()] == ["reports.xlsx"]


def test_what_a_killed_run_leaves_is_removed(report: mattrakan.Report, tmp_path: Path) -> None:
    writers = open_writers(tmp_path, ["xlsx"])
    writers.add(report, writers.own_file(report, "r"))
    (left,) = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert left.name.startswith(".mattrakan-")
    writers.__exit__(None, None, None)
    assert list(tmp_path.iterdir()) == []
    left.mkdir()
    (left / "half a sheet").write_bytes(b"x")
    remove_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == []
