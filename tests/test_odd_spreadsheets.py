"""`clean` on odd spreadsheets: nothing is lost, nothing altered, again changes nothing."""

import csv
import io
import json
import runpy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mattrakan.cli import main
from mattrakan.commands.sheets.clean_file import CleanSummary, clean_file
from mattrakan.commands.sheets.heading_rows import find_table
from mattrakan.commands.sheets.sheet import Sheet
from mattrakan.commands.sheets.workbooks import read_workbook
from mattrakan.commands.sheets.writing import sheets_to_workbook
from mattrakan.errors import SpreadsheetError, UsageError

pytestmark = pytest.mark.plain_only

MADE = runpy.run_path(str(Path(__file__).with_name("odd_spreadsheets.py")))
ODD: dict[str, Any] = MADE["ODD"]
PLAIN: str = MADE["PLAIN"]
ADDED = ("_text", "_value", "_status", "_flags", "_start", "_end")


def clean(odd: Any, folder: Path, suffix: str, **more: Any) -> tuple[CleanSummary, Path]:
    source, out = folder / f"in{odd.suffix}", folder / f"out{suffix}"
    source.write_bytes(odd.data)
    return clean_file(str(source), str(out), **{**odd.arguments, **more}), out


def cells(path: Path) -> Iterator[str]:
    """Every cell of an output, and of the files beside it, as text."""
    for file in sorted(path.parent.glob("out*")):
        if file.suffix == ".xlsx":
            for sheet in read_workbook(file.read_bytes()):
                yield from (str(cell) for row in sheet.rows for cell in row if cell is not None)
        elif file.suffix == ".parquet":
            import pandas as pd

            frame = pd.read_parquet(file)
            yield from (str(cell) for row in frame.attrs.get("above", []) for cell in row)
            yield from map(str, frame.columns)
            frame = frame.reset_index()
            yield from (str(cell) for row in frame.itertuples(index=False) for cell in row)
        else:
            text = file.read_bytes().decode("utf-8-sig")
            yield from (cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)


def test_there_are_enough_of_them() -> None:
    assert len(ODD) >= 40


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("name", ODD)
def test_nothing_is_lost_and_again_changes_nothing(name: str, suffix: str, tmp_path: Path) -> None:
    odd = ODD[name]
    summary, out = clean(odd, tmp_path, suffix)
    assert summary.heading_row == odd.heading_row
    assert summary.sheet == odd.sheet
    assert odd.note in " ".join(summary.notes)
    names = [column.name for column in summary.columns]
    assert set(odd.columns) <= set(names)
    found = Counter(cells(out))
    wanted = Counter(odd.cells)
    if suffix == ".xlsx":  # a workbook holds no NUL, and ends lines with line feeds alone
        wanted = Counter(c.replace("\0", "\ufffd").replace("\r\n", "\n") for c in odd.cells)
        found = Counter(c.replace("\r\n", "\n") for c in found.elements())
    if suffix == ".parquet":  # each name once, those of two rows in one
        joined = " ".join(names)
        wanted = Counter({c for c in wanted if c not in joined or c in found})
    missing = {c for c in wanted if found[c] < wanted[c] and not has_day(c, found)}
    assert not missing
    if (name, suffix) == ("doubled headings", ".parquet"):
        return  # the later column has a name of its own now, and is cleaned as well
    again = out.with_name(f"out2{suffix}")
    kept = {".csv": ("header_row",), ".xlsx": ("header_row", "sheet")}.get(suffix, ())
    clean_file(str(out), str(again), **{k: v for k, v in odd.arguments.items() if k in kept})
    assert list(cells_of_one(again)) == list(cells_of_one(out))


def has_day(cell: str, found: Counter[str]) -> bool:
    return any(other.startswith(cell) for other in found)


def cells_of_one(path: Path) -> Iterator[str]:
    folder = path.parent / f"one-{path.stem}"
    folder.mkdir()
    (folder / f"out{path.suffix}").write_bytes(path.read_bytes())
    yield from cells(folder / f"out{path.suffix}")


@pytest.mark.parametrize("name", [name for name, odd in ODD.items() if odd.suffix == ".csv"])
def test_given_cells_keep_their_places(name: str, tmp_path: Path) -> None:
    odd = ODD[name]
    if odd.data[:2] == b"PK":
        pytest.skip("a workbook")
    from mattrakan.commands.sheets.text_tables import read_text_table

    before = read_text_table(odd.data)[0].rows
    _, out = clean(odd, tmp_path, ".csv")
    after = read_text_table(out.read_bytes())[0].rows
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        kept = iter(new)
        assert all(cell in kept for cell in old)  # in the same order


def test_running_numbers_are_left_alone(tmp_path: Path) -> None:
    summary, _ = clean(ODD["plain"], tmp_path, ".csv")
    assert "ที่" not in [column.name for column in summary.columns]


def test_doubts_are_in_the_summary(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("งบประมาณ (บาท)\n๕๐๐ บาท (หกร้อยบาท)\n๗๐๐\nลอย\n", "utf-8")
    summary = clean_file(str(source), str(tmp_path / "b.csv"))
    assert any("in doubt (words_disagree)" in line for line in summary.lines())
    told = json.loads(summary.to_json())
    assert told["columns"][0]["doubts"] == {"words_disagree": 1}
    assert told["columns"][0]["counts"]["unparsed"] == 1


@pytest.mark.parametrize("arguments", [{"sheet": "ไม่มี"}, {"sheet": "9"}, {"header_row": 99}])
def test_a_sheet_or_row_that_is_not_there(arguments: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no"):
        clean(ODD["cover sheet first"], tmp_path, ".csv", **arguments)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 broken",
        b"\xd0\xcf\x11\xe0 broken",
        b"PAR1 broken",
        b"\n \n",
        b"\xff\xfe\x00\xd8",
    ],
)
def test_what_is_no_table_is_an_error_and_no_defect(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(SpreadsheetError):
        clean_file(str(tmp_path / "a.csv"), str(tmp_path / "out.csv"))


def test_the_command_has_the_options_and_a_json_summary(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(ODD["title rows and a merged title"].data)
    asked = ["clean", str(source), "--sheet", "1", "--header-row", "3", "--json"]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 0
    told = json.loads(done.stderr)
    assert told["heading_row"] == 3 and told["rows"] == 3
    assert done.stdout.startswith("แผน,")


def test_a_formula_stays_text_and_hidden_sheets_stay_hidden(tmp_path: Path) -> None:
    _, out = clean(ODD["a hidden sheet first"], tmp_path, ".xlsx")
    sheets = read_workbook(out.read_bytes())
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("เก่า", True), ("ใหม่", False)]
    assert [name for name in sheets[1].rows[0] if str(name).endswith(ADDED)]
    _, out = clean(ODD["formulas as text"], tmp_path, ".xlsx")
    assert read_workbook(out.read_bytes())[0].rows[1][-1] == "=1+1"


def test_every_sheet_hidden_is_still_a_workbook() -> None:
    data = sheets_to_workbook([Sheet("ก", [], hidden=True)], [[["x"]]])
    assert read_workbook(data)[0].rows == [["x"]]


def test_the_first_row_is_headings_unless_it_is_a_title() -> None:
    plain = Sheet("", [line.split(",") for line in PLAIN.splitlines()])
    (found,), place = find_table([plain])
    assert (found.header_row, found.header_rows, place) == (0, 1, 0)
